#include "load.h"
#include <stdio.h>
#include "freeze.h"
#include "index.h"
#include "tally.h"

/* KiB of pages that are held while rows come in: in the usual cache the indexes that they go into drive each other out. */
#define LOAD_CACHE "PRAGMA cache_size=-16384;"
#define USUAL_CACHE "PRAGMA cache_size=-2000;" /* SQLite's own */

/* The gate judges a request by what it changes; rows, which may be anything, need a right of their own. */
static bool may_have_rows(struct store_load *load)
{
	load->rows = load->rows || rights_allow(load->store, &load->writing.person, RIGHT_IMPORT, NULL, &load->death);
	load->failed = load->failed || !load->rows;
	return load->rows;
}

static void release(struct store_load *load)
{
	if (!load->store->lens)
		load->store->today = load->store->real_today;
	free(load->action);
	load_put_finish(load);
	free(load);
}

bool store_load_begin(struct store_load **out, struct store *store, const char *action, const char *reason, day_number effective,
		      struct error *error)
{
	struct store_load *load = memory_new(1, sizeof *load);

	*out = load;
	load->store = store;
	if (effective != DAY_NONE && effective <= store->real_today && !store->lens)
		store->today = effective;
	load->writing = (struct writing){.store = store,
					 .request = &load->request,
					 .answer = &load->answer,
					 .insertion = {.store = store, .chain = &load->writing.chain}};
	load->action = memory_copy(action, strlen(action));
	if (store->read_only)
		error_set(error, ERROR_REFUSED, _("읽기 전용으로 열어서 쓸 수 없습니다: %s."), store->path);
	else if (effective != DAY_NONE && effective > store->real_today)
		error_set(error, ERROR_USAGE, _("기준일보다 뒤의 날로는 적을 수 없습니다."));
	else if (sql_begin(store, error)) {
		load->writing.effective = store->today;
		if (person_read(store, &load->writing.person, error) && freeze_check(store, store->today, error) &&
		    chain_begin(&load->writing.chain, store, NULL, load->action, DAY_NONE, error) &&
		    store_load_because(load, reason, NULL, error) &&
		    sql_execute(store, LOAD_CACHE "CREATE TEMP TABLE failed (code TEXT PRIMARY KEY) WITHOUT ROWID", error) &&
		    sql_integer(store, "SELECT max(id) FROM item", NULL, 0, &load->items, error) &&
		    sql_integer(store, "SELECT max(id) FROM milestone", NULL, 0, &load->milestones, error) &&
		    sql_integer(store, "SELECT max(id) FROM occurrence", NULL, 0, &load->occurrences, error) &&
		    sql_integer(store, "SELECT max(id) FROM evidence", NULL, 0, &load->evidence, error) &&
		    sql_integer(store, "SELECT max(id) FROM call", NULL, 0, &load->calls, error))
			return true;
		sql_rollback(store);
	}
	release(load);
	*out = NULL;
	return false;
}

/* A row that was refused is remembered by its code, so that those which refer to it are not refused for its fault too. */
static void remember(struct store *store, const char *code)
{
	sqlite3_stmt *statement = sql_get(store, "INSERT OR IGNORE INTO failed (code) VALUES (?1)", NULL);

	if (!statement || !*code)
		return;
	sql_bind_text(statement, 1, code);
	sql_run(store, statement, NULL);
}

static bool is_remembered(struct store *store, const char *code)
{
	int64_t there = 0;

	return *code && sql_integer(store, "SELECT 1 FROM failed WHERE code = ?1", code, 0, &there, NULL) && there;
}

/* Whether one of the codes that a row hangs on was refused before it. */
static bool hangs_on_failed(struct store *store, const struct table *table, const struct gate_field *columns, size_t count)
{
	char parent[CODE_TEXT];
	const char *code = given_value(columns, count, "code");

	for (size_t i = 0; i < table->count; i++)
		if ((table->columns[i].flags & COLUMN_REFERENCE) &&
		    is_remembered(store, given_value(columns, count, table->columns[i].key)))
			return true;
	return strlen(code) < CODE_TEXT && code_parent(code, parent) && is_remembered(store, parent);
}

void load_fail(struct store_load *load, const char *code, const struct load_fault *fault)
{
	load->failed = true;
	if ((fault->error.code != ERROR_USAGE && fault->error.code != ERROR_NOT_FOUND) || sqlite3_get_autocommit(load->store->db))
		load->death = fault->error;
	else if (!fault->known)
		remember(load->store, code);
}

bool load_enter(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
		const struct table **table, struct load_fault *fault)
{
	*table = table_find(name);
	*fault = (struct load_fault){.column = -1};
	if (load->death.code != ERROR_NONE || !may_have_rows(load)) {
		fault->error = load->death;
		return false;
	}
	if (!*table) {
		load->failed = true;
		return error_set(&fault->error, ERROR_USAGE, _("‘%s’ 표는 없습니다."), name);
	}
	if (load->failed && hangs_on_failed(load->store, *table, columns, count)) {
		remember(load->store, given_value(columns, count, "code"));
		*table = NULL;
	}
	return true;
}

bool store_load_add(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
		    struct load_fault *fault)
{
	const struct table *table;
	bool good;

	if (!load_enter(load, name, columns, count, &table, fault) || !table)
		return fault->error.code == ERROR_NONE;
	good = insertion_add(&load->writing.insertion, table, columns, count, fault);
	if (!good)
		load_fail(load, given_value(columns, count, "code"), fault);
	return good;
}

bool store_load_fault_after(struct store_load *load, const char *name, const struct gate_field *columns, size_t count,
			    struct load_fault *fault)
{
	const struct table *table = table_find(name);
	struct cell *cells;
	bool good;

	if (!table || fault->column < 0)
		return false;
	cells = memory_new(table->count, sizeof *cells);
	good = insertion_check(load->store, table, columns, count, (size_t)fault->column + 1, cells, fault);
	row_free(cells, table->count);
	return !good;
}

static void end(struct store_load *load)
{
	insertion_end(&load->writing.insertion);
	sql_execute(load->store, USUAL_CACHE "DROP TABLE IF EXISTS temp.failed", NULL);
	release(load);
}

/* What is confirmed needs its evidence, which is loaded after it: a recurring milestone as a whole, or one of its times. */
bool store_load_check(struct store_load *load, struct error *error)
{
	static const char bare[] = "SELECT m.code FROM milestone m WHERE m.id > ?1 AND m.verified = 'confirmed' AND NOT EXISTS "
				   "(SELECT 1 FROM evidence e WHERE e.milestone_id = m.id AND e.occurrence_id IS NULL AND e.rank "
				   ">= ?2) UNION ALL SELECT o.code FROM occurrence o WHERE o.id > ?3 AND o.verified = "
				   "'confirmed' AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.occurrence_id = o.id AND e.rank "
				   ">= ?2) LIMIT 1";
	sqlite3_stmt *statement = sql_get(load->store, bare, error);
	bool row;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, load->milestones);
	sqlite3_bind_int(statement, 2, EVIDENCE_RANK);
	sqlite3_bind_int64(statement, 3, load->occurrences);
	if (!sql_step(load->store, statement, &row, error))
		return false;
	if (row)
		error_set(error, ERROR_USAGE, _("‘%s’은(는) 확인(confirmed)인데 %d등급 이상의 증빙(evidence)이 없습니다."),
			  sql_text(statement, 0), EVIDENCE_RANK);
	sql_done(statement);
	return !row;
}

/* For each of the ids that SQL finds behind the one it is given (?1), of rows beyond ?2, with which were there before ?3. */
static bool settle_each(struct writing *writing, const char *sql, int64_t beyond, int64_t before, enum record_kind kind)
{
	sqlite3_stmt *statement;
	int64_t id = 0;
	bool row;

	for (;;) {
		statement = sql_get(writing->store, sql, &writing->answer->error);
		if (!statement)
			return false;
		sqlite3_bind_int64(statement, 1, id);
		sqlite3_bind_int64(statement, 2, beyond);
		sqlite3_bind_int64(statement, 3, before);
		if (!sql_step(writing->store, statement, &row, &writing->answer->error))
			return false;
		id = row ? sqlite3_column_int64(statement, 0) : 0;
		sql_done(statement);
		if (!row)
			return true;
		if (kind == RECORD_CALL ? !settle_recovery(writing, id) : !settle_received(writing, (struct ref){kind, id}))
			return false;
	}
}

/* What calls and evidence imply. What proves a claim of the same files is as these say. */
static bool settle(struct store_load *load, struct error *error)
{
	static const char called[] =
		"SELECT milestone_id FROM call WHERE milestone_id > ?1 AND id > ?2 AND ?3 = 0 ORDER BY milestone_id LIMIT 1";
	static const char proved[] =
		"SELECT m.id FROM evidence e JOIN milestone m ON m.id = e.milestone_id WHERE e.milestone_id > "
		"?1 AND e.milestone_id <= ?3 AND e.id > ?2 AND e.occurrence_id IS NULL AND m.verified = "
		"'none' ORDER BY e.milestone_id LIMIT 1";
	static const char proved_time[] = "SELECT o.id FROM occurrence o WHERE o.id > ?1 AND o.id <= ?3 AND o.verified = 'none' "
					  "AND o.id IN (SELECT occurrence_id FROM evidence WHERE id > ?2) ORDER BY o.id LIMIT 1";
	struct writing *writing = &load->writing;
	bool good = settle_each(writing, called, load->calls, 0, RECORD_CALL) &&
		    settle_each(writing, proved, load->evidence, load->milestones, RECORD_MILESTONE) &&
		    settle_each(writing, proved_time, load->evidence, load->occurrences, RECORD_OCCURRENCE);

	if (!good)
		*error = load->answer.error;
	return good;
}

bool store_load_commit(struct store_load *load, struct error *error)
{
	bool good = !load->failed || error_set(error, ERROR_USAGE, _("잘못된 줄이 있어 아무것도 넣지 않았습니다."));

	if (load->death.code != ERROR_NONE)
		*error = load->death;
	good = good && store_load_check(load, error) && tally_load(load->store, load->milestones, load->store->today, error) &&
	       index_load(load->store, RECORD_ITEM, load->items, error) &&
	       index_load(load->store, RECORD_MILESTONE, load->milestones, error) && settle(load, error);
	if (good)
		good = sql_commit(load->store, error);
	else
		sql_rollback(load->store);
	end(load);
	return good;
}

void store_load_abandon(struct store_load *load)
{
	sql_rollback(load->store);
	end(load);
}
