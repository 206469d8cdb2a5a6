#include "gwagi/view/detail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "detail_build.h"
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "gwagi/store/outline.h"
#include "gwagi/text/memory.h"

struct detail *detail_create(void)
{
	struct detail *detail = memory_new(1, sizeof *detail);

	detail->cells = -1;
	return detail;
}

void detail_destroy(struct detail *detail)
{
	if (!detail)
		return;
	for (size_t i = 0; i < detail->room; i++)
		text_finish(&detail->lines[i].text);
	for (int i = 0; i < detail->row_room; i++)
		row_finish(&detail->rows[i]);
	free(detail->lines);
	free(detail->rows);
	free(detail->links);
	free(detail);
}

static struct detail_line *next_line(struct detail *detail)
{
	if (detail->count == detail->room) {
		size_t room = detail->room ? detail->room * 2 : 32;

		detail->lines = memory_grow(detail->lines, room, sizeof *detail->lines);
		memset(detail->lines + detail->room, 0, (room - detail->room) * sizeof *detail->lines);
		detail->room = room;
	}
	text_clear(&detail->lines[detail->count].text);
	return &detail->lines[detail->count++];
}

void detail_line(struct detail *detail, enum style lead_style, const char *lead, int hang, enum style style, const char *said)
{
	struct detail_line *line = next_line(detail);

	text_append(&line->text, lead);
	bool beside = line->text.cells <= hang;

	if (line->text.cells < hang)
		text_pad(&line->text, hang);
	else if (hang && *lead && lead[strlen(lead) - 1] != ' ')
		text_append(&line->text, " "); /* a name as wide as the column of names */
	line->lead = line->text.length;
	text_append(&line->text, said);
	line->hang = hang;
	line->mark = beside ? text_hang(&line->text, line->lead) : 0;
	line->lead_style = lead_style;
	line->style = style;
	memcpy(line->link, detail->link, sizeof line->link);
}

void detail_heading(struct detail *detail, const char *heading)
{
	detail_line(detail, STYLE_NORMAL, "", 0, STYLE_NORMAL, "");
	detail_line(detail, STYLE_TITLE, heading, 0, STYLE_TITLE, "");
}

/* A body has several lines: each its own, under the same name. */
void detail_named(struct detail *detail, const char *name, enum style style, const char *said)
{
	while (*said) {
		size_t length = strcspn(said, "\n");
		char *line = memory_copy(said, length);

		detail_line(detail, STYLE_LABEL, name, DETAIL_LABEL, style, line);
		free(line);
		said += length + (said[length] == '\n');
		name = "";
	}
}

static bool take_record(void *context, const struct record *record)
{
	detail_record(context, record);
	return true;
}

/* Of what has several milestones below it: how many, the worst light of the unfinished, and the two rates side by side. */
static bool load_rates(struct detail *detail, struct ref ref, struct error *error)
{
	char all[RATE_TEXT], due[RATE_TEXT], said[2 * RATE_TEXT + 64];
	struct tally tally;

	if (ref.kind != RECORD_MEETING && ref.kind != RECORD_ITEM)
		return true;
	if (!store_tally(detail->store, ref, &tally, error))
		return false;
	if (tally.total < 2)
		return true;
	snprintf(said, sizeof said, _("%lld건 · 가장 나쁜 판정 %s"), (long long)tally.total,
		 word_korean(VOCABULARY_SIGNAL, rollup_signal(tally.signal)));
	detail_named(detail, _("이행"), STYLE_NORMAL, said);
	rate_print((struct rate){tally.signal[SIGNAL_DONE], tally.total}, all);
	rate_print((struct rate){tally.due_done, tally.due}, due);
	snprintf(said, sizeof said, _("전체 %s, 기한 도래분 %s"), all, due);
	detail_named(detail, _("이행률"), STYLE_NORMAL, said);
	return true;
}

bool detail_load(struct detail *detail, struct store *store, const char *code, int64_t most, struct error *error)
{
	struct store_query query = {.code = code};
	struct ref ref;

	detail->count = 0;
	detail->cells = -1;
	detail->link[0] = '\0';
	if (!store_find(store, code, &ref, error))
		return false;
	query.kind = detail->kind = ref.kind;
	query.keys = detail_keys(ref.kind);
	detail->store = store;
	detail->code = code;
	detail->most = most;
	if (store_list(store, &query, take_record, detail, NULL, error) && load_rates(detail, ref, error) &&
	    detail_lists(detail, error))
		return true;
	detail->count = 0;
	return false;
}

static struct row *next_row(struct detail *detail)
{
	if (detail->row_count == detail->row_room) {
		int room = detail->row_room ? detail->row_room * 2 : 64;

		detail->rows = memory_grow(detail->rows, (size_t)room, sizeof *detail->rows);
		detail->links = memory_grow(detail->links, (size_t)room, sizeof *detail->links);
		memset(detail->rows + detail->row_room, 0, (size_t)(room - detail->row_room) * sizeof *detail->rows);
		detail->row_room = room;
	}
	row_clear(&detail->rows[detail->row_count]);
	return &detail->rows[detail->row_count++];
}

/* What the query finds in a line behind its lead, by the bytes of the line. */
struct hits {
	struct text_mark *marks;
	size_t count;
};

static struct hits find_hits(const struct detail *detail, const struct detail_line *line)
{
	size_t length = line->text.length - line->lead;
	struct hits hits = {0};

	if (text_query_is_empty(detail->query) || !length)
		return hits;
	hits.marks = memory_new(length, sizeof *hits.marks);
	hits.count = text_query_marks(detail->query, line->text.bytes + line->lead, length, hits.marks, length);
	for (size_t i = 0; i < hits.count; i++)
		hits.marks[i].offset += line->lead;
	return hits;
}

/* The visual line SPAN of a line: its lead in the lead's style, the rest in the other. */
static void add_part(const struct detail_line *line, struct text_span span, struct hits hits, struct row *row)
{
	size_t end = span.offset + span.length;
	size_t lead = line->lead < end ? line->lead : end;
	struct text_mark *within = NULL;

	if (span.offset < lead) {
		row_add_bytes(row, line->lead_style, line->text.bytes + span.offset, lead - span.offset);
		span.offset = lead;
		span.length = end - lead;
	}
	if (!span.length)
		return;
	if (hits.count) {
		within = memory_new(hits.count, sizeof *within);
		hits.count = text_marks_within(&span, hits.marks, hits.count, within);
	}
	row_add_marked(row, line->style, line->text.bytes + span.offset, span.length, within, hits.count);
	free(within);
}

/* At most half of the width. */
static int hang_of(const struct detail_line *line, int cells)
{
	if ((line->hang + line->mark) * 2 <= cells)
		return line->hang + line->mark;
	return line->hang * 2 > cells ? cells / 4 : line->hang;
}

static void lay_line(struct detail *detail, const struct detail_line *line)
{
	int cells = detail->cells ? detail->cells : line->text.cells + 1;
	int hang = hang_of(line, cells);
	struct hits hits = find_hits(detail, line);
	struct text_span span = {0};
	bool first = true;

	while (text_wrap(&line->text, cells, hang, &span)) {
		struct row *row = next_row(detail);

		detail->links[detail->row_count - 1] = line->link;
		if (!first)
			row_pad(row, hang);
		add_part(line, span, hits, row);
		first = false;
	}
	free(hits.marks);
}

void detail_set_query(struct detail *detail, const struct text_query *query)
{
	detail->query = query;
	detail->cells = -1;
}

void detail_layout(struct detail *detail, int cells)
{
	if (detail->cells == cells)
		return;
	detail->cells = cells;
	detail->row_count = 0;
	for (size_t i = 0; i < detail->count; i++)
		lay_line(detail, &detail->lines[i]);
}

int detail_count(const struct detail *detail)
{
	return detail->row_count;
}

const char *detail_link(const struct detail *detail, int number)
{
	return detail->links[number];
}

const struct row *detail_row(const struct detail *detail, int number)
{
	return &detail->rows[number];
}
