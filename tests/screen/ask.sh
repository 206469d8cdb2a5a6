#!/bin/sh
# ask.sh ASK_COLUMNS: in tmux, and in xterm as it comes and as one that draws ambiguous characters two cells wide, the cursor stands
# where the cells of every cleaned string say.
set -eu
ask=$1
for program in tmux xterm Xvfb; do
	command -v "$program" >/dev/null || { echo "$program is missing"; exit 1; }
done
folder=$(mktemp -d)
server=
finish() {
	for mode in narrow safe; do
		command tmux -S "$folder/socket-$mode" kill-server 2>/dev/null || true
	done
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	rm -rf "$folder"
}
trap finish EXIT INT TERM
failed=0

# verdict NAME: what the file of that name says.
verdict() {
	if grep -q '^asked [1-9][0-9]*, wrong 0$' "$folder/$1"; then
		echo "$1: $(tail -n 1 "$folder/$1")"
	else
		echo "$1:"
		cat "$folder/$1" 2>/dev/null || echo 'it wrote nothing'
		failed=1
	fi
}

# Each has a server of its own: one whose last session has ended takes another one on, and then exits all the same.
for mode in narrow safe; do
	mkfifo "$folder/end"
	command tmux -S "$folder/socket-$mode" -f /dev/null new-session -d -s ask -x 80 -y 24 \
		"LC_ALL=C.UTF-8 '$ask' $mode '$folder/tmux-$mode'; echo end >'$folder/end'"
	read -r _ <"$folder/end"
	rm "$folder/end"
	verdict "tmux-$mode"
done

# The server finds a free display itself and says which when it is ready.
mkfifo "$folder/display"
Xvfb -displayfd 3 -nolisten tcp -screen 0 1024x768x24 3>"$folder/display" 2>"$folder/server" &
server=$!
read -r display <"$folder/display" || { echo 'Xvfb has not started:'; cat "$folder/server"; exit 1; }

# in_xterm MODE NAME OPTION…: an xterm ends with the program in it.
in_xterm() {
	mode=$1 name=$2
	shift 2
	DISPLAY=:$display LC_ALL=C.UTF-8 XENVIRONMENT=/dev/null timeout 60 xterm -u8 -geometry 80x24 "$@" \
		-e "$ask" "$mode" "$folder/$name" >"$folder/said" 2>&1 || cat "$folder/said"
	verdict "$name"
}
in_xterm narrow xterm-narrow
in_xterm wide xterm-wide -cjk_width
in_xterm safe xterm-safe
in_xterm safe xterm-wide-safe -cjk_width
exit "$failed"
