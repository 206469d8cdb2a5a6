#!/bin/sh
# catalogue.sh ROOT: po/en.po translates every message of the sources and nothing else, with the same placeholders, without a trace
# of Hangul but for what is typed or looked for as it is. Each check first proves on a made-up message that it can refuse.
set -eu
export LC_ALL=C

root=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Names and units of the content in examples, words of the source and of Korean input that are talked about, the key that changes
# the keyboard.
words='관리번호 판 국방부 과기 ㄱㅎㄱㅅ 장 이상 개 만 천 까지 부터 이전 이후 잠정 계획 편성 팀장 관보 제 호 초 상순 연초 월초 전 후 내후년 일 뒤 여 추진중 한 영'

# judge PO POT: prints the faults.
judge() {
	msgfmt --check --output-file=/dev/null "$1" 2>&1 | grep -v 'warning: header field' || true
	awk -v words="$words" -f "$here/catalogue.awk" "$1"
	keys "$1" >"$work/translated"
	keys "$2" >"$work/extracted"
	comm -13 "$work/translated" "$work/extracted" | sed 's/^/missing: /'
	comm -23 "$work/translated" "$work/extracted" | sed 's/^/nobody says: /'
}

# keys PO: context and message, a line each, sorted.
keys() {
	awk '
		function finish() { if (id != "") print context "|" id; id = context = field = "" }
		/^#~/ { next }
		/^$/ { finish() }
		/^msg|^"/ {
			if (/^msg/) field = $1
			text = $0
			sub(/^[^"]*"/, "", text)
			sub(/"$/, "", text)
			if (field == "msgctxt") context = context text
			if (field == "msgid") id = id text
		}
		END { finish() }' "$1" | sort
}

head='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

# expect refused|allowed MESSAGE… (the rest of an entry behind its msgid "말 …" line)
expect() {
	printf "$head"'\n%b' "$2" >"$work/fixture.po"
	printf "$head"'\n%b' "${3-$2}" >"$work/fixture.pot"
	said=$(judge "$work/fixture.po" "$work/fixture.pot")
	case $1:$said in
	refused:?* | allowed:) ;;
	*) printf 'self-test: this should be %s; the check said "%s":\n%b\n' "$1" "$said" "$2"; exit 1 ;;
	esac
}

expect allowed 'msgid "말"\nmsgstr "word"\n'
expect refused 'msgid "말"\nmsgstr ""\n'
expect refused '#, fuzzy\nmsgid "말"\nmsgstr "word"\n'
expect refused 'msgid "말"\nmsgstr "word"\n\n#~ msgid "옛말"\n#~ msgstr "old word"\n'
expect refused 'msgid "말"\nmsgstr "word"\n' 'msgid "글"\nmsgstr ""\n'
expect refused 'msgid "말"\nmsgstr "word"\n' 'msgctxt "view"\nmsgid "말"\nmsgstr ""\n'
expect refused '#, c-format\nmsgid "%s 말"\nmsgstr "word %d"\n'
expect refused '#, c-format\nmsgid "%s 말"\nmsgstr "word"\n'
expect allowed '#, c-format\nmsgid "%s의 %d"\nmsgstr "%s of %d"\n'
expect refused '#, c-format\nmsgid "%s의 %s"\nmsgstr "%s of %s"\n'
expect allowed '#, c-format\nmsgid "%s의 %s"\nmsgstr "%2$s of %1$s"\n'
expect refused '#, c-format\nmsgid "%s의 %s"\nmsgstr "%1$s of %1$s"\n'
expect refused '#, c-format\nmsgid "%s의 %zu번째 %s"\nmsgstr "%s no. %zu of %s"\n'
expect refused '#, c-format\nmsgid "‘%s’의 값 %s"\nmsgstr "value ‘%2$s’ of %1$s"\n'
expect allowed '#, c-format\nmsgid "‘%s’의 값 %s"\nmsgstr "value %2$s of ‘%1$s’"\n'
expect refused '#, c-format\nmsgid "‘%.*s’의 %s와 %s"\nmsgstr "%s and %s of ‘%.*s’"\n'
expect allowed '#, c-format\nmsgid "‘%.*s’의 %s와 %s"\nmsgstr "%3$s and %4$s of ‘%2$.*1$s’"\n'
expect refused 'msgid "{y}.{m}월"\nmsgstr "{b} {x}"\n'
expect refused 'msgid "{y}년"\nmsgstr "year"\n'
expect refused 'msgid "말"\nmsgstr "말"\n'
expect refused 'msgid "초성 ㄱ"\nmsgstr "initial ㄱ"\n'
expect allowed 'msgid "예: 국방부"\nmsgstr "e.g. 국방부"\n'
expect refused 'msgid "말입니다."\nmsgstr "This is a word"\n'
expect refused 'msgid "말"\nmsgstr "word."\n'
expect refused 'msgid "말입니까?"\nmsgstr "a word"\n'
expect refused 'msgid "말\\n"\nmsgstr "word"\n'
expect refused 'msgid "말: "\nmsgstr "word:"\n'

sh "$root/po/extract.sh" "$root" >"$work/messages.pot"
[ "$(keys "$work/messages.pot" | wc -l)" -gt 1000 ] || { echo 'there are hardly any messages: is this the root of the project?'; exit 1; }
faults=$(judge "$root/po/en.po" "$work/messages.pot")
[ -z "$faults" ] || { printf '%s\n' "$faults" 'For new messages: ./dev po, then translate what it names in po/en.po.'; exit 1; }
