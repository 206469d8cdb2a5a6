/* From a press to what has the keys: a dialog, a line, or the panes by way of an action. */
#include "press.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "hangul.h"
#include "state.h"

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

/* A key that nothing covers the panes from. */
static int press_open(struct dashboard *dashboard, uint32_t key)
{
	enum action action = keymap_action(&dashboard->keymap, outside_writing(key));
	struct text sentence = {0};
	char help[KEY_NAME];

	if (action != ACTION_NONE)
		return dashboard_do(dashboard, action);
	keymap_first(&dashboard->keymap, ACTION_HELP, help);
	text_append_format(&sentence, _("쓰이지 않는 글쇠입니다. 도움말은 %s"), help);
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
			dashboard_carry_out(dashboard);
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

int press_key(struct dashboard *dashboard, uint32_t key)
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
