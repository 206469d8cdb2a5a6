/* What a form understands of what is typed, while it is typed: said below the field. */
#include "form_understood.h"
#include <stdio.h>
#include "form.h"
#include "gwagi/model/amount.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"

/* "2026-08-31 (월)" */
static void print_day(day_number day, char *out, size_t size)
{
	char iso[DAY_TEXT], of_week[DAY_TEXT];

	day_print(day, iso);
	day_print_as(day_civil(day), "{w}", of_week, sizeof of_week);
	snprintf(out, size, "%s (%s)", iso, of_week);
}

/* "2026-08-31 (월), D-12"; of a period its short form in front of its last day. */
static bool say_date(const char *typed, day_number today, char *out, size_t size, struct error *error)
{
	char stored[DATE_TEXT], said[64], last[64], left[DAY_TEXT];
	struct date date;

	if (!date_parse(typed, today, stored, &date, error))
		return false;
	date_print_korean(&date, said, sizeof said);
	if (date.recurrence != RECURRENCE_NONE || date.last == DAY_NONE) {
		snprintf(out, size, "-> %s", said);
		return true;
	}
	print_day(date.last, last, sizeof last);
	day_print_left(date.last - today, left);
	if (date.precision == PRECISION_DAY && date.first == date.last)
		snprintf(out, size, "-> %s, %s", last, left);
	else
		snprintf(out, size, _("-> %s, 끝날 %s, %s"), said, last, left);
	return true;
}

static bool say_amount(const char *typed, const char *unit, char *out, size_t size, struct error *error)
{
	struct quantity quantity = {.comparator = COMPARATOR_EQ, .unit = unit, .qualifier = ""};
	char said[QUANTITY_TEXT];

	if (!amount_parse(typed, &quantity.low, error))
		return false;
	quantity_print(&quantity, said);
	snprintf(out, size, "-> %s", said);
	return true;
}

static bool say_quantity(const char *typed, char *out, size_t size, struct error *error)
{
	char said[QUANTITY_TEXT], words[QUANTITY_WORDS];
	struct quantity quantity;

	if (!quantity_parse(typed, &quantity, words, error))
		return false;
	quantity_print(&quantity, said);
	snprintf(out, size, "-> %s", said);
	return true;
}

bool form_understood(const struct dashboard *dashboard, const struct form *form, const struct form_entry *entry, char *out,
		     size_t size, struct error *error)
{
	const char *typed = form_text(entry);

	*out = '\0';
	if (!*typed)
		return true;
	switch (entry->field->input) {
	case FORM_DATE:
		return say_date(typed, store_today(dashboard->store), out, size, error);
	case FORM_AMOUNT:
		return say_amount(typed, form->unit, out, size, error);
	case FORM_QUANTITY:
		return say_quantity(typed, out, size, error);
	default:
		return true;
	}
}
