/* text_bench FILE…: how fast lines are made ready for the screen: cleaned, measured and fitted, in each width mode, beside
 * libunistring's u8_width of the very same bytes. The lines are 200 bytes cut from the files, which hold real titles. Both sides
 * take turns (A B, B A …), so the ratio can be believed on a shared machine. Called by ./dev bench. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uniwidth.h>
#include "gwagi/text/input.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/mode.h"
#include "pairs.h"

enum { LINE = 200, LINES = 4096, CELLS = 60, PAIRS = 15, ROUNDS = 8, GOAL = 20 /* MB/s */ };

struct lines {
	char bytes[LINES][LINE];
	size_t length[LINES];
	size_t count, total;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void add_line(struct lines *lines, const char *bytes, size_t length)
{
	if (lines->count == LINES)
		return;
	memcpy(lines->bytes[lines->count], bytes, length);
	lines->length[lines->count++] = length;
	lines->total += length;
}

/* Line breaks of the file become spaces: what is measured is long lines of text, not where titles end. */
static bool read_lines(struct lines *lines, const char *path)
{
	FILE *in = fopen(path, "rb");
	char buffer[LINE];
	size_t kept = 0, got;

	if (!in)
		return false;
	while ((got = fread(buffer + kept, 1, sizeof buffer - kept, in)) > 0) {
		size_t length = text_cut(buffer, kept + got, sizeof buffer - 1);

		for (size_t i = 0; i < length; i++)
			buffer[i] = buffer[i] == '\n' ? ' ' : buffer[i];
		add_line(lines, buffer, length);
		kept = kept + got - length;
		memmove(buffer, buffer + length, kept);
	}
	fclose(in);
	return true;
}

static double measure_library(const struct lines *lines, long *cells)
{
	double start = now();

	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < lines->count; i++)
			*cells += u8_width((const uint8_t *)lines->bytes[i], lines->length[i], "UTF-8");
	return (double)lines->total * ROUNDS / (now() - start) / 1e6;
}

static double measure_ours(const struct lines *lines, long *cells)
{
	struct text cleaned = {0}, fitted = {0};
	double start = now();

	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < lines->count; i++) {
			text_clean(&cleaned, lines->bytes[i], lines->length[i], TEXT_LINE);
			*cells += cleaned.cells;
			text_fit(&fitted, &cleaned, CELLS, TEXT_LEFT);
		}
	}
	double speed = (double)lines->total * ROUNDS / (now() - start) / 1e6;

	text_finish(&cleaned);
	text_finish(&fitted);
	return speed;
}

static void compare(const struct lines *lines, enum text_mode mode, long *cells)
{
	double library[PAIRS], ours[PAIRS];
	char goal[32];

	text_set_mode(mode);
	for (int i = 0; i < PAIRS; i++) {
		if (i % 2)
			library[i] = measure_library(lines, cells);
		ours[i] = measure_ours(lines, cells);
		if (i % 2 == 0)
			library[i] = measure_library(lines, cells);
	}
	snprintf(goal, sizeof goal, ">= %d MB/s", GOAL);
	pairs_print(library, ours, PAIRS, goal, text_mode_name(mode));
}

int main(int argc, char **argv)
{
	static struct lines lines;
	long cells = 0;

	for (int i = 1; i < argc; i++)
		if (!read_lines(&lines, argv[i]))
			fprintf(stderr, "%s: 읽지 못했습니다.\n", argv[i]);
	if (!lines.count)
		return 2;
	printf("\n글 다듬고 재고 맞추기 MB/s (clean, width, fit), %zu줄 (lines), %d쌍 (pairs)\n", lines.count, PAIRS);
	pairs_head("u8_width", "gwagi");
	for (int mode = 0; mode < TEXT_MODES; mode++)
		compare(&lines, (enum text_mode)mode, &cells);
	return cells > 0 ? 0 : 1;
}
