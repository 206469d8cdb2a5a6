#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

int value_kind(const char *table)
{
	size_t length = strlen(table);

	for (int kind = 0; kind < RECORD_KINDS; kind++) {
		const char *plural = record_kind_plural((enum record_kind)kind);

		if (strncmp(plural, table, length) == 0 && (!plural[length] || strcmp(plural + length, "s") == 0))
			return kind;
	}
	return WORD_NONE;
}

const char *value_table(const char *table)
{
	static const struct {
		const char *table, *korean;
	} others[] = {{"source", N_("자료")},
		      {"office_alias", N_("부서의 다른 이름")},
		      {"assignment", N_("담당 지정")},
		      {"target_path", N_("경로")},
		      {"snapshot", N_("동결")}};
	int kind = value_kind(table);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].table, table) == 0)
			return _(others[i].korean);
	return kind == WORD_NONE ? table : record_kind_korean((enum record_kind)kind);
}

const struct field *value_field(int kind, const char *key)
{
	size_t count = 0;
	const struct field *fields = kind == WORD_NONE ? NULL : store_fields((enum record_kind)kind, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

char *value_text(const struct field *field, const char *value)
{
	size_t size = 2 * strlen(value ? value : "") + 64;
	char *out;

	if (!value || !*value)
		return memory_copy(_("(없음)"), strlen(_("(없음)")));
	out = memory_new(size, 1);
	field_print(field, value, out, size);
	return out;
}

bool value_date(const struct cli *cli, const char *given, struct date *date)
{
	char stored[DATE_TEXT], *composed = text_compose(given, strlen(given));
	struct error error;
	bool done = date_parse(composed ? composed : given, cli->today, stored, date, &error);

	free(composed);
	if (!done)
		say_error(&error);
	return done;
}

bool value_effective(const struct cli *cli, day_number *day)
{
	struct date date;

	*day = DAY_NONE;
	if (!cli->effective)
		return true;
	if (!value_date(cli, cli->effective, &date))
		return false;
	if (date.precision != PRECISION_DAY || date.first != date.last) {
		say(_("--effective에는 하루를 써 주십시오: %s."), cli->effective);
		return false;
	}
	*day = date.first;
	return true;
}
