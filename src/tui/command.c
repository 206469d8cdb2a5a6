/* The palette: a line that is typed, and below it what it may mean. */
#include "command.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/code.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/palette.h"
#include "state.h"

enum { LIMIT = 500, WIDTH = 76, HEAD = 2, ROWS_LEAST = 4, MARK = 2, NAME = 15, KEYS = 12, ROOMY = 60, NOTHING = -1 };

struct choice {
	struct palette palette;
	int cursor;      /* in it; NOTHING: what is typed */
	int top;         /* the first one shown */
	bool moved;      /* the cursor was, by the person */
	bool browsing;   /* the lines before */
	struct text why; /* why Enter did nothing */
};

static void destroy(void *state)
{
	struct choice *choice = state;

	text_finish(&choice->why);
	free(choice);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)state;
	*height = HEAD + (dashboard->rows / 2 > ROWS_LEAST ? dashboard->rows / 2 : ROWS_LEAST);
	*width = WIDTH;
}

static const char *typed_in(const struct dashboard *dashboard)
{
	const char *typed = text_editor_bytes(dashboard->command.prompt.editor);

	return typed + strspn(typed, " ");
}

/* The action whose name is the first word, and *WORDS behind it. */
static enum action first_word(const char *typed, const char **words)
{
	size_t length = strcspn(typed, " ");

	*words = typed + length + strspn(typed + length, " ");
	return action_find(typed, length);
}

static void look(struct dashboard *dashboard, struct choice *choice)
{
	const char *typed = typed_in(dashboard), *words;
	enum action action = first_word(typed, &words);

	if (*words && action != ACTION_NONE && action_takes_words(action))
		choice->palette = (struct palette){.actions = {action}, .count = 1};
	else
		palette_look(&choice->palette, typed, strlen(typed));
	choice->cursor = *typed && choice->palette.count ? 0 : NOTHING;
	choice->top = 0;
	choice->moved = false;
	text_clear(&choice->why);
}

/* A code or a day: somewhere to go. */
static bool is_place(const struct dashboard *dashboard, const char *typed)
{
	char stored[DATE_TEXT];
	struct error error;
	struct date date;

	return code_kind(typed) != CODE_NONE ||
	       (*typed && date_parse(typed, store_present(dashboard->store), stored, &date, &error));
}

static void build_row(const struct dashboard *dashboard, enum action action, bool marked, int cells, struct row *row)
{
	char keys[KEYMAP_KEYS * KEY_NAME];

	row_clear(row);
	row_add(row, STYLE_KEY, marked ? "> " : "  ");
	row_add_fit(row, STYLE_NORMAL, action_row(action)->name, NAME, TEXT_LEFT);
	if (cells >= ROOMY) {
		keymap_keys(&dashboard->keymap, action, keys, sizeof keys);
		row_add_fit(row, STYLE_KEY, keys, KEYS, TEXT_LEFT);
		row_add(row, STYLE_NORMAL, " ");
	}
	row_add_fit(row, STYLE_DIM, _(action_row(action)->help), cells - row->text.cells, TEXT_LEFT);
}

static void draw_list(struct dashboard *dashboard, struct choice *choice, const struct area *area)
{
	int height = area->height - HEAD;
	struct row row = {0};

	if (choice->cursor >= choice->top + height)
		choice->top = choice->cursor - height + 1;
	if (choice->cursor >= 0 && choice->cursor < choice->top)
		choice->top = choice->cursor;
	for (int i = 0; i < height && choice->top + i < choice->palette.count; i++) {
		int place = choice->top + i;

		build_row(dashboard, choice->palette.actions[place], place == choice->cursor, area->width, &row);
		paint_row(&dashboard->terminal, area, HEAD + i, &row, PAINT_PLAIN);
	}
	row_finish(&row);
}

static void draw_hint(struct dashboard *dashboard, const struct choice *choice, const struct area *area)
{
	const char *typed = typed_in(dashboard);
	struct row row = {0};

	if (choice->why.length)
		row_add_fit(&row, STYLE_ALERT, text_bytes(&choice->why), area->width, TEXT_LEFT);
	else if (!choice->moved && is_place(dashboard, typed))
		row_add_format(&row, STYLE_DIM, _("Enter %s(으)로 가기"), typed);
	else
		row_add(&row, STYLE_DIM, _("Enter 하기 Tab 채우기 위·아래 고르기"));
	paint_row(&dashboard->terminal, area, 1, &row, PAINT_PLAIN);
	row_finish(&row);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct choice *choice = state;

	draw_list(dashboard, choice, area);
	draw_hint(dashboard, choice, area);
	prompt_draw(&dashboard->command.prompt, &dashboard->terminal, area, 0, ": ");
}

/* Type WORDS into the line that was opened, at once, and Enter behind them. */
static int type_words(struct dashboard *dashboard, const char *words)
{
	const struct line_type *line = dashboard->line;
	wchar_t character;

	if (!line)
		return REACT_NONE;
	line->press(dashboard, 0x15); /* Ctrl-u: what stood there gives way */
	line->press(dashboard, PRESS_PASTE_BEGIN);
	for (int length; (length = mbtowc(&character, words, MB_CUR_MAX)) > 0; words += length)
		line->press(dashboard, (uint32_t)character);
	line->press(dashboard, PRESS_PASTE_END);
	return line->press(dashboard, '\r');
}

static int run(struct dashboard *dashboard, enum action action, const char *words)
{
	int reactions;

	if (action == ACTION_GO && *words) {
		dashboard_close(dashboard);
		return dashboard_go(dashboard, words) | REACT_RELAYOUT;
	}
	reactions = dialog_do(dashboard, action);
	return *words ? reactions | type_words(dashboard, words) : reactions;
}

static int refuse_words(struct choice *choice, enum action action, const char *words)
{
	text_clear(&choice->why);
	text_append_format(&choice->why, _("‘%s’에는 말을 덧붙이지 않습니다: ‘%s’"), action_row(action)->name, words);
	return REACT_DRAW;
}

static int refuse_unknown(struct choice *choice, const char *typed)
{
	const char *near = palette_near(typed);

	text_clear(&choice->why);
	text_append_format(&choice->why, _("‘%s’은(는) 없는 명령입니다."), typed);
	if (near)
		text_append_format(&choice->why, _(" 가까운 것은 ‘%s’입니다."), near);
	else
		text_append(&choice->why, _(" 지우면 모두 나옵니다."));
	return REACT_DRAW;
}

static int accept(struct dashboard *dashboard, struct choice *choice)
{
	const char *typed = typed_in(dashboard), *words;
	enum action action = first_word(typed, &words);

	text_editor_remember(dashboard->command.prompt.editor, typed, strlen(typed));
	if (choice->moved && choice->cursor != NOTHING)
		return run(dashboard, choice->palette.actions[choice->cursor], "");
	if (!*typed)
		return REACT_CLOSE;
	if (action != ACTION_NONE && *words && !action_takes_words(action))
		return refuse_words(choice, action, words);
	if (action != ACTION_NONE)
		return run(dashboard, action, words);
	if (is_place(dashboard, typed))
		return run(dashboard, ACTION_GO, typed);
	if (!choice->palette.count)
		return refuse_unknown(choice, typed);
	return run(dashboard, choice->palette.actions[choice->cursor], "");
}

static int step(struct choice *choice, int rows)
{
	int last = choice->palette.count - 1, to = choice->cursor + rows;

	choice->cursor = to > last ? last : to < 0 ? 0 : to;
	choice->moved = true;
	return REACT_DRAW;
}

/* As far as all names go that begin with what is typed; where that is no further, or no name begins with it, the next one. */
static int complete(struct dashboard *dashboard, struct choice *choice)
{
	struct text_editor *editor = dashboard->command.prompt.editor;
	const struct palette *palette = &choice->palette;
	const char *name;
	char line[LIMIT];

	if (!palette->count)
		return REACT_NONE;
	if (!palette->common || palette->common <= strlen(typed_in(dashboard)))
		return choice->moved && choice->cursor == palette->count - 1 ? step(choice, -palette->count) : step(choice, 1);
	name = action_row(palette->actions[0])->name;
	snprintf(line, sizeof line, "%.*s%s", (int)palette->common, name,
		 palette->count == 1 && action_takes_words(palette->actions[0]) ? " " : "");
	text_editor_set(editor, line, strlen(line));
	look(dashboard, choice);
	return REACT_DRAW;
}

static int press_line(struct dashboard *dashboard, struct choice *choice, uint32_t key)
{
	switch (prompt_press(&dashboard->command.prompt, key)) {
	case PROMPT_ACCEPTED:
		return accept(dashboard, choice);
	case PROMPT_CANCELLED:
		return REACT_CLOSE;
	case PROMPT_REFUSED:
		text_clear(&choice->why);
		text_append(&choice->why, _("더 적을 수 없습니다."));
		return REACT_DRAW;
	case PROMPT_HANDLED:
		look(dashboard, choice);
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

/* An arrow up in an empty line is the line before, as in every line. */
static bool is_older(struct dashboard *dashboard, const struct choice *choice, uint32_t key)
{
	return (key == PRESS_UP && !choice->moved && !*typed_in(dashboard)) ||
	       (choice->browsing && (key == PRESS_UP || key == PRESS_DOWN));
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct choice *choice = state;
	bool pasting = dashboard->command.prompt.paste != NULL;

	choice->browsing = !pasting && is_older(dashboard, choice, key);
	if (pasting || choice->browsing)
		return press_line(dashboard, choice, key);
	if (key == '\t')
		return complete(dashboard, choice);
	if (key == PRESS_DOWN || key == PRESS_UP || key == PRESS_BACKTAB)
		return step(choice, key == PRESS_DOWN ? 1 : -1);
	if (key == PRESS_PAGE_DOWN || key == PRESS_PAGE_UP)
		return step(choice, key == PRESS_PAGE_DOWN ? dashboard->rows / 2 : -dashboard->rows / 2);
	return press_line(dashboard, choice, key);
}

static const struct dialog_type command_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

void command_open(struct dashboard *dashboard)
{
	struct command *command = &dashboard->command;
	struct choice *choice = memory_new(1, sizeof *choice);

	if (!command->prompt.editor)
		prompt_start(&command->prompt, LIMIT);
	text_editor_set(command->prompt.editor, "", 0);
	look(dashboard, choice);
	dashboard_open(dashboard, &command_type, choice);
}

void command_finish(struct command *command)
{
	prompt_finish(&command->prompt);
}
