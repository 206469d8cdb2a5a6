/* A field's stored value as people read it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/amount.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/model/record.h"

static void print_word(enum vocabulary vocabulary, const char *value, char *out, size_t size)
{
	int word = word_find(vocabulary, value);

	snprintf(out, size, "%s", word == WORD_NONE ? value : word_korean(vocabulary, word));
}

static void print_date(const char *value, char *out, size_t size)
{
	struct date date;

	if (!date_parse_stored(value, strlen(value), &date, NULL))
		snprintf(out, size, "%s", value);
	else
		date_print_korean(&date, out, size);
}

static void print_day(const char *value, char *out, size_t size)
{
	char korean[DAY_TEXT * 2];
	day_number day;

	if (!day_parse(value, strlen(value), &day)) {
		snprintf(out, size, "%s", value);
		return;
	}
	day_print_korean(day, korean);
	snprintf(out, size, "%s", korean);
}

/* UTC to the clock of Seoul, which has no summer time. */
static void print_time(const char *value, char *out, size_t size)
{
	enum { SEOUL = 9 };
	char iso[DAY_TEXT];
	day_number day;
	int hour;

	if (strlen(value) < 16 || !day_parse(value, 10, &day) || value[10] != 'T') {
		snprintf(out, size, "%s", value);
		return;
	}
	hour = (int)strtol(value + 11, NULL, 10) + SEOUL;
	day_print(day + hour / 24, iso);
	snprintf(out, size, "%s %02d%.3s", iso, hour % 24, value + 13);
}

static void print_amount(const char *value, char *out, size_t size)
{
	struct amount amount;
	char korean[AMOUNT_TEXT * 2];

	if (!amount_parse(value, &amount, NULL)) {
		snprintf(out, size, "%s", value);
		return;
	}
	amount_print_korean(amount, korean);
	snprintf(out, size, "%s", korean);
}

/* One below the other becomes one behind the other. */
static void print_list(const char *value, char *out, size_t size)
{
	size_t at = 0;

	out[0] = '\0';
	for (; *value && at + 3 < size; value++) {
		if (*value == '\n')
			out[at++] = ',';
		out[at++] = *value == '\n' ? ' ' : *value;
		out[at] = '\0';
	}
}

void field_print(const struct field *field, const char *value, char *out, size_t size)
{
	if (!*value || !field) {
		snprintf(out, size, "%s", value);
		return;
	}
	switch (field->type) {
	case FIELD_WORD:
		print_word(field->vocabulary, value, out, size);
		return;
	case FIELD_DATE:
		print_date(value, out, size);
		return;
	case FIELD_DAY:
		print_day(value, out, size);
		return;
	case FIELD_TIME:
		print_time(value, out, size);
		return;
	case FIELD_AMOUNT:
		print_amount(value, out, size);
		return;
	case FIELD_LIST:
		print_list(value, out, size);
		return;
	case FIELD_BOOLEAN:
		snprintf(out, size, "%s", strcmp(value, "true") ? D_("아니요") : D_("예"));
		return;
	case FIELD_TEXT:
	case FIELD_BODY:
	case FIELD_INTEGER:
	case FIELD_CODE:
		snprintf(out, size, "%s", value);
		return;
	}
}
