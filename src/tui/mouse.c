#include "mouse.h"
#include <stdio.h>
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "state.h"

enum { DOUBLE = 400 }; /* milliseconds between the clicks of a double one */
enum { LEFT_BUTTON = 0, MODIFIERS = 4 | 8 | 16, WHEEL = 64 };
enum { WHEEL_ROWS = 3, CELL_MOST = 9999 };

static uint32_t take_click(struct mouse *mouse, int row, int column, int64_t now)
{
	bool again = mouse->clicked && now - mouse->clicked <= DOUBLE && mouse->row == row && mouse->column == column;

	*mouse = (struct mouse){.row = row, .column = column, .count = again ? 2 : 1, .clicked = again ? 0 : now};
	return PRESS_CLICK;
}

/* BUTTON;COLUMN;ROW behind the <. */
static bool read_numbers(const char *text, long numbers[3])
{
	for (int i = 0; i < 3; i++) {
		char *end;

		numbers[i] = strtol(text, &end, 10);
		if (end == text || numbers[i] < 0 || numbers[i] > CELL_MOST || *end != (i < 2 ? ';' : '\0'))
			return false;
		text = end + 1;
	}
	return numbers[1] > 0 && numbers[2] > 0;
}

uint32_t mouse_take(struct mouse *mouse, const struct sequence *sequence, int64_t now)
{
	long numbers[3];
	int row, column;

	if (sequence->kind != '[' || sequence->final != 'M' || *sequence->parameters != '<' ||
	    !read_numbers(sequence->parameters + 1, numbers))
		return PRESS_NONE;
	column = (int)numbers[1] - 1;
	row = (int)numbers[2] - 1;
	numbers[0] &= ~(long)MODIFIERS;
	if (numbers[0] == LEFT_BUTTON)
		return take_click(mouse, row, column, now);
	if (numbers[0] != WHEEL && numbers[0] != WHEEL + 1)
		return PRESS_NONE;
	*mouse = (struct mouse){.row = row, .column = column};
	return numbers[0] == WHEEL ? PRESS_WHEEL_UP : PRESS_WHEEL_DOWN;
}

/* The pane that is drawn under the pointer, and the line of its area there, -1 for its title. NULL beside all panes. */
static struct pane *pane_under(struct dashboard *dashboard, int *line)
{
	const struct mouse *mouse = &dashboard->keys.mouse;

	for (int i = 0; i < PANE_COUNT; i++) {
		struct pane *pane = &dashboard->panes[i];
		int top = pane->title.top, left = pane->title.left;

		if (!pane->shown || mouse->row < top || mouse->row > top + pane->area.height || mouse->column < left ||
		    mouse->column >= left + pane->title.width)
			continue;
		*line = mouse->row - pane->area.top;
		return pane;
	}
	return NULL;
}

static int fail(struct dashboard *dashboard, const struct error *error)
{
	dashboard_say(dashboard, STYLE_ALERT, error->sentence);
	return REACT_DRAW;
}

/* What the key ACTION does in PANE, whether it has the focus or not. */
static int act_in(struct dashboard *dashboard, struct pane *pane, enum action action)
{
	struct error error = {0};
	int reactions = pane->type->act(dashboard, pane, action, &error);

	if (reactions < 0)
		return fail(dashboard, &error);
	return reactions == REACT_PASS ? REACT_NONE : reactions;
}

static int click_bar(struct dashboard *dashboard)
{
	enum action action = layout_bar_action(dashboard, dashboard->keys.mouse.column);

	return action == ACTION_NONE ? REACT_NONE : dashboard_do(dashboard, action);
}

static int click_pane(struct dashboard *dashboard, struct pane *pane, int line)
{
	int focus = (int)(pane - dashboard->panes), reactions = focus == dashboard->focus ? REACT_NONE : REACT_RELAYOUT;
	struct error error = {0};
	int answer;

	dashboard->focus = focus;
	if (line < 0)
		return reactions;
	answer = pane->type->click ? pane->type->click(dashboard, pane, line, &error) : REACT_NONE;
	if (answer < 0)
		return reactions | fail(dashboard, &error);
	if (dashboard->keys.mouse.count == 2)
		answer |= act_in(dashboard, pane, ACTION_OPEN);
	return reactions | answer;
}

static int wheel(struct dashboard *dashboard, bool up)
{
	int reactions = REACT_NONE, line;
	struct pane *pane = pane_under(dashboard, &line);

	for (int i = 0; i < WHEEL_ROWS && dashboard->dialog && !(reactions & REACT_CLOSE); i++)
		reactions |= dashboard->dialog->press(dashboard, dashboard->dialog_state, up ? PRESS_UP : PRESS_DOWN);
	for (int i = 0; i < WHEEL_ROWS && pane && !dashboard->dialog; i++)
		reactions |= act_in(dashboard, pane, up ? ACTION_UP : ACTION_DOWN);
	return reactions;
}

bool mouse_is(uint32_t press)
{
	return press == PRESS_CLICK || press == PRESS_WHEEL_UP || press == PRESS_WHEEL_DOWN;
}

int mouse_press(struct dashboard *dashboard, uint32_t press)
{
	struct pane *pane;
	int line;

	if (!dashboard->terminal.mouse || dashboard->small || dashboard->line)
		return REACT_NONE;
	if (press != PRESS_CLICK)
		return wheel(dashboard, press == PRESS_WHEEL_UP);
	if (dashboard->dialog)
		return REACT_NONE;
	if (dashboard->message.length)
		dashboard_say(dashboard, STYLE_NORMAL, "");
	if (dashboard->keys.mouse.row == dashboard->bar.top)
		return click_bar(dashboard) | REACT_DRAW;
	pane = pane_under(dashboard, &line);
	return pane ? click_pane(dashboard, pane, line) : REACT_DRAW;
}

int mouse_switch(struct dashboard *dashboard)
{
	struct terminal *terminal = &dashboard->terminal;

	if (!terminal->ansi) {
		dashboard_say(dashboard, STYLE_DIM, _("이 터미널에서는 마우스를 쓸 수 없습니다."));
		return REACT_DRAW;
	}
	terminal_set_mouse(terminal, !terminal->mouse);
	if (terminal->mouse)
		dashboard_say(dashboard, STYLE_NORMAL, _("마우스 켬: 글을 긁어 복사하려면 Shift를 누른 채 끄십시오."));
	else
		dashboard_say(dashboard, STYLE_NORMAL, _("마우스 끔: 글을 긁어 복사할 수 있습니다."));
	return REACT_DRAW;
}
