/* Opening and closing of dialogs, and their windows. */
#include "state.h"

enum { FRAME_HEIGHT = 2, FRAME_WIDTH = 4 };

void dialog_place(struct dashboard *dashboard)
{
	int height = 0, width = 0;

	if (dashboard->dialog_window)
		delwin(dashboard->dialog_window);
	dashboard->dialog_window = NULL;
	if (!dashboard->dialog || dashboard->small)
		return;
	dashboard->dialog->size(dashboard, dashboard->dialog_state, &height, &width);
	height += FRAME_HEIGHT;
	width += FRAME_WIDTH;
	if (height > dashboard->rows)
		height = dashboard->rows;
	if (width > dashboard->columns)
		width = dashboard->columns;
	dashboard->dialog_window = newwin(height, width, (dashboard->rows - height) / 2, (dashboard->columns - width) / 2);
}

int dialog_do(struct dashboard *dashboard, enum action action)
{
	dashboard_close(dashboard);
	return dashboard_do(dashboard, action) | REACT_RELAYOUT;
}

void dashboard_open(struct dashboard *dashboard, const struct dialog_type *type, void *state)
{
	dashboard_close(dashboard);
	dashboard->dialog = type;
	dashboard->dialog_state = state;
	dashboard->bars_stale = true; /* its keys go */
	dialog_place(dashboard);
}

void dashboard_close(struct dashboard *dashboard)
{
	if (dashboard->dialog && dashboard->dialog->keep)
		draft_remove(dashboard);
	if (dashboard->dialog) {
		dashboard->dialog->destroy(dashboard->dialog_state);
		dashboard->bars_stale = true;
	}
	dashboard->dialog = NULL;
	dashboard->dialog_state = NULL;
	dialog_place(dashboard);
}
