/* `gwagi export`: what list shows as files, the whole database and back, files that are there whole or not at all.
 * GWAGI_LONG=1: interrupted at more points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

static void done(const char *arguments)
{
	struct outcome outcome = run(arguments);

	if (outcome.code != 0 || *outcome.out)
		fail_msg("%s: %d, '%s', '%s'", arguments, outcome.code, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

static char *contents(const char *name)
{
	size_t length;
	char *bytes = folder_read(name, &length);

	assert_non_null(bytes);
	return bytes;
}

static int mode_of(const char *name)
{
	struct stat status;

	return lstat(folder_path(name), &status) == 0 ? (int)(status.st_mode & 07777) : -1;
}

/* How many names in FOLDER begin with PREFIX. */
static int names(const char *folder, const char *prefix)
{
	DIR *list = opendir(folder_path(folder));
	struct dirent *entry;
	int count = 0;

	assert_non_null(list);
	while ((entry = readdir(list)))
		count += strncmp(entry->d_name, prefix, strlen(prefix)) == 0;
	closedir(list);
	return count;
}

/* Nothing lies aside after any test. */
static int remove_all(void **state)
{
	int aside = names(".", ".gwagi-");

	if (aside)
		print_error("%d files lie aside\n", aside);
	return folder_remove(state) || aside;
}

/* What list prints as CSV, as it is for Excel: a mark in front, CRLF where no quote is open. */
static char *for_excel(const char *csv)
{
	char *out = malloc(strlen(csv) * 2 + 8), *to = out;
	bool quoted = false;

	assert_non_null(out);
	to += sprintf(to, "\xEF\xBB\xBF");
	for (; *csv; csv++) {
		quoted ^= *csv == '"';
		if (*csv == '\n' && !quoted)
			*to++ = '\r';
		*to++ = *csv;
	}
	*to = '\0';
	return out;
}

static void same_as_list(const char *query)
{
	static const char *const formats[] = {"csv", "tsv", "json"};
	char arguments[200];

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct outcome list, again;
		char *exported, *wanted;

		snprintf(arguments, sizeof arguments, "list %s --format %s", query, formats[i]);
		list = run(arguments);
		snprintf(arguments, sizeof arguments, "export --yes --quiet out.%s %s", formats[i], query);
		done(arguments);
		exported = contents(i == 0 ? "out.csv" : i == 1 ? "out.tsv" : "out.json");
		wanted = i == 2 ? strdup(list.out) : for_excel(list.out);
		assert_string_equal(exported, wanted);
		snprintf(arguments, sizeof arguments, "export - --quiet --format %s %s", formats[i], query);
		again = run(arguments);
		assert_int_equal(again.code, 0);
		assert_string_equal(again.out, wanted);
		outcome_finish(&list);
		outcome_finish(&again);
		free(exported);
		free(wanted);
	}
	assert_int_equal(mode_of("out.csv"), 0600);
}

static void shows_what_list_shows(void **state)
{
	(void)state;
	same_as_list("milestones");
	same_as_list("items --under 1.2");
	same_as_list("milestones 미보고 office=과기정통부");
	same_as_list("items rnrqkd");   /* found on the other keyboard only */
	same_as_list("items 소비생활"); /* found without its middle dot only */
	same_as_list("contacts");
	same_as_list("changes");
	same_as_list("--as-of 2025-11-30 milestones type:deadline");
}

static void says_what_it_did(void **state)
{
	struct outcome outcome = run("export o.csv offices");

	(void)state;
	assert_non_null(strstr(outcome.err, "o.csv에 28줄"));
	outcome_finish(&outcome);
	expect_refusal("export", 2, "gwagi help export");
	expect_refusal("export ''", 2, "비어");
	expect_refusal("export o.x milestone", 2, "‘milestones’");
	expect_refusal("export o.x items --format table", 2, "csv|tsv|json");
	expect_refusal("export o.json items --encoding cp949", 2, "csv와 tsv에만");
	expect_refusal("export o.csv items --encoding euc", 2, "utf-8, cp949");
	expect_refusal("export o.csv items due:x", 2, "x");
	expect_refusal("export o.md", 2, "종류를 적지 않으면");
	expect_refusal("export o.csv --under 1.2", 2, "종류를 적지 않으면");
	expect_refusal("export -", 2, "표준 출력");
	assert_int_equal(mode_of("o.x"), -1);
}

static void makes_no_file_of_nothing(void **state)
{
	struct outcome outcome = run("export o.csv items 없는말없는말");
	char *kept;

	(void)state;
	assert_int_equal(outcome.code, 1);
	assert_int_equal(mode_of("o.csv"), -1);
	outcome_finish(&outcome);
	folder_text("o.csv", "mine");
	outcome = run("export o.csv items 없는말없는말 --yes");
	assert_int_equal(outcome.code, 1);
	outcome_finish(&outcome);
	kept = contents("o.csv");
	assert_string_equal(kept, "mine");
	free(kept);
}

static void takes_the_format_of_the_name(void **state)
{
	struct outcome list = run("list offices --format json");
	char *lines, *text;

	(void)state;
	done("export o.MD offices -q");
	text = contents("o.MD");
	assert_non_null(strstr(text, "| 코드 | 상위 | 조직 | 다른 표기 | 맡은 것 |\n| --- | --- | --- | --- | --- |\n"));
	assert_non_null(strstr(text, "\n| o3 |  | 과학기술정보통신부 | 과기정통부 |  |\n"));
	free(text);
	done("export o.html offices 과기정통부 -q");
	text = contents("o.html");
	assert_non_null(strstr(text, "<h1>부서 (기준일 2025-12-31)</h1>"));
	assert_non_null(strstr(text, "<tr><td>o3</td><td></td><td>과학기술정보통신부</td>"));
	assert_null(strstr(text, "http"));
	free(text);
	done("export o.json offices --format csv -q");
	text = contents("o.json");
	assert_memory_equal(text,
			    "\xEF\xBB\xBF"
			    "code,",
			    8);
	free(text);
	done("export o.jsonl offices -q");
	lines = contents("o.jsonl");
	assert_int_equal(count_of(lines, "\n"), 28);
	for (const char *line = lines; *line; line = strchr(line, '\n') + 1) {
		*strchr(line, '\n') = '\0';
		assert_non_null(strstr(list.out, line));
		*strchr(line, '\0') = '\n';
	}
	free(lines);
	outcome_finish(&list);
}

static void writes_over_nothing_unasked(void **state)
{
	char *kept;

	(void)state;
	folder_text("o.csv", "mine");
	expect_refusal("export o.csv offices", 4, "바꿀까요?");
	kept = contents("o.csv");
	assert_string_equal(kept, "mine");
	free(kept);
	chmod(folder_path("o.csv"), 0644);
	assert_int_equal(link(folder_path("o.csv"), folder_path("other")), 0);
	done("export o.csv offices --yes -q");
	assert_int_equal(mode_of("o.csv"), 0600);
	kept = contents("other"); /* the same file by another name is nobody's to change */
	assert_string_equal(kept, "mine");
	free(kept);
}

static void follows_nothing(void **state)
{
	char *kept;

	(void)state;
	folder_text("aim", "mine");
	assert_int_equal(symlink("aim", folder_path("link.csv")), 0);
	assert_int_equal(symlink("nowhere", folder_path("loose.csv")), 0);
	assert_int_equal(mkfifo(folder_path("pipe"), 0600), 0);
	assert_int_equal(mkdir(folder_path("full"), 0700), 0);
	assert_int_equal(mkdir(folder_path("empty"), 0755), 0);
	folder_text("full/x", "");
	expect_refusal("export link.csv offices --yes", 4, "link.csv: 심볼릭 링크");
	expect_refusal("export loose.csv offices --yes", 4, "심볼릭 링크");
	expect_refusal("export pipe offices --yes", 4, "보통 파일이 아닌");
	expect_refusal("export /dev/null offices --yes", 4, "보통 파일이 아닌");
	expect_refusal("export full offices --yes", 4, "폴더가 있습니다");
	expect_refusal("export full/ offices --yes", 4, "폴더가 있습니다");
	expect_refusal("export nowhere/o.csv offices", 4, "그런 폴더가 없습니다");
	expect_refusal("export full --yes", 4, "비어 있지 않습니다");
	expect_refusal("export aim --yes", 4, "그 이름의 파일이 있습니다");
	expect_refusal("export . --yes", 4, "새 폴더의 이름");
	expect_refusal("export nowhere/folder", 4, "그런 폴더가 없습니다");
	kept = contents("aim");
	assert_string_equal(kept, "mine");
	free(kept);
	done("export empty/ -q"); /* takes its place */
	assert_int_equal(mode_of("empty"), 0700);
	assert_int_equal(mode_of("empty/item.csv"), 0600);
	assert_int_equal(names("empty", ""), 2 + 19);
}

/* A limit of a file's size, then, where one may mount, small disks. */
static void has_no_room(void **state)
{
	struct outcome outcome = run_shell("ulimit -f 8; \"$GWAGI\" export o.csv changes; echo $?; \"$GWAGI\" export o.json; "
					   "echo $?; \"$GWAGI\" export folder; echo $?; "
					   "ls");

	(void)state;
	assert_null(strstr(outcome.out, "o."));
	assert_null(strstr(outcome.out, "folder"));
	assert_int_equal(strncmp(outcome.out, "4\n4\n4\n", 6), 0);
	assert_int_equal(count_of(outcome.err, "파일이 너무 커서"), 3);
	outcome_finish(&outcome);
	outcome = run_shell("mkdir small; unshare -m sh -c 'mount -t tmpfs -o size=4k none small' || { echo skip; exit; }\n"
			    "for kb in 4 64 200; do\n"
			    "unshare -m sh -c 'mount -t tmpfs -o size='$kb'k none small && echo mine > small/o.json || exit 9\n"
			    "\"$GWAGI\" export small/o.json --yes; echo $? $(ls -A small) $(cat small/o.json)\n"
			    "\"$GWAGI\" export small/folder; echo $? $(ls -A small)'\n"
			    "done");
	if (strcmp(outcome.out, "skip\n") != 0) {
		assert_string_equal(outcome.out, "4 o.json mine\n4 o.json\n4 o.json mine\n4 o.json\n4 o.json mine\n4 o.json\n");
		assert_int_equal(count_of(outcome.err, "디스크에 자리가 없어"), 6);
	}
	outcome_finish(&outcome);
	outcome = run_in("", "/dev/full", "export - changes");
	assert_int_equal(outcome.code, 2);
	assert_non_null(strstr(outcome.err, "표준 출력에 다 쓰지 못했습니다"));
	outcome_finish(&outcome);
}

static void names_what_cp949_lacks(void **state)
{
	struct outcome outcome;

	(void)state;
	done("export o.csv offices --encoding cp949 -q");
	outcome = run_shell("iconv -f CP949 -t UTF-8 o.csv | tr -d '\\r' > a; \"$GWAGI\" list offices --format csv | sed "
			    "'s/›/>/g' > b; cmp a b");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	/* The titles of targets have dashes that CP949 lacks. */
	expect_refusal("export t.csv targets --encoding cp949", 4, "targets 16번째 줄 3번째 칸(title): ‘–’(U+2013)");
	expect_refusal("export - targets --encoding cp949", 4, "이런 글자 9개를");
	expect_refusal("export whole --encoding cp949", 4, "(U+2013)");
	assert_int_equal(mode_of("t.csv"), -1);
	assert_int_equal(mode_of("whole"), -1);
	outcome = run("export t.csv targets --encoding cp949 --yes -q");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "U+2013"));
	outcome_finish(&outcome);
	outcome = run_shell("iconv -f CP949 -t UTF-8 t.csv | grep -c 'AI 활용률 - 대기업'");
	assert_string_equal(outcome.out, "1\n");
	outcome_finish(&outcome);
}

/* Texts that spreadsheets and CSV could take for something else, a code that was taken back, offices that moved below younger
 * ones, figures that are withheld. */
static const char *const edits[] = {
	"set 1.1 title==SUM(A1) aliases=+82 note=''-x",
	"set 1.2 'title=\"25년, 방안' formal_title=＝전각 submitter=@누구",
	"set 1.3 title=-- 'note=첫 줄\n=둘째 | 줄, \"따옴표\"\n\n넷째'",
	"set 1.2.5.1m1 reported=in_progress forecast=2026-03 issue=-예산",
	"add evidence 1.2.5.2m1 rank=4 title=@공고",
	"set 1.2.5.2m1 reported=reported_done done_on=2025-12-20",
	"set 1.2.5.2m1 verified=confirmed",
	"set 1.10.2.1m1@2025-12 reported=reported_done done_on=2025-12-15",
	"set 1.10.2.1m1@2025-11 reported=on_hold --reason =멈춤",
	"add call 1.2.5.1m1 answer=+답 promised=2026-01-05",
	"add reading 1.4.3.1.1t1 day=2025-12-01 amount=-3.50 method=-x",
	"add path 1.4.3.1.1t1 year=2026 amount=3000",
	"set 1.4.3.1.1t1 withheld=true",
	"add assignment 1.5 office=o3 role=support",
	"undo",
	"add assignment 1.5 office=o4 role=support",
	"add office - name=새부처",
	"set o5 parent=o29 valid_to=2026-12-31",
	"add alias o2 name=-산중관",
	"add contact o3 entity=1 name==홍,길동 phone=+82-2 certainty=low",
	"add link 1.2 to=1.3 'title=잇는 말 › 화살'",
	"set 1.7.5.1 closing=withdrawn --reason 통합 --authority 회의",
	"add target 1.8 'title=수치; 세미' class=target unit=% comparator=ge low=0.10 high=20.005",
};

static const char *const kinds[] = {"items",    "milestones", "targets",  "contacts",    "assignments",
				    "members",  "functions",  "meetings", "links",       "citations",
				    "evidence", "readings",   "calls",    "occurrences", "paths"};

/* The list of a kind without what an import begins anew, in the order of the codes where ROWS may come in another one. */
static void compare_lists(const char *kind, const char *before, const char *after, bool sorted)
{
	struct outcome outcome;
	char script[500];

	snprintf(script, sizeof script,
		 "for db in %s %s; do \"$GWAGI\" --db $db list %s --format json | sed 's/, \"version\": [0-9]*}/}/; s/,$//' %s > "
		 "$db.list; done; "
		 "grep -c '^{' %s.list; cmp %s.list %s.list",
		 before, after, kind, sorted ? "| sort" : "", before, before, after);
	outcome = run_shell(script);
	if (outcome.code != 0 || strcmp(outcome.out, "0\n") == 0)
		fail_msg("%s: %s %s", kind, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

static void comes_back_the_same(void **state)
{
	struct outcome outcome;

	(void)state;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		outcome = run(edits[i]);
		if (outcome.code != 0)
			fail_msg("%s: %s", edits[i], outcome.err);
		outcome_finish(&outcome);
	}
	outcome = run("export whole");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "비공개 값 3건이 들어 있습니다")); /* a target, its reading and its path */
	outcome_finish(&outcome);
	outcome = run("--db new.db import whole");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "changes.csv"));
	outcome_finish(&outcome);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		compare_lists(kinds[i], "test.db", "new.db", false);
	compare_lists("offices", "test.db", "new.db", true); /* o5 comes behind the office that it is below */
	expect_output("--db new.db check", 0, "이상이 없습니다.");
	done("--db new.db export again -q");
	outcome = run_shell("rm whole/changes.csv again/changes.csv; diff -r whole again");
	assert_string_equal(outcome.out, "");
	outcome_finish(&outcome);
	/* With tabs all but line breaks. */
	outcome = run_shell(
		"$GWAGI export -q tabs --format tsv && $GWAGI -q --db tabs.db import tabs && $GWAGI -q --db tabs.db export "
		"tabs2 --format tsv && diff -r -x changes.tsv tabs tabs2");
	if (outcome.code || *outcome.out)
		fail_msg("%s %s", outcome.out, outcome.err);
	outcome_finish(&outcome);
	/* What is there already is not changed by it. */
	outcome = run("import again --dry-run");
	assert_int_equal(outcome.code, 0);
	assert_int_equal(count_of(outcome.out, "추가 0, 변경 0"), 18);
	outcome_finish(&outcome);
	/* In the encoding of an old Excel too, but for what that lacks. */
	done("set 1.2 aliases=–길게 -q");
	outcome = run("export old --encoding cp949 --yes -q");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	expect_output("--db old.db import old", 0, "item.csv");
	expect_output("--db old.db list items --format csv 길게", 0, "-길게");
}

/* Of one moment, and yet a reader who has stopped keeps nobody from writing. */
static void holds_up_nobody(void **state)
{
	struct outcome outcome = run_shell(
		"mkfifo pipe; \"$GWAGI\" -q export whole.json; \"$GWAGI\" -q export - --format json > pipe &\n"
		"exec 3< pipe; head -c 100 <&3 > out; \"$GWAGI\" -q set 1.2.5.1m1 note=나중; echo $?\n"
		"cat <&3 >> out; wait; cmp out whole.json && echo same");

	(void)state;
	assert_string_equal(outcome.out, "0\nsame\n");
	outcome_finish(&outcome);
}

static void shows_a_past_day(void **state)
{
	(void)state;
	done("set 1.2.5.1m1 note=나중 -q");
	done("--as-of 2025-11-30 export past -q");
	expect_output("--db past.db import past", 0, "milestone.csv");
	expect_output("--db past.db list milestones note:나중", 1, "");
	expect_output("list milestones note:나중", 0, "1.2.5.1m1");
}

static const char *me(void)
{
	const struct passwd *person = getpwuid(getuid());

	return person ? person->pw_name : "root";
}

static void keeps_what_is_withheld(void **state)
{
	struct outcome outcome;
	char account[100];

	(void)state;
	expect_output("add reading 1.4.3.1.1t1 day=2025-12-01 amount=7654321 -q", 0, "r1");
	done("set 1.4.3.1.1t1 low=8765432 withheld=true -q");
	outcome = run_shell("\"$GWAGI\" -q export whole; grep -l '7654321\\|8765432' whole/*");
	assert_string_equal(outcome.out, "whole/reading.csv\nwhole/target.csv\n"); /* of its owner's right; not in the history */
	outcome_finish(&outcome);
	outcome = run("account add other - admin -q");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	snprintf(account, sizeof account, "account add %s o3 viewer -q", me());
	outcome = run(account);
	outcome_finish(&outcome);
	outcome = run("export less");
	assert_int_equal(outcome.code, 0);
	assert_non_null(strstr(outcome.err, "비공개 값 2건은 내보내지 않았습니다"));
	outcome_finish(&outcome);
	outcome = run_shell("grep -l '7654321\\|8765432' less/*; \"$GWAGI\" export - targets | grep -c '7654321\\|8765432'; cat "
			    "less/reading.csv | wc -l; grep -c '^1.4.3.1.1t1,.*,,,,true,' less/target.csv");
	assert_string_equal(outcome.out, "0\n1\n1\n");
	outcome_finish(&outcome);
	expect_output("--db less.db import less", 0, "target.csv");
	expect_output("--db less.db list targets --format csv --under 1.4.3.1.1", 0, "비공개");
}

static void makes_templates(void **state)
{
	struct outcome outcome;
	char *text;

	(void)state;
	outcome = run("export form --template");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	assert_int_equal(names("form", ""), 2 + 18 + 1);
	text = contents("form/읽어 주십시오.txt");
	assert_non_null(strstr(text, "\r\nmilestone.csv\r\n"));
	assert_non_null(strstr(text, "in_progress(추진중)"));
	assert_non_null(strstr(text, "  title 이름 — 반드시. 글(한 줄)\r\n"));
	assert_non_null(strstr(text, "  date 기한 — 비워도 됨. 때, 예: 2025-12-31,"));
	free(text);
	text = contents("form/member.csv");
	assert_string_equal(text, "\xEF\xBB\xBF"
				  "code,meeting,position,seat,grouping,name,aliases\r\n");
	free(text);
	outcome = run("--db empty.db import form");
	assert_int_equal(outcome.code, 0);
	assert_int_equal(count_of(outcome.out, "추가 0"), 18);
	outcome_finish(&outcome);
	done("export -q item.csv items --template");
	outcome = run("import item.csv");
	assert_int_equal(outcome.code, 0);
	outcome_finish(&outcome);
	expect_refusal("export x.csv changes --template", 2, "changes");
	expect_refusal("export x.csv items 국방 --template", 2, "거르지");
	expect_refusal("export x.json --template", 2, "csv로");
	expect_refusal("export form --template", 4, "비어 있지 않습니다");
}

/* Run an export as a traced child to its MOST-th stop at a system call, then send SIGNAL; 0 if it ended before, -1 if programs
 * can't be traced here. */
static int interrupt(const char *path, int most, int signal_number)
{
	const char *program = getenv("GWAGI_PROGRAM");
	int status, stops = 0, pass = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);

		dup2(nothing, STDOUT_FILENO);
		dup2(nothing, STDERR_FILENO);
		setenv("LANG", "C.UTF-8", 1);
		setenv("GWAGI_DB", "test.db", 1);
		setenv("GWAGI_TODAY", "2025-12-31", 1);
		setenv("ASAN_OPTIONS", "detect_leaks=0", 1); /* it can't look for them while it is traced */
		if (!program || chdir(folder_path(".")) != 0 || ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
			_exit(126);
		execl(program, "gwagi", "export", path, (char *)NULL);
		_exit(127);
	}
	while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		pass = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
		if (++stops == most)
			kill(child, signal_number);
		assert_int_equal(ptrace(stops < most ? PTRACE_SYSCALL : PTRACE_CONT, child, NULL, (void *)(intptr_t)pass), 0);
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 126)
		return -1;
	assert_true(stops < most ? WIFEXITED(status) && WEXITSTATUS(status) == 0
				 : WIFSIGNALED(status) && WTERMSIG(status) == signal_number);
	return stops >= most;
}

/* Interrupted anywhere, it is not there or whole, and nothing lies aside. */
static void leaves_nothing_behind(void **state)
{
	const char *mode = getenv("GWAGI_LONG");
	int step = mode && *mode ? 1 : 29, there = 0, absent = 0, more = 1;
	char *whole;

	(void)state;
	done("export whole.json -q");
	whole = contents("whole.json");
	for (int most = 2; more == 1; most += step) {
		more = interrupt("o.json", most, most % 2 ? SIGINT : SIGTERM);
		assert_int_equal(names(".", ".gwagi-"), 0);
		if (mode_of("o.json") >= 0) {
			char *made = contents("o.json");

			assert_string_equal(made, whole);
			free(made);
			unlink(folder_path("o.json"));
			there++;
		} else {
			absent++;
		}
		if (most % 3 == 0 && interrupt("folder", most, SIGHUP) >= 0 && mode_of("folder") >= 0) {
			struct outcome outcome = run_shell("ls folder | wc -l; rm -r folder");

			assert_string_equal(outcome.out, "19\n");
			outcome_finish(&outcome);
		}
		assert_int_equal(names(".", ".gwagi-"), 0);
	}
	free(whole);
	if (more == 0)
		assert_true(there >= 1 && absent >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shows_what_list_shows, database_make, remove_all),
		cmocka_unit_test_setup_teardown(says_what_it_did, database_make, remove_all),
		cmocka_unit_test_setup_teardown(makes_no_file_of_nothing, database_make, remove_all),
		cmocka_unit_test_setup_teardown(takes_the_format_of_the_name, database_make, remove_all),
		cmocka_unit_test_setup_teardown(writes_over_nothing_unasked, database_make, remove_all),
		cmocka_unit_test_setup_teardown(follows_nothing, database_make, remove_all),
		cmocka_unit_test_setup_teardown(has_no_room, database_make, remove_all),
		cmocka_unit_test_setup_teardown(names_what_cp949_lacks, database_make, remove_all),
		cmocka_unit_test_setup_teardown(comes_back_the_same, database_make, remove_all),
		cmocka_unit_test_setup_teardown(holds_up_nobody, database_make, remove_all),
		cmocka_unit_test_setup_teardown(shows_a_past_day, database_make, remove_all),
		cmocka_unit_test_setup_teardown(keeps_what_is_withheld, database_make, remove_all),
		cmocka_unit_test_setup_teardown(makes_templates, database_make, remove_all),
		cmocka_unit_test_setup_teardown(leaves_nothing_behind, database_make, remove_all),
	};

	return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
