#include "gate.h"
#include <stdio.h>
#include "builder.h"
#include "freeze.h"

static bool check_note(struct writing *writing, const char *key, const char *text, struct cell *cell)
{
	static const struct load_column body = {"", false, FIELD_BODY, VOCABULARY_NONE, CODE_NONE, 0, "", false};
	struct error error;

	return !text || cell_check(writing->store, &body, text, cell, &error) ||
	       writing_refuse(writing, key, "%s: %s", key, error.sentence);
}

bool writing_because(struct writing *writing, const char *reason, const char *authority)
{
	cell_finish(&writing->reason);
	cell_finish(&writing->authority);
	return check_note(writing, "reason", reason, &writing->reason) &&
	       check_note(writing, "authority", authority, &writing->authority);
}

/* What all of the requests have in common; nothing is reported for a day that has not come. */
static bool check_common(struct writing *writing)
{
	const struct gate_request *request = writing->request;

	if (request->request_id && strlen(request->request_id) >= GATE_REQUEST_ID)
		return writing_refuse(writing, "", _("요청 번호가 너무 깁니다."));
	if (writing->effective > writing->store->today)
		return writing_refuse(writing, "effective", _("기준일보다 뒤의 날로는 적을 수 없습니다."));
	return writing_because(writing, request->reason, request->authority);
}

static char *copy_column(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? memory_copy(text, strlen(text)) : NULL;
}

static bool is_undo(enum gate_verb verb)
{
	return verb == GATE_UNDO || verb == GATE_REDO;
}

/* What a row of the log must be about if the request that it is of is the one at hand: the code of its row, the table of a new
 * one, the day that was frozen. */
static bool take_subject(struct writing *writing, char subject[CODE_TEXT])
{
	const struct gate_request *request = writing->request;
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	bool row = false, good;
	day_number day;

	if (request->verb == GATE_FREEZE)
		return freeze_day(writing, request, &day) && (day_print(day, subject), true);
	snprintf(subject, CODE_TEXT, "%s",
		 request->verb == GATE_ADD       ? request->table
		 : request->verb == GATE_ACCOUNT ? "account"
		 : request->of                   ? request->of
						 : "");
	if (request->verb == GATE_ADD || is_undo(request->verb) || !table_of(request->ref.kind))
		return true;
	for (const char *const *part =
		     (const char *const[]){"SELECT code FROM ", table_of(request->ref.kind)->name, " WHERE id = ?1", NULL};
	     *part; part++)
		builder_put(&builder, *part);
	statement = sql_take(writing->store, builder.sql, &writing->answer->error);
	builder_finish(&builder);
	if (statement)
		sqlite3_bind_int64(statement, 1, request->ref.id);
	good = statement && sql_step(writing->store, statement, &row, &writing->answer->error);
	if (good && row)
		snprintf(subject, CODE_TEXT, "%s", sql_text(statement, 0));
	sql_give_back(writing->store, statement);
	return good || writing_fail(writing);
}

/* The changes that the log has of this request id; *FITS if one of them is about SUBJECT, or did what is asked for now, and all
 * are the same person's. */
static bool read_earlier(struct writing *writing, const struct gate_request *request, const char *subject, bool *fits)
{
	static const char earlier[] = "SELECT field, old, new, version, entity, kind, login, CASE WHEN undoes IS NULL THEN '' "
				      "ELSE action END FROM change "
				      "WHERE request = ?1 ORDER BY id";
	const char *undo = !is_undo(request->verb) ? "" : request->verb == GATE_UNDO ? "undo" : "redo";
	struct gate_answer *answer = writing->answer;
	sqlite3_stmt *statement = sql_get(writing->store, earlier, &answer->error);
	bool row, own = true;

	if (!statement)
		return writing_fail(writing);
	sql_bind_text(statement, 1, request->request_id);
	while (sql_step(writing->store, statement, &row, &answer->error)) {
		const struct table *table;

		if (!row) {
			*fits = *fits && own;
			sql_done(statement);
			return true;
		}
		table = table_find(sql_text(statement, 5));
		own = own && strcmp(sql_text(statement, 6), writing->store->login) == 0 && !strcmp(sql_text(statement, 7), undo);
		*fits = *fits || *undo || !strcmp(sql_text(statement, 4), subject) || !strcmp(sql_text(statement, 5), subject);
		answer->version = sqlite3_column_int64(statement, 3);
		writing_note(writing, sql_text(statement, 4), table ? table->name : "", sql_text(statement, 0),
			     copy_column(statement, 1), copy_column(statement, 2));
	}
	return writing_fail(writing);
}

/* A request that came through before is answered again: *DONE. Of several steps of undoing each has its own id. */
static bool answer_again(struct writing *writing, size_t count, bool *done)
{
	char subject[CODE_TEXT];
	bool fits = false;

	*done = false;
	if (!writing->request->request_id)
		return true;
	if (!take_subject(writing, subject))
		return false;
	for (size_t i = 0; i < (is_undo(writing->request->verb) ? count : 1); i++)
		if (writing->request[i].request_id && !read_earlier(writing, &writing->request[i], subject, &fits))
			return false;
	*done = writing->answer->count > 0;
	return !*done || fits || writing_refuse(writing, "", _("이 요청 번호는 다른 것을 바꾸는 데 이미 쓰였습니다."));
}

typedef bool gate_way(struct writing *writing, const struct gate_request *request);

/* Setting a field that other rows follow from is what its own verb does. */
static enum gate_verb verb_of(const struct gate_request *request)
{
	static const struct {
		enum record_kind kind;
		const char *key;
		enum gate_verb verb;
	} leading[] = {{RECORD_ITEM, "closing", GATE_CLOSE},
		       {RECORD_ITEM, "split", GATE_SPLIT},
		       {RECORD_OFFICE, "successor", GATE_SUCCEED}};

	for (size_t i = 0; request->verb == GATE_SET_FIELD && i < sizeof leading / sizeof *leading; i++)
		for (size_t field = 0; request->ref.kind == leading[i].kind && field < request->count; field++)
			if (strcmp(request->fields[field].key, leading[i].key) == 0)
				return leading[i].verb;
	return request->verb;
}

bool gate_run(struct writing *writing, const struct gate_request *request)
{
	static gate_way *const ways[] = {
		[GATE_REPORT_STATUS] = gate_row_write,
		[GATE_SET_FIELD] = gate_row_write,
		[GATE_VERIFY] = gate_row_write,
		[GATE_REVISE_DUE] = gate_row_write,
		[GATE_FORECAST] = gate_row_write,
		[GATE_RENAME] = gate_row_write,
		[GATE_CLOSE] = gate_close,
		[GATE_SPLIT] = gate_split,
		[GATE_SUCCEED] = gate_succeed,
		[GATE_ADD] = gate_add,
		[GATE_FREEZE] = gate_freeze,
		[GATE_ACCOUNT] = gate_account,
		[GATE_UNDO] = gate_undo,
		[GATE_REDO] = gate_undo,
	};

	return ways[verb_of(request)](writing, request);
}

static bool run_all(struct writing *writing, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		writing->answer->which = i;
		if (count > 1 && writing->request[i].verb == GATE_FREEZE)
			return writing_refuse(writing, "", _("동결은 다른 변경과 함께 할 수 없습니다."));
		if (writing->request[i].verb != writing->request->verb &&
		    (is_undo(writing->request[i].verb) || is_undo(writing->request->verb)))
			return writing_refuse(writing, "", _("취소는 다른 변경과 한꺼번에 할 수 없습니다."));
		if (!gate_run(writing, &writing->request[i]))
			return false;
	}
	writing->answer->which = 0;
	return writing_answer(writing, GATE_OK);
}

/* Whether something is changed that papers tell of. */
static bool concerns_papers(const struct gate_request *requests, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (requests[i].verb != GATE_FREEZE && requests[i].verb != GATE_ACCOUNT)
			return true;
	return false;
}

static bool pass(struct writing *writing, size_t count)
{
	const struct gate_request *request = writing->request;
	bool done, papers = concerns_papers(request, count);

	if (!check_common(writing) || !answer_again(writing, count, &done))
		return false;
	if (done)
		return writing_answer(writing, GATE_OK);
	if (papers && !freeze_check(writing->store, writing->effective, &writing->answer->error))
		return writing_fail(writing);
	if (!chain_begin(&writing->chain, writing->store, request->request_id, request->action, writing->effective,
			 &writing->answer->error))
		return writing_fail(writing);
	writing->chain.reason = writing->reason.text;
	writing->chain.authority = writing->authority.text;
	return run_all(writing, count) && (!papers || freeze_warn(writing));
}

static bool pass_in_transaction(struct writing *writing, size_t count)
{
	bool good;

	if (!sql_begin(writing->store, &writing->answer->error))
		return writing_fail(writing);
	good = (person_read(writing->store, &writing->person, &writing->answer->error) || writing_fail(writing)) &&
	       pass(writing, count);
	insertion_end(&writing->insertion);
	if (!good || writing->answer->count == 0 || writing->request->dry_run) {
		sql_rollback(writing->store);
		return good;
	}
	return sql_commit(writing->store, &writing->answer->error) || writing_fail(writing);
}

bool store_write_all(struct store *store, const struct gate_request *requests, size_t count, struct gate_answer *answer)
{
	struct writing writing = {.store = store, .request = requests, .answer = answer};
	bool good;

	*answer = (struct gate_answer){.result = GATE_INVALID};
	writing.effective = requests->effective == DAY_NONE ? store->today : requests->effective;
	writing.insertion = (struct insertion){.store = store, .chain = &writing.chain};
	if (store->read_only) {
		error_set(&answer->error, ERROR_REFUSED, _("읽기 전용으로 열어서 바꿀 수 없습니다: %s."), store->path);
		return writing_answer(&writing, GATE_DENIED);
	}
	good = pass_in_transaction(&writing, count);
	cell_finish(&writing.reason);
	cell_finish(&writing.authority);
	return good;
}

bool store_write(struct store *store, const struct gate_request *request, struct gate_answer *answer)
{
	return store_write_all(store, request, 1, answer);
}

void gate_answer_finish(struct gate_answer *answer)
{
	if (!answer)
		return;
	for (size_t i = 0; i < answer->count; i++) {
		free(answer->changes[i].before);
		free(answer->changes[i].after);
	}
	for (size_t i = 0; i < answer->conflict_count; i++) {
		free(answer->conflicts[i].base);
		free(answer->conflicts[i].mine);
		free(answer->conflicts[i].theirs);
	}
	free(answer->changes);
	free(answer->conflicts);
	answer->changes = NULL;
	answer->conflicts = NULL;
	answer->count = answer->conflict_count = 0;
}
