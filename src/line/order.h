/* What a typed line asks for. */
#ifndef GWAGI_SRC_LINE_ORDER_H
#define GWAGI_SRC_LINE_ORDER_H

#include "gwagi/view/keymap.h"

/* Beside the actions (enum action): what only line mode has words for. */
enum deed {
	DEED_NOTHING = ACTION_NONE + 1, /* an empty line */
	DEED_NUMBER,
	DEED_CODE,
	DEED_NEXT,
	DEED_PREVIOUS,
	DEED_DETAIL,
	DEED_FORECAST,
	DEED_LINKS,
	DEED_HISTORY,
	DEED_BELOW, /* what stands below an item, what an office answers for */
	DEED_UNKNOWN,
};

struct order {
	int deed;         /* enum action or enum deed */
	int number;       /* the number that was typed, alone or behind a word; -1: none */
	const char *rest; /* what stands behind the word, or the code; never NULL */
	char *meant;      /* the word as read on the other keyboard, owned; NULL: as it was typed */
};

/* LINE is borrowed as long as the order is. A number chooses; a word is the name of an action, its key or what menus call it, as
 * it is or typed with the keyboard in the other mode; a code goes there; / and @ stand right before what they are about. */
void order_read(struct order *order, const char *line, const struct keymap *keymap);
void order_finish(struct order *order);

/* 1 yes, 0 no, -1 neither, for an answer to such a question. */
int order_yes(const char *line);
/* Whether an answer to a question asks to leave it: b, q, 그만. */
bool order_stops(const char *line);

#endif
