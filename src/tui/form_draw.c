/* A form on the screen: as much of its fields as there is room for, always the one in focus, and below them what would be
 * changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "collision.h"
#include "form.h"
#include "form_understood.h"
#include "gwagi/model/message.h"

enum { WIDTH = 72, HEAD = 2, FOOT = 1, NOTE = 3, CHANGE = 4, LEAST = 7 /* lines of the fields */ };
enum { FEW = 6 /* lines of a text */, MARK = 2, FRAME = 4 /* cells */, BARS = 6 /* lines of the screen, with the frame's */ };

/* Painting line by line, or only counting. */
struct nib {
	struct dashboard *dashboard;
	struct form *form;
	const struct area *area; /* of the fields; NULL: only count */
	int width, label;        /* cells: of all, of the column of labels with its colon */
	int line, top;           /* next line, first one shown */
	bool whole;              /* lists stay open */
	int first, last;         /* lines of the entry in focus */
	int typed;               /* the line that is typed in; -1: none */
};

static int label_cells(const struct form *form, int width)
{
	int most = 0;

	for (int i = 0; i < form->count; i++) {
		struct text text = {0};

		text_append(&text, _(form->entries[i].field->label));
		if (text.cells > most)
			most = text.cells;
		text_finish(&text);
	}
	most += MARK + 2;
	return most < width / 2 ? most : width / 2;
}

static void put_row(struct nib *nib, struct row *row, enum paint_look look)
{
	if (nib->area)
		paint_row(&nib->dashboard->terminal, nib->area, nib->line - nib->top, row, look);
	nib->line++;
	row_clear(row);
}

/* Lines of BYTES, MOST of them (0: all). */
static void put_lines(struct nib *nib, enum style style, int indent, const char *bytes, size_t length, int most)
{
	struct text text = {0};
	struct text_span span = {0};
	struct row row = {0};

	while (length && bytes[length - 1] == '\n')
		length--;
	text_clean(&text, bytes, length, TEXT_BODY);
	for (int i = 0; text_wrap(&text, nib->width - indent, 0, &span); i++) {
		row_pad(&row, indent);
		if (most && i == most) {
			row_add(&row, STYLE_DIM, "...");
			put_row(nib, &row, PAINT_PLAIN);
			break;
		}
		row_add_bytes(&row, style, text.bytes + span.offset, span.length);
		put_row(nib, &row, PAINT_PLAIN);
	}
	text_finish(&text);
	row_finish(&row);
}

/* The same under the values. */
static void put_text(struct nib *nib, enum style style, const char *bytes, size_t length, int most)
{
	put_lines(nib, style, nib->label, bytes, length, most);
}

static void put_fault(struct nib *nib, const struct form_entry *entry)
{
	if (entry->fault.length)
		put_text(nib, STYLE_ALERT, entry->fault.bytes, entry->fault.length, 0);
}

/* "* 상태: ": a star where it is not what is stored. */
static void build_label(const struct nib *nib, int place, struct row *row)
{
	const struct form_entry *entry = &nib->form->entries[place];
	bool changed = nib->form->type->verb != GATE_ADD && entry->field->part == PART_ROW && form_is_changed(entry);
	char label[64];

	snprintf(label, sizeof label, "%s%s: ", changed ? "* " : "", _(entry->field->label));
	row_add_fit(row, changed ? STYLE_ATTENTION : STYLE_LABEL, label, nib->label, TEXT_RIGHT);
}

static void put_open_list(struct nib *nib, int place)
{
	struct form_entry *entry = &nib->form->entries[place];
	bool focused = nib->form->focus == place;
	struct row row = {0};

	for (int i = 0; i < entry->choice.count; i++) {
		bool here = i == entry->choice.cursor;

		if (i == 0)
			build_label(nib, place, &row);
		else
			row_pad(&row, nib->label);
		if (here && focused)
			nib->first = nib->last = nib->line;
		choice_row(&entry->choice, i, nib->width - nib->label, &row);
		put_row(nib, &row, !here ? PAINT_PLAIN : focused ? PAINT_CURSOR : PAINT_IDLE);
	}
	row_finish(&row);
}

static void put_closed_list(struct nib *nib, int place)
{
	const struct choice *choice = &nib->form->entries[place].choice;
	struct row row = {0};

	build_label(nib, place, &row);
	if (choice->count && choice->options[choice->cursor].lead)
		row_add_format(&row, choice->options[choice->cursor].style, "%s ", choice->options[choice->cursor].lead);
	if (choice->count)
		row_add(&row, STYLE_NORMAL, choice->options[choice->cursor].label);
	if (choice->now && choice->now - 1 == choice->cursor)
		row_add(&row, STYLE_DIM, _("  (지금)"));
	else if (choice->now)
		row_add_format(&row, STYLE_DIM, _("  (지금 %s)"), choice->options[choice->now - 1].label);
	put_row(nib, &row, PAINT_PLAIN);
	row_finish(&row);
}

static void put_value(struct nib *nib, int place)
{
	struct form_entry *entry = &nib->form->entries[place];
	const char *typed = form_text(entry);
	struct row row = {0};

	build_label(nib, place, &row);
	if (*typed)
		row_add_fit(&row, STYLE_NORMAL, typed, nib->width - row.text.cells, TEXT_LEFT);
	else if (!entry->before)
		row_add(&row, STYLE_DIM, _("(줄마다 다름: 비우면 그대로)"));
	else if (form_is_needed(nib->form, place))
		row_add(&row, STYLE_DIM, _("(필수)"));
	put_row(nib, &row, PAINT_PLAIN);
	row_finish(&row);
}

/* Whether the text is longer than its line, so that it is shown once more, wrapped. */
static bool is_long(const struct nib *nib, const struct form_entry *entry)
{
	struct text text = {0};
	bool is;

	text_append(&text, form_text(entry));
	is = entry->field->input == FORM_BODY && text.cells >= nib->width - nib->label;
	text_finish(&text);
	return is || (entry->field->input == FORM_BODY && strstr(form_text(entry), form_line_break));
}

/* What it was, where that is not what stands there now. */
static void put_before(struct nib *nib, const struct form_entry *entry)
{
	char said[512];

	if (!entry->before || !*entry->before || entry->field->part != PART_ROW || !form_is_changed(entry))
		return;
	snprintf(said, sizeof said, _("(지금 %s)"), entry->before);
	put_text(nib, STYLE_DIM, said, strlen(said), FEW);
}

/* A day written out says all of itself. */
static bool is_day(const char *typed)
{
	day_number day;

	return day_parse(typed, strlen(typed), &day);
}

static void put_typed(struct nib *nib, int place)
{
	struct form_entry *entry = &nib->form->entries[place];
	char said[FORM_UNDERSTOOD];

	if (nib->form->focus == place)
		nib->typed = nib->line++;
	else
		put_value(nib, place);
	if (is_long(nib, entry)) {
		char *value = form_value(entry);

		put_text(nib, STYLE_DIM, value, strlen(value), FEW);
		free(value);
	}
	if ((nib->form->focus == place || !is_day(form_text(entry))) &&
	    form_understood(nib->dashboard, nib->form, entry, said, sizeof said, NULL) && *said)
		put_text(nib, STYLE_ON_TRACK, said, strlen(said), 0);
	put_before(nib, entry);
}

static void put_entry(struct nib *nib, int place)
{
	const struct form_entry *entry = &nib->form->entries[place];
	bool focused = nib->form->focus == place;

	if (focused)
		nib->first = nib->last = nib->line;
	if (entry->field->input != FORM_PICK)
		put_typed(nib, place);
	else if (focused || nib->whole)
		put_open_list(nib, place);
	else
		put_closed_list(nib, place);
	put_fault(nib, entry);
	if (focused)
		nib->last = nib->line - 1;
}

static int put_all(struct nib *nib)
{
	nib->line = 0;
	nib->typed = -1;
	if (nib->form->about.length)
		put_lines(nib, STYLE_NORMAL, 0, nib->form->about.bytes, nib->form->about.length, 0);
	for (int i = 0; i < nib->form->count; i++)
		if (form_is_shown(nib->form, i))
			put_entry(nib, i);
	return nib->line;
}

/* With every field that may come to be shown, so that the window keeps its size. */
static int most_lines(const struct form *form)
{
	int count = 0;

	for (int i = 0; i < form->count; i++)
		count += form->entries[i].field->input == FORM_PICK   ? form->entries[i].choice.count
			 : form->entries[i].field->input == FORM_DATE ? 2
								      : 1;
	return count;
}

void form_size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	const struct form *form = state;
	int change = form->row_count > 1 ? (int)form->row_count * 2 : CHANGE, room = dashboard->rows - BARS;

	*width = WIDTH < dashboard->columns - FRAME ? WIDTH : dashboard->columns - FRAME;
	*height = HEAD + body_lines(&form->about, *width) + most_lines(form) + change + NOTE + FOOT;
	if (*height > room && room > 0)
		*height = room;
	if (*height < HEAD + FOOT + LEAST)
		*height = HEAD + FOOT + LEAST;
}

static void draw_head(struct dashboard *dashboard, const struct form *form, const struct area *area)
{
	const struct form_row *one = &form->rows[form->colliding ? form->collided : 0];
	struct row row = {0};

	row_add(&row, STYLE_TITLE, form->colliding ? _("그사이 다른 사람이 바꾸었습니다") : _(form->type->title));
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	row_clear(&row);
	if (form->row_count > 1 && !form->colliding)
		row_add_format(&row, STYLE_KEY, _("고른 %zu줄: "), form->row_count);
	row_add_format(&row, STYLE_KEY, "%s ", one->code);
	row_add_fit(&row, STYLE_NORMAL, one->title, area->width - row.text.cells, TEXT_LEFT);
	paint_row(&dashboard->terminal, area, 1, &row, PAINT_PLAIN);
	row_finish(&row);
}

static bool is_last(const struct form *form)
{
	for (int i = form->focus + 1; i < form->count; i++)
		if (form_is_shown(form, i))
			return false;
	return true;
}

/* CELLS: the room that there is. */
static void build_hint(const struct form *form, int cells, struct row *row)
{
	struct row optional = {0};
	const struct form_field *field = form->entries[form->focus].field;

	if (form->colliding) {
		row_add(row, STYLE_DIM, collision_hint());
		return;
	}
	row_add(row, STYLE_DIM, is_last(form) ? _("Enter 저장  Esc 닫기") : _("Enter 다음  Esc 닫기"));
	if (field->input == FORM_PICK)
		row_add(row, STYLE_DIM, _("  숫자·글자로 고름"));
	if (field->input == FORM_BODY)
		row_add(row, STYLE_DIM, _("  Ctrl-e 편집기"));
	if (form_is_needed(form, form->focus))
		row_add_format(row, STYLE_DIM, _("  (%s 필수)"), _(field->label));
	if (!is_last(form))
		row_add(row, STYLE_DIM, _("  Ctrl-x 저장"));
	if (field->hint)
		row_add_format(row, STYLE_DIM, "  %s", _(field->hint));
	/* What one need not know goes first. */
	row_add(&optional, STYLE_DIM, _("  (비워도 됨)"));
	if (!form_is_needed(form, form->focus) && field->input != FORM_PICK && row->text.cells + optional.text.cells <= cells)
		row_add_row(row, &optional);
	row_finish(&optional);
}

static int note_lines(const struct form *form, int width)
{
	int count = body_lines(&form->note, width);

	return count < NOTE ? count : NOTE;
}

static void draw_change(struct dashboard *dashboard, struct form *form, const struct area *area, int line, int height)
{
	struct row row = {0};

	if (height < 2 || !form->change.length)
		return;
	body_draw(&form->change, &dashboard->terminal, area, line + 1, height - 1, STYLE_NORMAL);
	row_add(&row, STYLE_TITLE, _("바뀌는 것"));
	if (form->row_count > 1)
		row_add_format(&row, STYLE_TITLE, _(" (%zu건)"), form->row_count);
	if (body_is_cut(&form->change))
		row_add(&row, STYLE_DIM, _("  PgUp PgDn 넘기기"));
	paint_row(&dashboard->terminal, area, line, &row, PAINT_PLAIN);
	row_finish(&row);
}

/* The line that is typed in comes last: the hardware cursor stays there. */
static void draw_typed(struct nib *nib)
{
	struct row row = {0};

	if (nib->typed < 0)
		return;
	build_label(nib, nib->form->focus, &row);
	prompt_draw_behind(&nib->form->entries[nib->form->focus].prompt, &nib->dashboard->terminal, nib->area,
			   nib->typed - nib->top, &row);
	row_finish(&row);
}

static void draw_fields(struct dashboard *dashboard, struct form *form, const struct area *area, int room)
{
	struct area part = {.window = area->window, .top = area->top + HEAD, .left = area->left, .width = area->width};
	struct nib nib = {.dashboard = dashboard,
			  .form = form,
			  .width = area->width,
			  .label = label_cells(form, area->width),
			  .whole = true};
	int gap, change = body_lines(&form->change, area->width), want = change ? 1 + (change < CHANGE ? change : CHANGE) : 0;

	nib.whole = put_all(&nib) + want <= room;
	part.height = put_all(&nib) < room ? nib.line : room;
	if (nib.last >= part.height)
		nib.top = nib.last - part.height + 1;
	if (nib.top > nib.first)
		nib.top = nib.first;
	nib.area = &part;
	gap = room - part.height > CHANGE;
	draw_change(dashboard, form, area, HEAD + part.height + gap, room - part.height - gap);
	put_all(&nib);
	draw_typed(&nib);
}

void form_draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct form *form = state;
	int note = note_lines(form, area->width), room = area->height - HEAD - FOOT - note;
	struct row row = {0};

	draw_head(dashboard, form, area);
	body_draw(&form->note, &dashboard->terminal, area, area->height - FOOT - note, note, STYLE_ALERT);
	build_hint(form, area->width, &row);
	paint_row(&dashboard->terminal, area, area->height - 1, &row, PAINT_PLAIN);
	row_finish(&row);
	if (form->colliding)
		body_draw(&form->collision, &dashboard->terminal, area, HEAD, room, STYLE_NORMAL);
	else
		draw_fields(dashboard, form, area, room);
}
