/* The lines of the details before they are wrapped, and how they are put together. */
#ifndef GWAGI_SRC_VIEW_DETAIL_BUILD_H
#define GWAGI_SRC_VIEW_DETAIL_BUILD_H

#include "gwagi/model/code.h"
#include "gwagi/view/detail.h"

enum { DETAIL_LABEL = 12 }; /* cells of the column of field names */

struct detail_line {
	struct text text; /* the sign or field name, then what is said */
	size_t lead;      /* bytes of the former */
	int hang;         /* cells that further visual lines are indented by */
	int mark;         /* and those of the mark of a list that what is said begins with */
	enum style lead_style, style;
	char link[CODE_TEXT]; /* the row that it is about; "" if it is about this one */
};

struct detail {
	struct detail_line *lines;
	size_t count, room;
	struct row *rows;
	const char **links; /* of each row, into the lines */
	int row_count, row_room;
	int cells; /* of the last layout; -1 before the first */
	const struct text_query *query;
	/* While loading: */
	char link[CODE_TEXT]; /* of the lines that are added */
	struct store *store;
	enum record_kind kind;
	const char *code;
	int64_t most;
};

/* Append a line: LEAD, then what is said. */
void detail_line(struct detail *detail, enum style lead_style, const char *lead, int hang, enum style style, const char *said);
void detail_heading(struct detail *detail, const char *heading); /* with a blank line before it */
/* "name  said" in the column of field names; nothing if SAID is empty. */
void detail_named(struct detail *detail, const char *name, enum style style, const char *said);
/* The field KEY with its own heading; nothing if it is empty. */
void detail_field(struct detail *detail, const struct record *record, const char *key);
/* The same as a text, for putting several into one line. */
void detail_text(const struct record *record, const char *key, char *out, size_t size);

/* What is said about the row itself, by kind (detail_kinds.c), and about each entry of a list below it (detail_lists.c). */
void detail_record(struct detail *detail, const struct record *record);
const char *const *detail_keys(enum record_kind kind); /* the fields that it reads, for store_query.keys; NULL: all */
bool detail_lists(struct detail *detail, struct error *error);

#endif
