/* What a new row has where the request is silent, so that what a person says in one line is enough. */
#include "addition.h"
#include "gwagi/model/date.h"

static bool given(const struct addition *addition, const char *key)
{
	return *addition_value(addition, key) != '\0';
}

static void put_word(struct addition *addition, const char *key, enum vocabulary vocabulary, int value)
{
	if (!given(addition, key))
		addition_put(addition, key, word_english(vocabulary, value));
}

static void put_day(struct addition *addition, const char *key)
{
	char day[DAY_TEXT];

	day_print(addition->writing->effective, day);
	if (!given(addition, key))
		addition_put(addition, key, day);
}

/* agenda, strategy, task, detail; nothing else lies below a detail or a group. */
static int below(int kind)
{
	return kind < KIND_DETAIL ? kind + 1 : KIND_DETAIL;
}

/* As the last of its siblings; without one, what comes below its parent. */
static bool default_item(struct addition *addition)
{
	static const char above[] =
		"SELECT (SELECT s.kind FROM item s WHERE s.parent_id = p.id ORDER BY s.position DESC LIMIT 1), p.kind "
		"FROM item p WHERE p.code = ?1";
	struct writing *writing = addition->writing;
	char parent[CODE_TEXT] = "";
	sqlite3_stmt *statement;
	int kind;
	bool row;

	if (given(addition, "kind"))
		return true;
	code_parent(addition_value(addition, "code"), parent);
	kind = code_kind(parent) == CODE_ITEM ? KIND_DETAIL : KIND_AGENDA;
	statement = sql_get(writing->store, above, &writing->answer->error);
	if (!statement)
		return writing_fail(writing);
	sql_bind_text(statement, 1, parent);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	if (row && *sql_text(statement, 0))
		kind = word_find(VOCABULARY_ITEM_KIND, sql_text(statement, 0));
	else if (row)
		kind = below(word_find(VOCABULARY_ITEM_KIND, sql_text(statement, 1)));
	sql_done(statement);
	put_word(addition, "kind", VOCABULARY_ITEM_KIND, kind);
	return true;
}

/* What the date makes of it. A date that is none is refused as such. */
static bool default_milestone(struct addition *addition)
{
	struct date date = {0};
	char stored[DATE_TEXT] = "";
	enum milestone_type type = TYPE_DEADLINE;

	if (!given(addition, "date"))
		type = TYPE_UNDATED;
	else if (date_parse(addition_value(addition, "date"), addition->writing->store->today, stored, &date, NULL)) {
		if (date.recurrence != RECURRENCE_NONE)
			type = TYPE_RECURRING;
		else if (date.last == DAY_NONE)
			type = TYPE_START;
		else if (date.first != DAY_NONE && strchr(stored, '/'))
			type = TYPE_PERIOD;
	}
	put_word(addition, "type", VOCABULARY_MILESTONE_TYPE, (int)type);
	return true;
}

static bool default_target(struct addition *addition)
{
	bool figure = given(addition, "low") || given(addition, "high");

	put_word(addition, "class", VOCABULARY_TARGET_CLASS, figure ? CLASS_TARGET : CLASS_QUALITATIVE);
	return true;
}

static bool default_contact(struct addition *addition)
{
	put_word(addition, "role", VOCABULARY_CONTACT_ROLE, CONTACT_STAFF);
	put_word(addition, "certainty", VOCABULARY_CERTAINTY, CERTAINTY_CERTAIN);
	return true;
}

static bool default_assignment(struct addition *addition)
{
	put_word(addition, "role", VOCABULARY_ASSIGNMENT_ROLE, ASSIGNMENT_LEAD);
	return true;
}

static bool default_link(struct addition *addition)
{
	put_word(addition, "kind", VOCABULARY_LINK_KIND, LINK_RELATED);
	return true;
}

static bool default_day(struct addition *addition)
{
	put_day(addition, "day");
	return true;
}

static bool default_evidence(struct addition *addition)
{
	put_day(addition, "received");
	return true;
}

bool addition_default(struct addition *addition)
{
	static const struct {
		const char *table;
		bool (*run)(struct addition *addition);
	} defaults[] = {
		{"item", default_item},
		{"milestone", default_milestone},
		{"target", default_target},
		{"contact", default_contact},
		{"assignment", default_assignment},
		{"link", default_link},
		{"reading", default_day},
		{"call", default_day},
		{"evidence", default_evidence},
	};

	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		if (strcmp(defaults[i].table, addition->table->name) == 0)
			return defaults[i].run(addition);
	return true;
}
