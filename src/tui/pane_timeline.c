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
	const struct node *node = dashboard->panes[PANE_LEFT].type->node(&dashboard->panes[PANE_LEFT]);

	(void)reload;
	timeline_set_holidays(pane->state, dashboard->options->holidays);
	return timeline_load(pane->state, node ? node->ref : (struct ref){.kind = RECORD_MEETING}, pane->area.width,
			     rows_of(pane), error);
}

static bool draw(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	const struct area *area = &pane->area;
	int count = timeline_count(pane->state);
	struct row row = {0};

	(void)error;
	for (int line = 0; line < HEAD; line++) {
		timeline_head(pane->state, line, &row);
		paint_row(&dashboard->terminal, area, line, &row, PAINT_PLAIN);
	}
	for (int i = 0; i < rows_of(pane); i++) {
		timeline_row(pane->state, i, &row);
		paint_row(&dashboard->terminal, area, HEAD + i, &row,
			  pane->focused && count && i == timeline_position(pane->state) ? PAINT_CURSOR : PAINT_PLAIN);
	}
	timeline_foot(pane->state, &row);
	if (!count) {
		row_clear(&row);
		row_add(&row, STYLE_DIM,
			dashboard->panes[PANE_LEFT].type->node(&dashboard->panes[PANE_LEFT])
				? _(" 여기에는 이정표가 없습니다.")
				: _(" 줄을 고르면 그 일정이 보입니다."));
	}
	paint_row(&dashboard->terminal, area, HEAD + rows_of(pane), &row, PAINT_PLAIN);
	row_finish(&row);
	return true;
}

static int go_to_row(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	const struct node *node = timeline_cursor(pane->state);

	if (!node || !node->ref.id)
		return REACT_NONE;
	if (!places_visit(dashboard, node->ref, error))
		return -1;
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

/* A scale closer or wider, as long as there is one. */
static bool zoom(struct timeline *timeline, int step, struct error *error)
{
	int scale = (int)timeline_scale(timeline) + step;

	return scale < 0 || scale >= TIMELINE_SCALES || timeline_set_scale(timeline, (enum timeline_scale)scale, error);
}

/* What is done with time from any pane; false: nothing of that. */
static bool act_on_time(struct timeline *timeline, enum action action, bool *good, struct error *error)
{
	switch (action) {
	case ACTION_ZOOM_IN:
		*good = zoom(timeline, -1, error);
		return true;
	case ACTION_ZOOM_OUT:
		*good = zoom(timeline, 1, error);
		return true;
	case ACTION_PAN_BACK:
	case ACTION_PAN_ON:
		*good = timeline_pan(timeline, action == ACTION_PAN_ON ? 1 : -1, true, error);
		return true;
	case ACTION_TODAY:
		*good = timeline_recentre(timeline, error);
		return true;
	case ACTION_LANES:
		*good = timeline_set_lanes(timeline, !timeline_lanes(timeline), error);
		return true;
	default:
		return false;
	}
}

int pane_timeline_time(struct dashboard *dashboard, enum action action)
{
	struct pane *pane = &dashboard->panes[PANE_TIMELINE];
	struct error error = {0};
	bool good;

	if (!pane->shown || !act_on_time(pane->state, action, &good, &error))
		return REACT_NONE;
	pane->stale = true;
	if (!good)
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_DRAW;
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	int rows = action_rows(action, rows_of(pane));
	bool moved;

	if (action == ACTION_OPEN)
		return go_to_row(dashboard, pane, error);
	if (action == ACTION_FIRST)
		moved = timeline_first(pane->state, error);
	else if (action == ACTION_LAST)
		moved = timeline_last(pane->state, error);
	else if (action == ACTION_OUT || action == ACTION_IN)
		moved = timeline_pan(pane->state, action == ACTION_IN ? 1 : -1, false, error);
	else if (rows)
		moved = timeline_move(pane->state, rows, error);
	else
		return REACT_PASS;
	pane->stale = true;
	return moved ? REACT_DRAW : -1;
}

static int click(struct dashboard *dashboard, struct pane *pane, int line, struct error *error)
{
	(void)dashboard;
	if (line < HEAD || line - HEAD >= timeline_count(pane->state))
		return REACT_NONE;
	pane->stale = true;
	return timeline_move(pane->state, line - HEAD - timeline_position(pane->state), error) ? REACT_DRAW : -1;
}

static const struct node *node(const struct pane *pane)
{
	return timeline_cursor(pane->state);
}

static void highlight(struct pane *pane, const struct text_query *query)
{
	timeline_set_query(pane->state, query);
}

const struct pane_type pane_timeline = {
	.name = NC_("pane", "일정"),
	.create = create,
	.destroy = destroy,
	.load = load,
	.draw = draw,
	.act = act,
	.highlight = highlight,
	.node = node,
	.click = click,
};
