#!/bin/sh
# test_generated.sh GENERATE GWAGI: what the bench measures on can be imported and is sound, and is the same each time.
set -eu

fail() {
	printf '%s\n' "$1"
	exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 TZ=Asia/Seoul GWAGI_TODAY=2026-11-22 HOME="$work"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

"$1" "$work/one" 1234
"$1" "$work/two" 1234
diff -r "$work/one" "$work/two" || fail 'two runs differ'
"$2" --db "$work/one.db" import "$work/one/0"
"$2" --db "$work/one.db" check
[ "$("$2" --db "$work/one.db" list milestones --format tsv | wc -l)" -eq 1235 ] || fail 'not 1234 milestones and a heading'
[ "$("$2" --db "$work/one.db" list items --format tsv | wc -l)" -eq 141 ] || fail 'not 140 items and a heading'
