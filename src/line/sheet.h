/* Questions, and what comes of their answers at the write gate: shown first, asked about, written, and asked again where the gate
 * says no. */
#ifndef GWAGI_SRC_LINE_SHEET_H
#define GWAGI_SRC_LINE_SHEET_H

#include "session.h"

enum { SHEET_FIELDS = 8 };
enum { SHEET_DATE = 1, SHEET_MUST = 2 /* an answer is needed */, SHEET_CLEARS = 4 /* "-" empties the field */ };

struct sheet_field {
	const char *key;      /* of the row's field; "reason", "authority": of the request */
	const char *question; /* NULL: the value stands fast */
	int flags;
	char *value; /* NULL: nothing is asked for */
	char *shown; /* what is said for a value that is a code; NULL: the value */
};

struct sheet {
	struct session *session;
	const struct node *node; /* the row that is changed, or that the new one hangs on */
	struct gate_request request;
	int kind; /* of the fields (enum record_kind) */
	struct sheet_field fields[SHEET_FIELDS];
	int count;
};

void sheet_start(struct sheet *sheet, struct session *session, const struct node *node, enum gate_verb verb, const char *action);
/* A new row of TABLE that hangs on the node. */
void sheet_start_new(struct sheet *sheet, struct session *session, const struct node *node, const char *table);
void sheet_finish(struct sheet *sheet);

/* SHOWN may be NULL. */
void sheet_put(struct sheet *sheet, const char *key, const char *value, const char *shown);
/* QUESTION is borrowed. False if the person leaves it. */
bool sheet_ask(struct sheet *sheet, const char *key, const char *question, int flags);
/* Show what would be changed, ask, write, say what became of it. */
void sheet_save(struct sheet *sheet);

/* Choose one of COUNT by its number or its name; PRESENT is marked. -1 if the person leaves it. */
typedef const char *sheet_name(const void *context, int place);
int sheet_choose(struct session *session, const char *question, sheet_name *name, const void *context, int count, int present);

#endif
