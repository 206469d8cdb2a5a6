/* The left pane: one of six views. The other panes follow its cursor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/filter.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "left.h"
#include "state.h"

enum { MARK = 2 /* cells of the column that says which rows are marked */ };

struct left {
	struct store *store;
	enum view view;
	struct listing *listings[VIEW_COUNT]; /* NULL: not looked at yet */
	bool outdated[VIEW_COUNT];            /* something has changed since it was read */
	int height;
	char filter[FILTER_TEXT];
	bool filtered[VIEW_COUNT]; /* by what the filter is now */
	bool unfit[VIEW_COUNT];    /* its rows do not have what the filter asks: it stays as it is */
	const struct text_query *query;
	struct drawn {
		const struct listing *listing;
		unsigned changes;
		int position, width;
		bool focused, marks;
	} drawn;         /* what is on the screen */
	struct ref stay; /* where the cursor is to go when it is first loaded; id 0: nowhere */
};

static void *create(struct store *store)
{
	struct left *left = memory_new(1, sizeof *left);

	left->store = store;
	left->height = 1;
	return left;
}

static void destroy(void *state)
{
	struct left *left = state;

	for (int i = 0; i < VIEW_COUNT; i++)
		listing_destroy(left->listings[i]);
	free(left);
}

static struct listing *listing_of(const struct pane *pane)
{
	const struct left *left = pane->state;

	return left->listings[left->view];
}

/* The listing of the view, made if need be, as large as the pane and up to date. */
static bool bring_up(struct left *left, enum view view, struct error *error)
{
	struct listing *listing = left->listings[view];
	bool fresh = !listing;

	if (fresh) {
		listing = left->listings[view] = listing_create(left->store, view);
		listing_set_query(listing, left->query);
	}
	if (!listing_resize(listing, left->height, error))
		return false;
	if ((fresh || left->outdated[view]) && !listing_reload(listing, error))
		return false;
	left->outdated[view] = false;
	return true;
}

/* And filtered, or as it is if the filter asks what its rows do not have. */
static bool bring_up_filtered(struct left *left, enum view view, struct error *error)
{
	struct error unfit = {0};

	if (!bring_up(left, view, error))
		return false;
	if (left->filtered[view])
		return true;
	left->unfit[view] = !listing_set_filter(left->listings[view], left->filter, &unfit);
	left->filtered[view] = !left->unfit[view] || listing_set_filter(left->listings[view], "", error);
	return left->filtered[view];
}

/* A view may list a row twice. */
static bool is_at(const struct listing *listing, struct ref ref)
{
	const struct node *node = listing_cursor(listing);

	return node && node->ref.kind == ref.kind && node->ref.id == ref.id;
}

static bool load(struct dashboard *dashboard, struct pane *pane, bool reload, struct error *error)
{
	struct left *left = pane->state;
	struct error gone = {0};

	(void)dashboard;
	left->height = pane->area.height > 0 ? pane->area.height : 1;
	for (int i = 0; i < VIEW_COUNT && reload; i++)
		left->outdated[i] = true;
	if (!bring_up_filtered(left, left->view, error))
		return false;
	if (left->stay.id && !is_at(listing_of(pane), left->stay))
		listing_go(listing_of(pane), left->stay, &gone);
	left->stay.id = 0;
	return true;
}

static void heading(const struct pane *pane, struct row *row, enum style style)
{
	const struct left *left = pane->state;

	row_add(row, style, view_name(left->view));
	if (*left->filter)
		row_add_format(row, style, left->unfit[left->view] ? _(": %s (여기서는 안 거름)") : ": %s", left->filter);
}

static void title(struct pane *pane, struct row *right)
{
	if (listing_of(pane))
		listing_title(listing_of(pane), right);
}

static void add_mark(const struct marks *marks, const struct node *node, struct row *row)
{
	if (marks->count)
		row_add(row, STYLE_KEY, node && marks_has(marks, node->ref) ? "* " : "  ");
}

static bool draw_row(struct dashboard *dashboard, struct pane *pane, int position, struct error *error)
{
	struct listing *listing = listing_of(pane);
	bool cursor = position == listing_position(listing);
	int cells = pane->area.width - (dashboard->marks.count ? MARK : 0);
	struct row row = {0}, marked = {0};
	bool drawn = listing_row(listing, position, cells, &row, error);

	add_mark(&dashboard->marks, listing_at(listing, position), &marked);
	row_add_row(&marked, &row);
	paint_row(&dashboard->terminal, &pane->area, position, &marked,
		  !cursor         ? PAINT_PLAIN
		  : pane->focused ? PAINT_CURSOR
				  : PAINT_IDLE);
	row_finish(&row);
	row_finish(&marked);
	return drawn;
}

static struct drawn to_draw(const struct dashboard *dashboard, const struct pane *pane)
{
	const struct listing *listing = listing_of(pane);

	return (struct drawn){.listing = listing,
			      .changes = listing ? listing_changes(listing) : 0,
			      .position = listing ? listing_position(listing) : 0,
			      .width = pane->area.width,
			      .focused = pane->focused,
			      .marks = dashboard->marks.count};
}

/* A move of the cursor changes two rows; the others are on the screen as they are. */
static bool is_drawn(const struct pane *pane, const struct drawn *before, const struct drawn *now, int position)
{
	return before->listing == now->listing && before->changes == now->changes && before->width == now->width &&
	       before->focused == now->focused && !before->marks && !now->marks && position != before->position &&
	       position != now->position && pane->area.seen && pane->area.seen[position];
}

static bool draw(struct dashboard *dashboard, struct pane *pane, struct error *error)
{
	struct left *left = pane->state;
	int count = listing_of(pane) ? listing_count(listing_of(pane)) : 0;
	struct drawn now = to_draw(dashboard, pane);
	struct row row = {0};
	bool drawn = true;

	for (int i = 0; i < count && drawn; i++)
		drawn = is_drawn(pane, &left->drawn, &now, i) || draw_row(dashboard, pane, i, error);
	left->drawn = now;
	if (!count) {
		row_add(&row, STYLE_DIM,
			*left->filter                ? _(" 거르기에 맞는 것이 없습니다. Esc 풀기")
			: left->view == VIEW_CHANGES ? _(" 그 사이에 바뀐 것이 없습니다. c 다른 날부터")
						     : _(" 내용이 없습니다."));
		paint_row(&dashboard->terminal, &pane->area, count++, &row, PAINT_PLAIN);
	}
	paint_blank(&dashboard->terminal, &pane->area, count);
	row_finish(&row);
	return drawn;
}

static bool move_cursor(struct listing *listing, enum action action, int height, struct error *error)
{
	switch (action) {
	case ACTION_FIRST:
		return listing_first(listing, error);
	case ACTION_LAST:
		return listing_last(listing, error);
	case ACTION_OUT:
		return listing_out(listing, error);
	case ACTION_IN:
		return listing_in(listing, error);
	case ACTION_OPEN:
		return listing_toggle(listing, error);
	case ACTION_UNFOLD:
		return listing_unfold(listing, error);
	case ACTION_FOLD:
		return listing_fold(listing, error);
	default:
		return listing_move(listing, action_rows(action, height), error);
	}
}

/* The next row is likely to be marked too. */
static int mark(struct dashboard *dashboard, struct listing *listing, struct error *error)
{
	const struct node *node = listing_cursor(listing);

	if (!node || node->ref.kind != RECORD_MILESTONE) {
		dashboard_say(dashboard, STYLE_DIM, _("이정표만 고를 수 있습니다."));
		return REACT_DRAW;
	}
	marks_turn(&dashboard->marks, node->ref);
	if (!listing_move(listing, 1, error))
		return -1;
	return REACT_FOLLOW | REACT_REDRAW;
}

/* Where nothing can be unfolded, Enter opens the details. */
static bool is_leaf(const struct listing *listing)
{
	const struct node *node = listing_cursor(listing);

	return node && !node->has_children;
}

static int act(struct dashboard *dashboard, struct pane *pane, enum action action, struct error *error)
{
	struct listing *listing = listing_of(pane);

	if (!listing)
		return REACT_PASS;
	if (action == ACTION_MARK)
		return mark(dashboard, listing, error);
	if (action > ACTION_LAST)
		return REACT_PASS;
	if (action == ACTION_OPEN && is_leaf(listing)) {
		dashboard->focus = PANE_DETAIL;
		return REACT_RELAYOUT;
	}
	if (!move_cursor(listing, action, pane->area.height, error))
		return -1;
	return REACT_FOLLOW;
}

static int click(struct dashboard *dashboard, struct pane *pane, int line, struct error *error)
{
	struct listing *listing = listing_of(pane);

	(void)dashboard;
	(void)error;
	if (!listing || line >= listing_count(listing))
		return REACT_NONE;
	listing_put(listing, line);
	return REACT_FOLLOW;
}

static const struct node *node(const struct pane *pane)
{
	return listing_of(pane) ? listing_cursor(listing_of(pane)) : NULL;
}

static void highlight(struct pane *pane, const struct text_query *query)
{
	struct left *left = pane->state;

	left->query = query;
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (left->listings[i])
			listing_set_query(left->listings[i], query);
	}
}

enum view left_view(const struct pane *pane)
{
	return ((const struct left *)pane->state)->view;
}

const char *left_filter(const struct pane *pane)
{
	return ((const struct left *)pane->state)->filter;
}

const char *left_explanation(const struct pane *pane)
{
	return listing_of(pane) ? listing_explanation(listing_of(pane)) : NULL;
}

bool left_show(struct pane *pane, enum view view, struct error *error)
{
	struct left *left = pane->state;

	if (!bring_up_filtered(left, view, error))
		return false;
	left->view = view;
	return true;
}

bool left_set_filter(struct pane *pane, const char *filter, struct error *error)
{
	struct left *left = pane->state;

	if (strlen(filter) >= sizeof left->filter)
		return error_set(error, ERROR_USAGE, "%s", _("거르기가 너무 깁니다."));
	if (!bring_up(left, left->view, error) || !listing_set_filter(left->listings[left->view], filter, error))
		return false;
	snprintf(left->filter, sizeof left->filter, "%s", filter);
	memset(left->filtered, 0, sizeof left->filtered);
	left->filtered[left->view] = true;
	left->unfit[left->view] = false;
	return true;
}

/* The views that may list a row of this kind, after the one that is shown. */
static enum view home_of(struct ref ref)
{
	switch (ref.kind) {
	case RECORD_TARGET:
		return VIEW_TARGETS;
	case RECORD_OFFICE:
	case RECORD_CONTACT:
		return VIEW_OFFICES;
	default:
		return VIEW_TREE;
	}
}

bool left_lists(struct ref ref)
{
	return ref.kind == RECORD_MEETING || ref.kind == RECORD_ITEM || ref.kind == RECORD_MILESTONE || home_of(ref) != VIEW_TREE;
}

bool left_go(struct pane *pane, struct ref ref, struct error *error)
{
	struct left *left = pane->state;
	enum view home = home_of(ref);

	if (listing_of(pane) && listing_go(listing_of(pane), ref, error))
		return true;
	if (listing_of(pane) && error->code != ERROR_NOT_FOUND)
		return false;
	*error = (struct error){0};
	if (left_show(pane, home, error) && listing_go(left->listings[home], ref, error))
		return true;
	if (error->code != ERROR_NOT_FOUND || !*left->filter)
		return false;
	/* The filter hides it: what one goes to is to be seen. */
	*error = (struct error){0};
	return left_set_filter(pane, "", error) && listing_go(left->listings[home], ref, error);
}

void left_stay(struct pane *pane, struct ref ref)
{
	((struct left *)pane->state)->stay = ref;
}

bool left_is_working(const struct pane *pane)
{
	return listing_of(pane) && listing_is_working(listing_of(pane));
}

bool left_work(struct pane *pane, bool *changed, struct error *error)
{
	return listing_work(listing_of(pane), changed, error);
}

struct listing *left_listing(const struct pane *pane)
{
	return listing_of(pane);
}

const struct pane_type pane_left = {
	.name = NC_("view", "안건"),
	.heading = heading,
	.create = create,
	.destroy = destroy,
	.load = load,
	.title = title,
	.draw = draw,
	.act = act,
	.highlight = highlight,
	.node = node,
	.click = click,
};
