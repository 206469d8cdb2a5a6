/* Sheets (XLSX) and calendars (iCalendar). Their libraries drag others in, so gwagi-office, a program of its own beside this one,
 * makes and reads them; it is fed row by row through a pipe, sees nothing but that and the one open file, and opens no path but
 * that of nameless temporary files. Where it is not installed, ERROR_USAGE says so and where it was looked for. */
#ifndef GWAGI_EXCHANGE_OFFICE_H
#define GWAGI_EXCHANGE_OFFICE_H

#include <stdbool.h>
#include <stdio.h>
#include "gwagi/model/error.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

enum office_kind { OFFICE_XLSX, OFFICE_CALENDAR };

char *office_program(struct error *error); /* the path of gwagi-office, to be freed; NULL, with a sentence, if there is none */

struct office;

/* What is made goes to OUT, an empty regular file open for writing, which stays the caller's. False with a sentence;
 * then there is nothing to finish. */
bool office_start(struct office **office, enum office_kind kind, int out, struct error *error);

/* A sheet of its own for the rows that follow: NAME, up to 31 characters and no two alike, is what its tab says. Cells are typed
 * by the fields: days are days, amounts and integers numbers while they have at most 15 digits, truths truths; text is never a
 * formula or a link. With KOREAN headings are the fields' Korean ones and words, dates and times as people read them, else all as
 * in CSV. FIELDS must live until the next sheet or the end. */
void office_sheet(struct office *office, const char *name, const struct field *fields, size_t count, bool korean);
/* Of a calendar, once, before its rows: NAME is what it is called. Rows have the fields of store_fields(RECORD_MILESTONE). STORE
 * is asked for what a row does not tell: 기준일, the day of its meeting, occurrences. */
void office_calendar(struct office *office, const char *name, struct store *store);
/* False if it takes no more: finish tells why. So it is with a row over what a sheet has (1,048,576) and a cell over what a cell
 * holds (32,767): nothing is cut. */
bool office_row(struct office *office, const struct record *record);
/* Rows of a calendar that have no day, and so are not in it. */
long long office_left_out(const struct office *office);
/* Wait until OUT is whole, and free. False with a sentence. */
bool office_finish(struct office *office, struct error *error);
void office_abandon(struct office *office); /* NULL is fine; what OUT holds is worth nothing */

/* The first visible sheet of the XLSX file open as IN as UTF-8 CSV (RFC 4180, LF): a row of the sheet is a record, also one
 * without anything (of one empty cell, in quotes), so that record numbers are row numbers. Days come as 2026-01-31, numbers
 * plain, truths as true and false, formulas as what they came to when the file was saved. At most MOST bytes are unpacked, and as
 * many come. NULL with a sentence; else office_end() tells whether all of it came: ask that before complaining of what is
 * missing. It closes CSV. */
FILE *office_open(int in, long long most, struct office **office, struct error *error);
bool office_end(FILE *csv, struct office *office, struct error *error);

#endif
