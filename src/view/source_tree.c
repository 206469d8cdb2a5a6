/* The tree: meetings (unfolded), agendas and what lies below (folded), an item's milestones in front of its children. Rows are
 * found by stepping over the store's indexed look-ups; a meeting in the set of what is turned is folded, anything else is
 * unfolded. */
#include <stdlib.h>
#include "folds.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "source.h"
#include "tree_row.h"

struct tree {
	struct store *store;
	struct folds folds;
	bool unfolded; /* as if nothing was folded */
};

static void *create(struct store *store)
{
	struct tree *tree = memory_new(1, sizeof *tree);

	tree->store = store;
	return tree;
}

static void destroy(void *state)
{
	struct tree *tree = state;

	folds_finish(&tree->folds);
	free(tree);
}

static bool reload(void *state, const char *filter, struct error *error)
{
	(void)state;
	(void)filter;
	(void)error;
	return true;
}

static bool is_open(const struct tree *tree, const struct node *node)
{
	return node->has_children &&
	       (tree->unfolded || folds_has(&tree->folds, 0, node->ref) != (node->ref.kind == RECORD_MEETING));
}

/* NODE as a row. */
static enum step put(const struct tree *tree, const struct node *node, struct entry *entry)
{
	*entry = (struct entry){.kind = ENTRY_ROW, .node = *node, .open = is_open(tree, node), .depth = node->level};
	return node->ref.id ? STEP_ROW : STEP_END;
}

/* The visible row behind NODE: its first child, its next sibling, or that of the nearest row above that has one. */
static bool step_down(struct tree *tree, const struct node *node, struct node *next, struct error *error)
{
	struct node above = *node;

	if (is_open(tree, node)) {
		if (!store_node_first_child(tree->store, node->ref, next, error))
			return false;
		if (next->ref.id)
			return true;
	}
	for (;;) {
		if (!store_node_next(tree->store, above.ref, next, error))
			return false;
		if (next->ref.id || above.ref.kind == RECORD_MEETING)
			return true;
		if (!store_node_parent(tree->store, above.ref, &above, error))
			return false;
		if (!above.ref.id)
			return true;
	}
}

/* NODE, or the last visible row below it. */
static bool deepest(struct tree *tree, struct node *node, struct error *error)
{
	struct node below;

	while (is_open(tree, node)) {
		if (!store_node_last_child(tree->store, node->ref, &below, error))
			return false;
		if (!below.ref.id)
			return true;
		*node = below;
	}
	return true;
}

static bool step_up(struct tree *tree, const struct node *node, struct node *before, struct error *error)
{
	if (!store_node_previous(tree->store, node->ref, before, error))
		return false;
	if (before->ref.id)
		return deepest(tree, before, error);
	if (node->ref.kind == RECORD_MEETING)
		return true;
	return store_node_parent(tree->store, node->ref, before, error);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as all sources */
static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	struct tree *tree = state;
	struct ref top = {.kind = RECORD_MEETING};
	struct node node;
	bool good = last ? store_node_last_child(tree->store, top, &node, error)
			 : store_node_first_child(tree->store, top, &node, error);

	(void)budget;
	if (!good || (last && node.ref.id && !deepest(tree, &node, error)))
		return STEP_FAILED;
	return put(tree, &node, entry);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as all sources */
static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct tree *tree = state;
	struct node node;

	(void)budget;
	if (!(backwards ? step_up(tree, &from->node, &node, error) : step_down(tree, &from->node, &node, error)))
		return STEP_FAILED;
	return put(tree, &node, entry);
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	struct tree *tree = state;
	struct node node;

	if (!store_node(tree->store, entry->node.ref, &node, error))
		return STEP_FAILED;
	return put(tree, &node, entry);
}

static bool is_in_tree(struct ref ref)
{
	return ref.kind == RECORD_MEETING || ref.kind == RECORD_ITEM || ref.kind == RECORD_MILESTONE;
}

/* Every row above is unfolded. */
static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct tree *tree = state;
	struct node node, above;

	if (!is_in_tree(ref))
		return STEP_END;
	if (!store_node(tree->store, ref, &node, error))
		return STEP_FAILED;
	if (!node.ref.id)
		return STEP_END;
	for (;;) {
		if (!store_node_parent(tree->store, ref, &above, error))
			return STEP_FAILED;
		if (!above.ref.id)
			return put(tree, &node, entry);
		if (!is_open(tree, &above))
			folds_turn(&tree->folds, 0, above.ref);
		ref = above.ref;
	}
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	struct tree *tree = state;
	struct node node;

	if (!store_node_parent(tree->store, from->node.ref, &node, error))
		return STEP_FAILED;
	return put(tree, &node, entry);
}

static void turn(void *state, const struct entry *entry)
{
	struct tree *tree = state;

	folds_turn(&tree->folds, 0, entry->node.ref);
}

/* There may be a million rows. */
static void unfold_all(void *state, enum unfolding much)
{
	((struct tree *)state)->unfolded = much == UNFOLD_ALL;
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	struct tree *tree = state;

	if (!tree_row_load(tree->store, entry, error))
		return false;
	tree_row_draw(entry, query, cells, row);
	return true;
}

const struct source_type source_tree = {
	.name = NC_("view", "안건"),
	.create = create,
	.destroy = destroy,
	.reload = reload,
	.edge = edge,
	.beside = beside,
	.again = again,
	.find = find,
	.above = above,
	.turn = turn,
	.draw = draw,
	.unfold_all = unfold_all,
};
