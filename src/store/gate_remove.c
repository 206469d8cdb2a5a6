/* A row that a request added: taken out, if nothing hangs on it, and put in again as it was. */
#include <stdio.h>
#include "builder.h"
#include "gwagi/text/gram.h"
#include "index.h"
#include "tally.h"
#include "undo.h"

/* A statement of these parts; NULL with a sentence in the answer. */
static sqlite3_stmt *take(struct undoing *undoing, const char *const *parts)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	while (*parts)
		builder_put(&builder, *parts++);
	statement = sql_take(undoing->writing->store, builder.sql, &undoing->writing->answer->error);
	builder_finish(&builder);
	return statement;
}

#define PARTS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* To its end; the statement is given back. */
static bool finish(struct undoing *undoing, sqlite3_stmt *statement)
{
	bool good = statement && sql_run(undoing->writing->store, statement, &undoing->writing->answer->error);

	sql_give_back(undoing->writing->store, statement);
	return good || writing_fail(undoing->writing);
}

/* The first column of the first row, 0 if there is none; the statement is given back. */
static bool ask(struct undoing *undoing, sqlite3_stmt *statement, int64_t *value)
{
	bool row = false,
	     good = statement && sql_step(undoing->writing->store, statement, &row, &undoing->writing->answer->error);

	*value = good && row ? sqlite3_column_int64(statement, 0) : 0;
	sql_give_back(undoing->writing->store, statement);
	return good || writing_fail(undoing->writing);
}

static void bind_change(struct undoing *undoing, sqlite3_stmt *statement, const struct undo_change *change)
{
	sql_bind_text(statement, 1, change->entity);
	sql_bind_text(statement, 2, change->table->name);
	sql_bind_text(statement, 3, undoing->request);
	sql_bind_text(statement, 4, change->new);
}

bool undo_has_code(const struct table *table)
{
	return column_find(table, "code") < table->count;
}

/* Rows without a code are known by the change that made them. */
#define CHAIN "FROM change c WHERE c.entity = ?1 AND c.kind = ?2 AND (c.request = ?3 OR c.undoes = ?3) AND c.field = '*' "
bool undo_row(struct undoing *undoing, const struct undo_change *change, int64_t *id)
{
	bool code = undo_has_code(change->table);
	sqlite3_stmt *statement = code ? take(undoing, PARTS("SELECT id FROM ", change->table->name, " WHERE code = ?1"))
				       : take(undoing, PARTS("SELECT id FROM ", change->table->name,
							     " WHERE born IN (SELECT c.id " CHAIN
							     "AND c.new = ?4) ORDER BY id DESC LIMIT 1"));

	if (statement && code)
		sql_bind_text(statement, 1, change->entity);
	else if (statement)
		bind_change(undoing, statement, change);
	return ask(undoing, statement, id);
}

/* The version behind all that the log has of the row. */
static bool next_version(struct undoing *undoing, const struct undo_change *change, int64_t *version)
{
	bool code = undo_has_code(change->table);
	sqlite3_stmt *statement = code ? take(undoing, PARTS("SELECT max(version) FROM change WHERE entity = ?1 AND kind = ?2"))
				       : take(undoing, PARTS("SELECT max(c.version) " CHAIN
							     "AND c.request <> ?5 AND (c.new = ?4 OR c.new IS NULL)"));

	if (statement && code) {
		sql_bind_text(statement, 1, change->entity);
		sql_bind_text(statement, 2, change->table->name);
	} else if (statement) {
		bind_change(undoing, statement, change);
		sql_bind_text(statement, 5, undoing->writing->chain.request);
	}
	if (!ask(undoing, statement, version))
		return false;
	++*version;
	return true;
}

static const char *table_korean(const char *name)
{
	const struct table *table = table_find(name);

	return table && table->kind != WORD_NONE ? record_kind_korean((enum record_kind)table->kind) : name;
}

static bool refuse_hanging(struct undoing *undoing, const struct undo_change *change, const char *table, const char *code)
{
	return undo_refuse(undoing, _("‘%s’에 딸린 것이 있어 취소할 수 없습니다: %s %s."), change->entity, table_korean(table),
			   code);
}

/* Is there a row of TABLE whose COLUMN is the row's id? */
static bool check_child(struct undoing *undoing, const struct undo_change *change, int64_t id, const char *table,
			const char *column)
{
	const struct table *known = table_find(table);
	const char *code = known && undo_has_code(known) ? "code" : "''";
	sqlite3_stmt *statement = take(undoing,
				       PARTS("SELECT ", code, " FROM ", table, " WHERE ", column, " = ?1 ORDER BY id LIMIT 1"));
	bool row = false, good;

	if (statement)
		sqlite3_bind_int64(statement, 1, id);
	good = (statement && sql_step(undoing->writing->store, statement, &row, &undoing->writing->answer->error)) ||
	       writing_fail(undoing->writing);
	if (row)
		good = refuse_hanging(undoing, change, table, sql_text(statement, 0));
	sql_give_back(undoing->writing->store, statement);
	return good;
}

static bool check_children(struct undoing *undoing, const struct undo_change *change, int64_t id)
{
	static const char children[] = "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f "
				       "WHERE m.type = 'table' AND "
				       "f.\"table\" = ?1 ORDER BY 1, 2";
	struct store *store = undoing->writing->store;
	sqlite3_stmt *statement = sql_get(store, children, &undoing->writing->answer->error);
	bool row = true, good = true;

	if (!statement)
		return writing_fail(undoing->writing);
	sql_bind_text(statement, 1, change->table->name);
	while (good && row) {
		if (!sql_step(store, statement, &row, &undoing->writing->answer->error))
			return writing_fail(undoing->writing);
		good = !row || check_child(undoing, change, id, sql_text(statement, 0), sql_text(statement, 1));
	}
	sql_done(statement);
	return good;
}

static bool check_cited(struct undoing *undoing, const struct undo_change *change)
{
	int64_t cited;

	if (!undo_has_code(change->table))
		return true;
	if (!sql_integer(undoing->writing->store, "SELECT 1 FROM citation WHERE entity = ?1", change->entity, 0, &cited,
			 &undoing->writing->answer->error))
		return writing_fail(undoing->writing);
	return !cited || refuse_hanging(undoing, change, "citation", "");
}

/* Of a confirmed milestone the evidence that it was confirmed by stays. */
static bool check_proof(struct undoing *undoing, const struct undo_change *change)
{
	static const char proved[] =
		"SELECT m.verified = 'confirmed' AND NOT EXISTS (SELECT 1 FROM evidence o WHERE o.milestone_id = m.id AND o.id "
		"<> "
		"e.id AND o.rank >= ?2) FROM evidence e JOIN milestone m ON m.id = e.milestone_id WHERE e.code = ?1";
	sqlite3_stmt *statement;
	int64_t rests;

	if (strcmp(change->table->name, "evidence") != 0)
		return true;
	statement = take(undoing, PARTS(proved));
	if (statement) {
		sql_bind_text(statement, 1, change->entity);
		sqlite3_bind_int(statement, 2, EVIDENCE_RANK);
	}
	return ask(undoing, statement, &rests) &&
	       (!rests ||
		undo_refuse(undoing, _("‘%s’(으)로 완료가 확인되었습니다. 확인을 먼저 물려 주십시오."), change->entity));
}

/* A milestone's part of the kept counts, around all that happens to it and to its log. */
static bool begin_counts(struct undoing *undoing, const struct undo_change *change, struct tally_edit *edit)
{
	*edit = (struct tally_edit){.store = NULL};
	if (change->table->kind != RECORD_MILESTONE ||
	    tally_begin(edit, undoing->writing->store, change->entity, &undoing->writing->answer->error))
		return true;
	tally_edit_finish(edit);
	return writing_fail(undoing->writing);
}

static bool end_counts(struct undoing *undoing, struct tally_edit *edit, bool good)
{
	if (good && edit->store)
		return tally_end(edit, &undoing->writing->answer->error) || writing_fail(undoing->writing);
	tally_edit_finish(edit);
	return good;
}

static bool delete_row(struct undoing *undoing, const struct undo_change *change, int64_t id)
{
	sqlite3_stmt *statement = take(undoing, PARTS("DELETE FROM ", change->table->name, " WHERE id = ?1"));

	if (statement)
		sqlite3_bind_int64(statement, 1, id);
	return finish(undoing, statement);
}

/* What is below its item is answered for by what is above it now. */
static bool delete_assignment(struct undoing *undoing, const struct undo_change *change, int64_t id)
{
	struct writing *writing = undoing->writing;
	sqlite3_stmt *statement = take(undoing, PARTS("SELECT item_id FROM assignment WHERE id = ?1"));
	int64_t item;

	if (statement)
		sqlite3_bind_int64(statement, 1, id);
	return ask(undoing, statement, &item) && delete_row(undoing, change, id) &&
	       (insertion_settle(&writing->insertion, item, &writing->answer->error) || writing_fail(writing));
}

/* The row with what is kept beside it. */
static bool remove_kept(struct undoing *undoing, const struct undo_change *change, int64_t id)
{
	struct ref ref = {(enum record_kind)change->table->kind, id};
	struct store *store = undoing->writing->store;
	struct text_grams before = {0};
	struct error *error = &undoing->writing->answer->error;
	bool good;

	if (ref.kind == RECORD_ASSIGNMENT)
		return delete_assignment(undoing, change, id);
	if (!index_has(ref.kind))
		return delete_row(undoing, change, id);
	good = index_grams(store, ref, &before, error) || writing_fail(undoing->writing);
	good = good && delete_row(undoing, change, id) &&
	       (index_change(store, ref, &before, error) || writing_fail(undoing->writing));
	text_grams_finish(&before);
	return good;
}

/* The row as it was is its first JSON again, for nothing of it has changed since; with its id in front it can come back to its
 * place. */
static bool log_removal(struct undoing *undoing, const struct undo_change *change, int64_t id, int64_t version)
{
	struct writing *writing = undoing->writing;
	size_t size = strlen(change->new) + 40;
	char *json = memory_new(size, 1);
	struct chain_change removal = {change->entity, change->table->name, "*", json, NULL, version};

	snprintf(json, size, "{\"id\":%lld,%s", (long long)id, change->new + 1);
	if (!chain_append(&writing->chain, &removal, &writing->answer->error)) {
		free(json);
		return writing_fail(writing);
	}
	writing_note(writing, change->entity, change->table->name, "*", json, NULL);
	writing->answer->version = version;
	return true;
}

bool undo_remove(struct undoing *undoing, const struct undo_change *change)
{
	struct tally_edit edit;
	int64_t id, version;

	if (!undo_row(undoing, change, &id))
		return false;
	if (!id || !change->new)
		return undo_refuse(undoing, _("‘%s’이(가) 이제 없습니다."), change->entity);
	return check_children(undoing, change, id) && check_cited(undoing, change) && check_proof(undoing, change) &&
	       next_version(undoing, change, &version) && begin_counts(undoing, change, &edit) &&
	       end_counts(undoing, &edit, remove_kept(undoing, change, id) && log_removal(undoing, change, id, version));
}

enum { FIELDS_MOST = 64 };

/* The JSON of a new row as the fields that it was made from; the texts are the statement's copies, to be freed. */
static bool read_fields(struct undoing *undoing, const char *json, struct gate_field fields[FIELDS_MOST], size_t *count)
{
	static const char members[] = "SELECT key, CASE WHEN type IN ('true', 'false') THEN type WHEN type IN ('integer', "
				      "'real') THEN ?1 -> fullkey ELSE "
				      "value END FROM json_each(?1) WHERE type <> 'null'";
	struct store *store = undoing->writing->store;
	sqlite3_stmt *statement = sql_get(store, members, &undoing->writing->answer->error);
	bool row = true;

	*count = 0;
	if (!statement)
		return writing_fail(undoing->writing);
	sql_bind_text(statement, 1, json);
	while (*count < FIELDS_MOST) {
		if (!sql_step(store, statement, &row, &undoing->writing->answer->error))
			return writing_fail(undoing->writing);
		if (!row)
			break;
		fields[(*count)++] = (struct gate_field){memory_copy(sql_text(statement, 0), strlen(sql_text(statement, 0))),
							 memory_copy(sql_text(statement, 1), strlen(sql_text(statement, 1)))};
	}
	sql_done(statement);
	return true;
}

/* The id that the row had when it went. */
static bool read_id(struct undoing *undoing, const struct undo_change *change, int64_t *id)
{
	static const char removed[] =
		"SELECT json_extract(c.old, '$.id') " CHAIN
		"AND c.new IS NULL AND substr(c.old, instr(c.old, ',') + 1) = substr(?4, 2) ORDER BY c.id DESC LIMIT 1";
	sqlite3_stmt *statement = take(undoing, PARTS(removed));

	if (statement)
		bind_change(undoing, statement, change);
	return ask(undoing, statement, id);
}

/* Back to its id, unless another row has it by now, and with the versions going on. */
static bool settle_row(struct undoing *undoing, const struct undo_change *change, int64_t version, int64_t *id)
{
	const char *table = change->table->name, *versions = undo_has_code(change->table) ? ", version = ?3" : "";
	sqlite3_stmt *statement;
	int64_t old, taken;

	if (!undo_row(undoing, change, id) || !read_id(undoing, change, &old))
		return false;
	statement = take(undoing, PARTS("SELECT 1 FROM ", table, " WHERE id = ?1"));
	if (statement)
		sqlite3_bind_int64(statement, 1, old);
	if (!ask(undoing, statement, &taken))
		return false;
	statement = take(undoing, PARTS("UPDATE ", table, " SET id = ?2", versions, " WHERE id = ?1"));
	if (statement) {
		sqlite3_bind_int64(statement, 1, *id);
		*id = old && !taken ? old : *id;
		sqlite3_bind_int64(statement, 2, *id);
		if (*versions)
			sqlite3_bind_int64(statement, 3, version);
	}
	return finish(undoing, statement);
}

static bool insert_kept(struct undoing *undoing, const struct undo_change *change, int64_t id)
{
	struct ref ref = {(enum record_kind)change->table->kind, id};
	struct text_grams before = {0};
	bool good = !index_has(ref.kind) || index_change(undoing->writing->store, ref, &before, &undoing->writing->answer->error);

	text_grams_finish(&before);
	return good || writing_fail(undoing->writing);
}

static bool insert_row(struct undoing *undoing, const struct undo_change *change, int64_t version,
		       const struct gate_field *fields, size_t count)
{
	struct writing *writing = undoing->writing;
	struct insertion_again again = {change->entity, version};
	struct load_fault fault = {.column = -1};
	bool good;

	writing->insertion.again = &again;
	good = insertion_add(&writing->insertion, change->table, fields, count, &fault);
	writing->insertion.again = NULL;
	if (good) {
		writing_note(writing, change->entity, change->table->name, "*", NULL,
			     memory_copy(change->new, strlen(change->new)));
		writing->answer->version = version;
		return true;
	}
	if (fault.error.code == ERROR_USAGE || fault.error.code == ERROR_NOT_FOUND)
		return undo_refuse(undoing, "‘%s’: %s", change->entity, fault.error.sentence);
	writing->answer->error = fault.error;
	return writing_fail(writing);
}

bool undo_insert(struct undoing *undoing, const struct undo_change *change)
{
	struct gate_field fields[FIELDS_MOST];
	struct tally_edit edit;
	int64_t version, id;
	size_t count;
	bool good;

	if (!change->new)
		return undo_refuse(undoing, _("‘%s’의 변경은 취소하거나 되살릴 수 없습니다."), change->entity);
	good = read_fields(undoing, change->new, fields, &count) && next_version(undoing, change, &version) &&
	       begin_counts(undoing, change, &edit) &&
	       end_counts(undoing, &edit,
			  insert_row(undoing, change, version, fields, count) && settle_row(undoing, change, version, &id) &&
				  insert_kept(undoing, change, id));
	for (size_t i = 0; i < count; i++) {
		free((char *)fields[i].key);
		free((char *)fields[i].value);
	}
	return good;
}
