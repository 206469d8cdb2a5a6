/* The one loop, the one wait, and the one place where reactions are carried out. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include "gwagi/model/message.h"
#include "press.h"
#include "signals.h"
#include "state.h"

enum { REST = 300 };     /* milliseconds after which the cursor rests */
enum { RETRY = 50 };     /* milliseconds until a terminal that took nothing is tried again */
enum { ANSWERED = 500 }; /* milliseconds in which nearly every terminal has answered */

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

		pane->outdated |= reload;
		if (i != PANE_LEFT && (!pane->shown || dashboard->rest))
			continue;
		pane->stale = true;
		if (!pane->type->load(dashboard, pane, pane->outdated, &error)) {
			dashboard_say(dashboard, STYLE_ALERT, error.sentence);
			return;
		}
		pane->outdated = false;
	}
}

static void reload_all(struct dashboard *dashboard)
{
	struct error error = {0};

	dashboard->data_version = store_data_version(dashboard->store);
	dashboard->bars_stale = true;
	find_reload(&dashboard->find);
	if (summary_load(&dashboard->summary, dashboard->store, &error))
		load_panes(dashboard, true);
	else
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
}

/* On a slow line what follows the cursor waits until it rests. */
static void follow(struct dashboard *dashboard)
{
	dashboard->rest = dashboard->options->low_traffic ? terminal_clock() + REST : 0;
	load_panes(dashboard, false);
}

static void rest(struct dashboard *dashboard)
{
	dashboard->rest = 0;
	load_panes(dashboard, false);
	dashboard->undrawn = true;
}

static int rest_wait(const struct dashboard *dashboard)
{
	int64_t left = dashboard->rest - terminal_clock();

	return !dashboard->rest ? -1 : left > 0 ? (int)left : 0;
}

void dashboard_carry_out(struct dashboard *dashboard)
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
	if (reactions & (REACT_RELOAD | REACT_RELAYOUT))
		dashboard->rest = 0;
	if (reactions & REACT_RELOAD)
		reload_all(dashboard);
	else if (reactions & REACT_RELAYOUT)
		load_panes(dashboard, false);
	else if (reactions & REACT_FOLLOW)
		follow(dashboard);
	if (reactions & (REACT_REDRAW | REACT_RELAYOUT | REACT_REPAINT | REACT_CLOSE))
		make_stale(dashboard);
	if (reactions & REACT_REPAINT)
		clearok(curscr, TRUE);
	if (reactions & REACT_CLOSE)
		touchwin(stdscr);
	dashboard->undrawn = true;
}

/* Whether what poll() calls readable is the end: nothing to read, also when asked again, because a shell may have taken the keys
 * while we were stopped. It must be asked before keys are read: a sequence that nobody knows leaves nothing behind either. */
static bool is_end(const struct dashboard *dashboard)
{
	struct pollfd in = {.fd = dashboard->terminal.in, .events = POLLIN};
	int waiting = 0;

	if (ioctl(in.fd, FIONREAD, &waiting))
		return true;
	if (waiting || poll(&in, 1, 0) < 1)
		return false;
	return ioctl(in.fd, FIONREAD, &waiting) || !waiting;
}

/* Everything that waits, before anything is drawn. What closes, opens or reads again is carried out before the next key is
 * understood; moves add up. */
static void drain_keys(struct dashboard *dashboard)
{
	uint32_t key;

	while ((key = keys_read(&dashboard->keys, dashboard->terminal.pad)) != PRESS_NONE) {
		dashboard->reactions |= mouse_is(key) ? mouse_press(dashboard, key) : press_key(dashboard, key);
		if (dashboard->reactions & REACT_QUIT)
			return;
		if (dashboard->reactions & ~(REACT_DRAW | REACT_FOLLOW))
			dashboard_carry_out(dashboard);
	}
	width_take_answer(dashboard);
}

/* An answer that comes when we are gone would be typed into the shell. */
static void await_answer(struct dashboard *dashboard)
{
	struct pollfd in = {.fd = dashboard->terminal.in, .events = POLLIN};

	while (dashboard->probe.asking && !signals_ending()) {
		int64_t left = dashboard->probe.since + ANSWERED - terminal_clock();

		if (left <= 0 || poll(&in, 1, (int)left) != 1 || !(in.revents & POLLIN) || is_end(dashboard))
			return;
		while (keys_read(&dashboard->keys, dashboard->terminal.pad) != PRESS_NONE)
			;
	}
}

static void take_signals(struct dashboard *dashboard)
{
	bool back = false; /* from a stop, of whose end SIGCONT only tells */

	for (int number = signals_take(); number; number = signals_take()) {
		if (number == SIGWINCH) {
			terminal_resize(&dashboard->terminal);
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT;
		} else if (number == SIGTSTP) {
			await_answer(dashboard);
			width_take_answer(dashboard);
			terminal_suspend(&dashboard->terminal);
			back = true;
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT | REACT_RELOAD;
		} else if (number == SIGCONT) {
			if (!back)
				terminal_restart(&dashboard->terminal);
			dashboard->reactions |= REACT_RELAYOUT | REACT_REPAINT;
		} else {
			dashboard->ending = number;
		}
	}
}

/* Of two waits in milliseconds, -1 being for ever. */
static int sooner(int wait, int other)
{
	return wait < 0 || (other >= 0 && other < wait) ? other : wait;
}

/* What a view still looks for, as long as nobody waits for anything else. */
static void look_on(struct dashboard *dashboard)
{
	struct pane *pane = &dashboard->panes[PANE_LEFT];
	struct error error = {0};
	const struct node *node = pane->type->node(pane);
	struct ref before = node ? node->ref : (struct ref){.id = 0};
	bool changed = false;

	if (!left_is_working(pane))
		return;
	if (!left_work(pane, &changed, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	if (!changed)
		return;
	pane->stale = true;
	node = pane->type->node(pane);
	dashboard->reactions |= (node ? node->ref.id : 0) != before.id ? REACT_FOLLOW : REACT_DRAW;
}

static void wait_for_events(struct dashboard *dashboard)
{
	struct pollfd events[] = {
		{.fd = dashboard->terminal.in, .events = POLLIN},
		{.fd = signals_descriptor(), .events = POLLIN},
		{.fd = dashboard->watch.descriptor, .events = POLLIN},
		{.fd = dashboard->midnight.descriptor, .events = POLLIN},
		{.fd = frame_is_pending(&dashboard->terminal) ? dashboard->terminal.out : -1, .events = POLLOUT},
	};
	int wait = sooner(keys_wait(&dashboard->keys), watch_wait(&dashboard->watch));
	bool told, pressed, moved;

	if (left_is_working(&dashboard->panes[PANE_LEFT]))
		wait = 0;
	wait = sooner(wait, rest_wait(dashboard));
	if (dashboard->undrawn)
		wait = sooner(wait, RETRY);
	if (poll(events, sizeof events / sizeof *events, wait) < 0 && errno != EINTR)
		dashboard->ending = SIGHUP;
	frame_flush(&dashboard->terminal);
	take_signals(dashboard);
	if (events[0].revents && (!(events[0].revents & POLLIN) || is_end(dashboard))) {
		dashboard->ending = SIGHUP;
		return;
	}
	moved = outside_move_to_today(dashboard);
	told = watch_take(&dashboard->watch);
	pressed = events[0].revents || !keys_wait(&dashboard->keys);
	if (told || pressed)
		outside_look_for_commits(dashboard);
	if (pressed)
		drain_keys(dashboard);
	else if (!rest_wait(dashboard))
		rest(dashboard);
	if (moved)
		outside_say_day(dashboard);
	if (told || pressed)
		outside_look_for_file(dashboard);
	if (!told && !pressed)
		look_on(dashboard);
}

void dashboard_loop(struct dashboard *dashboard)
{
	dashboard->reactions = REACT_RELAYOUT | REACT_RELOAD;
	outside_move_to_today(dashboard);
	store_view_begin(dashboard->store);
	dashboard_carry_out(dashboard);
	store_view_end(dashboard->store);
	dialog_draft_open(dashboard);
	if (dashboard->options->first)
		dashboard_welcome(dashboard);
	for (;;) {
		if (dashboard->reactions & REACT_QUIT)
			await_answer(dashboard);
		if (dashboard->ending || dashboard->reactions & REACT_QUIT)
			return;
		/* One moment of the database for all of a frame; given up before the terminal takes it. */
		store_view_begin(dashboard->store);
		dashboard_carry_out(dashboard);
		if (dashboard->undrawn)
			dashboard_draw(dashboard);
		store_view_end(dashboard->store);
		if (dashboard->undrawn)
			dashboard->undrawn = !frame_send(&dashboard->terminal);
		wait_for_events(dashboard);
	}
}
