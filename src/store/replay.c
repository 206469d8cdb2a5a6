#include "replay.h"
#include <stdio.h>

static char *copy(const char *text)
{
	return text ? memory_copy(text, strlen(text)) : NULL;
}

/* Behind all others, of the change that LIKE is of. */
static void put(struct replay *replay, const struct replay_entry *like, const char *field, const char *old, const char *new)
{
	struct replay_entry *entry;

	if (replay->count == replay->room) {
		replay->room = replay->room * 2 + 16;
		replay->all = memory_grow(replay->all, replay->room, sizeof *replay->all);
	}
	entry = &replay->all[replay->count++];
	*entry = *like;
	entry->field = copy(field);
	entry->old = copy(old);
	entry->new = copy(new);
}

/* The fields of a row that was made, out of its JSON; numbers as they are written there. */
static bool put_fields(struct store *store, struct replay *replay, const struct replay_entry *like, const char *json,
		       struct error *error)
{
	static const char fields[] = "SELECT key, CASE type WHEN 'text' THEN atom WHEN 'null' THEN NULL ELSE ?1 -> fullkey END "
				     "FROM json_each(?1)";
	sqlite3_stmt *statement = sql_get(store, fields, error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, json, -1, SQLITE_STATIC);
	for (;;) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		put(replay, like, sql_text(statement, 0), NULL, (const char *)sqlite3_column_text(statement, 1));
	}
	sql_done(statement);
	return true;
}

static const char *latest(const struct replay *replay, const char *field)
{
	for (size_t i = replay->count; i-- > 0;)
		if (strcmp(replay->all[i].field, field) == 0)
			return replay->all[i].new;
	return NULL;
}

/* What a report and a moved date imply (gate_report.c), where that has no change of its own. What takes a request back implies
 * nothing. */
static void put_implied(struct replay *replay, const struct replay_entry *change, const char *reason)
{
	if (strcmp(change->field, "reported") == 0) {
		bool none = !change->new || strcmp(change->new, word_english(VOCABULARY_REPORTED, REPORTED_NONE)) == 0;

		put(replay, change, "reported_on", NULL, none ? NULL : change->effective);
		put(replay, change, "reason", NULL, reason);
	} else if (strcmp(change->field, "date") == 0 && change->old && !latest(replay, "original")) {
		put(replay, change, "original", NULL, change->old);
	}
}

static bool put_change(struct store *store, const struct table *table, struct replay *replay, sqlite3_stmt *statement,
		       struct error *error)
{
	struct replay_entry change = {.id = sqlite3_column_int64(statement, 0), .version = sqlite3_column_int64(statement, 5)};
	const char *field = sql_text(statement, 2), *new = (const char *)sqlite3_column_text(statement, 4);
	bool implies = sqlite3_column_type(statement, 7) == SQLITE_NULL && column_find(table, "reported_on") < table->count;

	snprintf(change.effective, sizeof change.effective, "%s", sql_text(statement, 1));
	put(replay, &change, field, (const char *)sqlite3_column_text(statement, 3), new);
	if (strcmp(field, "*") == 0)
		return !new || put_fields(store, replay, &change, new, error);
	change = replay->all[replay->count - 1];
	if (implies)
		put_implied(replay, &change, (const char *)sqlite3_column_text(statement, 6));
	return true;
}

bool replay_json(struct store *store, const char *json, struct replay *replay, struct error *error)
{
	const struct replay_entry none = {.id = 0};

	return put_fields(store, replay, &none, json, error);
}

bool replay_read(struct store *store, const struct table *table, const char *code, struct replay *replay, struct error *error)
{
	/* The log itself: while a past day is looked at, `change` alone is what can be seen of it. */
	static const char changes[] = "SELECT id, effective, field, old, new, version, reason, undoes FROM main.change WHERE "
				      "entity = ?1 AND kind = ?2 ORDER BY id";
	sqlite3_stmt *statement = sql_get(store, changes, error);
	bool row, good = statement != NULL;

	if (good) {
		sql_bind_text(statement, 1, code);
		sql_bind_text(statement, 2, table->name);
	}
	while (good && (good = sql_step(store, statement, &row, error)) && row)
		good = put_change(store, table, replay, statement, error);
	if (statement)
		sql_done(statement);
	return good;
}

void replay_finish(struct replay *replay)
{
	for (size_t i = 0; i < replay->count; i++) {
		free(replay->all[i].field);
		free(replay->all[i].old);
		free(replay->all[i].new);
	}
	free(replay->all);
	*replay = (struct replay){0};
}

bool sight_has(const struct sight *sight, const struct replay_entry *entry)
{
	return entry->id <= sight->last && strcmp(entry->effective, sight->day) <= 0;
}

bool replay_there(const struct replay *replay, const struct sight *sight)
{
	bool made = false;

	for (size_t i = replay->count; i-- > 0;) {
		const struct replay_entry *entry = &replay->all[i];

		if (strcmp(entry->field, "*") != 0)
			continue;
		if (sight_has(sight, entry))
			return entry->new != NULL;
		made = made || entry->new;
	}
	return !made;
}

const char *replay_value(const struct replay *replay, const struct sight *sight, const char *key, bool *known)
{
	const struct replay_entry *first = NULL;

	*known = true;
	for (size_t i = replay->count; i-- > 0;) {
		const struct replay_entry *entry = &replay->all[i];

		if (strcmp(entry->field, key) != 0)
			continue;
		if (sight_has(sight, entry))
			return entry->new;
		first = entry;
	}
	*known = first != NULL;
	return first ? first->old : NULL;
}

int64_t replay_version(const struct replay *replay, const struct sight *sight, int64_t now)
{
	for (size_t i = replay->count; i-- > 0;)
		if (sight_has(sight, &replay->all[i]))
			return replay->all[i].version;
	return replay->count ? replay->all[0].version - 1 : now;
}
