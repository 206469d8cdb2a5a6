/* What stands over and under the cells of a scale. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "scale.h"

enum { NAME = 32, THURSDAY = 3, COUNT_TEXT = 24 };

static struct civil_day first_of(const struct scale *scale, int unit)
{
	return day_civil(scale->edges[unit * scale->pitch]);
}

static bool holds_today(const struct scale *scale, int unit)
{
	return scale->today >= 0 && scale->today / scale->pitch == unit;
}

/* A week belongs to the month in which most of its days lie. */
static struct civil_day week_of(const struct scale *scale, int unit)
{
	return day_civil(scale->edges[unit * scale->pitch] + THURSDAY);
}

/* A day's number, where it stands alone: of the first of a month, of today, of Mondays. */
static void name_day(const struct scale *scale, int unit, char *name)
{
	day_number day = scale->edges[unit * scale->pitch];
	struct civil_day civil = day_civil(day);
	bool beside = day_civil(day + 1).day == 1 || day + 1 == scale->day || day - 1 == scale->day || civil.day == 2;
	bool first = civil.day == 1 && day - 1 != scale->day;

	if (first && unit)
		day_print_as(civil, D_("{m}.{d}"), name, NAME);
	else if (first || day == scale->day || (!beside && (day_of_week(day) == 0 || unit == 0)))
		snprintf(name, NAME, "%d", civil.day);
}

/* The name of a unit, or what begins with it, in words and in short; "" if nothing does. */
static void name_big(const struct scale *scale, int unit, char *name, char *brief)
{
	struct civil_day civil = first_of(scale, unit);

	if (scale->kind == TIMELINE_MONTH) {
		name_day(scale, unit, name);
	} else if (scale->kind == TIMELINE_QUARTER) {
		civil = week_of(scale, unit);
		if (unit && civil.month == week_of(scale, unit - 1).month)
			return;
		day_print_as(civil, D_("{m}월"), brief, NAME);
		if (unit == 0 || civil.month % 3 == 1)
			day_print_as(civil, D_("{m}월 ({h} {q}분기)"), name, NAME);
	} else if (scale->kind == TIMELINE_YEAR) {
		if (unit && civil.month % 3 != 1)
			return;
		day_print_as(civil, D_("{q}분기"), brief, NAME);
		if (unit == 0 || civil.month % 6 == 1)
			day_print_as(civil, D_("{h} {q}분기"), name, NAME);
	} else {
		day_print_as(civil, D_("{Y}년"), name, NAME);
		snprintf(brief, NAME, "%d", civil.year);
	}
}

static void name_small(const struct scale *scale, int unit, char *name, char *brief)
{
	static const char *const days[] = {NC_("two cells", "월"), NC_("two cells", "화"), NC_("two cells", "수"),
					   NC_("two cells", "목"), NC_("two cells", "금"), NC_("two cells", "토"),
					   NC_("two cells", "일")};
	struct civil_day civil = first_of(scale, unit);
	day_number day = scale->edges[unit * scale->pitch];

	if (scale->kind == TIMELINE_MONTH) {
		snprintf(name, NAME, "%s", holidays_name(scale->holidays, day) ? _("휴") : message_of(days[day_of_week(day)]));
	} else if (scale->kind == TIMELINE_QUARTER) {
		snprintf(name, NAME, "%d", civil.day);
	} else if (scale->kind == TIMELINE_YEAR) {
		if (scale->pitch > 3)
			day_print_as(civil, D_("{m}월"), name, NAME);
		else if (scale->pitch > 2 || civil.month % 2 || (unit == 0 && civil.month < 10))
			snprintf(brief, NAME, "%d", civil.month);
	} else {
		int quarter = (scale->pitch - 1) / 4;

		snprintf(name, NAME, "%-*d%-*d%-*d%d", quarter, 1, quarter, 2, quarter, 3, 4);
	}
}

static int cells_of(const char *name)
{
	struct text text = {0};
	int cells;

	text_append(&text, name);
	cells = text.cells;
	text_finish(&text);
	return cells;
}

/* In ROOM cells. The short one is there for where the other does not fit. */
static void put_name(const struct scale *scale, int unit, const char *name, const char *brief, int room, struct row *row)
{
	bool today = holds_today(scale, unit) && scale->kind != TIMELINE_YEARS;
	const char *which = *name && cells_of(name) <= room ? name : brief;

	if (cells_of(which) <= room)
		row_add(row, today ? STYLE_TODAY : STYLE_LABEL, which);
}

void scale_head(const struct scale *scale, int line, struct row *row)
{
	int base = row->text.cells;
	bool is_apart = line == 0;
	char names[2][NAME] = {"", ""}, next[2][NAME];

	for (int unit = 0, end; unit < scale->units; unit = end) {
		if (unit == 0)
			(line ? name_small : name_big)(scale, unit, names[0], names[1]);
		for (end = unit + 1; end < scale->units; end++) {
			next[0][0] = next[1][0] = '\0';
			(line ? name_small : name_big)(scale, end, next[0], next[1]);
			if (*next[0] || *next[1])
				break;
		}
		row_pad(row, base + unit * scale->pitch);
		/* Big ones stand apart, of days and months there may be no room for that. */
		put_name(scale, unit, names[0], names[1], (end - unit) * scale->pitch - (is_apart && end < scale->units), row);
		memcpy(names, next, sizeof names);
	}
	row_pad(row, scale->width);
}

static void name_days(const struct scale *scale, char out[SCALE_HEAD])
{
	struct civil_day from = day_civil(scale->edges[0]), to = day_civil(scale->edges[scale->cells] - 1);
	char first[NAME], last[NAME];

	day_print_as(from, D_("{y}.{m}.{d}."), first, NAME);
	day_print_as(to, from.year == to.year ? D_("~{m}.{d}.") : D_("~{y}.{m}.{d}."), last, NAME);
	snprintf(out, SCALE_HEAD, "%s%s", first, last);
}

static void name_months(const struct scale *scale, char out[SCALE_HEAD])
{
	struct civil_day from = day_civil(scale->edges[0]), to = day_civil(scale->edges[scale->cells] - 1);
	char first[NAME], last[NAME];

	if (scale->units == 12 && from.month == 1) {
		day_print_as(from, D_("{Y}년"), out, SCALE_HEAD);
		return;
	}
	day_print_as(from, D_("{y}.{m}월"), first, NAME);
	day_print_as(to, from.year == to.year ? D_("~{m}월") : D_("~{y}.{m}월"), last, NAME);
	snprintf(out, SCALE_HEAD, "%s%s", first, last);
}

void scale_name(const struct scale *scale, char out[SCALE_HEAD])
{
	struct civil_day from = day_civil(scale->edges[0]), middle = day_civil(scale_middle(scale));
	bool whole = scale->whole && scale_start(scale->kind, scale_middle(scale), scale->width) == scale->edges[0];

	if (scale->kind == TIMELINE_YEARS)
		snprintf(out, SCALE_HEAD, "%d-%d", from.year, from.year + scale->units - 1);
	else if (scale->kind == TIMELINE_YEAR)
		name_months(scale, out);
	else if (!whole)
		name_days(scale, out);
	else if (scale->kind == TIMELINE_QUARTER)
		day_print_as(middle, D_("{y}년 {q}분기"), out, SCALE_HEAD);
	else
		day_print_as(from, D_("{Y}년 {m}월"), out, SCALE_HEAD);
}

/* The cells from CELL on that hold no further day. */
static int room_of(const struct scale *scale, int cell)
{
	int end = cell + 1;

	while (end < scale->cells && scale->edges[end] == scale->edges[end + 1])
		end++;
	return end - cell;
}

/* In thousands where it is wider than ROOM, else + */
static void print_count(int64_t count, int room, char out[COUNT_TEXT])
{
	if (snprintf(out, COUNT_TEXT, "%" PRId64, count) > room && snprintf(out, COUNT_TEXT, "%" PRId64 "k", count / 1000) > room)
		snprintf(out, COUNT_TEXT, "+");
}

/* Two figures side by side would be taken for one number. */
static int figures_of(const struct scale *scale, int cell)
{
	int room = room_of(scale, cell);

	return room > 1 ? room - 1 : 1;
}

static int figures(int64_t count)
{
	int figures = count < 0 ? 2 : 1;

	while (count /= 10)
		figures++;
	return figures;
}

bool scale_counts_fit(const struct scale *scale, const int64_t *counts)
{
	for (int cell = 0; cell < scale->cells; cell++)
		if (counts[cell] && figures(counts[cell]) > figures_of(scale, cell))
			return false;
	return true;
}

void scale_counts(const struct scale *scale, const int64_t *counts, bool by_units, struct row *row)
{
	int base = row->text.cells, step = by_units ? scale->pitch : 1;

	for (int cell = 0; cell < scale->cells; cell += step) {
		int64_t count = 0;
		char text[COUNT_TEXT];

		for (int i = 0; i < step; i++)
			count += counts[cell + i];
		if (!count)
			continue;
		print_count(count, by_units ? scale->pitch - 1 : figures_of(scale, cell), text);
		row_pad(row, base + cell);
		row_add(row, STYLE_LABEL, text);
	}
	row_pad(row, scale->width);
}
