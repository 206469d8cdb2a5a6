/* A new row on its way through the gate: what the request says of it and what that leaves open. */
#ifndef GWAGI_STORE_ADDITION_H
#define GWAGI_STORE_ADDITION_H

#include "gate.h"

/* What a table's rows hang on: the field that names it, and how they get a code. */
struct hanging {
	const char *table, *of; /* the field that `of` fills in; NULL: the code says it */
	enum code_kind kind;    /* CODE_NONE: rows have no code */
};

struct addition {
	struct writing *writing;
	const struct hanging *hanging;
	const struct table *table;
	const char *of; /* the code that it hangs on, "" if a field says so */
	struct gate_field *fields;
	size_t count;
	char **made; /* the values that the request does not hold */
	size_t made_count;
	char code[CODE_TEXT];
	int64_t gone; /* the last version of a row of this code that was taken back; 0: there was none */
	int64_t id;   /* of the row, once it is there; 0 of those without a code */
};

const char *addition_value(const struct addition *addition, const char *key); /* "" if it is not given */
void addition_put(struct addition *addition, const char *key, const char *value);

/* gate_hang.c: what the row hangs on, and its code. A row of table occurrence that it needs is made. */
const struct hanging *hanging_of(const char *table);
bool addition_hang(struct addition *addition);
bool addition_code(struct addition *addition);
/* gate_default.c: what follows from what is given and from the rows beside it. */
bool addition_default(struct addition *addition);

#endif
