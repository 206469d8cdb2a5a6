#include "past.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/view/past.h"
#include "state.h"

enum { DAY_BYTES = 100 };

void past_finish(struct past *past)
{
	prompt_finish(&past->prompt);
	text_finish(&past->why);
}

void past_open(struct dashboard *dashboard)
{
	struct past *past = &dashboard->past;

	if (!past->prompt.editor)
		prompt_start(&past->prompt, DAY_BYTES);
	text_editor_set(past->prompt.editor, "", 0);
	text_clear(&past->why);
	dashboard->line = &past_line;
}

/* The key bar stands aside for what is said about the line. */
static void draw(struct dashboard *dashboard)
{
	const struct past *past = &dashboard->past;
	const char *hint = _("Enter 보기  Esc 그만두기  비우면 지금  예: 2025-12, 지난달, 어제");
	struct row row = {0};

	row_add_fit(&row, past->why.length ? STYLE_ALERT : STYLE_DIM, past->why.length ? text_bytes(&past->why) : hint,
		    dashboard->bar.width, TEXT_LEFT);
	paint_row(&dashboard->terminal, &dashboard->bar, 0, &row, PAINT_PLAIN);
	row_finish(&row);
	prompt_draw(&dashboard->past.prompt, &dashboard->terminal, &dashboard->note, 0, _("기준일: "));
}

static void close_line(struct dashboard *dashboard)
{
	dashboard->line = NULL;
	dashboard->bars_stale = true;
}

static void say_where(struct dashboard *dashboard)
{
	struct text sentence = {0};

	past_sentence(dashboard->store, &sentence);
	dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	text_finish(&sentence);
}

/* DAY_NONE is the present. False, with a sentence, and at the present. */
static bool go(struct dashboard *dashboard, day_number day, struct error *error)
{
	if (!store_set_as_of(dashboard->store, day, error))
		return false;
	say_where(dashboard);
	return true;
}

static int refuse(struct past *past, const struct error *error, int reactions)
{
	text_clear(&past->why);
	text_append(&past->why, error->sentence);
	return reactions | REACT_DRAW;
}

static int accept(struct dashboard *dashboard)
{
	struct past *past = &dashboard->past;
	const char *typed = text_editor_bytes(past->prompt.editor);
	day_number day = DAY_NONE;
	struct error error = {0};

	if (typed[strspn(typed, " ")] && !past_read(dashboard->store, typed, &day, &error))
		return refuse(past, &error, REACT_NONE);
	if (!go(dashboard, day, &error))
		return refuse(past, &error, REACT_RELOAD | REACT_REDRAW);
	text_editor_remember(past->prompt.editor, typed, strlen(typed));
	close_line(dashboard);
	return REACT_RELOAD | REACT_REDRAW;
}

static int press(struct dashboard *dashboard, uint32_t key)
{
	struct past *past = &dashboard->past;

	switch (prompt_press(&past->prompt, key)) {
	case PROMPT_ACCEPTED:
		return accept(dashboard);
	case PROMPT_CANCELLED:
		close_line(dashboard);
		return REACT_DRAW;
	case PROMPT_REFUSED:
		text_clear(&past->why);
		text_append(&past->why, _("더 적을 수 없습니다."));
		return REACT_DRAW;
	case PROMPT_HANDLED:
		text_clear(&past->why);
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

const struct line_type past_line = {.press = press, .draw = draw};

int past_return(struct dashboard *dashboard)
{
	struct error error = {0};

	if (store_as_of(dashboard->store) == DAY_NONE) {
		dashboard_say(dashboard, STYLE_DIM, _("지금을 보고 있습니다. 지난 날을 보려면 @를 누르십시오."));
		return REACT_DRAW;
	}
	if (!go(dashboard, DAY_NONE, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
	return REACT_RELOAD | REACT_REDRAW;
}

bool past_may_write(struct dashboard *dashboard)
{
	if (store_as_of(dashboard->store) != DAY_NONE)
		dashboard_say(dashboard, STYLE_ALERT, _("지난 날을 보고 있어 바꿀 수 없습니다. t로 지금으로 돌아와서 하십시오."));
	else if (store_is_read_only(dashboard->store))
		dashboard_say(dashboard, STYLE_ALERT, _("읽기 전용으로 열려 있어 바꿀 수 없습니다."));
	else
		return true;
	return false;
}
