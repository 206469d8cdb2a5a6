/* A list of values of which one is taken: by its digit, with the arrows, by how it begins, whichever way the keyboard is set. */
#ifndef GWAGI_SRC_TUI_CHOICE_H
#define GWAGI_SRC_TUI_CHOICE_H

#include "gwagi/view/keymap.h"
#include "gwagi/view/row.h"

struct choice_option {
	char *value; /* as it is written: an English word, a code */
	char *lead;  /* in front of the label, in a style of its own; NULL: none */
	enum style style;
	char *label;
};

/* Zeroed, it is empty. */
struct choice {
	struct choice_option *options;
	int count, cursor;
	int now; /* the one that holds, + 1; 0: none */
};

enum choice_result {
	CHOICE_NONE, /* not a key of it */
	CHOICE_MOVED,
	CHOICE_TAKEN,  /* the one of the cursor */
	CHOICE_BEFORE, /* further up than the first */
	CHOICE_BEHIND  /* further down than the last */
};

void choice_finish(struct choice *choice);
void choice_add(struct choice *choice, const char *value, const char *label);
void choice_add_led(struct choice *choice, const char *value, enum style style, const char *lead, const char *label);
void choice_add_words(struct choice *choice, enum vocabulary vocabulary);
int choice_find(const struct choice *choice, const char *value); /* its place, -1 if there is none */
const char *choice_value(const struct choice *choice);           /* of the cursor; "" if it is empty */
enum choice_result choice_press(struct choice *choice, const struct keymap *keymap, uint32_t press);
/* Append OPTION in CELLS: "> 3 추진중  (지금)". */
void choice_row(const struct choice *choice, int option, int cells, struct row *row);

#endif
