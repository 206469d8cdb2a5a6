/* The right pane below: the milestones at and below the tree's cursor over the year. */
#include "gwagi/model/message.h"
#include "gwagi/view/timeline.h"
#include "state.h"

enum { HEAD = 2, FOOT = 1 };

static void *create(struct store *store)
{
	return timeline_create(store);
}

static void destroy(void *state)
{
	timeline_destroy(state);
}

static int rows_of(const struct pane *pane)
{
	return pane->area.height > HEAD + FOOT ? pane->area.height - HEAD - FOOT : 1;
}

static bool load(struct dashboard *dashboard, struct pane *pane, bool reload, struct error *error)
{
	const struct node *node = dashboard->panes[PANE_TREE].type->node(&dashboard->panes[PANE_TREE]);

	(void)reload;
	return timeline_load(pane->state, node ? node->ref : (struct ref){.kind = RECORD_MEETING}, rows_of(pane), error);
}

static bool draw(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	const struct area *area = &pane->area;
	int count = timeline_count(pane->state);
	struct row row = {0};

	(void)error;
	for (int line = 0; line < HEAD; line++) {
		timeline_head(pane->state, line, area->width, &row);
		paint_row(&dashboard->terminal, area, line, &row, PAINT_PLAIN);
	}
	for (int i = 0; i < rows_of(pane); i++) {
		timeline_row(pane->state, i, area->width, &row);
		paint_row(&dashboard->terminal, area, HEAD + i, &row,
			  pane->focused && count && i == timeline_position(pane->state) ? PAINT_CURSOR : PAINT_PLAIN);
	}
	timeline_foot(pane->state, area->width, &row);
	if (!count) {
		row_clear(&row);
		row_add(&row, STYLE_DIM, _(" 여기에는 이정표가 없습니다."));
	}
	paint_row(&dashboard->terminal, area, HEAD + rows_of(pane), &row, PAINT_PLAIN);
	row_finish(&row);
	return true;
}

static bool move_cursor(struct timeline *timeline, enum action action, int rows, struct error *error)
{
	switch (action) {
	case ACTION_DOWN:
		return timeline_move(timeline, 1, error);
	case ACTION_UP:
		return timeline_move(timeline, -1, error);
	case ACTION_PAGE_DOWN:
		return timeline_move(timeline, rows, error);
	case ACTION_PAGE_UP:
		return timeline_move(timeline, -rows, error);
	case ACTION_HALF_DOWN:
		return timeline_move(timeline, rows / 2 + 1, error);
	case ACTION_HALF_UP:
		return timeline_move(timeline, -rows / 2 - 1, error);
	case ACTION_FIRST:
		return timeline_first(timeline, error);
	default:
		return timeline_last(timeline, error);
	}
}

static int go_to_row(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	const struct node *node = timeline_cursor(pane->state);

	if (!node)
		return REACT_NONE;
	if (!pane_tree_go(&dashboard->panes[PANE_TREE], node->ref, error))
		return -1;
	dashboard->focus = PANE_TREE;
	return REACT_RELAYOUT;
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	bool moves = action == ACTION_DOWN || action == ACTION_UP || (action >= ACTION_PAGE_DOWN && action <= ACTION_LAST);

	if (action == ACTION_OPEN)
		return go_to_row(dashboard, pane, error);
	if (!moves)
		return REACT_PASS;
	if (!move_cursor(pane->state, action, rows_of(pane), error))
		return -1;
	pane->stale = true;
	return REACT_DRAW;
}

static const struct node *node(const struct pane *pane)
{
	return timeline_cursor(pane->state);
}

const struct pane_type pane_timeline = {
	.name = N_("일정"),
	.create = create,
	.destroy = destroy,
	.load = load,
	.draw = draw,
	.act = act,
	.node = node,
};
