#include "prompt.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/text/memory.h"
#include "gwagi/view/action.h"

enum { PASTE_LIMIT = 64 * 1024 };
enum { ESCAPE = 0x1b, FIRST_PRINTABLE = 0x20, CELLS_LEAST = 2 };
#define CONTROL(letter) ((letter)&0x1f)

void prompt_start(struct prompt *prompt, size_t limit)
{
	*prompt = (struct prompt){.editor = text_editor_create(limit)};
}

void prompt_finish(struct prompt *prompt)
{
	text_editor_destroy(prompt->editor);
	free(prompt->paste);
	*prompt = (struct prompt){0};
}

size_t press_encode(uint32_t code, char out[PRESS_BYTES])
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3f));
		code >>= 6;
	}
	out[0] = (char)(leads[length] | code);
	return length;
}

static enum prompt_result insert(struct prompt *prompt, const char *bytes, size_t length)
{
	return text_editor_insert(prompt->editor, bytes, length) ? PROMPT_HANDLED : PROMPT_REFUSED;
}

static enum prompt_result end_paste(struct prompt *prompt)
{
	bool whole = prompt->pasted <= PASTE_LIMIT;
	enum prompt_result result = whole ? insert(prompt, prompt->paste, prompt->pasted) : PROMPT_REFUSED;

	free(prompt->paste);
	prompt->paste = NULL;
	return result;
}

static enum prompt_result press_in_paste(struct prompt *prompt, uint32_t press)
{
	char bytes[PRESS_BYTES];
	size_t length;

	if (press == PRESS_PASTE_END)
		return end_paste(prompt);
	if (press >= PRESS_NONE)
		return PROMPT_HANDLED;
	length = press_encode(press, bytes);
	if (prompt->pasted + length <= PASTE_LIMIT)
		memcpy(prompt->paste + prompt->pasted, bytes, length);
	prompt->pasted += length;
	return PROMPT_HANDLED;
}

static bool edit_of(uint32_t press, enum text_edit *edit)
{
	static const struct {
		uint32_t press;
		enum text_edit edit;
	} table[] = {
		{PRESS_LEFT, EDIT_LEFT},
		{CONTROL('b'), EDIT_LEFT},
		{PRESS_RIGHT, EDIT_RIGHT},
		{CONTROL('f'), EDIT_RIGHT},
		{PRESS_WORD_LEFT, EDIT_WORD_LEFT},
		{PRESS_WORD_RIGHT, EDIT_WORD_RIGHT},
		{PRESS_HOME, EDIT_HOME},
		{CONTROL('a'), EDIT_HOME},
		{PRESS_END, EDIT_END},
		{CONTROL('e'), EDIT_END},
		{PRESS_BACKSPACE, EDIT_BACKSPACE}, /* also Ctrl-h */
		{PRESS_DELETE, EDIT_DELETE},
		{CONTROL('d'), EDIT_DELETE},
		{CONTROL('w'), EDIT_DELETE_WORD},
		{CONTROL('u'), EDIT_DELETE_TO_START},
		{CONTROL('k'), EDIT_DELETE_TO_END},
		{PRESS_UP, EDIT_OLDER},
		{CONTROL('p'), EDIT_OLDER},
		{PRESS_DOWN, EDIT_NEWER},
		{CONTROL('n'), EDIT_NEWER},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].press == press) {
			*edit = table[i].edit;
			return true;
		}
	}
	return false;
}

static enum prompt_result begin_paste(struct prompt *prompt)
{
	prompt->paste = memory_new(PASTE_LIMIT, 1);
	prompt->pasted = 0;
	return PROMPT_HANDLED;
}

enum prompt_result prompt_press(struct prompt *prompt, uint32_t press)
{
	enum text_edit edit;
	char bytes[PRESS_BYTES];

	if (prompt->paste)
		return press_in_paste(prompt, press);
	if (press == PRESS_PASTE_BEGIN)
		return begin_paste(prompt);
	if (press == '\r' || press == '\n')
		return PROMPT_ACCEPTED;
	if (press == ESCAPE || press == CONTROL('g'))
		return PROMPT_CANCELLED;
	if (edit_of(press, &edit)) {
		text_editor_do(prompt->editor, edit);
		return PROMPT_HANDLED;
	}
	if (press < FIRST_PRINTABLE || press >= PRESS_NONE)
		return PROMPT_IGNORED;
	return insert(prompt, bytes, press_encode(press, bytes));
}

void prompt_draw_behind(struct prompt *prompt, struct terminal *terminal, const struct area *area, int line, struct row *row)
{
	struct text seen = {0};
	int before, cells;

	if (area->width - row->text.cells < CELLS_LEAST)
		row_clear(row);
	before = row->text.cells;
	cells = area->width - before;
	if (cells < CELLS_LEAST || line < 0 || line >= area->height)
		return;
	before += text_editor_window(prompt->editor, cells, &seen);
	row_add_bytes(row, STYLE_NORMAL, text_bytes(&seen), seen.length);
	paint_row(terminal, area, line, row, PAINT_PLAIN);
	wmove(area->window, area->top + line, area->left + before);
	terminal->caret = true;
	text_finish(&seen);
}

void prompt_draw(struct prompt *prompt, struct terminal *terminal, const struct area *area, int line, const char *label)
{
	struct row row = {0};

	row_add(&row, STYLE_LABEL, label);
	prompt_draw_behind(prompt, terminal, area, line, &row);
	row_finish(&row);
}
