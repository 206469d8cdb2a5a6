/* The one loop, the one wait, and the one place where reactions are carried out. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include "gwagi/model/message.h"
#include "hangul.h"
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
	case ACTION_SINCE:
		since_open(dashboard);
		return REACT_DRAW;
	case ACTION_PRINT:
		print_open(dashboard);
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
		return past_return(dashboard) | on_time(dashboard, action);
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

/* What stands over the panes and has the keys. */
static bool is_covered(const struct dashboard *dashboard)
{
	return dashboard->dialog || dashboard->line;
}

static int press_cover(struct dashboard *dashboard, uint32_t key)
{
	int reactions;

	if (!dashboard->dialog)
		return dashboard->line->press(dashboard, key);
	reactions = dashboard->dialog->press(dashboard, dashboard->dialog_state, key);
	if (!(reactions & REACT_CLOSE))
		draft_keep(dashboard);
	return reactions;
}

/* A paste goes to what is being written in, or nowhere: its letters are no keys. */
static int begin_paste(struct dashboard *dashboard)
{
	int reactions = REACT_NONE;

	if (is_covered(dashboard) && !dashboard->small)
		reactions = press_cover(dashboard, PRESS_PASTE_BEGIN);
	if (reactions != REACT_NONE)
		return reactions;
	dashboard->paste_dropped = true;
	dashboard_say(dashboard, STYLE_ATTENTION, _("붙여넣기는 글을 쓰는 곳에서만 됩니다."));
	return REACT_DRAW;
}

/* Of a paste that nothing took, or whose dialog is gone. */
static bool is_dropped(struct dashboard *dashboard, uint32_t key)
{
	bool dropped = dashboard->paste_dropped ||
		       (!is_covered(dashboard) && (dashboard->keys.pasting || key == PRESS_PASTE_END));

	if (key == PRESS_PASTE_END)
		dashboard->paste_dropped = false;
	return dropped;
}

/* Words are moved over where one writes; elsewhere an arrow with Ctrl is an arrow. */
static uint32_t outside_writing(uint32_t key)
{
	return key == PRESS_WORD_LEFT ? PRESS_LEFT : key == PRESS_WORD_RIGHT ? PRESS_RIGHT : key;
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

/* A key that nothing covers the panes from. */
static int press_open(struct dashboard *dashboard, uint32_t key)
{
	enum action action = keymap_action(&dashboard->keymap, outside_writing(key));
	struct text sentence = {0};
	char help[KEY_NAME];

	if (action != ACTION_NONE)
		return dashboard_do(dashboard, action);
	keymap_first(&dashboard->keymap, ACTION_HELP, help);
	text_append_format(&sentence, _("쓰이지 않는 키입니다. 도움말은 %s"), help);
	dashboard_say(dashboard, STYLE_DIM, text_bytes(&sentence));
	text_finish(&sentence);
	return REACT_DRAW;
}

/* A letter of Hangul is a letter where one writes. Elsewhere it is the key that it is on, but one that writes asks first. */
static int press_letter(struct dashboard *dashboard, const struct text_key *key)
{
	uint32_t press = (uint32_t)key->key;
	int reactions = REACT_PASS;

	if (is_covered(dashboard))
		reactions = press_cover(dashboard, key->letter);
	if (reactions == REACT_NONE)
		reactions = press_cover(dashboard, press);
	if (reactions != REACT_PASS)
		return reactions;
	return hangul_ask(dashboard, key) ? REACT_DRAW : press_open(dashboard, press);
}

/* An input method may have joined several keys to one syllable; what follows one that asks was not pressed for the question. */
static int press_hangul(struct dashboard *dashboard, const struct text_key *keys, int count)
{
	for (int i = 0; i < count && !(dashboard->reactions & REACT_QUIT); i++) {
		dashboard->reactions |= press_letter(dashboard, &keys[i]);
		if (dashboard->line == &hangul_line)
			break;
		if (dashboard->reactions & ~(REACT_DRAW | REACT_FOLLOW | REACT_QUIT))
			carry_out(dashboard);
	}
	if (!dashboard->message.length)
		dashboard_say(dashboard, STYLE_DIM, _("한글 입력 상태입니다(한/영 키로 바꿈)."));
	return REACT_DRAW;
}

/* In a window that is too small for anything. */
static int press_small(const struct dashboard *dashboard, uint32_t key)
{
	struct text_key keys[TEXT_KEYS];

	if (text_hangul_keys(key, keys))
		key = (uint32_t)keys[0].key;
	return keymap_action(&dashboard->keymap, key) == ACTION_QUIT ? REACT_QUIT : REACT_NONE;
}

static int press_key(struct dashboard *dashboard, uint32_t key)
{
	bool pasting = dashboard->keys.pasting || key == PRESS_PASTE_END;
	struct text_key keys[TEXT_KEYS];
	int count, reactions = REACT_PASS;

	if (key == PRESS_PASTE_BEGIN)
		return begin_paste(dashboard);
	if (is_dropped(dashboard, key))
		return REACT_NONE;
	if (dashboard->message.length)
		dashboard_say(dashboard, STYLE_NORMAL, "");
	/* A paste that began before the window was made small has to reach its end. */
	if (dashboard->small && !pasting)
		return press_small(dashboard, key);
	if (is_covered(dashboard))
		reactions = press_cover(dashboard, key);
	if (reactions != REACT_PASS && reactions != REACT_NONE)
		return reactions;
	count = pasting ? 0 : text_hangul_keys(key, keys);
	if (count)
		return press_hangul(dashboard, keys, count);
	return reactions == REACT_PASS ? press_open(dashboard, key) : reactions;
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
			carry_out(dashboard);
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
	carry_out(dashboard);
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
		carry_out(dashboard);
		if (dashboard->undrawn)
			dashboard_draw(dashboard);
		store_view_end(dashboard->store);
		if (dashboard->undrawn)
			dashboard->undrawn = !frame_send(&dashboard->terminal);
		wait_for_events(dashboard);
	}
}
