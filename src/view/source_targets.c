/* Targets in the order of the tree, under a heading an agenda. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "folds.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "heading.h"
#include "section.h"
#include "target_row.h"

/* A group is an agenda, by the meeting's number and its own; 0 for what hangs on the meeting itself. */
enum { AGENDAS = 1 << 30, GROUP_CODE = 32 };
enum { HEADED, OVER }; /* `depth` of what pends: OVER, above the heading of its group */

struct targets {
	struct store *store;
	struct section section;
	struct folds folds;
	bool unfolded; /* as if nothing was folded */
	struct group {
		int64_t group;
		int64_t counts[FIGURE_MEASURED + 1];
	} * groups; /* in their order, as far as they are counted */
	size_t count, room;
	struct scan_place counted;
	bool counted_all;
};

static void *create(struct store *store)
{
	struct targets *targets = memory_new(1, sizeof *targets);

	targets->store = store;
	return targets;
}

static void destroy(void *state)
{
	struct targets *targets = state;

	section_close(&targets->section);
	folds_finish(&targets->folds);
	free(targets->groups);
	free(targets);
}

static int64_t group_of(const char *code)
{
	char *rest;
	int64_t meeting = strtoll(code, &rest, 10);

	return meeting * AGENDAS + (*rest == '.' ? strtoll(rest + 1, NULL, 10) : 0);
}

static void group_code(int64_t group, char code[GROUP_CODE])
{
	if (group % AGENDAS)
		snprintf(code, GROUP_CODE, "%" PRId64 ".%" PRId64, group / AGENDAS, group % AGENDAS);
	else
		snprintf(code, GROUP_CODE, "%" PRId64, group / AGENDAS);
}

/* In front of a group's first row, or behind its last. What hangs on a meeting stands in front of its agendas. */
static struct scan_place group_edge(int64_t group, bool behind)
{
	struct scan_place place = {.id = behind ? INT64_MAX : INT64_MIN};
	char code[GROUP_CODE], key[CODE_SORT];

	group_code(group, code);
	code_sort_key(code, key);
	snprintf(place.key, sizeof place.key, "%.*s%s", CODE_SORT - 2, key, !behind ? "" : group % AGENDAS ? "~" : "$");
	return place;
}

static void count_one(void *context, const struct scan_told *told)
{
	struct targets *targets = context;
	int64_t group = group_of(told->code);

	if (!targets->count || targets->groups[targets->count - 1].group != group) {
		if (targets->count == targets->room) {
			targets->room = targets->room ? targets->room * 2 : 16;
			targets->groups = memory_grow(targets->groups, targets->room, sizeof *targets->groups);
		}
		targets->groups[targets->count++] = (struct group){.group = group};
	}
	targets->groups[targets->count - 1].counts[told->sense]++;
}

static bool count_on(struct targets *targets, int *budget, struct error *error)
{
	enum scan_result result = SCAN_NONE;

	if (!targets->counted_all)
		result = store_scan_tell(targets->section.scan, &targets->counted, budget, count_one, targets, error);
	targets->counted_all = result == SCAN_NONE;
	return result != SCAN_FAILED;
}

static bool reload(void *state, const char *filter, struct error *error)
{
	struct targets *targets = state;
	int budget = 2; /* what a database of ordinary size has is counted at once */

	if (!section_open(&targets->section, targets->store, RECORD_TARGET, SCAN_TREE, "", filter, error))
		return false;
	targets->count = 0;
	targets->counted_all = false;
	targets->counted = (struct scan_place){0};
	return count_on(targets, &budget, error);
}

static bool is_folded(const struct targets *targets, int64_t group)
{
	return !targets->unfolded && folds_has(&targets->folds, group, (struct ref){RECORD_KINDS, group});
}

static enum step put_heading(const struct targets *targets, int64_t group, struct entry *entry, struct error *error)
{
	char code[GROUP_CODE];
	struct node node;
	struct ref ref;

	group_code(group, code);
	if (!store_find(targets->store, code, &ref, error) || !store_node(targets->store, ref, &node, error))
		return STEP_FAILED;
	heading_put(entry, group);
	snprintf(entry->node.title, sizeof entry->node.title, "%s%s%.480s", group % AGENDAS ? strchr(code, '.') + 1 : "",
		 group % AGENDAS ? " " : "", node.title);
	entry->node.has_children = true;
	entry->open = !is_folded(targets, group);
	return STEP_ROW;
}

static enum step step_row(struct targets *targets, int64_t group, struct scan_place place, bool backwards, int *budget,
			  struct entry *entry, struct error *error)
{
	enum step step = section_step(&targets->section, place, backwards, group, budget, entry, error);

	if (step == STEP_ROW) {
		entry->group = group_of(entry->node.code);
		entry->depth = 1;
	}
	return step;
}

/* The next row; the heading of its group first if that is another one. */
static enum step step_down(struct targets *targets, int64_t group, struct scan_place place, int *budget, struct entry *entry,
			   struct error *error)
{
	enum step step = step_row(targets, group, place, false, budget, entry, error);

	return step == STEP_ROW && entry->group != group ? put_heading(targets, entry->group, entry, error) : step;
}

/* The row before, or the heading that stands between the two. */
static enum step step_up(struct targets *targets, int64_t group, struct scan_place place, int *budget, struct entry *entry,
			 struct error *error)
{
	enum step step = step_row(targets, group, place, true, budget, entry, error);

	if (step == STEP_END || (step == STEP_ROW && entry->group != group))
		return put_heading(targets, group, entry, error);
	return step;
}

/* What stands before a heading: the last row of the group before, or its heading if that is folded. */
static enum step step_over(struct targets *targets, int64_t group, struct scan_place place, int *budget, struct entry *entry,
			   struct error *error)
{
	enum step step = step_row(targets, group, place, true, budget, entry, error);

	if (step == STEP_ROW && is_folded(targets, entry->group))
		return put_heading(targets, entry->group, entry, error);
	if (step == STEP_PENDING)
		entry->depth = OVER;
	return step;
}

static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct targets *targets = state;
	bool heading = from->kind == ENTRY_HEADING;
	struct scan_place place = heading ? group_edge(from->group, !backwards && !from->open)
					  : section_place(&targets->section, from);

	if (!backwards)
		return step_down(targets, from->group, place, budget, entry, error);
	return heading || (from->kind == ENTRY_PENDING && from->depth == OVER)
		       ? step_over(targets, from->group, place, budget, entry, error)
		       : step_up(targets, from->group, place, budget, entry, error);
}

static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	return last ? step_over(state, 0, scan_end, budget, entry, error)
		    : step_down(state, 0, (struct scan_place){.id = INT64_MIN}, budget, entry, error);
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct targets *targets = state;
	struct node node;
	enum step step = section_find(&targets->section, ref, &node, error);
	int64_t group;

	if (step != STEP_ROW)
		return step;
	group = group_of(node.code);
	if (is_folded(targets, group))
		folds_turn(&targets->folds, group, (struct ref){RECORD_KINDS, group});
	*entry = (struct entry){.kind = ENTRY_ROW, .group = group, .node = node, .depth = 1};
	return STEP_ROW;
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	struct targets *targets = state;
	struct entry next;
	int budget = 1;
	enum step step;

	if (entry->kind != ENTRY_HEADING)
		return find(state, entry->node.ref, entry, error);
	step = step_row(targets, entry->group, group_edge(entry->group, false), false, &budget, &next, error);
	if (step == STEP_FAILED || (step == STEP_ROW && next.group != entry->group) || step == STEP_END)
		return step == STEP_FAILED ? step : STEP_END;
	return put_heading(targets, entry->group, entry, error);
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	return from->kind == ENTRY_HEADING ? STEP_END : put_heading(state, from->group, entry, error);
}

static void turn(void *state, const struct entry *entry)
{
	struct targets *targets = state;

	folds_turn(&targets->folds, entry->group, entry->node.ref);
}

static void unfold_all(void *state, enum unfolding much)
{
	((struct targets *)state)->unfolded = much != UNFOLD_NOTHING;
}

static const struct group *find_group(const struct targets *targets, int64_t group)
{
	for (size_t i = 0; i < targets->count; i++) {
		if (targets->groups[i].group == group)
			return &targets->groups[i];
	}
	return NULL;
}

static int64_t sum(const int64_t counts[FIGURE_MEASURED + 1])
{
	int64_t all = 0;

	for (int i = 0; i <= FIGURE_MEASURED; i++)
		all += counts[i];
	return all;
}

static void draw_heading(const struct targets *targets, const struct entry *entry, int cells, struct row *row)
{
	const struct group *group = find_group(targets, entry->group);
	char said[64] = "…";
	bool whole = targets->counted_all || (group && group != &targets->groups[targets->count - 1]);

	if (group && whole && group->counts[FIGURE_MEASURED])
		snprintf(said, sizeof said, _("측정 %" PRId64 "/%" PRId64), group->counts[FIGURE_MEASURED], sum(group->counts));
	else if (group && whole)
		snprintf(said, sizeof said, "%" PRId64, sum(group->counts));
	heading_draw(entry, said, STYLE_DIM, cells, row);
}

static bool tell(void *state, struct entry *entry, struct telling *telling, struct error *error)
{
	struct targets *targets = state;
	const struct group *group = find_group(targets, entry->group);
	char words[64];

	text_append(&telling->title, entry->node.title);
	telling->apart = entry->kind == ENTRY_HEADING;
	if (telling->apart) {
		text_append_format(&telling->tail, "%" PRId64, group ? sum(group->counts) : 0);
		return true;
	}
	if (!target_row_load(targets->store, entry, error))
		return false;
	measure_words(&entry->measure, words, sizeof words);
	telling->depth = 1;
	text_append_format(&telling->head, "%s %s",
			   entry->measure.signal == WORD_NONE ? "  " : signal_syllable((enum signal)entry->measure.signal),
			   entry->node.code);
	text_append_format(&telling->tail, "%s%s %s", words,
			   entry->measure.has_rate && entry->measure.pathless ? _("(경로 없음)") : "", entry->said);
	return true;
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	struct targets *targets = state;

	if (entry->kind == ENTRY_HEADING) {
		draw_heading(targets, entry, cells, row);
		return true;
	}
	if (!target_row_load(targets->store, entry, error))
		return false;
	target_row_draw(entry, query, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct targets *targets = state;
	int64_t counts[FIGURE_MEASURED + 1] = {0};

	for (size_t i = 0; i < targets->count; i++) {
		for (int j = 0; j <= FIGURE_MEASURED; j++)
			counts[j] += targets->groups[i].counts[j];
	}
	row_add_format(right, STYLE_NORMAL, _(" 측정%" PRId64), counts[FIGURE_MEASURED]);
	row_add_format(right, STYLE_DIM, _(" 자료없음%" PRId64), counts[FIGURE_NO_READING]);
	if (counts[FIGURE_WITHHELD])
		row_add_format(right, STYLE_DIM, _(" 비공개%" PRId64), counts[FIGURE_WITHHELD]);
	row_add_format(right, STYLE_DIM, "%s ", targets->counted_all ? "" : "…");
}

static bool work(void *state, int *budget, bool *more, struct error *error)
{
	struct targets *targets = state;
	bool good = count_on(targets, budget, error);

	*more = !targets->counted_all;
	return good;
}

static const char *explain(const void *state, const struct entry *entry)
{
	(void)state;
	(void)entry;
	return _("이 안건의 목표 수치와 실적입니다. 막대 [==|...]에서 |는 범위의 하한, :는 오늘의 경로입니다.\n줄을 골라 i로 "
		 "실적을 "
		 "적으십시오. 연차별 경로가 없으면 달성률만 보이고 판정은 하지 않습니다.");
}

const struct source_type source_targets = {
	.name = NC_("view", "목표"),
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
	.unfold_all = unfold_all,
	.tell = tell,
	.explain = explain,
};
