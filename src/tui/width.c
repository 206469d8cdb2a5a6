/* The width mode while the dashboard runs: from its options, from the terminal's answer, from the person. */
#include "gwagi/model/message.h"
#include "state.h"

/* Whether it was said before the program started, so that the terminal need not be asked. */
static bool is_said(enum mode_origin origin)
{
	return origin == ORIGIN_OPTION || origin == ORIGIN_CONFIGURATION;
}

void width_start(struct dashboard *dashboard)
{
	const struct dashboard_options *options = dashboard->options;
	char question[PROBE_QUESTION];

	text_set_mode(options->mode);
	dashboard->origin = options->origin;
	dashboard->keys.probe = &dashboard->probe;
	if (is_said(options->origin) || !dashboard->terminal.ansi || !probe_may_ask(LINES, COLS))
		return;
	/* Between the start of the screen and the clearing of the first frame, which covers it. */
	probe_question(question);
	terminal_open_with(&dashboard->terminal, question);
	probe_begin(&dashboard->probe, terminal_clock());
}

bool dashboard_is_ascii(const struct dashboard *dashboard)
{
	return dashboard->options->ascii || text_mode() != TEXT_NARROW;
}

int dashboard_set_mode(struct dashboard *dashboard, enum text_mode mode, enum mode_origin origin)
{
	dashboard->origin = origin;
	if (mode == text_mode())
		return REACT_DRAW;
	text_set_mode(mode);
	dashboard_say(dashboard, STYLE_NORMAL, "");
	return REACT_RELOAD | REACT_RELAYOUT | REACT_REPAINT;
}

static const char *sentence_of(enum text_mode mode)
{
	if (mode == TEXT_WIDE)
		return _("모호한 글자를 두 칸으로 그립니다. 바꾸려면 F2");
	if (mode == TEXT_SAFE)
		return _("모호한 글자를 다른 글자로 바꾸어 그립니다. 바꾸려면 F2");
	return _("모호한 글자를 한 칸으로 그립니다. 바꾸려면 F2");
}

/* A person's word, here or earlier on this terminal, goes before the answer that it was given to. */
void width_take_answer(struct dashboard *dashboard)
{
	const struct dashboard_options *options = dashboard->options;
	enum probe_answer answer = dashboard->probe.report.answer;
	enum text_mode mode = text_mode(), before = mode;

	if (!dashboard->probe.complete)
		return;
	dashboard->probe.complete = false;
	if (answer == PROBE_NOT_UTF8)
		dashboard_say(dashboard, STYLE_ALERT,
			      _("Terminal is not UTF-8? 터미널이 UTF-8이 아닌 것 같습니다. 문자 집합을 UTF-8로 하십시오."));
	if (dashboard->origin == ORIGIN_PERSON || (options->origin == ORIGIN_KEPT && answer == options->answered) ||
	    !probe_mode(answer, &mode))
		return;
	dashboard->reactions |= dashboard_set_mode(dashboard, mode, ORIGIN_ANSWER);
	if (mode != before)
		dashboard_say(dashboard, STYLE_NORMAL, sentence_of(mode));
}
