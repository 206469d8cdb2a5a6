/* The right pane above: everything about the row under the tree's cursor. */
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/detail.h"
#include "state.h"

enum { MOST = 60 }; /* entries of a list; the command `show` has them all */

struct details {
	struct store *store;
	struct detail *detail;
	char code[CODE_TEXT];
	int top, height;  /* first visible row, rows of the pane when last drawn */
	int cursor;       /* the row that Enter is about; shown while the pane has the keys */
	struct body said; /* of a heading, in place of a row */
};

static void *create(struct store *store)
{
	struct details *details = memory_new(1, sizeof *details);

	details->store = store;
	details->detail = detail_create();
	return details;
}

static void destroy(void *state)
{
	struct details *details = state;

	detail_destroy(details->detail);
	body_finish(&details->said);
	free(details);
}

static int top_most(const struct details *details)
{
	int most = detail_count(details->detail) - details->height;

	return most > 0 ? most : 0;
}

static int within(int number, int least, int most)
{
	return number < least ? least : number > most ? most : number;
}

/* The cursor to a row. What one reads moves up to the first line until the end is in sight; then the cursor moves down. */
static void put_cursor(struct details *details, int row)
{
	int count = detail_count(details->detail);

	details->cursor = within(row, 0, count ? count - 1 : 0);
	details->top = within(details->cursor, 0, top_most(details));
}

static bool load(struct dashboard *dashboard, struct pane *pane, bool reload, struct error *error)
{
	struct details *details = pane->state;
	const struct node *node = dashboard->panes[PANE_LEFT].type->node(&dashboard->panes[PANE_LEFT]);

	details->height = pane->area.height;
	body_finish(&details->said);
	if (!node) {
		const char *said = left_explanation(&dashboard->panes[PANE_LEFT]);

		details->code[0] = '\0';
		body_add(&details->said, "%s", said ? said : "");
		return true;
	}
	if (reload || strcmp(details->code, node->code) != 0) {
		if (strcmp(details->code, node->code) != 0)
			details->top = details->cursor = 0;
		details->code[0] = '\0'; /* not loaded, should this fail */
		if (!detail_load(details->detail, details->store, node->code, MOST, error))
			return false;
		memcpy(details->code, node->code, sizeof details->code);
	}
	detail_layout(details->detail, pane->area.width);
	put_cursor(details, details->cursor);
	return true;
}

static void title(struct pane *pane, struct row *right)
{
	struct details *details = pane->state;
	int count = detail_count(details->detail);
	int last = details->top + details->height;

	if (*details->code && count > details->height)
		row_add_format(right, STYLE_DIM, " %d-%d/%d ", details->top + 1, last < count ? last : count, count);
}

static bool draw(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	struct details *details = pane->state;
	int count = detail_count(details->detail) - details->top;

	(void)error;
	if (!*details->code) {
		paint_blank(&dashboard->terminal, &pane->area, 0);
		body_draw(&details->said, &dashboard->terminal, &pane->area, 0, pane->area.height, STYLE_NORMAL);
		return true;
	}
	for (int i = 0; i < count && i < pane->area.height; i++)
		paint_row(&dashboard->terminal, &pane->area, i, detail_row(details->detail, details->top + i),
			  pane->focused && details->top + i == details->cursor ? PAINT_CURSOR : PAINT_PLAIN);
	paint_blank(&dashboard->terminal, &pane->area, count);
	return true;
}

/* To the row that the line under the cursor is about. */
static int follow(struct dashboard *dashboard, const struct details *details, struct error *error)
{
	const char *code = *details->code && detail_count(details->detail) ? detail_link(details->detail, details->cursor) : "";

	if (*code)
		return go_to(dashboard, code, error);
	dashboard_say(dashboard, STYLE_DIM, _("이어지는 곳이 없는 줄입니다: 이정표, 목표, 부서, 과제의 줄에서 누르십시오."));
	return REACT_DRAW;
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	struct details *details = pane->state;
	int rows = action_rows(action, details->height);

	if (!*details->code && body_move(&details->said, action)) {
		pane->stale = true;
		return REACT_DRAW;
	}
	if (action == ACTION_OPEN)
		return follow(dashboard, details, error);
	if (action == ACTION_FIRST)
		put_cursor(details, 0);
	else if (action == ACTION_LAST)
		put_cursor(details, detail_count(details->detail));
	else if (rows)
		put_cursor(details, details->cursor + rows);
	else
		return REACT_PASS;
	pane->stale = true;
	return REACT_DRAW;
}

static void highlight(struct pane *pane, const struct text_query *query)
{
	struct details *details = pane->state;

	detail_set_query(details->detail, query);
}

const struct pane_type pane_detail = {
	.name = N_("상세"),
	.create = create,
	.destroy = destroy,
	.load = load,
	.title = title,
	.draw = draw,
	.act = act,
	.highlight = highlight,
};
