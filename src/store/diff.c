/* The walk: the milestones of the later day, each judged on both days, and between them the rows whose changes only one of the
 * days sees. A row without such changes is the same on both. */
#include "diff.h"
#include <stdio.h>
#include "gwagi/store/outline.h"

enum { DIFF_CHUNK = 128 /* milestones at a time */ };

struct walk {
	struct diff *diff;
	struct node *nodes; /* DIFF_CHUNK of them */
	size_t count, next;
	int64_t last; /* id of the last one read */
	size_t touched;
};

/* What the two verdicts make; −1: nothing. */
static int compare_verdicts(const struct verdict *before, const struct verdict *after)
{
	bool was = before && diff_is_lit(before), is = diff_is_lit(after);

	if (is)
		return was ? DIFFERENCE_STILL_LIT : DIFFERENCE_LIT;
	if (!before || before->signal == after->signal)
		return was ? DIFFERENCE_RECOVERED : -1; /* unreported, but no longer overdue */
	if (after->signal == SIGNAL_DONE)
		return DIFFERENCE_DONE;
	return was ? DIFFERENCE_RECOVERED : DIFFERENCE_SIGNAL;
}

static bool tell_verdicts(struct diff *diff, const struct node *before, const struct node *after, struct error *error)
{
	struct verdict earlier = judge(&before->state, diff->from.rules, diff->from.day);
	struct verdict later = judge(&after->state, diff->to.rules, diff->to.day);
	int difference = compare_verdicts(before->ref.id ? &earlier : NULL, &later);
	struct diff_row row = {
		.difference = (enum difference)difference, .kind = RECORD_MILESTONE, .field = "signal", .before = NULL};

	if (difference < 0)
		return true;
	if (before->ref.id)
		row.before = word_english(VOCABULARY_SIGNAL, (int)earlier.signal);
	row.after = word_english(VOCABULARY_SIGNAL, (int)later.signal);
	if (difference == DIFFERENCE_STILL_LIT && !diff->counts && !diff_months(diff, after->ref, &row.months, error))
		return false;
	return diff_tell(diff, after->code, &row, error);
}

/* A milestone; TOUCHED is NULL if nothing of it changed but the day. */
static bool tell_milestone(struct diff *diff, const struct node *after, const struct touched *touched, struct error *error)
{
	struct node *before;
	bool good;

	if (!touched)
		return tell_verdicts(diff, after, after, error);
	before = memory_new(1, sizeof *before);
	good = store_node(diff->from.store, after->ref, before, error);
	if (good && before->ref.id)
		good = tell_verdicts(diff, before, after, error) && diff_tell_row(diff, touched, error);
	else if (good)
		good = diff_tell_row(diff, touched, error) && tell_verdicts(diff, before, after, error);
	free(before);
	return good;
}

static bool read_nodes(struct walk *walk, struct error *error)
{
	struct ref top = {RECORD_MEETING, 0};

	walk->next = 0;
	if (!store_milestones(walk->diff->to.store, top, walk->last, false, walk->nodes, DIFF_CHUNK, &walk->count, error))
		return false;
	if (walk->count)
		walk->last = walk->nodes[walk->count - 1].ref.id;
	return true;
}

static const struct touched *next_touched(const struct walk *walk)
{
	return walk->touched < walk->diff->touched_count ? &walk->diff->touched[walk->touched] : NULL;
}

/* The next of the two in the order of the tree; a milestone before what hangs on it. */
static bool step(struct walk *walk, struct error *error)
{
	const struct touched *touched = next_touched(walk);
	const struct node *node = walk->next < walk->count ? &walk->nodes[walk->next] : NULL;
	char sort[CODE_SORT] = "";
	int order;

	if (node)
		code_sort_key(node->code, sort);
	order = !node ? -1 : !touched ? 1 : strcmp(touched->sort, sort);
	if (order < 0) {
		walk->touched++;
		return diff_tell_row(walk->diff, touched, error);
	}
	walk->next++;
	if (order > 0 || touched->kind->kind != RECORD_MILESTONE)
		touched = NULL;
	else
		walk->touched++;
	return tell_milestone(walk->diff, node, touched, error);
}

static bool walk_all(struct diff *diff, struct error *error)
{
	struct walk walk = {.diff = diff, .nodes = memory_new(DIFF_CHUNK, sizeof *walk.nodes)};
	bool good = read_nodes(&walk, error);

	while (good && !diff->ended && (walk.next < walk.count || next_touched(&walk))) {
		good = step(&walk, error);
		if (good && walk.next == walk.count && walk.count)
			good = read_nodes(&walk, error);
	}
	free(walk.nodes);
	return good;
}

static void finish(struct diff *diff)
{
	for (size_t i = 0; i < diff->touched_count; i++) {
		free(diff->touched[i].code);
		free(diff->touched[i].sort);
	}
	for (size_t i = 0; i < diff->month_count; i++)
		store_close(diff->months[i].store);
	free(diff->touched);
	free(diff->months);
	free(diff->owner.title);
	free(diff->owner.rule);
	free(diff->owner.offices);
	store_close(diff->from.store);
	store_close(diff->to.store);
}

static bool run(struct diff *diff, const struct store *store, day_number from, day_number to, struct error *error)
{
	bool good;

	if (to > store->today)
		return error_set(error, ERROR_USAGE, _("아직 오지 않은 날과는 견줄 수 없습니다."));
	if (from > to)
		return error_set(error, ERROR_USAGE, _("앞선 날을 먼저 써 주십시오."));
	good = diff_side_open(&diff->from, store, from, error) && diff_side_open(&diff->to, store, to, error) &&
	       diff_find_touched(diff, error) && walk_all(diff, error);
	finish(diff);
	return good;
}

bool store_diff(struct store *store, day_number from, day_number to, diff_each *each, void *context, struct error *error)
{
	struct diff diff = {.each = each, .context = context};

	return run(&diff, store, from, to, error);
}

bool store_diff_count(struct store *store, day_number from, day_number to, int64_t counts[DIFFERENCE_COUNT], struct error *error)
{
	struct diff diff = {.counts = counts};

	memset(counts, 0, DIFFERENCE_COUNT * sizeof *counts);
	return run(&diff, store, from, to, error);
}
