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

static void scroll_to(struct details *details, int top)
{
	int most = top_most(details);

	details->top = top < 0 ? 0 : top > most ? most : top;
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
			details->top = 0;
		details->code[0] = '\0'; /* not loaded, should this fail */
		if (!detail_load(details->detail, details->store, node->code, MOST, error))
			return false;
		memcpy(details->code, node->code, sizeof details->code);
	}
	detail_layout(details->detail, pane->area.width);
	scroll_to(details, details->top);
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
		paint_row(&dashboard->terminal, &pane->area, i, detail_row(details->detail, details->top + i), PAINT_PLAIN);
	paint_blank(&dashboard->terminal, &pane->area, count);
	return true;
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	struct details *details = pane->state;
	int rows = action_rows(action, details->height);

	(void)dashboard;
	(void)error;
	if (action == ACTION_FIRST)
		details->top = 0;
	else if (action == ACTION_LAST)
		details->top = top_most(details);
	else if (rows)
		scroll_to(details, details->top + rows);
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
