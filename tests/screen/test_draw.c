/* Every string as the dashboard's painter draws it, in terminals that know nothing of the program: each character in the cells
 * that its text said, the bar behind each field in its column, the cursor where the text ends. Each is painted over the one
 * before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "draw_strings.h"
#include "folder.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/mode.h"
#include "strings.h"
#include "terminal.h"

enum { LIMIT = 20000 };

static const char *program; /* set once by main */

/* What string NUMBER should look like. */
struct expected {
	struct text text;
	int cursor; /* the text's cells, as far as they fit into the first field */
	char said[32];
};

/* The cells of TEXT that fit into WIDTH. */
static int fitting(const struct text *text, int width)
{
	struct text_cell cell;
	size_t offset = 0;
	int cells = 0;

	while (text_next_cell(text, &offset, &cell) && cells + cell.cells <= width)
		cells += cell.cells;
	return cells;
}

static void expect(struct expected *expected, size_t number)
{
	char bytes[STRINGS_ROOM];
	size_t length = strings_get(number, bytes);

	text_clean(&expected->text, bytes, length, TEXT_LINE);
	expected->cursor = 1 + fitting(&expected->text, field_widths[0]);
	snprintf(expected->said, sizeof expected->said, "%zu %d;", number, expected->cursor);
}

static void print_mode(const char *what, size_t number, const struct text *text)
{
	print_error("%s: string %zu in mode %s: \"%s\"\n", what, number, text_mode_name(text_mode()), text_bytes(text));
}

static bool is_blank(const struct cell *cell)
{
	return cell->width == 1 && (!*cell->text || strcmp(cell->text, " ") == 0);
}

static bool holds(const struct cell *cell, const struct text *text, const struct text_cell *unit)
{
	if (cell->width != unit->cells)
		return false;
	if (unit->length == 1 && text->bytes[unit->offset] == ' ')
		return is_blank(cell);
	return strlen(cell->text) == unit->length && memcmp(cell->text, text->bytes + unit->offset, unit->length) == 0;
}

/* WIDTH cells from COLUMN on hold the units of TEXT that fit, then blanks; behind them stands a bar. */
static bool field_holds(struct terminal *terminal, int row, int column, int width, const struct text *text)
{
	int end = column + width;
	struct text_cell unit;
	size_t offset = 0;

	while (text_next_cell(text, &offset, &unit) && column + unit.cells <= end) {
		struct cell cell = terminal_cell(terminal, row, column);

		if (!holds(&cell, text, &unit)) {
			print_error("row %d, column %d: \"%s\", %d cells, where \"%.*s\", %d, should be\n", row, column,
				    cell.text, cell.width, (int)unit.length, text->bytes + unit.offset, unit.cells);
			return false;
		}
		column += unit.cells;
		if (unit.cells == 2 && terminal_cell(terminal, row, column - 1).width != 0)
			return false;
	}
	for (; column < end; column++) {
		struct cell cell = terminal_cell(terminal, row, column);

		if (!is_blank(&cell))
			return false;
	}
	return strcmp(terminal_cell(terminal, row, end).text, "|") == 0;
}

static bool is_drawn(struct terminal *terminal, void *context)
{
	const struct expected *expected = context;
	int row, column;

	terminal_cursor(terminal, &row, &column);
	return row == 0 && column == expected->cursor && strstr(terminal_row(terminal, FIELDS), expected->said);
}

/* libvterm 0.1 gives a mark that is wide in East Asian width (U+302A to U+302D, U+3099, U+309A) a cell too many. */
static bool is_beyond_libvterm(const struct text *text)
{
	const char *bytes = text_bytes(text);

	return strstr(bytes, "\u302A") || strstr(bytes, "\u302B") || strstr(bytes, "\u302C") || strstr(bytes, "\u302D") ||
	       strstr(bytes, "\u3099") || strstr(bytes, "\u309A");
}

static bool screen_holds(struct terminal *terminal, const struct expected *expected)
{
	struct text fitted = {0};
	bool good = true;

	for (int row = 0; row < FIELDS && good; row++) {
		int width = field_widths[row];

		text_fit(&fitted, &expected->text, width, TEXT_LEFT);
		good = field_holds(terminal, row, 1, width, &expected->text) &&
		       field_holds(terminal, row, width + 2, width, &fitted);
	}
	text_finish(&fitted);
	return good;
}

static void draws(enum text_mode mode, int traits)
{
	const char *arguments[] = {program, text_mode_name(mode), NULL};
	struct terminal *terminal = terminal_start_as(
		&(struct pty_options){.rows = DRAW_ROWS, .columns = DRAW_COLUMNS, .arguments = arguments}, traits);
	struct expected expected = {0};

	text_set_mode(mode);
	assert_non_null(terminal);
	for (size_t i = 0; i < strings_count(); i++) {
		expect(&expected, i);
		if (!terminal_wait(terminal, is_drawn, &expected, expected.said, LIMIT) ||
		    !(is_beyond_libvterm(&expected.text) || screen_holds(terminal, &expected))) {
			print_mode("libvterm", i, &expected.text);
			terminal_fail(terminal, "not drawn as its cells say");
			fail();
		}
		assert_true(terminal_keys(terminal, is_beyond_libvterm(&expected.text) ? "c" : "n"));
	}
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	text_finish(&expected.text);
	terminal_destroy(terminal);
}

static void draws_narrow(void **state)
{
	(void)state;
	draws(TEXT_NARROW, 0);
}

static void draws_wide(void **state)
{
	(void)state;
	draws(TEXT_WIDE, TERMINAL_WIDE);
}

static void draws_safe_on_both(void **state)
{
	(void)state;
	draws(TEXT_SAFE, 0);
	draws(TEXT_SAFE, TERMINAL_WIDE);
}

/* In tmux: the rows as it has them, where a wide character stands once, and its cursor. */

struct tmux {
	char *folder;
	char answer[DRAW_ROWS * DRAW_COLUMNS * 8];
};

/* What tmux says to COMMANDS. Each mode has a server of its own: one that is about to exit takes another session on and exits. */
static void tmux(struct tmux *tmux, const char *commands)
{
	char line[1024];
	size_t length;
	FILE *pipe;

	snprintf(line, sizeof line, "tmux -S %s/%s -f %s/conf %s", tmux->folder, text_mode_name(text_mode()), tmux->folder,
		 commands);
	pipe = popen(line, "r"); /* NOLINT: of a folder of ours and the commands below */
	assert_non_null(pipe);
	length = fread(tmux->answer, 1, sizeof tmux->answer - 1, pipe);
	tmux->answer[length] = '\0';
	pclose(pipe);
}

/* Append WIDTH cells of TEXT, blanks and a bar. */
static void add_field(char *line, size_t room, const struct text *text, int width)
{
	struct text_cell unit;
	size_t offset = 0, end = 0;
	int cells = fitting(text, width), left = cells;

	while (left > 0 && text_next_cell(text, &offset, &unit)) {
		left -= unit.cells;
		end = offset;
	}
	/* Marks on the last of them. */
	snprintf(line + strlen(line), room - strlen(line), "%.*s%*s|", (int)end, text_bytes(text), width - cells, "");
}

static bool capture_holds(struct tmux *tmux, const struct expected *expected)
{
	struct text fitted = {0};
	char line[DRAW_COLUMNS * 8], *at = tmux->answer;
	bool good = true;

	for (int row = 0; row < FIELDS && good; row++) {
		int width = field_widths[row];
		char *next = strchr(at, '\n');

		text_fit(&fitted, &expected->text, width, TEXT_LEFT);
		strcpy(line, " ");
		add_field(line, sizeof line, &expected->text, width);
		add_field(line, sizeof line, &fitted, width);
		good = next && (size_t)(next - at) == strlen(line) && memcmp(at, line, strlen(line)) == 0;
		at = next ? next + 1 : at;
	}
	text_finish(&fitted);
	return good;
}

/* Poll until it has drawn string NUMBER. */
static void tmux_draws(struct tmux *context, struct expected *expected, size_t number)
{
	double end = pty_clock() + LIMIT;
	char cursor[32];
	bool there;

	expect(expected, number);
	snprintf(cursor, sizeof cursor, "\ncursor %d 0\n", expected->cursor);
	do {
		tmux(context, "capture-pane -p -t draw \\; display-message -p -t draw 'cursor #{cursor_x} #{cursor_y}'");
		there = strstr(context->answer, expected->said) && strstr(context->answer, cursor);
	} while (!there && pty_clock() < end);
	if (!there || !capture_holds(context, expected)) {
		print_mode("tmux", number, &expected->text);
		print_error("%s", context->answer);
		fail();
	}
	tmux(context, "send-keys -t draw n");
}

static void draws_in_tmux(void **state)
{
	static const enum text_mode modes[] = {TEXT_NARROW, TEXT_SAFE};
	char commands[512];

	for (int i = 0; i < 2; i++) {
		struct tmux context = {.folder = *state};
		struct expected expected = {0};

		text_set_mode(modes[i]);
		snprintf(commands, sizeof commands, "new-session -d -s draw -x %d -y %d '%s' %s", DRAW_COLUMNS, DRAW_ROWS,
			 program, text_mode_name(modes[i]));
		tmux(&context, commands);
		for (size_t number = 0; number < strings_count(); number++)
			tmux_draws(&context, &expected, number);
		tmux(&context, "kill-server 2>&1");
		text_finish(&expected.text);
	}
}

/* A line for its status would be taken away only after the program has seen a screen without it. */
static int folder_begin(void **state)
{
	char path[512];
	FILE *file;

	*state = folder_make();
	snprintf(path, sizeof path, "%s/conf", (char *)*state);
	file = *state ? fopen(path, "w") : NULL;
	return file && fputs("set -g status off\n", file) >= 0 && fclose(file) == 0 ? 0 : -1;
}

static int folder_end(void **state)
{
	struct tmux context = {.folder = *state};

	tmux(&context, "kill-server 2>&1");
	folder_remove(*state);
	free(*state);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_narrow),
		cmocka_unit_test(draws_wide),
		cmocka_unit_test(draws_safe_on_both),
		cmocka_unit_test_setup_teardown(draws_in_tmux, folder_begin, folder_end),
	};

	if (argc != 2)
		return 2;
	program = realpath(argv[1], NULL);
	return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
