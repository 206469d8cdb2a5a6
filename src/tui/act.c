/* What actions do that belong to no pane, and the way of every action, by whatever means it was asked for. */
#include "gwagi/model/message.h"
#include "print.h"
#include "since.h"
#include "state.h"

static int focus_next(struct dashboard *dashboard, enum action action)
{
	int step = action == ACTION_NEXT_PANE ? 1 : PANE_COUNT - 1;

	dashboard->focus = (dashboard->focus + step) % PANE_COUNT;
	return REACT_RELAYOUT;
}

static int step_hit(struct dashboard *dashboard, enum action action)
{
	return find_step(dashboard, action == ACTION_PREVIOUS_HIT);
}

static int walk_places(struct dashboard *dashboard, enum action action)
{
	return places_go(dashboard, action == ACTION_BACK);
}

static int take_back(struct dashboard *dashboard, enum action action)
{
	return dialog_undo_open(dashboard, action == ACTION_REDO);
}

/* One thing at a time: what was marked, what was looked for, the way out of the details, what is filtered out. */
static int clear_something(struct dashboard *dashboard)
{
	struct error error = {0};

	if (dashboard->marks.count) {
		marks_clear(&dashboard->marks);
		return REACT_REDRAW;
	}
	if (dashboard->find.query)
		return find_clear(dashboard);
	if (dashboard->focus != PANE_LEFT) {
		dashboard->focus = PANE_LEFT;
		return REACT_RELAYOUT;
	}
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

static int show(struct dashboard *dashboard, enum view view)
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

static int show_view(struct dashboard *dashboard, enum action action)
{
	return show(dashboard, (enum view)(action - ACTION_VIEW_TREE));
}

static int show_next(struct dashboard *dashboard, enum action action)
{
	int step = action == ACTION_NEXT_VIEW ? 1 : VIEW_COUNT - 1;

	return show(dashboard, (enum view)(((int)left_view(&dashboard->panes[PANE_LEFT]) + step) % VIEW_COUNT));
}

static int return_to_today(struct dashboard *dashboard, enum action action)
{
	return past_return(dashboard) | pane_timeline_time(dashboard, action);
}

/* One of the three, or reactions that are all there is to it. */
struct act {
	void (*open)(struct dashboard *dashboard); /* a line or a dialog that has to be drawn */
	int (*run)(struct dashboard *dashboard);
	int (*choose)(struct dashboard *dashboard, enum action action); /* of several that are alike */
	int reactions;
};

static const struct act acts[ACTION_COUNT] = {
	[ACTION_NEXT_PANE] = {.choose = focus_next},
	[ACTION_PREVIOUS_PANE] = {.choose = focus_next},
	[ACTION_MAXIMIZE] = {.run = look_maximize},
	[ACTION_VIEW_TREE] = {.choose = show_view},
	[ACTION_VIEW_WORK] = {.choose = show_view},
	[ACTION_VIEW_TARGETS] = {.choose = show_view},
	[ACTION_VIEW_OFFICES] = {.choose = show_view},
	[ACTION_VIEW_AGENDA] = {.choose = show_view},
	[ACTION_VIEW_CHANGES] = {.choose = show_view},
	[ACTION_PREVIOUS_VIEW] = {.choose = show_next},
	[ACTION_NEXT_VIEW] = {.choose = show_next},
	[ACTION_BACK] = {.choose = walk_places},
	[ACTION_FORWARD] = {.choose = walk_places},
	[ACTION_SEARCH] = {.open = find_open},
	[ACTION_NEXT_HIT] = {.choose = step_hit},
	[ACTION_PREVIOUS_HIT] = {.choose = step_hit},
	[ACTION_FILTER] = {.open = sift_open},
	[ACTION_FILTERS] = {.open = sift_open_list},
	[ACTION_GO] = {.open = go_open},
	[ACTION_STATUS] = {.run = dialog_status_open},
	[ACTION_VERIFY] = {.run = dialog_verify_open},
	[ACTION_EDIT] = {.run = dialog_edit_open},
	[ACTION_READING] = {.run = dialog_reading_open},
	[ACTION_EVIDENCE] = {.run = dialog_evidence_open},
	[ACTION_CALL] = {.run = dialog_call_open},
	[ACTION_UNDO] = {.choose = take_back},
	[ACTION_REDO] = {.choose = take_back},
	[ACTION_AS_OF] = {.open = past_open},
	[ACTION_TODAY] = {.choose = return_to_today},
	[ACTION_SINCE] = {.open = since_open},
	[ACTION_ZOOM_IN] = {.choose = pane_timeline_time},
	[ACTION_ZOOM_OUT] = {.choose = pane_timeline_time},
	[ACTION_PAN_BACK] = {.choose = pane_timeline_time},
	[ACTION_PAN_ON] = {.choose = pane_timeline_time},
	[ACTION_LANES] = {.choose = pane_timeline_time},
	[ACTION_DAYS_LEFT] = {.run = say_days_left},
	[ACTION_COPY] = {.run = copy_node},
	[ACTION_PRINT] = {.open = print_open},
	[ACTION_RELOAD] = {.reactions = REACT_RELOAD | REACT_REDRAW},
	[ACTION_REDRAW] = {.reactions = REACT_REDRAW | REACT_REPAINT},
	[ACTION_WIDTH] = {.open = dialog_width_open},
	[ACTION_SCHEME] = {.run = look_next_scheme},
	[ACTION_MOUSE] = {.run = mouse_switch},
	[ACTION_COMMAND] = {.open = command_open},
	[ACTION_HELP] = {.open = dialog_help_open},
	[ACTION_CLOSE] = {.run = clear_something},
	[ACTION_QUIT] = {.reactions = REACT_QUIT},
};

static int act(struct dashboard *dashboard, enum action action)
{
	const struct act *row = &acts[action];

	if (action_writes(action) && !past_may_write(dashboard))
		return REACT_DRAW;
	if (row->open)
		row->open(dashboard);
	return row->open     ? REACT_DRAW
	       : row->run    ? row->run(dashboard)
	       : row->choose ? row->choose(dashboard, action)
			     : row->reactions;
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
