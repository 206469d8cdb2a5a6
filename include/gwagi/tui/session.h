/* Where a person left the dashboard, kept from one run to the next. */
#ifndef GWAGI_TUI_SESSION_H
#define GWAGI_TUI_SESSION_H

#include <stdbool.h>
#include "gwagi/model/error.h"

enum { SESSION_BYTES = 32 * 1024 };

/* Two texts of lines "name value": one for this database (the view, the filter, the places in the views), one for all of them
 * (named filters). What was read is what a file said: sound text of any meaning. */
enum session_text { SESSION_PLACE, SESSION_FILTERS, SESSION_TEXTS };

struct session_keeper {
	/* The text, to be freed; NULL if nothing was kept. */
	char *(*read)(void *context, enum session_text which);
	/* Keep it in place of what was kept. False with a sentence. */
	bool (*write)(void *context, enum session_text which, const char *text, struct error *error);
	void *context;
};

#endif
