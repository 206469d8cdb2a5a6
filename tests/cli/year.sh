#!/bin/sh
# The first year, lived through on the shipped content: reports, calls, evidence, a date made firm, a ministry split in two, a
# renamed institute, a raised target, a frozen day each month; and then each month printed again, byte for byte.
# Usage: year.sh GWAGI
set -eu
unset GWAGI_DB GWAGI_CONFIG XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME
export LC_ALL=C.UTF-8 TZ=Asia/Seoul HOME

gwagi=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/gwagi-year-XXXXXX")
HOME=$work
trap 'find "$work" -delete' EXIT
db=$work/year.db
today=

fail() {
	printf '%s (%s): %s\n' "$today" "$step" "$1" >&2
	exit 1
}

# The program on the day of the story; what it says is kept for whoever fails.
run() {
	step="$*"
	GWAGI_TODAY=$today "$gwagi" --db "$db" "$@" 2>"$work/said" || fail "exit $?: $(cat "$work/said")"
}

# A list may be empty: exit code 1.
list_as_of() {
	step="list $2 as of $1"
	GWAGI_TODAY=$today "$gwagi" --db "$db" --as-of "$1" list "$2" --format csv 2>"$work/said" || [ $? -eq 1 ] || fail "$(cat "$work/said")"
}

# It must refuse with this exit code and say this.
refused() {
	code=$1 says=$2
	shift 2
	step="$*"
	GWAGI_TODAY=$today "$gwagi" --db "$db" "$@" >"$work/out" 2>"$work/said" && fail 'was not refused' || found=$?
	[ "$found" -eq "$code" ] || fail "exit $found, not $code: $(cat "$work/said")"
	grep -q "$says" "$work/said" || fail "said: $(cat "$work/said")"
}

# The field of a row, as of a day ("" for now): value CODE KEY [DAY]
value() {
	run ${3:+--as-of "$3"} show "$1" --format json | sed -n "s/^  \"$2\": //p" | sed '1!d; s/,$//; s/^"//; s/"$//'
}

is() {
	found=$(value "$1" "$2" "${4:-}")
	[ "$found" = "$3" ] || fail "$1 $2${4:+ as of $4} is '$found', not '$3'"
}

# Everything that a month's papers are made of.
print_month() {
	into=$2
	mkdir -p "$into"
	for kind in items milestones targets offices contacts assignments evidence readings calls occurrences links; do
		list_as_of "$1" $kind >"$into/$kind.csv"
	done
	run --as-of "$1" tree >"$into/tree"
	run --as-of "$1" report all --format html >"$into/papers.html"
	run --as-of "$1" list milestones --format json >"$into/milestones.json"
	for code in 1.2.5 1.4.3.4.2m1 1.5.2.2t1 1.4.3.3.1 1.10.2.1m1; do
		run --as-of "$1" show $code >"$into/$code"
	done
}

month_end() {
	run snapshot freeze "$today" >/dev/null
	print_month "$today" "$work/first/$today"
	days="${days:-} $today"
	refused 4 동결 set 1.2.5.1m1 reported=in_progress
}

today=2025-11-24
run init >/dev/null
today=2025-11-30
run set 1.2.5.1m1 reported=in_progress forecast=2025-12-20 >/dev/null
run set 1.2.5.2m1 reported=not_started >/dev/null
run add contact o16 entity=1.2 name=홍길동 role=staff phone=02-000-0000 certainty=certain >/dev/null
month_end

today=2025-12-05
run add call 1.2.5.2m1 answer='초안 검토 중' promised=2025-12-20 >/dev/null
run set 1.4.3.4.2m1 date=2025-12-19 --reason '공고 일정 확정' --authority '연구개발정책실-1234' >/dev/null
is 1.4.3.4.2m1 original '2025-12?'
is 1.4.3.4.2m1 date '2025-12?' 2025-11-30
today=2025-12-22
run set 1.2.5.1m1 reported=reported_done done_on=2025-12-18 >/dev/null
refused 2 증빙 set 1.2.5.1m1 verified=confirmed
run add evidence 1.2.5.1m1 rank=3 title='국방 AX 실행계획 확정 공고' issued=2025-12-18 >/dev/null
run set 1.2.5.1m1 verified=confirmed >/dev/null
is 1.2.5.1m1 signal done
is 1.2.5.1m1 schedule done_in_time
is 1.2.5.1m1 signal on_track 2025-11-30
run set 1.4.3.4.2m1 reported=reported_done done_on=2025-12-19 >/dev/null
today=2025-12-31
run set 1.2.5.2m1 reported=in_progress forecast=2026-01-31 >/dev/null
is 1.2.5.2m1 signal attention
month_end

# 기획재정부 becomes two.
today=2026-01-02
ministry=$(run add office - name=기획재정부)
budget=$(run add office "$ministry" name=예산실)
policy=$(run add office "$ministry" name=경제정책국)
run add assignment 1.7.3.1 office="$budget" role=lead >/dev/null
run add assignment 1.6.1.1 office="$policy" role=support >/dev/null
economy=$(run add office - name=재정경제부)
planning=$(run add office - name=기획예산처)
today=2026-01-05
run set "$ministry" successor="$planning" moves="$budget" --reason 정부조직개편 --authority 정부조직법 >/dev/null
run set "$ministry" successor="$economy" --reason 정부조직개편 --authority 정부조직법 >/dev/null
is "$budget" parent "$planning"
is "$policy" parent "$economy"
is "$budget" parent "$ministry" 2026-01-04
today=2026-01-20
refused 2 사유 set 1.2.4m1 reported=on_hold
run add call 1.2.5.2m1 answer='결재 지연' promised=2026-01-25 >/dev/null
run set 1.10.2.1m1@2026-01 reported=reported_done done_on=2026-01-15 >/dev/null
today=2026-01-31
month_end
is 1.2.5.2m1 signal stalled 2026-01-31

# The institute is called otherwise, and is found by both names.
today=2026-02-10
run set 1.4.3.3.1 title='국가과학AI연구센터 설립' --reason 명칭변경 --authority '제3회 회의' >/dev/null
is 1.4.3.3.1 title '국가과학AI연구센터 설립'
[ "$(run list items 국가과학AI연구소 --format csv | grep -c '^1\.4\.3\.3\.1,')" = 1 ] || fail 'not found by its old name'
today=2026-02-15
run set 1.2.5.2m1 reported=reported_done done_on=2026-02-13 >/dev/null
run add evidence 1.2.5.2m1 rank=4 title='대표 프로젝트 추진 계획' issued=2026-02-13 >/dev/null
run set 1.2.5.2m1 verified=confirmed >/dev/null
is 1.2.5.2m1 schedule done_late
today=2026-02-28
month_end

# Five working groups become six.
today=2026-03-12
run set 1.5.2.2t1 low=6 --reason '워킹그룹 추가 합의' --authority '한-UAE AI 협력 TF' >/dev/null
is 1.5.2.2t1 low 6
is 1.5.2.2t1 low 5 2026-02-28
run add reading 1.5.2.2t1 amount=4 >/dev/null
today=2026-03-31
month_end

today=2026-04-10
run add path 1.4.3.1.1t1 year=2026 amount=3000 >/dev/null
run add reading 1.4.3.1.1t1 day=2026-04-09 amount=1200 >/dev/null
run set 1.4.3.1.1m1 date=2027-12 --reason '기한 설정' >/dev/null
today=2026-04-30
run set 1.4.3.4.2m2 reported=reported_done done_on=2026-04-24 >/dev/null
month_end

# A slip of the finger, taken back.
today=2026-05-20
run set 1.4.2.4m1 reported=reported_done done_on=2026-05-20 >/dev/null
run undo >/dev/null
is 1.4.2.4m1 reported none
run set 1.4.2.4m1 reported=in_progress >/dev/null
today=2026-05-31
month_end

today=2026-06-15
run set 1.7.5.1 closing=withdrawn --reason '상위 계획에 통합' --authority '제5회 회의' >/dev/null
refused 2 철회 set 1.7.5.1m1 reported=in_progress
today=2026-06-30
month_end

today=2026-07-31
run set 1.6.4.3m1 stage=submitted reported=in_progress >/dev/null
month_end
today=2026-08-31
run set 1.3.2.1m1 reported=in_progress issue='예산 미반영' >/dev/null
is 1.3.2.1m1 signal attention
month_end
today=2026-09-30
run set 1.4.3.3.1m1 reported=in_progress >/dev/null
month_end
# What becomes known late is in no paper that was frozen before.
today=2026-10-05
old=$(value 1.4.1.1m1 note)
run set 1.4.1.1m1 note='늦게 알려진 것' --effective 2026-09-15 >/dev/null
is 1.4.1.1m1 note '늦게 알려진 것' 2026-09-20
is 1.4.1.1m1 note "$old" 2026-09-30
today=2026-10-31
month_end

today=2026-11-22
months=0
for day in $days; do
	print_month "$day" "$work/again/$day"
	diff -r "$work/first/$day" "$work/again/$day" >"$work/said" || fail "$day differs: $(head -20 "$work/said")"
	months=$((months + 1))
done
[ $months -eq 12 ] || fail "$months months"
run check >/dev/null
run snapshot list --format csv >/dev/null
printf '%s months\n' "$months"
