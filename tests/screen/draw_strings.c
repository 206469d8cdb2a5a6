/* draw_strings MODE: paints the strings with the dashboard's own painter, one after the other at each key (at c on a cleared
 * screen). Every line has a field in which what does not fit is left off, a bar, a field to which the string is fitted, a bar.
 * The last line says which string it is and where the cursor of ncurses went when it wrote the first field; the terminal's cursor
 * is put there. */
#include "draw_strings.h"
#include <stdio.h>
#include <unistd.h>
#include "gwagi/text/input.h"
#include "gwagi/text/mode.h"
#include "paint.h"
#include "strings.h"

static void paint_at(const struct terminal *terminal, int line, int left, int width, const struct row *row)
{
	struct area area = {.window = stdscr, .top = line, .left = left, .height = 1, .width = width};

	paint_row(terminal, &area, 0, row, PAINT_PLAIN);
}

static void paint_text(const struct terminal *terminal, int line, int left, int width, const char *text)
{
	struct row row = {0};

	row_add(&row, STYLE_NORMAL, text);
	paint_at(terminal, line, left, width, &row);
	row_finish(&row);
}

static void paint_string(struct terminal *terminal, size_t number)
{
	char bytes[STRINGS_ROOM], said[32];
	size_t length = strings_get(number, bytes);
	struct text text = {0};
	struct row row = {0};
	int column = 0;

	text_clean(&text, bytes, length, TEXT_LINE);
	for (int i = 0; i < FIELDS; i++) {
		int width = field_widths[i];

		row_clear(&row);
		row_add_bytes(&row, STYLE_NORMAL, bytes, length);
		paint_at(terminal, i, 1, width, &row);
		if (i == 0)
			column = getcurx(stdscr);
		paint_text(terminal, i, 1 + width, 1, "|");
		row_clear(&row);
		row_add_fit(&row, STYLE_NORMAL, text_bytes(&text), width, TEXT_LEFT);
		paint_at(terminal, i, width + 2, width, &row);
		paint_text(terminal, i, 2 * width + 2, 1, "|");
	}
	snprintf(said, sizeof said, "%zu %d;", number, column);
	paint_text(terminal, FIELDS, 0, 20, said);
	wmove(stdscr, 0, column);
	wnoutrefresh(stdscr);
	row_finish(&row);
	text_finish(&text);
}

int main(int argc, char **argv)
{
	struct terminal terminal;
	struct error error = {0};
	enum text_mode mode;
	bool substituted;
	char charset[32], key;

	if (argc != 2 || !text_mode_find(argv[1], &mode) || !text_locale(&substituted, charset, sizeof charset))
		return 2;
	text_set_mode(mode);
	if (!terminal_start(&terminal, false, &error)) {
		fprintf(stderr, "%s\n", error.sentence);
		return 1;
	}
	for (size_t i = 0; i < strings_count(); i++) {
		paint_string(&terminal, i);
		while (!frame_send(&terminal))
			terminal_writable(&terminal, 1000);
		if (read(STDIN_FILENO, &key, 1) != 1)
			break;
		if (key == 'c')
			clearok(curscr, TRUE);
	}
	terminal_stop(&terminal);
	return 0;
}
