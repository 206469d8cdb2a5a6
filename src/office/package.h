/* The parts of an XLSX file: a ZIP whose members are XML. Nothing is unpacked to the disk; names are only looked up. */
#ifndef OFFICE_PACKAGE_H
#define OFFICE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include "gwagi/office/report.h"

struct package;

enum { PACKAGE_NAME = 512 };

/* Of an XML element, by local names: which prefix a program gives is its own affair. */
struct part_reader {
	void (*start)(void *context, const char *name, const char **attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *bytes, size_t length);
	void *context;
};

/* All parts together may be MOST bytes unpacked. NULL with the reason; the descriptor FILE stays the caller's. */
struct package *package_open(int file, long long most, struct wire_report *report);
void package_close(struct package *package); /* NULL is fine */
bool package_has(struct package *package, const char *name);
/* Read a part through READER, until it is over or REPORT has a fault, which READER's functions may set. */
bool package_read(struct package *package, const char *name, const struct part_reader *reader, struct wire_report *report);

const char *part_local(const char *name); /* without its prefix */
/* The value of an attribute by its local name, NULL without one. */
const char *part_attribute(const char **attributes, const char *name);
bool part_is_true(const char *value); /* of a boolean attribute; NULL is false */

#endif
