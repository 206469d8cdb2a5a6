/* A row of cleaned text with styles: what a pane shows and what a command prints. No terminal in here. */
#ifndef GWAGI_VIEW_ROW_H
#define GWAGI_VIEW_ROW_H

#include "gwagi/model/sign.h"
#include "gwagi/text/match.h"

/* What a piece of text is; the terminal layer decides how that looks. The signals stand in the order of enum signal. */
enum style {
	STYLE_NORMAL,
	STYLE_DIM,
	STYLE_TITLE,
	STYLE_FOCUS,
	STYLE_LABEL,
	STYLE_KEY,
	STYLE_TODAY,
	STYLE_ALERT,
	STYLE_DONE,
	STYLE_ON_TRACK,
	STYLE_ATTENTION,
	STYLE_LATE,
	STYLE_STALLED,
	STYLE_STOPPED,
	STYLE_UNREPORTED,
	STYLE_HIT,  /* what a search finds */
	STYLE_PAST, /* that a past day is looked at */
	STYLE_BAR,  /* a bar of the first signal, behind it those of the others: colour behind the sign */
	STYLE_BAR_LAST = STYLE_BAR + SIGNAL_COUNT - 1,
	STYLE_COUNT
};

struct row_run {
	size_t offset, length; /* bytes of the row's text */
	enum style style;
};

/* `struct row row = {0};` is an empty one. */
struct row {
	struct text text;
	struct row_run *runs; /* side by side, from the first byte to the last */
	size_t count, room;
};

void row_finish(struct row *row); /* NULL and zeroed are fine */
void row_clear(struct row *row);  /* empty again, keeps its memory */
/* Append a piece, cleaned first. */
void row_add(struct row *row, enum style style, const char *line);
void row_add_bytes(struct row *row, enum style style, const char *bytes, size_t length);
void row_add_format(struct row *row, enum style style, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Append a piece that is exactly CELLS wide: padded, or cut with a marker. Nothing for CELLS below 1. */
void row_add_fit(struct row *row, enum style style, const char *line, int cells, enum text_align align);
/* The same, with what QUERY finds in the piece as STYLE_HIT, also where it is cut; NULL finds nothing. */
void row_add_hits(struct row *row, enum style style, const struct text_query *query, const char *line);
void row_add_fit_hits(struct row *row, enum style style, const struct text_query *query, const char *line, int cells,
		      enum text_align align);
/* A piece of cleaned text of which COUNT marks, by its bytes, are STYLE_HIT. */
void row_add_marked(struct row *row, enum style style, const char *bytes, size_t length, const struct text_mark *marks,
		    size_t count);
void row_add_row(struct row *row, const struct row *more);
void row_pad(struct row *row, int cells); /* spaces until the row is CELLS wide */

enum style style_of_signal(enum signal signal);

#endif
