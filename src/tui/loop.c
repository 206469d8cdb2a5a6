/* The one loop, the one wait, and the one place where reactions are carried out. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include "gwagi/model/message.h"
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

static void next_focus(struct dashboard *dashboard, int step)
{
	dashboard->focus = (dashboard->focus + PANE_COUNT + step) % PANE_COUNT;
}

/* One thing at a time: what was marked, what was looked for, what is filtered out. */
static int clear_something(struct dashboard *dashboard)
{
	struct error error = {0};

	if (dashboard->marks.count) {
		marks_clear(&dashboard->marks);
		return REACT_REDRAW;
	}
	if (dashboard->find.query)
		return find_clear(dashboard);
	if (!*left_filter(&dashboard->panes[PANE_LEFT]))
		return REACT_NONE;
	if (!sift_set(dashboard, "", &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_DRAW;
}

/* "1.2.5.1m1 D+10: 미보고 · 기한 2025-12-31 경과 +10일" */
static int say_days_left(struct dashboard *dashboard)
{
	const struct node *node = dashboard_node(dashboard);
	char left[64], rule[JUDGE_SENTENCE];
	struct text sentence = {0};

	if (!node || node->ref.kind != RECORD_MILESTONE) {
		dashboard_say(dashboard, STYLE_DIM, _("이정표 위에서 누르면 D-day와 판정의 까닭을 알려 줍니다."));
		return REACT_DRAW;
	}
	verdict_left(&node->state, &node->verdict, left, sizeof left);
	judge_sentence(&node->state, store_rules(dashboard->store), store_today(dashboard->store), rule);
	text_append_format(&sentence, "%s %s: %s", node->code, left, rule);
	dashboard_say(dashboard, style_of_signal(node->verdict.signal), text_bytes(&sentence));
	text_finish(&sentence);
	return REACT_DRAW;
}

static int show_view(struct dashboard *dashboard, enum view view)
{
	struct error error = {0};

	places_leave(dashboard);
	if (!left_show(&dashboard->panes[PANE_LEFT], view, &error)) {
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
		return REACT_DRAW;
	}
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

/* The timeline's time, from whichever pane. */
static int on_time(struct dashboard *dashboard, enum action action)
{
	struct error error = {0};
	int reactions = pane_timeline_time(&dashboard->panes[PANE_TIMELINE], action, &error);

	if (reactions < 0)
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return reactions < 0 ? REACT_DRAW : reactions;
}

/* Actions that belong to no pane. */
static int act(struct dashboard *dashboard, enum action action)
{
	if (action_writes(action) && !past_may_write(dashboard))
		return REACT_DRAW;
	switch (action) {
	case ACTION_NEXT_PANE:
		next_focus(dashboard, 1);
		return REACT_RELAYOUT;
	case ACTION_PREVIOUS_PANE:
		next_focus(dashboard, -1);
		return REACT_RELAYOUT;
	case ACTION_SEARCH:
		find_open(dashboard);
		return REACT_DRAW;
	case ACTION_NEXT_HIT:
		return find_step(dashboard, false);
	case ACTION_PREVIOUS_HIT:
		return find_step(dashboard, true);
	case ACTION_FILTER:
		sift_open(dashboard);
		return REACT_DRAW;
	case ACTION_FILTERS:
		sift_open_list(dashboard);
		return REACT_DRAW;
	case ACTION_GO:
		go_open(dashboard);
		return REACT_DRAW;
	case ACTION_BACK:
	case ACTION_FORWARD:
		return places_go(dashboard, action == ACTION_BACK);
	case ACTION_DAYS_LEFT:
		return say_days_left(dashboard);
	case ACTION_CLOSE:
		return clear_something(dashboard);
	case ACTION_UNDO:
	case ACTION_REDO:
		return dialog_undo_open(dashboard, action == ACTION_REDO);
	case ACTION_AS_OF:
		past_open(dashboard);
		return REACT_DRAW;
	case ACTION_TODAY:
		return store_as_of(dashboard->store) == DAY_NONE && dashboard->panes[PANE_TIMELINE].shown
			       ? on_time(dashboard, action)
			       : past_return(dashboard);
	case ACTION_ZOOM_IN:
	case ACTION_ZOOM_OUT:
	case ACTION_PAN_BACK:
	case ACTION_PAN_ON:
	case ACTION_LANES:
		return on_time(dashboard, action);
	case ACTION_STATUS:
		return dialog_status_open(dashboard);
	case ACTION_VERIFY:
		return dialog_verify_open(dashboard);
	case ACTION_EDIT:
		return dialog_edit_open(dashboard);
	case ACTION_READING:
		return dialog_reading_open(dashboard);
	case ACTION_EVIDENCE:
		return dialog_evidence_open(dashboard);
	case ACTION_CALL:
		return dialog_call_open(dashboard);
	case ACTION_RELOAD:
		return REACT_RELOAD | REACT_REDRAW;
	case ACTION_REDRAW:
		return REACT_REDRAW | REACT_REPAINT;
	case ACTION_WIDTH:
		dialog_width_open(dashboard);
		return REACT_DRAW;
	case ACTION_COMMAND:
		command_open(dashboard);
		return REACT_DRAW;
	case ACTION_SCHEME:
		return look_next_scheme(dashboard);
	case ACTION_MAXIMIZE:
		return look_maximize(dashboard);
	case ACTION_MOUSE:
		return mouse_switch(dashboard);
	case ACTION_COPY:
		return copy_node(dashboard);
	case ACTION_HELP:
		dialog_help_open(dashboard);
		return REACT_DRAW;
	case ACTION_VIEW_TREE:
	case ACTION_VIEW_WORK:
	case ACTION_VIEW_TARGETS:
	case ACTION_VIEW_OFFICES:
	case ACTION_VIEW_AGENDA:
	case ACTION_VIEW_CHANGES:
		return show_view(dashboard, (enum view)(action - ACTION_VIEW_TREE));
	case ACTION_PREVIOUS_VIEW:
		return show_view(dashboard, (enum view)((left_view(&dashboard->panes[PANE_LEFT]) + VIEW_COUNT - 1) % VIEW_COUNT));
	case ACTION_NEXT_VIEW:
		return show_view(dashboard, (enum view)((left_view(&dashboard->panes[PANE_LEFT]) + 1) % VIEW_COUNT));
	case ACTION_QUIT:
		return REACT_QUIT;
	default:
		return REACT_NONE;
	}
}

int dashboard_do(struct dashboard *dashboard, enum action action)
{
	struct pane *pane = &dashboard->panes[dashboard->focus];
	struct error error = {0};
	int reactions = pane->type->act(dashboard, pane, action, &error);

	if (reactions < 0) {
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
		return REACT_DRAW;
	}
	return reactions == REACT_PASS ? act(dashboard, action) : reactions;
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
		dashboard->reactions |= mouse_is(key) ? mouse_press(dashboard, key) : dashboard_press(dashboard, key);
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

static void look_for_commits(struct dashboard *dashboard)
{
	int64_t version = store_data_version(dashboard->store);
	day_number past = store_as_of(dashboard->store);
	struct error error;

	dashboard->watch.due = !version;
	if (!version || version == dashboard->data_version)
		return;
	/* The past may be another one by now, too: something backdated, something taken back. */
	if (past != DAY_NONE && !store_set_as_of(dashboard->store, past, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	dashboard->reactions |= REACT_RELOAD;
}

/* After the keys, the next of which would take the sentence away. */
static void look_for_file(struct dashboard *dashboard)
{
	struct error error = {0};
	bool lost = !store_is_in_place(dashboard->store, &error);

	if (lost && !dashboard->lost)
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	dashboard->lost = lost;
}

/* Before the keys: what they write is written on the day that it is now. */
static bool move_to_today(struct dashboard *dashboard)
{
	const struct dashboard_options *options = dashboard->options;
	int64_t ends;
	day_number day;

	if (!options->today)
		return false;
	midnight_take(&dashboard->midnight);
	day = options->today(options->context, &ends);
	midnight_set(&dashboard->midnight, ends);
	if (day == dashboard->day)
		return false;
	dashboard->day = day;
	store_set_today(dashboard->store, day);
	dashboard->reactions |= REACT_RELOAD;
	return true;
}

/* After them. */
static void say_day(struct dashboard *dashboard)
{
	struct text sentence = {0};
	char day[DAY_TEXT * 2];

	day_print_korean(store_today(dashboard->store), day);
	text_append_format(&sentence,
			   store_as_of(dashboard->store) == DAY_NONE
				   ? _("날이 바뀌어 기준일이 %s이(가) 되었습니다.")
				   : _("날이 바뀌었습니다. 보고 있는 기준일 %s은(는) 그대로입니다."),
			   day);
	dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	text_finish(&sentence);
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
	bool changed = false;

	if (!left_is_working(pane))
		return;
	if (!left_work(pane, &changed, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	pane->stale |= changed;
	if (changed)
		dashboard->reactions |= REACT_FOLLOW;
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
	moved = move_to_today(dashboard);
	told = watch_take(&dashboard->watch);
	pressed = events[0].revents || !keys_wait(&dashboard->keys);
	if (told || pressed)
		look_for_commits(dashboard);
	if (pressed)
		drain_keys(dashboard);
	else if (!rest_wait(dashboard))
		rest(dashboard);
	if (moved)
		say_day(dashboard);
	if (told || pressed)
		look_for_file(dashboard);
	if (!told && !pressed)
		look_on(dashboard);
}

void dashboard_loop(struct dashboard *dashboard)
{
	dashboard->reactions = REACT_RELAYOUT | REACT_RELOAD;
	move_to_today(dashboard);
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
