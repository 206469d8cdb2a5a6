#include "gwagi/view/past.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"

static bool check_first(struct store *store, day_number day, struct error *error)
{
	char said[DAY_TEXT * 2];
	day_number first;

	if (!store_first_day(store, &first, error))
		return false;
	day_print_korean(first, said);
	return first == DAY_NONE || day >= first ||
	       error_set(error, ERROR_USAGE, _("첫 기록이 %s이어서 그 앞의 날에는 아무것도 없습니다."), said);
}

bool past_read(struct store *store, const char *typed, day_number *day, struct error *error)
{
	day_number today = store_present(store);

	if (!date_parse_past(typed, today, day, error))
		return false;
	if (*day > today)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 아직 다 지나지 않아 볼 수 없습니다."), typed);
	if (!check_first(store, *day, error))
		return false;
	if (*day == today)
		*day = DAY_NONE;
	return true;
}

void past_sentence(const struct store *store, struct text *out)
{
	char day[DAY_TEXT * 2];

	day_print_korean(store_today(store), day);
	text_clear(out);
	text_append_format(out,
			   store_as_of(store) == DAY_NONE ? _("지금(%s)을 봅니다.")
			   : store_as_of_is_frozen(store) ? _("%s의 동결된 상태입니다. 바꿀 수 없습니다. t 지금으로")
							  : _("%s의 상태입니다. 바꿀 수 없습니다. t 지금으로"),
			   day);
}
