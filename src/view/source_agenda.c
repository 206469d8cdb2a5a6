/* What comes next: first what is past its day and not finished, then what falls due from today on, by weeks and later by months.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "heading.h"
#include "section.h"
#include "tree_row.h"

/* What is known of a place where one still has to look (its `depth`): whether its heading stands before it, or whether a heading
 * stands behind it. */
enum { UNHEADED, HEADED, OVER };
enum { FAR = 100 /* thousand rows that a day may be looked for behind */ };
/* Groups: what is overdue; then a week each, this one first; then a month each. */
enum { OVERDUE = 1, THIS_WEEK = 2, WEEKS = 9, MONTHS = 100, WEEK = 7 };

struct agenda {
	struct store *store;
	struct section overdue, coming;
};

static void *create(struct store *store)
{
	struct agenda *agenda = memory_new(1, sizeof *agenda);

	agenda->store = store;
	return agenda;
}

static void destroy(void *state)
{
	struct agenda *agenda = state;

	section_close(&agenda->overdue);
	section_close(&agenda->coming);
	free(agenda);
}

static bool reload(void *state, const char *filter, struct error *error)
{
	struct agenda *agenda = state;
	char today[DAY_TEXT], coming[64];

	day_print(store_today(agenda->store), today);
	snprintf(coming, sizeof coming, "due>=%s !type:past", today);
	return section_open(&agenda->overdue, agenda->store, RECORD_MILESTONE, SCAN_DUE, "schedule:overdue", filter, error) &&
	       section_open(&agenda->coming, agenda->store, RECORD_MILESTONE, SCAN_DUE, coming, filter, error);
}

static day_number monday(const struct agenda *agenda)
{
	day_number today = store_today(agenda->store);

	return today - day_of_week(today);
}

static int64_t group_of(const struct agenda *agenda, const struct node *node)
{
	day_number due = node->state.date.last;
	int week = (due - monday(agenda)) / WEEK;
	struct civil_day civil;

	if (week < WEEKS)
		return THIS_WEEK + week;
	civil = day_civil(due);
	return MONTHS + civil.year * 12 + civil.month - 1;
}

/* The first day of a group that can have one. */
static day_number first_of(const struct agenda *agenda, int64_t group)
{
	int month = (int)(group - MONTHS);
	day_number first, weeks = monday(agenda) + WEEKS * WEEK;

	if (group < MONTHS)
		return monday(agenda) + ((int)group - THIS_WEEK) * WEEK;
	first = day_make(month / 12, month % 12 + 1, 1);
	return first < weeks ? weeks : first;
}

static void say_week(const struct agenda *agenda, int week, char *out, size_t size)
{
	struct civil_day from = day_civil(monday(agenda) + week * WEEK), to = day_civil(monday(agenda) + week * WEEK + WEEK - 1);
	char name[64], first[32], last[32];

	if (week < 2)
		snprintf(name, sizeof name, "%s", week ? D_("다음 주") : D_("이번 주"));
	else
		snprintf(name, sizeof name, D_("%d주 뒤"), week);
	day_print_as(from, D_("{m}.{d}."), first, sizeof first);
	day_print_as(to, D_("{m}.{d}."), last, sizeof last);
	snprintf(out, size, D_("%s (%s~%s)"), name, first, last);
}

static enum step put_heading(const struct agenda *agenda, int64_t group, struct entry *entry)
{
	heading_put(entry, group);
	if (group == OVERDUE)
		snprintf(entry->node.title, sizeof entry->node.title, "%s", D_("기한이 지난 것"));
	else if (group < MONTHS)
		say_week(agenda, (int)group - THIS_WEEK, entry->node.title, sizeof entry->node.title);
	else
		day_print_as((struct civil_day){(int)(group - MONTHS) / 12, (int)(group - MONTHS) % 12 + 1, 1}, D_("{Y}년 {m}월"),
			     entry->node.title, sizeof entry->node.title);
	return STEP_ROW;
}

static enum step put(const struct agenda *agenda, enum step step, struct entry *entry)
{
	if (step == STEP_ROW) {
		entry->flat = true;
		entry->depth = 1;
		if (entry->group != OVERDUE)
			entry->group = group_of(agenda, &entry->node);
	}
	return step;
}

/* The next row of one of the two; GROUP is OVERDUE or any other. */
static enum step step_row(struct agenda *agenda, int64_t group, struct scan_place place, bool backwards, int *budget,
			  struct entry *entry, struct error *error)
{
	struct section *section = group == OVERDUE ? &agenda->overdue : &agenda->coming;

	return put(agenda, section_step(section, place, backwards, group, budget, entry, error), entry);
}

/* What stands behind a row or heading of GROUP, or is looked for behind PLACE. */
static enum step step_down(struct agenda *agenda, int64_t group, struct scan_place place, bool headed, int *budget,
			   struct entry *entry, struct error *error)
{
	enum step step = step_row(agenda, group, place, false, budget, entry, error);

	if (step == STEP_END && group == OVERDUE) {
		group = THIS_WEEK;
		headed = false;
		step = step_row(agenda, group, (struct scan_place){0}, false, budget, entry, error);
	}
	if (step == STEP_ROW && (entry->group != group || !headed))
		return put_heading(agenda, entry->group, entry);
	if (step == STEP_PENDING)
		entry->depth = headed ? HEADED : UNHEADED;
	return step;
}

/* What stands before a row of GROUP. */
static enum step step_up(struct agenda *agenda, int64_t group, struct scan_place place, int *budget, struct entry *entry,
			 struct error *error)
{
	enum step step = step_row(agenda, group, place, true, budget, entry, error);

	if (step == STEP_END || (step == STEP_ROW && entry->group != group))
		return put_heading(agenda, group, entry);
	return step;
}

/* What stands before a heading of GROUP, which begins at PLACE: the last row of the group before it. */
static enum step step_over(struct agenda *agenda, int64_t group, struct scan_place place, int *budget, struct entry *entry,
			   struct error *error)
{
	enum step step = step_row(agenda, group, place, true, budget, entry, error);

	if (step == STEP_END && group != OVERDUE)
		step = step_row(agenda, OVERDUE, scan_end, true, budget, entry, error);
	if (step == STEP_PENDING)
		entry->depth = OVER;
	return step;
}

static struct scan_place place_of(const struct agenda *agenda, const struct entry *from)
{
	struct scan_place place = {.id = INT64_MIN};

	if (from->kind != ENTRY_HEADING)
		return section_place(&agenda->coming, from);
	if (from->group != OVERDUE)
		day_print(first_of(agenda, from->group), place.key);
	return place;
}

static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct agenda *agenda = state;

	bool pends = from->kind == ENTRY_PENDING;
	struct scan_place place = place_of(agenda, from);

	if (!backwards)
		return step_down(agenda, from->group, place, !pends || from->depth == HEADED, budget, entry, error);
	if (from->kind == ENTRY_HEADING && from->group == OVERDUE)
		return STEP_END;
	return from->kind == ENTRY_HEADING || (pends && from->depth == OVER)
		       ? step_over(agenda, from->group, place, budget, entry, error)
		       : step_up(agenda, from->group, place, budget, entry, error);
}

static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	struct agenda *agenda = state;

	return last ? step_over(agenda, THIS_WEEK, scan_end, budget, entry, error)
		    : step_down(agenda, OVERDUE, (struct scan_place){.id = INT64_MIN}, false, budget, entry, error);
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct agenda *agenda = state;
	struct node node;
	int64_t group = OVERDUE;
	enum step step = section_find(&agenda->overdue, ref, &node, error);

	if (step == STEP_END) {
		group = THIS_WEEK;
		step = section_find(&agenda->coming, ref, &node, error);
	}
	if (step != STEP_ROW)
		return step;
	*entry = (struct entry){.kind = ENTRY_ROW, .group = group, .node = node};
	return put(agenda, step, entry);
}

static enum step find_day(void *state, day_number day, struct entry *entry, struct error *error)
{
	struct agenda *agenda = state;
	struct scan_place place = {.id = INT64_MIN};
	int budget = FAR;
	enum step step = STEP_END;

	day_print(day, place.key);
	if (day < store_today(agenda->store))
		step = step_row(agenda, OVERDUE, place, false, &budget, entry, error);
	return step == STEP_END ? step_row(agenda, THIS_WEEK, place, false, &budget, entry, error) : step;
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	if (entry->kind == ENTRY_HEADING)
		return put_heading(state, entry->group, entry);
	return find(state, entry->node.ref, entry, error);
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	(void)error;
	return from->kind == ENTRY_HEADING ? STEP_END : put_heading(state, from->group, entry);
}

static void turn(void *state, const struct entry *entry)
{
	(void)state;
	(void)entry;
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	const struct agenda *agenda = state;
	char count[32] = "";

	(void)error;
	if (entry->kind != ENTRY_HEADING) {
		tree_row_draw(entry, query, cells, row);
		return true;
	}
	if (entry->group == OVERDUE)
		snprintf(count, sizeof count, "%" PRId64 "%s", agenda->overdue.count, agenda->overdue.counted_all ? "" : "…");
	heading_draw(entry, count, STYLE_ALERT, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct agenda *agenda = state;

	row_add_format(right, STYLE_ALERT, _(" 지난 것 %" PRId64), agenda->overdue.count);
	row_add_format(right, STYLE_DIM, _(" 다가올 것 %" PRId64 "%s "), agenda->coming.count,
		       agenda->overdue.counted_all && agenda->coming.counted_all ? "" : "…");
}

static bool work(void *state, int *budget, bool *more, struct error *error)
{
	struct agenda *agenda = state;

	*more = !section_count(&agenda->overdue, budget, error) || !section_count(&agenda->coming, budget, error);
	return error->code == ERROR_NONE;
}

static const char *explain(const void *state, const struct entry *entry)
{
	(void)state;
	if (entry->group == OVERDUE)
		return _("기한이 지났는데 끝났다고 확인되지 않은 이정표입니다. D+10은 열흘 지났다는 뜻입니다.\n줄을 골라 "
			 "상세의 전화번호로 묻고, s로 상태를 적으십시오.");
	return _("이때 기한이 되는 이정표입니다. D-30은 서른 날 남았다는 뜻이고, 기간의 마지막 날까지 셉니다.\n가까운 아홉 주는 "
		 "주별로, 그 뒤는 달별로 묶습니다.");
}

/* The first day of a week or month. */
static void key(const void *state, const struct entry *heading, char *out, size_t size)
{
	char day[DAY_TEXT];

	day_print(heading->group == OVERDUE ? DAY_NONE : first_of(state, heading->group), day);
	snprintf(out, size, "%s", heading->group == OVERDUE ? word_english(VOCABULARY_SCHEDULE, SCHEDULE_OVERDUE) : day);
}

const struct source_type source_agenda = {
	.name = NC_("view", "일정"),
	.create = create,
	.destroy = destroy,
	.reload = reload,
	.edge = edge,
	.beside = beside,
	.again = again,
	.find = find,
	.find_day = find_day,
	.above = above,
	.turn = turn,
	.draw = draw,
	.title = title,
	.work = work,
	.explain = explain,
	.key = key,
};
