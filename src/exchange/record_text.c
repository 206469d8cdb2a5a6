#include "gwagi/exchange/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/amount.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { SEOUL_HOURS = 9, TIME_TEXT = 32 };

static char *copy(const char *text)
{
	return memory_copy(text, strlen(text));
}

static char *word_text(enum vocabulary vocabulary, const char *text)
{
	int word = word_find(vocabulary, text);

	return copy(word == WORD_NONE ? text : word_korean(vocabulary, word));
}

static char *date_text(const char *text)
{
	struct date date;
	char out[DATE_TEXT * 2];

	if (!date_parse_stored(text, strlen(text), &date, NULL))
		return copy(text);
	date_print_korean(&date, out, sizeof out);
	return copy(out);
}

static char *amount_text(const char *text)
{
	struct amount amount;
	char out[AMOUNT_TEXT * 2];

	if (!amount_parse(text, &amount, NULL))
		return copy(text);
	amount_print_korean(amount, out);
	return copy(out);
}

static char *list_text(const char *text)
{
	size_t length = strlen(text), used = 0;
	char *out = memory_new(length * 2 + 1, 1);

	for (size_t i = 0; i < length; i++) {
		out[used++] = text[i] == '\n' ? ',' : text[i];
		if (text[i] == '\n')
			out[used++] = ' ';
	}
	return out;
}

/* 2026-11-22T04:05:06Z as the day and minute in Seoul. */
static char *time_text(const char *text)
{
	int hour, minute;
	day_number day;
	char date[DAY_TEXT], out[TIME_TEXT];

	if (strlen(text) < 16 || !day_parse(text, 10, &day) || sscanf(text + 10, "T%2d:%2d", &hour, &minute) != 2)
		return copy(text);
	hour += SEOUL_HOURS;
	day_print(day + hour / 24, date);
	snprintf(out, sizeof out, "%s %02d:%02d", date, hour % 24, minute);
	return copy(out);
}

char *record_text(const struct field *field, struct value value)
{
	if (value.empty)
		return copy("");
	switch (field->type) {
	case FIELD_WORD:
		return word_text(field->vocabulary, value.text);
	case FIELD_BOOLEAN:
		return copy(strcmp(value.text, "true") == 0 ? _("예") : _("아니요"));
	case FIELD_DATE:
		return date_text(value.text);
	case FIELD_AMOUNT:
		return amount_text(value.text);
	case FIELD_LIST:
		return list_text(value.text);
	case FIELD_TIME:
		return time_text(value.text);
	case FIELD_TEXT:
	case FIELD_BODY:
	case FIELD_INTEGER:
	case FIELD_DAY:
	case FIELD_CODE:
		break;
	}
	return copy(value.text);
}
