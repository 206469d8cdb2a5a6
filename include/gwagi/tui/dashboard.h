/* The dashboard: the one call from the command line into the terminal layer. */
#ifndef GWAGI_TUI_DASHBOARD_H
#define GWAGI_TUI_DASHBOARD_H

#include <stdbool.h>
#include "gwagi/model/error.h"
#include "gwagi/store/store.h"
#include "gwagi/tui/draft.h"
#include "gwagi/tui/probe.h"
#include "gwagi/tui/session.h"
#include "gwagi/view/holiday.h"
#include "gwagi/view/keymap.h"

/* Where a width mode comes from; the last two only while the dashboard runs. */
enum mode_origin { ORIGIN_DEFAULT, ORIGIN_OPTION, ORIGIN_CONFIGURATION, ORIGIN_KEPT, ORIGIN_ANSWER, ORIGIN_PERSON };

/* Colours: for a dark background, a light one, none at all, and such as colour-blind eyes tell apart. */
enum scheme { SCHEME_DARK, SCHEME_LIGHT, SCHEME_MONO, SCHEME_BLIND, SCHEME_COUNT };

struct dashboard_options {
	struct keymap keymap; /* which key does what */
	bool first;           /* nobody has seen it yet: the most needed keys are said until the first key */
	enum scheme scheme;   /* to begin with */
	bool mouse;           /* the terminal is asked for clicks and the wheel, to begin with */
	bool low_traffic;     /* for slow lines: few attributes, nothing that is only for the eye */
	bool ascii;           /* frames of + - | instead of line-drawing characters, in the narrow mode too */
	bool color;           /* false: no colour, only bold, reverse and underline */
	/* How wide ambiguous characters are (text/mode.h), and who says so. Where an option or a configuration does, the terminal
	 * is not asked. Else the first frame is drawn in `mode`, the terminal is asked meanwhile, and the screen is repainted if
	 * its answer differs; but an answer that is `answered` again leaves a `mode` that was kept as it is: a person has judged
	 * the screen right with it. */
	enum text_mode mode;
	enum mode_origin origin;
	enum probe_answer answered;
	/* Keep for this terminal what a person judged right; NULL where nothing can be kept. False with a sentence. */
	bool (*keep)(void *context, enum text_mode mode, enum probe_answer answered, struct error *error);
	/* Which day it is now, and in *ENDS when it ends, in seconds of the real clock; asked whenever something wakes the
	 * dashboard, which moves the store to that day. NULL where the day stays what it is. */
	day_number (*today)(void *context, int64_t *ends);
	void *context;
	const struct session_keeper *session; /* NULL: where one leaves is not kept */
	const struct holidays *holidays;      /* NULL: none are known */
	const struct draft_keeper *drafts;    /* of what is typed for the database; NULL: it is not kept */
};

/* Check that standard input and output are a terminal that can address its cursor (TERM known, not dumb). False with a
 * sentence, ERROR_USAGE, and no byte written, if not. Call it before the database is opened or made. */
bool dashboard_terminal(struct error *error);

const char *terminal_library_version(void); /* "ncurses 6.4.20221231" */

/* Run until the person leaves; the terminal is as before afterwards. Returns the exit code: 0, or 129, 130, 143 after a
 * hang-up, an interrupt, a termination, or that of ERROR, which is then filled in. */
int dashboard_run(struct store *store, const struct dashboard_options *options, struct error *error);

#endif
