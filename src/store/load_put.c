/* Rows that may be there already: found again, compared, and what differs put through the gate. */
#include <stdio.h>
#include "builder.h"
#include "load.h"
#include "place.h"
#include "ref.h"

/* A row of a file beside the one that it is about. */
struct meeting {
	struct store_load *load;
	const struct table *table;
	const struct gate_field *columns; /* as the file has them */
	size_t count;
	struct cell *cells;        /* the same, checked, by column of the table */
	struct passage passage;    /* the row as it is */
	struct gate_field *fields; /* what is to be changed */
	size_t field_count;
	char **made; /* their values, where they are not the file's */
	size_t made_count;
	bool confirms;
	struct load_fault *fault;
};

static bool is_given(const struct meeting *meeting, size_t i)
{
	for (size_t k = 0; k < meeting->count; k++)
		if (strcmp(meeting->columns[k].key, meeting->table->columns[i].key) == 0)
			return true;
	return false;
}

/* The highest id of each table is asked for once, before its first row. */
static struct load_table *enter_table(struct store_load *load, const struct table *table, struct error *error)
{
	struct load_table *entered = load->tables;
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;
	bool row;

	for (size_t i = 0; table_at(i) != table; i++)
		entered++;
	if (entered->asked)
		return entered;
	builder_put(&builder, "SELECT coalesce(max(id), 0) FROM ");
	builder_put(&builder, table->name);
	statement = sql_take(load->store, builder.sql, error);
	builder_finish(&builder);
	entered->asked = statement && sql_step(load->store, statement, &row, error);
	if (entered->asked)
		entered->before = sqlite3_column_int64(statement, 0);
	sql_give_back(load->store, statement);
	return entered->asked ? entered : NULL;
}

/* Whether a column is among those that tell rows without a code apart: all that are given, and what stands for `entity`. A code
 * that a file may lack is none of them. */
static bool tells_apart(const struct load_column *column)
{
	return *column->name && !(column->may_lack && strcmp(column->key, "code") == 0) &&
	       (!(column->flags & COLUMN_DERIVED) || !strcmp(column->name, "meeting_id") || !strcmp(column->name, "item_id"));
}

static sqlite3_stmt *select_same(struct meeting *meeting)
{
	struct sql_builder builder = {0};
	const char *between = " WHERE ";
	sqlite3_stmt *statement;
	int index = 1;

	builder_put(&builder, "SELECT id FROM ");
	builder_put(&builder, meeting->table->name);
	for (size_t i = 0; i < meeting->table->count; i++) {
		if (!tells_apart(&meeting->table->columns[i]))
			continue;
		for (const char *const *part =
			     (const char *const[]){between, "\"", meeting->table->columns[i].name, "\" IS ?", NULL};
		     *part; part++)
			builder_put(&builder, *part);
		between = " AND ";
	}
	builder_put(&builder, " LIMIT 1");
	statement = sql_take(meeting->load->store, builder.sql, &meeting->fault->error);
	builder_finish(&builder);
	for (size_t i = 0; statement && i < meeting->table->count; i++)
		if (tells_apart(&meeting->table->columns[i]))
			cell_bind_to(&meeting->table->columns[i], &meeting->cells[i], statement, index++);
	return statement;
}

/* The row that says just what this one does. A faulty one is like none. */
static bool find_same(struct meeting *meeting, int64_t *id)
{
	struct store *store = meeting->load->store;
	size_t entity = column_find(meeting->table, "entity");
	struct load_fault ignored;
	sqlite3_stmt *statement;
	bool row, good;

	*id = 0;
	if (!insertion_check(store, meeting->table, meeting->columns, meeting->count, 0, meeting->cells, &ignored) ||
	    (entity < meeting->table->count && !*meeting->table->columns[entity].name &&
	     !place_entity(store, meeting->table, meeting->cells, &ignored)))
		return true;
	statement = select_same(meeting);
	good = statement && sql_step(store, statement, &row, &meeting->fault->error);
	if (good && row)
		*id = sqlite3_column_int64(statement, 0);
	sql_give_back(store, statement);
	return good;
}

/* The column that holds the code which the row gives; the table's count if it has none. */
static size_t code_column(const struct meeting *meeting)
{
	size_t code = column_find(meeting->table, "code");

	return code < meeting->table->count && *given_value(meeting->columns, meeting->count, "code") ? code
												      : meeting->table->count;
}

/* By its code, if that is one: what is wrong with it is told where the row is checked. */
static bool find_code(struct meeting *meeting, size_t code, int64_t *id)
{
	struct store *store = meeting->load->store;
	struct error ignored;

	*id = 0;
	return !cell_check(store, &meeting->table->columns[code],
			   given_value(meeting->columns, meeting->count, meeting->table->columns[code].key),
			   &meeting->cells[code], &ignored) ||
	       sql_integer(store, code_id_sql(meeting->table->columns[code].codes), meeting->cells[code].text, 0, id,
			   &meeting->fault->error);
}

/* The row that was there before this load; *ID is 0 if there is none. A code that comes twice is a mistake of the files. */
static bool find_row(struct meeting *meeting, int64_t *id)
{
	struct load_table *entered = enter_table(meeting->load, meeting->table, &meeting->fault->error);
	size_t code = code_column(meeting);

	*id = 0;
	if (!entered || !entered->before)
		return entered;
	if (!(code < meeting->table->count ? find_code(meeting, code, id) : find_same(meeting, id)))
		return false;
	if (*id > entered->before)
		*id = 0; /* it is told as every code that is there already */
	if (!*id || code == meeting->table->count)
		return true;
	if (ids_has(&entered->seen, *id)) {
		meeting->fault->column = (int)code;
		return error_set(&meeting->fault->error, ERROR_USAGE, _("코드 ‘%s’이(가) 두 번 있습니다."),
				 meeting->cells[code].text);
	}
	ids_add(&entered->seen, *id);
	return true;
}

static bool check_cells(struct meeting *meeting)
{
	for (size_t i = 0; i < meeting->table->count && !(meeting->table->columns[i].flags & COLUMN_DERIVED); i++) {
		meeting->fault->column = (int)i;
		if (is_given(meeting, i) &&
		    !cell_check(meeting->load->store, &meeting->table->columns[i],
				given_value(meeting->columns, meeting->count, meeting->table->columns[i].key), &meeting->cells[i],
				&meeting->fault->error))
			return false;
	}
	meeting->fault->column = -1;
	return true;
}

static struct cell *cell_of(struct meeting *meeting, struct cell *cells, const char *key)
{
	size_t i = column_find(meeting->table, key);

	return i < meeting->table->count ? &cells[i] : NULL;
}

/* What the row has in column I; of `entity` the id that it is stored as. */
static bool is_same(struct meeting *meeting, size_t i)
{
	const struct load_column *column = &meeting->table->columns[i];
	const struct cell *cell = &meeting->cells[i];

	if (*column->name)
		return cell_equal(&meeting->passage.before[i], cell);
	return cell->integer ==
	       cell_of(meeting, meeting->passage.before, code_kind(cell->text) == CODE_MEETING ? "meeting_id" : "item_id")
		       ->integer;
}

/* Whether the word says nothing: a field that is never empty, or one that only follows. */
static bool is_unsaid(struct meeting *meeting, size_t i)
{
	const struct load_column *column = &meeting->table->columns[i];
	const struct cell *reported = cell_of(meeting, meeting->cells, "reported");

	if (meeting->cells[i].state != CELL_EMPTY)
		return false;
	if (!(column->flags & COLUMN_SET) || column->type == FIELD_BOOLEAN || !strcmp(column->key, "reported") ||
	    !strcmp(column->key, "verified") || !strcmp(column->key, "state"))
		return true;
	return reported && reported->state == CELL_EMPTY && (!strcmp(column->key, "done_on") || !strcmp(column->key, "forecast"));
}

static void put_field(struct meeting *meeting, size_t i, const char *value)
{
	meeting->fields[meeting->field_count++] = (struct gate_field){meeting->table->columns[i].key, value};
}

static bool is_in_list(const char *list, const char *name, size_t length)
{
	for (const char *at = list; *at; at += strspn(at, "; ")) {
		size_t size = strcspn(at, ";");

		if (size == length && memcmp(at, name, size) == 0)
			return true;
		at += size;
	}
	return false;
}

/* The names of the file, and behind them those that only the row has: what it was called goes on being found. */
static void put_names(struct meeting *meeting, size_t i)
{
	const char *given = meeting->cells[i].text ? meeting->cells[i].text : "", *old = meeting->passage.before[i].text;
	size_t size = strlen(given) + (old ? strlen(old) : 0) + 3, used = strlen(given);
	char *list = memory_new(size, 1);

	snprintf(list, size, "%s", given);
	for (const char *at = old ? old : ""; *at; at += strspn(at, "; ")) {
		size_t length = strcspn(at, ";");

		if (!is_in_list(given, at, length))
			used += (size_t)snprintf(list + used, size - used, "%s%.*s", used ? "; " : "", (int)length, at);
		at += length;
	}
	meeting->made[meeting->made_count++] = list;
	if (!old || strlen(old) != used || strspn(given, " "))
		put_field(meeting, i, list);
	else
		for (const char *at = given; *at; at += strspn(at, "; ")) {
			size_t length = strcspn(at, ";");

			if (!is_in_list(old, at, length)) {
				put_field(meeting, i, list);
				return;
			}
			at += length;
		}
}

/* The same status on another day, which the file says, is a report too. */
static void put_renewal(struct meeting *meeting)
{
	const struct cell *day = cell_of(meeting, meeting->cells, "reported_on");
	const struct cell *before = day ? cell_of(meeting, meeting->passage.before, "reported_on") : NULL;
	size_t reported = column_find(meeting->table, "reported");
	char effective[DAY_TEXT];

	day_print(meeting->passage.writing->effective, effective);
	if (day && day->text && !cell_equal(day, before) && !strcmp(day->text, effective) &&
	    meeting->cells[reported].state == CELL_TEXT && is_same(meeting, reported))
		put_field(meeting, reported, meeting->cells[reported].text);
}

static bool is_confirmation(const struct meeting *meeting, size_t i)
{
	return strcmp(meeting->table->columns[i].key, "verified") == 0 &&
	       strcmp(meeting->cells[i].text, word_english(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED)) == 0;
}

static void compare(struct meeting *meeting)
{
	for (size_t i = 0; i < meeting->table->count && !(meeting->table->columns[i].flags & COLUMN_DERIVED); i++) {
		const struct load_column *column = &meeting->table->columns[i];

		if (!is_given(meeting, i) || is_unsaid(meeting, i) || is_same(meeting, i))
			continue;
		if (strcmp(column->key, "aliases") == 0)
			put_names(meeting, i);
		else if (is_confirmation(meeting, i))
			meeting->confirms = true;
		else if (!(column->flags & (COLUMN_FOLLOWS | COLUMN_LOGGED)))
			put_field(meeting, i, given_value(meeting->columns, meeting->count, column->key));
	}
	put_renewal(meeting);
}

/* The gate's refusal as the fault of a column. */
static bool refused(struct store_load *load, const struct table *table, struct load_fault *fault)
{
	size_t column = *load->answer.field ? column_find(table, load->answer.field) : table->count;

	fault->column = column < table->count && *table->columns[column].key ? (int)column : -1;
	fault->error = load->answer.error;
	return false;
}

static void clear_answer(struct store_load *load)
{
	gate_answer_finish(&load->answer);
	*load->answer.field = '\0';
	load->answer.error = (struct error){0};
}

/* What a row says that follows from others must be what they come to, or what it was. */
static bool check_follows(struct meeting *meeting)
{
	struct passage now = {.writing = meeting->passage.writing,
			      .store = meeting->load->store,
			      .request = meeting->passage.request,
			      .table = meeting->table};
	bool good = gate_row_read(&now);

	for (size_t i = 0; good && i < meeting->table->count; i++) {
		const struct load_column *column = &meeting->table->columns[i];
		char *text;

		if (!(column->flags & (COLUMN_FOLLOWS | COLUMN_LOGGED)) || column->flags & COLUMN_DERIVED ||
		    meeting->cells[i].state == CELL_EMPTY || cell_equal(&meeting->cells[i], &now.before[i]) ||
		    cell_equal(&meeting->cells[i], &meeting->passage.before[i]))
			continue;
		text = cell_print(column, &now.before[i]);
		good = writing_refuse(now.writing, column->key,
				      _("이 칸은 다른 칸에서 따라 나와 따로 바꿀 수 없습니다(‘%s’이어야 합니다)."),
				      text ? text : "");
		free(text);
	}
	gate_row_finish(&now);
	return good || refused(meeting->load, meeting->table, meeting->fault);
}

/* A row's own reason for its report, while that is written. */
static bool write_fields(struct meeting *meeting)
{
	struct store_load *load = meeting->load;
	const struct cell *reason = cell_of(meeting, meeting->cells, "reason");
	struct cell common = load->writing.reason;
	size_t warned = strlen(load->answer.warning);
	bool own = reason && reason->text && !cell_equal(reason, cell_of(meeting, meeting->passage.before, "reason")), good;

	load->request.fields = meeting->fields;
	load->request.count = meeting->field_count;
	if (own)
		load->writing.reason = *reason;
	load->writing.chain.reason = load->writing.reason.text;
	good = gate_run(&load->writing, &load->request);
	if (meeting->confirms)
		load->answer.warning[warned] = '\0'; /* that there is no evidence: it is still to come */
	load->writing.reason = common;
	load->writing.chain.reason = common.text;
	return good || refused(load, meeting->table, meeting->fault);
}

static void wait_for_evidence(struct store_load *load, const struct meeting *meeting, int64_t mark)
{
	load->waiting = memory_grow(load->waiting, load->waits + 1, sizeof *load->waiting);
	load->waiting[load->waits++] = (struct load_wait){load->request.ref, meeting->table, mark};
}

static bool change_row(struct meeting *meeting, int64_t mark, struct load_result *result)
{
	struct store_load *load = meeting->load;
	struct passage *passage = &meeting->passage;

	*passage = (struct passage){
		.writing = &load->writing, .store = load->store, .request = &load->request, .table = meeting->table};
	if (!gate_row_read(passage))
		return refused(load, meeting->table, meeting->fault);
	compare(meeting);
	if ((meeting->field_count && !write_fields(meeting)) || !check_follows(meeting))
		return false;
	if (meeting->confirms)
		wait_for_evidence(load, meeting, mark);
	result->outcome = load->answer.count || meeting->confirms ? LOAD_CHANGED : LOAD_UNCHANGED;
	result->changes = load->answer.changes;
	result->count = load->answer.count;
	return true;
}

/* Of what has no list of its own nothing can be changed. */
static bool compare_fixed(struct meeting *meeting)
{
	int64_t id;

	if (code_column(meeting) == meeting->table->count)
		return true;
	return find_same(meeting, &id) &&
	       (id || error_set(&meeting->fault->error, ERROR_USAGE,
				_("‘%s’은(는) 이미 있고, 여기 적힌 것과 다릅니다. 바꿀 수 없으니 새 코드로 더해 주십시오."),
				meeting->cells[0].text));
}

static bool meet(struct meeting *meeting, int64_t id, int64_t mark, struct load_result *result)
{
	struct store_load *load = meeting->load;
	size_t count = meeting->table->count;

	result->outcome = LOAD_UNCHANGED;
	if (!check_cells(meeting))
		return false;
	if (meeting->table->kind == WORD_NONE || code_column(meeting) == count)
		return compare_fixed(meeting);
	load->request = (struct gate_request){.verb = GATE_SET_FIELD, .ref = {(enum record_kind)meeting->table->kind, id}};
	meeting->fields = memory_new(count + 1, sizeof *meeting->fields);
	meeting->made = memory_new(count, sizeof *meeting->made);
	return change_row(meeting, mark, result);
}

static void part(struct meeting *meeting)
{
	gate_row_finish(&meeting->passage);
	row_free(meeting->cells, meeting->table->count);
	for (size_t i = 0; i < meeting->made_count; i++)
		free(meeting->made[i]);
	free(meeting->made);
	free(meeting->fields);
}

bool store_load_put(struct store_load *load, const char *name, const struct gate_field *columns, size_t count, int64_t mark,
		    struct load_result *result, struct load_fault *fault)
{
	struct meeting meeting = {.load = load, .columns = columns, .count = count, .fault = fault};
	int64_t id;
	bool good;

	*result = (struct load_result){.outcome = LOAD_PASSED};
	if (!load_enter(load, name, columns, count, &meeting.table, fault) || !meeting.table)
		return fault->error.code == ERROR_NONE;
	clear_answer(load);
	meeting.cells = memory_new(meeting.table->count, sizeof *meeting.cells);
	good = find_row(&meeting, &id);
	if (good && id) {
		good = meet(&meeting, id, mark, result);
	} else if (good) {
		result->outcome = LOAD_ADDED;
		good = insertion_add(&load->writing.insertion, meeting.table, columns, count, fault);
	}
	if (!good)
		load_fail(load, given_value(columns, count, "code"), fault);
	part(&meeting);
	return good;
}

bool store_load_late(struct store_load *load, bool *none, const char **table, int64_t *mark, struct load_result *result,
		     struct load_fault *fault)
{
	const struct gate_field field = {"verified", word_english(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED)};
	const struct load_wait *wait;

	*fault = (struct load_fault){.column = -1, .error = load->death};
	*none = load->waited == load->waits;
	if (*none || load->death.code != ERROR_NONE)
		return *none;
	wait = &load->waiting[load->waited++];
	clear_answer(load);
	*table = wait->table->name;
	*mark = wait->mark;
	load->request = (struct gate_request){.verb = GATE_VERIFY, .ref = wait->ref, .fields = &field, .count = 1};
	if (!gate_run(&load->writing, &load->request)) {
		refused(load, wait->table, fault);
		load_fail(load, "", fault);
		return false;
	}
	*result = (struct load_result){LOAD_CHANGED, load->answer.changes, load->answer.count};
	return true;
}

bool store_load_because(struct store_load *load, const char *reason, const char *authority, struct error *error)
{
	if (!writing_because(&load->writing, reason, authority)) {
		*error = load->answer.error;
		return false;
	}
	load->writing.chain.reason = load->writing.reason.text;
	load->writing.chain.authority = load->writing.authority.text;
	return true;
}

bool store_load_request(struct store_load *load, const struct gate_request *request, const struct gate_answer **answer)
{
	struct load_fault fault = {.column = -1};

	clear_answer(load);
	load->request = *request;
	*answer = &load->answer;
	if (load->death.code != ERROR_NONE) {
		load->answer.error = load->death;
		return writing_fail(&load->writing);
	}
	if (store_load_because(load, request->reason, request->authority, &fault.error) &&
	    gate_run(&load->writing, &load->request))
		return writing_answer(&load->writing, GATE_OK);
	fault.error = load->answer.error;
	if (load->answer.result == GATE_CONFLICT)
		load->failed = true;
	else
		load_fail(load, "", &fault);
	return false;
}

const char *store_load_warning(const struct store_load *load)
{
	return load->answer.warning;
}

void load_put_finish(struct store_load *load)
{
	for (size_t i = 0; i < LOAD_TABLES; i++)
		ids_finish(&load->tables[i].seen);
	free(load->waiting);
	cell_finish(&load->writing.reason);
	cell_finish(&load->writing.authority);
	gate_answer_finish(&load->answer);
}
