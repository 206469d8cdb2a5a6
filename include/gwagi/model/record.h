/* A row of any list with its typed fields: what `list` prints, what JSON and CSV hold, what a change request names. */
#ifndef GWAGI_MODEL_RECORD_H
#define GWAGI_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/vocabulary.h"

enum record_kind {
	RECORD_ITEM,
	RECORD_MILESTONE,
	RECORD_TARGET,
	RECORD_OFFICE,
	RECORD_CONTACT,
	RECORD_MEMBER,
	RECORD_FUNCTION,
	RECORD_MEETING,
	RECORD_LINK,
	RECORD_CITATION,
	RECORD_EVIDENCE,
	RECORD_READING,
	RECORD_CALL,
	RECORD_CHANGE,
	RECORD_SNAPSHOT,
	RECORD_ACCOUNT,
	RECORD_ASSIGNMENT,
	RECORD_OCCURRENCE, /* of a recurring milestone */
	RECORD_PATH,       /* what of a target is to be reached by the end of a year */
	RECORD_KINDS,
};
const char *record_kind_plural(enum record_kind kind); /* "milestones": the KIND of `gwagi list` */
const char *record_kind_korean(enum record_kind kind); /* "이정표" */
int record_kind_find(const char *plural);              /* WORD_NONE if it is none */

/* One row on screen and in reports: which table, which row. Survives refresh and reload. */
struct ref {
	enum record_kind kind;
	int64_t id; /* 0: nothing */
};

enum field_type {
	FIELD_TEXT, /* one line */
	FIELD_BODY, /* lines */
	FIELD_INTEGER,
	FIELD_BOOLEAN, /* JSON true, false; text "true", "false" */
	FIELD_DAY,     /* YYYY-MM-DD */
	FIELD_DATE,    /* stored form of model/date.h */
	FIELD_AMOUNT,  /* plain decimal; a number in JSON */
	FIELD_WORD,    /* English word of `vocabulary` */
	FIELD_CODE,
	FIELD_LIST, /* texts, separated by a newline; an array in JSON */
	FIELD_TIME, /* UTC, 2026-11-22T04:05:06Z */
};

struct field {
	const char *key;     /* English, as in JSON and CSV */
	const char *heading; /* Korean, marked by N_() */
	enum field_type type;
	enum vocabulary vocabulary; /* FIELD_WORD */
	bool in_table;              /* shown by --format table */
};

struct value {
	bool empty;       /* null; text is then "" */
	const char *text; /* UTF-8, NUL-terminated, borrowed until the row is done with */
};

struct record {
	struct ref ref;
	size_t count;
	const struct field *fields;
	const struct value *values;
};

/* The value of a field by its key; an empty one if the record has no such field. */
struct value record_value(const struct record *record, const char *key);
/* A stored value as people read it: Korean words, short dates, grouped numbers, Seoul time, lists with commas. FIELD may be NULL:
 * as it is. Cut to SIZE bytes; twice the value's length and 64 is enough for all. */
void field_print(const struct field *field, const char *value, char *out, size_t size);

#endif
