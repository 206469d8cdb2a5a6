/* The filter language, parsed: the same text on screen and in commands (docs/manual.ko.md, 7).
 *
 *   filter = or ;  or = and { "|" and } ;  and = unary { unary } ;  unary = "!" unary | "(" or ")" | term ;
 *   term = word | '"' phrase '"' | key ( ":" | "=" | "<" | "<=" | ">" | ">=" ) value | ready word
 *   value = word | '"' phrase '"' | "없음" | "none"
 *
 * A word ends at a blank, a parenthesis, | or "; a day behind due, forecast, done or changed may have blanks between its numbers
 * ('25. 12월). A quoted 없음 or ready word is a plain phrase. A bare word with a sign (: = < >)
 * behind what is no key is refused: it must be quoted.
 *
 * Parsing knows the keys and the ready words; what a value means for a key is for the store, which reports it with the
 * column kept here. The empty text is no filter (count 0). */
#ifndef GWAGI_MODEL_FILTER_H
#define GWAGI_MODEL_FILTER_H

#include <stddef.h>
#include "gwagi/model/error.h"

enum { FILTER_TEXT = 2048, FILTER_NODES = 256, FILTER_DEPTH = 32 }; /* limits: bytes, terms and operators, nesting */

enum filter_key {
	KEY_OFFICE,
	KEY_AGENDA,
	KEY_KIND,
	KEY_TYPE,
	KEY_CLASS,
	KEY_SIGNAL,
	KEY_SCHEDULE,
	KEY_REPORTED,
	KEY_VERIFIED,
	KEY_DUE,
	KEY_FORECAST,
	KEY_DONE,
	KEY_LOW,
	KEY_HIGH,
	KEY_LATEST,
	KEY_UNIT,
	KEY_CHANGED,
	KEY_CITE,
	KEY_NOTE,
	KEY_COUNT,
};
enum filter_ready {
	READY_LATE,
	READY_DUE_SOON,
	READY_UNREPORTED,
	READY_DIVERGING,
	READY_UNDATED,
	READY_DONE,
	READY_MY_OFFICE,
	READY_COUNT
};
enum filter_operator { FILTER_AND, FILTER_OR, FILTER_NOT, FILTER_WORD, FILTER_COMPARE, FILTER_READY };
enum filter_compare { COMPARE_HAS, COMPARE_EQ, COMPARE_LT, COMPARE_LE, COMPARE_GT, COMPARE_GE }; /* : = < <= > >= */

struct filter_node {
	enum filter_operator op;
	int left, right;     /* nodes: both of AND and OR, left of NOT; an operand comes before its operator */
	enum filter_key key; /* FILTER_COMPARE */
	enum filter_compare compare;
	enum filter_ready ready;
	bool empty;        /* FILTER_COMPARE against 없음 or none */
	const char *value; /* word or value, NUL-terminated, inside the filter's own text */
	size_t column;     /* where it begins in the text as typed, in characters from 1 */
};

/* The values point into it: a filter cannot be copied. */
struct filter {
	struct filter_node nodes[FILTER_NODES]; /* the last one is the root */
	size_t count;
	char text[FILTER_TEXT]; /* the values, unquoted */
};

/* False, with a sentence that names the column, for a text that is no filter. TEXT must be valid UTF-8. */
bool filter_parse(const char *text, struct filter *out, struct error *error);
const char *filter_key_name(enum filter_key key);       /* "office" … */
const char *filter_ready_word(enum filter_ready ready); /* "지연" …, in English "late" …; both are read */

#endif
