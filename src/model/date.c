#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "phrase.h"
#include "span.h"

bool date_parse_stored(const char *text, size_t length, struct date *out, struct error *error)
{
	struct span span = {0};
	struct period wrong;
	char quote[PHRASE_QUOTE];

	if (length > 0 && (!span_read(text, length, &span) || span_check(&span, &wrong) != SPAN_SOUND)) {
		phrase_quote(quote, text, length);
		return error_set(
			error, ERROR_USAGE,
			_("‘%s’은(는) 저장할 수 있는 날짜가 아닙니다. 예: 2025-12-31, 2025-12, 2025-11/2026-04, ../2028, R/P1M."),
			quote);
	}
	*out = span_date(&span);
	return true;
}

/* Where a period stands: by itself, before the ~ of a range, or behind it. */
enum place { PLACE_ALONE, PLACE_LEFT, PLACE_RIGHT };

enum { PERIOD_TEXT = 64 };

static void print_period(struct period period, enum place place, char *out, size_t size)
{
	struct civil_day day = {period.year, period.month ? period.month : 1, period.day ? period.day : 1};
	const char *pattern;

	switch (period_precision(period)) {
	case PRECISION_DAY:
		pattern = D_("{y}.{m}.{d}.");
		break;
	case PRECISION_MONTH:
		pattern = place == PLACE_ALONE ? D_("{y}. {m}월") : place == PLACE_LEFT ? D_("{y}.{m}") : D_("{y}.{m}.");
		break;
	default:
		pattern = place == PLACE_LEFT ? D_("{y}") : D_("{y}년");
		break;
	}
	day_print_as(day, pattern, out, size);
}

static const char *recurrence_words(enum date_recurrence recurrence)
{
	switch (recurrence) {
	case RECURRENCE_WEEKLY:
		return D_("매주");
	case RECURRENCE_QUARTERLY:
		return D_("매분기");
	case RECURRENCE_HALF_YEARLY:
		return D_("매반기");
	case RECURRENCE_MONTHLY:
		return D_("매월");
	case RECURRENCE_YEARLY:
		return D_("매년");
	case RECURRENCE_UNSTATED:
		return D_("주기 미정");
	default:
		return "";
	}
}

bool date_parse_past(const char *text, day_number today, day_number *day, struct error *error)
{
	enum { YEAR = 365 };
	char stored[DATE_TEXT];
	struct date date;

	if (!date_parse(text, today, stored, &date, error))
		return false;
	if (date.year_inferred && date.last > today && !date_parse(text, today - YEAR, stored, &date, error))
		return false;
	*day = date.last;
	return date.last != DAY_NONE ||
	       error_set(error, ERROR_USAGE, _("‘%s’에는 마지막 날이 없습니다. 하루나 끝이 있는 기간을 적어 주십시오."), text);
}

void date_print_korean(const struct date *date, char *out, size_t size)
{
	struct span span = span_of_date(date);
	bool range = span.from.year && span.to.year && !span_is_single(&span);
	char from[PERIOD_TEXT] = "", to[PERIOD_TEXT] = "";

	if (size == 0)
		return;
	out[0] = '\0';
	phrase_add(out, size, "%s", recurrence_words(span.recurrence));
	if (span.from.year)
		print_period(span.from, range ? PLACE_LEFT : PLACE_ALONE, from, sizeof from);
	if (range && span.from_uncertain)
		phrase_add(from, sizeof from, "%s", D_("(잠정)"));
	if (span.to.year && (range || !span.from.year))
		print_period(span.to, range ? PLACE_RIGHT : PLACE_ALONE, to, sizeof to);
	if (range)
		phrase_add(out, size, D_("%s~%s"), from, to);
	else if (!span.to.year)
		phrase_add(out, size, *from ? D_("%s~") : "%s", from);
	else
		phrase_add(out, size, *from ? "%s" : D_("~%s"), *from ? from : to);
	if (range ? span.to_uncertain : span.from_uncertain || span.to_uncertain)
		phrase_add(out, size, "%s", D_("(잠정)"));
}
