/* The window over the steps of a source. */
#include "gwagi/view/listing.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "listing_window.h"

enum { BUDGET = 4 /* thousand rows looked at in vain before a key is answered: some 10 ms */ };

static const struct source_type *const types[VIEW_COUNT] = {
	[VIEW_TREE] = &source_tree,       [VIEW_WORK] = &source_work,     [VIEW_TARGETS] = &source_targets,
	[VIEW_OFFICES] = &source_offices, [VIEW_AGENDA] = &source_agenda, [VIEW_CHANGES] = &source_changes,
};

const char *view_name(enum view view)
{
	return message_of(types[view]->name);
}

struct listing *listing_create(struct store *store, enum view view)
{
	struct listing *listing = memory_new(1, sizeof *listing);

	listing->store = store;
	listing->view = view;
	listing->type = types[view];
	listing->state = listing->type->create(store);
	listing->others = view == VIEW_TREE ? source_sieve.create(store) : NULL;
	listing->filter = memory_copy("", 0);
	listing->height = 1;
	listing->rows = memory_new(1, sizeof *listing->rows);
	return listing;
}

/* The tree as it is, or what a filter lets through of it. */
static bool use_other(struct listing *listing, const char *filter)
{
	const struct source_type *type = *filter ? &source_sieve : &source_tree;
	void *state = listing->state;

	if (listing->view != VIEW_TREE || listing->type == type)
		return false;
	listing->type = type;
	listing->state = listing->others;
	listing->others = state;
	return true;
}

void listing_destroy(struct listing *listing)
{
	if (!listing)
		return;
	if (listing->others)
		use_other(listing, "");
	listing->type->destroy(listing->state);
	if (listing->others)
		source_sieve.destroy(listing->others);
	free(listing->filter);
	free(listing->rows);
	free(listing);
}

bool listing_is_same(const struct entry *a, const struct entry *b)
{
	return a->kind == b->kind && a->group == b->group && a->node.ref.kind == b->node.ref.kind &&
	       a->node.ref.id == b->node.ref.id;
}

static enum step beside(struct listing *listing, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	return listing->type->beside(listing->state, from, backwards, budget, entry, error);
}

/* Append rows behind the window's last one until it is full or they end. */
static bool fill_down(struct listing *listing, struct entry *rows, int *count, int *budget, struct error *error)
{
	while (*count < listing->height && rows[*count - 1].kind != ENTRY_PENDING) {
		enum step step = beside(listing, &rows[*count - 1], false, budget, &rows[*count], error);

		if (step == STEP_FAILED)
			return false;
		if (step == STEP_END)
			return true;
		++*count;
	}
	return true;
}

/* Put up to ABOVE rows in front of the window's first one; *ADDED is how many there were. */
static bool fill_up(struct listing *listing, struct entry *rows, int *count, int above, int *added, int *budget,
		    struct error *error)
{
	struct entry before;

	for (*added = 0; *added < above && *count < listing->height && rows[0].kind != ENTRY_PENDING; ++*added) {
		enum step step = beside(listing, &rows[0], true, budget, &before, error);

		if (step == STEP_FAILED)
			return false;
		if (step == STEP_END)
			return true;
		memmove(rows + 1, rows, (size_t)(*count)++ * sizeof *rows);
		rows[0] = before;
	}
	return true;
}

enum { FIRST = -1 };

/* Make the window anew: ENTRY under the cursor with up to ABOVE rows before it, as full as there are rows. FIRST: there is none.
 */
static bool window_around(struct listing *listing, const struct entry *entry, int above, struct error *error)
{
	struct entry *rows = memory_new((size_t)listing->height, sizeof *rows);
	int count = 1, before = 0, more = 0, budget = BUDGET;

	rows[0] = *entry;
	if (above > listing->height - 1)
		above = listing->height - 1;
	if (!fill_up(listing, rows, &count, above, &before, &budget, error) ||
	    !fill_down(listing, rows, &count, &budget, error) ||
	    (above != FIRST && !fill_up(listing, rows, &count, listing->height - count, &more, &budget, error))) {
		free(rows);
		return false;
	}
	free(listing->rows);
	listing->changes++;
	listing->rows = rows;
	listing->count = count;
	listing->position = before + more;
	return true;
}

static bool to_edge(struct listing *listing, bool last, struct error *error)
{
	struct entry *edge = memory_new(1, sizeof *edge);
	int budget = BUDGET;
	enum step step = listing->type->edge(listing->state, last, &budget, edge, error);
	bool good = step != STEP_FAILED;

	if (step == STEP_END)
		listing->count = listing->position = 0;
	else if (good)
		good = window_around(listing, edge, last ? listing->height - 1 : FIRST, error);
	free(edge);
	return good;
}

/* The row of the old window nearest to POSITION that is still there; the first one of all if none is. */
static bool to_nearest(struct listing *listing, int position, struct error *error)
{
	struct entry *entry = memory_new(1, sizeof *entry);
	enum step step = STEP_END;

	for (int i = 1; i < listing->count && step == STEP_END; i++) {
		int at = position + i < listing->count ? position + i : listing->count - 1 - i;

		if (at < 0 || listing->rows[at].kind == ENTRY_PENDING) /* NOLINT: memory_new() gives no NULL */
			continue;
		*entry = listing->rows[at];
		entry->loaded = false;
		step = listing->type->again(listing->state, entry, error);
	}
	if (step == STEP_ROW && !window_around(listing, entry, position, error))
		step = STEP_FAILED;
	free(entry);
	return step == STEP_END ? to_edge(listing, false, error) : step == STEP_ROW;
}

/* To another row, until the one that is gone comes back. */
static bool lose(struct listing *listing, const struct entry *entry, int position, struct error *error)
{
	struct entry lost = *entry;

	if (!to_nearest(listing, position, error))
		return false;
	listing->lost = lost;
	listing->lost_position = position;
	listing->landed = listing->count ? listing->rows[listing->position] : (struct entry){0};
	return true;
}

static bool restore(struct listing *listing, const struct entry *wanted, int position, struct error *error)
{
	struct entry entry = *wanted;

	entry.loaded = false;
	switch (listing->type->again(listing->state, &entry, error)) {
	case STEP_FAILED:
		return false;
	case STEP_ROW:
		listing->lost = (struct entry){0};
		return window_around(listing, &entry, position, error);
	default:
		return lose(listing, wanted, position, error);
	}
}

bool listing_reload(struct listing *listing, struct error *error)
{
	const struct entry *cursor = listing->count ? &listing->rows[listing->position] : NULL;
	bool waits = listing->lost.node.ref.id && (!cursor || listing_is_same(cursor, &listing->landed));
	struct entry wanted = waits ? listing->lost : cursor ? *cursor : (struct entry){.kind = ENTRY_PENDING};
	int position = waits ? listing->lost_position : listing->position;

	listing->changes++;
	if (!listing->type->reload(listing->state, listing->filter, error))
		return false;
	listing->counting = listing->type->work != NULL;
	return wanted.kind == ENTRY_PENDING ? to_edge(listing, false, error) : restore(listing, &wanted, position, error);
}

/* Read anew, to the same row if it is let through. */
static bool read_filtered(struct listing *listing, bool other, struct error *error)
{
	struct entry *entry;
	struct ref ref;
	enum step step;
	bool good;

	if (!other)
		return listing_reload(listing, error);
	ref = listing_cursor(listing) ? listing_cursor(listing)->ref : (struct ref){.id = 0};
	if (!listing->type->reload(listing->state, listing->filter, error))
		return false;
	listing->counting = listing->type->work != NULL;
	entry = memory_new(1, sizeof *entry);
	step = ref.id ? listing->type->find(listing->state, ref, entry, error) : STEP_END;
	good = step == STEP_ROW   ? window_around(listing, entry, listing->position, error)
	       : step == STEP_END ? to_edge(listing, false, error)
				  : false;
	free(entry);
	return good;
}

bool listing_set_filter(struct listing *listing, const char *filter, struct error *error)
{
	char *before = listing->filter;
	struct error again = {0};
	bool other;

	if (!strcmp(before, filter))
		return true;
	other = use_other(listing, filter);
	listing->filter = memory_copy(filter, strlen(filter));
	listing->lost = (struct entry){0};
	if (read_filtered(listing, other, error)) {
		free(before);
		return true;
	}
	free(listing->filter);
	listing->filter = before;
	use_other(listing, before);
	listing_reload(listing, &again);
	return false;
}

bool listing_resize(struct listing *listing, int height, struct error *error)
{
	struct entry *entry;
	int before = listing->height;
	bool good;

	if (height < 1)
		height = 1;
	if (height == before)
		return true;
	listing->height = height;
	if (!listing->count) {
		listing->rows = memory_grow(listing->rows, (size_t)height, sizeof *listing->rows);
		return true;
	}
	entry = memory_new(1, sizeof *entry);
	*entry = listing->rows[listing->position];
	good = window_around(listing, entry, listing->position, error);
	free(entry);
	listing->height = good ? height : before;
	return good;
}

static bool move_down(struct listing *listing, bool *moved, struct error *error)
{
	struct entry *next;
	int budget = BUDGET;
	enum step step;

	*moved = true;
	if (listing->position + 1 < listing->count) {
		*moved = listing->rows[listing->position + 1].kind != ENTRY_PENDING;
		listing->position += *moved;
		return true;
	}
	listing->changes++;
	next = memory_new(1, sizeof *next);
	step = beside(listing, &listing->rows[listing->count - 1], false, &budget, next, error);
	*moved = step == STEP_ROW;
	if (step == STEP_ROW || step == STEP_PENDING) {
		if (listing->count == listing->height)
			memmove(listing->rows, listing->rows + 1, (size_t)--listing->count * sizeof *listing->rows);
		listing->rows[listing->count++] = *next;
		listing->position = listing->count - (*moved ? 1 : 2);
	}
	free(next);
	return step != STEP_FAILED;
}

static bool move_up(struct listing *listing, bool *moved, struct error *error)
{
	struct entry *before;
	int budget = BUDGET;
	enum step step;

	*moved = true;
	if (listing->position > 0) {
		*moved = listing->rows[listing->position - 1].kind != ENTRY_PENDING;
		listing->position -= *moved;
		return true;
	}
	listing->changes++;
	before = memory_new(1, sizeof *before);
	step = beside(listing, &listing->rows[0], true, &budget, before, error);
	*moved = step == STEP_ROW;
	if (step == STEP_ROW || step == STEP_PENDING) {
		if (listing->count < listing->height)
			listing->count++;
		memmove(listing->rows + 1, listing->rows, (size_t)(listing->count - 1) * sizeof *listing->rows);
		listing->rows[0] = *before;
		listing->position = *moved ? 0 : 1;
	}
	free(before);
	return step != STEP_FAILED;
}

bool listing_move(struct listing *listing, int rows, struct error *error)
{
	bool moved = listing->count > 0;

	for (; moved && rows > 0; rows--) {
		if (!move_down(listing, &moved, error))
			return false;
	}
	for (; moved && rows < 0; rows++) {
		if (!move_up(listing, &moved, error))
			return false;
	}
	return true;
}

bool listing_first(struct listing *listing, struct error *error)
{
	return to_edge(listing, false, error);
}

bool listing_last(struct listing *listing, struct error *error)
{
	return to_edge(listing, true, error);
}

bool listing_go_to(struct listing *listing, const struct entry *entry, struct error *error)
{
	for (int i = 0; i < listing->count; i++) {
		if (listing_is_same(&listing->rows[i], entry)) {
			listing->position = i;
			return true;
		}
	}
	return window_around(listing, entry, listing->height / 3, error);
}

bool listing_go(struct listing *listing, struct ref ref, struct error *error)
{
	struct entry *entry;
	enum step step;
	bool good;

	for (int i = 0; i < listing->count; i++) {
		const struct entry *row = &listing->rows[i];

		if (row->kind == ENTRY_ROW && row->node.ref.kind == ref.kind && row->node.ref.id == ref.id) {
			listing->position = i;
			return true;
		}
	}
	entry = memory_new(1, sizeof *entry);
	step = listing->type->find(listing->state, ref, entry, error);
	good = step == STEP_ROW ? window_around(listing, entry, listing->height / 3, error)
				: step != STEP_FAILED && error_set(error, ERROR_NOT_FOUND, _("‘%s’ 보기에는 그 항목이 없습니다."),
								   view_name(listing->view));
	free(entry);
	return good;
}

/* Turn the row under the cursor over, in its place on screen. */
static bool turn_cursor(struct listing *listing, struct error *error)
{
	struct entry entry = listing->rows[listing->position];

	listing->type->turn(listing->state, &entry);
	entry.open = !entry.open;
	if (window_around(listing, &entry, listing->position, error))
		return true;
	entry.open = !entry.open;
	listing->type->turn(listing->state, &entry);
	return false;
}

static bool can(const struct listing *listing, bool open)
{
	const struct entry *entry = &listing->rows[listing->position];

	return listing->count && entry->node.has_children && entry->open == open;
}

bool listing_fold(struct listing *listing, struct error *error)
{
	return !can(listing, true) || turn_cursor(listing, error);
}

bool listing_unfold(struct listing *listing, struct error *error)
{
	return !can(listing, false) || turn_cursor(listing, error);
}

bool listing_toggle(struct listing *listing, struct error *error)
{
	return can(listing, true) ? listing_fold(listing, error) : listing_unfold(listing, error);
}

bool listing_out(struct listing *listing, struct error *error)
{
	struct entry above;
	enum step step;

	if (!listing->count)
		return true;
	if (can(listing, true))
		return turn_cursor(listing, error);
	step = listing->type->above(listing->state, &listing->rows[listing->position], &above, error);
	return step == STEP_ROW ? listing_go_to(listing, &above, error) : step != STEP_FAILED;
}

bool listing_in(struct listing *listing, struct error *error)
{
	if (can(listing, false))
		return turn_cursor(listing, error);
	return !can(listing, true) || listing_move(listing, 1, error);
}

/* What pends at the end of the window is looked for again from where it came to. */
static bool look_down(struct listing *listing, int *budget, struct error *error)
{
	struct entry *pending = &listing->rows[listing->count - 1], *next = memory_new(1, sizeof *next);
	enum step step = beside(listing, pending, false, budget, next, error);

	if (step == STEP_ROW || step == STEP_PENDING)
		*pending = *next;
	else if (step == STEP_END && listing->position == --listing->count && listing->position)
		listing->position--;
	free(next);
	return step != STEP_FAILED && (step != STEP_ROW || fill_down(listing, listing->rows, &listing->count, budget, error));
}

static bool look_up(struct listing *listing, int *budget, struct error *error)
{
	struct entry *before = memory_new(1, sizeof *before);
	enum step step = beside(listing, &listing->rows[0], true, budget, before, error);
	bool good = step != STEP_FAILED;
	int added = 0;

	if (step == STEP_ROW || step == STEP_PENDING)
		listing->rows[0] = *before;
	if (step == STEP_END) {
		memmove(listing->rows, listing->rows + 1, (size_t)--listing->count * sizeof *listing->rows);
		listing->position -= listing->position > 0;
	}
	free(before);
	if (step == STEP_ROW) {
		good = fill_up(listing, listing->rows, &listing->count, listing->height - listing->count, &added, budget, error);
		listing->position += added;
	}
	if (good && listing->count && step == STEP_END)
		good = fill_down(listing, listing->rows, &listing->count, budget, error);
	return good;
}

static bool pends(const struct listing *listing, int position)
{
	return listing->count && listing->rows[position].kind == ENTRY_PENDING;
}

bool listing_work(struct listing *listing, bool *changed, struct error *error)
{
	int budget = BUDGET, count = listing->count;
	bool down = pends(listing, listing->count - 1), up = !down && pends(listing, 0), more = false;

	listing->changes++;
	*changed = false;
	if (down && !look_down(listing, &budget, error))
		return false;
	if (up && !look_up(listing, &budget, error))
		return false;
	*changed = listing->count != count || (down && !pends(listing, count - 1)) || (up && !pends(listing, 0));
	if (down || up || !listing->counting)
		return true;
	if (!listing->type->work(listing->state, &budget, &more, error))
		return false;
	*changed = true;
	listing->counting = more;
	return true;
}

bool listing_is_working(const struct listing *listing)
{
	return pends(listing, 0) || pends(listing, listing->count - 1) || listing->counting;
}

int listing_count(const struct listing *listing)
{
	return listing->count;
}

unsigned listing_changes(const struct listing *listing)
{
	return listing->changes;
}

int listing_position(const struct listing *listing)
{
	return listing->position;
}

void listing_put(struct listing *listing, int position)
{
	if (position >= 0 && position < listing->count && listing->rows[position].kind != ENTRY_PENDING)
		listing->position = position;
}

const struct node *listing_at(const struct listing *listing, int position)
{
	const struct entry *entry = &listing->rows[position];

	return position < listing->count && entry->kind == ENTRY_ROW ? &entry->node : NULL;
}

const struct node *listing_cursor(const struct listing *listing)
{
	return listing_at(listing, listing->position);
}

const char *listing_explanation(const struct listing *listing)
{
	const struct entry *entry = &listing->rows[listing->position];

	if (!listing->count || entry->kind != ENTRY_HEADING || !listing->type->explain)
		return NULL;
	return listing->type->explain(listing->state, entry);
}

struct listing_place listing_place(const struct listing *listing, int position)
{
	const struct entry *entry = &listing->rows[position];
	const struct node *node = &entry->node;

	return (struct listing_place){entry->depth, entry->kind == ENTRY_HEADING, node->has_children, entry->open, entry->group,
				      node->ref};
}

void listing_set_query(struct listing *listing, const struct text_query *query)
{
	listing->changes++;
	listing->query = query;
}

bool listing_row(struct listing *listing, int position, int cells, struct row *row, struct error *error)
{
	struct entry *entry = &listing->rows[position];

	row_clear(row);
	if (entry->kind != ENTRY_PENDING)
		return listing->type->draw(listing->state, entry, listing->query, cells, row, error);
	row_add(row, STYLE_DIM, _(" … 찾는 중"));
	row_pad(row, cells);
	return true;
}

void listing_title(const struct listing *listing, struct row *right)
{
	if (listing->type->title)
		listing->type->title(listing->state, right);
}
