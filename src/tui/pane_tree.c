/* The left pane: the tree. The other panes follow its cursor. */
#include "gwagi/model/message.h"
#include "gwagi/view/outline.h"
#include "state.h"

static void *create(struct store *store)
{
	return outline_create(store);
}

static void destroy(void *state)
{
	outline_destroy(state);
}

static bool load(struct dashboard *dashboard, struct pane *pane, bool reload, struct error *error)
{
	(void)dashboard;
	if (!outline_resize(pane->state, pane->area.height, error))
		return false;
	return !reload || outline_reload(pane->state, error);
}

static bool draw(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	int count = outline_count(pane->state);
	struct row row = {0};
	bool drawn = true;

	for (int i = 0; i < count && drawn; i++) {
		bool cursor = i == outline_position(pane->state);

		drawn = outline_row(pane->state, i, pane->area.width, &row, error);
		paint_row(&dashboard->terminal, &pane->area, i, &row,
			  !cursor         ? PAINT_PLAIN
			  : pane->focused ? PAINT_CURSOR
					  : PAINT_IDLE);
	}
	if (!count)
		row_add(&row, STYLE_DIM, _(" 내용이 없습니다."));
	if (!count)
		paint_row(&dashboard->terminal, &pane->area, count++, &row, PAINT_PLAIN);
	paint_blank(&dashboard->terminal, &pane->area, count);
	row_finish(&row);
	return drawn;
}

static bool move_cursor(struct outline *outline, enum action action, int height, struct error *error)
{
	switch (action) {
	case ACTION_FIRST:
		return outline_first(outline, error);
	case ACTION_LAST:
		return outline_last(outline, error);
	case ACTION_OUT:
		return outline_out(outline, error);
	case ACTION_IN:
		return outline_in(outline, error);
	case ACTION_OPEN:
		return outline_toggle(outline, error);
	case ACTION_UNFOLD:
		return outline_unfold(outline, error);
	case ACTION_FOLD:
		return outline_fold(outline, error);
	default:
		return outline_move(outline, action_rows(action, height), error);
	}
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	(void)dashboard;
	if (action > ACTION_LAST)
		return REACT_PASS;
	if (!move_cursor(pane->state, action, pane->area.height, error))
		return -1;
	return REACT_FOLLOW;
}

static int click(struct dashboard *dashboard, struct pane *pane, int line, struct error *error)
{
	(void)dashboard;
	if (line >= outline_count(pane->state))
		return REACT_NONE;
	return outline_move(pane->state, line - outline_position(pane->state), error) ? REACT_FOLLOW : -1;
}

static const struct node *node(const struct pane *pane)
{
	return outline_cursor(pane->state);
}

bool pane_tree_go(struct pane *pane, struct ref ref, struct error *error)
{
	return outline_go(pane->state, ref, error);
}

bool pane_tree_has(struct ref ref)
{
	return ref.kind == RECORD_MEETING || ref.kind == RECORD_ITEM || ref.kind == RECORD_MILESTONE;
}

static void highlight(struct pane *pane, const struct text_query *query)
{
	outline_set_query(pane->state, query);
}

const struct pane_type pane_tree = {
	.name = N_("안건"),
	.create = create,
	.destroy = destroy,
	.load = load,
	.draw = draw,
	.act = act,
	.highlight = highlight,
	.node = node,
	.click = click,
};
