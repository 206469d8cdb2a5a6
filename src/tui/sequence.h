/* What terminals send behind ESC, byte by byte: keys, answers, pastes' brackets (ESC [ …, ESC O …) and strings (ESC ] … and the
 * like). It comes in pieces, and sometimes its end never comes. Times are those of terminal_clock(). */
#ifndef GWAGI_SRC_TUI_SEQUENCE_H
#define GWAGI_SRC_TUI_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

enum sequence_state { SEQUENCE_NONE, SEQUENCE_ESCAPE, SEQUENCE_PARAMETERS, SEQUENCE_STRING, SEQUENCE_STRING_ESCAPE };

struct sequence {
	enum sequence_state state;
	int64_t since; /* when it began */
	int bytes;     /* of it so far */
	char kind;     /* when it is whole: [ or O, or ] for every string */
	char final;
	char parameters[64]; /* between kind and final, NUL-terminated; cut if there was more than fits */
	int length;
};

enum sequence_step {
	SEQUENCE_MORE,   /* the byte belongs to it, and more must come */
	SEQUENCE_WHOLE,  /* the byte ended it */
	SEQUENCE_BROKEN, /* it is over, and the byte is no part of it */
};

void sequence_begin(struct sequence *sequence, int64_t now); /* ESC has come */
enum sequence_step sequence_take(struct sequence *sequence, int byte, int64_t now);

#endif
