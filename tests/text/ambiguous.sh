#!/bin/sh
# ambiguous.sh SCRIPT TABLE: the committed table is what the script makes of Debian's Unicode data (package unicode-data).
set -eu
made=$(sh "$1")
if [ "$made" != "$(cat "$2")" ]; then
	echo "$2 is not what $1 prints"
	exit 1
fi
