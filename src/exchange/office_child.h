/* The program gwagi-office while it runs. */
#ifndef EXCHANGE_OFFICE_CHILD_H
#define EXCHANGE_OFFICE_CHILD_H

#include <sys/types.h>
#include "gwagi/model/error.h"
#include "gwagi/office/report.h"
#include "gwagi/office/wire.h"

struct office_child {
	pid_t process; /* 0: none */
	int in, out;   /* messages to it, CSV from it; −1: none */
	int answer;    /* its report */
};

/* Start `gwagi-office JOB [MOST]` on the open file FILE. It gets an environment of its own and no other descriptor. Messages go
 * to `in`, a socket, unless CSV is wanted: that comes from `out`. False with a sentence. */
bool office_child_start(struct office_child *child, const char *job, const char *most, int file, struct error *error);
/* Close what leads to it and wait. False if it told of a fault, which REPORT has, or died without telling anything. */
bool office_child_wait(struct office_child *child, struct wire_report *report);
void office_child_kill(struct office_child *child);
/* The sentence of a report that is not fine, to ERROR; false. */
bool office_child_say(const struct wire_report *report, struct error *error);

#endif
