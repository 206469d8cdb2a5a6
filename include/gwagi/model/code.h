/* Codes that people can say on the phone. A meeting is 1; an item meeting.agenda.strategy.task.detail: 1.2.2.1; a
 * milestone m and a target t behind it: 1.2.5.1m1, 1.2.2.1t1 (or behind the meeting's number: 1m1); an
 * occurrence a milestone's code, @ and the label of its period (recurrence.h): 1.3m2@2026-01; a point of a target's path
 * the target's code, @ and the year: 1.2.2.1t1@2027. One letter and a number: o
 * office, c contact, p member, f function, l link, s source, e evidence, r reading, k call, a assignment. */
#ifndef GWAGI_MODEL_CODE_H
#define GWAGI_MODEL_CODE_H

#include <stdbool.h>
#include "gwagi/model/error.h"

enum { CODE_TEXT = 64, CODE_SORT = 96, CODE_DEPTH = 8 }; /* bytes with the NUL; numbers in an item's code at most */

enum code_kind {
	CODE_NONE,
	CODE_MEETING,
	CODE_ITEM,
	CODE_MILESTONE,
	CODE_TARGET,
	CODE_OFFICE,
	CODE_CONTACT,
	CODE_MEMBER,
	CODE_FUNCTION,
	CODE_LINK,
	CODE_SOURCE,
	CODE_EVIDENCE,
	CODE_READING,
	CODE_CALL,
	CODE_ASSIGNMENT,
	CODE_OCCURRENCE,
	CODE_PATH,
	CODE_KINDS
};

/* What CODE names by its form; CODE_NONE if it is no code (numbers have no leading zero and at most 9 digits). */
enum code_kind code_kind(const char *code);
/* The code that CODE hangs on: 1.2.2.1 → 1.2.2, 1.2.5.1m1 → 1.2.5.1, 1.2 → 1, 1.3m2@2026-01 → 1.3m2. False for those that hang on
 * nothing. */
bool code_parent(const char *code, char out[CODE_TEXT]);
/* The last number of it: 1.2.10 → 10, 1.2.5.1m3 → 3, o12 → 12, 1.3m2@2026-W05 → 5, 1.3m2@2026 → 2026; 0 if it is no code. */
int code_position(const char *code);
/* How deep an item lies: agenda 1, strategy 2 …; a meeting 0; the item's own depth for what hangs on it. */
int code_level(const char *code);

/* A key whose byte order is the order of the tree: an item, then its milestones, each with its occurrences,
 * its targets with their paths, then its children, numbers by value. Everything below a code has a key that begins with the
 * code's, and nothing else has: key ≤ k < key followed by '~'. "" if it is no code. */
void code_sort_key(const char *code, char out[CODE_SORT]);

#endif
