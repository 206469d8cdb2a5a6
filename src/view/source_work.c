/* The worklist of the monthly check: what is late, what is due soon, what nobody has reported, where the ministry, the evidence
 * and the calendar disagree, and what has no day at all; each under its heading, by its day. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "folds.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "heading.h"
#include "section.h"
#include "tree_row.h"

enum { SECTIONS = 5 };

static const struct {
	const char *ready; /* the word of the filter language that says the same */
	const char *heading, *sign, *explanation;
	enum style style;
} kinds[SECTIONS] = {
	{"지연", N_("지연·부진"), N_("지"),
	 N_("기한이 지났고 보고는 있는 이정표입니다. 90일이 넘거나 만회 약속이 두 번 깨지면 부진입니다.\n사유와 만회대책을 받고, "
	    "p로 통화를 적으십시오."),
	 STYLE_LATE},
	{"임박", N_("임박(30일 안)"), N_("임"),
	 N_("기한이 30일 안으로 다가온 이정표입니다.\n시작했는지, 기한에 되는지 물으십시오."), STYLE_ATTENTION},
	{"미보고", NC_("section", "미보고"), N_("미"),
	 N_("아직 보고가 없거나 마지막 보고가 92일보다 오래된 이정표입니다. 기한이 지난 것부터 있습니다.\n보고가 없다고 실패는 "
	    "아닙니다: 먼저 물으십시오. 전화번호는 상세에 있습니다."),
	 STYLE_UNREPORTED},
	{"엇갈림", NC_("section", "엇갈림"), N_("엇"),
	 N_("부처의 보고와 증빙, 달력이 서로 다른 이정표입니다: 완료라는데 확인되지 않았거나, 추진중이라는데 기한이 지났습니다."),
	 STYLE_ATTENTION},
	{"기한미설정", NC_("section", "기한미설정"), N_("기"),
	 N_("기한이 정해지지 않은 이정표입니다. 늦은 것도 제때인 것도 아닙니다.\n소관 부서에 기한을 청하고 e로 적으십시오."),
	 STYLE_DIM},
};

struct work {
	struct store *store;
	struct section sections[SECTIONS];
	struct folds folds;
	bool unfolded; /* as if nothing was folded */
};

static void *create(struct store *store)
{
	struct work *work = memory_new(1, sizeof *work);

	work->store = store;
	return work;
}

static void destroy(void *state)
{
	struct work *work = state;

	for (int i = 0; i < SECTIONS; i++)
		section_close(&work->sections[i]);
	folds_finish(&work->folds);
	free(work);
}

/* Unfiltered, what is kept anyway need not be counted. */
static bool take_counts(struct work *work, struct error *error)
{
	struct tally tally;

	if (!store_tally(work->store, (struct ref){.kind = RECORD_MEETING}, &tally, error))
		return false;
	work->sections[0].count = tally.signal[SIGNAL_LATE] + tally.signal[SIGNAL_STALLED];
	work->sections[1].count = tally.due_soon;
	work->sections[2].count = tally.signal[SIGNAL_UNREPORTED];
	work->sections[4].count = tally.undated;
	for (int i = 0; i < SECTIONS; i++)
		work->sections[i].counted_all = i != 3;
	return true;
}

static bool reload(void *state, const char *filter, struct error *error)
{
	struct work *work = state;

	for (int i = 0; i < SECTIONS; i++) {
		if (!section_open(&work->sections[i], work->store, RECORD_MILESTONE, SCAN_DUE, kinds[i].ready, filter, error))
			return false;
	}
	return *filter || take_counts(work, error);
}

static bool is_empty(const struct section *section)
{
	return section->counted_all && !section->count;
}

static enum step put_heading(const struct work *work, int place, struct entry *entry)
{
	if (place < 0 || place >= SECTIONS)
		return STEP_END;
	heading_put(entry, place + 1);
	snprintf(entry->node.title, sizeof entry->node.title, "%s", message_of(kinds[place].heading));
	entry->node.has_children = !is_empty(&work->sections[place]);
	entry->open = entry->node.has_children && (work->unfolded || !folds_has(&work->folds, place + 1, entry->node.ref));
	return STEP_ROW;
}

/* A row of a section from PLACE on, else the heading that comes then. */
static enum step step_within(struct work *work, int section, struct scan_place place, bool backwards, int *budget,
			     struct entry *entry, struct error *error)
{
	enum step step = is_empty(&work->sections[section])
				 ? STEP_END
				 : section_step(&work->sections[section], place, backwards, section + 1, budget, entry, error);

	if (step == STEP_ROW) {
		entry->flat = true;
		entry->depth = 1;
	}
	return step == STEP_END ? put_heading(work, backwards ? section : section + 1, entry) : step;
}

static enum step step_up(struct work *work, int section, int *budget, struct entry *entry, struct error *error)
{
	enum step step = put_heading(work, section - 1, entry);

	if (step == STEP_ROW && entry->open)
		step = step_within(work, section - 1, scan_end, true, budget, entry, error);
	return step;
}

static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct work *work = state;
	int section = (int)from->group - 1;

	if (from->kind != ENTRY_HEADING)
		return step_within(work, section, section_place(&work->sections[section], from), backwards, budget, entry, error);
	if (backwards)
		return step_up(work, section, budget, entry, error);
	if (!from->open)
		return put_heading(work, section + 1, entry);
	return step_within(work, section, (struct scan_place){0}, false, budget, entry, error);
}

static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	return last ? step_up(state, SECTIONS, budget, entry, error) : put_heading(state, 0, entry);
}

static enum step find_in(struct work *work, int section, struct ref ref, struct entry *entry, struct error *error)
{
	struct node node;
	enum step step = section_find(&work->sections[section], ref, &node, error);

	if (step == STEP_ROW)
		*entry = (struct entry){.kind = ENTRY_ROW, .group = section + 1, .node = node, .flat = true, .depth = 1};
	return step;
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	struct work *work = state;

	if (entry->kind == ENTRY_HEADING)
		return put_heading(work, (int)entry->group - 1, entry);
	return find_in(work, (int)entry->group - 1, entry->node.ref, entry, error);
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct work *work = state;
	struct ref heading = {RECORD_KINDS, 0};

	for (int i = 0; i < SECTIONS; i++) {
		enum step step = find_in(work, i, ref, entry, error);

		heading.id = i + 1;
		if (step == STEP_ROW && folds_has(&work->folds, i + 1, heading))
			folds_turn(&work->folds, i + 1, heading);
		if (step != STEP_END)
			return step;
	}
	return STEP_END;
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	(void)error;
	return from->kind == ENTRY_HEADING ? STEP_END : put_heading(state, (int)from->group - 1, entry);
}

static void turn(void *state, const struct entry *entry)
{
	struct work *work = state;

	folds_turn(&work->folds, entry->group, entry->node.ref);
}

static void unfold_all(void *state, enum unfolding much)
{
	((struct work *)state)->unfolded = much != UNFOLD_NOTHING;
}

static void print_count(const struct section *section, char out[32])
{
	snprintf(out, 32, section->counted_all ? "%" PRId64 : "%" PRId64 "…", section->count);
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	const struct work *work = state;
	char count[32];

	(void)error;
	if (entry->kind != ENTRY_HEADING) {
		tree_row_draw(entry, query, cells, row);
		return true;
	}
	put_heading(work, (int)entry->group - 1, entry); /* by now it may be known to be empty */
	print_count(&work->sections[entry->group - 1], count);
	heading_draw(entry, count, kinds[entry->group - 1].style, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct work *work = state;
	char count[32];

	for (int i = 0; i < SECTIONS; i++) {
		print_count(&work->sections[i], count);
		row_add_format(right, kinds[i].style, " %s%s", _(kinds[i].sign), count);
	}
	row_add(right, STYLE_DIM, " ");
}

static bool work_on(void *state, int *budget, bool *more, struct error *error)
{
	struct work *work = state;

	*more = false;
	for (int i = 0; i < SECTIONS && !*more; i++)
		*more = !section_count(&work->sections[i], budget, error);
	return error->code == ERROR_NONE;
}

static const char *explain(const void *state, const struct entry *entry)
{
	(void)state;
	return _(kinds[entry->group - 1].explanation);
}

static bool tell(void *state, struct entry *entry, struct telling *telling, struct error *error)
{
	struct work *work = state;
	char count[32];

	print_count(&work->sections[entry->group - 1], count);
	if (entry->kind == ENTRY_HEADING)
		text_append(&telling->tail, count);
	return telling_node(work->store, entry, telling, error);
}

static void key(const void *state, const struct entry *heading, char *out, size_t size)
{
	(void)state;
	snprintf(out, size, "%s", kinds[heading->group - 1].ready);
}

const struct source_type source_work = {
	.name = NC_("view", "점검"),
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
	.work = work_on,
	.explain = explain,
	.tell = tell,
	.key = key,
	.unfold_all = unfold_all,
};
