/* The keys, out of the table of actions. */
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { KEYS = 12, HELP = 44 };

struct help {
	int top, height;
};

static const char *const signs[] = {
	N_("판정: 완 완료, 정 정상추진, 관 관심필요, 지 지연, 부 부진, 보 보류·중단, 미 미보고"),
	N_("일정: = 마침  - 추진중  . 시작 전  / 보류  ! 지난 날"),
	N_("      * 완료  o 기한  X 지난 기한  | 기준일  < > 해 밖"),
};

enum { SIGNS = sizeof signs / sizeof *signs, LINES_HELP = ACTION_COUNT + 1 + SIGNS };

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)dashboard;
	(void)state;
	*height = LINES_HELP + 2;
	*width = KEYS + HELP + 20;
}

static void build_line(int line, struct row *row)
{
	row_clear(row);
	if (line < ACTION_COUNT) {
		row_add_fit(row, STYLE_KEY, action_row((enum action)line)->keys, KEYS, TEXT_LEFT);
		row_add(row, STYLE_NORMAL, _(action_row((enum action)line)->help));
	} else if (line > ACTION_COUNT) {
		row_add(row, STYLE_DIM, _(signs[line - ACTION_COUNT - 1]));
	}
}

static void scroll_to(struct help *help, int top)
{
	int most = LINES_HELP - help->height;

	help->top = top > most ? most : top;
	if (help->top < 0)
		help->top = 0;
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct help *help = state;
	struct row row = {0};

	help->height = area->height - 2;
	scroll_to(help, help->top);
	row_add(&row, STYLE_TITLE, _("도움말"));
	if (help->height < LINES_HELP)
		row_add(&row, STYLE_DIM, _("  (j k 넘기기)"));
	row_add(&row, STYLE_DIM, _("  Esc 닫기"));
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	for (int i = 0; i < help->height && help->top + i < LINES_HELP; i++) {
		build_line(help->top + i, &row);
		paint_row(&dashboard->terminal, area, 2 + i, &row, PAINT_PLAIN);
	}
	row_finish(&row);
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct help *help = state;
	int page = help->height > 1 ? help->height - 1 : 1;

	(void)dashboard;
	switch (action_of(key)) {
	case ACTION_DOWN:
		scroll_to(help, help->top + 1);
		return REACT_DRAW;
	case ACTION_UP:
		scroll_to(help, help->top - 1);
		return REACT_DRAW;
	case ACTION_PAGE_DOWN:
		scroll_to(help, help->top + page);
		return REACT_DRAW;
	case ACTION_PAGE_UP:
		scroll_to(help, help->top - page);
		return REACT_DRAW;
	case ACTION_HELP:
	case ACTION_CLOSE:
	case ACTION_QUIT:
		return REACT_CLOSE;
	default:
		return REACT_NONE;
	}
}

static const struct dialog_type help_type = {.size = size, .draw = draw, .press = press, .destroy = free};

void dialog_help_open(struct dashboard *dashboard)
{
	dashboard_open(dashboard, &help_type, memory_new(1, sizeof(struct help)));
}
