/* What of the look a person changes while the dashboard runs. */
#include "gwagi/model/message.h"
#include "scheme.h"
#include "state.h"

static void dress(struct dashboard *dashboard)
{
	terminal_dress(&dashboard->terminal, dashboard->scheme, dashboard->options->low_traffic);
}

void look_start(struct dashboard *dashboard)
{
	dashboard->scheme = dashboard->options->scheme;
	dress(dashboard);
	if (dashboard->options->mouse && dashboard->terminal.ansi)
		terminal_set_mouse(&dashboard->terminal, true);
}

static int say(struct dashboard *dashboard, enum style style, const char *sentence)
{
	dashboard_say(dashboard, style, sentence);
	return REACT_DRAW;
}

int look_next_scheme(struct dashboard *dashboard)
{
	char sentence[128];

	if (dashboard->options->low_traffic)
		return say(dashboard, STYLE_DIM, _("전송량을 줄이는 동안에는 색을 쓰지 않습니다."));
	if (!dashboard->terminal.colored)
		return say(dashboard, STYLE_DIM,
			   _("색을 쓰지 않습니다: 터미널에 색이 없거나 NO_COLOR, --color never로 껐습니다."));
	dashboard->scheme = (enum scheme)((dashboard->scheme + 1) % SCHEME_COUNT);
	dress(dashboard);
	snprintf(sentence, sizeof sentence, _("색: %s"), scheme_name(dashboard->scheme));
	/* What stands in the windows has the old looks, also where the marks of rows say that nothing has changed. */
	return say(dashboard, STYLE_NORMAL, sentence) | REACT_RELAYOUT | REACT_REPAINT;
}

int look_maximize(struct dashboard *dashboard)
{
	if (!layout_has_room(dashboard))
		return say(dashboard, STYLE_DIM, _("창이 작아 이미 한 칸씩 보입니다. 다음 칸은 Tab"));
	dashboard->maximized = !dashboard->maximized;
	return REACT_RELAYOUT;
}
