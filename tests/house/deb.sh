#!/bin/sh
# deb.sh ROOT: the Debian package, built twice in two folders, is the same to the byte; what is in it has the right owners, modes, sums and version, works, and loads
# the LGPL's libraries from outside; installing it into a system of its own and purging it leaves nothing. Two builds: only with GWAGI_LONG.
set -eu
root=$1
[ -n "${GWAGI_LONG-}" ] || { echo 'only with --long'; exit 77; }
command -v dpkg-shlibdeps >/dev/null || { echo 'needs dpkg-dev'; exit 77; }
meson=/usr/bin/meson
[ -x "$meson" ] || meson=meson
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1764000000 HOME="$work/home"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME GWAGI_DB GWAGI_CONFIG

fail() {
	echo "$1"
	exit 1
}

make() {
	mkdir -p "$work/$1.out"
	{
		env -u CFLAGS -u CPPFLAGS -u LDFLAGS CC=gcc "$meson" setup "$work/$1" "$root" -Dbuildtype=release -Dlinking=shared -Dtests=disabled --prefix=/usr --sysconfdir=/etc
		ninja -C "$work/$1"
		sh "$root/data/debian/package.sh" "$work/$1" "$work/$1.out"
	} >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}
make one
make another/folder
deb=$(echo "$work"/one.out/*.deb)
cmp "$deb" "$work"/another/folder.out/*.deb || fail 'built twice, it differs'

tree=$work/tree
dpkg-deb -x "$deb" "$tree"
dpkg-deb -e "$deb" "$work/control"
(cd "$tree" && md5sum --quiet -c "$work/control/md5sums") || fail 'sums'
[ "$(find "$tree" -type f | wc -l)" = "$(wc -l <"$work/control/md5sums")" ] || fail 'files without a sum'
odd=$(dpkg-deb -c "$deb" | grep -vE '^(drwxr-xr-x root/root|-rw-r--r-- root/root|-rwxr-xr-x root/root .* \./usr/(bin|libexec/gwagi)/)' || :)
[ -z "$odd" ] || fail "owners or modes: $odd"
version=$(dpkg-deb -f "$deb" Version)
[ "$("$tree/usr/bin/gwagi" --version)" = "gwagi $version" ] || fail "the changelog's version is $version"
"$tree/usr/bin/gwagi" show 1.2.2.1 | grep -q 국방통합AI데이터센터 || fail 'it does not work'
for library in unistring nettle csv; do
	readelf -d "$tree/usr/bin/gwagi" | grep -q "NEEDED.*lib$library" || fail "lib$library is in the program"
	dpkg-deb -f "$deb" Depends | grep -q "lib$library" || fail "it does not depend on lib$library"
done
"$tree/usr/bin/gwagi" export "$work/sheet.xlsx" targets || fail 'it makes no sheets'
"$tree/usr/bin/gwagi" --lang en --help | grep -q '^Usage: gwagi' || fail 'it speaks no English'
[ -s "$tree/usr/share/zsh/vendor-completions/_gwagi" ] || fail 'no completion'
[ -s "$tree/usr/share/man/ko/man1/gwagi.1.gz" ] && [ -s "$tree/usr/share/doc/gwagi/changelog.gz" ] && [ -s "$tree/usr/share/doc/gwagi/copyright" ] || fail 'documents'

system=$work/system
mkdir -p "$system/var/lib/dpkg/info" "$system/var/lib/dpkg/updates" "$system/var/log"
: >"$system/var/lib/dpkg/status"
find "$system" | sort >"$work/before"
run_dpkg() {
	dpkg --root="$system" --log=/dev/null --force-not-root --force-depends --force-bad-path "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
}
run_dpkg -i "$deb"
[ -x "$system/usr/bin/gwagi" ] || fail 'not installed'
run_dpkg --purge gwagi
left=$(find "$system" -path "$system/var/lib/dpkg" -prune -o -print | sort | comm -13 "$work/before" -)
[ -z "$left" ] || fail "purging leaves $left"

if command -v lintian >/dev/null; then
	lintian --fail-on error "$deb"
fi
