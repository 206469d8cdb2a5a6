/* How wide the terminal draws ambiguous characters, judged by eye: lines full of them, each with a bar at its end. */
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { WIDTH = 46, HEIGHT = 13, BAR = 24, SAMPLES = 4 };

struct calibration {
	enum text_mode before;
	enum mode_origin origin;
};

/* The first is straight everywhere. Between them and the bar stand dots: over blanks ncurses sends the cursor to the column of
 * the bar, which then is straight whatever the terminal did. */
static const char *const samples[SAMPLES] = {"과학기술2026-11-22", "·가①나▲다□라○", "‘과기’→※★…", "é℃×±≤─│½"};
static const char *const choices[TEXT_MODES] = {
	[TEXT_NARROW] = N_("1 좁게"), [TEXT_WIDE] = N_("2 넓게"), [TEXT_SAFE] = N_("3 안전")};

static const char *mode_words(void)
{
	static const char *const words[TEXT_MODES] = {
		[TEXT_NARROW] = N_("한 칸"), [TEXT_WIDE] = N_("두 칸"), [TEXT_SAFE] = N_("쓰지 않음")};

	return _(words[text_mode()]);
}

static const char *origin_words(enum mode_origin origin)
{
	static const char *const words[] = {
		[ORIGIN_DEFAULT] = N_("기본"),      [ORIGIN_OPTION] = N_("옵션"),        [ORIGIN_CONFIGURATION] = N_("설정"),
		[ORIGIN_KEPT] = N_("기억해 둔 것"), [ORIGIN_ANSWER] = N_("터미널의 답"), [ORIGIN_PERSON] = N_("여기에서 고름"),
	};

	return _(words[origin]);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)dashboard;
	(void)state;
	*height = HEIGHT;
	*width = WIDTH;
}

static void draw_row(struct dashboard *dashboard, const struct area *area, int line, struct row *row)
{
	paint_row(&dashboard->terminal, area, line, row, PAINT_PLAIN);
	row_clear(row);
}

static void draw_samples(struct dashboard *dashboard, const struct area *area, int line)
{
	struct row row = {0};

	for (int i = 0; i < SAMPLES; i++) {
		row_add(&row, STYLE_NORMAL, samples[i]);
		while (row.text.cells < BAR)
			row_add(&row, STYLE_NORMAL, ".");
		row_add(&row, STYLE_KEY, "|");
		draw_row(dashboard, area, line + i, &row);
	}
	row_finish(&row);
}

static void draw_choices(struct dashboard *dashboard, const struct area *area, int line)
{
	struct row row = {0};

	for (int i = 0; i < TEXT_MODES; i++) {
		bool chosen = i == (int)text_mode();

		row_add_format(&row, chosen ? STYLE_FOCUS : STYLE_NORMAL, chosen ? "[%s]" : " %s ", _(choices[i]));
	}
	draw_row(dashboard, area, line, &row);
	row_finish(&row);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	int gap = area->height >= HEIGHT, line = 0;
	struct row row = {0};

	(void)state;
	row_add(&row, STYLE_TITLE, _("모호한 글자의 너비"));
	draw_row(dashboard, area, line++, &row);
	row_add_format(&row, STYLE_NORMAL, _("지금 %s (%s)"), mode_words(), origin_words(dashboard->origin));
	draw_row(dashboard, area, line++, &row);
	row_add_format(&row, STYLE_DIM, _("터미널의 답: %s"), probe_answer_words(dashboard->probe.report.answer));
	draw_row(dashboard, area, line++, &row);
	line += gap;
	draw_samples(dashboard, area, line);
	line += SAMPLES + gap;
	row_add(&row, STYLE_NORMAL, _("오른쪽 막대가 똑바로 보입니까?"));
	draw_row(dashboard, area, line++, &row);
	draw_choices(dashboard, area, line++);
	line += gap;
	row_add(&row, STYLE_DIM, _("Enter 이대로  m 다음에도  Esc 되돌림"));
	draw_row(dashboard, area, line, &row);
	row_finish(&row);
}

static int keep(struct dashboard *dashboard)
{
	const struct dashboard_options *options = dashboard->options;
	struct error error = {0};

	dashboard->origin = ORIGIN_PERSON;
	if (!options->keep && options->origin == ORIGIN_OPTION)
		dashboard_say(dashboard, STYLE_ATTENTION, _("옵션이 먼저이므로 이번에만 이대로 그립니다."));
	else if (!options->keep && options->origin == ORIGIN_CONFIGURATION)
		dashboard_say(dashboard, STYLE_ATTENTION, _("설정이 먼저이므로 이번에만 이대로 그립니다."));
	else if (!options->keep)
		dashboard_say(dashboard, STYLE_ATTENTION, _("기억해 둘 곳이 없어 이번에만 이대로 그립니다."));
	else if (!options->keep(options->context, text_mode(), dashboard->probe.report.answer, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	else
		dashboard_say(dashboard, STYLE_NORMAL, _("이 터미널에서는 다음에도 이대로 그립니다."));
	return REACT_CLOSE;
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	const struct calibration *calibration = state;
	int mode = (int)text_mode();

	if (key >= '1' && key < '1' + TEXT_MODES)
		return dashboard_set_mode(dashboard, (enum text_mode)(key - '1'), ORIGIN_PERSON);
	if (key == 'm')
		return keep(dashboard);
	switch (keymap_action(&dashboard->keymap, key)) {
	case ACTION_IN:
	case ACTION_OUT:
		mode += keymap_action(&dashboard->keymap, key) == ACTION_IN ? 1 : TEXT_MODES - 1;
		return dashboard_set_mode(dashboard, (enum text_mode)(mode % TEXT_MODES), ORIGIN_PERSON);
	case ACTION_OPEN:
		dashboard->origin = ORIGIN_PERSON;
		return REACT_CLOSE;
	case ACTION_CLOSE:
	case ACTION_QUIT:
		/* Chosen in here; an answer that changed it meanwhile stays. */
		if (dashboard->origin == ORIGIN_PERSON)
			return REACT_CLOSE | dashboard_set_mode(dashboard, calibration->before, calibration->origin);
		return REACT_CLOSE;
	default:
		return REACT_NONE;
	}
}

static const struct dialog_type width_type = {.size = size, .draw = draw, .press = press, .destroy = free, .ascii = true};

void dialog_width_open(struct dashboard *dashboard)
{
	struct calibration *calibration = memory_new(1, sizeof *calibration);

	calibration->before = text_mode();
	calibration->origin = dashboard->origin;
	dashboard_open(dashboard, &width_type, calibration);
}
