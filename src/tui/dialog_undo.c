/* Taking back what this person did last, or restoring what was taken back: first what would come of it is shown. It is that step
 * or none: whatever is done meanwhile, nothing else is taken back by the Enter that was meant for what is shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/history.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "state.h"

enum { WIDTH = 68, HEAD = 3, FOOT = 2, TIME = 64, LINES_LEAST = 3, AROUND = 6 /* rows of the screen: the bars, and its frame */ };

struct undo {
	bool redo;
	struct history_step step;
	struct body body; /* what would be changed, row by row */
	struct text note; /* why it was not done */
};

static void destroy(void *state)
{
	struct undo *undo = state;

	history_step_finish(&undo->step);
	body_finish(&undo->body);
	text_finish(&undo->note);
	free(undo);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	const struct undo *undo = state;
	int lines, room = dashboard->rows - AROUND - HEAD - FOOT;

	*width = WIDTH < dashboard->columns - 4 ? WIDTH : dashboard->columns - 4;
	lines = body_lines(&undo->body, *width);
	if (room < LINES_LEAST)
		room = LINES_LEAST;
	*height = HEAD + (lines < room ? lines : room) + FOOT;
}

static void draw_line(struct dashboard *dashboard, const struct area *area, int line, struct row *row)
{
	paint_row(&dashboard->terminal, area, line, row, PAINT_PLAIN);
	row_clear(row);
}

static void draw_head(struct dashboard *dashboard, const struct undo *undo, const struct area *area)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	struct row row = {0};
	char at[TIME];

	row_add(&row, STYLE_TITLE, undo->redo ? _("취소한 이 변경을 되살립니까?") : _("이 변경을 취소합니까?"));
	if (body_is_cut(&undo->body))
		row_add(&row, STYLE_DIM, _("  j k 넘기기"));
	draw_line(dashboard, area, 0, &row);
	field_print(&time, undo->step.at, at, sizeof at);
	row_add_format(&row, STYLE_KEY, "%s", change_action(undo->step.action));
	row_add_format(&row, STYLE_DIM, _(" %s, %zu줄"), at, undo->step.rows);
	draw_line(dashboard, area, 1, &row);
	row_add(&row, STYLE_DIM, undo->redo ? _("되살리면 이렇게 됩니다.") : _("취소하면 이렇게 됩니다."));
	draw_line(dashboard, area, 2, &row);
	row_finish(&row);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct undo *undo = state;
	struct row row = {0};

	body_draw(&undo->body, &dashboard->terminal, area, HEAD, area->height - HEAD - FOOT, STYLE_NORMAL);
	draw_head(dashboard, undo, area);
	row_add_fit(&row, STYLE_ALERT, text_bytes(&undo->note), area->width, TEXT_LEFT);
	draw_line(dashboard, area, area->height - 2, &row);
	row_add(&row, STYLE_DIM, undo->redo ? _("Enter 되살리기  Esc 그만두기") : _("Enter 취소하기  Esc 그만두기"));
	draw_line(dashboard, area, area->height - 1, &row);
	row_finish(&row);
}

static bool write_step(struct dashboard *dashboard, const struct undo *undo, bool dry_run, struct gate_answer *answer)
{
	struct gate_request request = {.verb = undo->redo ? GATE_REDO : GATE_UNDO,
				       .undoes = undo->step.request,
				       .action = undo->redo ? "redo" : "undo",
				       .effective = DAY_NONE,
				       .dry_run = dry_run};

	return store_write(dashboard->store, &request, answer);
}

/* The row of a change, if it stands in the tree. */
static bool find_node(struct dashboard *dashboard, const struct gate_change *change, struct node *node)
{
	struct error error;
	struct ref ref;

	return store_find(dashboard->store, change->entity, &ref, &error) && left_lists(ref) &&
	       store_node(dashboard->store, ref, node, &error) && node->ref.id;
}

static void build_body(struct dashboard *dashboard, struct undo *undo, const struct gate_answer *answer)
{
	const char *before = "";
	struct node node;

	body_finish(&undo->body);
	for (size_t i = 0; i < answer->count; i++) {
		const struct gate_change *change = &answer->changes[i];
		char *said = change_sentence(change);

		if (strcmp(before, change->entity) != 0)
			body_add(&undo->body, "%s %s\n", change->entity, find_node(dashboard, change, &node) ? node.title : "");
		body_add(&undo->body, "  %s\n", said);
		before = change->entity;
		free(said);
	}
}

/* The step that is next, and what would come of it. False, with a sentence, if there is none or it can't be done. */
static bool load(struct dashboard *dashboard, struct undo *undo, struct error *error)
{
	struct gate_answer answer = {0};
	bool good;

	history_step_finish(&undo->step);
	if (!store_undo_next(dashboard->store, undo->redo, &undo->step, error))
		return false;
	if (!*undo->step.request)
		return error_set(error, ERROR_NOT_FOUND, "%s",
				 undo->redo ? _("되살릴 것이 없습니다.") : _("취소할 변경이 없습니다."));
	good = write_step(dashboard, undo, true, &answer);
	if (good)
		build_body(dashboard, undo, &answer);
	else
		*error = answer.error;
	gate_answer_finish(&answer);
	return good;
}

/* What came of it, with the first of its changes. */
static void say_done(struct dashboard *dashboard, const struct undo *undo, const struct gate_answer *answer)
{
	struct text sentence = {0};
	char *said = answer->count ? change_sentence(&answer->changes[0]) : NULL;

	text_append(&sentence, undo->redo ? _("되살렸습니다") : _("취소했습니다"));
	if (said)
		text_append_format(&sentence, ": %s %s", answer->changes[0].entity, said);
	if (answer->count > 1)
		text_append_format(&sentence, _(" 외 %zu항목"), answer->count - 1);
	text_append_format(&sentence, _(". %s"), undo->redo ? _("u 다시 취소") : _("Ctrl-r 되살리기"));
	dashboard_say(dashboard, STYLE_NORMAL, text_bytes(&sentence));
	text_finish(&sentence);
	free(said);
}

/* Once all is read again: by then it stands elsewhere, or is gone and has no place. */
static void go_to_first(struct dashboard *dashboard, const struct gate_answer *answer)
{
	struct node node;

	if (answer->count && find_node(dashboard, &answer->changes[0], &node))
		left_stay(&dashboard->panes[PANE_LEFT], node.ref);
}

static int note(struct undo *undo, const char *sentence, int reactions)
{
	text_clear(&undo->note);
	text_append(&undo->note, sentence);
	return reactions | REACT_DRAW;
}

/* Another step is the next by now: that one is shown, and nothing was done. */
static int show_other(struct dashboard *dashboard, struct undo *undo, const struct error *why)
{
	struct error error = {0};

	if (load(dashboard, undo, &error))
		return note(undo, why->sentence, REACT_RELAYOUT | REACT_RELOAD);
	dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_CLOSE | REACT_RELOAD;
}

static int take_back(struct dashboard *dashboard, struct undo *undo)
{
	struct gate_answer answer = {0};
	int reactions = REACT_CLOSE | REACT_RELOAD;

	if (write_step(dashboard, undo, false, &answer)) {
		go_to_first(dashboard, &answer);
		say_done(dashboard, undo, &answer);
	} else if (answer.result == GATE_CONFLICT) {
		reactions = show_other(dashboard, undo, &answer.error);
	} else if (answer.result == GATE_RETRY) {
		reactions = note(undo, answer.error.sentence, REACT_NONE);
	} else {
		dashboard_say(dashboard, STYLE_ALERT, answer.error.sentence);
	}
	gate_answer_finish(&answer);
	return reactions;
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct undo *undo = state;
	enum action action = keymap_action(&dashboard->keymap, key);

	if (action == ACTION_OPEN)
		return take_back(dashboard, undo);
	if (action == ACTION_CLOSE || action == ACTION_QUIT)
		return REACT_CLOSE;
	return body_move(&undo->body, action) ? REACT_DRAW : REACT_NONE;
}

static const struct dialog_type undo_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

int dialog_undo_open(struct dashboard *dashboard, bool redo)
{
	struct undo *undo = memory_new(1, sizeof *undo);
	struct error error = {0};

	undo->redo = redo;
	if (load(dashboard, undo, &error)) {
		dashboard_open(dashboard, &undo_type, undo);
		return REACT_DRAW;
	}
	destroy(undo);
	dashboard_say(dashboard, error.code == ERROR_NOT_FOUND ? STYLE_ATTENTION : STYLE_ALERT, error.sentence);
	return REACT_DRAW;
}
