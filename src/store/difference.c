#include "gwagi/store/difference.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/snapshot.h"
#include "gwagi/text/memory.h"

static char *copy(const char *text)
{
	return memory_copy(text, strlen(text));
}

void difference_words(const struct diff_row *row, struct difference_words *words)
{
	const struct field *field = row->field ? change_field((int)row->kind, row->field) : NULL;

	*words = (struct difference_words){0};
	if (row->field)
		words->field = copy(field ? _(field->heading) : row->field);
	if (row->before)
		words->before = change_value(field, row->before);
	if (row->after)
		words->after = change_value(field, row->after);
}

void difference_words_finish(struct difference_words *words)
{
	free(words->field);
	free(words->before);
	free(words->after);
	*words = (struct difference_words){0};
}

static size_t length_of(const char *text)
{
	return text ? strlen(text) : 0;
}

/* Where the word for the difference does not say which field it was. */
static bool needs_field(enum difference difference)
{
	return difference == DIFFERENCE_OTHER || difference == DIFFERENCE_FIGURE || difference == DIFFERENCE_OFFICE ||
	       difference == DIFFERENCE_ASSIGNMENT || difference == DIFFERENCE_CONTACT;
}

/* A light that came on while the signal stayed: why, which the rule says behind the signal. */
static const char *reason_of(const struct diff_row *row)
{
	static const char divider[] = " · ";
	const char *reason = row->rule ? strstr(row->rule, divider) : NULL;
	bool same = row->field && strcmp(row->field, "signal") == 0 && row->before && row->after &&
		    strcmp(row->before, row->after) == 0;

	return same && reason ? reason + strlen(divider) : NULL;
}

char *difference_sentence(const struct diff_row *row)
{
	struct difference_words words;
	const char *reason = reason_of(row);
	size_t size, used = 0;
	char *out;

	difference_words(row, &words);
	size = length_of(words.field) + length_of(words.before) + length_of(words.after) + length_of(reason) + 64;
	out = memory_new(size, 1);
	if (row->months > 1)
		used += (size_t)snprintf(out, size, _("%d개월째 "), row->months);
	if (words.field && needs_field(row->difference))
		used += (size_t)snprintf(out + used, size - used, "%s: ", words.field);
	if (reason)
		snprintf(out + used, size - used, "%s", reason);
	else if (words.before && words.after && strcmp(words.before, words.after) != 0)
		snprintf(out + used, size - used, "%s -> %s", words.before, words.after);
	else if (words.before || words.after)
		snprintf(out + used, size - used, "%s", words.after ? words.after : words.before);
	difference_words_finish(&words);
	return out;
}

bool difference_since(struct store *store, day_number *day, struct error *error)
{
	struct snapshot snapshot;

	*day = DAY_NONE;
	if (!store_snapshot_before(store, store_today(store) - 1, &snapshot, error))
		return false;
	*day = snapshot.day;
	if (*day == DAY_NONE && !store_first_day(store, day, error))
		return false;
	if (*day == DAY_NONE || *day > store_today(store))
		*day = store_today(store);
	return true;
}
