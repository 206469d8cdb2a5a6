/* A question in the message line, answered by a line that is typed; the key bar's line says how, what is wrong with it, or which
 * words could stand where the caret is: Tab puts them there one after the other. */
#ifndef GWAGI_SRC_TUI_ASK_H
#define GWAGI_SRC_TUI_ASK_H

#include "gwagi/view/completion.h"
#include "prompt.h"

struct dashboard;

struct ask_type {
	const char *label, *hint; /* N_() */
	size_t limit;             /* bytes that may be typed */
	/* What Enter does: reactions; the line then closes. -1 with a sentence: it stays, with that. */
	int (*accept)(struct dashboard *dashboard, const char *typed, struct error *error);
	/* What may stand at the caret; NULL: nothing is offered. */
	void (*complete)(struct dashboard *dashboard, const char *typed, size_t caret, struct completion *completion);
};

/* Zeroed, it is one that was never used. */
struct ask {
	const struct ask_type *type;
	struct prompt prompt; /* keeps what was answered before */
	struct text why;
	struct completion completion;
	int chosen; /* of the completion: which one was put in; -1: none yet */
};

/* Ask, with TYPED to begin with. */
void ask_open(struct dashboard *dashboard, struct ask *ask, const struct ask_type *type, const char *typed);
void ask_finish(struct ask *ask);

#endif
