/* What gwagi and gwagi-office say to each other. Both sides use these functions, so that there is one spelling of it.
 *
 * gwagi-office is started as `gwagi-office sheet`, `calendar` or `read MOST` with the descriptors below and nothing else. What it
 * is told are messages: a byte of kind, four bytes of length (little-endian), so many bytes of sound UTF-8 without anything that
 * the database may not hold. Their order is fixed, and the end is said, so that one that breaks off is known to be none: sheet
 * (SHEET COLUMN+ (ROW a cell for each column)* a WIDTH for each column)+ END calendar  CALENDAR (EVENT UID STAMP SEQUENCE FIRST
 * LAST SUMMARY STATUS CATEGORY DESCRIPTION RULE INSTANCE)* END What it answers is one report, three numbers on a line. */
#ifndef GWAGI_OFFICE_WIRE_H
#define GWAGI_OFFICE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum wire_descriptor {
	WIRE_IN,     /* messages; nothing when reading */
	WIRE_OUT,    /* CSV when reading; else nothing */
	WIRE_NOISE,  /* what libraries complain of: nothing */
	WIRE_FILE,   /* the one open file, to be written or read */
	WIRE_ANSWER, /* the report */
	WIRE_DESCRIPTORS,
};

enum {
	WIRE_HEAD = 5,
	WIRE_MOST = 1 << 17,    /* bytes of one message */
	WIRE_COLUMNS = 256,     /* of a sheet */
	WIRE_ROWS = 1048576,    /* of a sheet, its headings among them: what Excel has */
	WIRE_CHARACTERS = 32767 /* of a cell, in units of UTF-16: what Excel has */
};

enum wire_kind {
	WIRE_END,
	WIRE_SHEET,  /* what its tab says */
	WIRE_COLUMN, /* its heading */
	WIRE_WIDTH,  /* cells, decimal */
	WIRE_ROW,    /* how many lines it has, decimal */
	WIRE_EMPTY,  /* cells */
	WIRE_TEXT,
	WIRE_LINES,    /* text that is wrapped */
	WIRE_NUMBER,   /* decimal, shown in groups of three */
	WIRE_ORDINAL,  /* decimal, shown as it is */
	WIRE_DAY,      /* 2026-01-31, from 1900-03-01 on */
	WIRE_BOOLEAN,  /* "true" or "false" */
	WIRE_CALENDAR, /* its name */
	WIRE_EVENT,
	WIRE_UID,
	WIRE_STAMP,    /* a day */
	WIRE_SEQUENCE, /* decimal */
	WIRE_FIRST,    /* a day */
	WIRE_LAST,     /* a day, which still belongs to it */
	WIRE_SUMMARY,
	WIRE_STATUS, /* CONFIRMED, TENTATIVE or CANCELLED */
	WIRE_CATEGORY,
	WIRE_DESCRIPTION,
	WIRE_RULE,     /* the value of an RRULE; may be empty */
	WIRE_INSTANCE, /* the day of the rule's whose place this event takes; may be empty */
	WIRE_KINDS,
};

/* Write the head of a message of LENGTH bytes, at most WIRE_MOST. */
void wire_head(char out[WIRE_HEAD], enum wire_kind kind, size_t length);
size_t wire_head_read(const char *head, enum wire_kind *kind); /* the length */

/* Reads messages and refuses what is not in order. `struct wire_reader reader = {.in = stdin, .calendar = …};` */
struct wire_reader {
	FILE *in;
	bool calendar;
	enum wire_kind last; /* kind of the message before; WIRE_END: none */
	size_t columns;      /* of the sheet */
	size_t place;        /* among the columns, the cells of a row, the widths */
	char *text;          /* of the message, NUL-terminated; valid until the next one */
	size_t length, room;
	bool begun, ended;
};
/* The next message; false if it is none in its place. After WIRE_END there is none. */
bool wire_next(struct wire_reader *reader, enum wire_kind *kind);
void wire_finish(struct wire_reader *reader);

#endif
