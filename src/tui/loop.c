/* The one loop, the one wait, and the one place where reactions are carried out. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include "gwagi/model/message.h"
#include "signals.h"
#include "state.h"

enum { RETRY = 50 }; /* milliseconds until a terminal that took nothing is tried again */

static void make_stale(struct dashboard *dashboard)
{
	for (int i = 0; i < PANE_COUNT; i++)
		dashboard->panes[i].stale = true;
}

/* Load the panes shown; the tree first and always, because the others follow its cursor. */
static void load_panes(struct dashboard *dashboard, bool reload)
{
	struct error error = {0};

	for (int i = 0; i < PANE_COUNT; i++) {
		struct pane *pane = &dashboard->panes[i];

		if (!pane->shown && i != PANE_TREE)
			continue;
		pane->stale = true;
		if (!pane->type->load(dashboard, pane, reload, &error)) {
			dashboard_say(dashboard, STYLE_ALERT, error.sentence);
			return;
		}
	}
}

static void reload_all(struct dashboard *dashboard)
{
	struct error error = {0};

	dashboard->data_version = store_data_version(dashboard->store);
	dashboard->bars_stale = true;
	if (summary_load(&dashboard->summary, dashboard->store, &error))
		load_panes(dashboard, true);
	else
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
}

static void carry_out(struct dashboard *dashboard)
{
	int reactions = dashboard->reactions;

	dashboard->reactions = REACT_NONE;
	if (reactions == REACT_NONE)
		return;
	if (reactions & REACT_CLOSE)
		dashboard_close(dashboard);
	if (reactions & REACT_RELAYOUT) {
		werase(stdscr);
		layout_compute(dashboard);
		dialog_place(dashboard);
	}
	if (reactions & REACT_RELOAD)
		reload_all(dashboard);
	else if (reactions & (REACT_FOLLOW | REACT_RELAYOUT))
		load_panes(dashboard, false);
	if (reactions & (REACT_REDRAW | REACT_RELAYOUT | REACT_REPAINT | REACT_CLOSE))
		make_stale(dashboard);
	if (reactions & REACT_REPAINT)
		clearok(curscr, TRUE);
	if (reactions & REACT_CLOSE)
		touchwin(stdscr);
	dashboard->undrawn = true;
}

static void next_focus(struct dashboard *dashboard, int step)
{
	dashboard->focus = (dashboard->focus + PANE_COUNT + step) % PANE_COUNT;
}

/* Actions that belong to no pane. */
static int act(struct dashboard *dashboard, enum action action)
{
	switch (action) {
	case ACTION_NEXT_PANE:
		next_focus(dashboard, 1);
		return REACT_RELAYOUT;
	case ACTION_PREVIOUS_PANE:
		next_focus(dashboard, -1);
		return REACT_RELAYOUT;
	case ACTION_STATUS:
		return dialog_status_open(dashboard);
	case ACTION_RELOAD:
		return REACT_RELOAD | REACT_REDRAW;
	case ACTION_REDRAW:
		return REACT_REDRAW | REACT_REPAINT;
	case ACTION_HELP:
		dialog_help_open(dashboard);
		return REACT_DRAW;
	case ACTION_QUIT:
		return REACT_QUIT;
	default:
		return REACT_NONE;
	}
}

static bool is_hangul(uint32_t key)
{
	return (key >= 0x1100 && key <= 0x11ff) || (key >= 0x3131 && key <= 0x318e) || (key >= 0xac00 && key <= 0xd7a3);
}

static int press_key(struct dashboard *dashboard, uint32_t key)
{
	struct pane *pane = &dashboard->panes[dashboard->focus];
	enum action action = action_of(key);
	struct error error = {0};
	int reactions;

	if (dashboard->message.length)
		dashboard_say(dashboard, STYLE_NORMAL, "");
	if (dashboard->small)
		return action == ACTION_QUIT ? REACT_QUIT : REACT_NONE;
	if (dashboard->dialog)
		return dashboard->dialog->press(dashboard, dashboard->dialog_state, key);
	if (action == ACTION_NONE) {
		dashboard_say(dashboard, STYLE_DIM,
			      is_hangul(key) ? _("한글 입력 상태입니다. 한/영 키로 영문으로 바꾸십시오. 도움말은 ?")
					     : _("쓰이지 않는 키입니다. 도움말은 ?"));
		return REACT_DRAW;
	}
	reactions = pane->type->act(dashboard, pane, action, &error);
	if (reactions < 0) {
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
		return REACT_DRAW;
	}
	return reactions == REACT_PASS ? act(dashboard, action) : reactions;
}

/* Everything that waits, before anything is drawn. What closes, opens or reads again is carried out before the next key is
 * understood; moves add up. False at the end of input. */
static bool drain_keys(struct dashboard *dashboard)
{
	uint32_t key = keys_read(&dashboard->keys, dashboard->terminal.pad);
	int waiting = 0;

	if (key == PRESS_NONE && !dashboard->keys.have)
		return !ioctl(dashboard->terminal.in, FIONREAD, &waiting) && waiting > 0;
	for (; key != PRESS_NONE; key = keys_read(&dashboard->keys, dashboard->terminal.pad)) {
		dashboard->reactions |= press_key(dashboard, key);
		if (dashboard->reactions & REACT_QUIT)
			return true;
		if (dashboard->reactions & ~(REACT_DRAW | REACT_FOLLOW))
			carry_out(dashboard);
	}
	return true;
}

static void take_signals(struct dashboard *dashboard)
{
	for (int number = signals_take(); number; number = signals_take()) {
		if (number == SIGWINCH) {
			terminal_resize(&dashboard->terminal);
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT;
		} else if (number == SIGTSTP) {
			terminal_suspend(&dashboard->terminal);
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT | REACT_RELOAD;
		} else if (number == SIGCONT) {
			terminal_restart(&dashboard->terminal);
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT;
		} else {
			dashboard->ending = number;
		}
	}
}

/* Others' commits are looked for when a key comes: nothing happens while nobody does anything. */
static void look_for_commits(struct dashboard *dashboard)
{
	int64_t version = store_data_version(dashboard->store);

	if (version && version != dashboard->data_version)
		dashboard->reactions |= REACT_RELOAD;
}

static void wait_for_events(struct dashboard *dashboard)
{
	struct pollfd events[] = {
		{.fd = dashboard->terminal.in, .events = POLLIN},
		{.fd = signals_descriptor(), .events = POLLIN},
	};

	if (poll(events, 2, dashboard->undrawn ? RETRY : -1) < 0 && errno != EINTR)
		dashboard->ending = SIGHUP;
	take_signals(dashboard);
	if (events[0].revents & POLLIN) {
		look_for_commits(dashboard);
		if (!drain_keys(dashboard))
			dashboard->ending = SIGHUP;
	} else if (events[0].revents) {
		dashboard->ending = SIGHUP;
	}
}

void dashboard_loop(struct dashboard *dashboard)
{
	dashboard->reactions = REACT_RELAYOUT | REACT_RELOAD;
	for (;;) {
		if (dashboard->ending || dashboard->reactions & REACT_QUIT)
			return;
		carry_out(dashboard);
		if (dashboard->undrawn) {
			dashboard_draw(dashboard);
			dashboard->undrawn = !frame_send(&dashboard->terminal);
		}
		wait_for_events(dashboard);
	}
}
