/* Choosing one of several before a form is opened: a row, a field. */
#include "dialog_pick.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { WIDTH = 72, HEAD = 2, FOOT = 1, AROUND = 4, LEAST = 6 };

struct pick {
	const char *question;
	struct choice choice;
	dialog_pick_take *take;
};

static void destroy(void *state)
{
	struct pick *pick = state;

	choice_finish(&pick->choice);
	free(pick);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	const struct pick *pick = state;
	int room = dashboard->rows - AROUND - HEAD - FOOT;
	int lines = pick->choice.count < LEAST ? LEAST : pick->choice.count;

	*height = HEAD + (lines < room ? lines : room < LEAST ? LEAST : room) + FOOT;
	*width = WIDTH < dashboard->columns - AROUND ? WIDTH : dashboard->columns - AROUND;
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct pick *pick = state;
	int height = area->height - HEAD - FOOT, top = pick->choice.cursor < height ? 0 : pick->choice.cursor - height + 1;
	struct row row = {0};

	row_add(&row, STYLE_TITLE, pick->question);
	row_add_format(&row, STYLE_DIM, " %d/%d", pick->choice.cursor + 1, pick->choice.count);
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	for (int i = 0; i < height && top + i < pick->choice.count; i++) {
		row_clear(&row);
		choice_row(&pick->choice, top + i, area->width, &row);
		paint_row(&dashboard->terminal, area, HEAD - 1 + i, &row,
			  top + i == pick->choice.cursor ? PAINT_CURSOR : PAINT_PLAIN);
	}
	row_clear(&row);
	row_add(&row, STYLE_DIM, _("Enter 고름  Esc 닫기  숫자·글자로 고름"));
	paint_row(&dashboard->terminal, area, area->height - 1, &row, PAINT_PLAIN);
	row_finish(&row);
}

/* What it opens takes its place, over which all is drawn anew; where nothing is opened, why not has been said. */
static int take(struct dashboard *dashboard, struct pick *pick)
{
	dialog_pick_take *then = pick->take;
	const char *value = choice_value(&pick->choice);
	char *copy = memory_copy(value, strlen(value));
	int reactions = then(dashboard, copy);

	free(copy);
	return reactions & REACT_RELAYOUT ? reactions : reactions | REACT_CLOSE;
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct pick *pick = state;
	enum action action = keymap_action(&dashboard->keymap, key);
	int rows = action_rows(action, dashboard->rows / 2), last = pick->choice.count - 1;

	switch (choice_press(&pick->choice, &dashboard->keymap, key)) {
	case CHOICE_TAKEN:
		return take(dashboard, pick);
	case CHOICE_MOVED:
	case CHOICE_BEFORE:
	case CHOICE_BEHIND:
		return REACT_DRAW;
	default:
		break;
	}
	if (action == ACTION_CLOSE || action == ACTION_QUIT)
		return REACT_CLOSE;
	if (!rows)
		return REACT_NONE;
	pick->choice.cursor += rows;
	pick->choice.cursor = pick->choice.cursor < 0 ? 0 : pick->choice.cursor > last ? last : pick->choice.cursor;
	return REACT_DRAW;
}

static const struct dialog_type pick_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

int dialog_pick_open(struct dashboard *dashboard, const char *question, struct choice *choice, dialog_pick_take *then)
{
	struct pick *pick = memory_new(1, sizeof *pick);
	int reactions = dashboard->dialog ? REACT_RELAYOUT : REACT_DRAW;

	*pick = (struct pick){question, *choice, then};
	*choice = (struct choice){0};
	dashboard_open(dashboard, &pick_type, pick);
	return reactions;
}
