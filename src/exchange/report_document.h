/* A paper before it is drawn: what it says, and nothing of how it looks. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_DOCUMENT_H
#define GWAGI_SRC_EXCHANGE_REPORT_DOCUMENT_H

#include "gwagi/exchange/report.h"
#include "gwagi/model/measure.h"
#include "gwagi/store/outline.h"

/* □ ○ - ※ */
enum level { LEVEL_SQUARE, LEVEL_CIRCLE, LEVEL_DASH, LEVEL_REMARK };

/* Numbers, codes and verdicts are never broken; the lines of COLUMN_LINES, which are text too, only where there is no room. */
enum column_type { COLUMN_TEXT, COLUMN_LINES, COLUMN_NUMBER, COLUMN_CODE, COLUMN_SIGNAL };
struct column {
	const char *heading; /* Korean, marked by N_() or NC_() */
	enum column_type type;
	bool lead; /* says what the row is about */
};

struct table {
	const struct column *columns; /* constant */
	size_t width;                 /* how many */
	char **cells;                 /* row by row; the lines of one are separated by \n; "" for none */
	int *signals;                 /* of each row; WORD_NONE: none */
	size_t rows, room;
};

struct bar {
	char *code, *title, *goal;
	struct measure measure;
};

/* A milestone along the days. */
struct stretch {
	char *code, *title;
	struct milestone_state state;
	struct verdict verdict;
	day_number original;
};

enum block_kind { BLOCK_HEADING, BLOCK_LINE, BLOCK_TABLE, BLOCK_BARS, BLOCK_TIMELINE };
struct block {
	enum block_kind kind;
	enum level level; /* BLOCK_LINE */
	char *text;       /* BLOCK_HEADING, BLOCK_LINE */
	struct table table;
	struct bar *bars;
	struct stretch *stretches;
	size_t count, room; /* of bars or stretches */
};

struct document {
	char *title;
	char **head; /* lines below the title */
	size_t head_count;
	struct block *blocks;
	size_t count, room;
	char **foot; /* where the facts come from */
	size_t foot_count;
	day_number today;
};

struct document *document_create(const char *title, day_number today);
void document_head(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
void document_foot(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
void document_heading(struct document *document, const char *format, ...) __attribute__((format(printf, 2, 3)));
void document_line(struct document *document, enum level level, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The last block goes to PLACE, in front of what stands there. */
void document_raise(struct document *document, size_t place);
/* An empty table; valid until the next block. */
struct table *document_table(struct document *document, const struct column *columns, size_t width);
bool column_is_text(const struct column *column);
void table_row(struct table *table, int signal, const char *const *cells); /* a NULL is "" */
void table_trim(struct table *table);   /* takes off the last columns as far as they are empty in all rows */
void table_finish(struct table *table); /* of one that went into no document */
struct block *document_block(struct document *document, enum block_kind kind);
void block_bar(struct block *block, const char *code, const char *title, const char *goal, const struct measure *measure);
void block_stretch(struct block *block, const struct node *node);
/* Whether there is anything to draw of a milestone: it has a day. */
bool stretch_is_drawn(const struct node *node);

/* report_text.c, report_markdown.c, report_html.c */
void document_write_text(FILE *out, int cells, const struct document *document);
void document_write_markdown(FILE *out, const struct document *document);
void documents_write_html(FILE *out, struct document *const *documents, size_t count);

#endif
