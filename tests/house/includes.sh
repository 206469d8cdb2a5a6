#!/bin/sh
# includes.sh ROOT: refuses an #include that breaks the layering of docs/architecture.md. Before it looks at the sources it
# proves on small examples that it can refuse. Libraries of other layers would not link; their headers would still be found.
set -eu

# judge ROOT: reads "path:line:#include …", prints what is wrong, one line each.
judge() {
	awk -v root="$1" '
	BEGIN {
		below["text"] = "text"
		below["model"] = "model"
		below["store"] = "store model text"
		below["office"] = "office model text" # the program gwagi-office; of it exchange knows how to talk to it
		below["exchange"] = "exchange office store model text"
		below["view"] = "view store model text"
		below["tui"] = "tui view store model text"
		below["line"] = "line view store model text"
		below["cli"] = "cli line tui view exchange store model text"
		owner["sqlite3.h"] = owner["sqlite3ext.h"] = "store"
		owner["ncurses.h"] = owner["curses.h"] = owner["term.h"] = owner["ncursesw/ncurses.h"] = owner["ncursesw/curses.h"] = "tui"
		owner["csv.h"] = owner["jansson.h"] = "exchange"
		owner["xlsxwriter.h"] = owner["expat.h"] = "office"
		owner["cmocka.h"] = owner["vterm.h"] = "the tests"
	}
	function refuse(why) {
		printf "%s:%s: %s: %s\n", file, number, text, why
	}
	function exists(path,   line, answer) {
		answer = (getline line < path) >= 0
		close(path)
		return answer
	}
	function owner_of(header) {
		if (header in owner)
			return owner[header]
		if (header ~ /^nettle\//)
			return "store"
		if (header ~ /^(xlsxwriter|libical|minizip)\//)
			return "office"
		if (header ~ /^uni[a-z]*\.h$/ && header != "unistd.h")
			return "text"
		return ""
	}
	{
		split($0, part, ":")
		file = part[1]
		number = part[2]
		text = substr($0, length(file) + length(number) + 3)
		split(file, folder, "/")
		layer = folder[1] == "src" ? folder[2] : folder[3]
		if (!(layer in below)) {
			refuse("a folder that is no layer")
			next
		}
		if (text !~ /^[ \t]*#[ \t]*include[ \t]*[<"]/) {
			refuse("an include that names no header")
			next
		}
		name = text
		sub(/^[ \t]*#[ \t]*include[ \t]*[<"]/, "", name)
		sub(/[>"].*/, "", name)
		system_header = text ~ /include[ \t]*</
		if (name ~ /^gwagi\//) {
			split(name, public, "/")
			if (index(" " below[layer] " ", " " public[2] " ") == 0)
				refuse(layer " must not know " public[2])
		} else if (system_header) {
			if (owner_of(name) != "" && (owner_of(name) != layer || folder[1] == "include"))
				refuse("only the files of " owner_of(name) " may use it")
		} else if (folder[1] == "include") {
			refuse("a public header shows a private one")
		} else if (name == "embedded.h") {
			if (layer != "store" && layer != "exchange")
				refuse("only store and exchange know the embedded files")
		} else if (name ~ /\// || !exists(root "/src/" layer "/" name)) {
			refuse("no header of the same folder")
		}
	}'
}

# expect VERDICT PATH INCLUDE: the self-test; VERDICT is "refused" or "allowed".
expect() {
	said=$(printf '%s:1:%s\n' "$2" "$3" | judge "$fixture")
	case $1:$said in
	refused:?* | allowed:) ;;
	*)
		printf 'self-test: %s with %s should be %s; the check said "%s"\n' "$2" "$3" "$1" "$said"
		exit 1
		;;
	esac
}

root=$1
fixture=$(mktemp -d)
trap 'rm -rf "$fixture"' EXIT
mkdir -p "$fixture/src/store"
: >"$fixture/src/store/row.h"

expect refused src/text/a.c '#include "gwagi/model/day.h"'
expect refused src/model/a.c '#include "gwagi/text/text.h"'
expect refused src/model/a.c '#include "gwagi/store/store.h"'
expect refused src/store/a.c '#include "gwagi/view/outline.h"'
expect refused src/store/a.c '#include <gwagi/exchange/csv.h>'
expect refused src/view/a.c '#include "gwagi/exchange/csv.h"'
expect refused src/view/a.c '#include "gwagi/tui/dashboard.h"'
expect refused src/tui/a.c '#include "gwagi/cli/command.h"'
expect refused src/tui/a.c '#include "gwagi/exchange/csv.h"'
expect refused src/line/a.c '#include "gwagi/tui/dashboard.h"'
expect refused src/line/a.c '#include "gwagi/exchange/csv.h"'
expect refused include/gwagi/model/a.h '#include "gwagi/store/store.h"'
expect refused include/gwagi/store/a.h '#include "row.h"'
expect refused include/gwagi/store/a.h '#include <sqlite3.h>'
expect refused src/view/a.c '#include <sqlite3.h>'
expect refused src/cli/a.c '#  include  <ncurses.h>'
expect refused src/view/a.c '#include <term.h>'
expect refused src/model/a.c '#include <unistr.h>'
expect refused src/store/a.c '#include <csv.h>'
expect refused src/cli/a.c '#include <jansson.h>'
expect refused src/exchange/a.c '#include <nettle/sha2.h>'
expect refused src/exchange/a.c '#include <xlsxwriter.h>'
expect refused src/exchange/a.c '#include <libical/ical.h>'
expect refused src/cli/a.c '#include <minizip/unzip.h>'
expect refused src/model/a.c '#include <expat.h>'
expect refused include/gwagi/office/a.h '#include <expat.h>'
expect refused src/office/a.c '#include "gwagi/store/store.h"'
expect refused src/view/a.c '#include "gwagi/office/wire.h"'
expect refused src/cli/a.c '#include "gwagi/office/wire.h"'
expect refused src/store/a.c '#include <cmocka.h>'
expect refused src/store/a.c '#include "../text/width.h"'
expect refused src/store/a.c '#include "width.h"'
expect refused src/view/a.c '#include "embedded.h"'
expect refused src/store/a.c '#include HEADER'
expect refused src/helper/a.c '#include <stdio.h>'
expect allowed src/store/a.c '#include "row.h"'
expect allowed src/store/a.c '#include "embedded.h"'
expect allowed src/store/a.c '#include <sqlite3.h> // why'
expect allowed src/store/a.c '#include "gwagi/model/day.h"'
expect allowed src/exchange/a.c '#include "gwagi/office/wire.h"'
expect allowed src/office/a.c '#include <libical/ical.h>'
expect allowed src/text/a.c '#include <unistr.h>'
expect allowed src/model/a.c '#include <unistd.h>'
expect allowed src/cli/a.c '#include "gwagi/tui/dashboard.h"'
expect allowed include/gwagi/store/a.h '#include "gwagi/model/day.h"'

cd "$root"
seen=$(grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.[ch]' src include)
[ -n "$seen" ] || { echo 'no include found: is this the root of the project?'; exit 1; }
faults=$(printf '%s\n' "$seen" | judge .)
[ -z "$faults" ] || { printf '%s\n' "$faults"; exit 1; }
