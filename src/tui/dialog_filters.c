/* The filters to choose from: no filter, the ready words, those that were saved; and saving the one in use. */
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "sift.h"
#include "state.h"

enum { WIDTH = 68, HEAD = 2, FOOT = 2, NAME = 22 };

struct filters {
	int cursor, top;
};

/* Rows: all, the ready words, the saved ones, saving. */
enum { ROW_ALL, ROW_READY, ROW_SAVED = ROW_READY + READY_COUNT };

static int rows_of(const struct dashboard *dashboard)
{
	return ROW_SAVED + dashboard->sift.count + (*left_filter(&dashboard->panes[PANE_LEFT]) ? 1 : 0);
}

static const char *filter_at(const struct dashboard *dashboard, int row)
{
	if (row == ROW_ALL)
		return "";
	if (row < ROW_SAVED)
		return filter_ready_word((enum filter_ready)(row - ROW_READY));
	return row - ROW_SAVED < dashboard->sift.count ? dashboard->sift.saved[row - ROW_SAVED].filter : NULL;
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)state;
	*height = HEAD + rows_of(dashboard) + FOOT;
	*width = WIDTH;
}

static void build(const struct dashboard *dashboard, int at, int cells, struct row *row)
{
	const struct sift *sift = &dashboard->sift;

	row_clear(row);
	if (at < 9)
		row_add_format(row, STYLE_KEY, "%d ", at + 1);
	else
		row_add(row, STYLE_NORMAL, "  ");
	if (at == ROW_ALL) {
		row_add(row, STYLE_NORMAL, _("모두 (거르지 않음)"));
	} else if (at < ROW_SAVED) {
		row_add(row, STYLE_NORMAL, filter_at(dashboard, at));
	} else if (at - ROW_SAVED < sift->count) {
		row_add_fit(row, STYLE_NORMAL, sift->saved[at - ROW_SAVED].name, NAME, TEXT_LEFT);
		row_add_fit(row, STYLE_DIM, sift->saved[at - ROW_SAVED].filter, cells - row->text.cells, TEXT_LEFT);
	} else {
		row_add(row, STYLE_LABEL, _("지금 거르기를 이름 붙여 저장: "));
		row_add_fit(row, STYLE_DIM, left_filter(&dashboard->panes[PANE_LEFT]), cells - row->text.cells, TEXT_LEFT);
	}
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct filters *filters = state;
	int height = area->height - HEAD - FOOT, count = rows_of(dashboard);
	struct row row = {0};

	if (filters->cursor >= filters->top + height)
		filters->top = filters->cursor - height + 1;
	if (filters->cursor < filters->top)
		filters->top = filters->cursor;
	row_add(&row, STYLE_TITLE, _("거르기 고르기"));
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	for (int i = 0; i < height && filters->top + i < count; i++) {
		build(dashboard, filters->top + i, area->width, &row);
		paint_row(&dashboard->terminal, area, HEAD + i, &row,
			  filters->top + i == filters->cursor ? PAINT_CURSOR : PAINT_PLAIN);
	}
	row_clear(&row);
	row_add(&row, STYLE_DIM, _("숫자·화살표, Enter 고름, Delete 저장한 것 지움, Esc 닫기"));
	paint_row(&dashboard->terminal, area, area->height - 1, &row, PAINT_PLAIN);
	row_finish(&row);
}

static int choose(struct dashboard *dashboard, int row)
{
	const char *filter = filter_at(dashboard, row);
	struct error error = {0};

	if (!filter)
		sift_ask_name(dashboard);
	else if (!sift_set(dashboard, filter, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_CLOSE;
}

static int drop(struct dashboard *dashboard, struct filters *filters)
{
	int saved = filters->cursor - ROW_SAVED;

	if (saved < 0 || saved >= dashboard->sift.count)
		return REACT_NONE;
	sift_drop(dashboard, saved);
	return REACT_RELAYOUT;
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct filters *filters = state;
	int count = rows_of(dashboard), height = dashboard->rows / 2, moved;
	enum action action = keymap_action(&dashboard->keymap, key);

	if (key >= '1' && key <= '9')
		return (int)(key - '1') < count ? choose(dashboard, (int)(key - '1')) : REACT_NONE;
	if (key == PRESS_DELETE)
		return drop(dashboard, filters);
	if (action == ACTION_OPEN)
		return choose(dashboard, filters->cursor);
	if (action == ACTION_CLOSE || action == ACTION_QUIT)
		return REACT_CLOSE;
	if (action != ACTION_FIRST && action != ACTION_LAST && !action_rows(action, height))
		return REACT_NONE;
	moved = action == ACTION_FIRST ? 0 : action == ACTION_LAST ? count - 1 : filters->cursor + action_rows(action, height);
	filters->cursor = moved < 0 ? 0 : moved >= count ? count - 1 : moved;
	return REACT_DRAW;
}

static const struct dialog_type filters_type = {.size = size, .draw = draw, .press = press, .destroy = free};

void sift_open_list(struct dashboard *dashboard)
{
	dashboard_open(dashboard, &filters_type, memory_new(1, sizeof(struct filters)));
}
