#!/bin/sh
# pages.sh check|write PAGES GWAGI ROOT SCHEMA_PAGE: what the documents show of the program is what it draws today: the picture, the
# screens and outputs in the manual and the manual pages, the tables of docs/schema.md. `check` fails where it is not, and types the tour of the manual; `write` makes it anew.
set -eu
# What runs on the terminal runs in a folder of its own: paths from the root.
verb=$1 pages=$(realpath -- "$2") root=$4
GWAGI_EXE=$(realpath -- "$3") PATH=$(dirname -- "$(realpath -- "$3")"):$PATH
export GWAGI_EXE PATH

# The login is then the same for everybody.
as=
if [ "$(id -u)" != 0 ]; then
	unshare -r true 2>/dev/null || { echo 'needs root or user namespaces'; exit 77; }
	as='unshare -r'
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stale=
export HOME="$work" GWAGI_CONFIG=/dev/null LC_ALL=C.UTF-8 GWAGI_TODAY=2026-01-10
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME GWAGI_DB

# settle FILE: what should be in it is in $work/new.
settle() {
	cmp -s "$work/new" "$root/$1" && return
	if [ "$verb" = write ]; then
		cp "$work/new" "$root/$1"
		echo "$1"
	else
		diff -u "$root/$1" "$work/new" | head -n 40 || :
		stale="$stale $1"
	fi
}

$as "$pages" svg >"$work/new"
settle docs/picture.svg
for page in manual.ko.md man/en/gwagi-filter.7 man/ko/gwagi-filter.7; do
	$as "$pages" fill "$root/docs/$page" >"$work/new"
	settle "docs/$page"
done
gwagi --quiet --db "$work/fresh.db" init
"$5" "$work/fresh.db" "$root/data/schema.sql" "$root/docs/schema.head.md" >"$work/new"
settle docs/schema.md
[ "$verb" = write ] || $as "$pages" tour "$root/docs/manual.ko.md"
[ -z "$stale" ] || { echo "no longer what the program shows:$stale; ./dev picture makes them anew"; exit 1; }
