#include "gwagi/store/scan.h"
#include <inttypes.h>
#include <stdio.h>
#include "builder.h"
#include "filter.h"
#include "node.h"
#include "ref.h"

enum { SLICE = 1000 }; /* rows looked at by one statement */

const struct scan_place scan_end = {.key = "~", .id = INT64_MAX, .undue = true};

/* The statements for the rows of a range, one a direction; of SCAN_DUE again for the rows without a last day. */
struct scan {
	struct store *store;
	enum record_kind kind;
	enum scan_order order;
	bool whole;                            /* no filter: no row is looked at in vain */
	char begin[CODE_SORT], end[CODE_SORT]; /* SCAN_TREE: no row outside of these keys is looked at */
	struct sql_builder condition;
	const struct ids *within; /* CONDITION's */
	/* Up to where the last slice goes, of each direction: rows one behind the other share it. */
	struct edge {
		bool set;
		struct scan_place from, to;
	} edges[2];
};

static const char *columns_of(enum record_kind kind)
{
	return kind == RECORD_ITEM ? ITEM_NODE : kind == RECORD_TARGET ? TARGET_NODE : MILESTONE_NODE;
}

static const char *table_name(enum record_kind kind)
{
	return kind == RECORD_ITEM ? "item x" : kind == RECORD_TARGET ? "target x" : "milestone m";
}

struct scan *store_scan(struct store *store, enum record_kind kind, enum scan_order order, const struct filter *filter,
			struct error *error)
{
	struct scan *scan = memory_new(1, sizeof *scan);
	struct store_query query = {.kind = kind, .filter = filter};
	struct answering answering = {0};
	bool good;

	*scan = (struct scan){.store = store, .kind = kind, .order = order, .whole = !filter || !filter->count, .end = "~"};
	if (scan->whole) {
		builder_put(&scan->condition, "1");
		return scan;
	}
	good = filter_sql(store, &query, &scan->condition, &scan->within, &answering, error);
	answering_finish(&answering);
	if (good)
		return scan;
	store_scan_destroy(scan);
	return NULL;
}

/* The item at or above a milestone that has an assignment, the nearest one, or, negative, its meeting. As of a past day what is
 * kept (answer.h) is not what was so then. */
#define ANSWER_THEN "CASE WHEN m.item_id IS NULL THEN -m.meeting_id ELSE " CATALOG_ASSIGNED("m.item_id") " END"

struct scan *store_scan_answered(struct store *store, struct ref place, const struct filter *filter, struct error *error)
{
	struct scan *scan = store_scan(store, RECORD_MILESTONE, SCAN_TREE, filter, error);
	char id[24];
	int level;

	if (!scan)
		return NULL;
	if (!ref_sort(store, place, scan->begin, &level, error)) {
		store_scan_destroy(scan);
		return NULL;
	}
	snprintf(id, sizeof id, "%" PRId64, place.kind == RECORD_MEETING ? -place.id : place.id);
	snprintf(scan->end, sizeof scan->end, "%.*s~", CODE_SORT - 2, scan->begin);
	builder_put(&scan->condition, " AND ");
	builder_put(&scan->condition, store->lens ? ANSWER_THEN : "+m.answer");
	builder_put(&scan->condition, " = CAST(");
	builder_value(&scan->condition, id);
	builder_put(&scan->condition, " AS INTEGER)");
	scan->whole = false;
	return scan;
}

void store_scan_destroy(struct scan *scan)
{
	if (!scan)
		return;
	builder_finish(&scan->condition);
	free(scan);
}

struct scan_place store_scan_place(enum scan_order order, const struct node *node)
{
	struct scan_place place = {.id = node->ref.id};

	if (order == SCAN_TREE)
		code_sort_key(node->code, place.key);
	else if (node->state.date.last == DAY_NONE)
		place.undue = true;
	else
		day_print(node->state.date.last, place.key);
	return place;
}

/* Ranges that an index gives without a look at rows outside of them. A range of days that begins or ends within one is three. */
enum part { PART_TREE, PART_UNDUE, PART_DAY, PART_BETWEEN };

struct piece {
	enum part part;
	struct scan_place from, to;
};
enum { PIECES = 3 };

static void put_range(struct sql_builder *sql, const struct scan *scan, enum part part, bool backwards)
{
	static const char *const ranges[][2] = {
		[PART_TREE] = {" AND %c.sort > :from AND %c.sort <= :to ORDER BY %c.sort",
			       " AND %c.sort < :from AND %c.sort >= :to ORDER BY %c.sort DESC"},
		[PART_UNDUE] = {" AND m.due_last IS NULL AND m.id > :id AND m.id <= :last ORDER BY m.id",
				" AND m.due_last IS NULL AND m.id < :id AND m.id >= :last ORDER BY m.id DESC"},
		[PART_DAY] = {" AND m.due_last = :from AND m.id > :id AND m.id <= :last ORDER BY m.id",
			      " AND m.due_last = :from AND m.id < :id AND m.id >= :last ORDER BY m.id DESC"},
		[PART_BETWEEN] = {" AND m.due_last > :from AND m.due_last < :to ORDER BY m.due_last, m.id",
				  " AND m.due_last < :from AND m.due_last > :to ORDER BY m.due_last DESC, m.id DESC"},
	};
	char name = scan->kind == RECORD_MILESTONE ? 'm' : 'x', range[160];

	if (part != PART_TREE) {
		builder_put(sql, ranges[part][backwards]);
		return;
	}
	snprintf(range, sizeof range, backwards ? ranges[PART_TREE][1] : ranges[PART_TREE][0], name, name, name);
	builder_put(sql, range);
}

/* The pieces of the rows behind FROM up to TO, which are of one phase; how many there are. */
static int cut(const struct scan *scan, const struct scan_place *from, const struct scan_place *to, bool backwards,
	       struct piece pieces[PIECES])
{
	int64_t all = backwards ? INT64_MIN : INT64_MAX;
	struct scan_place day = *from, last = *to;

	if (scan->order != SCAN_DUE || from->undue) {
		pieces[0] = (struct piece){scan->order == SCAN_DUE ? PART_UNDUE : PART_TREE, *from, *to};
		return 1;
	}
	pieces[0] = (struct piece){PART_DAY, *from, *to};
	if (!strcmp(from->key, to->key))
		return 1;
	day.id = all;
	pieces[0].to = day;
	pieces[1] = (struct piece){PART_BETWEEN, *from, *to};
	last.id = backwards ? INT64_MAX : INT64_MIN;
	pieces[2] = (struct piece){PART_DAY, last, *to};
	return PIECES;
}

static void bind_text(sqlite3_stmt *statement, const char *name, const char *value)
{
	int index = sqlite3_bind_parameter_index(statement, name);

	if (index)
		sqlite3_bind_text(statement, index, value, -1, SQLITE_TRANSIENT);
}

static void bind_id(sqlite3_stmt *statement, const char *name, int64_t value)
{
	int index = sqlite3_bind_parameter_index(statement, name);

	if (index)
		sqlite3_bind_int64(statement, index, value);
}

static void bind_range(sqlite3_stmt *statement, const struct scan_place *from, const struct scan_place *to)
{
	bind_text(statement, ":from", from->key);
	bind_id(statement, ":id", from->id);
	bind_text(statement, ":to", to->key);
	bind_id(statement, ":last", to->id);
}

/* On an error the statement is given back. */
static bool step(const struct scan *scan, sqlite3_stmt *statement, bool *row, struct error *error)
{
	if (sql_step(scan->store, statement, row, error))
		return true;
	sql_give_back(scan->store, statement);
	return false;
}

/* HEAD, the range, TAIL; NULL with a sentence. WHAT is the filter's condition or "1". */
static sqlite3_stmt *prepare(const struct scan *scan, const char *head, const char *what, enum part part, bool backwards,
			     const char *tail, struct error *error)
{
	struct sql_builder sql = {0};
	sqlite3_stmt *statement;

	builder_put(&sql, head);
	builder_put(&sql, "WHERE (");
	builder_put(&sql, what);
	builder_put(&sql, ")");
	put_range(&sql, scan, part, backwards);
	builder_put(&sql, tail);
	statement = sql_take(scan->store, sql.sql, error);
	builder_finish(&sql);
	return statement;
}

/* Where PHASE ends in that direction. */
static struct scan_place phase_end(const struct scan *scan, bool undue, bool backwards)
{
	struct scan_place end = {.id = backwards ? INT64_MIN : INT64_MAX, .undue = undue};

	snprintf(end.key, sizeof end.key, "%s", backwards ? scan->begin : scan->end);
	return end;
}

/* The row that stands *LEFT rows on in a piece, filter or not; else *LEFT becomes less by the rows that are there. */
static bool find_in_piece(const struct scan *scan, const struct piece *piece, bool backwards, int *left, struct scan_place *to,
			  bool *found, struct error *error)
{
	char head[128], tail[64];
	sqlite3_stmt *statement;
	int64_t rows = 0;

	snprintf(head, sizeof head, "SELECT %s, %c.id FROM %s ",
		 scan->order == SCAN_DUE          ? "m.due_last"
		 : scan->kind == RECORD_MILESTONE ? "m.sort"
						  : "x.sort",
		 scan->kind == RECORD_MILESTONE ? 'm' : 'x', table_name(scan->kind));
	snprintf(tail, sizeof tail, " LIMIT %d", SLICE);
	statement = prepare(scan, head, "1", piece->part, backwards, tail, error);
	if (!statement)
		return false;
	bind_range(statement, &piece->from, &piece->to);
	for (bool row = true; row && rows < *left;) {
		if (!step(scan, statement, &row, error))
			return false;
		rows += row;
	}
	*found = rows == *left;
	if (*found) {
		snprintf(to->key, sizeof to->key, "%s", sql_text(statement, 0));
		to->id = sqlite3_column_int64(statement, 1);
	}
	*left -= (int)rows;
	sql_give_back(scan->store, statement);
	return true;
}

/* The row SLICE rows on from FROM, filter or not; the end of the phase if there are fewer. */
static bool find_edge(const struct scan *scan, const struct scan_place *from, bool backwards, struct scan_place *to,
		      struct error *error)
{
	struct scan_place end = phase_end(scan, from->undue, backwards);
	struct piece pieces[PIECES];
	int count = cut(scan, from, &end, backwards, pieces), left = SLICE;
	bool found = false;

	*to = end;
	for (int i = 0; i < count && !found; i++) {
		if (!find_in_piece(scan, &pieces[i], backwards, &left, to, &found, error))
			return false;
	}
	return true;
}

/* Whether A lies behind B, in the order of the rows. */
static bool is_behind(const struct scan_place *a, const struct scan_place *b)
{
	int difference = a->undue != b->undue ? (a->undue ? 1 : -1) : strcmp(a->key, b->key);

	return difference > 0 || (!difference && a->id > b->id);
}

static bool edge_for(struct scan *scan, const struct scan_place *from, bool backwards, struct scan_place *to, struct error *error)
{
	struct edge *edge = &scan->edges[backwards];
	const struct scan_place *low = backwards ? &edge->to : from, *high = backwards ? from : &edge->to;
	bool within = edge->set && edge->from.undue == from->undue && is_behind(high, low) &&
		      (backwards ? !is_behind(from, &edge->from) : !is_behind(&edge->from, from));

	if (scan->whole) {
		*to = phase_end(scan, from->undue, backwards);
		return true;
	}
	if (!within) {
		edge->set = find_edge(scan, from, backwards, &edge->to, error);
		edge->from = *from;
		if (!edge->set)
			return false;
	}
	*to = edge->to;
	return true;
}

static bool is_phase_end(const struct scan *scan, const struct scan_place *place, bool backwards)
{
	struct scan_place end = phase_end(scan, place->undue, backwards);

	return !strcmp(place->key, end.key) && place->id == end.id;
}

static enum scan_result look_in_piece(const struct scan *scan, const struct piece *piece, bool backwards, struct node *node,
				      struct error *error)
{
	sqlite3_stmt *statement = prepare(scan, columns_of(scan->kind), scan->condition.sql, piece->part, backwards, " LIMIT 1",
					  error);
	bool row;

	if (!statement)
		return SCAN_FAILED;
	builder_bind(&scan->condition, statement);
	bind_range(statement, &piece->from, &piece->to);
	if (!step(scan, statement, &row, error))
		return SCAN_FAILED;
	if (row)
		node_read(scan->store, statement, scan->kind, node);
	sql_give_back(scan->store, statement);
	return row ? SCAN_ROW : SCAN_NONE;
}

/* The first row of the range, if there is one. */
static enum scan_result look(const struct scan *scan, const struct scan_place *from, const struct scan_place *to, bool backwards,
			     struct node *node, struct error *error)
{
	struct piece pieces[PIECES];
	int count = cut(scan, from, to, backwards, pieces);
	enum scan_result result = SCAN_NONE;

	for (int i = 0; i < count && result == SCAN_NONE; i++)
		result = look_in_piece(scan, &pieces[i], backwards, node, error);
	return result;
}

/* From the end of one phase to the beginning of the next; false if there is none. */
static bool next_phase(const struct scan *scan, struct scan_place *place, bool backwards)
{
	if (scan->order != SCAN_DUE || place->undue != backwards)
		return false;
	*place = backwards ? (struct scan_place){.key = "~", .id = INT64_MAX}
			   : (struct scan_place){.id = INT64_MIN, .undue = true};
	return true;
}

enum scan_result store_scan_step(struct scan *scan, struct scan_place *place, bool backwards, int *budget, struct node *node,
				 struct error *error)
{
	struct scan_place to;

	if (scan->order == SCAN_TREE && (backwards ? strcmp(place->key, scan->end) > 0 : strcmp(place->key, scan->begin) < 0))
		*place = phase_end(scan, false, !backwards);
	for (;;) {
		enum scan_result result;

		if (!edge_for(scan, place, backwards, &to, error))
			return SCAN_FAILED;
		result = look(scan, place, &to, backwards, node, error);
		if (result == SCAN_ROW)
			*place = store_scan_place(scan->order, node);
		if (result != SCAN_NONE)
			return result;
		*place = to;
		if (is_phase_end(scan, place, backwards) && !next_phase(scan, place, backwards))
			return SCAN_NONE;
		if (!scan->whole && --*budget <= 0)
			return SCAN_MORE;
	}
}

static bool count_piece(const struct scan *scan, const struct piece *piece, int64_t *count, struct error *error)
{
	char head[64];
	sqlite3_stmt *statement;
	bool row;

	snprintf(head, sizeof head, "SELECT count(*) FROM %s ", table_name(scan->kind));
	statement = prepare(scan, head, scan->condition.sql, piece->part, false, "", error);
	if (!statement)
		return false;
	builder_bind(&scan->condition, statement);
	bind_range(statement, &piece->from, &piece->to);
	if (!step(scan, statement, &row, error))
		return false;
	*count += row ? sqlite3_column_int64(statement, 0) : 0;
	sql_give_back(scan->store, statement);
	return true;
}

static bool count_range(const struct scan *scan, const struct scan_place *from, const struct scan_place *to, int64_t *count,
			struct error *error)
{
	struct piece pieces[PIECES];
	int parts = cut(scan, from, to, false, pieces);

	for (int i = 0; i < parts; i++) {
		if (!count_piece(scan, &pieces[i], count, error))
			return false;
	}
	return true;
}

enum scan_result store_scan_count(struct scan *scan, struct scan_place *place, int *budget, int64_t *count, struct error *error)
{
	struct scan_place to;

	for (;;) {
		if (!find_edge(scan, place, false, &to, error) || !count_range(scan, place, &to, count, error))
			return SCAN_FAILED;
		*place = to;
		if (is_phase_end(scan, place, false) && !next_phase(scan, place, false))
			return SCAN_NONE;
		if (--*budget <= 0)
			return SCAN_MORE;
	}
}

/* What is asked of rows that are only told. */
static const char *told_of(const struct scan *scan)
{
	static const char target[] =
		"SELECT x.code, CASE WHEN x.class NOT IN ('target', 'recurring', 'funding') OR (x.low IS NULL AND x.high IS "
		"NULL) "
		"THEN 0 WHEN x.withheld THEN 1 WHEN NOT EXISTS (SELECT 1 FROM reading r WHERE r.target_id = x.id) THEN 2 ELSE 3 "
		"END FROM target x ";

	if (scan->kind == RECORD_TARGET)
		return target;
	return scan->store->lens ? "SELECT m.code, " ANSWER_THEN ", " MILESTONE_STATE " FROM milestone m "
				 : "SELECT m.code, m.answer, " MILESTONE_STATE " FROM milestone m ";
}

static bool tell_range(const struct scan *scan, const struct scan_place *from, const struct scan_place *to, scan_each *each,
		       void *context, struct error *error)
{
	sqlite3_stmt *statement = prepare(scan, told_of(scan), scan->condition.sql, from->undue, false, "", error);
	bool row = true;

	if (!statement)
		return false;
	builder_bind(&scan->condition, statement);
	bind_range(statement, from, to);
	while (row) {
		struct scan_told told = {0};

		if (!step(scan, statement, &row, error))
			return false;
		if (!row)
			break;
		told.code = sql_text(statement, 0);
		told.sense = sqlite3_column_int64(statement, 1);
		if (scan->kind == RECORD_MILESTONE) {
			milestone_read(statement, 2, &told.state);
			told.verdict = judge(&told.state, store_rules(scan->store), scan->store->today);
		}
		each(context, &told);
	}
	sql_give_back(scan->store, statement);
	return true;
}

enum scan_result store_scan_tell(struct scan *scan, struct scan_place *place, int *budget, scan_each *each, void *context,
				 struct error *error)
{
	struct scan_place to;

	for (;;) {
		if (!find_edge(scan, place, false, &to, error) || !tell_range(scan, place, &to, each, context, error))
			return SCAN_FAILED;
		*place = to;
		if (is_phase_end(scan, place, false) && !next_phase(scan, place, false))
			return SCAN_NONE;
		if (--*budget <= 0)
			return SCAN_MORE;
	}
}
