#!/bin/sh
# sizes.sh ROOT: refuses functions over 100 lines, files over 600 and public headers over 90. Before it looks at the sources
# it proves on made-up files that it can refuse.
set -eu

# judge LIMIT-OF-FUNCTION LIMIT-OF-FILE FILE…: prints what is too long. A function is counted from the first line of its
# declaration to its closing brace; both braces stand in the first column, which clang-format sees to and this check insists on.
judge() {
	awk -v most="$1" -v file_most="$2" '
	function file_end() {
		if (file != "" && lines > file_most)
			printf "%s: %d lines, %d are allowed\n", file, lines, file_most
	}
	FNR == 1 {
		file_end()
		file = FILENAME
		begin = inside = 0
	}
	{
		lines = FNR
	}
	/^[A-Za-z_].*\)[ \t]*\{[ \t]*$/ {
		printf "%s:%d: the brace of a function stands on a line of its own\n", FILENAME, FNR
	}
	inside && /^\}/ {
		if (FNR - begin + 1 > most)
			printf "%s:%d: a function of %d lines, %d are allowed\n", FILENAME, begin, FNR - begin + 1, most
		inside = 0
	}
	/^\{/ {
		inside = 1
		if (!begin)
			begin = FNR
		next
	}
	inside { next }
	/^[A-Za-z_]/ && !begin { begin = FNR }
	/^$/ || /[;}]$/ || /^[#\/]/ { begin = 0 }
	END { file_end() }' "$3"
}

# made LINES: a function of so many lines on standard output, its declaration on two of them.
made() {
	printf 'static int made(int first,\n                int second)\n{\n'
	yes '	first++;' | head -n $(($1 - 4))
	printf '}\n'
}

self_test() {
	{ made 100; echo; made 7; } >"$fixture/good.c"
	{ made 5; echo; made 101; } >"$fixture/long.c"
	yes 'int x;' | head -n 601 >"$fixture/file.c"
	printf 'int f(void) {\n}\n' >"$fixture/brace.c"
	[ -z "$(judge 100 600 "$fixture/good.c")" ] || { echo 'self-test: refused a function of 100 lines'; exit 1; }
	for bad in long file brace; do
		[ -n "$(judge 100 600 "$fixture/$bad.c")" ] || { echo "self-test: did not refuse $bad.c"; exit 1; }
	done
}

fixture=$(mktemp -d)
trap 'rm -rf "$fixture"' EXIT
self_test

cd "$1"
sources=$(find src include tests data -name '*.[ch]')
[ -n "$sources" ] || { echo 'no source found: is this the root of the project?'; exit 1; }
faults=$(for file in $sources; do
	case $file in
	include/*) judge 100 90 "$file" ;;
	*) judge 100 600 "$file" ;;
	esac
done)
[ -z "$faults" ] || { printf '%s\n' "$faults"; exit 1; }
