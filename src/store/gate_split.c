/* An item that becomes several: new ones beside it take over, with its offices and contacts, and it is closed. */
#include <stdio.h>
#include "gate.h"
#include "gate_parts.h"
#include "next.h"

static const char pseudo[] = "split";

struct split {
	struct writing *writing;
	const struct gate_request *request;
	char code[CODE_TEXT], parent[CODE_TEXT]; /* of the item that is split */
	const char *kind;                        /* of the new ones; borrowed or in `own` */
	char own[16];
};

static bool read_item(struct split *split)
{
	struct writing *writing = split->writing;
	sqlite3_stmt *statement = sql_get(writing->store, "SELECT code, kind FROM item WHERE id = ?1", &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, split->request->ref.id);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row) {
		snprintf(split->code, sizeof split->code, "%s", sql_text(statement, 0));
		snprintf(split->own, sizeof split->own, "%s", sql_text(statement, 1));
		code_parent(split->code, split->parent);
	}
	sql_done(statement);
	if (!row)
		error_set(&writing->answer->error, ERROR_NOT_FOUND, _("바꾸려는 것이 이제 없습니다."));
	return row || writing_fail(writing);
}

static bool check_fields(const struct split *split)
{
	const struct gate_request *request = split->request;
	size_t titles = 0;

	for (size_t i = 0; i < request->count; i++) {
		bool title = strcmp(request->fields[i].key, pseudo) == 0;

		titles += title;
		if (!title && strcmp(request->fields[i].key, "kind") != 0)
			return writing_refuse(split->writing, request->fields[i].key,
					      _("나눌 때에는 ‘%s’ 항목을 함께 바꿀 수 없습니다."), request->fields[i].key);
	}
	if (titles < 2)
		return writing_refuse(split->writing, pseudo, _("나누려면 새 이름이 둘 이상 있어야 합니다."));
	return split->writing->reason.state != CELL_EMPTY ||
	       writing_refuse(split->writing, "reason", _("종결하거나 다시 여는 데에는 사유가 있어야 합니다."));
}

/* Copy what the rows of SQL say to new rows of TABLE that hang on CODE; the columns of SQL are named as the fields. */
static bool copy_rows(struct split *split, const char *sql, const char *table, const char *code)
{
	enum { MOST = 8 };
	struct writing *writing = split->writing;
	sqlite3_stmt *statement = sql_take(writing->store, sql, &writing->answer->error);
	bool row = true, good = statement != NULL;
	char day[DAY_TEXT];

	day_print(writing->effective, day);
	if (statement) {
		sqlite3_bind_int64(statement, 1, split->request->ref.id);
		sql_bind_text(statement, 2, day);
	} else {
		writing_fail(writing);
	}
	while (good && row) {
		struct gate_field fields[MOST] = {{"entity", code}};
		struct gate_request request = {.verb = GATE_ADD, .table = table, .fields = fields, .count = 1};

		good = sql_step(writing->store, statement, &row, &writing->answer->error) || writing_fail(writing);
		for (int i = 0; good && row && i < sqlite3_column_count(statement); i++)
			fields[request.count++] = (struct gate_field){sqlite3_column_name(statement, i), sql_text(statement, i)};
		good = good && (!row || gate_add(writing, &request));
	}
	sql_give_back(writing->store, statement);
	return good;
}

static bool add_part(struct split *split, const char *title)
{
#define STILL_THERE(column) "(" column " IS NULL OR " column " >= ?2)"
	static const char assignments[] =
		"SELECT o.code AS office, a.role AS role FROM assignment a JOIN office o ON o.id = a.office_id "
		"WHERE a.item_id = ?1 AND " STILL_THERE("o.valid_to") " ORDER BY a.id";
	static const char contacts[] = "SELECT o.code AS office, c.name AS name, c.position AS position, c.role AS role, c.phone "
				       "AS phone, c.certainty AS "
				       "certainty, c.note AS note FROM contact c JOIN office o ON o.id = c.office_id WHERE "
				       "c.item_id = ?1 AND " STILL_THERE("c.valid_to") " AND " STILL_THERE(
					       "o.valid_to") " ORDER BY c.id";
	struct writing *writing = split->writing;
	char code[CODE_TEXT];
	const struct gate_field fields[] = {{"code", code}, {"kind", split->kind}, {"title", title}};
	const struct gate_request request = {.verb = GATE_ADD,
					     .table = "item",
					     .of = split->parent,
					     .fields = fields,
					     .count = sizeof fields / sizeof *fields};

	if (!next_below(writing->store, CODE_ITEM, split->parent, code, &writing->answer->error))
		return writing_fail(writing);
	return gate_add(writing, &request) && copy_rows(split, assignments, "assignment", code) &&
	       copy_rows(split, contacts, "contact", code) && link_on(writing, split->code, code, LINK_SPLIT, "분할");
}

static bool close_item(struct split *split)
{
	char day[DAY_TEXT];
	const struct gate_field fields[] = {{"closing", word_english(VOCABULARY_CLOSING, CLOSING_SPLIT)}, {"closed_on", day}};
	struct gate_request request = *split->request;

	day_print(split->writing->effective, day);
	request.verb = GATE_CLOSE;
	request.fields = fields;
	request.count = sizeof fields / sizeof *fields;
	return gate_row_write(split->writing, &request);
}

bool gate_split(struct writing *writing, const struct gate_request *request)
{
	struct split split = {.writing = writing, .request = request};

	if (request->ref.kind != RECORD_ITEM)
		return writing_refuse(writing, pseudo, _("항목만 나눌 수 있습니다."));
	if (!read_item(&split) || !rights_check(writing, rights_of_field("item", "closing"), split.code) ||
	    !check_fields(&split) || close_refuses(writing, pseudo, split.code, true))
		return false;
	if (writing->authority.state == CELL_EMPTY)
		writing_warn(writing, _("종결의 근거(결정)가 적히지 않았습니다."));
	split.kind = given_value(request->fields, request->count, "kind");
	if (!*split.kind)
		split.kind = split.own;
	for (size_t i = 0; i < request->count; i++)
		if (strcmp(request->fields[i].key, pseudo) == 0 && !add_part(&split, request->fields[i].value))
			return false;
	return close_item(&split);
}
