/* The monthly check sheet of an office: what it answers for and has not finished, a row each, to be filled in and brought back by
 * exchange_import(). */
#ifndef GWAGI_EXCHANGE_FORM_H
#define GWAGI_EXCHANGE_FORM_H

#include <stdio.h>
#include "gwagi/model/code.h"
#include "gwagi/model/error.h"
#include "gwagi/store/store.h"

enum form_format {
	FORM_TEXT, /* to look at: it does not come back */
	FORM_CSV,  /* UTF-8 with a byte order mark, CRLF, as Excel writes it */
	FORM_XLSX,
};

/* What is open on the 기준일 of OFFICE (a code) and of the offices below it, but not of those below it of which WITHOUT_BELOW
 * says that they have a sheet of their own, goes to OUT; for FORM_XLSX that is an empty regular file. What is confirmed,
 * cancelled or a past fact is not asked for; a recurring commitment is by the period in which the 기준일 lies. *ROWS is how many
 * there are. False with a sentence. */
bool form_write(struct store *store, FILE *out, const char *office, bool without_below, enum form_format format, int64_t *rows,
		struct error *error);

/* The offices that something is assigned to, in the order of their codes. */
struct form_office {
	char code[CODE_TEXT], name[256];
};
typedef bool form_each(void *context, const struct form_office *office);
bool form_offices(struct store *store, form_each *each, void *context, struct error *error);

#endif
