#!/bin/sh
# ambiguous.sh [FOLDER]: prints ambiguous.c from EastAsianWidth.txt and UnicodeData.txt in FOLDER (/usr/share/unicode, Debian's
# package unicode-data). Run it by hand after a new Unicode and commit what it prints; tests/text/ambiguous.sh compares.
set -eu
export LC_ALL=C
unicode=${1-/usr/share/unicode}

awk -F '[;#]' '
function hex(digits,   value, i) {
	value = 0
	for (i = 1; i <= length(digits); i++)
		value = value * 16 + index("0123456789ABCDEF", substr(digits, i, 1)) - 1
	return value
}
function flush() {
	if (first != "")
		ranges[++count] = sprintf("{0x%04X, 0x%04X}", first, last)
}
FNR == NR {
	category[hex($1)] = $3
	next
}
FNR == 1 {
	version = $0
	sub(/.*EastAsianWidth-/, "", version)
	sub(/\.txt.*/, "", version)
}
$2 ~ /^A/ {
	sub(/ /, "", $1)
	number = split($1, ends, /\.\./)
	from = hex(ends[1])
	if (category[from] == "Co")
		next
	for (c = from; c <= hex(ends[number]); c++) {
		if (category[c] ~ /^(M|Cf)/)
			continue
		total++
		if (c != last + 1) {
			flush()
			first = c
		}
		last = c
	}
}
END {
	flush()
	if (!count)
		exit 1
	print "/* Made by ambiguous.sh from EastAsianWidth.txt and UnicodeData.txt of Unicode " version ": do not edit. */"
	print "#include \"internal.h\""
	print ""
	print "/* clang-format off */"
	print "const struct text_range text_ambiguous[] = { /* " total " characters */"
	for (i = 1; i <= count; i++)
		printf "%s%s,%s", i % 6 == 1 ? "\t" : " ", ranges[i], i % 6 == 0 || i == count ? "\n" : ""
	print "};"
	print "/* clang-format on */"
	print ""
	print "const size_t text_ambiguous_count = sizeof text_ambiguous / sizeof *text_ambiguous;"
}' "$unicode/UnicodeData.txt" "$unicode/EastAsianWidth.txt"
