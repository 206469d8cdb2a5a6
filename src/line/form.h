/* Questions, and what comes of their answers at the write gate: shown first, asked about, written, and asked again where the gate
 * says no. */
#ifndef GWAGI_SRC_LINE_FORM_H
#define GWAGI_SRC_LINE_FORM_H

#include "session.h"

enum { FORM_FIELDS = 8 };
enum { FORM_DATE = 1, FORM_MUST = 2 /* an answer is needed */, FORM_CLEARS = 4 /* "-" empties the field */ };

struct form_field {
	const char *key;      /* of the row's field; "reason", "authority": of the request */
	const char *question; /* NULL: the value stands fast */
	int flags;
	char *value; /* NULL: nothing is asked for */
	char *shown; /* what is said for a value that is a code; NULL: the value */
};

struct form {
	struct session *session;
	const struct node *node; /* the row that is changed, or that the new one hangs on */
	struct gate_request request;
	int kind; /* of the fields (enum record_kind) */
	struct form_field fields[FORM_FIELDS];
	int count;
};

void form_start(struct form *form, struct session *session, const struct node *node, enum gate_verb verb, const char *action);
/* A new row of TABLE that hangs on the node. */
void form_start_new(struct form *form, struct session *session, const struct node *node, const char *table);
void form_finish(struct form *form);

/* SHOWN may be NULL. */
void form_put(struct form *form, const char *key, const char *value, const char *shown);
/* QUESTION is borrowed. False if the person leaves it. */
bool form_ask(struct form *form, const char *key, const char *question, int flags);
/* Show what would be changed, ask, write, say what became of it. */
void form_save(struct form *form);

/* Choose one of COUNT by its number or its name; PRESENT is marked. -1 if the person leaves it. */
typedef const char *form_name(const void *context, int place);
int form_choose(struct session *session, const char *question, form_name *name, const void *context, int count, int present);

#endif
