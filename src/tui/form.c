#include "form.h"
#include <stdlib.h>
#include <string.h>
#include "collision.h"
#include "editor.h"
#include "form_understood.h"
#include "gwagi/model/message.h"

enum { TAB = '\t', CONTROL_E = 0x05, CONTROL_X = 0x18, LINE_BREAK = 0x2424 /* form_line_break */ };

static void destroy(void *state)
{
	form_destroy(state);
}

static int step(const struct form *form, int by)
{
	int at = form->focus + by;

	while (at >= 0 && at < form->count && !form_is_shown(form, at))
		at += by;
	return at >= 0 && at < form->count ? at : -1;
}

/* Whether what stands in the field in focus is a value of its type; else it says why. */
static bool is_understood(struct dashboard *dashboard, struct form *form)
{
	struct form_entry *entry = &form->entries[form->focus];
	char said[FORM_UNDERSTOOD];
	struct error error = {0};

	body_finish(&entry->fault);
	if (form_understood(dashboard, form, entry, said, sizeof said, &error))
		return true;
	body_add(&entry->fault, "%s", error.sentence);
	return false;
}

/* The same, and whether the gate takes it. */
static bool check_focus(struct dashboard *dashboard, struct form *form)
{
	return is_understood(dashboard, form) &&
	       (form_check(dashboard, form) || form->entries[form->focus].field->input == FORM_PICK);
}

/* To another field; what is left behind is looked at. */
static int go(struct dashboard *dashboard, struct form *form, int by)
{
	int to;

	check_focus(dashboard, form);
	to = step(form, by);
	if (to >= 0)
		form->focus = to;
	return REACT_DRAW;
}

/* To the database, if what stands in the field in focus can be that. */
static int save(struct dashboard *dashboard, struct form *form)
{
	body_finish(&form->note);
	return is_understood(dashboard, form) ? form_save(dashboard, form) : REACT_DRAW;
}

/* Enter: on to the next field, behind the last one to the database. */
static int advance(struct dashboard *dashboard, struct form *form)
{
	int to = step(form, 1);

	if (to < 0)
		return save(dashboard, form);
	body_finish(&form->note);
	if (check_focus(dashboard, form))
		form->focus = to;
	return REACT_DRAW;
}

/* Something else stands in a field: what was said of it is over. */
static int renew(struct form *form, struct form_entry *entry)
{
	body_finish(&form->note);
	body_finish(&entry->fault);
	if (entry->field->part != PART_REQUEST)
		body_finish(&form->change);
	return REACT_DRAW;
}

/* What was typed is not thrown away at the first key. */
static int leave(struct form *form, bool asked)
{
	if (asked || !form_is_typed(form))
		return REACT_CLOSE;
	form_say(form, _("적은 것을 버립니까? 버리려면 한 번 더 누르십시오."));
	form->asked = true;
	return REACT_DRAW;
}

static int press_pick(struct dashboard *dashboard, struct form *form, uint32_t key, bool asked)
{
	struct form_entry *entry = &form->entries[form->focus];
	enum action action = keymap_action(&dashboard->keymap, key);

	if (key == PRESS_PASTE_BEGIN)
		return REACT_NONE;
	switch (choice_press(&entry->choice, &dashboard->keymap, key)) {
	case CHOICE_TAKEN:
		return advance(dashboard, form);
	case CHOICE_MOVED:
		return renew(form, entry);
	case CHOICE_BEFORE:
		return step(form, -1) < 0 ? REACT_NONE : go(dashboard, form, -1);
	case CHOICE_BEHIND:
		return step(form, 1) < 0 ? REACT_NONE : go(dashboard, form, 1);
	default:
		break;
	}
	if (action == ACTION_CLOSE || action == ACTION_QUIT)
		return leave(form, asked);
	return body_move(&form->change, action) || asked ? REACT_DRAW : REACT_NONE;
}

static int edit_outside(struct dashboard *dashboard, struct form *form)
{
	struct form_entry *entry = &form->entries[form->focus];
	char *before = form_value(entry), *after = NULL;
	struct error error = {0};

	body_finish(&entry->fault);
	if (!editor_run(&dashboard->terminal, before, &after, &error))
		body_add(&entry->fault, "%s", error.sentence);
	else if (!form_set(entry, after))
		body_add(&entry->fault, "%s", _("들어가지 않았습니다. 편집기에서 쓴 글이 너무 깁니다. 전의 글 그대로입니다."));
	free(before);
	free(after);
	return REACT_RELAYOUT | REACT_REPAINT;
}

/* In a body that is pasted the ends of lines are kept: CR, LF, or both. *TWICE: it is the second half of one. */
static uint32_t in_paste(struct form *form, uint32_t key, bool *twice)
{
	const struct form_entry *entry = &form->entries[form->focus];
	bool kept = entry->prompt.paste && entry->field->input == FORM_BODY, returned = form->returned;

	form->returned = kept && key == '\r';
	*twice = kept && key == '\n' && returned;
	return kept && (key == '\r' || key == '\n') ? LINE_BREAK : key;
}

static int press_typed(struct dashboard *dashboard, struct form *form, uint32_t key, bool asked)
{
	struct form_entry *entry = &form->entries[form->focus];
	bool twice;

	if (!entry->prompt.paste && (key == PRESS_UP || key == PRESS_DOWN))
		return go(dashboard, form, key == PRESS_UP ? -1 : 1);
	if (!entry->prompt.paste && key == CONTROL_E && entry->field->input == FORM_BODY)
		return edit_outside(dashboard, form);
	key = in_paste(form, key, &twice);
	if (twice)
		return REACT_DRAW;
	switch (prompt_press(&entry->prompt, key)) {
	case PROMPT_ACCEPTED:
		return advance(dashboard, form);
	case PROMPT_CANCELLED:
		return leave(form, asked);
	case PROMPT_REFUSED:
		form_say(form, _("들어가지 않았습니다. 이 칸에는 그렇게 긴 글을 쓸 수 없습니다."));
		return REACT_DRAW;
	case PROMPT_HANDLED:
		return renew(form, entry);
	default:
		return body_move(&form->change, keymap_action(&dashboard->keymap, key)) ? REACT_DRAW : REACT_NONE;
	}
}

static int press_collision(struct dashboard *dashboard, struct form *form, uint32_t key, bool asked)
{
	switch (collision_press(&form->collision, &dashboard->keymap, key)) {
	case COLLISION_MINE:
		form->colliding = false;
		return form_save(dashboard, form);
	case COLLISION_BACK:
		form->colliding = false;
		return REACT_DRAW;
	case COLLISION_THEIRS:
		return leave(form, asked);
	case COLLISION_MOVED:
		return REACT_DRAW;
	default:
		return asked ? REACT_DRAW : REACT_NONE;
	}
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct form *form = state;
	const struct form_entry *entry = &form->entries[form->focus];
	bool asked = form->asked, pasting = entry->prompt.paste != NULL;

	if (asked || (form->confirmed && key != '\r' && key != CONTROL_X))
		body_finish(&form->note);
	form->asked = false;
	form->confirmed = form->confirmed && (key == '\r' || key == CONTROL_X);
	if (form->colliding)
		return press_collision(dashboard, form, key, asked);
	if (!pasting && key == CONTROL_X)
		return save(dashboard, form);
	if (!pasting && (key == TAB || key == PRESS_BACKTAB))
		return go(dashboard, form, key == TAB ? 1 : -1);
	return entry->field->input == FORM_PICK ? press_pick(dashboard, form, key, asked)
						: press_typed(dashboard, form, key, asked);
}

const struct dialog_type dialog_form = {
	.size = form_size, .draw = form_draw, .press = press, .destroy = destroy, .keep = form_keep};

int form_open(struct dashboard *dashboard, const struct form_type *type, const char *variant, const char *const *codes,
	      size_t count, bool marked)
{
	struct form *form = form_create(type, variant);
	struct error error = {0};
	int reactions = dashboard->dialog ? REACT_RELAYOUT : REACT_DRAW;

	if (!form_load(dashboard, form, codes, count, &error)) {
		form_destroy(form);
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
		return REACT_DRAW;
	}
	form->marked = marked;
	dashboard_open(dashboard, &dialog_form, form);
	return reactions;
}
