/* A talk in line mode: the screens one has come through, and what they share. */
#ifndef GWAGI_SRC_LINE_SESSION_H
#define GWAGI_SRC_LINE_SESSION_H

#include "gwagi/line/line.h"
#include "gwagi/store/gate.h"
#include "gwagi/view/listing.h"
#include "order.h"
#include "talk.h"

struct session;
struct screen;

struct screen_type {
	/* Say what is there, read again if `seen` is behind. False, with a sentence: it can't. */
	bool (*show)(struct session *session, struct screen *screen, struct error *error);
	/* Do what is asked for. False: it is nothing of this screen, and perhaps of all. */
	bool (*take)(struct session *session, struct screen *screen, const struct order *order);
	/* The row that an order with or without a number is about; id 0: none. NULL: there are no rows. */
	struct ref (*row)(const struct screen *screen, int number);
	void (*destroy)(struct screen *screen);
};

struct screen {
	const struct screen_type *type;
	unsigned seen; /* session->state when it was read */
};

enum { SESSION_DEPTH = 32, SESSION_FILTER = 1000 /* bytes */ };

struct session {
	struct store *store;
	const struct line_options *options;
	struct talk talk;
	struct screen *screens[SESSION_DEPTH]; /* the menu first, the one that is shown last */
	int count;
	enum view view;              /* the one that was opened last */
	char filter[SESSION_FILTER]; /* of all views; "": none */
	day_number since;            /* of the view of changes; DAY_NONE: as usual */
	unsigned state;              /* counts whatever makes rows that were read before stale */
	int64_t version;             /* of the data, as others commit */
	bool moved;                  /* the file is not in its place; that was said */
	bool shown;                  /* the last screen was, and nothing has changed since */
	bool leaving;
};

void session_push(struct session *session, struct screen *screen); /* takes it over; the oldest give way */
void session_pop(struct session *session);                         /* the menu stays */
void session_to_menu(struct session *session);
void session_stale(struct session *session); /* something has changed: screens read again */
void session_say_error(struct session *session, const struct error *error);
/* The row CODE, as a screen of its own. */
void session_open(struct session *session, const char *code);
/* False, after a sentence, where nothing can be written. */
bool session_may_write(struct session *session);
/* store_write(), with signals held back meanwhile. */
bool session_write(struct session *session, const struct gate_request *request, struct gate_answer *answer);
/* Ask QUESTION. NULL if the person leaves it, or there are no more lines; else what was typed, valid until the next one. */
const char *session_ask(struct session *session, const char *question);
/* Ask until it is yes or no; no if there are no more lines. */
bool session_confirm(struct session *session, const char *question);

/* What is not of a screen: actions.c. */
void session_take(struct session *session, const struct order *order);

#endif
