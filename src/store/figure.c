#include "gwagi/store/figure.h"
#include <stdio.h>
#include "internal.h"

enum { CLASS, COMPARATOR, APPROX, LOW, HIGH, BASELINE, SCALE, UNIT, QUALIFIER, WITHHELD, LATEST, LATEST_SCALE };

static struct amount amount_at(sqlite3_stmt *statement, int column, int scale)
{
	return (struct amount){sqlite3_column_type(statement, column) != SQLITE_NULL, sqlite3_column_int64(statement, column),
			       scale};
}

static void read_target(sqlite3_stmt *statement, struct figure *figure)
{
	int scale = sqlite3_column_int(statement, SCALE);
	bool withheld = sqlite3_column_int(statement, WITHHELD) != 0;

	snprintf(figure->unit, sizeof figure->unit, "%s", sql_text(statement, UNIT));
	snprintf(figure->qualifier, sizeof figure->qualifier, "%s", sql_text(statement, QUALIFIER));
	figure->class = (enum target_class)word_find(VOCABULARY_TARGET_CLASS, sql_text(statement, CLASS));
	figure->quantity = (struct quantity){.comparator = word_find(VOCABULARY_COMPARATOR, sql_text(statement, COMPARATOR)),
					     .approximate = sqlite3_column_int(statement, APPROX) != 0,
					     .withheld = withheld,
					     .unit = figure->unit,
					     .qualifier = figure->qualifier};
	if (withheld)
		return;
	figure->quantity.low = amount_at(statement, LOW, scale);
	figure->quantity.high = amount_at(statement, HIGH, scale);
	figure->quantity.baseline = amount_at(statement, BASELINE, scale);
	figure->latest = amount_at(statement, LATEST, sqlite3_column_int(statement, LATEST_SCALE));
}

static bool read_path(struct store *store, int64_t id, struct figure *figure, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "SELECT year, amount, scale FROM target_path WHERE target_id = ?1 ORDER BY year",
					  error);
	bool row = true;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, id);
	while (row && figure->path_count < FIGURE_PATH) {
		struct path_point *point = &figure->path[figure->path_count];

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		point->day = day_make(sqlite3_column_int(statement, 0), 12, 31);
		point->amount = amount_at(statement, 1, sqlite3_column_int(statement, 2));
		figure->path_count++;
	}
	sql_done(statement);
	return true;
}

#define NEWEST " FROM reading r WHERE r.target_id = x.id ORDER BY r.day DESC, r.id DESC LIMIT 1)"

bool store_figure(struct store *store, struct ref target, struct figure *figure, struct error *error)
{
	sqlite3_stmt *statement = sql_get(
		store,
		"SELECT x.class, x.comparator, x.approx, x.low, x.high, x.baseline, x.scale, x.unit, x.qualifier, x.withheld, "
		"(SELECT r.amount" NEWEST ", (SELECT r.scale" NEWEST " FROM target x WHERE x.id = ?1",
		error);
	struct target_state state;
	bool row;

	*figure = (struct figure){.path_count = 0};
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, target.id);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		read_target(statement, figure);
	sql_done(statement);
	if (!row)
		return error_set(error, ERROR_NOT_FOUND, "%s", _("그 목표는 없습니다."));
	if (!figure->quantity.withheld && !read_path(store, target.id, figure, error))
		return false;
	state = (struct target_state){figure->class, &figure->quantity, figure->latest, figure->path, figure->path_count};
	figure->attainment = attain(&state, store_rules(store), store->today);
	return true;
}
