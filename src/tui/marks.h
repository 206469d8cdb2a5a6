/* The rows that a person has marked for one common change, by identity. */
#ifndef GWAGI_SRC_TUI_MARKS_H
#define GWAGI_SRC_TUI_MARKS_H

#include "gwagi/model/record.h"

/* Zeroed, none is. */
struct marks {
	struct ref *refs; /* in the order in which they were marked */
	size_t count, room;
};

void marks_finish(struct marks *marks);
void marks_clear(struct marks *marks);
bool marks_has(const struct marks *marks, struct ref ref);
void marks_turn(struct marks *marks, struct ref ref); /* mark it, or take its mark away */

#endif
