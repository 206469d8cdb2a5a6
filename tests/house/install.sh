#!/bin/sh
# install.sh BUILD: what `meson install` puts below DESTDIR works from there, and from wherever the whole is moved to: the program, its English
# catalogue, its helper; manual pages are found in both languages, links between documents hold, the examples are accepted. Uninstalling takes away every file and folder.
set -eu
build=$1
meson=/usr/bin/meson
[ -x "$meson" ] || meson=meson
log=$build/meson-logs/install-log.txt
work=$(mktemp -d)

# The log of an installation that somebody may want to take back stays as it is.
restore() {
	if [ -f "$work/log" ]; then cp -p "$work/log" "$log"; else rm -f "$log"; fi
	rm -rf "$work"
}
[ ! -f "$log" ] || cp -p "$log" "$work/log"
trap restore EXIT
mkdir "$work/home"
export HOME="$work/home" LC_ALL=C.UTF-8 GWAGI_TODAY=2026-01-10
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME GWAGI_DB GWAGI_CONFIG LANGUAGE MANPATH MANPAGER PAGER

fail() {
	echo "$1"
	exit 1
}

DESTDIR=$work/to "$meson" install -C "$build" --no-rebuild --quiet
bin=$(find "$work/to" -path '*/bin/gwagi')
[ -n "$bin" ] || fail 'no program was installed'
prefix=${bin%/bin/gwagi}

# tells WHAT COMMAND…: what is expected stands in what the command says.
tells() {
	what=$1
	shift
	"$@" >"$work/said" 2>&1 || fail "$* ended badly: $(cat "$work/said")"
	grep -qF -e "$what" "$work/said" || fail "$* does not say $what"
}

works() {
	rm -rf "$HOME/.local"
	tells 국방통합AI데이터센터 "$1/bin/gwagi" show 1.2.2.1
	! command -v msgfmt >/dev/null || tells 'Usage: gwagi' "$1/bin/gwagi" --lang en --help
	[ ! -e "$1/libexec/gwagi/gwagi-office" ] || tells '' "$1/bin/gwagi" --yes export "$HOME/targets.xlsx" targets
}
works "$prefix"
cp -a "$prefix" "$work/moved"
works "$work/moved"

for page in gwagi.1 gwagi-config.5 gwagi-filter.7; do
	[ -s "$prefix/share/man/man${page##*.}/$page" ] && [ -s "$prefix/share/man/ko/man${page##*.}/$page" ] || fail "$page is not there in both languages"
	if command -v man >/dev/null && man --version 2>/dev/null | grep -q man; then
		man -M "$prefix/share/man" -w "${page%.*}" >/dev/null || fail "man does not find $page"
	fi
done

for script in bash-completion/completions/gwagi zsh/site-functions/_gwagi fish/vendor_completions.d/gwagi.fish; do
	[ -s "$prefix/share/$script" ] || fail "$script is not there"
done

documents=$prefix/share/doc/gwagi
[ -s "$documents/copyright" ] || fail 'no copyright'
for document in "$documents/README.md" "$documents"/docs/*.md; do
	for link in $(grep -o '](\([^):#]*\))' "$document" | tr -d '()]' | sort -u); do
		[ -e "$(dirname "$document")/$link" ] || fail "$(basename "$document") links $link, which is not there"
	done
done

# The example as it is, and with all that it only shows.
for line in 's/x/x/' 's/^#\([a-z]\)/\1/'; do
	sed "$line" "$documents/examples/config" >"$work/config"
	GWAGI_CONFIG=$work/config tells 1 "$prefix/bin/gwagi" list meetings
done
mkdir -p "$HOME/.config/gwagi"
cp "$documents/examples/holidays" "$HOME/.config/gwagi/holidays"
tells 휴 "$prefix/bin/gwagi" gantt 1.2 --scale month

(cd "$build" && "$meson" --internal uninstall) >"$work/said" || fail "uninstalling: $(cat "$work/said")"
[ ! -e "$work/to" ] || fail "uninstalling leaves $(find "$work/to" | head -n 5)"
