#include "places.h"
#include <stdio.h>

static int compare(const struct due_place *one, const struct due_place *other)
{
	int order = (int)one->undated - (int)other->undated;

	order = order ? order : strcmp(one->due, other->due);
	return order ? order : strcmp(one->sort, other->sort);
}

static bool is_nearer(const struct due_page *page, const struct due_place *one, const struct due_place *other)
{
	int order = compare(one, other);

	return page->backwards ? order > 0 : order < 0;
}

/* False if there is no room for it, nor for what comes behind it. */
static bool put(struct due_page *page, const struct due_place *place)
{
	size_t at;

	if (page->count == page->room && !is_nearer(page, place, &page->all[page->room - 1]))
		return false;
	at = page->count < page->room ? page->count++ : page->room - 1;
	for (; at && is_nearer(page, place, &page->all[at - 1]); at--)
		page->all[at] = page->all[at - 1];
	page->all[at] = *place;
	return true;
}

static void read_place(sqlite3_stmt *statement, struct due_place *place)
{
	place->id = sqlite3_column_int64(statement, 0);
	place->undated = sqlite3_column_type(statement, 1) == SQLITE_NULL;
	snprintf(place->due, sizeof place->due, "%s", sql_text(statement, 1));
	snprintf(place->sort, sizeof place->sort, "%s", sql_text(statement, 2));
}

/* What the item (negative: the meeting) ANSWER is answered for with, of those with a last day or those without, behind DUE and
 * SORT. */
static bool read_answered(struct store *store, int64_t answer, bool undated, const char *due, const char *sort,
			  struct due_page *page, struct error *error)
{
#define DATED "SELECT id, due_last, sort FROM milestone WHERE answer = ?1 AND (due_last, sort) "
#define UNDATED "SELECT id, due_last, sort FROM milestone WHERE answer = ?1 AND due_last IS NULL AND ?2 = '' AND sort "
	static const char *const queries[2][2] = {
		{DATED "> (?2, ?3) ORDER BY due_last, sort", DATED "< (?2, ?3) ORDER BY due_last DESC, sort DESC"},
		{UNDATED "> ?3 ORDER BY sort", UNDATED "< ?3 ORDER BY sort DESC"}};
	sqlite3_stmt *statement = sql_get(store, queries[undated][page->backwards], error);
	struct due_place place;
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, answer);
	sqlite3_bind_text(statement, 2, due, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, sort, -1, SQLITE_STATIC);
	do {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (row)
			read_place(statement, &place);
	} while (row && put(page, &place));
	sql_done(statement);
	return true;
}

static sqlite3_stmt *take_places(struct store *store, const struct reach *reach, struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	builder_put(&builder, "SELECT DISTINCT coalesce(item_id, -meeting_id) FROM assignment");
	reach_put_offices(reach, &builder);
	builder_put(&builder, " AND sort >= :from AND sort < :to");
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	if (statement)
		reach_bind(reach, statement);
	return statement;
}

/* From all places, those with a last day or those without. */
static bool read_places(struct store *store, const struct reach *reach, bool undated, const struct due_place *after,
			struct due_page *page, struct error *error)
{
	const char *end = page->backwards ? "~" : "";
	const char *due = undated ? "" : after ? after->due : end, *sort = after ? after->sort : end;
	sqlite3_stmt *places = take_places(store, reach, error);
	bool row, good = places != NULL;

	while (good && (good = sql_step(store, places, &row, error)) && row)
		good = read_answered(store, sqlite3_column_int64(places, 0), undated, due, sort, page, error);
	sql_give_back(store, places);
	return good;
}

bool places_page(struct store *store, const struct reach *reach, const struct due_place *after, struct due_page *page,
		 struct error *error)
{
	bool first = page->backwards; /* whether those without a last day come first */
	bool begun = after ? after->undated : first, mine, good = sql_view(store, &mine, error);

	good = good && read_places(store, reach, begun, after, page, error);
	if (good && page->count < page->room && begun == first)
		good = read_places(store, reach, !first, NULL, page, error);
	sql_view_end(store, mine);
	return good;
}
