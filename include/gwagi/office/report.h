/* What gwagi-office answers: one line of three numbers. The sentence is made by who reads it. */
#ifndef GWAGI_OFFICE_REPORT_H
#define GWAGI_OFFICE_REPORT_H

#include <stdbool.h>

/* Why there is nothing, or not all. */
enum wire_fault {
	WIRE_FINE,
	WIRE_GARBLED,   /* messages out of order: a fault of the programs */
	WIRE_UNWRITTEN, /* WIRE_FILE takes no more; `first` is errno */
	WIRE_NO_ROOM,   /* nor does the room for temporary files; `first` is errno */
	WIRE_LIBRARY,   /* the library refuses; `first` is its number */
	WIRE_UNREAD,    /* WIRE_FILE can't be read; `first` is errno */
	WIRE_NO_ZIP,
	WIRE_OLD,       /* of the old format, in which also lies what has a password */
	WIRE_ENCRYPTED, /* a ZIP with a password */
	WIRE_NO_BOOK,   /* a ZIP that is no XLSX */
	WIRE_MACROS,    /* an XLSM */
	WIRE_BINARY,    /* an XLSB */
	WIRE_NO_SHEET,  /* none that is visible */
	WIRE_DAMAGED,
	WIRE_LARGE,   /* more than MOST bytes unpacked or made of it */
	WIRE_BOMB,    /* packed more tightly than any sheet is */
	WIRE_DOCTYPE, /* a document type, which no program writes there */
	WIRE_WIDE,    /* more than WIRE_COLUMNS columns; `first` is the row */
	WIRE_LONG,    /* a cell over WIRE_MOST bytes; `first` is the row, `second` the column */
	WIRE_FAULTS,
};
struct wire_report {
	enum wire_fault fault;
	long first, second;
};
enum { WIRE_REPORT = 64 };
void wire_report_print(const struct wire_report *report, char out[WIRE_REPORT]);
bool wire_report_parse(const char *line, struct wire_report *report); /* the whole of LINE, its line feed included */
/* Fill in and return false, unless a fault is there already. */
bool wire_refuse(struct wire_report *report, enum wire_fault fault, long first, long second);

#endif
