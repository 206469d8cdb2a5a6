#!/bin/sh
# drawing.sh ROOT: refuses calls that put text on the screen anywhere but in src/tui/paint.c, which takes cleaned text only, erases
# the field first and knows where a wide character may stand. Before it looks at the sources it proves that it can refuse.
set -eu

calls='add(n?w?str|ch|chn?str|_wch|_wchn?str)|ins(n?str|ch|_wch|_n?wstr)|echochar|echo_wchar|printw|[hv]line(_set)?|border(_set)?|box(_set)?'

# judge FILE…: prints the lines that call one of them.
judge() {
	grep -nE "(^|[^A-Za-z0-9_])((mv)?w?($calls)|vw_?printw|putp|tputs|vid_?(puts|attr)) *\(" "$@" /dev/null || true
}

fixture=$(mktemp -d)
trap 'rm -rf "$fixture"' EXIT
for call in 'waddnstr(window, text, -1)' 'mvwaddstr(w, 0, 0, "x")' 'addch (c)' 'mvprintw(0, 0, "x")' 'vw_printw(w, f, a)' 'wadd_wch(w, &c)' \
	'mvwhline(w, 0, 0, 32, 3)' 'waddwstr(w, L"x")' 'insnstr(s, 3)' 'box(w, 0, 0)' 'wborder_set(w, &c)' 'putp(s)' 'tputs(s, 1, f)'; do
	printf '	%s;\n' "$call" >"$fixture/bad.c"
	[ -n "$(judge "$fixture/bad.c")" ] || { echo "self-test: did not refuse $call"; exit 1; }
done
printf '	row_add(&row, "x");\n	text_append(&t, s);\n	fprintf(f, "x");\n	sandbox(1);\n	werase(w);\n' >"$fixture/good.c"
[ -z "$(judge "$fixture/good.c")" ] || { echo 'self-test: refused what draws nothing'; exit 1; }

cd "$1"
[ -n "$(judge src/tui/paint.c)" ] || { echo 'src/tui/paint.c draws nothing: is this the root of the project?'; exit 1; }
faults=$(judge $(find src include -name '*.[ch]' ! -path src/tui/paint.c))
[ -z "$faults" ] || { printf '%s\n' "$faults"; exit 1; }
