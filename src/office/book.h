/* A workbook: where its parts are, and how its cells are read. */
#ifndef OFFICE_BOOK_H
#define OFFICE_BOOK_H

#include <stdint.h>
#include "package.h"

struct book {
	char main[PACKAGE_NAME];                                               /* the part of the workbook */
	char sheet[PACKAGE_NAME], styles[PACKAGE_NAME], strings[PACKAGE_NAME]; /* "" for one that is not there */
	bool from_1904;
};
/* Find the first visible sheet with what belongs to it. */
bool book_find(struct package *package, struct book *book, struct wire_report *report);

/* The texts that cells share: kept, as they come in any order. */
struct strings {
	char *bytes; /* one behind the other, each with its NUL */
	size_t used, room;
	size_t *starts;
	size_t count, start_room;
};
bool strings_read(struct package *package, const char *name, struct strings *strings, struct wire_report *report);
void strings_finish(struct strings *strings);

/* What a number of this style is. */
enum show { SHOW_NUMBER, SHOW_DAY, SHOW_TIME, SHOW_DAY_TIME };
enum show show_of(const char *format); /* a format as people write it: "yyyy-mm-dd" */
struct styles {
	unsigned char *shows; /* enum show, by cell style */
	size_t count;
};
bool styles_read(struct package *package, const char *name, struct styles *styles, struct wire_report *report);
void styles_finish(struct styles *styles);

enum { NUMBER_TEXT = 352 }; /* of the longest double in plain decimal */
/* The number of a cell as text: a day as 2026-01-31, a time as 13:05, all others plain decimal with the 15 digits that a sheet
 * keeps. False for what is no number. */
bool number_print(const char *value, enum show show, bool from_1904, char out[NUMBER_TEXT]);

#endif
