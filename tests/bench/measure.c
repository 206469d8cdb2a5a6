#include "measure.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "pairs.h"
#include "pty.h"

enum {
	FRAME_LIMIT = 60000, /* ms for the first byte */
	FRAME_QUIET = 150,   /* ms without output end the first frame */
	KEY_LIMIT = 300,     /* ms for the first byte of an answer */
	KEY_QUIET = 20,      /* ms without output end an answer */
	REST_LIMIT = 60000,  /* ms for it to become quiet */
	STRETCH = 8,         /* keys in one direction: fewer than there are rows */
	MOVES = 64,
	SCROLLS = 16,
	PAGES = 16,
	LIGHTS = 8,
	ROWS = 40,
	COLUMNS = 120,
	SLOW = 16, /* ms: a frame of 60 a second */
	BURST = 300,
};

/* The first number of /proc/PID/FILE behind LABEL ("" for the beginning), or 0. */
static double process_number(pid_t pid, const char *file, const char *label)
{
	char path[64], line[256];
	double number = 0;
	FILE *in;

	snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, file);
	in = fopen(path, "r");
	while (in && fgets(line, sizeof line, in))
		if (strncmp(line, label, strlen(label)) == 0) {
			number = strtod(line + strlen(label), NULL);
			break;
		}
	if (in)
		fclose(in);
	return number;
}

/* ms of processor time so far; exact to the nanosecond, unlike the clock ticks of /proc/PID/stat. */
static double processor_time(pid_t pid)
{
	return process_number(pid, "schedstat", "") / 1e6;
}

static bool first_frame(struct pty *pty, double figures[FIGURES])
{
	if (pty_pump(pty, pty_clock() + FRAME_LIMIT) != PTY_OUTPUT || !pty_wait_quiet(pty, FRAME_QUIET, REST_LIMIT))
		return false;
	figures[FIGURE_START] = pty_last_byte(pty) - pty_started(pty);
	figures[FIGURE_START_CPU] = processor_time(pty_pid(pty));
	figures[FIGURE_START_BYTES] = (double)pty_bytes(pty);
	figures[FIGURE_START_CHUNKS] = (double)pty_chunks(pty);
	figures[FIGURE_MEMORY] = process_number(pty_pid(pty), "status", "VmRSS:") / 1024;
	return true;
}

/* The answers to the keys of one kind. */
struct answers {
	double times[MOVES], bytes[MOVES], chunks[MOVES], cpu;
	size_t count;
};

/* Press COUNT keys, each after the answer to the one before: ONE eight times, OTHER eight times, and so on. */
static struct answers press(struct pty *pty, const char *one, const char *other, int count, double figures[FIGURES])
{
	struct answers answers = {.count = 0};
	double before = processor_time(pty_pid(pty));

	for (int i = 0; i < count; i++) {
		uint64_t bytes_before = pty_bytes(pty), chunks_before = pty_chunks(pty);
		const char *key = i / STRETCH % 2 ? other : one;
		double pressed = pty_clock();

		if (!pty_write(pty, key, strlen(key)) || pty_pump(pty, pressed + KEY_LIMIT) != PTY_OUTPUT ||
		    !pty_wait_quiet(pty, KEY_QUIET, REST_LIMIT)) {
			figures[FIGURE_SILENT]++;
			continue;
		}
		answers.times[answers.count] = pty_last_byte(pty) - pressed;
		answers.bytes[answers.count] = (double)(pty_bytes(pty) - bytes_before);
		answers.chunks[answers.count++] = (double)(pty_chunks(pty) - chunks_before);
	}
	answers.cpu = (processor_time(pty_pid(pty)) - before) / count;
	return answers;
}

/* Keys whose answers do not count. */
static void type(struct pty *pty, const char *keys)
{
	if (*keys && pty_write(pty, keys, strlen(keys)))
		pty_wait_quiet(pty, FRAME_QUIET, REST_LIMIT);
}

static void type_often(struct pty *pty, const char *key, int times)
{
	for (int i = 0; i < times; i++)
		type(pty, key);
}

static void press_moves(struct pty *pty, double figures[FIGURES])
{
	struct answers moves = press(pty, "j", "k", MOVES, figures);

	for (size_t i = 0; i < moves.count; i++)
		figures[FIGURE_SLOW] += moves.times[i] > SLOW;
	figures[FIGURE_MOVE] = quantile(moves.times, moves.count, 0.5);
	figures[FIGURE_MOVE_BYTES] = quantile(moves.bytes, moves.count, 0.5);
	figures[FIGURE_MOVE_CHUNKS] = quantile(moves.chunks, moves.count, 0.5);
	figures[FIGURE_MOVE_CPU] = moves.cpu;
}

static void press_far(struct pty *pty, double figures[FIGURES])
{
	double unused[FIGURES] = {0}; /* at the ends of the list a page or a line further is silent */
	static char down[ROWS + 1], burst[BURST + 1];
	struct answers scrolls, pages;
	uint64_t before;
	double pressed;

	memset(down, 'j', sizeof down - 1);
	memset(burst, 'j', sizeof burst - 1);
	pages = press(pty, "\033[6~", "\033[5~", PAGES, unused);
	figures[FIGURE_PAGE_CPU] = pages.cpu;
	figures[FIGURE_PAGE_BYTES] = quantile(pages.bytes, pages.count, 0.5);
	type_often(pty, "\033[5~", PAGES);
	type(pty, down); /* to the last row shown */
	scrolls = press(pty, "j", "j", SCROLLS, unused);
	figures[FIGURE_SCROLL_CPU] = scrolls.cpu;
	figures[FIGURE_SCROLL_BYTES] = quantile(scrolls.bytes, scrolls.count, 0.5);
	type_often(pty, "\033[5~", PAGES);
	before = pty_bytes(pty);
	pressed = pty_clock();
	type(pty, burst);
	figures[FIGURE_BURST] = pty_last_byte(pty) - pressed;
	figures[FIGURE_BURST_BYTES] = (double)(pty_bytes(pty) - before);
}

static void press_light(struct pty *pty, const char *keys, double figures[FIGURES])
{
	struct answers lights;

	type_often(pty, "\033[5~", PAGES);
	type(pty, keys);
	lights = press(pty, "j", "k", LIGHTS, figures);
	figures[FIGURE_LIGHT_BYTES] = quantile(lights.bytes, lights.count, 0.5);
}

static struct pty *start(const struct subject *subject, double figures[FIGURES])
{
	struct pty *pty = pty_start(&(struct pty_options){.rows = ROWS, .columns = COLUMNS, .arguments = subject->arguments});

	memset(figures, 0, FIGURES * sizeof *figures);
	if (pty && first_frame(pty, figures))
		return pty;
	fprintf(stderr, "bench: no frame of %s\n", subject->arguments[0]);
	pty_destroy(pty);
	return NULL;
}

static void leave(struct pty *pty)
{
	pty_write(pty, "q", 1);
	pty_wait_end(pty, 2000);
	pty_destroy(pty);
}

bool measure(const struct subject *subject, enum keys keys, double figures[FIGURES])
{
	struct pty *pty = start(subject, figures);

	if (!pty)
		return false;
	if (keys != KEYS_NONE) {
		type(pty, subject->open);
		press_moves(pty, figures);
	}
	if (keys == KEYS_ALL)
		press_far(pty, figures);
	if (keys != KEYS_NONE && subject->light)
		press_light(pty, subject->light, figures);
	leave(pty);
	return true;
}

static double switches(pid_t pid)
{
	return process_number(pid, "status", "voluntary_ctxt_switches:") +
	       process_number(pid, "status", "nonvoluntary_ctxt_switches:");
}

bool measure_idle(const struct subject *subject, int seconds, double figures[IDLES])
{
	double first[FIGURES], cpu;
	struct pty *pty = start(subject, first);
	uint64_t bytes;

	if (!pty)
		return false;
	type(pty, "jk");
	figures[IDLE_SWITCHES] = switches(pty_pid(pty));
	bytes = pty_bytes(pty);
	cpu = processor_time(pty_pid(pty));
	for (double end = pty_clock() + seconds * 1e3; pty_clock() < end;)
		pty_pump(pty, end);
	figures[IDLE_SWITCHES] = switches(pty_pid(pty)) - figures[IDLE_SWITCHES];
	figures[IDLE_CPU] = processor_time(pty_pid(pty)) - cpu;
	figures[IDLE_BYTES] = (double)(pty_bytes(pty) - bytes);
	leave(pty);
	return true;
}
