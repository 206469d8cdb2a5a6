/* Requests that change many rows: what belongs to one, read before any of it is written. */
#ifndef GWAGI_STORE_GATE_PARTS_H
#define GWAGI_STORE_GATE_PARTS_H

#include "gate.h"
#include "ref.h"

struct parts {
	struct ref *refs;
	size_t count, room;
};

/* Append the ids that SQL, which is constant, gives for the id ?1; if it has ?2 and ?3, they are the day of the request and the
 * id OTHER. */
bool parts_read(struct writing *writing, struct parts *parts, const char *sql, enum record_kind kind, int64_t id, int64_t other);
void parts_finish(struct parts *parts);

/* gate_close.c: a link, unless it is there already. */
bool link_on(struct writing *writing, const char *from, const char *to, enum link_kind kind, const char *title);

#endif
