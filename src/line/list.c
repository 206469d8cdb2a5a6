/* A view, level by level: the rows below the one that was gone into, each with its number. The listing of the view is read as a
 * walk: its cursor stands on the first row of the page, and what stands side by side there is folded. */
#include "list.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { PATIENCE = 100 /* goes at some 10 ms each */ };
enum { LEVELS = 16 /* that one can go down; deeper, a row is only read */ };
enum { WINDOW = LIST_PAGE + 3, WIDE = 400 /* cells: a row that is said as it is drawn is not cut */, ROOT = -1 };

struct list_row {
	int offset; /* rows from the first one of the page */
	struct listing_place place;
	char code[CODE_TEXT]; /* "": a heading */
};

/* A row that was gone into. */
struct level {
	int depth;
	char *title;
	char code[CODE_TEXT]; /* "", and a ref of id 0: a heading */
	struct ref ref;
};

struct list {
	struct screen screen;
	enum view view;
	struct listing *listing;
	char *filter; /* that of the session when it was read */
	struct level levels[LEVELS];
	int depth, base; /* levels gone into; those that there is no way back from within the view */
	struct list_row rows[LIST_PAGE];
	int count;
	int walked; /* rows of the page, headings included */
	bool more;
};

static struct listing_place here(const struct list *list)
{
	return listing_place(list->listing, listing_position(list->listing));
}

/* The innermost row that was gone into; NULL at the root. */
static const struct level *level(const struct list *list)
{
	return list->depth ? &list->levels[list->depth - 1] : NULL;
}

/* How deep a row of this level stands at least, less one. */
static int floor_of(const struct list *list)
{
	return list->depth ? level(list)->depth : ROOT;
}

static void drop_level(struct list *list)
{
	free(list->levels[--list->depth].title);
	if (list->base > list->depth)
		list->base = list->depth;
}

static bool is_same(struct listing_place a, struct listing_place b)
{
	return a.heading == b.heading && a.group == b.group && a.ref.kind == b.ref.kind && a.ref.id == b.ref.id;
}

/* A row down or up, looking as long as it takes. *MOVED: there was one. */
static bool step(struct list *list, int rows, bool *moved, struct error *error)
{
	struct listing_place before = here(list);
	bool changed;

	for (;;) {
		if (!listing_move(list->listing, rows, error))
			return false;
		*moved = !is_same(before, here(list));
		if (*moved || !listing_is_working(list->listing))
			return true;
		if (!listing_work(list->listing, &changed, error))
			return false;
	}
}

static bool step_back(struct list *list, int rows, struct error *error)
{
	bool moved = true;

	for (; rows > 0 && moved; rows--)
		if (!step(list, -1, &moved, error))
			return false;
	return true;
}

void list_say_end(struct session *session, bool more)
{
	talk_say(&session->talk, 0, "%s", more ? _("더 있음. 빈 줄: 다음") : _("끝. b 뒤로"));
}

/* The columns of a drawn text from FROM on, one behind the other. */
static char *in_a_row(const char *from)
{
	char *out = memory_new(strlen(from) + 1, 1), *to = out;

	from += strspn(from, " +-");
	while (*from) {
		size_t blanks = strspn(from, " ");

		if (blanks > 1 && from[blanks])
			*to++ = ',';
		if (blanks && from[blanks])
			*to++ = ' ';
		from += blanks;
		if (*from)
			*to++ = *from++;
	}
	return out;
}

/* What stands at the right of a row, behind the last blanks of a column. */
static const char *right_of(const char *drawn)
{
	const char *right = "";

	for (const char *gap = drawn; (gap = strstr(gap, "  ")); gap += strspn(gap, " "))
		right = gap + strspn(gap, " ");
	return right;
}

/* A heading as it is drawn; a row in words; of a row that has changed also how. */
static char *say_here(struct session *session, struct list *list, struct error *error)
{
	const struct node *node = listing_cursor(list->listing);
	bool changes = list->view == VIEW_CHANGES && node;
	char *said = node ? entry_say(session->store, node, error) : NULL, *more;
	struct row row = {0};

	if ((node && !said) || (node && !changes))
		return said;
	if (!listing_row(list->listing, listing_position(list->listing), WIDE, &row, error)) {
		free(said);
		return NULL;
	}
	more = in_a_row(changes ? right_of(text_bytes(&row.text)) : text_bytes(&row.text));
	row_finish(&row);
	if (!changes)
		return more;
	if (*more) {
		char *both = talk_print("%s, %s", said, more);

		free(said);
		said = both;
	}
	free(more);
	return said;
}

/* The row under the cursor as an entry with a number, or, if there is nothing to go into, a heading without one. */
static bool say_entry(struct session *session, struct list *list, struct error *error)
{
	struct listing_place place = here(list);
	const struct node *node = listing_cursor(list->listing);
	struct list_row *row = &list->rows[list->count];
	char *said = say_here(session, list, error);

	if (!said)
		return false;
	if (place.heading && !place.folds) {
		talk_say(&session->talk, 2, "%s", said);
	} else {
		*row = (struct list_row){.offset = list->walked, .place = place};
		if (node)
			memcpy(row->code, node->code, sizeof row->code);
		talk_say(&session->talk, 2, "%d %s", ++list->count, said);
	}
	free(said);
	return true;
}

/* Nothing stands open beside what is listed: it would come between. */
static bool fold(struct list *list, struct error *error)
{
	struct listing_place place = here(list);

	return !place.open || !place.folds || listing_fold(list->listing, error);
}

/* What headings count is counted first, unless that takes too long. */
static bool count(struct list *list, struct error *error)
{
	bool changed;

	for (int i = 0; i < PATIENCE && listing_is_working(list->listing); i++)
		if (!listing_work(list->listing, &changed, error))
			return false;
	return true;
}

/* Say the rows of the level from the cursor on, up to a page, and come back. */
static bool say_page(struct session *session, struct list *list, struct error *error)
{
	bool moved = listing_count(list->listing) > 0;
	int steps = 0;

	list->count = list->walked = 0;
	while (moved && here(list).depth > floor_of(list) && list->count < LIST_PAGE) {
		if (!fold(list, error) || !say_entry(session, list, error))
			return false;
		list->walked++;
		if (!step(list, 1, &moved, error))
			return false;
		steps += moved;
	}
	list->more = moved && here(list).depth > floor_of(list);
	return step_back(list, steps, error);
}

static void say_since(struct session *session, const struct list *list)
{
	char day[DAY_TEXT * 2];

	day_print_korean(listing_since(list->listing), day);
	talk_say(&session->talk, 2, _("%s부터. c는 다른 날부터"), day);
}

static void say_title(struct session *session, const struct list *list)
{
	const struct level *inside = level(list);

	if (inside)
		talk_say(&session->talk, 2, "%s: %s%s%s", view_name(list->view), inside->code, *inside->code ? " " : "",
			 inside->title);
	else
		talk_say(&session->talk, 2, "%s", view_name(list->view));
	if (list->view == VIEW_CHANGES)
		say_since(session, list);
	if (*list->filter)
		talk_say(&session->talk, 2, _("거르기: %s"), list->filter);
}

/* What is to be said of the row under the cursor while one is inside. NULL, with a sentence, if it can't be read. */
static char *title_here(struct session *session, struct list *list, struct error *error)
{
	const struct node *node = listing_cursor(list->listing);

	return node ? memory_copy(node->title, strlen(node->title)) : say_here(session, list, error);
}

/* Into the row under the cursor. *INSIDE: there is something. */
static bool go_into(struct session *session, struct list *list, bool *inside, struct error *error)
{
	const struct node *node = listing_cursor(list->listing);
	struct level next = {.depth = here(list).depth};

	*inside = false;
	if (list->depth == LEVELS)
		return true;
	if (node) {
		next.ref = node->ref;
		memcpy(next.code, node->code, sizeof next.code);
	}
	next.title = title_here(session, list, error);
	if (!next.title || !listing_unfold(list->listing, error) || !step(list, 1, inside, error)) {
		free(next.title);
		return false;
	}
	*inside = *inside && here(list).depth > next.depth;
	if (*inside)
		list->levels[list->depth++] = next;
	else
		free(next.title);
	return true;
}

/* A level of one row that can be gone into is none to stop at: the only meeting. */
static bool skip_only(struct session *session, struct list *list, struct error *error)
{
	bool moved, inside = false;

	if (list->depth || !listing_count(list->listing) || here(list).heading || !here(list).folds)
		return true;
	if (!fold(list, error) || !step(list, 1, &moved, error))
		return false;
	if (moved)
		return step_back(list, 1, error);
	if (!go_into(session, list, &inside, error))
		return false;
	list->base = list->depth;
	return true;
}

static bool read_again(struct session *session, struct list *list, struct error *error)
{
	if (list->screen.seen == session->state)
		return true;
	if (!listing_reload(list->listing, error))
		return false;
	/* The row may be gone, and with it what it stood below. */
	while (listing_count(list->listing) && list->depth && here(list).depth <= floor_of(list))
		drop_level(list);
	return true;
}

static bool show(struct session *session, struct screen *screen, struct error *error)
{
	struct list *list = (struct list *)screen;

	if (!read_again(session, list, error) || !count(list, error))
		return false;
	say_title(session, list);
	if (!say_page(session, list, error))
		return false;
	if (!list->walked)
		talk_say(&session->talk, 0, "%s", _("없습니다."));
	if (level(list) && level(list)->ref.id && level(list)->ref.kind == RECORD_OFFICE)
		talk_say(&session->talk, 2, "%s", _("맡은: 이 부서가 맡은 것 모두"));
	list_say_end(session, list->more);
	return true;
}

static bool next_page(struct session *session, struct list *list, struct error *error)
{
	bool moved;

	if (!list->more) {
		talk_say(&session->talk, 0, "%s", _("끝입니다."));
		return true;
	}
	session->shown = false;
	for (int i = 0; i < list->walked; i++)
		if (!step(list, 1, &moved, error))
			return false;
	return true;
}

/* A page up, or as far as the level goes. *MOVED: there was something. */
static bool page_up(struct list *list, int rows, bool *moved, struct error *error)
{
	bool more = listing_count(list->listing) > 0;

	*moved = false;
	for (; more && rows > 0; rows--) {
		if (!step(list, -1, &more, error))
			return false;
		if (more && here(list).depth <= floor_of(list))
			return step(list, 1, &more, error);
		*moved |= more;
		if (more && !fold(list, error))
			return false;
	}
	return true;
}

static bool previous_page(struct session *session, struct list *list, struct error *error)
{
	bool moved;

	if (!page_up(list, LIST_PAGE, &moved, error))
		return false;
	if (moved)
		session->shown = false;
	else
		talk_say(&session->talk, 0, "%s", _("첫 쪽입니다."));
	return true;
}

/* To the row that this level lies below, among those beside it. */
static bool go_up(struct session *session, struct list *list, struct error *error)
{
	bool moved;

	session->shown = false;
	while (here(list).depth > floor_of(list))
		if (!listing_out(list->listing, error))
			return false;
	drop_level(list);
	return fold(list, error) && page_up(list, LIST_PAGE - 1, &moved, error);
}

static bool choose(struct session *session, struct list *list, int number, struct error *error)
{
	const struct list_row *row = &list->rows[number - 1];
	bool moved = true, inside = false;

	for (int i = 0; i < row->offset && moved; i++)
		if (!step(list, 1, &moved, error))
			return false;
	if (!is_same(here(list), row->place))
		return error_set(error, ERROR_RETRY, "%s", _("목록이 그사이 바뀌었습니다. 다시 골라 주십시오."));
	if (row->place.folds && !go_into(session, list, &inside, error))
		return false;
	if (inside) {
		session->shown = false;
		return true;
	}
	if (*row->code)
		session_open(session, row->code);
	else
		talk_say(&session->talk, 0, "%s", _("없습니다."));
	return step_back(list, row->offset, error);
}

static bool do_order(struct session *session, struct list *list, const struct order *order, struct error *error)
{
	switch (order->deed) {
	case DEED_NOTHING:
	case DEED_NEXT:
		return next_page(session, list, error);
	case DEED_PREVIOUS:
		return previous_page(session, list, error);
	case DEED_NUMBER:
		return order->number ? choose(session, list, order->number, error) : go_up(session, list, error);
	default:
		return go_up(session, list, error);
	}
}

static bool is_mine(const struct list *list, const struct order *order)
{
	switch (order->deed) {
	case DEED_NOTHING:
	case DEED_NEXT:
	case DEED_PREVIOUS:
		return true;
	case DEED_NUMBER:
		return order->number ? order->number <= list->count : list->depth > list->base;
	case ACTION_BACK:
	case ACTION_OUT:
		return list->depth > list->base;
	default:
		return false;
	}
}

static bool take(struct session *session, struct screen *screen, const struct order *order)
{
	struct list *list = (struct list *)screen;
	struct error error = {0};

	if (!is_mine(list, order))
		return false;
	if (!do_order(session, list, order, &error)) {
		session_say_error(session, &error);
		session_stale(session);
	}
	return true;
}

static struct ref row(const struct screen *screen, int number)
{
	const struct list *list = (const struct list *)screen;

	if (number < 0)
		return level(list) ? level(list)->ref : (struct ref){.id = 0};
	if (number >= 1 && number <= list->count && *list->rows[number - 1].code)
		return list->rows[number - 1].place.ref;
	return (struct ref){.id = 0};
}

static void destroy(struct screen *screen)
{
	struct list *list = (struct list *)screen;

	while (list->depth)
		drop_level(list);
	listing_destroy(list->listing);
	free(list->filter);
	free(list);
}

static const struct screen_type type = {.show = show, .take = take, .row = row, .destroy = destroy};

static struct list *make(struct session *session, enum view view, const char *filter)
{
	struct list *list = memory_new(1, sizeof *list);

	list->screen = (struct screen){.type = &type, .seen = session->state};
	list->view = view;
	list->filter = memory_copy(filter, strlen(filter));
	list->listing = listing_create(session->store, view);
	return list;
}

/* As a screen, if it could be read. */
static struct screen *made(struct session *session, struct list *list, bool good, const struct error *error)
{
	if (good)
		return &list->screen;
	session_say_error(session, error);
	destroy(&list->screen);
	return NULL;
}

struct screen *list_view(struct session *session, enum view view)
{
	struct list *list = make(session, view, session->filter);
	struct error error = {0};
	bool good = listing_resize(list->listing, WINDOW, &error) && listing_reload(list->listing, &error) &&
		    listing_set_filter(list->listing, list->filter, &error) &&
		    (view != VIEW_CHANGES || listing_set_since(list->listing, session->since, &error)) &&
		    skip_only(session, list, &error);

	return made(session, list, good, &error);
}

void list_below(struct session *session, const struct node *node)
{
	struct list *list = make(session, VIEW_TREE, "");
	struct error error = {0};
	bool inside = false;
	struct screen *screen;
	bool good = listing_resize(list->listing, WINDOW, &error) && listing_reload(list->listing, &error) &&
		    listing_go(list->listing, node->ref, &error) && go_into(session, list, &inside, &error);

	list->base = list->depth;
	screen = made(session, list, good, &error);
	if (screen && inside) {
		session_push(session, screen);
	} else if (screen) {
		talk_say(&session->talk, 0, "%s", _("아래에 아무것도 없습니다."));
		destroy(screen);
	}
}
