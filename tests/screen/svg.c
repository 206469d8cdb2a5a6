#include "svg.h"
#include <stdint.h>
#include <string.h>

enum { CELL_WIDTH = 8, CELL_HEIGHT = 18, BASELINE = 14, MARGIN = 10, FONT = 13, INK = 0xd8d8d8, GROUND = 0x16181d };

struct look {
	int ink, ground;
	bool bold, underline;
};

/* The sixteen colours as most terminals have them, then the cube and the greys of 256. */
static int rgb_of(int color)
{
	static const int basic[16] = {0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5,
				      0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xffffff};
	static const int steps[6] = {0, 95, 135, 175, 215, 255};
	int cube = color - 16, grey = 8 + (color - 232) * 10;

	if (color & COLOR_RGB)
		return color & 0xffffff;
	if (color < 16)
		return basic[color];
	return color < 232 ? steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6] : grey << 16 | grey << 8 | grey;
}

static struct look look_of(const struct cell *cell)
{
	int ink = cell->foreground == COLOR_DEFAULT ? INK : rgb_of(cell->foreground);
	int ground = cell->background == COLOR_DEFAULT ? GROUND : rgb_of(cell->background);

	return (struct look){cell->reverse ? ground : ink, cell->reverse ? ink : ground, cell->bold, cell->underline};
}

static void write_escaped(const char *text, FILE *out)
{
	for (; *text; text++) {
		if (*text == '&')
			fputs("&amp;", out);
		else if (*text == '<')
			fputs("&lt;", out);
		else if (*text == '>')
			fputs("&gt;", out);
		else
			fputc(*text, out);
	}
}

/* Left, right, up and down of the middle of a cell, as bits: which of them a character of frames joins. 0: no such character. */
static int arms_of(const char *text)
{
	static const struct {
		char text[4];
		int arms;
	} frames[] = {{"─", 3},  {"│", 12}, {"┌", 10}, {"┐", 9}, {"└", 6}, {"┘", 5},
		      {"├", 14}, {"┤", 13}, {"┬", 11}, {"┴", 7}, {"┼", 15}};

	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
		if (strcmp(frames[i].text, text) == 0)
			return frames[i].arms;
	return 0;
}

static void write_frame(int arms, int x, int y, int ink, FILE *out)
{
	int right = x + CELL_WIDTH, middle = x + CELL_WIDTH / 2, bottom = y + CELL_HEIGHT, half = y + CELL_HEIGHT / 2;

	fprintf(out, "<path stroke=\"#%06x\" d=\"", (unsigned)ink);
	if (arms & 3)
		fprintf(out, "M%d %dH%d", arms & 1 ? x : middle, half, arms & 2 ? right : middle);
	if (arms & 12)
		fprintf(out, "M%d %dV%d", middle, arms & 4 ? y : half, arms & 8 ? bottom : half);
	fputs("\"/>\n", out);
}

static bool is_blank(const struct cell *cell)
{
	return !cell->text[0] || strcmp(cell->text, " ") == 0;
}

static bool same_look(struct look one, struct look other)
{
	return one.ink == other.ink && one.ground == other.ground && one.bold == other.bold && one.underline == other.underline;
}

/* The column behind the last cell that looks like the one at COLUMN. */
static int run_end(struct terminal *terminal, int row, int column, int columns, struct look look)
{
	for (; column < columns; column++) {
		struct cell cell = terminal_cell(terminal, row, column);

		if (cell.width && !same_look(look_of(&cell), look))
			break;
	}
	return column;
}

static void write_grounds(struct terminal *terminal, int row, int columns, FILE *out)
{
	for (int column = 0, end; column < columns; column = end) {
		struct cell cell = terminal_cell(terminal, row, column);
		struct look look = look_of(&cell);

		end = run_end(terminal, row, column, columns, look);
		if (look.ground != GROUND)
			fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
				MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, (end - column) * CELL_WIDTH,
				CELL_HEIGHT, (unsigned)look.ground);
	}
}

/* Of a run of one look the characters between FROM and END, each with its place. Several marks on one letter would want a place
 * each: the content has none. */
static void write_words(struct terminal *terminal, int row, int from, int end, struct look look, FILE *out)
{
	fprintf(out, "<text y=\"%d\" fill=\"#%06x\"%s%s x=\"", MARGIN + row * CELL_HEIGHT + BASELINE, (unsigned)look.ink,
		look.bold ? " font-weight=\"bold\"" : "", look.underline ? " text-decoration=\"underline\"" : "");
	for (int pass = 0; pass < 2; pass++) {
		for (int column = from; column < end; column++) {
			struct cell cell = terminal_cell(terminal, row, column);

			if (!cell.width || is_blank(&cell) || arms_of(cell.text))
				continue;
			if (pass == 0)
				fprintf(out, column == from ? "%d" : " %d", MARGIN + column * CELL_WIDTH);
			else
				write_escaped(cell.text, out);
		}
		if (pass == 0)
			fputs("\">", out);
	}
	fputs("</text>\n", out);
}

static void write_row(struct terminal *terminal, int row, int columns, FILE *out)
{
	for (int column = 0, end; column < columns; column = end) {
		struct cell cell = terminal_cell(terminal, row, column);
		struct look look = look_of(&cell);
		int words = -1;

		end = run_end(terminal, row, column, columns, look);
		for (int at = column; at < end; at++) {
			int arms;

			cell = terminal_cell(terminal, row, at);
			arms = arms_of(cell.text);
			if (arms)
				write_frame(arms, MARGIN + at * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, look.ink, out);
			else if (words < 0 && cell.width && !is_blank(&cell))
				words = at;
		}
		if (words >= 0)
			write_words(terminal, row, words, end, look, out);
	}
}

void svg_write(struct terminal *terminal, int rows, int columns, const char *title, FILE *out)
{
	int width = columns * CELL_WIDTH + 2 * MARGIN, height = rows * CELL_HEIGHT + 2 * MARGIN;

	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
		"aria-labelledby=\"title desc\">\n<title id=\"title\">",
		width, height, width, height);
	write_escaped(title, out);
	fputs("</title>\n<desc id=\"desc\">", out);
	write_escaped(terminal_screen(terminal), out);
	fprintf(out, "</desc>\n<rect x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#%06x\" stroke=\"#808080\"/>\n",
		width - 1, height - 1, GROUND);
	fprintf(out,
		"<g font-family=\"Consolas, Menlo, 'DejaVu Sans Mono', D2Coding, 'Noto Sans Mono CJK KR', monospace\" "
		"font-size=\"%d\" "
		"fill=\"none\">\n",
		FONT);
	for (int row = 0; row < rows; row++)
		write_grounds(terminal, row, columns, out);
	for (int row = 0; row < rows; row++)
		write_row(terminal, row, columns, out);
	fputs("</g>\n</svg>\n", out);
}
