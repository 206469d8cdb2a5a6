#!/bin/sh
# The whole way once in tmux, a terminal that we did not write: start, walk into agenda 2's data centre, set a status with a Korean
# reason, leave, start again on the same row, see it there. tmux.sh PROGRAM
set -eu
program=$1
command -v tmux >/dev/null || { echo 'tmux is missing'; exit 1; }
folder=$(mktemp -d)
tmux() { command tmux -S "$folder/socket" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM

# wait_for TEXT: poll the screen until TEXT stands on it.
wait_for() {
	deadline=$(($(date +%s) + 60))
	until tmux capture-pane -p -t gwagi | grep -qF -- "$1"; do
		if [ "$(date +%s)" -gt "$deadline" ]; then
			echo "not on the screen: $1"
			tmux capture-pane -p -t gwagi
			exit 1
		fi
	done
}

press() {
	tmux send-keys -t gwagi "$@"
}

tmux new-session -d -s gwagi -x 120 -y 40 \
	"env LC_ALL=C.UTF-8 TZ=Asia/Seoul GWAGI_TODAY=2026-01-10 HOME='$folder' XDG_DATA_HOME='$folder/data' PS1='쉘> ' sh"
wait_for '쉘>'
press "'$program'" Enter
wait_for '국무총리 김민석'
press j j j l
wait_for '2.2 인프라 구축'
press j j l
wait_for '2.2.1 ‘국방통합'
press j
wait_for '1만~5만 장 수준'
press s
wait_for '추진중'
press 3 Enter
wait_for '사유:'
press -l '국방부와 통화'
wait_for '국방부와 통화'
press Enter
wait_for '미보고 57'
press q
wait_for '쉘>'
press "'$program' log 1.2.2.1m1" Enter
wait_for '미보고 → 추진중'
press "clear; '$program'" Enter
wait_for '미보고 57'
press l j
wait_for '국방부와 통화'
press q
wait_for '쉘>'
echo 'tmux: ok'
