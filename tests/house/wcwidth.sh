#!/bin/sh
# wcwidth.sh BINARY OTHER-BINARY: BINARY hands its own wcwidth to the libraries it uses, as ncurses must count cells as the program
# does (src/text/width.c). OTHER-BINARY, which has none, proves first that the lack is seen.
set -eu
export LC_ALL=C

exports() {
	readelf --dyn-syms -W "$1" | grep -qE ' FUNC +GLOBAL +DEFAULT +[0-9]+ wcwidth$'
}

! exports "$2" || { echo 'self-test: saw a wcwidth where there is none'; exit 1; }
exports "$1" || { echo "$1 exports no wcwidth"; exit 1; }
