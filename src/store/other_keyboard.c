#include <stdio.h>
#include "gwagi/store/list.h"
#include "gwagi/text/match.h"
#include "internal.h"

/* Append a value to the texts of FILTER; NULL if there is no room left. */
static const char *keep(struct filter *filter, size_t *used, const char *value)
{
	size_t size = strlen(value) + 1;
	char *kept = filter->text + *used;

	if (size > sizeof filter->text - *used)
		return NULL;
	memcpy(kept, value, size);
	*used += size;
	return kept;
}

static void join(char words[FILTER_TEXT], const char *word)
{
	size_t used = strlen(words);

	snprintf(words + used, FILTER_TEXT - used, "%s%s", used ? " " : "", word);
}

bool filter_words(const struct filter *filter, char words[FILTER_TEXT])
{
	*words = '\0';
	for (size_t i = 0; i < filter->count; i++)
		if (filter->nodes[i].op == FILTER_WORD)
			join(words, filter->nodes[i].value);
	return *words != '\0';
}

bool filter_other_keyboard(const struct filter *filter, struct filter *other, char typed[FILTER_TEXT], char read[FILTER_TEXT])
{
	size_t used = 0;

	*other = *filter;
	*typed = *read = '\0';
	for (size_t i = 0; i < filter->count; i++) {
		const char *value = filter->nodes[i].value;
		char *reading = filter->nodes[i].op == FILTER_WORD ? text_other_keyboard(value, strlen(value)) : NULL;

		if (reading) {
			join(typed, value);
			join(read, reading);
		}
		if (value)
			other->nodes[i].value = keep(other, &used, reading ? reading : value);
		free(reading);
		if (value && !other->nodes[i].value)
			return false;
	}
	return *typed != '\0';
}
