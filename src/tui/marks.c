#include "marks.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"

void marks_finish(struct marks *marks)
{
	free(marks->refs);
	*marks = (struct marks){0};
}

void marks_clear(struct marks *marks)
{
	marks->count = 0;
}

/* Where it stands; `count` if it is not marked. */
static size_t find(const struct marks *marks, struct ref ref)
{
	size_t at = 0;

	while (at < marks->count && (marks->refs[at].kind != ref.kind || marks->refs[at].id != ref.id))
		at++;
	return at;
}

bool marks_has(const struct marks *marks, struct ref ref)
{
	return find(marks, ref) < marks->count;
}

void marks_turn(struct marks *marks, struct ref ref)
{
	size_t at = find(marks, ref);

	if (at < marks->count) {
		marks->count--;
		memmove(marks->refs + at, marks->refs + at + 1, (marks->count - at) * sizeof ref);
		return;
	}
	if (marks->count == marks->room) {
		marks->room = marks->room ? marks->room * 2 : 16;
		marks->refs = memory_grow(marks->refs, marks->room, sizeof ref);
	}
	marks->refs[marks->count++] = ref;
}
