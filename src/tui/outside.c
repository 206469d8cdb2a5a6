/* What happens outside while the dashboard is open: commits of others, a file that goes, a new day. */
#include "gwagi/model/message.h"
#include "state.h"

void outside_look_for_commits(struct dashboard *dashboard)
{
	int64_t version = store_data_version(dashboard->store);
	day_number past = store_as_of(dashboard->store);
	struct error error;

	dashboard->watch.due = !version;
	if (!version || version == dashboard->data_version)
		return;
	/* The past may be another one by now, too: something backdated, something taken back. */
	if (past != DAY_NONE && !store_set_as_of(dashboard->store, past, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	dashboard->reactions |= REACT_RELOAD;
}

/* After the keys, the next of which would take the sentence away. */
void outside_look_for_file(struct dashboard *dashboard)
{
	struct error error = {0};
	bool lost = !store_is_in_place(dashboard->store, &error);

	if (lost && !dashboard->lost)
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	dashboard->lost = lost;
}

/* Before the keys: what they write is written on the day that it is now. */
bool outside_move_to_today(struct dashboard *dashboard)
{
	const struct dashboard_options *options = dashboard->options;
	int64_t ends;
	day_number day;

	if (!options->today)
		return false;
	midnight_take(&dashboard->midnight);
	day = options->today(options->context, &ends);
	midnight_set(&dashboard->midnight, ends);
	if (day == dashboard->day)
		return false;
	dashboard->day = day;
	store_set_today(dashboard->store, day);
	dashboard->reactions |= REACT_RELOAD;
	return true;
}

/* After them. */
void outside_say_day(struct dashboard *dashboard)
{
	struct text sentence = {0};
	char day[DAY_TEXT * 2];

	day_print_korean(store_today(dashboard->store), day);
	text_append_format(&sentence,
			   store_as_of(dashboard->store) == DAY_NONE
				   ? _("날이 바뀌어 기준일이 %s이(가) 되었습니다.")
				   : _("날이 바뀌었습니다. 보고 있는 기준일 %s은(는) 그대로입니다."),
			   day);
	dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	text_finish(&sentence);
}
