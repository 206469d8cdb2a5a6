/* Figures without a width of their own: places are percentages, so that letters and patterns keep their shape on a phone, on a
 * screen and on paper. */
#include <inttypes.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "gwagi/text/text.h"
#include "report_axis.h"
#include "report_html.h"

enum { WHOLE = 1000, LEFT_ROOM = 150, RIGHT_ROOM = 850 /* permille: a label stands beside a bar where there is room */ };

void html_patterns(FILE *out)
{
	static const char *const shapes[SIGNAL_COUNT] = {
		[SIGNAL_DONE] = "",
		[SIGNAL_ON_TRACK] = "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
		[SIGNAL_ATTENTION] = "M2,4 h4",
		[SIGNAL_LATE] = "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
		[SIGNAL_STALLED] = "M0,0 l8,8 M0,8 l8,-8",
		[SIGNAL_STOPPED] = "M0,2 h8 M0,6 h8",
		[SIGNAL_UNREPORTED] = "M4,0 v8",
	};

	fputs("<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n", out);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		fprintf(out,
			"<pattern id=\"p-%s\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path "
			"d=\"%s\"/></pattern>\n",
			html_signal(i), shapes[i]);
	fputs("<pattern id=\"p-none\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"/>\n</defs></svg>\n", out);
}

/* PERMILLE as a percentage: 62.5% */
static void put_place(FILE *out, const char *name, int permille)
{
	fprintf(out, " %s=\"%d.%d%%\"", name, permille / 10, permille % 10);
}

static void put_rect(FILE *out, const char *class, const char *signal, int from, int to)
{
	static const char *const kinds[] = {"fill", "over"};

	for (int i = 0; i < 2; i++) {
		fprintf(out, "<rect class=\"%s %s %s\"", class, kinds[i], signal);
		put_place(out, "x", from);
		put_place(out, "width", to > from ? to - from : 0);
		if (i)
			fprintf(out, " fill=\"url(#p-%s)\"", signal);
		fputs(" y=\"6\" height=\"10\"/>", out);
	}
}

static void put_upright(FILE *out, const char *class, int place)
{
	fprintf(out, "<line class=\"%s\"", class);
	put_place(out, "x1", place);
	put_place(out, "x2", place);
	fputs(" y1=\"0\" y2=\"100%\"/>", out);
}

/* A sign of its own size at PLACE: a nested drawing, whose place is a percentage. */
static void put_sign(FILE *out, const char *class, const char *signal, int place, const char *path)
{
	fputs("<svg overflow=\"visible\"", out);
	put_place(out, "x", place);
	fprintf(out, " y=\"11\"><path class=\"%s %s\" d=\"%s\"/></svg>", class, signal, path);
}

static void put_grid(FILE *out, const struct axis *axis)
{
	char label[AXIS_LABEL];
	day_number day;

	for (int i = 1; axis_line(axis, i, &day, label); i++)
		put_upright(out, "grid", axis_place(axis, day));
}

/* Every second label where they are many. */
static void put_labels(FILE *out, const struct axis *axis)
{
	char label[AXIS_LABEL];
	day_number day;
	int count = 0;

	while (axis_line(axis, count, &day, label))
		count++;
	fputs("<div class=\"row axis\" aria-hidden=\"true\"><div class=\"name\"></div><svg class=\"line\" height=\"16\">", out);
	for (int i = 0; axis_line(axis, i, &day, label); i++)
		if (i % (count / 6 + 1) == 0) {
			fputs("<text", out);
			put_place(out, "x", axis_place(axis, day));
			fputs(" dx=\"2\" y=\"12\">", out);
			html_text(out, label);
			fputs("</text>", out);
		}
	fputs("</svg></div>\n", out);
}

/* In words what is drawn. */
static void put_description(FILE *out, const struct stretch *stretch, const char *left)
{
	char due[DATE_TEXT * 2], original[DAY_TEXT * 2], forecast[DAY_TEXT * 2];
	struct text said = {0};

	date_print_korean(&stretch->state.date, due, sizeof due);
	day_print_korean(stretch->original, original);
	day_print_korean(stretch->state.forecast, forecast);
	fprintf(out, "%s %s %s", word_korean(VOCABULARY_SIGNAL, (int)stretch->verdict.signal), due, left);
	if (*original)
		text_append_format(&said, _(", 당초 %s"), original);
	if (*forecast)
		text_append_format(&said, _(", 예상 %s"), forecast);
	html_text(out, text_bytes(&said));
	text_finish(&said);
}

static void put_name(FILE *out, const char *signal, const char *syllable, const char *title, const char *code)
{
	fprintf(out, "<div class=\"name\"><b class=\"badge %s\">%s</b> ", signal, syllable);
	html_text(out, title);
	fputs(" <span class=\"code\">", out);
	html_text(out, code);
	fputs("</span></div>", out);
}

/* Beside the bar what it is: colour alone says nothing. */
static void put_label(FILE *out, int first, int last, const char *syllable, const char *left)
{
	bool behind = last <= RIGHT_ROOM;

	if (!behind && first < LEFT_ROOM)
		return;
	fputs("<text", out);
	put_place(out, "x", behind ? last : first);
	fprintf(out, " dx=\"%d\" y=\"15\"%s>%s ", behind ? 9 : -9, behind ? "" : " text-anchor=\"end\"", syllable);
	html_text(out, left);
	fputs("</text>", out);
}

static void put_stretch(FILE *out, const struct axis *axis, const struct stretch *stretch, day_number today)
{
	const char *signal = html_signal((int)stretch->verdict.signal), *syllable = signal_syllable(stretch->verdict.signal);
	bool overdue = stretch->verdict.schedule == SCHEDULE_OVERDUE;
	day_number first, last;
	char left[64];
	int end;

	verdict_left(&stretch->state, &stretch->verdict, left, sizeof left);
	axis_span(axis, stretch, &first, &last);
	end = axis_place(axis, overdue ? today : last);
	fputs("<div class=\"row\" role=\"listitem\">", out);
	put_name(out, signal, syllable, stretch->title, stretch->code);
	fputs("<svg class=\"line\" height=\"22\" role=\"img\"><title>", out);
	put_description(out, stretch, left);
	fputs("</title>", out);
	put_grid(out, axis);
	put_rect(out, "bar", signal, axis_place(axis, first), axis_place(axis, last));
	if (overdue)
		put_rect(out, "tail", "late", axis_place(axis, last), end);
	if (stretch->original != DAY_NONE)
		put_sign(out, "original", signal, axis_place(axis, stretch->original), "M-4,-9 h8 l-4,6 z M0,-3 v12");
	if (stretch->state.forecast != DAY_NONE && stretch->verdict.signal != SIGNAL_DONE)
		put_sign(out, "forecast", signal, axis_place(axis, stretch->state.forecast), "M0,-6 l6,6 l-6,6 l-6,-6 z");
	if (last < axis->to)
		put_sign(out, "due", signal, axis_place(axis, last), "M0,-6 l6,6 l-6,6 l-6,-6 z");
	put_upright(out, "today", axis_place(axis, today));
	if (stretch->state.forecast != DAY_NONE && axis_place(axis, stretch->state.forecast) > end)
		end = axis_place(axis, stretch->state.forecast);
	put_label(out, axis_place(axis, first), end, syllable, left);
	fputs("</svg></div>\n", out);
}

void html_timeline(FILE *out, const struct block *block, day_number today)
{
	struct axis axis = axis_of(block, today);

	fputs("<div class=\"figure\" role=\"list\">\n", out);
	put_labels(out, &axis);
	for (size_t i = 0; i < block->count; i++)
		put_stretch(out, &axis, &block->stretches[i], today);
	fputs("</div>\n<p class=\"legend\">", out);
	html_text(
		out,
		_("세로 굵은 선은 기준일, 가는 선은 분기나 해의 첫날, 채운 마름모는 기한, 빈 마름모는 예상일, 세모는 당초 기한"));
	fputs("</p>\n", out);
}

static void put_bar(FILE *out, const struct bar *bar)
{
	const struct measure *measure = &bar->measure;
	const char *signal = html_signal(measure->signal);
	int rate = measure->rate > WHOLE ? WHOLE : measure->rate < 0 ? 0 : (int)measure->rate;
	char words[64];

	measure_words(measure, words, sizeof words);
	fputs("<div class=\"row\" role=\"listitem\">", out);
	put_name(out, signal, measure->signal == WORD_NONE ? "–" : signal_syllable((enum signal)measure->signal), bar->title,
		 bar->code);
	fputs("<svg class=\"line\" height=\"22\" role=\"img\"><title>", out);
	html_text(out, words);
	fputs("</title><rect class=\"frame\" x=\"0\" y=\"6\" width=\"100%\" height=\"10\"/>", out);
	put_rect(out, "bar", signal, 0, rate);
	if (measure->near >= 0)
		put_upright(out, "near", measure->near);
	if (measure->path >= 0)
		put_upright(out, "today", measure->path);
	fputs("</svg><div class=\"said\">", out);
	html_text(out, words);
	fputs(" / ", out);
	html_text(out, bar->goal);
	html_text(out, measure->pathless ? _(" (경로 없음)") : "");
	fputs("</div></div>\n", out);
}

void html_bars(FILE *out, const struct block *block)
{
	if (!block->count)
		return;
	fputs("<div class=\"figure bars\" role=\"list\">\n", out);
	for (size_t i = 0; i < block->count; i++)
		put_bar(out, &block->bars[i]);
	fputs("</div>\n<p class=\"legend\">", out);
	html_text(out, _("막대는 달성률, 굵은 선은 오늘까지의 경로, 가는 선은 범위의 하한"));
	fputs("</p>\n", out);
}
