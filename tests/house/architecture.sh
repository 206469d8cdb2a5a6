#!/bin/sh
# architecture.sh ROOT: docs/architecture.md has a line for every source file and names none that does not exist. A file is
# named by its path from the root between backticks, first on its line behind a list mark or a bar. The check proves itself
# on a made-up folder first.
set -eu

# judge ROOT: prints what is missing in the document or on the disk.
judge() (
	cd "$1"
	document=docs/architecture.md
	[ -f "$document" ] || { echo "$document is missing"; return; }
	# One pass over the document: a search for each of a thousand files would take seconds.
	sed -n 's/^[-*| ]*`\([^` ]*\)`.*/\1/p' "$document" >"$listed"
	find src include tests data -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' | LC_ALL=C sort | grep -vxFf "$listed" |
		sed "s|\$| has no line in $document|"
	for name in $(grep -o '`[^` ]*`' "$document" | tr -d '`' | grep -E '^(src|include|tests|data|docs|po)/[^*…<>{}]*$' | LC_ALL=C sort -u); do
		[ -e "$name" ] || echo "$document names $name, which does not exist"
	done
)

expect() {
	said=$(judge "$fixture")
	case $1:$said in
	refused:?* | allowed:) ;;
	*) printf 'self-test: %s: should be %s; the check said "%s"\n' "$2" "$1" "$said"; exit 1 ;;
	esac
}

fixture=$(mktemp -d)
listed=$(mktemp)
trap 'rm -rf "$fixture" "$listed"' EXIT
mkdir -p "$fixture/src/text" "$fixture/include" "$fixture/tests" "$fixture/data" "$fixture/docs"
: >"$fixture/src/text/a.c"
: >"$fixture/src/text/b.h"
expect refused 'no document'
printf 'The layers.\n\n- `src/text/a.c` reads\n| `src/text/b.h` | x |\n- `src/text/` is a folder\n' >"$fixture/docs/architecture.md"
expect allowed 'all files named'
: >"$fixture/src/text/c.c"
expect refused 'a file without a line'
rm "$fixture/src/text/c.c" "$fixture/src/text/b.h"
expect refused 'a line without a file'
printf 'It is unlike `src/text/a.c` in all.\n' >"$fixture/docs/architecture.md"
expect refused 'a file that is only mentioned'

faults=$(judge "$1")
[ -z "$faults" ] || { printf '%s\n' "$faults"; exit 1; }
