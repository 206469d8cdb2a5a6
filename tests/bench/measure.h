/* One run of a full-screen program on a pty of 120 x 40: what starting it, pressing keys and waiting cost. */
#ifndef TESTS_MEASURE_H
#define TESTS_MEASURE_H

#include <stdbool.h>

enum figure {
	FIGURE_START,       /* ms from just before exec to the last byte of the first frame */
	FIGURE_START_CPU,   /* ms of processor time up to then */
	FIGURE_START_BYTES, /* of the first frame */
	FIGURE_START_CHUNKS,
	FIGURE_MEMORY, /* resident, MB, after the first frame */
	/* Moves of the highlight within the rows shown: ms from a key to the last byte of its answer, bytes and chunks as
	 * medians, processor time a key as a mean. */
	FIGURE_MOVE,
	FIGURE_MOVE_CPU,
	FIGURE_MOVE_BYTES,
	FIGURE_MOVE_CHUNKS,
	FIGURE_SLOW,        /* answers that took more than 16 ms, of these moves */
	FIGURE_LIGHT_BYTES, /* a move that changes nothing but the highlight; 0 if the program has no such place */
	FIGURE_SCROLL_CPU,  /* moves that scroll by a line */
	FIGURE_SCROLL_BYTES,
	FIGURE_PAGE_CPU, /* pages forth and back */
	FIGURE_PAGE_BYTES,
	FIGURE_BURST, /* ms from 300 j's in one write to the last byte */
	FIGURE_BURST_BYTES,
	FIGURE_SILENT, /* moves without an answer; they are in no other figure */
	FIGURES,
};

struct subject {
	const char *const *arguments;
	const char *open;  /* keys that come before the measured ones, to reach a place with rows above and below */
	const char *light; /* keys that then lead to where j changes only the highlight; NULL: there is no such place */
};

enum keys { KEYS_NONE, KEYS_MOVE, KEYS_ALL /* scrolling, too, for which there must be some screens of rows */ };

/* Start the program and wait for the first frame, press what `keys` says, leave with `q`. False, after a sentence on standard
 * error, if no frame came. */
bool measure(const struct subject *subject, enum keys keys, double figures[FIGURES]);

enum idle { IDLE_SWITCHES /* context switches */, IDLE_CPU /* ms */, IDLE_BYTES, IDLES };

/* What it does in so many seconds without a key. */
bool measure_idle(const struct subject *subject, int seconds, double figures[IDLES]);

#endif
