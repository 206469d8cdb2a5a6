/* What a filter lets through of the tree: items and milestones in the order of the tree, without what lies between. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "section.h"
#include "tree_row.h"

struct sieve {
	struct store *store;
	struct section items, milestones;
};

static void *create(struct store *store)
{
	struct sieve *sieve = memory_new(1, sizeof *sieve);

	sieve->store = store;
	return sieve;
}

static void destroy(void *state)
{
	struct sieve *sieve = state;

	section_close(&sieve->items);
	section_close(&sieve->milestones);
	free(sieve);
}

/* A filter that fits one of the two kinds is a filter: what it asks about, the other has not. */
static bool reload(void *state, const char *filter, struct error *error)
{
	struct sieve *sieve = state;
	struct error other = {0};
	bool items = section_open(&sieve->items, sieve->store, RECORD_ITEM, SCAN_TREE, "", filter, &other);

	return section_open(&sieve->milestones, sieve->store, RECORD_MILESTONE, SCAN_TREE, "", filter, error) || items;
}

static enum step put(enum step step, struct entry *entry)
{
	entry->flat = true;
	entry->depth = entry->node.ref.kind == RECORD_MILESTONE ? 1 : 0;
	entry->node.has_children = false;
	return step;
}

/* Which one is the next on the way: what pends may still have something up to where it came. */
static bool is_nearer(const struct section *section, const struct entry *a, const struct entry *b, bool backwards)
{
	struct scan_place one = section_place(section, a), other = section_place(section, b);
	int difference = strcmp(one.key, other.key);

	return backwards ? difference >= 0 : difference <= 0;
}

static enum step step_from(struct sieve *sieve, struct scan_place place, bool backwards, int *budget, struct entry *entry,
			   struct error *error)
{
	struct entry other;
	enum step item = section_step(&sieve->items, place, backwards, 0, budget, entry, error);
	enum step milestone = item == STEP_FAILED ? STEP_FAILED
						  : section_step(&sieve->milestones, place, backwards, 0, budget, &other, error);

	if (milestone == STEP_FAILED)
		return STEP_FAILED;
	if (milestone != STEP_END && (item == STEP_END || is_nearer(&sieve->items, &other, entry, backwards))) {
		*entry = other;
		item = milestone;
	}
	return item == STEP_END ? STEP_END : put(item, entry);
}

static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	return step_from(state, last ? scan_end : (struct scan_place){0}, last, budget, entry, error);
}

static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct sieve *sieve = state;

	return step_from(sieve, section_place(&sieve->items, from), backwards, budget, entry, error);
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct sieve *sieve = state;
	struct node node;
	enum step step = section_find(ref.kind == RECORD_ITEM ? &sieve->items : &sieve->milestones, ref, &node, error);

	if (step != STEP_ROW)
		return step;
	*entry = (struct entry){.kind = ENTRY_ROW, .node = node};
	return put(step, entry);
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	return find(state, entry->node.ref, entry, error);
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	(void)state;
	(void)from;
	(void)entry;
	(void)error;
	return STEP_END;
}

static void turn(void *state, const struct entry *entry)
{
	(void)state;
	(void)entry;
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	struct sieve *sieve = state;

	if (!tree_row_load(sieve->store, entry, error))
		return false;
	tree_row_draw(entry, query, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct sieve *sieve = state;
	bool all = sieve->items.counted_all && sieve->milestones.counted_all;

	row_add_format(right, STYLE_DIM, _(" 이정표 %" PRId64 "건%s "), sieve->milestones.count, all ? "" : "…");
}

static bool work(void *state, int *budget, bool *more, struct error *error)
{
	struct sieve *sieve = state;

	*more = !section_count(&sieve->milestones, budget, error) || !section_count(&sieve->items, budget, error);
	return error->code == ERROR_NONE;
}

const struct source_type source_sieve = {
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
	.title = title,
	.work = work,
};
