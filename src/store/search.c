#include "gwagi/store/search.h"
#include <stdio.h>
#include "hits.h"
#include "index.h"
#include "ref.h"

enum { BEST_OF = 1000 /* hits that are looked at for the best one */ };

static const enum record_kind searched[] = {RECORD_MEETING, RECORD_ITEM, RECORD_MILESTONE};
enum { SEARCHED = sizeof searched / sizeof *searched };

struct search {
	struct store *store;
	const struct text_query *query;
	struct ids found[SEARCHED]; /* by kind */
	int64_t count;
	struct hits hits; /* in order, when it was first asked for */
};

struct search *store_search(struct store *store, const struct text_query *query, struct error *error)
{
	struct search *search = memory_new(1, sizeof *search);
	bool good = true;

	search->store = store;
	search->query = query;
	for (int i = 0; i < SEARCHED && good && !text_query_is_empty(query); i++) {
		good = index_find(store, searched[i], query, &search->found[i], error);
		search->count += search->found[i].count;
	}
	if (good)
		return search;
	store_search_destroy(search);
	return NULL;
}

void store_search_destroy(struct search *search)
{
	if (!search)
		return;
	for (int i = 0; i < SEARCHED; i++)
		ids_finish(&search->found[i]);
	hits_finish(&search->hits);
	free(search);
}

int64_t store_search_count(const struct search *search)
{
	return search->count;
}

bool store_search_has(const struct search *search, struct ref ref)
{
	for (int i = 0; i < SEARCHED; i++)
		if (searched[i] == ref.kind)
			return ids_has(&search->found[i], ref.id);
	return false;
}

static bool put_in_order(struct search *search, struct error *error)
{
	for (int i = 0; i < SEARCHED; i++)
		if (!hits_add(&search->hits, search->store, searched[i], &search->found[i], error)) {
			hits_finish(&search->hits);
			return false;
		}
	hits_sort(&search->hits);
	return true;
}

/* Where a walk stands: behind it (or before it) is the next hit. */
struct place {
	struct ref ref;       /* id 0: none */
	char sort[CODE_SORT]; /* of it */
	int64_t number;       /* which one it is, 0 if that is not known */
};

static bool step_in_order(struct search *search, const char *from, bool backwards, struct place *next, struct error *error)
{
	size_t at;

	if (search->hits.count == 0 && !put_in_order(search, error))
		return false;
	if (search->hits.count == 0)
		return true; /* they are gone since */
	at = hits_behind(&search->hits, from, backwards);
	if (backwards)
		at = (at ? at : search->hits.count) - 1;
	else if (at == search->hits.count)
		at = 0;
	next->ref = search->hits.all[at].ref;
	snprintf(next->sort, sizeof next->sort, "%s", search->hits.all[at].sort);
	next->number = (int64_t)at + 1;
	return true;
}

/* The nearest hit of a kind between two sort keys, nearest to FROM; *NEXT stays if there is none. */
static bool walk_kind(struct search *search, int kind, const char *from, const char *to, bool backwards, struct place *next,
		      struct error *error)
{
#define WALK(table)                                                                                       \
	{                                                                                                 \
		"SELECT id, sort FROM " table " WHERE sort > ?1 AND sort < ?2 ORDER BY sort",             \
			"SELECT id, sort FROM " table " WHERE sort < ?1 AND sort > ?2 ORDER BY sort DESC" \
	}
	static const char *const walks[SEARCHED][2] = {WALK("meeting"), WALK("item"), WALK("milestone")};
	sqlite3_stmt *statement = sql_get(search->store, walks[kind][backwards], error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, from, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(statement, 2, to, -1, SQLITE_TRANSIENT);
	for (;;) {
		if (!sql_step(search->store, statement, &row, error))
			return false;
		if (!row || ids_has(&search->found[kind], sqlite3_column_int64(statement, 0)))
			break;
	}
	if (row) {
		next->ref = (struct ref){searched[kind], sqlite3_column_int64(statement, 0)};
		snprintf(next->sort, sizeof next->sort, "%s", sql_text(statement, 1));
	}
	sql_done(statement);
	return true;
}

/* The nearest hit from FROM to the end. The kind with the most hits is walked first: what it finds bounds the others' walks. */
static bool walk(struct search *search, const char *from, bool backwards, struct place *next, struct error *error)
{
	bool walked[SEARCHED] = {false};

	for (int i = 0; i < SEARCHED; i++) {
		const char *edge = backwards ? "" : "~";
		int most = 0;

		while (walked[most])
			most++;
		for (int kind = most + 1; kind < SEARCHED; kind++)
			if (!walked[kind] && search->found[kind].count > search->found[most].count)
				most = kind;
		walked[most] = true;
		if (search->found[most].count > 0 &&
		    !walk_kind(search, most, from, next->ref.id ? next->sort : edge, backwards, next, error))
			return false;
	}
	return true;
}

/* The hit behind or before the sort key FROM, "" if there is none such. */
static bool step(struct search *search, const char *from, bool backwards, struct place *next, struct error *error)
{
	*next = (struct place){.number = 0};
	if (search->count == 0)
		return true;
	if (search->count <= HITS_ORDERED)
		return step_in_order(search, from, backwards, next, error);
	if (*from && !walk(search, from, backwards, next, error))
		return false;
	return next->ref.id || walk(search, backwards ? "~" : "", backwards, next, error);
}

static bool give(struct search *search, const struct place *found, struct node *node, int64_t *place, struct error *error)
{
	if (place)
		*place = found->number;
	node->ref = found->ref;
	return found->ref.id == 0 || store_node(search->store, found->ref, node, error);
}

bool store_search_step(struct search *search, struct ref from, bool backwards, struct node *node, int64_t *place,
		       struct error *error)
{
	char sort[CODE_SORT];
	struct place next;
	int level;

	return ref_sort(search->store, from, sort, &level, error) && step(search, sort, backwards, &next, error) &&
	       give(search, &next, node, place, error);
}

static bool rank_of(struct search *search, struct ref ref, enum text_rank *rank, struct error *error)
{
	sqlite3_stmt *statement;
	bool row = false, good = index_row(search->store, ref, &statement, &row, error);

	*rank = row ? index_row_rank(statement, search->query) : RANK_NONE;
	sql_give_back(search->store, statement);
	return good;
}

/* The hit at FROM, or the one behind it. */
static bool first_from(struct search *search, struct ref from, struct place *next, struct error *error)
{
	char sort[CODE_SORT];
	int level;

	if (!ref_sort(search->store, from, sort, &level, error))
		return false;
	if (!store_search_has(search, from) || !*sort)
		return step(search, sort, false, next, error);
	*next = (struct place){.ref = from};
	snprintf(next->sort, sizeof next->sort, "%s", sort);
	if (search->count <= HITS_ORDERED && (search->hits.count || put_in_order(search, error)))
		next->number = (int64_t)hits_behind(&search->hits, sort, true) + 1;
	return search->count > HITS_ORDERED || next->number > 0;
}

static bool find_best(struct search *search, struct ref from, struct place *best, struct error *error)
{
	struct place next;
	enum text_rank best_rank = RANK_NONE, rank;

	if (!first_from(search, from, &next, error))
		return false;
	*best = next;
	for (int64_t i = 0; i < BEST_OF && i < search->count && best_rank != RANK_EXACT; i++) {
		struct place last = next;

		if (!rank_of(search, last.ref, &rank, error) || !step(search, last.sort, false, &next, error))
			return false;
		if (rank < best_rank) {
			best_rank = rank;
			*best = last;
		}
	}
	return true;
}

bool store_search_best(struct search *search, struct ref from, struct node *node, int64_t *place, struct error *error)
{
	struct place best;
	bool mine, good = sql_view(search->store, &mine, error) && find_best(search, from, &best, error) &&
			  give(search, &best, node, place, error);

	sql_view_end(search->store, mine);
	return good;
}
