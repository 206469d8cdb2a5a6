/* Sheets (XLSX) and calendars (iCalendar). Their libraries drag others in, so gwagi-office, a program of its own beside this one,
 * makes and reads them; it is fed row by row through a pipe, sees nothing but that and the one open file, and opens no path.
 * Where it is not installed, ERROR_USAGE says so and which package has it. */
#ifndef GWAGI_EXCHANGE_OFFICE_H
#define GWAGI_EXCHANGE_OFFICE_H

#include <stdbool.h>
#include <stdio.h>
#include "gwagi/model/error.h"
#include "gwagi/model/record.h"

enum office_kind { OFFICE_XLSX, OFFICE_CALENDAR };

struct office;

/* What is made goes to OUT, an empty regular file open for reading and writing, which stays the caller's. False with a sentence;
 * then there is nothing to finish. */
bool office_start(struct office **office, enum office_kind kind, int out, struct error *error);
/* A sheet of its own for the rows that follow: NAME is what its tab says. Cells are typed by the fields: days are days, amounts
 * numbers; text is never a formula. Headings are the fields' Korean ones with KOREAN, else their keys. Of a calendar NAME is its
 * name, and the fields are those of store_fields(RECORD_MILESTONE). */
void office_sheet(struct office *office, const char *name, const struct field *fields, size_t count, bool korean);
bool office_row(struct office *office, const struct record *record); /* false if it takes no more: finish tells why */
/* Wait until OUT is whole, and free. False with a sentence. */
bool office_finish(struct office *office, struct error *error);
void office_abandon(struct office *office); /* NULL is fine; what OUT holds is worth nothing */

/* The first sheet of the XLSX file open as IN, at most MOST bytes unpacked, as UTF-8 CSV (RFC 4180, LF): a row of the sheet is a
 * record, empty rows included, so that record numbers are row numbers. Days come as 2026-01-31, numbers plain. NULL with a
 * sentence; else office_end() tells whether all of it came. */
FILE *office_open(int in, long long most, struct office **office, struct error *error);
bool office_end(FILE *csv, struct office *office, struct error *error);

#endif
