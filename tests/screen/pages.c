/* pages svg | fill FILE | tour FILE: what the documents show of the program, by the program (its path is GWAGI_EXE). `svg` writes
 * the picture of the README, `fill` FILE with its screens and outputs made anew, `tour` types the tour that FILE describes and
 * looks at what it says is to be seen. All as root, whose login is as long as the one that stands for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dashboard.h"
#include "folder.h"
#include "svg.h"

static const char today[] = "2026-01-10", login[] = "root", person[] = "hong", morning[] = "2026-01-10 09:00";

enum { TOUR_ROWS = 24, TOUR_COLUMNS = 80, RUN_ROWS = 200, RUN_COLUMNS = 72, PICTURE_ROWS = 40, PICTURE_COLUMNS = 120 };

static _Noreturn void stop(const char *why, const char *what)
{
	fprintf(stderr, "pages: %s: %s\n", why, what);
	exit(1);
}

/* The bytes of the key "<NAME>" at TEXT, or of one letter; *TEXT is moved behind it. */
static const char *next_key(const char **text, char *letter)
{
	static const char *const named[][2] = {
		{"<Enter>", KEY_ENTER}, {"<Esc>", KEY_ESC},   {"<Tab>", "\t"},        {"<Space>", " "},
		{"<Down>", KEY_DOWN},   {"<Up>", KEY_UP},     {"<Right>", KEY_RIGHT}, {"<Left>", KEY_LEFT},
		{"<Ctrl-g>", "\x07"},   {"<Ctrl-r>", "\x12"}, {"<F2>", KEY_F2},       {"<End>", KEY_END_},
	};

	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (strncmp(*text, named[i][0], strlen(named[i][0])) == 0) {
			*text += strlen(named[i][0]);
			return named[i][1];
		}
	}
	if (**text == '<' && (*text)[1] >= 'A' && (*text)[1] <= 'Z')
		stop("no key", *text);
	*letter++ = *(*text)++;
	while (((unsigned char)**text & 0xc0) == 0x80)
		*letter++ = *(*text)++;
	*letter = '\0';
	return NULL;
}

/* Key by key, as a person would. */
static void type(struct terminal *terminal, const char *keys)
{
	char letter[8];

	while (*keys) {
		const char *named = next_key(&keys, letter);

		if (!terminal_keys(terminal, named ? named : letter) || !terminal_wait_idle(terminal, LIMIT))
			stop("not taken", named ? named : letter);
	}
}

static struct terminal *open_dashboard(const char *home, int rows, int columns, const char *day, const char *keys)
{
	struct terminal *terminal = dashboard_start(home, rows, columns, day, NULL);

	if (!terminal || !terminal_wait_idle(terminal, LIMIT))
		stop("the dashboard did not come", keys);
	type(terminal, keys);
	return terminal;
}

/* COMMAND in a shell whose PATH has gwagi, until it has ended if it is to. */
static struct terminal *run_command(const char *home, int rows, int columns, const char *day, const char *command)
{
	const char *arguments[] = {"sh", "-c", command, NULL};
	char variable[64];
	const char *environment[] = {variable, NULL};
	struct pty_options options = {
		.rows = rows, .columns = columns, .arguments = arguments, .environment = environment, .home = home};
	struct terminal *terminal;

	snprintf(variable, sizeof variable, "GWAGI_TODAY=%s", day);
	terminal = terminal_start(&options);
	if (!terminal)
		stop("did not start", command);
	return terminal;
}

static bool is_stamp(const char *at)
{
	static const char form[] = "0000-00-00 00:00";

	for (const char *c = form; *c; c++, at++)
		if (*c == '0' ? *at < '0' || *at > '9' : *at != *c)
			return false;
	return true;
}

/* What differs from one account and minute to another: the login, which a name of the same width stands for, wherever it is a
 * word, and the time of a change, which becomes the morning of the day that the screen is of. */
static char *shown(const char *row)
{
	char *text = strdup(row);

	for (char *at = text; at && (at = strstr(at, login)); at += sizeof login - 1) {
		if ((at == text || strchr(" (", at[-1])) && (!at[sizeof login - 1] || strchr(" ,()", at[sizeof login - 1])))
			memcpy(at, person, sizeof person - 1);
	}
	for (char *at = text; at && *at; at++)
		if (is_stamp(at))
			memcpy(at, morning, sizeof morning - 1);
	return text;
}

static void write_rows(struct terminal *terminal, int rows, bool roff)
{
	int last = rows;

	while (last > 0 && !*terminal_row(terminal, last - 1))
		last--;
	for (int row = 0; row < last; row++) {
		char *text = shown(terminal_row(terminal, row));

		if (roff && (*text == '.' || *text == '\''))
			fputs("\\&", stdout);
		for (const char *c = text; *c; c++) {
			if (roff && *c == '\\')
				fputs("\\e", stdout);
			else if (roff && *c == '-')
				fputs("\\-", stdout);
			else
				putchar(*c);
		}
		putchar('\n');
		free(text);
	}
}

static void prepare(const char *home, const char *day, const char *const *commands)
{
	for (; *commands; commands++) {
		struct terminal *terminal = run_command(home, TOUR_ROWS, TOUR_COLUMNS, day, *commands);

		if (!terminal_wait_end(terminal, 0, LIMIT))
			stop("ended badly", *commands);
		terminal_destroy(terminal);
	}
}

static void write_run(const char *home, const char *command, bool roff)
{
	struct terminal *terminal = run_command(home, RUN_ROWS, RUN_COLUMNS, today, command);

	if (!terminal_wait_end(terminal, 0, LIMIT))
		stop("ended badly", command);
	printf("$ ");
	for (const char *c = command; *c; c++)
		printf(roff && *c == '-' ? "\\-" : roff && *c == '\\' ? "\\e" : "%c", *c);
	putchar('\n');
	write_rows(terminal, RUN_ROWS, roff);
	terminal_destroy(terminal);
}

/* WHAT is "COLUMNSxROWS KEYS", the keys without blanks. */
static void write_screen(const char *home, const char *what)
{
	int columns, rows, at = 0;
	struct terminal *terminal;

	if (sscanf(what, "%dx%d %n", &columns, &rows, &at) != 2)
		stop("no screen", what);
	terminal = open_dashboard(home, rows, columns, today, what + at);
	write_rows(terminal, rows, false);
	terminal_destroy(terminal);
}

/* The rest of LINE behind BEGIN and before END, to be freed; NULL if it does not begin or end so. */
static char *between(const char *line, const char *begin, const char *end)
{
	size_t length = strcspn(line, "\n"), first = strlen(begin), last = strlen(end);

	if (length < first + last || strncmp(line, begin, first) != 0 || strncmp(line + length - last, end, last) != 0)
		return NULL;
	return strndup(line + first, length - first - last);
}

static bool skip_to(FILE *in, char **line, size_t *room, const char *end)
{
	while (getline(line, room, in) >= 0)
		if (strncmp(*line, end, strlen(end)) == 0)
			return true;
	return false;
}

/* What a line asks to be shown below it. */
struct block {
	char *run, *screen;
	bool roff;
};

static struct block read_block(const char *line)
{
	struct block block = {.run = between(line, ".\\\" run ", ""), .screen = between(line, "<!-- screen ", " -->")};

	block.roff = block.run;
	if (!block.run)
		block.run = between(line, "<!-- run ", " -->");
	return block;
}

/* The line that opens what is made anew stays; what stood there goes. */
static void fill_block(const char *home, FILE *in, char **line, size_t *room, const struct block *block)
{
	const char *open = block->roff ? ".EX" : "```", *close = block->roff ? ".EE" : "```";

	if (getline(line, room, in) < 0 || strncmp(*line, open, strlen(open)) != 0)
		stop("nothing to fill below", block->run ? block->run : block->screen);
	fputs(*line, stdout);
	if (block->run)
		write_run(home, block->run, block->roff);
	else
		write_screen(home, block->screen);
	if (!skip_to(in, line, room, close))
		stop("does not end", block->run ? block->run : block->screen);
	fputs(*line, stdout);
}

static void fill(const char *home, FILE *in)
{
	static const char *const shipped[] = {"gwagi --quiet init", NULL};
	char *line = NULL;
	size_t room = 0;

	prepare(home, today, shipped);
	while (getline(&line, &room, in) >= 0) {
		struct block block = read_block(line);

		fputs(line, stdout);
		if (block.run || block.screen)
			fill_block(home, in, &line, &room, &block);
		free(block.run);
		free(block.screen);
	}
	free(line);
}

/* A tour: what is open, and the line that is being followed. */
struct tour {
	const char *home;
	struct terminal *terminal;
	int steps;
};

static void end_step(struct tour *tour)
{
	if (tour->terminal && !terminal_wait_end(tour->terminal, 0, LIMIT))
		stop("the tour", "a command did not end well");
	terminal_destroy(tour->terminal);
	tour->terminal = NULL;
}

/* "명령 …" starts it, "글쇠 …" types, "화면 …" is to be seen. */
static void follow(struct tour *tour, const char *line)
{
	char *command = between(line, "명령  ", ""), *keys = between(line, "글쇠  ", ""), *text = between(line, "화면  ", "");

	tour->steps++;
	if (command) {
		end_step(tour);
		tour->terminal = run_command(tour->home, TOUR_ROWS, TOUR_COLUMNS, today, command);
	} else if (!tour->terminal || (!keys && !text)) {
		stop("no step of a tour", line);
	} else if (keys) {
		type(tour->terminal, keys);
	} else if (!terminal_wait_text(tour->terminal, text, LIMIT)) {
		stop("not to be seen", text);
	}
	free(command);
	free(keys);
	free(text);
}

static void walk(const char *home, FILE *in)
{
	struct tour tour = {.home = home};
	char *line = NULL;
	size_t room = 0;

	while (skip_to(in, &line, &room, "```tour"))
		while (getline(&line, &room, in) >= 0 && strncmp(line, "```", 3) != 0)
			follow(&tour, line);
	end_step(&tour);
	free(line);
	if (tour.steps == 0)
		stop("the tour", "has no step");
}

/* The second agenda some months after the first meeting, as offices may have reported it: every verdict once. */
static void draw_picture(const char *home)
{
	static const char *const reports[] = {
		"gwagi --quiet set 1.2.5.1m1 reported=완료보고 done_on=2025-12-30 --reason '계획 확정'",
		"gwagi --quiet add evidence 1.2.5.1m1 rank=3 title='추진계획 공고' issued=2025-12-30",
		"gwagi --quiet set 1.2.5.1m1 verified=확인",
		"gwagi --quiet set 1.2.5.2m1 reported=추진중 --reason '부처 협의 중'",
		"gwagi --quiet set 1.2.3.1m1 reported=추진중 --reason '2개소 착공'",
		"gwagi --quiet set 1.2.2.1m1 reported=추진중 --reason '설계 중'",
		"gwagi --quiet set 1.2.1.1.2m1 reported=완료보고 done_on=2026-02-27 --reason '위원회 출범'",
		"gwagi --quiet set 1.2.1.2.1m1 reported=보류 --reason '상위 법 개정을 기다림' --authority '제2회 회의'",
		"gwagi --quiet set 1.4.3.4.2m1 reported=추진중 --reason '공고문 작성'",
		NULL,
	};
	struct terminal *terminal;
	char *text;

	prepare(home, "2026-03-20", reports);
	terminal = open_dashboard(home, PICTURE_ROWS, PICTURE_COLUMNS, "2026-03-24", "jjjljljjjjjjjlkkkkkkkk");
	text = shown(terminal_screen(terminal));
	if (strcmp(text, terminal_screen(terminal)) != 0)
		stop("the picture", "shows who drew it, or when");
	free(text);
	svg_write(terminal, PICTURE_ROWS, PICTURE_COLUMNS, "과기현황판: 국방 AX 전략의 상세와 일정", stdout);
	terminal_destroy(terminal);
}

int main(int argc, char **argv)
{
	FILE *in = argc > 2 ? fopen(argv[2], "r") : NULL;
	char *program[] = {argv[0], getenv("GWAGI_EXE")};
	void *home;

	dashboard_program(2, program);
	if (argc < 2 || (argc > 2 && !in) || dashboard_home_make(&home) != 0)
		stop("usage", "svg | fill FILE | tour FILE");
	if (strcmp(argv[1], "svg") == 0)
		draw_picture(home);
	else if (in && strcmp(argv[1], "fill") == 0)
		fill(home, in);
	else if (in && strcmp(argv[1], "tour") == 0)
		walk(home, in);
	if (in)
		fclose(in);
	return dashboard_home_remove(&home) == 0 ? 0 : 1;
}
