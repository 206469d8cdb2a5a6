#include "target_row.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/figure.h"

enum { GOAL = 16, RATE = 7, PATHLESS = 10, TITLE_LEAST = 12, TITLE_SEEN = 9, BAR_TEXT = 32 };
/* From these widths on there is room for that a bar has no path, for longer bars, for bars and codes in every row. */
enum { WIDE = 80, LONG = 68, BARS = 54, SHORT = 8 /* a bar where that is not so */ };

bool target_row_load(struct store *store, struct entry *entry, struct error *error)
{
	struct figure figure;
	char goal[QUANTITY_TEXT];

	if (entry->loaded)
		return true;
	if (!store_figure(store, entry->node.ref, &figure, error))
		return false;
	quantity_print(&figure.quantity, goal);
	snprintf(entry->said, sizeof entry->said, "%s", goal);
	entry->measure = measure_of(figure.class, &figure.quantity, &figure.attainment);
	entry->loaded = true;
	return true;
}

static enum style style_of(const struct measure *measure)
{
	if (measure->signal != WORD_NONE)
		return style_of_signal((enum signal)measure->signal);
	return measure->has_rate || measure->mark > ATTAIN_NO_READING ? STYLE_NORMAL : STYLE_DIM;
}

/* The columns of a wide pane: the bar with its rate, or words. */
static void add_columns(const struct measure *measure, const char *words, int cells, struct row *right)
{
	int room = cells >= LONG ? 14 : 10;
	char bar[BAR_TEXT];

	measure_bar(measure, room, bar, sizeof bar);
	row_add(right, style_of(measure), bar);
	row_add_fit(right, style_of(measure), words, *bar ? RATE : room + RATE, *bar ? TEXT_RIGHT : TEXT_LEFT);
	if (cells >= WIDE)
		row_add_fit(right, STYLE_DIM, *bar && measure->pathless ? _(" 경로 없음") : "", PATHLESS, TEXT_LEFT);
}

/* In front of RIGHT, if that leaves WANTED of ROOM for the title. */
static bool put_before(struct row *right, const char *text, enum style style, int room, int wanted)
{
	struct row longer = {0};
	bool fits;

	row_add_format(&longer, style, "%s%s", text, *text && right->text.cells ? " " : "");
	row_add_row(&longer, right);
	fits = room - longer.text.cells - 1 >= wanted;
	if (fits) {
		row_clear(right);
		row_add_row(right, &longer);
	}
	row_finish(&longer);
	return fits;
}

/* In a narrow one the goal, and in front of it words, and then a bar, if that leaves the title ROOM enough. */
static void add_goal(const struct entry *entry, const char *words, int room, struct row *right)
{
	struct row title = {0};
	char bar[BAR_TEXT];
	int whole;

	row_add(&title, STYLE_NORMAL, entry->node.title);
	whole = title.text.cells;
	row_add(right, STYLE_NORMAL, entry->said);
	if (right->text.cells > room) {
		row_clear(right);
		row_add_fit(right, STYLE_NORMAL, entry->said, room, TEXT_LEFT);
	}
	measure_bar(&entry->measure, SHORT, bar, sizeof bar);
	if (put_before(right, words, style_of(&entry->measure), room, whole < TITLE_LEAST ? whole : TITLE_LEAST))
		put_before(right, bar, style_of(&entry->measure), room, whole < TITLE_SEEN ? whole : TITLE_SEEN);
	row_finish(&title);
}

/* ROOM of a row of CELLS is left. */
static void add_right(const struct entry *entry, int cells, int room, struct row *right)
{
	char words[64];

	measure_words(&entry->measure, words, sizeof words);
	if (cells < BARS) {
		add_goal(entry, words, room, right);
		return;
	}
	add_columns(&entry->measure, words, cells, right);
	row_add(right, STYLE_NORMAL, " ");
	row_add_fit(right, STYLE_NORMAL, entry->said, GOAL, TEXT_RIGHT);
}

static void add_left(const struct entry *entry, struct row *row)
{
	int signal = entry->measure.signal;

	row_add(row, STYLE_NORMAL, " ");
	if (signal != WORD_NONE)
		row_add_format(row, style_of_signal((enum signal)signal), "%s ", signal_syllable((enum signal)signal));
	else
		row_add(row, STYLE_NORMAL, "   ");
}

/* In a narrow pane only if nothing of the title has to go for it. */
static void add_code(const struct entry *entry, int cells, int right, struct row *row)
{
	const char *point = strchr(entry->node.code, '.'), *code = point ? point + 1 : entry->node.code;
	struct row title = {0};

	row_add_format(&title, STYLE_NORMAL, "%s %s", code, entry->node.title);
	if (cells >= BARS || row->text.cells + title.text.cells + 1 + right <= cells)
		row_add_format(row, STYLE_DIM, "%s ", code);
	row_finish(&title);
}

void target_row_draw(const struct entry *entry, const struct text_query *query, int cells, struct row *row)
{
	struct row right = {0};
	int room;

	row_clear(row);
	add_left(entry, row);
	add_right(entry, cells, cells - row->text.cells, &right);
	add_code(entry, cells, right.text.cells, row);
	room = cells - row->text.cells - right.text.cells - (right.text.cells ? 1 : 0);
	row_add_fit_hits(row, STYLE_NORMAL, query, entry->node.title, room, TEXT_LEFT);
	row_pad(row, cells - right.text.cells);
	row_add_row(row, &right);
	row_finish(&right);
}
