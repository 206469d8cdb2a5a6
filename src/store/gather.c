#include "gather.h"

static struct gather_slot *slot_of(const struct gather *gather, int span, int start, int measure)
{
	size_t at = (((size_t)start * 16 + (size_t)span) * 127 + (size_t)measure) * 2654435761U;

	for (at &= gather->room - 1; gather->slots[at].used; at = (at + 1) & (gather->room - 1))
		if (gather->slots[at].measure == measure && gather->slots[at].start == start && gather->slots[at].span == span)
			break;
	return &gather->slots[at];
}

static void grow(struct gather *gather)
{
	struct gather old = *gather;

	gather->room = old.room ? old.room * 2 : 256;
	gather->slots = memory_new(gather->room, sizeof *gather->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].used)
			*slot_of(gather, old.slots[i].span, old.slots[i].start, old.slots[i].measure) = old.slots[i];
	free(old.slots);
}

void gather_add(struct gather *gather, int span, int start, int measure, int64_t change)
{
	struct gather_slot *slot;

	if (gather->used * 2 >= gather->room)
		grow(gather);
	slot = slot_of(gather, span, start, measure);
	gather->used += !slot->used;
	*slot = (struct gather_slot){true, span, start, measure, slot->n + change};
}

bool gather_is_zero(const struct gather *gather)
{
	for (size_t i = 0; i < gather->room; i++)
		if (gather->slots[i].n != 0)
			return false;
	return true;
}

void gather_clear(struct gather *gather)
{
	if (gather->slots)
		memset(gather->slots, 0, gather->room * sizeof *gather->slots);
	gather->used = 0;
}

void gather_finish(struct gather *gather)
{
	free(gather->slots);
	*gather = (struct gather){0};
}

bool gather_put(const struct gather *gather, struct store *store, const char *scope, struct error *error)
{
	static const char put[] = "INSERT INTO tally (scope, span, start, measure, n) VALUES (?1, ?2, ?3, ?4, ?5) "
				  "ON CONFLICT DO UPDATE SET n = n + excluded.n";
	sqlite3_stmt *statement = sql_get(store, put, error);

	if (!statement)
		return false;
	for (size_t i = 0; i < gather->room; i++) {
		const struct gather_slot *slot = &gather->slots[i];

		if (slot->n == 0)
			continue;
		sqlite3_bind_text(statement, 1, scope, -1, SQLITE_STATIC);
		sqlite3_bind_int(statement, 2, slot->span);
		sqlite3_bind_int(statement, 3, slot->start);
		sqlite3_bind_int(statement, 4, slot->measure);
		sqlite3_bind_int64(statement, 5, slot->n);
		if (!sql_run(store, statement, error))
			return false;
	}
	return true;
}
