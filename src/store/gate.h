/* A request on its way through the gate, shared by the rules that check it. */
#ifndef GWAGI_STORE_GATE_INTERNAL_H
#define GWAGI_STORE_GATE_INTERNAL_H

#include "row.h"

struct passage {
	struct store *store;
	const struct gate_request *request;
	struct gate_answer *answer;
	const struct table *table;
	struct cell *before, *after;   /* a row as it is and as it is asked to be */
	struct cell reason, authority; /* as texts are stored; empty if none was given */
	char code[CODE_TEXT];
	char sort[CODE_SORT]; /* of milestones */
	int64_t version;
	day_number effective;
	bool reported_again; /* the same status, reported on another day */
};

/* passage.c. The first sets the result, and returns whether it is GATE_OK. */
bool passage_answer(struct passage *passage, enum gate_result result);
struct cell *passage_cell(struct passage *passage, struct cell *row, const char *key);
/* Refuse the request for FIELD; returns false. */
bool passage_refuse(struct passage *passage, const char *field, const char *format, ...) __attribute__((format(printf, 3, 4)));
void passage_warn(struct passage *passage, const char *sentence);
bool passage_has(const struct passage *passage, const char *key); /* whether the request names that field */

/* gate_report.c: what a report of a milestone's status, its verification and its dates imply, and when they are refused. */
bool report_check(struct passage *passage);
/* gate_report.c: the same for the figures of a target. */
bool target_check(struct passage *passage);

#endif
