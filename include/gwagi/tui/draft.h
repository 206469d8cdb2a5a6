/* What a person is typing for the database, kept where the end of the program does not reach it, and found by the next one. */
#ifndef GWAGI_TUI_DRAFT_H
#define GWAGI_TUI_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include "gwagi/model/error.h"

enum { DRAFT_FIELDS = 12, DRAFT_TIME = 24 };

struct draft_field {
	const char *name, *value; /* a field's key and what stands in it: sound UTF-8 */
};

/* All of it is borrowed: of one that was found, until the next call to its keeper. A value of one that was found is what a file
 * said: sound text of any length and meaning. */
struct draft {
	const char *dialog, *code; /* what it is typed in; the row that it is about */
	struct draft_field fields[DRAFT_FIELDS];
	size_t count;        /* 0: nothing is typed */
	char at[DRAFT_TIME]; /* of one that was found: when it was typed, as FIELD_TIME of model/record.h */
};

/* One draft at a time is in hand: the one being typed, or the one found. */
struct draft_keeper {
	/* What is in hand becomes DRAFT; one of no fields is removed. False, with a sentence, if it could not be kept. */
	bool (*put)(void *context, const struct draft *draft, struct error *error);
	/* Take in hand the latest draft for this database that a program left behind when it ended; false if there is none. */
	bool (*find)(void *context, struct draft *draft);
	void (*leave)(
		void *context); /* for another time: what is in hand stays where it is, and is not found again by this program */
	void (*remove)(void *context); /* it has been written, or was given up */
	void *context;
};

#endif
