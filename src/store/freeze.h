/* Frozen days at the gate: they take no more changes, and what is written behind their back is told. */
#ifndef GWAGI_STORE_FREEZE_H
#define GWAGI_STORE_FREEZE_H

#include "gate.h"

/* A row of table snapshot, `s`, as the log has it. */
#define SNAPSHOT_JSON                                                                                                     \
	"json_object('day', s.day, 'at', s.at, 'login', s.login, 'last_change', s.last_change, 'hash', s.hash, 'rules', " \
	"s.rules)"

/* False, with a sentence (ERROR_REFUSED), if DAY is frozen: no change can belong to it any more. */
bool freeze_check(struct store *store, day_number day, struct error *error);
/* The request has been carried out: say which frozen papers do not tell of it. False only if the database can't be read. */
bool freeze_warn(struct writing *writing);
/* GATE_FREEZE */
bool gate_freeze(struct writing *writing, const struct gate_request *request);
/* The day that a GATE_FREEZE is about; a period stands for its last day. */
bool freeze_day(struct writing *writing, const struct gate_request *request, day_number *day);

#endif
