#!/bin/sh
# package.sh BUILD OUT: the Debian package of what is built in the folder BUILD (prefix /usr, release, -Dlinking=shared), as
# OUT/gwagi_VERSION_ARCH.deb; prints its path. The same sources make the same bytes: every time in it is SOURCE_DATE_EPOCH, which must be set.
set -eu
export LC_ALL=C.UTF-8
: "${SOURCE_DATE_EPOCH:?}"
umask 022

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
build=$1 out=$2
meson=/usr/bin/meson
[ -x "$meson" ] || meson=meson

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir "$tree" "$tree/DEBIAN" "$work/debian"
chmod 755 "$tree"

# Not the log of an installation that somebody may want to take back.
log=$build/meson-logs/install-log.txt
[ ! -f "$log" ] || cp -p "$log" "$work/log"
DESTDIR=$tree "$meson" install -C "$build" --no-rebuild --quiet
if [ -f "$work/log" ]; then cp -p "$work/log" "$log"; else rm -f "$log"; fi

find "$tree" -type d -exec chmod 755 {} +
find "$tree" -type f -exec chmod 644 {} +
programs=$(find "$tree/usr" -type f -path '*/bin/*' -o -type f -path '*/libexec/*')
chmod 755 $programs
strip --strip-unneeded --remove-section=.comment --remove-section=.note $programs
# Where Debian's zsh looks.
mv "$tree/usr/share/zsh/site-functions" "$tree/usr/share/zsh/vendor-completions"
cp "$here/changelog" "$tree/usr/share/doc/gwagi/changelog"
gzip -9n "$tree/usr/share/doc/gwagi/changelog"
find "$tree/usr/share/man" -type f -exec gzip -9n {} +

# depends FILE…: the packages of the libraries that these programs load.
printf 'Source: gwagi\n\nPackage: gwagi\nArchitecture: any\n' >"$work/debian/control"
depends() {
	(cd "$work" && dpkg-shlibdeps -O "$@" 2>"$work/shlibdeps") | sed -n 's/^shlibs:Depends=//p'
	! grep -q 'error:' "$work/shlibdeps" || { cat "$work/shlibdeps" >&2; exit 1; }
}
# As meson.build asks; the symbols that are used would do with an older one.
needed=$(depends "$tree/usr/bin/gwagi" | sed "s/libsqlite3-0 ([^)]*)/libsqlite3-0 (>= 3.40)/")
# Terminals beyond the few of ncurses-base, such as PuTTY's and tmux's own; the libraries of sheets and calendars drag others in.
wished=ncurses-term
office=$tree/usr/libexec/gwagi/gwagi-office
for package in $(depends "$office" | tr -d ' ' | tr , ' '); do
	case ", $needed" in
	*", ${package%%(*} "*) ;;
	*) wished="$wished, $(printf '%s' "$package" | sed 's/(\([>=]*\)\(.*\))/ (\1 \2)/')" ;;
	esac
done

version=$(sed -n '1s/.*(\(.*\)).*/\1/p' "$here/changelog")
arch=$(dpkg --print-architecture)
# Whole KiB a file, a folder one, as Debian counts; the file system of this machine has no say.
size=$({ find "$tree/usr" -type f -printf '%s\n'; find "$tree/usr" ! -type f -printf '1\n'; } | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$size/" -e "s/@DEPENDS@/$needed/" -e "s/@RECOMMENDS@/$wished/" \
	"$here/control" >"$tree/DEBIAN/control"
(cd "$tree" && find usr -type f | sort | xargs md5sum) >"$tree/DEBIAN/md5sums"
chmod 644 "$tree/DEBIAN/control" "$tree/DEBIAN/md5sums"
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# One thread: how many there are may show in the bytes.
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$tree" "$out/gwagi_${version}_$arch.deb" >&2
printf '%s\n' "$out/gwagi_${version}_$arch.deb"
