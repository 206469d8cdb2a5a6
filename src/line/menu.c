#include "menu.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/summary.h"

enum { WIDE = 1000 /* cells: nothing is left out of the summary */ };

/* What stands side by side on the screen is said one behind the other. */
static void say_summary(struct session *session, const char *summary)
{
	static const char between[] = " | ";
	struct text said = {0};

	text_append(&said, _("과기현황판 줄 모드. "));
	for (;;) {
		const char *bar = strstr(summary, between);
		char *part = memory_copy(summary, bar ? (size_t)(bar - summary) : strlen(summary));

		text_append_format(&said, bar ? "%s, " : "%s", part + strspn(part, " "));
		free(part);
		if (!bar)
			break;
		summary = bar + strlen(between);
	}
	talk_say(&session->talk, 0, "%s", text_bytes(&said));
	text_finish(&said);
}

void menu_greet(struct session *session)
{
	struct summary summary = {0};
	struct error error = {0};
	struct row row = {0};

	if (summary_load(&summary, session->store, &error)) {
		summary_row(&summary, session->store, WIDE, &row);
		say_summary(session, text_bytes(&row.text));
	} else {
		session_say_error(session, &error);
	}
	row_finish(&row);
	summary_finish(&summary);
}

static const int deeds[] = {ACTION_QUIT,        ACTION_VIEW_TREE,    ACTION_VIEW_WORK, ACTION_VIEW_TARGETS, ACTION_VIEW_OFFICES,
			    ACTION_VIEW_AGENDA, ACTION_VIEW_CHANGES, ACTION_SEARCH,    ACTION_FILTER,       ACTION_HELP};
enum { DEEDS = sizeof deeds / sizeof *deeds };

static const char *name_of(int place)
{
	if (place >= 1 && place <= VIEW_COUNT)
		return view_name((enum view)(place - 1));
	return _(action_row((enum action)deeds[place])->bar);
}

static bool show(struct session *session, struct screen *screen, struct error *error)
{
	(void)screen;
	(void)error;
	if (*session->filter)
		talk_say(&session->talk, 2, _("거르기: %s"), session->filter);
	for (int i = 1; i < DEEDS; i++)
		talk_say(&session->talk, 2, "%d %s", i, name_of(i));
	talk_say(&session->talk, 2, "0 %s", name_of(0));
	return true;
}

static bool take(struct session *session, struct screen *screen, const struct order *order)
{
	struct order chosen = {.number = -1, .rest = ""};

	(void)screen;
	if (order->deed == DEED_NOTHING)
		session->shown = false;
	if (order->deed != DEED_NUMBER || order->number >= DEEDS)
		return order->deed == DEED_NOTHING;
	chosen.deed = deeds[order->number];
	session_take(session, &chosen);
	return true;
}

static void destroy(struct screen *screen)
{
	free(screen);
}

static const struct screen_type menu = {.show = show, .take = take, .destroy = destroy};

struct screen *menu_make(void)
{
	struct screen *screen = memory_new(1, sizeof *screen);

	screen->type = &menu;
	return screen;
}
