/* A paper as text that pastes into a word processor: lines of cells. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_TEXT_H
#define GWAGI_SRC_EXCHANGE_REPORT_TEXT_H

#include "gwagi/text/layout.h"
#include "report_document.h"

struct page {
	FILE *out;
	int cells;
};

void page_line(const struct page *page, const struct text *line); /* without the blanks at its end */
/* MARK and TEXT, wrapped; further lines hang behind the mark. */
void page_wrapped(const struct page *page, const char *mark, const char *text);
extern const char *const page_marks[LEVEL_REMARK + 1]; /* "□ ", " ○ " … */

/* report_text_table.c: as columns; if they do not fit, with what a row is about on a line of its own; if that does not fit
 * either, as a list. */
void page_table(const struct page *page, const struct table *table);
/* report_text_figure.c */
void page_bars(const struct page *page, const struct block *block);
void page_timeline(const struct page *page, const struct block *block, day_number today);

#endif
