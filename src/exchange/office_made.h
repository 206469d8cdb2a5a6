/* A sheet or a calendar while it is made or read. */
#ifndef EXCHANGE_OFFICE_MADE_H
#define EXCHANGE_OFFICE_MADE_H

#include <stddef.h>
#include <stdint.h>
#include "gwagi/exchange/office.h"
#include "gwagi/text/text.h"
#include "office_child.h"

struct office {
	struct office_child child;
	enum office_kind kind;
	bool over;          /* read: all is there, and the program was waited for */
	bool failed;        /* it takes no more */
	struct error error; /* why, if that is known here */
	char *buffer;       /* messages that have not gone yet */
	size_t used, room;

	const char *sheet;
	const struct field *fields; /* of the sheet */
	size_t count;
	bool korean;
	int64_t rows;
	bool measuring;   /* its first rows are held back until it is known how wide they are */
	size_t rows_from; /* where they begin in the buffer */
	int *widths;
	struct text measured; /* the cell that is measured */

	struct store *store; /* of a calendar */
	long long left_out;
};

/* A message; false after a failure, which is remembered. */
bool office_say(struct office *office, enum wire_kind kind, const char *text);
bool office_refuse(struct office *office); /* after office->error was set */

/* calendar.c */
bool office_event(struct office *office, const struct record *record);

#endif
