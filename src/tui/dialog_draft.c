/* At the start: text that a program before this one was left with when it ended. Nothing is written here: the dialog that it was
 * typed in opens again, on the row as it is now. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { WIDTH = 68, HEAD = 4, FOOT = 3, TIME = 64, LINES_LEAST = 3, AROUND = 6 /* rows of the screen: the bars, and its frame */ };

struct offer {
	struct draft draft;
	struct body body; /* its values with their headings, a line each */
	struct text note; /* why a key did nothing */
	bool asked;       /* by the key before: whether it may be thrown away */
};

static void destroy(void *state)
{
	struct offer *offer = state;

	body_finish(&offer->body);
	text_finish(&offer->note);
	free(offer);
}

/* The field of this key, whichever table has it. */
static const struct field *field_of(const char *key)
{
	for (int kind = RECORD_KINDS - 1; kind >= 0; kind--) {
		size_t count;
		const struct field *fields = store_fields((enum record_kind)kind, &count);

		for (size_t i = 0; i < count; i++)
			if (strcmp(fields[i].key, key) == 0)
				return &fields[i];
	}
	return NULL;
}

/* Values as they were typed; of words the Korean one. */
static void build_body(struct offer *offer)
{
	for (size_t i = 0; i < offer->draft.count; i++) {
		const struct draft_field *typed = &offer->draft.fields[i];
		const char *point = strrchr(typed->name, '.');
		const struct field *field = field_of(point ? point + 1 : typed->name);
		int word = field && field->type == FIELD_WORD ? word_find(field->vocabulary, typed->value) : WORD_NONE;

		if (point == typed->name) /* for the form alone */
			continue;
		body_add(&offer->body, "%s: %s\n", field ? _(field->heading) : typed->name,
			 word == WORD_NONE ? typed->value : word_korean(field->vocabulary, word));
	}
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	const struct offer *offer = state;
	int lines, room = dashboard->rows - AROUND - HEAD - FOOT;

	*width = WIDTH < dashboard->columns - 4 ? WIDTH : dashboard->columns - 4;
	lines = body_lines(&offer->body, *width);
	if (room < LINES_LEAST)
		room = LINES_LEAST;
	*height = HEAD + (lines < room ? lines : room) + FOOT;
}

static void draw_line(struct dashboard *dashboard, const struct area *area, int line, struct row *row)
{
	paint_row(&dashboard->terminal, area, line, row, PAINT_PLAIN);
	row_clear(row);
}

/* Which row it is about, as it is called now. */
static void add_name(struct dashboard *dashboard, const struct draft *draft, int cells, struct row *row)
{
	struct ref ref;
	struct node node = {.ref.id = 0};
	struct error error;

	row_add_format(row, STYLE_KEY, "%s ", draft->code);
	if (store_find(dashboard->store, draft->code, &ref, &error) &&
	    (ref.kind == RECORD_MEETING || ref.kind == RECORD_ITEM || ref.kind == RECORD_MILESTONE))
		store_node(dashboard->store, ref, &node, &error);
	row_add_fit(row, STYLE_NORMAL, node.title, cells - row->text.cells, TEXT_LEFT);
}

static void draw_head(struct dashboard *dashboard, const struct offer *offer, const struct area *area)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	char said[TIME];
	struct row row = {0};

	row_add(&row, STYLE_TITLE, _("쓰다 만 글이 있습니다"));
	if (body_is_cut(&offer->body))
		row_add(&row, STYLE_DIM, _("  j k 넘기기"));
	draw_line(dashboard, area, 0, &row);
	add_name(dashboard, &offer->draft, area->width, &row);
	draw_line(dashboard, area, 1, &row);
	field_print(&time, offer->draft.at, said, sizeof said);
	row_add_format(&row, STYLE_DIM, _("%s에 쓰던 것입니다. 아직 저장되지 않았습니다."), said);
	draw_line(dashboard, area, 2, &row);
	row_finish(&row);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct offer *offer = state;
	struct row row = {0};

	body_draw(&offer->body, &dashboard->terminal, area, HEAD, area->height - HEAD - FOOT, STYLE_NORMAL);
	draw_head(dashboard, offer, area);
	row_add_fit(&row, STYLE_ALERT, text_bytes(&offer->note), area->width, TEXT_LEFT);
	draw_line(dashboard, area, area->height - 2, &row);
	row_add(&row, STYLE_DIM, _("Enter 이어 쓰기  d·Delete 버리기  Esc 나중에"));
	draw_line(dashboard, area, area->height - 1, &row);
	row_finish(&row);
}

static int say(struct offer *offer, const char *sentence)
{
	text_clear(&offer->note);
	text_append(&offer->note, sentence);
	return REACT_DRAW;
}

/* What is in hand is done with: on to what else was left behind. */
static int go_on(struct dashboard *dashboard)
{
	return dialog_draft_open(dashboard) ? REACT_RELAYOUT : REACT_CLOSE;
}

static int throw_away(struct dashboard *dashboard, struct offer *offer, bool asked)
{
	if (!asked) {
		offer->asked = true;
		return say(offer, _("이 글을 버립니까? 버리려면 한 번 더 누르십시오."));
	}
	draft_remove(dashboard);
	return go_on(dashboard);
}

static int take(struct dashboard *dashboard, struct offer *offer)
{
	struct error error;

	if (draft_reopen(dashboard, &offer->draft, &error))
		return REACT_RELAYOUT;
	return say(offer, error.sentence) | REACT_RELAYOUT;
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct offer *offer = state;
	enum action action = keymap_action(&dashboard->keymap, key);
	bool asked = offer->asked;

	if (key == PRESS_PASTE_BEGIN)
		return REACT_NONE;
	offer->asked = false;
	if (key == 'd' || key == PRESS_DELETE)
		return throw_away(dashboard, offer, asked);
	if (asked)
		text_clear(&offer->note);
	if (action == ACTION_OPEN)
		return take(dashboard, offer);
	if (action == ACTION_CLOSE || action == ACTION_QUIT) {
		draft_leave(dashboard);
		return go_on(dashboard);
	}
	return body_move(&offer->body, action) || asked ? REACT_DRAW : REACT_NONE;
}

static const struct dialog_type draft_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

bool dialog_draft_open(struct dashboard *dashboard)
{
	struct draft draft;
	struct offer *offer;

	if (!draft_find(dashboard, &draft))
		return false;
	offer = memory_new(1, sizeof *offer);
	offer->draft = draft;
	build_body(offer);
	dashboard_open(dashboard, &draft_type, offer);
	return true;
}
