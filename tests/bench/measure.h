/* One run of a full-screen program on a pty of 120 x 40: what starting it and pressing a key costs. */
#ifndef TESTS_MEASURE_H
#define TESTS_MEASURE_H

#include <stdbool.h>

enum figure {
	FIGURE_START,       /* ms from just before exec to the last byte of the first frame */
	FIGURE_START_CPU,   /* ms of processor time up to then */
	FIGURE_START_BYTES, /* of the first frame */
	FIGURE_START_CHUNKS,
	FIGURE_MEMORY, /* resident, MB, after the first frame */
	FIGURE_KEY,    /* ms from a key to the last byte of its answer; median, as the next two */
	FIGURE_KEY_BYTES,
	FIGURE_KEY_CHUNKS,
	FIGURE_KEY_CPU, /* ms of processor time a key; mean */
	FIGURE_SILENT,  /* keys without an answer; they are in no other figure */
	FIGURES,
};

struct subject {
	const char *const *arguments;
	const char *before; /* keys that come before the measured ones, to reach a place with rows above and below */
};

/* Start the program, wait for the first frame, press `j` and `k` KEYS times in all (eight down, eight up, and so on, each after
 * the answer to the one before), leave with `q`. False, after a sentence on standard error, if no frame came. */
bool measure(const struct subject *subject, int keys, double figures[FIGURES]);

#endif
