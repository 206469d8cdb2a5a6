#include "ask.h"
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "state.h"

void ask_finish(struct ask *ask)
{
	prompt_finish(&ask->prompt);
	text_finish(&ask->why);
	completion_finish(&ask->completion);
}

static void offer(struct dashboard *dashboard, struct ask *ask)
{
	const char *typed = text_editor_bytes(ask->prompt.editor);

	ask->chosen = -1;
	completion_clear(&ask->completion);
	if (ask->type->complete)
		ask->type->complete(dashboard, typed, text_editor_caret(ask->prompt.editor), &ask->completion);
}

void ask_open(struct dashboard *dashboard, struct ask *ask, const struct ask_type *type, const char *typed)
{
	ask->type = type;
	if (!ask->prompt.editor)
		prompt_start(&ask->prompt, type->limit);
	text_editor_set(ask->prompt.editor, typed, strlen(typed));
	text_clear(&ask->why);
	dashboard->ask = ask;
	dashboard->line = &ask_line;
	offer(dashboard, ask);
}

static void close_line(struct dashboard *dashboard)
{
	dashboard->line = NULL;
	dashboard->bars_stale = true;
}

enum { MORE = 4 /* cells for that there are more */ };

/* "Tab  지연  office:(담당 부서) …": as many as there is room for, the one that was put in among them. */
static void add_words(const struct ask *ask, int cells, struct row *row)
{
	int first = ask->chosen > 2 ? ask->chosen - 2 : 0;
	struct row word = {0};

	row_add(row, STYLE_KEY, "Tab ");
	for (int i = first; i < ask->completion.count; i++) {
		const struct completion_word *words = &ask->completion.words[i];

		row_clear(&word);
		row_add(&word, i == ask->chosen ? STYLE_FOCUS : STYLE_NORMAL, words->word);
		if (*words->gloss)
			row_add_format(&word, STYLE_DIM, "(%s)", words->gloss);
		/* Half a word would be taken for a whole one. */
		if (row->text.cells + word.text.cells + MORE > cells && i > first) {
			row_add(row, STYLE_DIM, "…");
			break;
		}
		row_add_row(row, &word);
		row_add(row, STYLE_NORMAL, "  ");
	}
	row_finish(&word);
}

static void draw(struct dashboard *dashboard)
{
	struct ask *ask = dashboard->ask;
	struct row row = {0};
	int cells = dashboard->bar.width;

	if (ask->why.length)
		row_add_fit(&row, STYLE_ALERT, text_bytes(&ask->why), cells, TEXT_LEFT);
	else if (ask->completion.count)
		add_words(ask, cells, &row);
	else
		row_add_fit(&row, STYLE_DIM, _(ask->type->hint), cells, TEXT_LEFT);
	paint_row(&dashboard->terminal, &dashboard->bar, 0, &row, PAINT_PLAIN);
	row_finish(&row);
	prompt_draw(&ask->prompt, &dashboard->terminal, &dashboard->note, 0, _(ask->type->label));
}

/* The chosen word in the place of what was typed of it, and the caret behind it. */
static void put_word(struct ask *ask, int chosen)
{
	struct completion *completion = &ask->completion;
	struct text_editor *editor = ask->prompt.editor;
	const char *word = completion->words[chosen].word, *typed = text_editor_bytes(editor);
	size_t end = completion->from + strlen(word);
	struct body line = {0};

	body_add(&line, "%.*s%s%s", (int)completion->from, typed, word, typed + completion->to);
	if (text_editor_set(editor, line.bytes, line.length)) {
		for (size_t caret = line.length + 1; text_editor_caret(editor) > end && text_editor_caret(editor) < caret;) {
			caret = text_editor_caret(editor);
			text_editor_do(editor, EDIT_LEFT);
		}
		completion->to = end;
		ask->chosen = chosen;
	}
	body_finish(&line);
}

static int turn(struct ask *ask, int step)
{
	int count = ask->completion.count;

	if (!count)
		return REACT_NONE;
	put_word(ask, ask->chosen < 0 ? (step > 0 ? 0 : count - 1) : (ask->chosen + count + step) % count);
	return REACT_DRAW;
}

static int accept(struct dashboard *dashboard, struct ask *ask)
{
	const char *typed = text_editor_bytes(ask->prompt.editor);
	struct error error = {0};
	int reactions = ask->type->accept(dashboard, typed, &error);

	if (reactions < 0) {
		text_clear(&ask->why);
		text_append(&ask->why, error.sentence);
		return REACT_DRAW;
	}
	text_editor_remember(ask->prompt.editor, typed, strlen(typed));
	if (dashboard->ask == ask && dashboard->line == &ask_line)
		close_line(dashboard);
	return reactions | REACT_DRAW;
}

static int press(struct dashboard *dashboard, uint32_t key)
{
	struct ask *ask = dashboard->ask;

	if (!ask->prompt.paste && key == '\t')
		return turn(ask, 1);
	if (!ask->prompt.paste && key == PRESS_BACKTAB)
		return turn(ask, -1);
	switch (prompt_press(&ask->prompt, key)) {
	case PROMPT_ACCEPTED:
		return accept(dashboard, ask);
	case PROMPT_CANCELLED:
		close_line(dashboard);
		return REACT_DRAW;
	case PROMPT_REFUSED:
		text_clear(&ask->why);
		text_append(&ask->why, _("더 적을 수 없습니다."));
		return REACT_DRAW;
	case PROMPT_HANDLED:
		text_clear(&ask->why);
		offer(dashboard, ask);
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

const struct line_type ask_line = {.press = press, .draw = draw};
