#include "terminal.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>
#include "unicode.h"

struct text {
	char *bytes; /* NUL-terminated once anything was added */
	size_t count, room;
};

struct terminal {
	struct pty *pty;
	VTerm *vterm;
	VTermScreen *screen;
	int rows, columns;
	bool cursor_visible, alternate;
	int bells;
	bool mute;
	struct unicode *unicode; /* of a wide terminal; NULL: a narrow one */
	struct text output, replies, row, picture;
	struct text translated, partial; /* what libvterm gets in place of the output; the start of a character */
};

/* Unassigned, and two cells wide for libvterm: nothing writes them, so that they can stand for what it would draw narrow. */
enum { STAND_IN = 0x2F000 };

static void add(struct text *text, const char *bytes, size_t count)
{
	if (text->count + count + 1 > text->room) {
		text->room = (text->count + count + 1) * 2;
		text->bytes = realloc(text->bytes, text->room);
		if (!text->bytes)
			abort();
	}
	memcpy(text->bytes + text->count, bytes, count);
	text->count += count;
	text->bytes[text->count] = '\0';
}

static void empty(struct text *text)
{
	text->count = 0;
	add(text, "", 0);
}

static void on_reply(const char *bytes, size_t count, void *context)
{
	add(&((struct terminal *)context)->replies, bytes, count);
}

static int on_property(VTermProp property, VTermValue *value, void *context)
{
	struct terminal *terminal = context;

	if (property == VTERM_PROP_CURSORVISIBLE)
		terminal->cursor_visible = value->boolean;
	if (property == VTERM_PROP_ALTSCREEN)
		terminal->alternate = value->boolean;
	return 1;
}

static int on_bell(void *context)
{
	((struct terminal *)context)->bells++;
	return 1;
}

/* Every ambiguous character becomes its stand-in. What is not UTF-8 stays what it is; what may become some waits for the rest. */
static void translate(struct terminal *terminal, const char *bytes, size_t count)
{
	struct text *from = &terminal->partial;
	size_t at = 0;
	uint32_t c;
	int length = 1;

	add(from, bytes, count);
	empty(&terminal->translated);
	for (; at < from->count && (length = utf8_decode(from->bytes + at, from->count - at, &c)) != 0; at += (size_t)length) {
		int number = length > 1 ? unicode_ambiguous(terminal->unicode, c) : -1;
		char stand_in[4] = "";

		if (length < 0)
			length = 1;
		if (number >= 0)
			add(&terminal->translated, stand_in, utf8_encode(STAND_IN + (uint32_t)number, stand_in));
		else
			add(&terminal->translated, from->bytes + at, (size_t)length);
	}
	memmove(from->bytes, from->bytes + at, from->count - at);
	from->count -= at;
}

/* What the program wrote where libvterm has C. */
static uint32_t drawn(const struct terminal *terminal, uint32_t c)
{
	if (!terminal->unicode || c < STAND_IN || c - STAND_IN >= (uint32_t)terminal->unicode->ambiguous_count)
		return c;
	return terminal->unicode->ambiguous[c - STAND_IN];
}

static void on_output(void *context, const char *bytes, size_t count)
{
	struct terminal *terminal = context;

	add(&terminal->output, bytes, count);
	if (terminal->unicode) {
		translate(terminal, bytes, count);
		bytes = terminal->translated.bytes;
		count = terminal->translated.count;
	}
	vterm_input_write(terminal->vterm, bytes, count);
	if (terminal->mute) {
		empty(&terminal->replies);
	} else if (terminal->replies.count > 0) {
		/* A program that is gone or deaf is found out by what the test waits for next. */
		pty_write(terminal->pty, terminal->replies.bytes, terminal->replies.count);
		empty(&terminal->replies);
	}
}

static bool make_screen(struct terminal *terminal)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};

	terminal->vterm = vterm_new(terminal->rows, terminal->columns);
	if (!terminal->vterm)
		return false;
	vterm_set_utf8(terminal->vterm, 1);
	vterm_output_set_callback(terminal->vterm, on_reply, terminal);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
	return true;
}

struct terminal *terminal_start(const struct pty_options *options)
{
	return terminal_start_as(options, 0);
}

struct terminal *terminal_start_as(const struct pty_options *options, int traits)
{
	struct terminal *terminal = calloc(1, sizeof *terminal);

	if (!terminal)
		return NULL;
	terminal->mute = traits & TERMINAL_MUTE;
	if (traits & TERMINAL_WIDE && !(terminal->unicode = unicode_load())) {
		free(terminal);
		return NULL;
	}
	terminal->rows = options->rows;
	terminal->columns = options->columns;
	empty(&terminal->output);
	empty(&terminal->replies);
	if (!make_screen(terminal) || !(terminal->pty = pty_start(options))) {
		fprintf(stderr, "cannot start %s: %s\n", options->arguments[0], strerror(errno));
		terminal_destroy(terminal);
		return NULL;
	}
	pty_set_sink(terminal->pty, on_output, terminal);
	return terminal;
}

void terminal_destroy(struct terminal *terminal)
{
	if (!terminal)
		return;
	pty_destroy(terminal->pty);
	if (terminal->vterm)
		vterm_free(terminal->vterm);
	unicode_destroy(terminal->unicode);
	free(terminal->translated.bytes);
	free(terminal->partial.bytes);
	free(terminal->output.bytes);
	free(terminal->replies.bytes);
	free(terminal->row.bytes);
	free(terminal->picture.bytes);
	free(terminal);
}

struct pty *terminal_pty(struct terminal *terminal)
{
	return terminal->pty;
}

bool terminal_keys(struct terminal *terminal, const char *keys)
{
	return pty_write(terminal->pty, keys, strlen(keys));
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
	terminal->rows = rows;
	terminal->columns = columns;
	vterm_set_size(terminal->vterm, rows, columns);
	pty_resize(terminal->pty, rows, columns);
}

static int color(const VTermColor *color)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color))
		return COLOR_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(color))
		return color->indexed.idx;
	return COLOR_RGB | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}

struct cell terminal_cell(struct terminal *terminal, int row, int column)
{
	VTermScreenCell from;
	struct cell cell = {.width = 1, .foreground = COLOR_DEFAULT, .background = COLOR_DEFAULT};
	size_t length = 0;

	if (!vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &from))
		return cell;
	cell.bold = from.attrs.bold;
	cell.underline = from.attrs.underline != VTERM_UNDERLINE_OFF;
	cell.italic = from.attrs.italic;
	cell.blink = from.attrs.blink;
	cell.reverse = from.attrs.reverse;
	cell.foreground = color(&from.fg);
	cell.background = color(&from.bg);
	cell.width = (unsigned char)from.width;
	if (from.chars[0] == (uint32_t)-1) {
		/* libvterm marks the second half of a wide character so. */
		cell.width = 0;
		return cell;
	}
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && from.chars[i]; i++)
		length += utf8_encode(drawn(terminal, from.chars[i]), cell.text + length);
	cell.text[length] = '\0';
	return cell;
}

/* Add a row's text to TEXT, blanks at its end left out. */
static void add_row(struct terminal *terminal, int row, struct text *text)
{
	size_t end = text->count;

	for (int column = 0; column < terminal->columns; column++) {
		struct cell cell = terminal_cell(terminal, row, column);

		if (cell.width == 0)
			continue;
		add(text, cell.text[0] ? cell.text : " ", cell.text[0] ? strlen(cell.text) : 1);
		if (cell.text[0] && strcmp(cell.text, " ") != 0)
			end = text->count;
	}
	text->count = end;
	add(text, "", 0);
}

const char *terminal_row(struct terminal *terminal, int row)
{
	empty(&terminal->row);
	if (row >= 0 && row < terminal->rows)
		add_row(terminal, row, &terminal->row);
	return terminal->row.bytes;
}

const char *terminal_screen(struct terminal *terminal)
{
	empty(&terminal->picture);
	for (int row = 0; row < terminal->rows; row++) {
		add_row(terminal, row, &terminal->picture);
		add(&terminal->picture, "\n", 1);
	}
	return terminal->picture.bytes;
}

/* The column in which the byte OFFSET of a row's text stands. */
static int column_of(struct terminal *terminal, int row, size_t offset)
{
	size_t at = 0;
	int column = 0;

	for (; column < terminal->columns && at < offset; column++) {
		struct cell cell = terminal_cell(terminal, row, column);

		if (cell.width > 0)
			at += cell.text[0] ? strlen(cell.text) : 1;
	}
	while (column < terminal->columns && terminal_cell(terminal, row, column).width == 0)
		column++;
	return column;
}

bool terminal_find(struct terminal *terminal, const char *text, int *row, int *column)
{
	for (int i = 0; i < terminal->rows; i++) {
		const char *line = terminal_row(terminal, i);
		const char *found = strstr(line, text);

		if (!found)
			continue;
		if (row)
			*row = i;
		if (column)
			*column = column_of(terminal, i, (size_t)(found - line));
		return true;
	}
	return false;
}

bool terminal_fail(struct terminal *terminal, const char *why)
{
	int row, column;

	terminal_cursor(terminal, &row, &column);
	fprintf(stderr, "%s; the screen, %d x %d, cursor at row %d, column %d:\n", why, terminal->columns, terminal->rows, row,
		column);
	for (int i = 0; i < terminal->rows; i++)
		fprintf(stderr, "%3d|%s\n", i, terminal_row(terminal, i));
	return false;
}

bool terminal_wait(struct terminal *terminal, terminal_wanted *wanted, void *context, const char *what, double limit)
{
	double end = pty_clock() + limit;
	char why[512];

	while (!wanted(terminal, context)) {
		enum pty_event event = pty_pump(terminal->pty, end);

		if (event == PTY_OUTPUT && pty_clock() < end)
			continue;
		if (event == PTY_OUTPUT && wanted(terminal, context))
			break;
		snprintf(why, sizeof why, "%s: not %s", what, event == PTY_ENDED ? "when the program had ended" : "in time");
		return terminal_fail(terminal, why);
	}
	return true;
}

struct wanted_text {
	const char *text;
	int row; /* -1: anywhere */
	bool there;
};

static bool is_as_wanted(struct terminal *terminal, void *context)
{
	const struct wanted_text *wanted = context;
	bool there = wanted->row < 0 ? terminal_find(terminal, wanted->text, NULL, NULL)
				     : strstr(terminal_row(terminal, wanted->row), wanted->text) != NULL;

	return there == wanted->there;
}

static bool wait_for(struct terminal *terminal, struct wanted_text wanted, double limit)
{
	char what[256];
	char where[32] = "";

	if (wanted.row >= 0)
		snprintf(where, sizeof where, " in row %d", wanted.row);
	snprintf(what, sizeof what, "waiting for %s\"%s\"%s", wanted.there ? "" : "the absence of ", wanted.text, where);
	return terminal_wait(terminal, is_as_wanted, &wanted, what, limit);
}

bool terminal_wait_text(struct terminal *terminal, const char *text, double limit)
{
	return wait_for(terminal, (struct wanted_text){.text = text, .row = -1, .there = true}, limit);
}

bool terminal_wait_no_text(struct terminal *terminal, const char *text, double limit)
{
	return wait_for(terminal, (struct wanted_text){.text = text, .row = -1}, limit);
}

bool terminal_wait_row(struct terminal *terminal, int row, const char *text, double limit)
{
	return wait_for(terminal, (struct wanted_text){.text = text, .row = row, .there = true}, limit);
}

bool terminal_wait_quiet(struct terminal *terminal, double quiet, double limit)
{
	return pty_wait_quiet(terminal->pty, quiet, limit) || terminal_fail(terminal, "the program does not come to rest");
}

bool terminal_wait_idle(struct terminal *terminal, double limit)
{
	return pty_wait_idle(terminal->pty, limit) || terminal_fail(terminal, "the program does not come to wait for a key");
}

bool terminal_wait_end(struct terminal *terminal, int status, double limit)
{
	int got = pty_wait_end(terminal->pty, limit);
	char why[128];

	if (got == status)
		return true;
	if (got < 0)
		snprintf(why, sizeof why, "the program has not ended in time, it should with status %d", status);
	else
		snprintf(why, sizeof why, "the program ended with status %d instead of %d", got, status);
	return terminal_fail(terminal, why);
}

void terminal_cursor(struct terminal *terminal, int *row, int *column)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &at);
	*row = at.row;
	*column = at.col;
}

bool terminal_cursor_visible(const struct terminal *terminal)
{
	return terminal->cursor_visible;
}

bool terminal_alternate(const struct terminal *terminal)
{
	return terminal->alternate;
}

int terminal_bells(const struct terminal *terminal)
{
	return terminal->bells;
}

const char *terminal_output(const struct terminal *terminal, size_t *count)
{
	*count = terminal->output.count;
	return terminal->output.bytes;
}
