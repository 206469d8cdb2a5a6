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
	KEYS = 4096,
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

static void press(struct pty *pty, int keys, double figures[FIGURES])
{
	static double times[KEYS], bytes[KEYS], chunks[KEYS];
	double before = processor_time(pty_pid(pty));
	size_t answers = 0;

	for (int i = 0; i < keys && i < KEYS; i++) {
		uint64_t bytes_before = pty_bytes(pty), chunks_before = pty_chunks(pty);
		double pressed = pty_clock();

		if (!pty_write(pty, i / STRETCH % 2 ? "k" : "j", 1) || pty_pump(pty, pressed + KEY_LIMIT) != PTY_OUTPUT ||
		    !pty_wait_quiet(pty, KEY_QUIET, REST_LIMIT)) {
			figures[FIGURE_SILENT]++;
			continue;
		}
		times[answers] = pty_last_byte(pty) - pressed;
		bytes[answers] = (double)(pty_bytes(pty) - bytes_before);
		chunks[answers++] = (double)(pty_chunks(pty) - chunks_before);
	}
	figures[FIGURE_KEY] = quantile(times, answers, 0.5);
	figures[FIGURE_KEY_BYTES] = quantile(bytes, answers, 0.5);
	figures[FIGURE_KEY_CHUNKS] = quantile(chunks, answers, 0.5);
	figures[FIGURE_KEY_CPU] = keys > 0 ? (processor_time(pty_pid(pty)) - before) / keys : 0;
}

bool measure(const struct subject *subject, int keys, double figures[FIGURES])
{
	struct pty *pty = pty_start(&(struct pty_options){.rows = 40, .columns = 120, .arguments = subject->arguments});

	memset(figures, 0, FIGURES * sizeof *figures);
	if (!pty || !first_frame(pty, figures)) {
		fprintf(stderr, "bench: no frame of %s\n", subject->arguments[0]);
		pty_destroy(pty);
		return false;
	}
	if (pty_write(pty, subject->before, strlen(subject->before)))
		pty_wait_quiet(pty, FRAME_QUIET, REST_LIMIT);
	press(pty, keys, figures);
	pty_write(pty, "q", 1);
	pty_wait_end(pty, 2000);
	pty_destroy(pty);
	return true;
}
