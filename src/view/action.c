#include "gwagi/view/action.h"

const struct action_row *action_row(enum action action)
{
#define ACTION_ROW(id, name, keys, places, bar, help) {name, keys, places, bar, help},
	static const struct action_row rows[ACTION_COUNT] = {ACTIONS(ACTION_ROW)};
#undef ACTION_ROW

	return &rows[action];
}

bool action_writes(enum action action)
{
	switch (action) {
	case ACTION_STATUS:
	case ACTION_VERIFY:
	case ACTION_EDIT:
	case ACTION_READING:
	case ACTION_EVIDENCE:
	case ACTION_CALL:
	case ACTION_UNDO:
	case ACTION_REDO:
		return true;
	default:
		return false;
	}
}

int action_rows(enum action action, int height)
{
	int page = height > 1 ? height - 1 : 1, half = height > 3 ? height / 2 : 1;

	switch (action) {
	case ACTION_DOWN:
		return 1;
	case ACTION_UP:
		return -1;
	case ACTION_PAGE_DOWN:
		return page;
	case ACTION_PAGE_UP:
		return -page;
	case ACTION_HALF_DOWN:
		return half;
	case ACTION_HALF_UP:
		return -half;
	default:
		return 0;
	}
}
