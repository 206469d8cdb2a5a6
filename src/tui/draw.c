/* From the state to ncurses' windows. What is drawn here goes out with the next frame. */
#include "gwagi/model/message.h"
#include "state.h"

static void draw_small(struct dashboard *dashboard)
{
	struct area area = {.window = stdscr, .height = dashboard->rows, .width = dashboard->columns};
	struct text sentence = {0};
	struct text_span span = {0};
	int line = 0;

	text_append_format(&sentence, _("창이 너무 작습니다(%dx%d). 40x12 이상으로 하십시오. q 나가기"), dashboard->columns,
			   dashboard->rows);
	paint_blank(&dashboard->terminal, &area, 0);
	while (text_wrap(&sentence, area.width, 0, &span)) {
		struct row row = {0};

		row_add_bytes(&row, STYLE_ALERT, sentence.bytes + span.offset, span.length);
		paint_row(&dashboard->terminal, &area, line++, &row, PAINT_PLAIN);
		row_finish(&row);
	}
	text_finish(&sentence);
}

static void draw_panes(struct dashboard *dashboard)
{
	struct error error = {0};

	for (int i = 0; i < PANE_COUNT; i++) {
		struct pane *pane = &dashboard->panes[i];

		if (!pane->shown || !pane->stale)
			continue;
		pane->focused = i == dashboard->focus;
		pane->stale = false;
		if (!pane->type->draw(dashboard, pane, &error))
			dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	}
}

/* A frame of its own window: ncurses then takes care of wide characters that its edges cut through. */
static void draw_dialog(struct dashboard *dashboard)
{
	WINDOW *window = dashboard->dialog_window;
	struct area area = {.window = window, .top = 1, .left = 2};

	area.height = getmaxy(window) - 2;
	area.width = getmaxx(window) - 4;
	werase(window);
	paint_frame(window, dashboard->dialog->ascii || dashboard_is_ascii(dashboard));
	dashboard->terminal.caret = false;
	dashboard->dialog->draw(dashboard, dashboard->dialog_state, &area);
	touchwin(window);
	wnoutrefresh(window);
}

void dashboard_draw(struct dashboard *dashboard)
{
	dashboard->terminal.caret = false;
	if (dashboard->small) {
		draw_small(dashboard);
		wnoutrefresh(stdscr);
		return;
	}
	draw_panes(dashboard);
	layout_draw(dashboard);
	wnoutrefresh(stdscr);
	if (dashboard->dialog && dashboard->dialog_window)
		draw_dialog(dashboard);
}
