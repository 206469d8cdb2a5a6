/* The window of the tree. Rows are found by stepping over the store's indexed look-ups; what is unfolded is a sorted set
 * of identities in which a meeting stands the other way round, because meetings begin unfolded. */
#include "gwagi/view/outline.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "outline_rows.h"

struct outline {
	struct store *store;
	struct ref *turned; /* folded meetings and unfolded items, sorted */
	size_t turned_count, turned_room;
	struct outline_entry *rows; /* the window: `height` allocated, `count` in use */
	int height, count, position;
	struct ref lost,
		landed; /* the row that was gone when everything was read again (id 0: none), where the cursor then went */
	int lost_position;
	const struct text_query *query;
};

struct outline *outline_create(struct store *store)
{
	struct outline *outline = memory_new(1, sizeof *outline);

	outline->store = store;
	outline->height = 1;
	outline->rows = memory_new(1, sizeof *outline->rows);
	return outline;
}

void outline_destroy(struct outline *outline)
{
	if (!outline)
		return;
	free(outline->turned);
	free(outline->rows);
	free(outline);
}

static int compare_refs(const void *left, const void *right)
{
	const struct ref *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

static bool is_turned(const struct outline *outline, struct ref ref)
{
	return outline->turned_count && bsearch(&ref, outline->turned, outline->turned_count, sizeof ref, compare_refs);
}

static bool is_open(const struct outline *outline, const struct node *node)
{
	return node->has_children && is_turned(outline, node->ref) != (node->ref.kind == RECORD_MEETING);
}

static void turn(struct outline *outline, struct ref ref)
{
	size_t at = 0;

	while (at < outline->turned_count && compare_refs(&outline->turned[at], &ref) < 0)
		at++;
	if (at < outline->turned_count && !compare_refs(&outline->turned[at], &ref)) {
		outline->turned_count--;
		memmove(outline->turned + at, outline->turned + at + 1, (outline->turned_count - at) * sizeof ref);
		return;
	}
	if (outline->turned_count == outline->turned_room) {
		outline->turned_room = outline->turned_room ? outline->turned_room * 2 : 16;
		outline->turned = memory_grow(outline->turned, outline->turned_room, sizeof ref);
	}
	memmove(outline->turned + at + 1, outline->turned + at, (outline->turned_count - at) * sizeof ref);
	outline->turned[at] = ref;
	outline->turned_count++;
}

/* The visible row behind NODE: its first child, its next sibling, or that of the nearest row above that has one. */
static bool step_down(struct outline *outline, const struct node *node, struct node *next, struct error *error)
{
	struct node above = *node;

	if (is_open(outline, node)) {
		if (!store_node_first_child(outline->store, node->ref, next, error))
			return false;
		if (next->ref.id)
			return true;
	}
	for (;;) {
		if (!store_node_next(outline->store, above.ref, next, error))
			return false;
		if (next->ref.id || above.ref.kind == RECORD_MEETING)
			return true;
		if (!store_node_parent(outline->store, above.ref, &above, error))
			return false;
		if (!above.ref.id)
			return true;
	}
}

/* NODE, or the last visible row below it. */
static bool deepest(struct outline *outline, struct node *node, struct error *error)
{
	struct node below;

	while (is_open(outline, node)) {
		if (!store_node_last_child(outline->store, node->ref, &below, error))
			return false;
		if (!below.ref.id)
			return true;
		*node = below;
	}
	return true;
}

static bool step_up(struct outline *outline, const struct node *node, struct node *before, struct error *error)
{
	if (!store_node_previous(outline->store, node->ref, before, error))
		return false;
	if (before->ref.id)
		return deepest(outline, before, error);
	if (node->ref.kind == RECORD_MEETING)
		return true;
	return store_node_parent(outline->store, node->ref, before, error);
}

static void put(struct outline_entry *entry, const struct node *node, bool open)
{
	*entry = (struct outline_entry){.node = *node, .open = open};
}

/* Append visible rows behind the window's last one until it is full or the tree ends. */
static bool fill_down(struct outline *outline, struct outline_entry *rows, int *count, struct error *error)
{
	struct node next;

	while (*count < outline->height) {
		if (!step_down(outline, &rows[*count - 1].node, &next, error))
			return false;
		if (!next.ref.id)
			return true;
		put(&rows[(*count)++], &next, is_open(outline, &next));
	}
	return true;
}

/* Put up to ABOVE visible rows in front of the window's first one; *ADDED is how many there were. */
static bool fill_up(struct outline *outline, struct outline_entry *rows, int *count, int above, int *added, struct error *error)
{
	struct node before;

	for (*added = 0; *added < above && *count < outline->height; ++*added) {
		if (!step_up(outline, &rows[0].node, &before, error))
			return false;
		if (!before.ref.id)
			return true;
		memmove(rows + 1, rows, (size_t)(*count)++ * sizeof *rows);
		put(&rows[0], &before, is_open(outline, &before));
	}
	return true;
}

/* Make the window anew: NODE under the cursor with up to ABOVE rows before it, as full as the tree allows. */
static bool window_around(struct outline *outline, const struct node *node, int above, struct error *error)
{
	struct outline_entry *rows = memory_new((size_t)outline->height, sizeof *rows);
	int count = 1, before = 0, more = 0;

	put(&rows[0], node, is_open(outline, node));
	if (above > outline->height - 1)
		above = outline->height - 1;
	if (!fill_up(outline, rows, &count, above, &before, error) || !fill_down(outline, rows, &count, error) ||
	    !fill_up(outline, rows, &count, outline->height - count, &more, error)) {
		free(rows);
		return false;
	}
	free(outline->rows);
	outline->rows = rows;
	outline->count = count;
	outline->position = before + more;
	return true;
}

static bool to_first(struct outline *outline, struct error *error)
{
	struct node first;

	if (!store_node_first_child(outline->store, (struct ref){.kind = RECORD_MEETING}, &first, error))
		return false;
	if (first.ref.id)
		return window_around(outline, &first, 0, error);
	outline->count = outline->position = 0;
	return true;
}

static struct ref cursor_ref(const struct outline *outline)
{
	const struct node *node = outline_cursor(outline);

	return node ? node->ref : (struct ref){.id = 0};
}

/* To the first row, until the one that is gone comes back. */
static bool lose(struct outline *outline, struct ref ref, int position, struct error *error)
{
	if (!to_first(outline, error))
		return false;
	outline->lost = ref;
	outline->lost_position = position;
	outline->landed = cursor_ref(outline);
	return true;
}

bool outline_reload(struct outline *outline, struct error *error)
{
	struct ref cursor = cursor_ref(outline);
	bool waits = outline->lost.id && !compare_refs(&cursor, &outline->landed);
	struct ref wanted = waits ? outline->lost : cursor;
	int position = waits ? outline->lost_position : outline->position;
	struct node node;

	if (!wanted.id)
		return to_first(outline, error);
	if (!store_node(outline->store, wanted, &node, error))
		return false;
	if (!node.ref.id)
		return lose(outline, wanted, position, error);
	outline->lost.id = 0;
	return window_around(outline, &node, position, error);
}

bool outline_resize(struct outline *outline, int height, struct error *error)
{
	struct node node;
	int before = outline->height;

	if (height < 1)
		height = 1;
	if (height == before)
		return true;
	outline->height = height;
	if (!outline->count) {
		outline->rows = memory_grow(outline->rows, (size_t)height, sizeof *outline->rows);
		return true;
	}
	node = outline->rows[outline->position].node;
	if (window_around(outline, &node, outline->position, error))
		return true;
	outline->height = before;
	return false;
}

static bool move_down(struct outline *outline, bool *moved, struct error *error)
{
	struct node next;

	*moved = true;
	if (outline->position + 1 < outline->count) {
		outline->position++;
		return true;
	}
	if (!step_down(outline, &outline->rows[outline->count - 1].node, &next, error))
		return false;
	*moved = next.ref.id != 0;
	if (!*moved)
		return true;
	if (outline->count == outline->height)
		memmove(outline->rows, outline->rows + 1, (size_t)--outline->count * sizeof *outline->rows);
	put(&outline->rows[outline->count], &next, is_open(outline, &next));
	outline->position = outline->count++;
	return true;
}

static bool move_up(struct outline *outline, bool *moved, struct error *error)
{
	struct node before;

	*moved = true;
	if (outline->position > 0) {
		outline->position--;
		return true;
	}
	if (!step_up(outline, &outline->rows[0].node, &before, error))
		return false;
	*moved = before.ref.id != 0;
	if (!*moved)
		return true;
	if (outline->count < outline->height)
		outline->count++;
	memmove(outline->rows + 1, outline->rows, (size_t)(outline->count - 1) * sizeof *outline->rows);
	put(&outline->rows[0], &before, is_open(outline, &before));
	return true;
}

bool outline_move(struct outline *outline, int rows, struct error *error)
{
	bool moved = outline->count > 0;

	for (; moved && rows > 0; rows--) {
		if (!move_down(outline, &moved, error))
			return false;
	}
	for (; moved && rows < 0; rows++) {
		if (!move_up(outline, &moved, error))
			return false;
	}
	return true;
}

bool outline_first(struct outline *outline, struct error *error)
{
	return to_first(outline, error);
}

bool outline_last(struct outline *outline, struct error *error)
{
	struct node last;

	if (!store_node_last_child(outline->store, (struct ref){.kind = RECORD_MEETING}, &last, error))
		return false;
	if (!last.ref.id)
		return true;
	return deepest(outline, &last, error) && window_around(outline, &last, outline->height - 1, error);
}

/* Unfold every row above REF. */
static bool open_above(struct outline *outline, struct ref ref, struct error *error)
{
	struct node above;

	for (;;) {
		if (!store_node_parent(outline->store, ref, &above, error))
			return false;
		if (!above.ref.id)
			return true;
		if (!is_open(outline, &above))
			turn(outline, above.ref);
		ref = above.ref;
	}
}

bool outline_go(struct outline *outline, struct ref ref, struct error *error)
{
	struct node node;

	for (int i = 0; i < outline->count; i++) {
		if (!compare_refs(&outline->rows[i].node.ref, &ref)) {
			outline->position = i;
			return true;
		}
	}
	if (!store_node(outline->store, ref, &node, error))
		return false;
	if (!node.ref.id)
		return error_set(error, ERROR_NOT_FOUND, "%s", _("그 항목은 이제 없습니다."));
	return open_above(outline, ref, error) && window_around(outline, &node, outline->height / 3, error);
}

/* Turn the row under the cursor over, in its place on screen. */
static bool turn_cursor(struct outline *outline, struct error *error)
{
	struct node node = outline->rows[outline->position].node;

	turn(outline, node.ref);
	if (window_around(outline, &node, outline->position, error))
		return true;
	turn(outline, node.ref);
	return false;
}

static bool can(const struct outline *outline, bool open)
{
	const struct node *node = outline_cursor(outline);

	return node && node->has_children && is_open(outline, node) == open;
}

bool outline_fold(struct outline *outline, struct error *error)
{
	return !can(outline, true) || turn_cursor(outline, error);
}

bool outline_unfold(struct outline *outline, struct error *error)
{
	return !can(outline, false) || turn_cursor(outline, error);
}

bool outline_toggle(struct outline *outline, struct error *error)
{
	return can(outline, true) ? outline_fold(outline, error) : outline_unfold(outline, error);
}

bool outline_out(struct outline *outline, struct error *error)
{
	struct node above;

	if (!outline->count)
		return true;
	if (can(outline, true))
		return turn_cursor(outline, error);
	if (!store_node_parent(outline->store, outline_cursor(outline)->ref, &above, error))
		return false;
	return !above.ref.id || outline_go(outline, above.ref, error);
}

bool outline_in(struct outline *outline, struct error *error)
{
	if (can(outline, false))
		return turn_cursor(outline, error);
	return !can(outline, true) || outline_move(outline, 1, error);
}

int outline_count(const struct outline *outline)
{
	return outline->count;
}

int outline_position(const struct outline *outline)
{
	return outline->position;
}

const struct node *outline_cursor(const struct outline *outline)
{
	return outline->count ? &outline->rows[outline->position].node : NULL;
}

void outline_set_query(struct outline *outline, const struct text_query *query)
{
	outline->query = query;
}

bool outline_row(struct outline *outline, int position, int cells, struct row *row, struct error *error)
{
	struct outline_entry *entry = &outline->rows[position];

	if (!entry->counted && entry->node.ref.kind != RECORD_MILESTONE) {
		if (!store_tally(outline->store, entry->node.ref, &entry->tally, error))
			return false;
		entry->counted = true;
	}
	outline_entry_draw(entry, outline->query, cells, row);
	return true;
}
