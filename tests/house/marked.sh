#!/bin/sh
# marked.sh ROOT: no text in Hangul is said without being marked for translation (include/gwagi/model/message.h). In the files named
# below stand words that people type or that are data, in whatever language the program speaks.
set -eu
export LC_ALL=C

# What is typed: dates, figures, answers, the words of filters and of fields; letters of the keyboard.
typed='src/cli/ask.c src/cli/complete_rows.c src/cli/view.c src/line/order.c src/model/amount.c src/model/date_english.c src/model/date_korean.c src/model/date_point.c
	src/model/date_relative.c src/model/filter.c src/model/quantity_english.c src/model/quantity_parse.c src/store/cell.c src/tui/choice.c'
# What is data or part of it: words of figures, units, names given to links, signs between words and at the beginning of lines,
# filters, the sheet that offices fill in, a font.
data='src/model/quantity.c src/model/typed.c src/model/vocabulary.c src/store/gate_close.c src/store/gate_split.c src/text/hang.c
	src/text/safe.c src/text/wrap.c src/line/talk.c src/view/completion.c src/view/source_work.c src/exchange/form.c
	src/exchange/form_cell.c src/exchange/form_load.c src/exchange/report_contacts.c src/exchange/report_summary.c
	src/office/sheet.c'
# What is drawn to be measured, and what is said in both languages because neither is sure to be understood.
shown='src/cli/diagnose.c src/tui/dialog_width.c src/tui/probe.c src/cli/main.c src/cli/language.c
	src/office/main.c'

# texts OPTION…: "file:line|text" of what xgettext finds in the files, if there is Hangul in it.
texts() {
	: >"$work/found" # nothing is written where nothing is found
	xgettext --files-from="$work/files" --from-code=UTF-8 --no-wrap --add-location=full --output="$work/found" "$@" 2>"$work/said" ||
		{ cat "$work/said"; return; }
	awk '
		function finish() {
			if (text ~ /\343[\204-\206][\200-\277]|\352[\260-\277][\200-\277]|[\353\354][\200-\277][\200-\277]|\355[\200-\236][\200-\277]/) {
				count = split(places, place, " ")
				for (i = 1; i <= count; i++)
					print place[i] "|" text
			}
			text = places = ""
		}
		/^#:/ { places = places " " substr($0, 4); next }
		/^$/ { finish(); next }
		/^msg/ { reading = /^msgid/ }
		/^msgid|^"/ {
			if (reading) {
				sub(/^[^"]*"/, "")
				sub(/"$/, "")
				text = text $0
			}
		}
		END { finish() }' "$work/found" | sort -u
}

# judge ROOT: prints the texts that are not marked.
judge() (
	cd "$1"
	rm -rf "$work/copy"
	mkdir "$work/copy"
	cp -R src include "$work/copy"
	cd "$work/copy"
	find src include -name '*.[ch]' | sort >"$work/files"
	# Bytes in figures that are no whole characters end xgettext.
	xargs sed -i 's/\\x[0-9A-Fa-f][0-9A-Fa-f]*/ /g; s/\\[0-7][0-7][0-7]/ /g' <"$work/files"
	texts --extract-all >"$work/all"
	texts --keyword=_ --keyword=N_ --keyword=D_ --keyword=C_:1c,2 --keyword=NC_:1c,2 >"$work/marked"
	comm -23 "$work/all" "$work/marked" >"$work/unmarked"
	for file in $typed $data $shown; do
		grep -v "^$file:" "$work/unmarked" >"$work/left" || true
		mv "$work/left" "$work/unmarked"
	done
	cat "$work/unmarked"
)

expect() {
	printf '%b' "$2" >"$work/made/src/said.c"
	said=$(judge "$work/made")
	case $1:$said in
	refused:?* | allowed:) ;;
	*) printf 'self-test: this should be %s; the check said "%s":\n%b\n' "$1" "$said" "$2"; exit 1 ;;
	esac
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/made/src" "$work/made/include"
expect refused 'const char *a = "말";\n'
expect refused 'const char *a = N_("말"), *b = "말";\n'"\n"'const char *c =\n\t"말";\n'
expect refused 'say("a %%s" "ㅎ", b);\n'
expect allowed '/* 말 */\nconst char *a = N_("말"), *b = NC_("view", "말"), *c = "word"; // 말\n'
expect allowed 'say(_("말 %%s\\n"\n\t"글"), D_("말"), C_("view", "말"));\n'
expect allowed 'char c = 0x27; const char *arrow = "→";\n'

for file in $typed $data $shown; do
	[ -f "$1/$file" ] || { echo "$file is allowed what it likes, but does not exist"; exit 1; }
done
faults=$(judge "$1")
[ -z "$faults" ] || { printf 'not marked for translation:\n%s\n' "$faults"; exit 1; }
