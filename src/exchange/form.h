/* The columns of a check sheet, on paper and on the way back. */
#ifndef EXCHANGE_FORM_H
#define EXCHANGE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include "gwagi/model/day.h"
#include "gwagi/model/record.h"

enum form_column {
	FORM_CODE, /* printed … */
	FORM_PATH,
	FORM_TITLE,
	FORM_DUE,
	FORM_NOW,
	FORM_EXPECTED,
	FORM_VERSION,
	FORM_REPORTED, /* … and to be filled in, from here on */
	FORM_DONE,
	FORM_FORECAST,
	FORM_RESULT,
	FORM_REASON,
	FORM_PROOF,
	FORM_RANK,
	FORM_ISSUED,
	FORM_LOCATION,
	FORM_COLUMNS,
};
extern const struct field form_fields[FORM_COLUMNS]; /* their key is their Korean heading: a sheet is Korean */

extern const char form_noted[]; /* in front of a result, in the note that it becomes a line of */
#define FORM_NOTE "※"           /* a line that begins with it is for the reader */

/* The column of a heading, blanks aside; FORM_COLUMNS if it is none. */
enum form_column form_column_find(const char *heading);
/* A cell as spreadsheets and hands leave it, as it was meant: without blanks around it, in ASCII what is full-width; "" for a
 * dash. To be freed. */
char *form_cell(const char *bytes);
/* Of a day also what a spreadsheet made of it: 46053, 20260131, 2026-01-31 00:00:00. In place; CELL has room for a day. */
void form_cell_day(char *cell);
void form_cell_word(char *cell); /* blanks inside, too: 추진 중 */
/* A whole number, as 3, 3.0, 3등급, 3판; -1 if it is none. */
long long form_cell_number(const char *cell);

#endif
