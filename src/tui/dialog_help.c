/* The keys, out of the table of actions. */
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { KEYS = 12, WIDTH = 72, HEAD = 2, END = 1000 };

struct help {
	struct row *rows; /* wrapped to the dialog's width */
	int count, room;
	int top, height;
};

static const char *const signs[] = {
	N_("완 완료  정 정상추진  관 관심필요  지 지연"),
	N_("부 부진  보 보류·중단  미 미보고"),
	N_("미3 미보고 3건  !2 그 가운데 기한이 지난 것 2건  [?] 확실하지 않은 판독"),
	N_("= 마침  - 추진중  . 시작 전  / 보류  ! 지난 날"),
	N_("* 완료  o 기한  X 지난 기한  : 당초 기한  | 기준일  < > 해 밖"),
};

enum { SIGNS = sizeof signs / sizeof *signs };

static void destroy(void *state)
{
	struct help *help = state;

	for (int i = 0; i < help->room; i++)
		row_finish(&help->rows[i]);
	free(help->rows);
	free(help);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)dashboard;
	(void)state;
	*height = HEAD + ACTION_COUNT + 1 + SIGNS; /* at the full width, where nothing is wrapped */
	*width = WIDTH;
}

static struct row *next_row(struct help *help)
{
	if (help->count == help->room) {
		help->rows = memory_grow(help->rows, (size_t)help->room + 1, sizeof *help->rows);
		help->rows[help->room++] = (struct row){0};
	}
	row_clear(&help->rows[help->count]);
	return &help->rows[help->count++];
}

/* KEY in its column, and what is said about it wrapped beside it. */
static void add_entry(struct help *help, const char *key, const char *said, int cells)
{
	int column = *key ? KEYS : 0;
	struct text text = {0};
	struct text_span span = {0};

	text_append(&text, said);
	while (text_wrap(&text, cells - column, 0, &span)) {
		struct row *row = next_row(help);

		row_add_fit(row, STYLE_KEY, key, column, TEXT_LEFT);
		row_add_bytes(row, STYLE_NORMAL, text.bytes + span.offset, span.length);
		key = column ? " " : "";
	}
	text_finish(&text);
}

static void build(struct help *help, const struct keymap *keymap, int cells)
{
	char keys[KEYMAP_KEYS * KEY_NAME];

	help->count = 0;
	for (int i = 0; i < ACTION_COUNT; i++) {
		keymap_keys(keymap, (enum action)i, keys, sizeof keys);
		add_entry(help, keys, _(action_row((enum action)i)->help), cells);
	}
	next_row(help);
	for (int i = 0; i < SIGNS; i++)
		add_entry(help, "", _(signs[i]), cells);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct help *help = state;
	struct row row = {0};

	build(help, &dashboard->keymap, area->width);
	help->height = area->height - HEAD;
	if (help->top > help->count - help->height)
		help->top = help->count - help->height;
	if (help->top < 0)
		help->top = 0;
	row_add(&row, STYLE_TITLE, _("도움말"));
	if (help->height < help->count)
		row_add(&row, STYLE_DIM, _("  j k 넘기기"));
	row_add(&row, STYLE_DIM, _("  Esc 닫기"));
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	for (int i = 0; i < help->height && help->top + i < help->count; i++)
		paint_row(&dashboard->terminal, area, HEAD + i, &help->rows[help->top + i], PAINT_PLAIN);
	row_finish(&row);
}

/* How far down it goes is known when it is drawn, which may be several keys later. */
static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct help *help = state;
	enum action action = keymap_action(&dashboard->keymap, key);
	int rows = action_rows(action, help->height);

	(void)dashboard;
	if (action == ACTION_HELP || action == ACTION_CLOSE || action == ACTION_QUIT)
		return REACT_CLOSE;
	if (action == ACTION_FIRST)
		help->top = 0;
	else if (action == ACTION_LAST)
		help->top = END;
	else if (rows)
		help->top = help->top + rows > 0 ? help->top + rows : 0;
	else
		return REACT_NONE;
	return REACT_DRAW;
}

static const struct dialog_type help_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

void dialog_help_open(struct dashboard *dashboard)
{
	dashboard_open(dashboard, &help_type, memory_new(1, sizeof(struct help)));
}
