#include "past.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/view/past.h"
#include "state.h"

enum { DAY_BYTES = 100 };

static void say_where(struct dashboard *dashboard)
{
	struct text sentence = {0};

	past_sentence(dashboard->store, &sentence);
	dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	text_finish(&sentence);
}

/* DAY_NONE is the present. False, with a sentence, and at the present. */
static bool go(struct dashboard *dashboard, day_number day, struct error *error)
{
	if (!store_set_as_of(dashboard->store, day, error))
		return false;
	say_where(dashboard);
	return true;
}

/* Where the day could not be set, the present is on the screen, and why is said there. */
static int accept(struct dashboard *dashboard, const char *typed, struct error *error)
{
	day_number day = DAY_NONE;

	if (typed[strspn(typed, " ")] && !past_read(dashboard->store, typed, &day, error))
		return -1;
	if (!go(dashboard, day, error))
		dashboard_say(dashboard, STYLE_ALERT, error->sentence);
	return REACT_RELOAD | REACT_REDRAW;
}

void past_open(struct dashboard *dashboard)
{
	static const struct ask_type type = {
		.label = N_("기준일: "),
		.hint = N_("Enter 보기  Esc 그만두기  비우면 지금  예: 2025-12, 지난달, 어제"),
		.limit = DAY_BYTES,
		.accept = accept,
	};

	ask_open(dashboard, &dashboard->past, &type, "");
}

int past_return(struct dashboard *dashboard)
{
	struct error error = {0};

	if (store_as_of(dashboard->store) == DAY_NONE) {
		dashboard_say(dashboard, STYLE_DIM, _("지금을 보고 있습니다. 지난 날을 보려면 @를 누르십시오."));
		return REACT_DRAW;
	}
	if (!go(dashboard, DAY_NONE, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_RELOAD | REACT_REDRAW;
}

bool past_may_write(struct dashboard *dashboard)
{
	if (store_as_of(dashboard->store) != DAY_NONE)
		dashboard_say(dashboard, STYLE_ALERT, _("지난 날을 보고 있어 바꿀 수 없습니다. t로 지금으로 돌아와서 하십시오."));
	else if (store_is_read_only(dashboard->store))
		dashboard_say(dashboard, STYLE_ALERT, _("읽기 전용으로 열려 있어 바꿀 수 없습니다."));
	else
		return true;
	return false;
}
