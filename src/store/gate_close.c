/* An item that is over: closed with a reason, never deleted. What it promised and did not keep is cancelled with it, unless it
 * was split: then the promises stay where they are, for codes never change, and are reported on as before. */
#include <stdio.h>
#include "gate.h"
#include "gate_parts.h"

bool close_refuses(struct writing *writing, const char *key, const char *item, bool addition)
{
	static const char closed[] = "WITH RECURSIVE up(parent, code, closing, own) AS (SELECT parent_id, code, closing, 1 FROM "
				     "item WHERE code = ?1 UNION ALL "
				     "SELECT p.parent_id, p.code, p.closing, 0 FROM item p JOIN up ON p.id = up.parent) SELECT "
				     "code, closing FROM up WHERE "
				     "closing IS NOT NULL AND (closing <> 'split' OR (own AND ?2)) LIMIT 1";
	sqlite3_stmt *statement = sql_get(writing->store, closed, &writing->answer->error);
	const char *korean;
	bool row;

	if (!statement)
		return !writing_fail(writing);
	sql_bind_text(statement, 1, item);
	sqlite3_bind_int(statement, 2, addition);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return !writing_fail(writing);
	if (!row) {
		sql_done(statement);
		return false;
	}
	korean = word_korean(VOCABULARY_CLOSING, word_find(VOCABULARY_CLOSING, sql_text(statement, 1)));
	writing_refuse(
		writing, key,
		addition ? _("‘%s’은(는) 종결(%s)되어 그 아래에 새로 둘 수 없습니다. 다시 열려면 closing을 비워 주십시오.")
			 : _("‘%s’은(는) 종결(%s)되어 보고나 기한을 바꿀 수 없습니다. 다시 열려면 closing을 비워 주십시오."),
		sql_text(statement, 0), korean);
	sql_done(statement);
	return true;
}

static int closing_of(const struct gate_request *request)
{
	return word_find(VOCABULARY_CLOSING, given_value(request->fields, request->count, "closing"));
}

/* Promises at and below the item of id ?1 that are neither confirmed nor cancelled. */
#define BELOW                                                                                                             \
	" FROM milestone m JOIN item i ON m.sort >= i.sort AND m.sort < i.sort || '~' WHERE i.id = ?1 AND m.verified <> " \
	"'confirmed' AND m.reported <> 'cancelled' "

/* A series is over with its item. */
static bool check_completed(struct writing *writing, int64_t item)
{
	static const char open[] = "SELECT m.code" BELOW
				   "AND m.reported <> 'on_hold' AND m.type <> 'recurring' ORDER BY m.sort LIMIT 1";
	sqlite3_stmt *statement = sql_get(writing->store, open, &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, item);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row)
		writing_refuse(writing, "closing", _("이정표 ‘%s’이(가) 확인되지도 중단되지도 않아서 완료로 종결할 수 없습니다."),
			       sql_text(statement, 0));
	sql_done(statement);
	return !row;
}

static bool cancel_promises(struct writing *writing, int64_t item)
{
	static const char open[] = "SELECT m.id" BELOW "ORDER BY m.sort";
	const struct gate_field field = {"reported", word_english(VOCABULARY_REPORTED, REPORTED_CANCELLED)};
	struct gate_request request = {.verb = GATE_CLOSE, .ref.kind = RECORD_MILESTONE, .fields = &field, .count = 1};
	struct parts parts = {0};
	bool good = parts_read(writing, &parts, open, RECORD_MILESTONE, item, 0);

	for (size_t i = 0; good && i < parts.count; i++) {
		request.ref = parts.refs[i];
		good = gate_row_write(writing, &request);
	}
	parts_finish(&parts);
	return good;
}

/* Where what is carried over or merged goes on: neither the item itself nor one below it, nor one that is closed. */
static bool check_goal(struct writing *writing, const char *from, const char *to)
{
	size_t length = strlen(from);
	int64_t id;

	if (!*to)
		return writing_refuse(writing, "to", _("이월과 통합에는 이어갈 항목이 있어야 합니다(to=CODE)."));
	if (code_kind(to) != CODE_ITEM)
		return writing_refuse(writing, "to", _("‘%s’은(는) 항목의 코드가 아닙니다."), to);
	if (strncmp(to, from, length) == 0 && (to[length] == '\0' || to[length] == '.'))
		return writing_refuse(writing, "to", _("‘%s’은(는) 종결하는 항목이거나 그 아래에 있습니다."), to);
	if (!sql_integer(writing->store, code_id_sql(CODE_ITEM), to, 0, &id, &writing->answer->error))
		return writing_fail(writing);
	return id ? !close_refuses(writing, "to", to, true) : writing_refuse(writing, "to", _("‘%s’이(가) 없습니다."), to);
}

bool link_on(struct writing *writing, const char *from, const char *to, enum link_kind kind, const char *title)
{
	static const char known[] =
		"SELECT 1 FROM link l JOIN item a ON a.id = l.from_id JOIN item b ON b.id = l.to_id WHERE a.code = "
		"?1 AND b.code = ?2 AND l.kind = ?3";
	const struct gate_field fields[] = {
		{"to", to}, {"kind", word_english(VOCABULARY_LINK_KIND, (int)kind)}, {"title", title}};
	const struct gate_request request = {
		.verb = GATE_ADD, .table = "link", .of = from, .fields = fields, .count = sizeof fields / sizeof *fields};
	sqlite3_stmt *statement = sql_get(writing->store, known, &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sql_bind_text(statement, 1, from);
	sql_bind_text(statement, 2, to);
	sql_bind_text(statement, 3, fields[1].value);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	sql_done(statement);
	return row || gate_add(writing, &request);
}

/* All that goes with closing: what is left below, the way on. */
static bool follow(struct writing *writing, const struct gate_request *request, const char *code, int closing)
{
	const char *to = given_value(request->fields, request->count, "to");

	if (closing == CLOSING_SPLIT)
		return writing_refuse(writing, "closing", _("나누려면 새 이름을 둘 이상 주십시오(split=이름 split=이름)."));
	if (closing == CLOSING_COMPLETED && !check_completed(writing, request->ref.id))
		return false;
	if (closing != CLOSING_COMPLETED && !cancel_promises(writing, request->ref.id))
		return false;
	if (closing != CLOSING_CARRIED_OVER && closing != CLOSING_MERGED)
		return !*to || writing_refuse(writing, "to", _("이어갈 항목(to)은 이월과 통합에만 씁니다."));
	/* What is kept is kept in Korean, whatever language this person reads. */
	return check_goal(writing, code, to) &&
	       (closing == CLOSING_MERGED ? link_on(writing, code, to, LINK_SUCCESSOR, "통합")
					  : link_on(writing, code, to, LINK_CARRIED_OVER, "이월"));
}

/* The row itself: the request without `to`, and with the DAY of closing unless that is NULL. */
static bool write_item(struct writing *writing, const struct gate_request *request, const char *day)
{
	struct gate_field *fields = memory_new(request->count + 1, sizeof *fields);
	struct gate_request own = *request;
	bool good;

	own.fields = fields;
	own.count = 0;
	for (size_t i = 0; i < request->count; i++)
		if (strcmp(request->fields[i].key, "to") != 0)
			fields[own.count++] = request->fields[i];
	if (day)
		fields[own.count++] = (struct gate_field){"closed_on", day};
	good = gate_row_write(writing, &own);
	free(fields);
	return good;
}

/* Whether the item is closed so already: that is no new closing. */
static bool is_closed_so(struct writing *writing, int64_t item, int closing, char code[CODE_TEXT], bool *same)
{
	sqlite3_stmt *statement = sql_get(writing->store, "SELECT code, coalesce(closing, '') FROM item WHERE id = ?1",
					  &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, item);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	snprintf(code, CODE_TEXT, "%s", row ? sql_text(statement, 0) : "");
	*same = row && closing == word_find(VOCABULARY_CLOSING, sql_text(statement, 1));
	sql_done(statement);
	return row || error_set(&writing->answer->error, ERROR_NOT_FOUND, _("바꾸려는 것이 이제 없습니다.")) ||
	       writing_fail(writing);
}

bool gate_close(struct writing *writing, const struct gate_request *request)
{
	const char *given = given_value(request->fields, request->count, "closing");
	int closing = closing_of(request);
	char code[CODE_TEXT], day[DAY_TEXT] = "";
	bool same = false;

	if (request->ref.kind != RECORD_ITEM)
		return writing_refuse(writing, "closing", _("종결은 항목에만 합니다."));
	if (*given && closing == WORD_NONE)
		return gate_row_write(writing, request); /* which says what may be given */
	if (!is_closed_so(writing, request->ref.id, closing, code, &same) ||
	    !rights_check(writing, rights_of_field("item", "closing"), code))
		return false;
	if (same)
		return write_item(writing, request, NULL);
	if (writing->reason.state == CELL_EMPTY)
		return writing_refuse(writing, "reason", _("종결하거나 다시 여는 데에는 사유가 있어야 합니다."));
	if (writing->authority.state == CELL_EMPTY)
		writing_warn(writing, _("종결의 근거(결정)가 적히지 않았습니다."));
	if (closing != WORD_NONE)
		day_print(writing->effective, day);
	return (closing == WORD_NONE || follow(writing, request, code, closing)) &&
	       write_item(writing, request,
			  closing != WORD_NONE && *given_value(request->fields, request->count, "closed_on") ? NULL : day);
}

bool close_check(struct passage *passage)
{
	const struct cell *closing = passage_cell(passage, passage->after, "closing");
	const struct cell *day = passage_cell(passage, passage->after, "closed_on");
	char effective[DAY_TEXT];

	day_print(passage->writing->effective, effective);
	if (!closing->text != !day->text)
		return writing_refuse(passage->writing, "closed_on", _("종결일은 종결(closing)과 함께만 둡니다."));
	return !day->text || cell_equal(passage_cell(passage, passage->before, "closed_on"), day) ||
	       strcmp(day->text, effective) <= 0 ||
	       writing_refuse(passage->writing, "closed_on", _("종결일이 기준일보다 뒤입니다: %s."), day->text);
}
