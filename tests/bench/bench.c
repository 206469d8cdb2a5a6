/* bench --gwagi PROGRAM --floor PROGRAM --generate PROGRAM --work FOLDER [--sizes 1000,1000000] [--runs N] [--key-runs N]
 * [--idle SECONDS] [--long]
 *
 * Starts the floor program and gwagi in turn (A B, B A …) on the same databases and states what gwagi costs as the median of the
 * ratios pair by pair: on a shared machine that can be trusted where a time cannot. Called by ./dev bench. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "content.h"
#include "edit.h"
#include "goals.h"
#include "measure.h"
#include "pairs.h"

enum { SIZES = 16, RUNS = PAIRS_MOST };

struct bench {
	struct content content;
	const char *floor;
	long sizes[SIZES]; /* the first is 0: the shipped content */
	size_t size_count;
	int runs, key_runs, idle;
	struct goals goals;
};

struct side {
	const char *name;
	struct subject subject;
	double figures[RUNS][FIGURES];
};

/* What is set beside the floor. Keys are pressed in the first pairs only. */
static const struct line {
	const char *number;
	enum figure figure;
	double bar;     /* 0: none */
	enum keys keys; /* that it needs */
	const char *label;
} lines[] = {
	{"1", FIGURE_START, 1.5, KEYS_NONE, "첫 화면까지 ms (first frame)"},
	{"2", FIGURE_START_CPU, 1.5, KEYS_NONE, "첫 화면까지 CPU ms"},
	{"", FIGURE_START_BYTES, 0, KEYS_NONE, "첫 화면 바이트 (bytes)"},
	{"11", FIGURE_MEMORY, 2, KEYS_NONE, "메모리 MB (RSS)"},
	{"9", FIGURE_MOVE, 1.15, KEYS_MOVE, "이동 글쇠 ms (move, p50)"},
	{"8", FIGURE_MOVE_CPU, 1.5, KEYS_MOVE, "이동 글쇠 CPU ms"},
	{"8", FIGURE_SCROLL_CPU, 1.3, KEYS_ALL, "한 줄 밀기 CPU ms (scroll)"},
	{"8", FIGURE_PAGE_CPU, 1.2, KEYS_ALL, "한 쪽 CPU ms (page)"},
	{"", FIGURE_MOVE_BYTES, 0, KEYS_MOVE, "이동 글쇠 바이트, 상세와 일정 포함"},
	{"", FIGURE_SCROLL_BYTES, 0, KEYS_ALL, "한 줄 밀기 바이트, 상세와 일정 포함"},
	{"6", FIGURE_PAGE_BYTES, 1.2, KEYS_ALL, "한 쪽 바이트 (page bytes)"},
	{"10", FIGURE_BURST, 0.3, KEYS_ALL, "j 300개 한꺼번에: 끝까지 ms (lag)"},
	{"10", FIGURE_BURST_BYTES, 0.3, KEYS_ALL, "j 300개 한꺼번에: 바이트"},
};

/* Goal 4: what tig sends for a move; goal 7: frames in one piece, the first with what the terminal is asked. */
enum { LIGHT_BYTES = 369, FIRST_CHUNKS = 5 };

static void take(const struct side *side, enum figure figure, int count, double out[RUNS])
{
	for (int i = 0; i < count; i++)
		out[i] = side->figures[i][figure];
}

static double median(const struct side *side, enum figure figure, int count)
{
	double values[RUNS];

	take(side, figure, count, values);
	return quantile(values, (size_t)count, 0.5);
}

static void print_floor(struct bench *bench, const char *title, enum keys pressed, const struct side *base,
			const struct side *other)
{
	int keys = bench->key_runs;

	goals_head(title, base->name, other->name);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		int count = lines[i].keys != KEYS_NONE ? keys : bench->runs;
		double one[RUNS], two[RUNS];

		if (lines[i].keys > pressed)
			continue;
		take(base, lines[i].figure, count, one);
		take(other, lines[i].figure, count, two);
		goals_ratio(&bench->goals, lines[i].number, one, two, (size_t)count, lines[i].bar, lines[i].label);
	}
	goals_value(&bench->goals, "4", median(other, FIGURE_LIGHT_BYTES, keys), LIGHT_BYTES,
		    "막대만 옮기는 글쇠 바이트 (highlight alone)");
	goals_value(&bench->goals, "7", median(other, FIGURE_START_CHUNKS, bench->runs), FIRST_CHUNKS,
		    "첫 화면 읽은 횟수 (chunks, at most the writes)");
	goals_value(&bench->goals, "7", median(other, FIGURE_MOVE_CHUNKS, keys), 1, "글쇠 하나 읽은 횟수");
	goals_value(&bench->goals, "9", median(other, FIGURE_SLOW, keys), median(base, FIGURE_SLOW, keys),
		    "16 ms 넘은 대답, 바닥보다 많지 않게 (slow answers)");
	goals_value(&bench->goals, "", median(other, FIGURE_SILENT, keys), 0, "대답 없는 글쇠 (silent keys)");
}

static bool take_turns(const struct bench *bench, struct side *base, struct side *other, enum keys pressed)
{
	double unused[FIGURES];

	/* One start of each that does not count brings the files into memory. */
	if (!measure(&base->subject, KEYS_NONE, unused) || !measure(&other->subject, KEYS_NONE, unused))
		return false;
	for (int i = 0; i < bench->runs; i++) {
		enum keys keys = i < bench->key_runs ? pressed : KEYS_NONE;
		struct side *first = i % 2 ? other : base, *second = i % 2 ? base : other;

		if (!measure(&first->subject, keys, first->figures[i]) || !measure(&second->subject, keys, second->figures[i]))
			return false;
	}
	return true;
}

static void name_size(long size, char *out, size_t room)
{
	if (size == 0)
		snprintf(out, room, "실린 자료 (shipped)");
	else
		snprintf(out, room, "이정표 %ld건 (milestones)", size);
}

/* The tree of the generated content begins folded up, with fewer rows than are walked over: open a way down to its first
 * milestones, and more below, until there is more than a screen. The floor program does with Enter nothing. */
static const char to_milestone[] = "j\rj\rj\rj\rj";
static const char to_rows[] = "j\rj\rj\rj\rjjjjjjjjjjj\rjjjjjjjjjjj\rkkkkkkkkkkkkkkkkkkkkkk";

/* From the left pane to the timeline. */
static const char to_timeline[] = "\t\t";

static bool print_idle(struct bench *bench, const struct subject *subject)
{
	double figures[IDLES];

	if (!measure_idle(subject, bench->idle, figures))
		return false;
	goals_value(&bench->goals, "12", figures[IDLE_SWITCHES], 0, "가만히 있을 때 문맥 교환 (idle: context switches)");
	goals_value(&bench->goals, "12", figures[IDLE_CPU], 0, "가만히 있을 때 CPU ms");
	goals_value(&bench->goals, "12", figures[IDLE_BYTES], 0, "가만히 있을 때 바이트");
	return true;
}

static bool print_edits(struct bench *bench, const char *database)
{
	enum { EDITS = 15 };
	double commits[EDITS], edits[EDITS];

	if (!measure_edits(bench->content.gwagi, database, to_milestone, commits, edits, EDITS))
		return false;
	goals_ratio(&bench->goals, "18", commits, edits, EDITS, 3, "고치기 ms, 바닥은 SQLite 커밋(되돌리기 저널, EXTRA) (edit)");
	return true;
}

static bool against_floor(struct bench *bench, long size, const char *database)
{
	static struct side base, other;
	enum keys keys = size > 0 ? KEYS_ALL : KEYS_MOVE; /* the shipped content has two screens of milestones */
	const char *before = size > 0 ? to_rows : "j\rj\rjjjjj\r";
	char name[64], title[160];

	base = (struct side){.name = "floor -d", .subject = {(const char *[]){bench->floor, database, "-d", NULL}, before, NULL}};
	other = (struct side){.name = "gwagi",
			      .subject = {(const char *[]){bench->content.gwagi, "--db", database, NULL}, before, to_timeline}};
	name_size(size, name, sizeof name);
	snprintf(title, sizeof title, "%s, 시작 %d쌍, 글쇠 %d쌍 (pairs)", name, bench->runs, bench->key_runs);
	if (!take_turns(bench, &base, &other, keys))
		return false;
	print_floor(bench, title, keys, &base, &other);
	return print_idle(bench, &other.subject) && (size == 0 || print_edits(bench, database));
}

/* What more data costs: the program on the smallest generated database and on the largest. */
static bool against_itself(struct bench *bench, char *const *databases)
{
	static struct side base, other;
	size_t smallest = 1, largest = 1;
	char small[64], large[64], title[192];
	double one[RUNS], two[RUNS];

	for (size_t i = 1; i < bench->size_count; i++) {
		smallest = bench->sizes[i] < bench->sizes[smallest] ? i : smallest;
		largest = bench->sizes[i] > bench->sizes[largest] ? i : largest;
	}
	if (smallest == largest)
		return true;
	base = (struct side){.subject = {(const char *[]){bench->content.gwagi, "--db", databases[smallest], NULL}, "", NULL}};
	other = (struct side){.subject = {(const char *[]){bench->content.gwagi, "--db", databases[largest], NULL}, "", NULL}};
	name_size(bench->sizes[smallest], small, sizeof small);
	name_size(bench->sizes[largest], large, sizeof large);
	snprintf(title, sizeof title, "%s -> %s, %d쌍 (pairs)", small, large, bench->runs);
	if (!take_turns(bench, &base, &other, KEYS_NONE))
		return false;
	goals_head(title, "gwagi", "gwagi");
	take(&base, FIGURE_START_CPU, bench->runs, one);
	take(&other, FIGURE_START_CPU, bench->runs, two);
	goals_ratio(&bench->goals, "3", one, two, (size_t)bench->runs, 1.15, "첫 화면까지 CPU ms");
	take(&base, FIGURE_MEMORY, bench->runs, one);
	take(&other, FIGURE_MEMORY, bench->runs, two);
	goals_ratio(&bench->goals, "11", one, two, (size_t)bench->runs, 1.1, "메모리 MB (RSS)");
	return true;
}

static bool run(struct bench *bench)
{
	char *databases[SIZES] = {0};
	bool done = true;

	for (size_t i = 0; done && i < bench->size_count; i++) {
		databases[i] = content_database(&bench->content, bench->sizes[i]);
		done = databases[i] && against_floor(bench, bench->sizes[i], databases[i]);
	}
	done = done && against_itself(bench, databases);
	if (done)
		goals_sum(&bench->goals);
	for (size_t i = 0; i < bench->size_count; i++)
		free(databases[i]);
	return done;
}

static bool add_sizes(struct bench *bench, const char *list)
{
	bench->size_count = 1;
	while (*list) {
		char *end;
		long size = strtol(list, &end, 10);

		if (end == list || size < 1 || bench->size_count == SIZES || (*end && *end != ','))
			return false;
		bench->sizes[bench->size_count++] = size;
		list = *end ? end + 1 : end;
	}
	return true;
}

static bool read_count(const char *text, int most, int *out)
{
	char *end;
	long value = strtol(text, &end, 10);

	*out = (int)value;
	return end != text && !*end && value >= 1 && value <= most;
}

static bool read_option(struct bench *bench, const char *name, const char *value)
{
	if (strcmp(name, "--gwagi") == 0)
		bench->content.gwagi = value;
	else if (strcmp(name, "--floor") == 0)
		bench->floor = value;
	else if (strcmp(name, "--generate") == 0)
		bench->content.generate = value;
	else if (strcmp(name, "--work") == 0)
		bench->content.work = value;
	else if (strcmp(name, "--sizes") == 0)
		return add_sizes(bench, value);
	else if (strcmp(name, "--runs") == 0)
		return read_count(value, RUNS, &bench->runs);
	else if (strcmp(name, "--key-runs") == 0)
		return read_count(value, RUNS, &bench->key_runs);
	else if (strcmp(name, "--idle") == 0)
		return read_count(value, 3600, &bench->idle);
	else
		return false;
	return true;
}

static bool read_options(struct bench *bench, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--long") == 0)
			add_sizes(bench, "1000,10000,100000,1000000");
		else if (i + 1 == argc || !read_option(bench, argv[i], argv[i + 1]))
			return false;
		else
			i++;
	}
	bench->key_runs = bench->key_runs < bench->runs ? bench->key_runs : bench->runs;
	return bench->content.gwagi && bench->content.generate && bench->content.work && bench->floor;
}

int main(int argc, char **argv)
{
	struct bench bench = {.runs = 15, .key_runs = 5, .idle = 10};

	add_sizes(&bench, "1000,1000000");
	if (!read_options(&bench, argc, argv)) {
		fprintf(stderr,
			"사용법: ./dev bench [--sizes 1000,1000000] [--runs 1-%d] [--key-runs 1-%d] [--idle 10] [--long]\n", RUNS,
			RUNS);
		return 2;
	}
	return run(&bench) ? 0 : 1;
}
