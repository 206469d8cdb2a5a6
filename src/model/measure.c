#include "gwagi/model/measure.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"

enum { WHOLE = 1000 };

static double value_of(struct amount amount)
{
	double value = (double)amount.value;

	for (int i = 0; i < amount.scale; i++)
		value /= 10;
	return value;
}

/* Where AMOUNT lies between FROM and TO, in permille; −1 if it lies outside. */
static int share_of(struct amount amount, double from, double to)
{
	double share = amount.present && to != from ? (value_of(amount) - from) / (to - from) : -1;

	return share < 0 || share > 1 ? -1 : (int)(share * WHOLE);
}

struct measure measure_of(enum target_class class, const struct quantity *goal, const struct attainment *attainment)
{
	bool range = goal->comparator == COMPARATOR_RANGE && goal->low.present && goal->high.present;
	bool falling = goal->baseline.present && goal->low.present && amount_compare(goal->low, goal->baseline) < 0;
	struct amount low = goal->low.present ? goal->low : goal->high, high = goal->high.present ? goal->high : goal->low;
	double from = goal->baseline.present ? value_of(goal->baseline) : 0, to = value_of(falling ? low : high);

	return (struct measure){
		.class = class,
		.mark = attainment->mark,
		.signal = attainment->signal,
		.pathless = attainment->path == PATH_NONE,
		.has_rate = attainment->has_rate,
		.rate = falling ? attainment->rate_low : attainment->rate_high,
		.near = range ? share_of(falling ? high : low, from, to) : -1,
		.path = attainment->path == PATH_REACHED ? share_of(attainment->point.amount, from, to) : -1,
	};
}

void measure_bar(const struct measure *measure, int cells, char *out, size_t size)
{
	int room = cells - 2, filled;

	*out = '\0';
	if (!measure->has_rate || room < 2 || (size_t)cells >= size)
		return;
	filled = measure->rate >= WHOLE ? room : measure->rate < 0 ? 0 : (int)(measure->rate * room / WHOLE);
	out[0] = '[';
	memset(out + 1, '=', (size_t)filled);
	memset(out + 1 + filled, '.', (size_t)(room - filled));
	if (measure->near >= 0)
		out[1 + (measure->near < WHOLE ? measure->near * room / WHOLE : room - 1)] = '|';
	if (measure->path >= 0)
		out[1 + (measure->path < WHOLE ? measure->path * room / WHOLE : room - 1)] = ':';
	out[room + 1] = ']';
	out[room + 2] = '\0';
}

/* Rounded down, as it was: 100 % is only said of what is reached. */
static void print_rate(int64_t rate, char *out, size_t size)
{
	if (rate % 10 && rate < WHOLE)
		snprintf(out, size, "%" PRId64 ".%d%%", rate / 10, (int)(rate % 10 < 0 ? -(rate % 10) : rate % 10));
	else
		snprintf(out, size, "%" PRId64 "%%", rate / 10);
}

void measure_words(const struct measure *measure, char *out, size_t size)
{
	static const char *const marks[] = {
		[ATTAIN_WITHHELD] = "" /* the goal says so */,
		[ATTAIN_NO_READING] = N_("자료없음"),
		[ATTAIN_MISSED] = N_("미달"),
		[ATTAIN_NEAR] = N_("근접"),
		[ATTAIN_LOW_END] = N_("하한달성"),
		[ATTAIN_HIGH_END] = N_("상한달성"),
		[ATTAIN_REACHED] = N_("달성"),
	};

	if (measure->mark == ATTAIN_UNMEASURED)
		snprintf(out, size, "%s",
			 target_is_measured(measure->class) ? _("수치없음")
							    : word_korean(VOCABULARY_TARGET_CLASS, (int)measure->class));
	else if (measure->has_rate)
		print_rate(measure->rate, out, size);
	else
		snprintf(out, size, "%s", *marks[measure->mark] ? _(marks[measure->mark]) : "");
}
