#include "lens.h"
#include <stdio.h>
#include "builder.h"
#include "gone.h"

day_number store_as_of(const struct store *store)
{
	return store->lens ? store->lens->day : DAY_NONE;
}

day_number store_present(const struct store *store)
{
	return store->real_today;
}

bool store_as_of_is_frozen(const struct store *store)
{
	return store->lens && store->lens->frozen;
}

const struct rules *store_rules(const struct store *store)
{
	return store->lens ? store->lens->rules : rules_current();
}

bool lens_refuse(const struct store *store, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
			 _("%s 기준으로 지난 상태를 보고 있어서 바꿀 수 없습니다. 지금으로 돌아와서 해 주십시오."),
			 store->lens->sight.day);
}

void lens_destroy(struct lens *lens)
{
	for (size_t i = 0; lens && i < LENS_ROWS; i++)
		replay_finish(&lens->rows[i].replay);
	free(lens);
}

bool store_first_day(struct store *store, day_number *day, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT min(effective) FROM main.change", error);
	bool row;

	*day = DAY_NONE;
	if (!statement || !sql_step(store, statement, &row, error))
		return false;
	if (row)
		day_parse(sql_text(statement, 0), (size_t)sqlite3_column_bytes(statement, 0), day);
	sql_done(statement);
	return true;
}

/* Which rules and which last change a frozen day has. */
static bool read_snapshot(struct store *store, struct lens *lens, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT last_change, rules FROM main.snapshot WHERE day = ?1", error);

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, lens->sight.day, -1, SQLITE_STATIC);
	if (!sql_step(store, statement, &lens->frozen, error))
		return false;
	if (lens->frozen) {
		lens->sight.last = sqlite3_column_int64(statement, 0);
		lens->rules = rules_find(sqlite3_column_int(statement, 1));
	}
	sql_done(statement);
	return lens->rules ||
	       error_set(error, ERROR_REFUSED,
			 _("%s은(는) 이 프로그램이 모르는 규칙으로 고정되었습니다. 프로그램을 새 판으로 바꿔 주십시오."),
			 lens->sight.day);
}

static bool read_id(struct store *store, const struct lens *lens, const char *sql, int64_t fallback, int64_t *id,
		    struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);

	if (!statement)
		return false;
	if (sqlite3_bind_parameter_count(statement) == 2)
		sqlite3_bind_int64(statement, 2, lens->sight.last);
	return sql_integer(store, sql, lens->sight.day, fallback, id, error);
}

/* Days are few and changes may be many: from day to day by the index, and on each to its first or last change. */
static bool read_edges(struct store *store, struct lens *lens, struct error *error)
{
	static const char hidden[] =
		"WITH RECURSIVE day(e) AS (SELECT min(effective) FROM main.change WHERE effective > ?1 UNION ALL SELECT (SELECT "
		"min(effective) FROM main.change WHERE effective > day.e) FROM day WHERE day.e IS NOT NULL) "
		"SELECT min((SELECT min(c.id) FROM main.change c WHERE c.effective = day.e)) FROM day";
	static const char seen[] =
		"WITH RECURSIVE day(e) AS (SELECT max(effective) FROM main.change WHERE effective <= ?1 UNION ALL SELECT (SELECT "
		"max(effective) FROM main.change WHERE effective < day.e) FROM day WHERE day.e IS NOT NULL) "
		"SELECT max((SELECT max(c.id) FROM main.change c WHERE c.effective = day.e AND c.id <= ?2)) FROM day";

	if (!sql_integer(store, "SELECT max(id) FROM main.change", NULL, 0, &lens->known, error) ||
	    !read_id(store, lens, hidden, lens->known + 1, &lens->first_hidden, error) ||
	    !read_id(store, lens, seen, 0, &lens->last_seen, error))
		return false;
	if (lens->sight.last < lens->first_hidden)
		lens->first_hidden = lens->sight.last + 1;
	return true;
}

static bool read_lens(struct store *store, struct lens *lens, struct error *error)
{
	bool mine, good = sql_view(store, &mine, error) && read_snapshot(store, lens, error) && read_edges(store, lens, error);

	sql_view_end(store, mine);
	return good;
}

static void put_all(struct sql_builder *builder, const char *const parts[])
{
	for (; *parts; parts++)
		builder_put(builder, *parts);
}

/* A column of the view: as it is, if nothing can change it. */
static void put_column(struct sql_builder *builder, size_t table, const char *name)
{
	const struct table *all = table_at(table);
	size_t column = column_find(all, name);
	bool changes = strcmp(name, "version") == 0;
	char numbers[64];

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->columns[i].name, name) == 0) {
			column = i;
			changes = all->columns[i].flags & (COLUMN_SET | COLUMN_LOGGED | COLUMN_FOLLOWS);
		}
	snprintf(numbers, sizeof numbers, "gwagi_past(%zu, %zu, x.code, ", table, column);
	if (changes)
		put_all(builder, (const char *const[]){numbers, "x.\"", name, "\") AS \"", name, "\"", NULL});
	else
		put_all(builder, (const char *const[]){"x.\"", name, "\"", NULL});
}

static bool put_columns(struct store *store, struct sql_builder *builder, size_t table, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT name FROM pragma_table_info(?1, 'main') ORDER BY cid", error);
	bool row;

	if (!statement)
		return false;
	sql_bind_text(statement, 1, table_at(table)->name);
	for (bool first = true;; first = false) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		builder_put(builder, first ? "" : ", ");
		put_column(builder, table, sql_text(statement, 0));
	}
	sql_done(statement);
	return true;
}

/* The rows that are in the table, or the gone ones. */
static bool put_rows(struct store *store, struct sql_builder *builder, size_t table, bool gone, struct error *error)
{
	const char *name = table_at(table)->name;

	builder_put(builder, gone ? " UNION ALL SELECT " : " AS SELECT ");
	if (!put_columns(store, builder, table, error))
		return false;
	put_all(builder, gone ? (const char *const[]){" FROM temp.\"" GONE_TABLE, name, "\" x", NULL}
			      : (const char *const[]){" FROM main.\"", name, "\" x WHERE gwagi_seen(x.born)", NULL});
	return true;
}

static bool show_table(struct store *store, size_t table, struct error *error)
{
	const char *name = table_at(table)->name;
	struct sql_builder builder = {0};
	struct gone gone;
	bool good = gone_read(store, table_at(table), &gone, error);

	if (gone.count)
		put_all(&builder, (const char *const[]){"CREATE TEMP TABLE \"" GONE_TABLE, name, "\" AS SELECT * FROM main.\"",
							name, "\" WHERE 0;", NULL});
	put_all(&builder, (const char *const[]){"CREATE TEMP VIEW \"", name, "\"", NULL});
	good = good && put_rows(store, &builder, table, false, error) &&
	       (!gone.count || put_rows(store, &builder, table, true, error)) && sql_execute(store, builder.sql, error) &&
	       gone_fill(store, table_at(table), &gone, error);
	if (gone.count && table_at(table)->kind != WORD_NONE)
		store->lens->gone |= 1U << table_at(table)->kind;
	gone_finish(&gone);
	builder_finish(&builder);
	return good;
}

/* Accounts have no code and no place in the tables of the content: what one was is the last that can be seen of it in the log. */
#define OF_ACCOUNT " FROM main.change c WHERE c.entity = x.login AND c.kind = 'account' AND gwagi_seen(c.id)"
#define ACCOUNT_VALUE(key)                                                                              \
	"(SELECT CASE c.field WHEN '*' THEN json_extract(c.new, '$." key "') ELSE c.new END" OF_ACCOUNT \
	" AND c.field IN ('*', '" key "') ORDER BY c.id DESC LIMIT 1)"
static const char show_accounts[] = "CREATE TEMP VIEW account AS SELECT x.id, x.login, (SELECT o.id FROM main.office o WHERE "
				    "o.code = " ACCOUNT_VALUE("office") ") AS office_id, " ACCOUNT_VALUE(
					    "role") " AS role, (SELECT max(c.version)" OF_ACCOUNT
						    ") AS version FROM main.account x WHERE EXISTS (SELECT 1" OF_ACCOUNT ")";

static bool show(struct store *store, struct error *error)
{
	for (size_t i = 0; table_at(i); i++)
		if (!show_table(store, i, error))
			return false;
	return sql_execute(store, show_accounts, error) &&
	       sql_execute(store,
			   "CREATE TEMP VIEW change AS SELECT x.* FROM main.change x WHERE gwagi_seen(x.id);"
			   "CREATE TEMP VIEW snapshot AS SELECT x.* FROM main.snapshot x WHERE x.day <= gwagi_as_of();",
			   error);
}

static void return_to_present(struct store *store)
{
	struct sql_builder builder = {0};

	if (!store->lens)
		return;
	for (size_t i = 0; table_at(i); i++)
		put_all(&builder,
			(const char *const[]){"DROP VIEW IF EXISTS temp.\"", table_at(i)->name,
					      "\"; DROP TABLE IF EXISTS temp.\"" GONE_TABLE, table_at(i)->name, "\";", NULL});
	builder_put(&builder,
		    "DROP VIEW IF EXISTS temp.account; DROP VIEW IF EXISTS temp.change; DROP VIEW IF EXISTS temp.snapshot;");
	sql_execute(store, builder.sql, NULL);
	builder_finish(&builder);
	lens_destroy(store->lens);
	store->lens = NULL;
	store->today = store->real_today;
}

bool store_set_as_of(struct store *store, day_number day, struct error *error)
{
	char today[DAY_TEXT];

	return_to_present(store);
	if (day == DAY_NONE)
		return true;
	day_print(store->real_today, today);
	if (day > store->real_today)
		return error_set(error, ERROR_USAGE, _("기준일(%s)보다 뒤의 날은 볼 수 없습니다."), today);
	store->lens = memory_new(1, sizeof *store->lens);
	store->lens->day = store->today = day;
	store->lens->rules = rules_current();
	store->lens->sight.last = INT64_MAX;
	day_print(day, store->lens->sight.day);
	if (read_lens(store, store->lens, error) && show(store, error))
		return true;
	return_to_present(store);
	return false;
}
