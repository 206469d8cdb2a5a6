/* Going to what a code names. */
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "state.h"

static bool go(struct dashboard *dashboard, const char *where, struct error *error)
{
	struct ref ref = {.id = 0};

	if (!store_find(dashboard->store, where, &ref, error))
		return false;
	if (!left_lists(ref))
		return error_set(error, ERROR_USAGE, _("%s은(는) 왼쪽 칸에 없습니다."), where);
	return left_go(&dashboard->panes[PANE_LEFT], ref, error);
}

int dashboard_go(struct dashboard *dashboard, const char *where)
{
	struct error error = {0};

	if (go(dashboard, where, &error))
		return REACT_FOLLOW | REACT_REDRAW;
	dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_DRAW;
}
