/* The same picture in fewer bytes. ncurses sets attributes and colours anew wherever they change; here only what is left of that
 * when characters come goes out, as the shortest change from what the terminal has. A blank needs no colour of ink. */
#ifndef GWAGI_SRC_TUI_THRIFT_H
#define GWAGI_SRC_TUI_THRIFT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes on their way to the terminal. */
struct outgoing {
	char *bytes;
	size_t length, room, sent;
};

void outgoing_add(struct outgoing *outgoing, const char *bytes, size_t length);
void outgoing_drop(struct outgoing *outgoing); /* empty again */

struct pen {
	int ink, ground; /* of the terminal's palette; -1: its own */
	unsigned flags;
};

struct thrift {
	bool known;            /* the terminal has what HAS says */
	struct pen has, wants; /* WANTS: what ncurses believes that it has */
	bool letters;          /* it was told to use its plain set of letters, which is never changed */
	bool single;           /* attributes can be taken away one by one (ECMA-48: 22, 24, 27) */
};

void thrift_start(struct thrift *thrift, bool single); /* nothing is known of the terminal, also again */
/* Add to OUT what stands for LENGTH bytes of ncurses. Where one picture ends and the next begins does not matter, but no control
 * sequence may be cut in two. */
void thrift_pass(struct thrift *thrift, const char *bytes, size_t length, struct outgoing *out);

#endif
