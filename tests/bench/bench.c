/* bench --gwagi PROGRAM --floor PROGRAM --generate PROGRAM --work FOLDER [--sizes 1000,10000] [--runs N] [--keys N] [--long]
 *
 * Starts the floor program and gwagi in turn (A B, B A …) on the same databases and states what gwagi costs as the median of the
 * ratios pair by pair: on a shared machine that can be trusted where a time cannot. Called by ./dev bench. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "content.h"
#include "measure.h"
#include "pairs.h"

enum { SIZES = 16, RUNS = PAIRS_MOST };

struct bench {
	struct content content;
	const char *floor;
	long sizes[SIZES]; /* the first is 0: the shipped content */
	size_t size_count;
	int runs, keys;
};

struct side {
	const char *name;
	struct subject subject;
	double figures[RUNS][FIGURES];
};

/* The ratios that are aimed at, 0: none. */
struct goals {
	double ratio[FIGURES];
};

static const struct goals floor_goals = {{[FIGURE_START] = 1.5,
					  [FIGURE_START_CPU] = 1.5,
					  [FIGURE_MEMORY] = 2,
					  [FIGURE_KEY] = 1.15,
					  [FIGURE_KEY_BYTES] = 1.2,
					  [FIGURE_KEY_CPU] = 1.5}};
static const struct goals size_goals = {{[FIGURE_START_CPU] = 1.15, [FIGURE_MEMORY] = 1.1}};

static const char *const labels[FIGURES] = {
	[FIGURE_START] = "첫 화면까지 ms (first frame)",
	[FIGURE_START_CPU] = "첫 화면까지 CPU ms",
	[FIGURE_START_BYTES] = "첫 화면 바이트 (bytes)",
	[FIGURE_START_CHUNKS] = "첫 화면 읽은 횟수 (chunks)",
	[FIGURE_MEMORY] = "메모리 MB (RSS)",
	[FIGURE_KEY] = "글쇠 하나 ms (key)",
	[FIGURE_KEY_BYTES] = "글쇠 하나 바이트 (bytes)",
	[FIGURE_KEY_CHUNKS] = "글쇠 하나 읽은 횟수 (chunks)",
	[FIGURE_KEY_CPU] = "글쇠 하나 CPU ms",
	[FIGURE_SILENT] = "대답 없는 글쇠 (silent keys)",
};

static void print_line(const struct side *base, const struct side *other, const struct goals *goals, int figure, int runs)
{
	double one[RUNS], two[RUNS];
	char goal[32] = "";

	for (int i = 0; i < runs; i++) {
		one[i] = base->figures[i][figure];
		two[i] = other->figures[i][figure];
	}
	if (goals->ratio[figure] > 0)
		snprintf(goal, sizeof goal, "<= %4.2f", goals->ratio[figure]);
	pairs_print(one, two, (size_t)runs, goal, labels[figure]);
}

static void print_table(const char *title, const struct side *base, const struct side *other, const struct goals *goals, int runs)
{
	printf("\n%s, %d쌍 (pairs)\n", title, runs);
	pairs_head(base->name, other->name);
	for (int figure = 0; figure < FIGURES; figure++)
		print_line(base, other, goals, figure, runs);
}

static bool compare(const struct bench *bench, const char *title, const struct goals *goals, struct side *base,
		    struct side *other)
{
	double unused[FIGURES];

	/* One start of each that does not count brings the files into memory. */
	if (!measure(&base->subject, 0, unused) || !measure(&other->subject, 0, unused))
		return false;
	for (int i = 0; i < bench->runs; i++) {
		struct side *first = i % 2 ? other : base, *second = i % 2 ? base : other;

		if (!measure(&first->subject, bench->keys, first->figures[i]) ||
		    !measure(&second->subject, bench->keys, second->figures[i]))
			return false;
	}
	print_table(title, base, other, goals, bench->runs);
	return true;
}

static void name_size(long size, char *out, size_t room)
{
	if (size == 0)
		snprintf(out, room, "실린 자료 (shipped)");
	else
		snprintf(out, room, "이정표 %ld건 (milestones)", size);
}

/* The tree of the generated content begins folded up, with fewer rows than are walked over: open a way down to its milestones.
 * The floor program does with Enter nothing. */
static const char *keys_before(long size)
{
	return size > 0 ? "j\rj\rj\rj\r" : "";
}

static bool against_floor(const struct bench *bench, long size, const char *database)
{
	static struct side base, other;
	const char *before = keys_before(size);
	char title[128];

	base = (struct side){.name = "floor -d", .subject = {(const char *[]){bench->floor, database, "-d", NULL}, before}};
	other = (struct side){.name = "gwagi",
			      .subject = {(const char *[]){bench->content.gwagi, "--db", database, NULL}, before}};
	name_size(size, title, sizeof title);
	return compare(bench, title, &floor_goals, &base, &other);
}

/* What more data costs: the program on the smallest generated database and on the largest. */
static bool against_itself(const struct bench *bench, char *const *databases)
{
	static struct side base, other;
	size_t smallest = 1, largest = 1;
	char small[64], large[64], title[160];

	for (size_t i = 1; i < bench->size_count; i++) {
		smallest = bench->sizes[i] < bench->sizes[smallest] ? i : smallest;
		largest = bench->sizes[i] > bench->sizes[largest] ? i : largest;
	}
	if (smallest == largest)
		return true;
	base = (struct side){
		.name = "gwagi",
		.subject = {(const char *[]){bench->content.gwagi, "--db", databases[smallest], NULL}, keys_before(1)}};
	other = (struct side){
		.name = "gwagi",
		.subject = {(const char *[]){bench->content.gwagi, "--db", databases[largest], NULL}, keys_before(1)}};
	name_size(bench->sizes[smallest], small, sizeof small);
	name_size(bench->sizes[largest], large, sizeof large);
	snprintf(title, sizeof title, "%s → %s", small, large);
	return compare(bench, title, &size_goals, &base, &other);
}

static bool run(const struct bench *bench)
{
	char *databases[SIZES] = {0};
	bool done = true;

	for (size_t i = 0; done && i < bench->size_count; i++) {
		databases[i] = content_database(&bench->content, bench->sizes[i]);
		done = databases[i] && against_floor(bench, bench->sizes[i], databases[i]);
	}
	done = done && against_itself(bench, databases);
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
	else if (strcmp(name, "--keys") == 0)
		return read_count(value, 1000, &bench->keys);
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
	return bench->content.gwagi && bench->content.generate && bench->content.work && bench->floor;
}

int main(int argc, char **argv)
{
	struct bench bench = {.runs = 15, .keys = 64};

	add_sizes(&bench, "1000,10000");
	if (!read_options(&bench, argc, argv)) {
		fprintf(stderr, "사용법: ./dev bench [--sizes 1000,10000] [--runs 1-%d] [--keys 1-1000] [--long]\n", RUNS);
		return 2;
	}
	return run(&bench) ? 0 : 1;
}
