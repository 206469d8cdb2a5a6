/* What changed since a day, under a heading a difference. All of it is read at once and kept: what changed in a month is little
 * beside what there is. */
#include "source_changes.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "folds.h"
#include "gwagi/model/message.h"
#include "gwagi/store/difference.h"
#include "gwagi/text/memory.h"
#include "heading.h"
#include "section.h"

enum { MOST = 20000, FILTERED = 3, WIDE = 44, ROOMY = 60, TITLE_LEAST = 12, TITLE_SEEN = 5 };

/* A heading's group is its difference and 1; of rows there are more of the same, told apart by how many came before. */
#define GROUPS 64
_Static_assert(DIFFERENCE_COUNT + 1 < GROUPS, "groups of differences");

struct changes {
	struct store *store;
	struct folds folds;
	struct section sections[FILTERED]; /* with a filter: which rows it lets through, by their kinds */
	bool unfolded;                     /* as if nothing was folded */
	bool whole;                        /* all of them, with `told` */
	bool filtered, more;               /* there are more than these */
	day_number wished, since;          /* DAY_NONE: as usual */
	struct change {
		enum difference difference;
		int ordinal; /* of those of the same row */
		size_t order;
		struct ref ref;
		char *code, *title, *said;
		struct diff_row *told; /* its texts are owned; NULL: nobody asks */
	} * all;                       /* by difference, then in their order */
	size_t count, room;
	size_t told;                         /* with those that the filter kept back */
	size_t firsts[DIFFERENCE_COUNT + 1]; /* where each difference begins */
	struct error *error;                 /* while they are read */
};

static void *create(struct store *store)
{
	struct changes *changes = memory_new(1, sizeof *changes);

	changes->store = store;
	changes->wished = changes->since = DAY_NONE;
	return changes;
}

static char *copied(const char *text)
{
	return text ? memory_copy(text, strlen(text)) : NULL;
}

static struct diff_row *copy_told(const struct diff_row *row)
{
	struct diff_row *told = memory_new(1, sizeof *told);

	*told = *row;
	told->code = told->title = NULL; /* the change has them */
	told->field = copied(row->field);
	told->before = copied(row->before);
	told->after = copied(row->after);
	told->rule = copied(row->rule);
	told->offices = copied(row->offices);
	return told;
}

static void free_told(struct diff_row *told)
{
	if (!told)
		return;
	free((char *)told->field);
	free((char *)told->before);
	free((char *)told->after);
	free((char *)told->rule);
	free((char *)told->offices);
	free(told);
}

static void forget(struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		free_told(changes->all[i].told);
		free(changes->all[i].code);
		free(changes->all[i].title);
		free(changes->all[i].said);
	}
	changes->count = changes->told = 0;
	changes->more = false;
	memset(changes->firsts, 0, sizeof changes->firsts);
}

static void close_sections(struct changes *changes)
{
	for (int i = 0; i < FILTERED; i++)
		section_close(&changes->sections[i]);
}

static void destroy(void *state)
{
	struct changes *changes = state;

	forget(changes);
	close_sections(changes);
	folds_finish(&changes->folds);
	free(changes->all);
	free(changes);
}

void source_changes_set_since(void *state, day_number day)
{
	((struct changes *)state)->wished = day;
}

day_number source_changes_since(const void *state)
{
	return ((const struct changes *)state)->since;
}

void source_changes_set_whole(void *state)
{
	((struct changes *)state)->whole = true;
}

bool source_changes_rows(const void *state, sheet_each *each, void *context, struct error *error)
{
	const struct changes *changes = state;
	bool more = true;

	for (size_t i = 0; more && i < changes->count; i++) {
		const struct change *change = &changes->all[i];
		struct diff_row told = *change->told;

		told.code = change->code;
		told.title = change->title;
		more = each(context,
			    &(struct sheet_row){word_english(VOCABULARY_DIFFERENCE, (int)change->difference), change->ref,
						change->code, &told},
			    error);
	}
	return more;
}

/* One of the three kinds that it fits is enough, as in the tree. */
static bool open_sections(struct changes *changes, const char *filter, struct error *error)
{
	static const enum record_kind kinds[FILTERED] = {RECORD_MILESTONE, RECORD_ITEM, RECORD_TARGET};
	struct error first = {0}, other;
	bool any = false;

	for (int i = 0; i < FILTERED; i++)
		any |= section_open(&changes->sections[i], changes->store, kinds[i], SCAN_TREE, "", filter, i ? &other : &first);
	changes->filtered = *filter;
	if (!any)
		*error = first;
	return any;
}

static enum step is_let_through(struct changes *changes, const struct diff_row *row)
{
	struct node node;

	if (!changes->filtered)
		return STEP_ROW;
	for (int i = 0; i < FILTERED; i++) {
		if (changes->sections[i].kind == row->ref.kind)
			return section_find(&changes->sections[i], row->ref, &node, changes->error);
	}
	return STEP_END;
}

static struct change *add_row(struct changes *changes)
{
	if (changes->count == changes->room) {
		changes->room = changes->room ? changes->room * 2 : 64;
		changes->all = memory_grow(changes->all, changes->room, sizeof *changes->all);
	}
	return &changes->all[changes->count++];
}

static bool take(void *context, const struct diff_row *row)
{
	struct changes *changes = context;
	enum step step;

	changes->more = changes->told++ == MOST && !changes->whole;
	step = changes->more ? STEP_END : is_let_through(changes, row);
	if (step == STEP_FAILED || changes->more)
		return false;
	if (step == STEP_ROW)
		*add_row(changes) = (struct change){.difference = row->difference,
						    .order = changes->count,
						    .ref = row->ref,
						    .code = memory_copy(row->code, strlen(row->code)),
						    .title = memory_copy(row->title, strlen(row->title)),
						    .said = difference_sentence(row),
						    .told = changes->whole ? copy_told(row) : NULL};
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct change *a = left, *b = right;

	if (a->difference != b->difference)
		return a->difference < b->difference ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool is_of_same(const struct change *a, const struct change *b)
{
	return a->difference == b->difference && a->ref.kind == b->ref.kind && a->ref.id == b->ref.id;
}

static void put_in_order(struct changes *changes)
{
	int difference = 0;

	if (changes->count)
		qsort(changes->all, changes->count, sizeof *changes->all, compare);
	for (size_t i = 0; i < changes->count; i++) {
		for (; difference <= (int)changes->all[i].difference; difference++)
			changes->firsts[difference] = i;
		if (i && is_of_same(&changes->all[i], &changes->all[i - 1]))
			changes->all[i].ordinal = changes->all[i - 1].ordinal + 1;
	}
	for (; difference <= DIFFERENCE_COUNT; difference++)
		changes->firsts[difference] = changes->count;
}

static bool reload(void *state, const char *filter, struct error *error)
{
	struct changes *changes = state;
	day_number today = store_today(changes->store);
	struct error failed = {0};

	forget(changes);
	close_sections(changes);
	changes->since = changes->wished < today ? changes->wished : today;
	if (changes->wished == DAY_NONE && !difference_since(changes->store, &changes->since, error))
		return false;
	if (*filter && !open_sections(changes, filter, error))
		return false;
	changes->filtered = *filter;
	changes->error = &failed;
	if (!store_diff(changes->store, changes->since, today, take, changes, error))
		return false;
	put_in_order(changes);
	if (failed.code != ERROR_NONE)
		*error = failed;
	return failed.code == ERROR_NONE;
}

/* Behind the last one, that there is more. */
static size_t count_of(const struct changes *changes, int difference)
{
	if (difference == DIFFERENCE_COUNT)
		return changes->more;
	return changes->firsts[difference + 1] - changes->firsts[difference];
}

/* The heading of the next (last) difference of which there is something, from DIFFERENCE on. */
static enum step put_heading(const struct changes *changes, int difference, int step, struct entry *entry)
{
	while (difference >= 0 && difference <= DIFFERENCE_COUNT && !count_of(changes, difference))
		difference += step;
	if (difference < 0 || difference > DIFFERENCE_COUNT)
		return STEP_END;
	heading_put(entry, difference + 1);
	if (difference == DIFFERENCE_COUNT) {
		snprintf(entry->node.title, sizeof entry->node.title, "%s", _("더 있습니다: gwagi snapshot diff"));
		return STEP_ROW;
	}
	snprintf(entry->node.title, sizeof entry->node.title, "%s", word_korean(VOCABULARY_DIFFERENCE, difference));
	entry->node.has_children = true;
	entry->open = changes->unfolded || !folds_has(&changes->folds, entry->group, entry->node.ref);
	return STEP_ROW;
}

/* What is gone by now is told like a heading: there is nothing to go to. */
static enum step put(const struct changes *changes, size_t place, struct entry *entry, struct error *error)
{
	const struct change *change = &changes->all[place];

	*entry = (struct entry){.kind = ENTRY_ROW,
				.group = (int)change->difference + 1 + (int64_t)GROUPS * change->ordinal,
				.flat = true,
				.depth = 1};
	if (!store_node(changes->store, change->ref, &entry->node, error))
		return STEP_FAILED;
	if (!entry->node.ref.id) {
		entry->kind = ENTRY_HEADING;
		entry->node = (struct node){.ref = change->ref};
		snprintf(entry->node.title, sizeof entry->node.title, "%s", change->title);
		snprintf(entry->node.code, sizeof entry->node.code, "%s", change->code);
	}
	entry->node.has_children = false;
	return STEP_ROW;
}

static int difference_of(const struct entry *entry)
{
	return (int)(entry->group % GROUPS) - 1;
}

static bool is_heading(const struct entry *entry)
{
	return entry->node.ref.kind == RECORD_KINDS;
}

/* Where a row stands; the end if it does not. */
static size_t place_of(const struct changes *changes, const struct entry *entry)
{
	int difference = difference_of(entry);

	for (size_t i = changes->firsts[difference]; i < changes->firsts[difference + 1]; i++) {
		const struct change *change = &changes->all[i];

		if (change->ref.kind == entry->node.ref.kind && change->ref.id == entry->node.ref.id &&
		    change->ordinal == entry->group / GROUPS)
			return i;
	}
	return changes->count;
}

static enum step step_down(const struct changes *changes, const struct entry *from, struct entry *entry, struct error *error)
{
	int difference = difference_of(from);
	size_t next = is_heading(from) ? changes->firsts[difference] : place_of(changes, from) + 1;

	if ((is_heading(from) && !from->open) || next >= changes->firsts[difference + 1])
		return put_heading(changes, difference + 1, 1, entry);
	return put(changes, next, entry, error);
}

/* The heading, or the last row below it. */
static enum step deepest(const struct changes *changes, int difference, struct entry *entry, struct error *error)
{
	enum step step = put_heading(changes, difference, -1, entry);

	return step == STEP_ROW && entry->open ? put(changes, changes->firsts[difference_of(entry) + 1] - 1, entry, error) : step;
}

static enum step step_up(const struct changes *changes, const struct entry *from, struct entry *entry, struct error *error)
{
	int difference = difference_of(from);
	size_t place = is_heading(from) ? 0 : place_of(changes, from);

	if (is_heading(from))
		return deepest(changes, difference - 1, entry, error);
	return place == changes->firsts[difference] || place == changes->count ? put_heading(changes, difference, 1, entry)
									       : put(changes, place - 1, entry, error);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as all sources */
static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	(void)budget;
	return last ? deepest(state, DIFFERENCE_COUNT, entry, error) : put_heading(state, 0, 1, entry);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as all sources */
static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	(void)budget;
	return backwards ? step_up(state, from, entry, error) : step_down(state, from, entry, error);
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	const struct changes *changes = state;
	int difference = difference_of(entry);
	size_t place;

	if (is_heading(entry))
		return count_of(changes, difference) ? put_heading(changes, difference, 1, entry) : STEP_END;
	place = place_of(changes, entry);
	return place < changes->count ? put(changes, place, entry, error) : STEP_END;
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct changes *changes = state;

	for (size_t i = 0; i < changes->count; i++) {
		struct ref heading = {RECORD_KINDS, (int)changes->all[i].difference + 1};

		if (changes->all[i].ref.kind != ref.kind || changes->all[i].ref.id != ref.id)
			continue;
		if (folds_has(&changes->folds, heading.id, heading))
			folds_turn(&changes->folds, heading.id, heading);
		return put(changes, i, entry, error);
	}
	return STEP_END;
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	(void)error;
	return is_heading(from) ? STEP_END : put_heading(state, difference_of(from), 1, entry);
}

static void turn(void *state, const struct entry *entry)
{
	struct changes *changes = state;

	folds_turn(&changes->folds, entry->group, entry->node.ref);
}

static void unfold_all(void *state, enum unfolding much)
{
	((struct changes *)state)->unfolded = much != UNFOLD_NOTHING;
}

static void add_left(const struct entry *entry, int cells, struct row *row)
{
	enum signal signal = entry->node.verdict.signal;

	row_add(row, STYLE_NORMAL, cells < WIDE ? " " : "  ");
	if (entry->node.ref.kind == RECORD_MILESTONE && entry->kind == ENTRY_ROW)
		row_add_format(row, style_of_signal(signal), "%s ", signal_syllable(signal));
}

/* In a narrow pane only if nothing has to be cut for it. */
static void add_code(const struct entry *entry, int cells, int right, struct row *row)
{
	const char *point = strchr(entry->node.code, '.'), *code = point ? point + 1 : entry->node.code;
	struct row title = {0};

	row_add_format(&title, STYLE_NORMAL, "%s %s", code, entry->node.title);
	if (cells >= ROOMY || row->text.cells + title.text.cells + 1 + right <= cells)
		row_add_format(row, STYLE_DIM, "%s ", code);
	row_finish(&title);
}

/* Of a light the days say it, where the sentence has no room. */
static void add_brief(const struct entry *entry, const char *said, int room, struct row *right)
{
	const struct verdict *verdict = &entry->node.verdict;
	int difference = difference_of(entry);
	char left[DAY_TEXT];

	row_clear(right);
	if ((difference == DIFFERENCE_LIT || difference == DIFFERENCE_STILL_LIT) && verdict->has_due && !strstr(said, "->")) {
		day_print_left(verdict->days_left, left);
		row_add(right, STYLE_NORMAL, left);
	} else {
		row_add_fit(right, STYLE_NORMAL, said, room, TEXT_LEFT);
	}
}

/* What is said comes first, as long as something of the title can be seen. */
static void draw_change(const struct entry *entry, const char *said, const struct text_query *query, int cells, struct row *row)
{
	struct row title = {0}, right = {0};
	int room, least = cells < ROOMY ? TITLE_SEEN : TITLE_LEAST;

	add_left(entry, cells, row);
	row_add(&title, STYLE_NORMAL, entry->node.title);
	row_add(&right, STYLE_NORMAL, said);
	room = cells - row->text.cells - 1 - (title.text.cells < least ? title.text.cells : least);
	if (right.text.cells > room)
		add_brief(entry, said, room, &right);
	add_code(entry, cells, right.text.cells, row);
	row_add_fit_hits(row, STYLE_NORMAL, query, entry->node.title, cells - row->text.cells - right.text.cells - 1, TEXT_LEFT);
	row_pad(row, cells - right.text.cells);
	row_add_row(row, &right);
	row_finish(&title);
	row_finish(&right);
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	const struct changes *changes = state;
	char count[32];
	size_t place;

	(void)error;
	row_clear(row);
	if (is_heading(entry)) {
		snprintf(count, sizeof count, "%zu", count_of(changes, difference_of(entry)));
		heading_draw(entry, entry->node.has_children ? count : "", STYLE_NORMAL, cells, row);
		return true;
	}
	place = place_of(changes, entry);
	draw_change(entry, place < changes->count ? changes->all[place].said : "", query, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct changes *changes = state;
	char day[DAY_TEXT * 2];

	day_print_korean(changes->since, day);
	row_add_format(right, STYLE_DIM, _(" %s부터 %zu건%s "), day, changes->count, changes->more ? "+" : "");
}

static const char *explain(const void *state, const struct entry *entry)
{
	static const char *const explanations[DIFFERENCE_COUNT + 1] = {
		[DIFFERENCE_LIT] = N_("이 사이에 지연·부진·관심필요가 되었거나, 보고 없이 기한이 지난 이정표입니다.\n먼저 전화할 "
				      "것들입니다: 줄을 고르면 상세에 전화번호가 있습니다."),
		[DIFFERENCE_STILL_LIT] = N_(
			"그 날에도 불이 들어와 있었고 지금도 그런 이정표입니다.\n동결한 달이 있으면 몇 개월째인지 "
			"함께 나옵니다."),
		[DIFFERENCE_RECOVERED] = N_("그 날에는 불이 들어와 있었는데 지금은 그렇지 않은 이정표입니다."),
		[DIFFERENCE_DONE] = N_("이 사이에 완료로 확인된 이정표입니다."),
		[DIFFERENCE_SIGNAL] = N_("불이 들어오거나 꺼진 것은 아니지만 판정이 바뀐 이정표입니다."),
		[DIFFERENCE_DUE] = N_("기한이 바뀐 이정표입니다. 당초 기한과 사유는 상세에 남아 있습니다."),
		[DIFFERENCE_FORECAST] = N_("예상 완료일이 바뀐 이정표입니다. 두 번 이어서 뒤로 가면 관심필요가 됩니다."),
		[DIFFERENCE_STATUS] = N_("부처가 보고한 상태가 바뀐 이정표입니다."),
		[DIFFERENCE_VERIFIED] = N_("확인 상태가 바뀐 이정표입니다."),
		[DIFFERENCE_COUNT] = N_(
			"너무 많아 여기까지만 보입니다. c로 더 가까운 날을 고르거나 gwagi snapshot diff로 모두 보십시오."),
	};
	int difference = difference_of(entry);

	(void)state;
	if (!is_heading(entry))
		return _("그 뒤로 없어진 것입니다.");
	return explanations[difference] ? _(explanations[difference])
					: _("이 사이에 바뀐 것입니다. 누가 언제 왜 바꾸었는지는 줄을 고르면 상세의 변경 이력에 "
					    "있습니다.\nc로 다른 날부터 "
					    "볼 수 있습니다.");
}

static bool tell(void *state, struct entry *entry, struct telling *telling, struct error *error)
{
	const struct changes *changes = state;
	size_t place;

	(void)error;
	telling->depth = entry->depth;
	text_append(&telling->title, entry->node.title);
	if (is_heading(entry)) {
		telling->apart = true;
		text_append_format(&telling->tail, "%zu", count_of(changes, difference_of(entry)));
		return true;
	}
	place = place_of(changes, entry);
	text_append(&telling->head, entry->node.code);
	text_append(&telling->more, changes->all[place].said);
	return true;
}

const struct source_type source_changes = {
	.name = NC_("view", "변동"),
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
	.explain = explain,
	.tell = tell,
	.unfold_all = unfold_all,
};
