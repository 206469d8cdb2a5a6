/* Where things stand: the top line, three panes or one of them, the message line and the key bar. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { LEAST_COLUMNS = 40, LEAST_ROWS = 12, WIDE_COLUMNS = 80, WIDE_ROWS = 24, TREE_LEAST = 30, TREE_MOST = 76, LINE_CELLS = 20 };

enum column { LEFT, MIDDLE, RIGHT, COLUMNS_SEEN }; /* areas that share a line of the screen */

static struct area area_of(struct dashboard *dashboard, enum column column, int top, int left, int height, int width)
{
	return (struct area){.window = stdscr,
			     .top = top,
			     .left = left,
			     .height = height,
			     .width = width,
			     .seen = dashboard->seen + (int)column * dashboard->rows + top};
}

static void place(struct dashboard *dashboard, int pane_id, int top, int left, int height, int width)
{
	struct pane *pane = &dashboard->panes[pane_id];
	enum column column = left ? RIGHT : LEFT;
	int margin = left ? 1 : 0; /* keeps the text off the line to its left */

	pane->shown = true;
	pane->title = area_of(dashboard, column, top, left, 1, width);
	pane->area = area_of(dashboard, column, top + 1, left + margin, height - 1, width - margin);
}

static void place_three(struct dashboard *dashboard, int height)
{
	int tree = dashboard->columns * 38 / 100;
	int timeline = (height * 2 + 4) / 5;
	int left, right;

	if (tree < TREE_LEAST)
		tree = TREE_LEAST;
	if (tree > TREE_MOST)
		tree = TREE_MOST;
	left = tree + 1;
	right = dashboard->columns - left;
	place(dashboard, PANE_LEFT, 1, 0, height, tree);
	place(dashboard, PANE_DETAIL, 1, left, height - timeline, right);
	place(dashboard, PANE_TIMELINE, 1 + height - timeline, left, timeline, right);
}

static void forget_lines(struct dashboard *dashboard)
{
	free(dashboard->seen);
	dashboard->seen = memory_new((size_t)dashboard->rows * COLUMNS_SEEN, sizeof *dashboard->seen);
	dashboard->bars_stale = true;
}

bool layout_has_room(const struct dashboard *dashboard)
{
	return dashboard->columns >= WIDE_COLUMNS && dashboard->rows >= WIDE_ROWS;
}

void layout_compute(struct dashboard *dashboard)
{
	int height;

	getmaxyx(stdscr, dashboard->rows, dashboard->columns);
	dashboard->small = dashboard->columns < LEAST_COLUMNS || dashboard->rows < LEAST_ROWS;
	dashboard->single = dashboard->maximized || !layout_has_room(dashboard);
	height = dashboard->rows - 3;
	for (int i = 0; i < PANE_COUNT; i++)
		dashboard->panes[i].shown = false;
	if (dashboard->small)
		return;
	forget_lines(dashboard);
	dashboard->top = area_of(dashboard, LEFT, 0, 0, 1, dashboard->columns);
	dashboard->note = area_of(dashboard, LEFT, dashboard->rows - 2, 0, 1, dashboard->columns);
	dashboard->bar = area_of(dashboard, LEFT, dashboard->rows - 1, 0, 1, dashboard->columns);
	if (dashboard->single)
		place(dashboard, dashboard->focus, 1, 0, height, dashboard->columns);
	else
		place_three(dashboard, height);
}

/* CELLS cells of a line. */
static void add_line(const struct dashboard *dashboard, struct row *row, int cells)
{
	static const char lines[] = "────────────────────", hyphens[] = "--------------------";
	const char *line = dashboard_is_ascii(dashboard) ? hyphens : lines;
	size_t glyph = strlen(line) / LINE_CELLS;

	for (; cells > 0; cells -= LINE_CELLS)
		row_add_bytes(row, STYLE_DIM, line, glyph * (size_t)(cells < LINE_CELLS ? cells : LINE_CELLS));
}

/* At most CELLS wide. The brackets say it where the terminal shows no attributes. */
static void add_heading(const struct pane *pane, int cells, struct row *row)
{
	enum style style = pane->focused ? STYLE_FOCUS : STYLE_TITLE;
	struct row heading = {0};

	if (pane->type->heading)
		pane->type->heading(pane, &heading, style);
	else
		row_add(&heading, style, message_of(pane->type->name));
	row_add(row, style, pane->focused ? "[" : " ");
	if (heading.text.cells > cells)
		row_add_fit(row, style, text_bytes(&heading.text), cells, TEXT_LEFT);
	else
		row_add_row(row, &heading);
	row_add(row, style, pane->focused ? "]" : " ");
	row_finish(&heading);
}

/* Where one is in a pane changes with each key, which a slow line is spared. */
static bool tells_place(const struct dashboard *dashboard, const struct pane *pane)
{
	return pane->type->title && !dashboard->options->low_traffic;
}

static void draw_title(struct dashboard *dashboard, struct pane *pane)
{
	struct row row = {0}, right = {0};

	if (tells_place(dashboard, pane))
		pane->type->title(pane, &right);
	add_line(dashboard, &row, 1);
	add_heading(pane, pane->title.width - 4, &row);
	/* Which filter hides the rest matters more than how much is left. */
	if (row.text.cells + right.text.cells + 1 > pane->title.width)
		row_clear(&right);
	add_line(dashboard, &row, pane->title.width - right.text.cells - 1 - row.text.cells);
	row_add_row(&row, &right);
	add_line(dashboard, &row, pane->title.width - row.text.cells);
	paint_row(&dashboard->terminal, &pane->title, 0, &row, PAINT_PLAIN);
	row_finish(&row);
	row_finish(&right);
}

static void draw_divider(struct dashboard *dashboard)
{
	const struct pane *tree = &dashboard->panes[PANE_LEFT];
	struct area area = area_of(dashboard, MIDDLE, 1, tree->title.left + tree->title.width, tree->area.height + 1, 1);
	struct row row = {0};

	/* Not faint: it is sent again with every row that changes on both sides of it. */
	row_add(&row, STYLE_NORMAL, dashboard_is_ascii(dashboard) ? "|" : "│");
	for (int line = 0; line < area.height; line++)
		paint_row(&dashboard->terminal, &area, line, &row, PAINT_PLAIN);
	row_finish(&row);
}

static int place_of_focus(const struct dashboard *dashboard)
{
	static const int places[PANE_COUNT] = {
		[PANE_LEFT] = PLACE_LEFT, [PANE_DETAIL] = PLACE_DETAIL, [PANE_TIMELINE] = PLACE_TIMELINE};

	return places[dashboard->focus];
}

/* The entries of the key bar of the focused pane from the action FIRST on, in the order in which they can be spared; pale while a
 * dialog has the keys. */
static void build_bar(const struct dashboard *dashboard, int first, struct row *row)
{
	bool pale = dashboard->dialog != NULL;
	char key[KEY_NAME];

	row_clear(row);
	for (int i = first; i < ACTION_COUNT; i++) {
		const struct action_row *action = action_row((enum action)i);

		if (!action->bar || !(action->places & place_of_focus(dashboard)))
			continue;
		if ((i == ACTION_COMMAND && first > ACTION_UP) || (i == ACTION_UNDO && first > ACTION_OUT))
			continue;
		keymap_bar(&dashboard->keymap, (enum action)i, key);
		if (!*key)
			continue;
		row_add(row, STYLE_NORMAL, row->text.cells ? " " : "");
		row_add_format(row, pale ? STYLE_DIM : STYLE_KEY, " %s", key);
		row_add_format(row, pale ? STYLE_DIM : STYLE_NORMAL, " %s", _(action->bar));
	}
}

/* In a narrow window what everybody knows goes first, then what the help does as well
 * and what is said after a change; help and the way out stand at the end. */
static void fit_bar(const struct dashboard *dashboard, struct row *row)
{
	int first = 0;

	do
		build_bar(dashboard, first++, row);
	while (row->text.cells > dashboard->columns);
}

/* The name of the last key that stands at COLUMN or left of it says it. */
enum action layout_bar_action(const struct dashboard *dashboard, int column)
{
	enum action action = ACTION_NONE;
	struct text before = {0};
	struct row row = {0};

	fit_bar(dashboard, &row);
	for (size_t i = 0; i < row.count && before.cells <= column; i++) {
		const struct row_run *run = &row.runs[i];

		if (run->style == STYLE_KEY && before.cells <= column)
			action = keymap_action(&dashboard->keymap, press_find(row.text.bytes + run->offset + 1, run->length - 1));
		text_append_format(&before, "%.*s", (int)run->length, row.text.bytes + run->offset);
	}
	if (column >= row.text.cells)
		action = ACTION_NONE;
	text_finish(&before);
	row_finish(&row);
	return action;
}

static void draw_bar(struct dashboard *dashboard)
{
	struct row row = {0};

	fit_bar(dashboard, &row);
	paint_row(&dashboard->terminal, &dashboard->bar, 0, &row, PAINT_PLAIN);
	row_finish(&row);
}

static void draw_top(struct dashboard *dashboard)
{
	struct row row = {0};

	summary_row(&dashboard->summary, dashboard->store, dashboard->columns, &row);
	paint_row(&dashboard->terminal, &dashboard->top, 0, &row, PAINT_PLAIN);
	row_finish(&row);
}

/* What does not fit ends with a marker, so that nobody takes half a sentence for all of it. */
static void draw_note(struct dashboard *dashboard)
{
	struct row row = {0};

	if (dashboard->line)
		return;
	if (dashboard->message.length)
		row_add_fit(&row, dashboard->message_style, text_bytes(&dashboard->message), dashboard->note.width, TEXT_LEFT);
	paint_row(&dashboard->terminal, &dashboard->note, 0, &row, PAINT_PLAIN);
	row_finish(&row);
}

static void draw_bars(struct dashboard *dashboard)
{
	dashboard->bars_stale = false;
	draw_top(dashboard);
	draw_bar(dashboard);
	if (!dashboard->single)
		draw_divider(dashboard);
}

/* A prompt comes last: the hardware cursor stays where it was put. */
void layout_draw(struct dashboard *dashboard)
{
	draw_note(dashboard);
	for (int i = 0; i < PANE_COUNT; i++) {
		struct pane *pane = &dashboard->panes[i];

		if (pane->shown && (dashboard->bars_stale || tells_place(dashboard, pane)))
			draw_title(dashboard, pane);
	}
	if (dashboard->bars_stale)
		draw_bars(dashboard);
	if (dashboard->line)
		dashboard->line->draw(dashboard);
}
