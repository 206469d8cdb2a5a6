/* Going to what one names: a code or a day. */
#include "go.h"
#include <stdio.h>
#include <string.h>
#include "gwagi/model/code.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "state.h"

/* A row that no view lists hangs on one that is. */
static bool find_listed(struct dashboard *dashboard, const char *code, struct ref *ref, struct error *error)
{
	char at[CODE_TEXT], above[CODE_TEXT];

	if (!store_find(dashboard->store, code, ref, error))
		return false;
	snprintf(at, sizeof at, "%s", code);
	while (!left_lists(*ref) && code_parent(at, above) && store_find(dashboard->store, above, ref, error))
		memcpy(at, above, sizeof at);
	return left_lists(*ref) || error_set(error, ERROR_USAGE, _("%s은(는) 어느 보기에도 따로 나오지 않습니다."), code);
}

static int to_code(struct dashboard *dashboard, const char *code, struct error *error)
{
	struct ref ref;

	if (!find_listed(dashboard, code, &ref, error) || !places_visit(dashboard, ref, error))
		return -1;
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

static int to_day(struct dashboard *dashboard, day_number day, struct error *error)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];
	const struct node *node;

	places_leave(dashboard);
	if (!left_show(left, VIEW_AGENDA, error) || !listing_go_day(left_listing(left), day, error))
		return -1;
	node = left->type->node(left);
	if (node && node->state.date.last > day)
		dashboard_say(dashboard, STYLE_DIM, _("그 날에 기한이 되는 것이 없어 그 뒤의 첫 기한으로 왔습니다."));
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

int go_to(struct dashboard *dashboard, const char *where, struct error *error)
{
	char stored[DATE_TEXT];
	struct date date;

	where += strspn(where, " ");
	if (strlen(where) < CODE_TEXT && code_kind(where) != CODE_NONE) {
		int reactions = to_code(dashboard, where, error);

		/* 8.31 may be a day as well. */
		if (reactions >= 0 || error->code != ERROR_NOT_FOUND)
			return reactions;
	}
	if (date_parse(where, store_today(dashboard->store), stored, &date, NULL) &&
	    (date.first != DAY_NONE || date.last != DAY_NONE))
		return to_day(dashboard, date.first != DAY_NONE ? date.first : date.last, error);
	if (error->code == ERROR_NONE)
		error_set(error, ERROR_USAGE, _("‘%s’은(는) 코드(1.2.2.1, o14)도 날(8.31, 이달말)도 아닙니다."), where);
	return -1;
}

static int accept(struct dashboard *dashboard, const char *typed, struct error *error)
{
	return go_to(dashboard, typed, error);
}

void go_open(struct dashboard *dashboard)
{
	static const struct ask_type type = {
		.label = N_("어디로: "),
		.hint = N_("Enter 가기  Esc 그만두기  예: 1.2.2.1, 1.2.5.1m1, o14, 8.31, 이달말"),
		.limit = 100,
		.accept = accept,
	};

	ask_open(dashboard, &dashboard->go, &type, "");
}

int dashboard_go(struct dashboard *dashboard, const char *where)
{
	struct error error = {0};
	int reactions = go_to(dashboard, where, &error);

	if (reactions >= 0)
		return reactions;
	dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_DRAW;
}
