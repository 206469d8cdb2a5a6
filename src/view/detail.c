#include "gwagi/view/detail.h"
#include <stdlib.h>
#include <string.h>
#include "detail_build.h"
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
	if (line->text.cells < hang)
		text_pad(&line->text, hang);
	line->lead = line->text.length;
	text_append(&line->text, said);
	line->hang = hang;
	line->lead_style = lead_style;
	line->style = style;
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

bool detail_load(struct detail *detail, struct store *store, const char *code, int64_t most, struct error *error)
{
	struct store_query query = {.code = code};
	struct ref ref;

	detail->count = 0;
	detail->cells = -1;
	if (!store_find(store, code, &ref, error))
		return false;
	query.kind = detail->kind = ref.kind;
	detail->store = store;
	detail->code = code;
	detail->most = most;
	if (store_list(store, &query, take_record, detail, NULL, error) && detail_lists(detail, error))
		return true;
	detail->count = 0;
	return false;
}

static struct row *next_row(struct detail *detail)
{
	if (detail->row_count == detail->row_room) {
		int room = detail->row_room ? detail->row_room * 2 : 64;

		detail->rows = memory_grow(detail->rows, (size_t)room, sizeof *detail->rows);
		memset(detail->rows + detail->row_room, 0, (size_t)(room - detail->row_room) * sizeof *detail->rows);
		detail->row_room = room;
	}
	row_clear(&detail->rows[detail->row_count]);
	return &detail->rows[detail->row_count++];
}

/* The bytes [FROM, TO) of a line: those of the lead in its style, the rest in the other. */
static void add_part(const struct detail_line *line, size_t from, size_t to, struct row *row)
{
	size_t lead = line->lead < to ? line->lead : to;

	if (from < lead)
		row_add_bytes(row, line->lead_style, line->text.bytes + from, lead - from);
	if (from < line->lead)
		from = line->lead;
	if (from < to)
		row_add_bytes(row, line->style, line->text.bytes + from, to - from);
}

static void lay_line(struct detail *detail, const struct detail_line *line)
{
	int cells = detail->cells ? detail->cells : line->text.cells + 1;
	int hang = line->hang * 2 > cells ? cells / 4 : line->hang;
	struct text_span span = {0};
	bool first = true;

	while (text_wrap(&line->text, cells, hang, &span)) {
		struct row *row = next_row(detail);

		if (!first)
			row_pad(row, hang);
		add_part(line, span.offset, span.offset + span.length, row);
		first = false;
	}
	if (first)
		next_row(detail);
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

const struct row *detail_row(const struct detail *detail, int number)
{
	return &detail->rows[number];
}
