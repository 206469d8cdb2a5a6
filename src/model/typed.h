/* What a person typed, with one spelling for each sign: full-width forms and the many apostrophes, tildes, dashes and blanks. */
#ifndef MODEL_TYPED_H
#define MODEL_TYPED_H

#include <stdbool.h>
#include <stddef.h>

enum { TYPED_TEXT = 160 };

enum typed_kind {
	TYPED_DATE,  /* without blanks, but for one between two digits; all middle dots are · */
	TYPED_FIGURE /* one blank for each run of them, none at the ends; ⇒ and -> are → */
};

struct typed {
	const char *source;
	char text[TYPED_TEXT];
	size_t offset[TYPED_TEXT]; /* of each byte of `text`, and of its end, in `source` */
};

/* False if it is too long; then as much as fits was read. SOURCE is borrowed. */
bool typed_read(const char *source, enum typed_kind kind, struct typed *out);
/* Which character of the source, from 1, stands at AT, which is in or at the end of `text`. */
size_t typed_column(const struct typed *typed, const char *at);

#endif
