#include "gwagi/tui/dashboard.h"
#include <signal.h>
#include <stdlib.h>
#include "resume.h"
#include "state.h"

const struct node *dashboard_node(const struct dashboard *dashboard)
{
	const struct pane *pane = &dashboard->panes[dashboard->focus];

	if (!pane->type->node)
		pane = &dashboard->panes[PANE_LEFT];
	return pane->type->node(pane);
}

void dashboard_say(struct dashboard *dashboard, enum style style, const char *sentence)
{
	text_clear(&dashboard->message);
	text_append(&dashboard->message, sentence);
	dashboard->message_style = style;
	dashboard->undrawn = true;
}

static void start(struct dashboard *dashboard)
{
	static const struct pane_type *const types[PANE_COUNT] = {
		[PANE_LEFT] = &pane_left,
		[PANE_DETAIL] = &pane_detail,
		[PANE_TIMELINE] = &pane_timeline,
	};

	for (int i = 0; i < PANE_COUNT; i++) {
		dashboard->panes[i].type = types[i];
		dashboard->panes[i].state = types[i]->create(dashboard->store);
	}
}

static void finish(struct dashboard *dashboard)
{
	resume_keep(dashboard);
	draft_leave(dashboard); /* a signal or a lost terminal does not give up what is typed */
	dashboard_close(dashboard);
	marks_finish(&dashboard->marks);
	find_finish(&dashboard->find);
	ask_finish(&dashboard->past);
	ask_finish(&dashboard->go);
	ask_finish(&dashboard->since);
	print_finish(&dashboard->print);
	sift_finish(&dashboard->sift);
	command_finish(&dashboard->command);
	for (int i = 0; i < PANE_COUNT; i++)
		dashboard->panes[i].type->destroy(dashboard->panes[i].state);
	summary_finish(&dashboard->summary);
	text_finish(&dashboard->message);
	watch_stop(&dashboard->watch);
	midnight_stop(&dashboard->midnight);
	free(dashboard->seen);
}

int dashboard_run(struct store *store, const struct dashboard_options *options, struct error *error)
{
	struct dashboard dashboard = {.store = store, .options = options};

	dashboard.keymap = options->keymap;
	if (!terminal_start(&dashboard.terminal, options->color, error))
		return (int)error->code;
	look_start(&dashboard);
	width_start(&dashboard);
	watch_start(&dashboard.watch, store_path(store));
	midnight_start(&dashboard.midnight);
	dashboard.day = store_present(store);
	start(&dashboard);
	resume_read(&dashboard);
	dashboard_loop(&dashboard);
	finish(&dashboard);
	terminal_stop(&dashboard.terminal);
	return dashboard.ending ? 128 + dashboard.ending : 0;
}
