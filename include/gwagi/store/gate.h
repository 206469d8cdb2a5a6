/* The write gate: every change, from screen, command or import, is a request here and gets one answer. The gate checks
 * (text sound and in NFC, words, dates, amounts, lengths, rules, rights, version), writes and logs in one BEGIN IMMEDIATE; it
 * writes all of a request or nothing. A frozen day takes no changes: DENIED. Setting what is already there is OK, keeps the
 * version and logs nothing. A request may be one of several that go through together, as one step for whoever undoes it. */
#ifndef GWAGI_STORE_GATE_H
#define GWAGI_STORE_GATE_H

#include "gwagi/model/code.h"
#include "gwagi/model/record.h"
#include "gwagi/store/conflict.h"
#include "gwagi/store/store.h"

/* What is asked for. The first ones change fields of one row; SET_FIELD takes any field, checked as the verb that it belongs to,
 * the others only their own. */
enum gate_verb {
	GATE_REPORT_STATUS, /* `reported`, with `done_on`, `forecast` beside it; a reason for on_hold and cancelled */
	GATE_SET_FIELD,
	GATE_VERIFY,     /* `verified`; confirmed needs evidence of rank 3 or better */
	GATE_REVISE_DUE, /* `date` of a milestone, `due` of a target, `qualifier`: the first date stays as `original` */
	GATE_FORECAST,   /* `forecast` */
	GATE_RENAME,     /* `title`, `formal_title`, `name`: the old name becomes an alias where there are some */
	/* These change several rows and need a reason; SET_FIELD of their first field is the same. An item: `closing`,
	 * `closed_on`, for some also `to`: what it still promises is cancelled, and nothing is added or reported there. */
	GATE_CLOSE,
	GATE_SPLIT, /* `split` twice or more, new titles, with their `kind`: items beside it; what it promised stays with it */
	/* An office: `successor`, a code or new with `name` and `parent`; `moves`: codes of what goes over, else all. */
	GATE_SUCCEED,
	GATE_ADD,     /* a new row of `table`, hanging on `of` */
	GATE_FREEZE,  /* `day`, a period for its last day: a snapshot (snapshot.h); alone in its request, not undone */
	GATE_ACCOUNT, /* `office` and `role` of the account whose login is `of`; NULL: a new one, with its `login` too */
	/* Take back this person's newest request, or restore the one that was taken back last (history.h says which). They name
	 * no row and no fields, take effect on the 기준일 and go together with their own verb only: several are several steps,
	 * each with its own request id. ERROR_NOT_FOUND: nothing to undo; ERROR_REFUSED: somebody has changed it since. */
	GATE_UNDO,
	GATE_REDO,
};
enum gate_result { GATE_OK, GATE_CONFLICT, GATE_DENIED, GATE_INVALID, GATE_RETRY };

struct gate_field {
	const char *key, *value; /* both words of an enumeration, every form of a date; "" empties the field */
};

enum { GATE_REQUEST_ID = 40, GATE_NOTES = 512 };

struct gate_request {
	enum gate_verb verb;
	struct ref ref;         /* the row; not of GATE_ADD */
	const char *table, *of; /* GATE_ADD: item, milestone, target, office, contact, office_alias, reading, evidence, call …;
				 * the code of what it hangs on, NULL if a field says so. Without `code` among the fields the next
				 * free one is given, and what the request is silent about is taken from the day and the rows
				 * beside it. Else: of RECORD_OCCURRENCE with id 0 its code; it is made if it is not there. */
	int64_t expected_version; /* 0: whatever it is */
	const char *request_id;   /* NULL: a new one; a request that was already done is answered again, not done again */
	const char *undoes;       /* GATE_UNDO, GATE_REDO: the step that it must be (history.h), else CONFLICT; NULL: the next */
	const char *action;       /* what the person did: "set", "status" … */
	const struct gate_field *fields;
	size_t count;
	const char *reason, *authority; /* NULL if none */
	day_number effective;           /* DAY_NONE: the 기준일 */
	bool dry_run;                   /* check and answer, write nothing */
};

struct gate_change {
	char entity[CODE_TEXT]; /* the code of the row */
	const char *table;      /* of the row; constant */
	char key[32];           /* "*": a new row, `after` is its JSON; or one that is gone, `before` was it */
	char *before, *after;   /* owned by the answer */
};

struct gate_answer {
	enum gate_result result;
	size_t which;                /* of several requests: the one that did not go through */
	int64_t version;             /* of the row afterwards; on CONFLICT its current one */
	struct gate_change *changes; /* what was (or would be) changed */
	size_t count;
	struct gate_conflict *conflicts; /* CONFLICT: what both sides changed */
	size_t conflict_count;
	size_t merged;            /* OK: how many other fields of the row others have changed since the version that was seen */
	char field[32];           /* INVALID: which field, "" if none in particular */
	char warning[GATE_NOTES]; /* OK, but …; "" if nothing */
	struct error error;       /* the sentence of every other result; its code is the exit code */
};

/* True if the result is GATE_OK. The caller finishes ANSWER in every case. */
bool store_write(struct store *store, const struct gate_request *request, struct gate_answer *answer);
/* All of COUNT requests or none, as one: request id, action, reason, authority, effective and dry_run are those of the first. */
bool store_write_all(struct store *store, const struct gate_request *requests, size_t count, struct gate_answer *answer);
void gate_answer_finish(struct gate_answer *answer);

#endif
