/* Where a new row belongs, and which code it gets. */
#include <stdio.h>
#include "addition.h"
#include "gwagi/model/recurrence.h"
#include "next.h"
#include "ref.h"

const struct hanging *hanging_of(const char *table)
{
	static const struct hanging all[] = {
		{"item", NULL, CODE_ITEM},
		{"milestone", NULL, CODE_MILESTONE},
		{"occurrence", NULL, CODE_OCCURRENCE},
		{"target", NULL, CODE_TARGET},
		{"target_path", NULL, CODE_PATH},
		{"office", "parent", CODE_OFFICE},
		{"office_alias", "office", CODE_NONE},
		{"contact", "office", CODE_CONTACT},
		{"assignment", "entity", CODE_NONE},
		{"reading", "target", CODE_READING},
		{"evidence", "milestone", CODE_EVIDENCE},
		{"call", "milestone", CODE_CALL},
		{"link", "from", CODE_LINK},
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].table, table) == 0)
			return &all[i];
	return NULL;
}

/* What hangs on one time of a milestone hangs on the milestone too. */
static bool hang_on_occurrence(struct addition *addition)
{
	char milestone[CODE_TEXT];
	int64_t id;

	code_parent(addition->of, milestone);
	addition_put(addition, "milestone", milestone);
	if (strcmp(addition->table->name, "evidence") != 0)
		return true;
	addition_put(addition, "occurrence", addition->of);
	return gate_occurrence(addition->writing, addition->of, &id);
}

bool addition_hang(struct addition *addition)
{
	const char *key = addition->hanging->of;

	if (!key || !*addition->of || *addition_value(addition, key))
		return true;
	if (strcmp(key, "milestone") == 0 && code_kind(addition->of) == CODE_OCCURRENCE)
		return hang_on_occurrence(addition);
	addition_put(addition, key, addition->of);
	return true;
}

static void drop(struct addition *addition, const char *key)
{
	for (size_t i = 0; i < addition->count; i++)
		if (strcmp(addition->fields[i].key, key) == 0) {
			memmove(&addition->fields[i], &addition->fields[i + 1],
				(addition->count - i - 1) * sizeof *addition->fields);
			addition->count--;
			return;
		}
}

/* The label of a period that is given as one or as a date. */
static bool find_label(struct addition *addition, const char *key, const char *given, char label[RECURRENCE_LABEL])
{
	struct writing *writing = addition->writing;
	struct recurrence_period period;
	struct error error;
	char stored[DATE_TEXT];
	struct date date;

	snprintf(label, RECURRENCE_LABEL, "%s", given);
	if (recurrence_find(label, &period, NULL))
		return true;
	if (!date_parse(given, writing->store->today, stored, &date, &error))
		return writing_refuse(writing, key, "%s: %s", key, error.sentence);
	for (int i = RECURRENCE_WEEKLY; i <= RECURRENCE_YEARLY; i++) {
		if (!recurrence_at((enum date_recurrence)i, date.first, &period) || period.first != date.first ||
		    period.last != date.last)
			continue;
		recurrence_label(&period, label);
		return true;
	}
	return writing_refuse(writing, key, _("한 주, 달, 분기, 반기, 해가 아닙니다: %s."), given);
}

/* What it hangs on, @ and the field that says which one of them it is; or `of` is all of that. */
static bool code_of_time(struct addition *addition)
{
	bool path = addition->hanging->kind == CODE_PATH;
	const char *key = path ? "year" : "period", *given = addition_value(addition, key);
	char label[RECURRENCE_LABEL];

	if (code_kind(addition->of) == addition->hanging->kind) {
		snprintf(addition->code, sizeof addition->code, "%s", addition->of);
		return true;
	}
	if (!*given)
		return writing_refuse(addition->writing, key, "%s: %s", key, _("비어 있습니다. 값이 있어야 합니다."));
	if (!find_label(addition, key, given, label))
		return false;
	if (snprintf(addition->code, sizeof addition->code, "%s@%s", addition->of, label) >= CODE_TEXT ||
	    code_kind(addition->code) != addition->hanging->kind)
		return writing_refuse(addition->writing, key, "%s: %s", key, _("여기에 쓸 수 없는 값입니다."));
	drop(addition, key);
	return true;
}

bool addition_code(struct addition *addition)
{
	struct writing *writing = addition->writing;
	struct error *error = &writing->answer->error;
	enum code_kind kind = addition->hanging->kind;

	if (kind == CODE_NONE || *addition_value(addition, "code"))
		return true;
	if (addition->hanging->of) {
		if (!next_lettered(writing->store, kind, addition->code, error))
			return writing_fail(writing);
	} else if (!*addition->of) {
		return writing_refuse(writing, "code", _("어디에 둘 것인지 코드가 있어야 합니다."));
	} else if (kind == CODE_OCCURRENCE || kind == CODE_PATH) {
		if (!code_of_time(addition))
			return false;
	} else if (!next_below(writing->store, kind, addition->of, addition->code, error)) {
		return writing_refuse(writing, "code", "%s", error->sentence);
	}
	addition_put(addition, "code", addition->code);
	return true;
}
