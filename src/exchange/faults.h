/* The faults of one CSV file, as sentences for the report. */
#ifndef EXCHANGE_FAULTS_H
#define EXCHANGE_FAULTS_H

#include "gwagi/exchange/import.h"

struct faults {
	const char *file;             /* base name, in front of every sentence */
	struct import_report *report; /* where they go */
};

/* LINE and COLUMN count from 1, 0 is none; NAME is the column's, NULL if it has none. */
void faults_add(struct faults *faults, size_t line, size_t column, const char *name, const char *sentence);
size_t faults_count(const struct faults *faults);
void faults_clear(struct faults *faults); /* what was found so far turned out to be of no interest */

#endif
