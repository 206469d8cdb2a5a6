/* Texts that grow, and "key=value" texts as fields. */
#ifndef TESTS_STORE_FIELDS_H
#define TESTS_STORE_FIELDS_H

#include <stdarg.h>
#include <stddef.h>
#include "gwagi/store/gate.h"

struct text {
	char *bytes; /* NUL-terminated once something was put */
	size_t length, room;
};
void text_put(struct text *text, const char *bytes);

enum { FIELDS_MOST = 24 };
struct fields {
	struct gate_field given[FIELDS_MOST];
	size_t count;
};
void fields_read(struct fields *fields, va_list texts); /* up to NULL; nothing is borrowed */
void fields_finish(struct fields *fields);

#endif
