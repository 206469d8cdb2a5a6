#include "gwagi/store/change.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

int change_kind(const char *table)
{
	size_t length = strlen(table);

	if (strcmp(table, "target_path") == 0)
		return RECORD_PATH;
	for (int kind = 0; kind < RECORD_KINDS; kind++) {
		const char *plural = record_kind_plural((enum record_kind)kind);

		if (strncmp(plural, table, length) == 0 && (!plural[length] || strcmp(plural + length, "s") == 0))
			return kind;
	}
	return WORD_NONE;
}

const char *change_table(const char *table)
{
	static const struct {
		const char *table, *korean;
	} others[] = {{"source", N_("자료")},
		      {"office_alias", N_("부서의 다른 이름")},
		      {"assignment", N_("담당 지정")},
		      {"snapshot", N_("동결")}};
	int kind = change_kind(table);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].table, table) == 0)
			return _(others[i].korean);
	return kind == WORD_NONE ? table : record_kind_korean((enum record_kind)kind);
}

const struct field *change_field(int kind, const char *key)
{
	size_t count = 0;
	const struct field *fields = kind == WORD_NONE ? NULL : store_fields((enum record_kind)kind, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

const char *change_action(const char *action)
{
	static const struct {
		const char *action, *korean;
	} actions[] = {
		{"init", N_("첫 내용")},     {"import", N_("가져오기")}, {"form", N_("점검표")}, {"set", N_("고침")},
		{"status", N_("상태 변경")}, {"add", N_("더함")},        {"undo", N_("취소")},   {"redo", N_("되살림")},
		{"account", N_("계정")},     {"freeze", N_("동결")},
	};

	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (strcmp(actions[i].action, action) == 0)
			return _(actions[i].korean);
	return action;
}

char *change_value(const struct field *field, const char *value)
{
	size_t size = 2 * strlen(value ? value : "") + 64;
	char *out;

	if (!value || !*value)
		return memory_copy(_("(없음)"), strlen(_("(없음)")));
	out = memory_new(size, 1);
	field_print(field, value, out, size);
	return out;
}

static char *row_sentence(const struct gate_change *change)
{
	const char *table = change_table(change->table), *said = change->after ? _("새로 만듦") : _("없앰");
	size_t size = strlen(table) + strlen(said) + sizeof ": ";
	char *out = memory_new(size, 1);

	snprintf(out, size, "%s: %s", table, said);
	return out;
}

char *change_sentence(const struct gate_change *change)
{
	const struct field *field = change_field(change_kind(change->table), change->key);
	const char *heading = field ? _(field->heading) : change->key;
	bool withheld = !change->before && !change->after; /* what is the same is no change: it is kept from us */
	char *before, *after, *out;
	size_t size;

	if (strcmp(change->key, "*") == 0)
		return row_sentence(change);
	before = withheld ? memory_copy("", 0) : change_value(field, change->before);
	after = withheld ? memory_copy("", 0) : change_value(field, change->after);
	size = strlen(heading) + strlen(before) + strlen(after) + strlen(_("비공개")) + sizeof ":  -> ";
	out = memory_new(size, 1);
	if (withheld)
		snprintf(out, size, "%s: %s", heading, _("비공개"));
	else
		snprintf(out, size, "%s: %s -> %s", heading, before, after);
	free(before);
	free(after);
	return out;
}
