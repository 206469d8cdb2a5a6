#!/bin/sh
# manual.sh GWAGI ROOT: the manual pages, in both languages, know every command, option, setting with its values, action and key of a filter that the program
# itself names, and mandoc finds nothing wrong with them. Proves on a made-up page first that a lack is seen.
set -eu
gwagi=$1 man=$2/docs/man
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GWAGI_CONFIG="$work/config" LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME GWAGI_DB GWAGI_TODAY LANGUAGE
: >"$work/config"
faults=0

# plain PAGE: what its reader sees, but for the lines.
plain() {
	sed -e 's/\\-/-/g' -e 's/\\f[A-Z]//g' -e 's/^\.[A-Z]* //' -e 's/\\[|&]//g' "$1" | tr -d '"'
}

# lacks PAGE WORD…: the words, which may begin with dashes, that do not stand in it as words.
lacks() {
	plain "$1" >"$work/plain"
	shift
	for word in "$@"; do
		grep -qE -e "(^|[^a-z_-])$word([^a-z_-]|\$)" "$work/plain" || printf '%s ' "$word"
	done
}

# complete PAGE WORD…: in both languages.
complete() {
	page=$1
	shift
	[ $# -gt 2 ] || { echo "the program names nothing for $page"; exit 1; }
	for language in en ko; do
		missing=$(lacks "$man/$language/$page" "$@")
		[ -z "$missing" ] || { echo "docs/man/$language/$page does not know: $missing"; faults=1; }
	done
}

printf '.B \\-\\-known\n.BR set ", " one\\-two\n' >"$work/page"
[ "$(lacks "$work/page" --known --know set one-two two)" = '--know two ' ] || { echo 'self-test: lacks'; exit 1; }

# said WORDS…: what the program says of a wrong one, the list behind the last colon.
said() {
	"$gwagi" "$@" 2>&1 | sed -n 's/.*쓸 수 있는 [^:]*: \(.*\)\.$/\1/p' | sed 's/key\.[^ ]*//' | tr -d ,
}

commands=$("$gwagi" --help | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p')
for command in '' $commands; do
	"$gwagi" help $command
done >"$work/help"
options=$(grep -oE -e '(^|[^a-z-])--?[a-zA-Z][a-z-]*' "$work/help" | grep -oE -e '--?[a-zA-Z].*' | sort -u)
complete gwagi.1 $options
for command in $commands; do
	for language in en ko; do
		grep -qE '^(\.B |\\fB)'"$command"'( |\\|$)' "$man/$language/gwagi.1" || { echo "docs/man/$language/gwagi.1 does not describe $command"; faults=1; }
	done
done

echo 'nothing = 1' >"$work/config"
settings=$(said list meetings)
for setting in $settings; do
	echo "$setting = nothing" >"$work/config"
	complete gwagi-config.5 "$setting" $(said list meetings)
done
: >"$work/config"
complete gwagi-config.5 $(sed -n 's/^.*X([A-Z_]*, "\([a-z_]*\)".*/\1/p' "$2/include/gwagi/view/actions.h")
complete gwagi-filter.7 $(said list milestones nothing:1)

if command -v mandoc >/dev/null; then
	for page in "$man"/*/*; do
		mandoc -K utf-8 -T lint -W warning "$page" || faults=1
	done
fi
exit "$faults"
