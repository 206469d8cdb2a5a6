#!/bin/sh
# Completions in bash, zsh and fish, with titles that a shell would like to obey. completion.sh GWAGI
set -eu
export LC_ALL=C.UTF-8 GWAGI_TODAY=2025-12-31
unset ENV BASH_ENV ZDOTDIR XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME GWAGI_DB GWAGI_CONFIG || true
folder=$(mktemp -d)
# A fish that has ended may still be writing down what manual pages tell.
trap 'until rm -rf "$folder" 2>/dev/null; do :; done' EXIT
mkdir "$folder/bin" "$folder/home"
ln -s "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")" "$folder/bin/gwagi"
PATH=$folder/bin:$PATH HOME=$folder/home
export PATH HOME
cd "$folder"
failed=0

fail() {
	printf 'completion: %s\n' "$1" >&2
	failed=1
}

# has WHAT TEXT LINE…: each LINE is one of the lines of TEXT.
has() {
	what=$1 text=$2
	shift 2
	for line in "$@"; do
		printf '%s\n' "$text" | grep -qxF -- "$line" || fail "$what: no [$line] in
$text"
	done
}

# has_no WHAT TEXT WORD
has_no() {
	if printf '%s\n' "$2" | grep -qF -- "$3"; then fail "$1: [$3] in
$2"; fi
}

tab=$(printf '\t')

# The helpers: without a database nothing is said and nothing made.
[ -z "$(GWAGI_DB=$folder/none gwagi _codes 1 2>&1)" ] || fail 'codes of no database'
[ ! -e none ] || fail 'a database was made'
gwagi init -q
gwagi account add somebody o3 officer -q
gwagi account add "$(id -un)" - admin -q
echo junk >junk
[ -z "$(gwagi --db junk _complete -- show 1 2>&1)" ] || fail 'codes of junk'
[ -z "$(GWAGI_CONFIG=junk gwagi _offices 2>&1 >/dev/null)" ] || fail 'a fault was said'
has codes "$(gwagi _codes 1.2.5)" "1.2.5${tab}향후 계획" "1.2.5.1${tab}3대 축 혁신 실행과제 추진 계획 확정"
has offices "$(gwagi _offices o1)" "o1${tab}국무조정실"
[ "$(LC_ALL=C gwagi _codes 1 2>&1)" = "$(gwagi _codes 1)" ] || fail 'a notice was said'
has words "$(gwagi _words reported)" "on_hold${tab}보류"
has_no help "$(gwagi --help; gwagi _complete -- '')" _co

# may WORDS…: only the words that may stand in place of the last one.
may() {
	gwagi _complete -- "$@" | cut -f1
}
has commands "$(may '')" list show view set completion
has kinds "$(may list '')" items milestones accounts
has formats "$(may list items --format '')" table csv tsv json
has formats "$(may list items --format=j)" --format=json
has formats "$(may export x --format "")" csv md
has formats "$(may snapshot list --format "")" json
has_no formats "$(may snapshot list --format "")" diff
has kinds "$(may export x "")" items
has_no kinds "$(may export x "")" office:
has options "$(may gantt --)" --scale --filter --db --quiet
has_no options "$(may gantt --)" --since
has scales "$(may gantt --scale '')" month years
has views "$(may view '')" tree offices
has keys "$(may list milestones sig)" signal:
has values "$(may list milestones signal:)" signal:late signal:지연
has values "$(may tree --filter=office:o)" --filter=office:o3
has targets "$(may show 1.2.2.1)" 1.2.2.1 1.2.2.1t1 1.2.2.1m1
has contacts "$(may show c1)" c1 c10
has fields "$(may set 1.2.5.1m1 '')" reported= forecast= 1 o3
has fields "$(may set --filter x re)" reported=
has words "$(may set 1.2.5.1m1 reported=)" reported=none reported=on_hold
has words "$(may set 1.2.5.1 closing=)" closing=withdrawn
has things "$(may add '')" milestone alias
has things "$(may add milestone 1.2 '')" title= date=
has forms "$(may snapshot '')" freeze list diff
has forms "$(may account set some)" somebody
has roles "$(may account add x o3 '')" viewer admin
has commands "$(may help vi)" view
has shells "$(may completion '')" bash zsh fish
has files "$(may import '')" :files
[ -z "$(may -- list --fo)" ] || fail 'options behind --'
[ -z "$(may nothing '')" ] || fail 'words of no command'
[ "$(gwagi _complete -- --db junk show '' 2>&1)" = '' ] || fail 'another database'

# Titles of which nothing may be obeyed; a tool may have written what the gate refuses.
for code in 1.2.5 1.2.5.1 1.2.5.2; do
	gwagi set $code title="\$(touch $folder/hacked)\`touch $folder/hacked\`;touch $folder/hacked;:\"'%n\\n" -q
done
/usr/bin/python3 -I - <<'END'
import sqlite3
data = sqlite3.connect("home/.local/share/gwagi/gwagi.db")
data.execute("UPDATE item SET title = 'one' || char(10) || '1.9.9.9' || char(9) || '$(touch hacked)' || char(27) || '[31m' WHERE code = '1.2.5.2'")
data.commit()
END
[ "$(gwagi _codes 1.2.5. | wc -l)" = 2 ] || fail 'a title became a line'

cat >try.bash <<'END'
eval "$(gwagi completion bash)"
try() {
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=${type-9} COMPREPLY=()
	_gwagi gwagi "${@: -1}" "${@: -2:1}"
	printf '%s\n' "${COMPREPLY[@]}"
}
complete -p gwagi >/dev/null || exit 1
echo codes: $(try gwagi show 1.2.5)
type=63 try gwagi show 1.2.5
echo value: $(try gwagi set 1.2.5.1m1 reported = in)
echo values: $(try gwagi set 1.2.5.1m1 reported =)
echo filter: $(try gwagi list milestones signal : l)
echo key: $(try gwagi list milestones due)
echo files: $(try gwagi import jun)
echo program: $(try ./bin/gwagi diag)
END
for start in /dev/null /usr/share/bash-completion/bash_completion; do
	[ -e "$start" ] || continue
	said=$(bash --norc --noprofile -c '. "$1"; . ./try.bash' bash "$start" 2>&1)
	has "bash with $start" "$said" 'codes: 1.2.5 1.2.5.1 1.2.5.2' 'value: in_progress' 'filter: late' 'key: due\<' 'files: junk' \
		'values: none not_started in_progress reported_done on_hold cancelled' 'program: diagnose'
	printf '%s\n' "$said" | grep -q '^1\.2\.5\.1  \$(touch ' || fail 'bash lists no titles'
done

said=$(fish --no-config -c 'gwagi completion fish | source
complete -C "gwagi show 1.2.5"
complete -C "gwagi set 1.2.5.1m1 reported=in"
complete -C "gwagi list milestones signal:l"
complete -C "gwagi import jun"
complete -C "gwagi --db junk list --form"' 2>&1)
has fish "$said" "reported=in_progress${tab}추진중" "signal:late${tab}지연" "--format${tab}table(사람), csv, tsv, json" junk
printf '%s\n' "$said" | grep -q "^1\.2\.5\.1$tab\\\$(touch " || fail "fish tells no titles: $said"

# A real zsh and a real bash at a terminal: what a Tab lists, and what it puts in the line.
cat >try.zsh <<'END'
zmodload zsh/zpty
press() { zpty -w -n shell "$1" }
wait_for() {
	local all= more=
	local -i turn
	for ((turn = 0; turn < 1500; turn++)); do
		while zpty -r -t shell more; do all+=$more; done
		[[ $all == *$1* ]] && return 0
		sleep 0.01
	done
	print -r -- "$shell: no [$1] in ${(V)all}"
	exit 1
}
shell=$1
zpty shell "TERM=vt100 PS1='> ' $2"
press $3$'; eval "$(gwagi completion '$shell$')"; echo rea\'\'dy\n'
wait_for ready
press $'gwagi show 1.2.5.\t\t'
wait_for '1.2.5.1  $(touch'
press $'\x15gwagi diag\t --format js\t\n'
wait_for '"terminal_library"'
END
zsh -f try.zsh zsh 'zsh -f -i' 'autoload -U compinit; compinit -u -D' || fail 'zsh'
zsh -f try.zsh bash 'bash --norc --noprofile -i' 'bind "set enable-bracketed-paste off"' || fail 'bash'
[ ! -e hacked ] || fail 'a title was obeyed'
exit $failed
