/* The papers of the monthly meeting, made of what the database says on the 기준일: 총괄표, 지연·부진과제, 기한 도래, 목표 달성,
 * 담당자 연락망, 변동, 과제관리카드. The same 기준일 and day of printing give the same bytes; of a frozen 기준일 they tell the
 * day of freezing in place of that of printing, and so are the same for ever. */
#ifndef GWAGI_EXCHANGE_REPORT_H
#define GWAGI_EXCHANGE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "gwagi/model/error.h"
#include "gwagi/store/store.h"

enum report {
	REPORT_SUMMARY,
	REPORT_DELAYED,
	REPORT_DUE,
	REPORT_TARGETS,
	REPORT_CONTACTS,
	REPORT_CHANGES,
	REPORT_CARD,
	REPORT_COUNT,
};
const char *report_title(enum report report); /* "지연·부진과제 현황" */
const char *report_name(enum report report);  /* "지연부진과제": in the names of files */

struct report_wish {
	/* "", or which milestones are told of; of REPORT_TARGETS which targets. It must be a filter (model/filter.h). */
	const char *filter;
	const char *code;   /* REPORT_CARD: of which item, milestone or target; NULL: of all that is late */
	day_number since;   /* what it is compared with; DAY_NONE: the last frozen day before the 기준일, else the first day */
	day_number printed; /* the day of printing */
	int days;           /* REPORT_DUE: how far it looks ahead */
};
enum { REPORT_DAYS = 60, REPORT_DAYS_MOST = 3660 };

/* A paper: headings, paragraphs, tables and figures, whatever it is drawn as. */
struct document;
/* An empty list is a paper too, and says 해당 없음. False with a sentence: a filter that does not fit, a CODE that is not there
 * (ERROR_NOT_FOUND) or has no card, the database. */
bool report_make(struct store *store, enum report report, const struct report_wish *wish, struct document **document,
		 struct error *error);
void document_destroy(struct document *document); /* NULL is fine */

enum report_format { REPORT_TEXT, REPORT_MARKDOWN, REPORT_HTML };
enum { REPORT_NARROW = 40, REPORT_WIDE = 80 };
/* Papers one behind the other; of several HTML has a table of contents. Text has lines of at most CELLS, nothing cut, and
 * is measured in the width mode that is set. HTML is one file that refers to nothing outside. What OUT does not take is seen by
 * ferror(). */
void report_write(FILE *out, enum report_format format, int cells, struct document *const *documents, size_t count);

#endif
