/* Renaming counts as a decision: who had it renamed is asked for, and the name until now goes on being found. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/text/match.h"

/* Whether two names differ in more than spaces, middle dots and case, which the search does not see either. */
static bool is_other_name(const char *old, const char *new)
{
	struct text_query *query = text_query_create_loose(new, strlen(new));
	bool other = text_query_is_empty(query) || text_query_rank(query, old, strlen(old)) != RANK_EXACT;

	text_query_destroy(query);
	return other;
}

/* Whether NAME is one of the names in LIST, which are separated by semicolons. */
static bool is_among(const char *name, const char *list)
{
	size_t length = strlen(name);

	for (const char *at = list; *at; at += strspn(at, "; ")) {
		size_t size = strcspn(at, ";");

		if (size == length && memcmp(at, name, length) == 0)
			return true;
		at += size;
	}
	return false;
}

/* A list that is full does not stand in the way: the log has the name too. */
static void keep_alias(struct passage *passage, const char *name)
{
	size_t i = column_find(passage->table, "aliases");
	struct cell *aliases = &passage->after[i], longer = {.state = CELL_EMPTY};
	struct error error;
	size_t size;
	char *list;

	if (i == passage->table->count || (aliases->text && is_among(name, aliases->text)))
		return;
	size = strlen(name) + (aliases->text ? strlen(aliases->text) : 0) + 3;
	list = memory_new(size, 1);
	snprintf(list, size, "%s%s%s", aliases->text ? aliases->text : "", aliases->text ? "; " : "", name);
	if (cell_check(passage->store, &passage->table->columns[i], list, &longer, &error))
		cell_set_text(aliases, longer.text);
	else
		writing_warn(passage->writing, _("다른 이름(aliases)이 너무 길어져 옛 이름을 더 적지 못했습니다."));
	cell_finish(&longer);
	free(list);
}

/* The name until now if KEY gets another one; NULL if it stays or there was none. */
static const char *former(struct passage *passage, const char *key)
{
	size_t i = column_find(passage->table, key);
	const char *old = i < passage->table->count ? passage->before[i].text : NULL;

	if (!old || (passage->after[i].text && !is_other_name(old, passage->after[i].text)))
		return NULL;
	return old;
}

static bool has_names(const struct passage *passage)
{
	switch (passage->request->ref.kind) {
	case RECORD_ITEM:
	case RECORD_MILESTONE:
	case RECORD_TARGET:
	case RECORD_OFFICE:
	case RECORD_MEETING:
	case RECORD_MEMBER:
		return true;
	default:
		return false;
	}
}

bool rename_check(struct passage *passage)
{
	const struct writing *writing = passage->writing;
	bool renamed = false;

	if (!has_names(passage))
		return true;
	for (const char *const *key = (const char *const[]){"title", "formal_title", "name", NULL}; *key; key++) {
		const char *old = former(passage, *key);

		renamed = renamed || old;
		if (old)
			keep_alias(passage, old);
	}
	if (renamed && (writing->reason.state == CELL_EMPTY || writing->authority.state == CELL_EMPTY))
		writing_warn(passage->writing, _("이름을 바꾸면서 사유나 근거가 적히지 않았습니다."));
	if (passage->request->ref.kind != RECORD_OFFICE || !renamed)
		return true;
	return office_name_check(passage->writing, passage->code, passage_cell(passage, passage->after, "parent")->integer,
				 passage_cell(passage, passage->after, "name")->text);
}

/* The old name of an office, as a row of its own. */
bool rename_follow(struct passage *passage)
{
	static const char known[] = "SELECT 1 FROM office_alias WHERE office_id = ?1 AND name = ?2";
	struct gate_answer *answer = passage->writing->answer;
	const char *old = passage->request->ref.kind == RECORD_OFFICE ? former(passage, "name") : NULL;
	const struct gate_field field = {"name", old};
	struct gate_request alias = {
		.verb = GATE_ADD, .table = "office_alias", .of = passage->code, .fields = &field, .count = 1};
	int64_t version = answer->version;
	sqlite3_stmt *statement;
	bool row;

	if (!old)
		return true;
	statement = sql_get(passage->store, known, &answer->error);
	if (!statement)
		return writing_fail(passage->writing);
	sqlite3_bind_int64(statement, 1, passage->request->ref.id);
	sql_bind_text(statement, 2, old);
	if (!sql_step(passage->store, statement, &row, &answer->error))
		return writing_fail(passage->writing);
	sql_done(statement);
	if (!row && !gate_add(passage->writing, &alias))
		return false;
	answer->version = version;
	return true;
}
