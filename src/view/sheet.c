#include "gwagi/view/sheet.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/store/source.h"
#include "gwagi/text/memory.h"
#include "listing_window.h"
#include "source_changes.h"

enum { INDENT = 2, TITLE_LEAST = 30, ROOM_LEAST = 2 };

struct sheet {
	const struct listing *listing;
	void *state; /* of its own, so that what is on the screen stays as it is */
	sheet_line *each;
	sheet_each *row; /* in place of lines */
	void *context;
	int cells;    /* 0: nothing is wrapped */
	int64_t most; /* lines; 0: all */
	int64_t lines, rows;
	char section[NODE_TITLE]; /* what the rows stand under */
	bool apart;               /* the line before begins something too: nothing is left free behind it */
	bool ended;
	struct error *error;
};

static void put(struct sheet *sheet, const char *line)
{
	if (sheet->ended)
		return;
	sheet->lines++;
	sheet->ended = !sheet->each(sheet->context, line);
}

static void put_unwrapped(struct sheet *sheet, const struct text *first, const struct text *text, const struct text *tail)
{
	struct text line = {0};

	text_append_text(&line, first);
	text_append_text(&line, text);
	if (tail->length) {
		text_append(&line, "  ");
		text_append_text(&line, tail);
	}
	put(sheet, text_bytes(&line));
	text_finish(&line);
}

/* TEXT wrapped behind FIRST, further lines below it; TAIL at the right of the first one. */
static void put_wrapped(struct sheet *sheet, const struct text *first, const struct text *text, const struct text *tail)
{
	int room = sheet->cells - first->cells > ROOM_LEAST ? sheet->cells - first->cells : ROOM_LEAST;
	int beside = tail->length ? tail->cells + 2 : 0;
	bool own_line = room - beside < TITLE_LEAST && text->cells > room - beside;
	struct text line = {0};
	struct text_span span = {0};
	bool begun = false;

	while (text_wrap(text, own_line ? room : room - beside, 0, &span)) {
		text_clear(&line);
		if (begun)
			text_pad(&line, first->cells);
		else
			text_append_text(&line, first);
		text_append_format(&line, "%.*s", (int)span.length, text_bytes(text) + span.offset);
		if (!begun && !own_line && tail->length) {
			text_pad(&line, sheet->cells - tail->cells);
			text_append_text(&line, tail);
		}
		put(sheet, text_bytes(&line));
		begun = true;
	}
	if (own_line && tail->length) {
		text_clear(&line);
		text_pad(&line, sheet->cells - tail->cells);
		text_append_text(&line, tail);
		put(sheet, text_bytes(&line));
	}
	text_finish(&line);
}

static void put_text(struct sheet *sheet, const struct text *first, const struct text *text, const struct text *tail)
{
	if (sheet->cells)
		put_wrapped(sheet, first, text, tail);
	else
		put_unwrapped(sheet, first, text, tail);
}

static void put_telling(struct sheet *sheet, const struct telling *telling)
{
	struct text first = {0}, none = {0};

	if (telling->apart && !sheet->apart)
		put(sheet, "");
	sheet->apart = telling->apart;
	text_pad(&first, telling->depth * INDENT);
	if (telling->head.length) {
		text_append_text(&first, &telling->head);
		text_append(&first, " ");
	}
	put_text(sheet, &first, &telling->title, &telling->tail);
	if (telling->more.length) {
		text_clear(&first);
		text_pad(&first, (telling->depth + 1) * INDENT);
		put_text(sheet, &first, &telling->more, &none);
	}
	text_finish(&first);
}

/* What follows stands under a heading, or an office. */
static void begin_section(struct sheet *sheet, const struct entry *entry)
{
	const struct source_type *type = sheet->listing->type;

	if (entry->kind == ENTRY_HEADING && type->key)
		type->key(sheet->state, entry, sheet->section, sizeof sheet->section);
	else if (entry->kind == ENTRY_HEADING || entry->node.ref.kind == RECORD_OFFICE)
		snprintf(sheet->section, sizeof sheet->section, "%s", entry->node.title);
}

static bool put_row(struct sheet *sheet, const struct entry *entry)
{
	bool alone = !*sheet->section || entry->node.ref.kind == RECORD_OFFICE;
	const struct sheet_row row = {alone ? NULL : sheet->section, entry->node.ref, entry->node.code, NULL};

	if (entry->kind != ENTRY_HEADING)
		sheet->ended = !sheet->row(sheet->context, &row, sheet->error);
	begin_section(sheet, entry);
	return !sheet->ended;
}

/* Whether it is left out is for its view to say, also where nothing is told of it. */
static bool put_entry(struct sheet *sheet, struct entry *entry)
{
	const struct source_type *type = sheet->listing->type;
	struct telling telling = {0};
	bool good = true;

	if (type->tell)
		good = type->tell(sheet->state, entry, &telling, sheet->error);
	else if (!sheet->row)
		good = telling_node(sheet->listing->store, entry, &telling, sheet->error);
	if (good && !telling.left_out) {
		sheet->rows += entry->kind == ENTRY_ROW;
		if (sheet->row)
			good = put_row(sheet, entry);
		else
			put_telling(sheet, &telling);
	}
	telling_finish(&telling);
	return good;
}

/* An office is over where one as high begins. */
static bool is_over(const struct sheet *sheet, const struct entry *top, const struct entry *entry)
{
	(void)sheet;
	return top && entry->node.ref.kind == RECORD_OFFICE && entry->depth <= top->depth;
}

static void put_more(struct sheet *sheet)
{
	put(sheet, "");
	put(sheet, _("(이하 줄임: 너무 많습니다. 거르기로 줄이거나 gwagi list를 쓰십시오.)"));
}

/* From AT, the first row, on; to the end of TOP, if it is not NULL. */
static bool walk(struct sheet *sheet, enum step step, struct entry *at, const struct entry *top)
{
	const struct source_type *type = sheet->listing->type;
	struct entry *from = memory_new(1, sizeof *from);

	while ((step == STEP_ROW || step == STEP_PENDING) && !sheet->ended) {
		int budget = 4;

		if (sheet->most && sheet->lines >= sheet->most) {
			put_more(sheet);
			break;
		}
		if (step == STEP_ROW && !put_entry(sheet, at))
			step = STEP_FAILED;
		if (step == STEP_FAILED)
			break;
		*from = *at;
		step = type->beside(sheet->state, from, false, &budget, at, sheet->error);
		if (step == STEP_ROW && is_over(sheet, top, at))
			step = STEP_END;
	}
	free(from);
	return step != STEP_FAILED && !sheet->ended;
}

static bool count_all(struct sheet *sheet)
{
	const struct source_type *type = sheet->listing->type;
	bool more = type->work != NULL;

	while (more) {
		int budget = 1000;

		if (!type->work(sheet->state, &budget, &more, sheet->error))
			return false;
	}
	return true;
}

static void put_rule(struct sheet *sheet, char sign)
{
	size_t cells = sheet->cells ? (size_t)sheet->cells : SHEET_CELLS;
	char *line = memory_new(cells + 1, 1);

	memset(line, sign, cells);
	put(sheet, line);
	free(line);
}

static void put_plain(struct sheet *sheet, const char *text)
{
	struct text line = {0}, none = {0};

	text_append(&line, text);
	put_text(sheet, &none, &line, &none);
	text_finish(&line);
}

static void take_source(void *context, const char *title, const char *date, const char *license)
{
	struct sheet *sheet = context;
	struct text line = {0};

	text_append_format(&line, _("자료: %s%s%s%s%s"), title, *date ? ", " : "", date, *license ? ", " : "", license);
	put_plain(sheet, text_bytes(&line));
	text_finish(&line);
}

static bool take_meeting(void *context, const struct record *record)
{
	text_append(context, record_value(record, "title").text);
	return true;
}

/* Of the last meeting. */
static bool find_meeting(struct store *store, struct text *title, struct error *error)
{
	struct ref top = {.kind = RECORD_MEETING};
	struct node node;
	struct store_query query = {.kind = RECORD_MEETING, .code = node.code};

	return store_node_last_child(store, top, &node, error) &&
	       (!node.ref.id || store_list(store, &query, take_meeting, title, NULL, error));
}

static const char *name_of(const struct listing *listing)
{
	static const char *const names[VIEW_COUNT] = {
		[VIEW_TREE] = NC_("view", "안건"),      [VIEW_WORK] = NC_("view", "점검"),   [VIEW_TARGETS] = NC_("view", "목표"),
		[VIEW_OFFICES] = NC_("view", "연락망"), [VIEW_AGENDA] = NC_("view", "일정"), [VIEW_CHANGES] = NC_("view", "변동"),
	};

	return message_of(names[listing->view]);
}

void sheet_name(const struct listing *listing, char out[SHEET_NAME])
{
	char day[DAY_TEXT];

	day_print(store_today(listing->store), day);
	snprintf(out, SHEET_NAME, "%s-%s.txt", name_of(listing), day);
}

static void put_days(struct sheet *sheet, day_number printed)
{
	const struct store *store = sheet->listing->store;
	char today[DAY_TEXT * 2], day[DAY_TEXT * 2], since[DAY_TEXT * 2];
	struct text line = {0};

	day_print_korean(store_today(store), today);
	day_print_korean(printed, day);
	text_append_format(&line, _("기준일 %s%s | 뽑은 날 %s"), today, store_as_of_is_frozen(store) ? _(" 동결") : "", day);
	if (sheet->listing->view == VIEW_CHANGES) {
		day_print_korean(source_changes_since(sheet->state), since);
		text_append_format(&line, _(" | %s부터 바뀐 것"), since);
	}
	put_plain(sheet, text_bytes(&line));
	text_finish(&line);
}

static bool put_heading(struct sheet *sheet, const struct entry *top, day_number printed)
{
	const struct listing *listing = sheet->listing;
	struct text line = {0}, meeting = {0};

	text_append(&line, name_of(listing));
	if (listing->view == VIEW_OFFICES && top)
		text_append_format(&line, _(": %s(소속까지)"), top->node.title);
	else if (listing->view == VIEW_OFFICES)
		text_append(&line, _(": 전체"));
	put_plain(sheet, text_bytes(&line));
	put_days(sheet, printed);
	if (!find_meeting(listing->store, &meeting, sheet->error))
		return false;
	if (meeting.length)
		put_plain(sheet, text_bytes(&meeting));
	text_clear(&line);
	text_append_format(&line, _("거르기: %s"), listing->filter);
	if (*listing->filter)
		put_plain(sheet, text_bytes(&line));
	text_finish(&line);
	text_finish(&meeting);
	if (!store_sources(listing->store, take_source, sheet, sheet->error))
		return false;
	put_rule(sheet, '=');
	return true;
}

static bool write_all(struct sheet *sheet, struct ref office, day_number day)
{
	const struct source_type *type = sheet->listing->type;
	struct entry *at = memory_new(2, sizeof *at), *top = NULL;
	int budget = 4;
	enum step step = STEP_END;
	bool good = type->reload(sheet->state, sheet->listing->filter, sheet->error) && count_all(sheet);

	if (good && type->unfold_all)
		type->unfold_all(sheet->state, UNFOLD_ALL);
	if (good && office.id && sheet->listing->view == VIEW_OFFICES) {
		step = type->find(sheet->state, office, at, sheet->error);
		top = at + 1;
		*top = *at;
	} else if (good) {
		step = type->edge(sheet->state, false, &budget, at, sheet->error);
	}
	good = good && step != STEP_FAILED && (sheet->row || put_heading(sheet, top, day)) && walk(sheet, step, at, top);
	if (good && step == STEP_END && !sheet->row)
		put_plain(sheet, _("없음"));
	free(at);
	return good && !sheet->ended;
}

static bool with_state(struct sheet *sheet, struct ref office, day_number day)
{
	const struct listing *listing = sheet->listing;
	bool good;

	sheet->state = listing->type->create(listing->store);
	if (listing->view == VIEW_CHANGES)
		source_changes_set_since(sheet->state, source_changes_since(listing->state));
	good = write_all(sheet, office, day);
	listing->type->destroy(sheet->state);
	return good;
}

bool sheet_write(const struct listing *listing, struct ref office, day_number day, sheet_line *each, void *context,
		 struct error *error)
{
	struct sheet sheet = {
		.listing = listing, .each = each, .context = context, .cells = SHEET_CELLS, .most = SHEET_MOST, .error = error};

	return with_state(&sheet, office, day);
}

bool sheet_print(const struct listing *listing, int cells, day_number day, sheet_line *each, void *context, int64_t *rows,
		 struct error *error)
{
	struct sheet sheet = {.listing = listing, .each = each, .context = context, .cells = cells, .error = error};
	bool good = with_state(&sheet, (struct ref){RECORD_OFFICE, 0}, day);

	*rows = sheet.rows;
	return good;
}

/* The rows that were read are all there, and in order. */
static bool changes_rows(const struct listing *listing, sheet_each *each, void *context, struct error *error)
{
	void *state = source_changes.create(listing->store);
	bool good;

	source_changes_set_since(state, source_changes_since(listing->state));
	source_changes_set_whole(state);
	good = source_changes.reload(state, listing->filter, error) && source_changes_rows(state, each, context, error);
	source_changes.destroy(state);
	return good;
}

bool sheet_rows(const struct listing *listing, sheet_each *each, void *context, struct error *error)
{
	struct sheet sheet = {.listing = listing, .row = each, .context = context, .error = error};

	if (listing->view == VIEW_CHANGES)
		return changes_rows(listing, each, context, error);
	return with_state(&sheet, (struct ref){RECORD_OFFICE, 0}, DAY_NONE);
}
