#include "hangul.h"
#include "gwagi/model/message.h"
#include "state.h"

bool hangul_ask(struct dashboard *dashboard, const struct text_key *key)
{
	enum action action = keymap_action(&dashboard->keymap, (uint32_t)key->key);

	if (action == ACTION_NONE || !action_writes(action))
		return false;
	dashboard->hangul = (struct hangul){*key, action};
	dashboard->line = &hangul_line;
	return true;
}

static void draw(struct dashboard *dashboard)
{
	const struct hangul *hangul = &dashboard->hangul;
	struct text what = {0};
	struct row row = {0};

	row_add(&row, STYLE_ATTENTION, _("한글 입력 상태입니다: "));
	row_add_format(&row, STYLE_KEY, "%c ", hangul->key.key);
	text_append_format(&what, "%s?", _(action_row(hangul->action)->help));
	row_add_fit(&row, STYLE_NORMAL, text_bytes(&what), dashboard->note.width - row.text.cells, TEXT_LEFT);
	paint_row(&dashboard->terminal, &dashboard->note, 0, &row, PAINT_PLAIN);
	row_clear(&row);
	row_add(&row, STYLE_KEY, " Enter");
	row_add(&row, STYLE_NORMAL, _(" 예  "));
	row_add(&row, STYLE_KEY, "Esc");
	row_add(&row, STYLE_NORMAL, _(" 아니오"));
	paint_row(&dashboard->terminal, &dashboard->bar, 0, &row, PAINT_PLAIN);
	row_finish(&row);
	text_finish(&what);
}

static void close_line(struct dashboard *dashboard)
{
	dashboard->line = NULL;
	dashboard->bars_stale = true;
}

/* The letter itself comes once more when it has waited in the input method for the next key: that is no answer. The key in the
 * other mode is one. Any other key is a no, and itself. */
static int press(struct dashboard *dashboard, uint32_t key)
{
	const struct hangul *hangul = &dashboard->hangul;
	enum action action = keymap_action(&dashboard->keymap, key);
	struct text_key keys[TEXT_KEYS];

	if (key == PRESS_PASTE_BEGIN)
		return REACT_NONE;
	if (key == hangul->key.letter)
		return REACT_DRAW;
	if (text_hangul_keys(key, keys))
		return REACT_NONE;
	close_line(dashboard);
	if (action == ACTION_OPEN || action == hangul->action)
		return dashboard_do(dashboard, hangul->action) | REACT_DRAW;
	return action == ACTION_CLOSE || action == ACTION_QUIT ? REACT_DRAW : REACT_PASS;
}

const struct line_type hangul_line = {.press = press, .draw = draw};
