/* Figures of cells: no sign is wider on one terminal than on another. */
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "report_axis.h"
#include "report_text.h"

enum { WHOLE = 1000, INDENT = 4, BAR = 22, BAR_TEXT = 64, CELLS_MOST = 80 };

void page_bars(const struct page *page, const struct block *block)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct bar *bar = &block->bars[i];
		struct text line = {0};
		char drawn[BAR_TEXT], words[BAR_TEXT];

		text_append_format(&line, "%s (%s)", bar->title, bar->code);
		page_wrapped(page, page_marks[LEVEL_CIRCLE], text_bytes(&line));
		measure_bar(&bar->measure, BAR, drawn, sizeof drawn);
		measure_words(&bar->measure, words, sizeof words);
		text_clear(&line);
		text_append_format(&line, "%s %s %s%s", drawn, words, bar->goal, bar->measure.pathless ? _("(경로 없음)") : "");
		page_wrapped(page, "    ", text_bytes(&line));
		text_finish(&line);
	}
}

struct drawing {
	const struct page *page;
	struct axis axis;
	int room;
	char cells[CELLS_MOST + 1];
};

static int cell_of(const struct drawing *drawing, day_number day)
{
	int cell = axis_place(&drawing->axis, day) * drawing->room / WHOLE;

	return cell < drawing->room ? cell : drawing->room - 1;
}

static void put_cells(const struct drawing *drawing)
{
	struct text line = {0};

	text_pad(&line, INDENT);
	text_append(&line, drawing->cells);
	page_line(drawing->page, &line);
	text_finish(&line);
}

static void clear(struct drawing *drawing)
{
	memset(drawing->cells, ' ', (size_t)drawing->room);
	drawing->cells[drawing->room] = '\0';
}

/* What a line of the grid is called, where there is room for it behind the one before. */
static void put_labels(struct drawing *drawing)
{
	char label[AXIS_LABEL];
	day_number day;
	int free = 0;

	clear(drawing);
	for (int i = 0; axis_line(&drawing->axis, i, &day, label); i++) {
		int cell = cell_of(drawing, day), length = (int)strlen(label);

		if (cell < free || cell + length > drawing->room)
			continue;
		memcpy(drawing->cells + cell, label, (size_t)length);
		free = cell + length + 1;
	}
	put_cells(drawing);
}

static void fill(struct drawing *drawing, day_number from, day_number to, char sign)
{
	for (int i = cell_of(drawing, from); i <= cell_of(drawing, to); i++)
		drawing->cells[i] = sign;
}

static char fill_of(const struct stretch *stretch)
{
	if (stretch->verdict.signal == SIGNAL_DONE)
		return '=';
	if (stretch->verdict.signal == SIGNAL_STOPPED)
		return '/';
	return stretch->state.reported == REPORTED_IN_PROGRESS ? '-' : '.';
}

static void put_stretch(struct drawing *drawing, const struct stretch *stretch, day_number today)
{
	bool overdue = stretch->verdict.schedule == SCHEDULE_OVERDUE, done = stretch->verdict.signal == SIGNAL_DONE;
	day_number first, last;

	clear(drawing);
	axis_span(&drawing->axis, stretch, &first, &last);
	fill(drawing, first, last, fill_of(stretch));
	if (overdue)
		fill(drawing, last, today, '!');
	drawing->cells[cell_of(drawing, today)] = '|';
	if (stretch->original != DAY_NONE)
		drawing->cells[cell_of(drawing, stretch->original)] = ':';
	if (stretch->state.forecast != DAY_NONE && !done)
		drawing->cells[cell_of(drawing, stretch->state.forecast)] = '?';
	drawing->cells[cell_of(drawing, last)] = done ? '*' : overdue ? 'X' : last >= drawing->axis.to ? '>' : 'o';
	put_cells(drawing);
}

void page_timeline(const struct page *page, const struct block *block, day_number today)
{
	struct drawing drawing = {.page = page, .axis = axis_of(block, today)};

	drawing.room = page->cells - INDENT < CELLS_MOST ? page->cells - INDENT : CELLS_MOST;
	put_labels(&drawing);
	for (size_t i = 0; i < block->count; i++) {
		const struct stretch *stretch = &block->stretches[i];
		struct text line = {0};
		char left[64];

		verdict_left(&stretch->state, &stretch->verdict, left, sizeof left);
		text_append_format(&line, "%s %s (%s, %s)", signal_syllable(stretch->verdict.signal), stretch->title,
				   stretch->code, left);
		page_wrapped(page, " ", text_bytes(&line));
		put_stretch(&drawing, stretch, today);
		text_finish(&line);
	}
	page_wrapped(page, page_marks[LEVEL_REMARK],
		     _("| 기준일, o 기한, X 지난 기한, * 완료, : 당초 기한, ? 예상일, = 완료 - 추진 . 시작 전 / 중단 ! 경과"));
}
