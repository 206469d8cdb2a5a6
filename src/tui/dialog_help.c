/* The keys, out of the table of actions and the person's own keymap: looked through, searched, and done. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/filter.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/palette.h"
#include "prompt.h"
#include "state.h"

enum { WIDTH = 88, HEAD = 2, MARK = 2, KEYS = 12, NAME = 15, NAMED = 70 /* cells from which names are shown */, LIMIT = 100 };

static const char *const signs[] = {
	N_("완 완료  정 정상추진  관 관심필요  지 지연"),
	N_("부 부진  보 보류·중단  미 미보고"),
	N_("미3 미보고 3건  !2 그 가운데 기한이 지난 것 2건  [?] 확실하지 않은 판독"),
	N_("= 마침  - 추진중  . 시작 전  / 보류  ! 지난 날"),
	N_("* 완료  o 기한  X 지난 기한  : 당초 기한  | 기준일  < > 그림 밖"),
};

enum {
	SIGNS = sizeof signs / sizeof *signs,
	WORDS = 2,
	SECTIONS = GROUP_COUNT + 2,
	ENTRIES = ACTION_COUNT + SIGNS + WORDS + SECTIONS
};

/* A heading, an action, or something to know (ACTION_NONE). */
struct entry {
	const char *said;
	enum action action;
	bool head;
};

struct help {
	struct prompt prompt;
	bool searching;
	struct text_query *query; /* what is looked for; NULL: nothing */
	struct text words[WORDS]; /* of the filter language */
	struct entry entries[ENTRIES];
	const char *head; /* of the entries that are added next, until the first of them */
	int count, cursor;
	struct row *rows; /* the entries, wrapped to the dialog's width */
	int *owners;      /* which entry a row is of */
	int row_count, room, top, height;
};

static void destroy(void *state)
{
	struct help *help = state;

	for (int i = 0; i < help->room; i++)
		row_finish(&help->rows[i]);
	for (int i = 0; i < WORDS; i++)
		text_finish(&help->words[i]);
	text_query_destroy(help->query);
	prompt_finish(&help->prompt);
	free(help->rows);
	free(help->owners);
	free(help);
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	(void)dashboard;
	(void)state;
	*height = HEAD + ENTRIES; /* at the full width, where nothing is wrapped */
	*width = WIDTH;
}

static void add_entry(struct help *help, const char *said, enum action action)
{
	if (help->head)
		help->entries[help->count++] = (struct entry){help->head, ACTION_NONE, true};
	help->head = NULL;
	help->entries[help->count++] = (struct entry){said, action, false};
}

static void add_note(struct help *help, const char *said)
{
	if (text_query_match(help->query, said, strlen(said)))
		add_entry(help, said, ACTION_NONE);
}

static bool is_found(const struct palette *found, enum action action)
{
	for (int i = 0; i < found->count; i++) {
		if (found->actions[i] == action)
			return true;
	}
	return false;
}

/* Also by a key that has more than one letter: those are words. */
static bool is_key_of(const struct keymap *keymap, enum action action, const char *typed)
{
	char name[KEY_NAME];

	for (int i = 0; i < KEYMAP_KEYS && typed[0] && typed[1]; i++) {
		press_name(keymap->keys[action][i], name);
		if (!strcmp(name, typed))
			return true;
	}
	return false;
}

static void add_actions(struct help *help, const struct keymap *keymap, const struct palette *found, const char *typed)
{
	for (int group = 0; group < GROUP_COUNT; group++) {
		help->head = action_group_name((enum action_group)group);
		for (int i = 0; i < ACTION_COUNT; i++) {
			enum action action = (enum action)i;

			if ((int)action_group(action) == group && (is_found(found, action) || is_key_of(keymap, action, typed)))
				add_entry(help, _(action_row(action)->help), action);
		}
	}
}

/* The first that can be chosen, or where the likeliest action is. */
static int cursor_for(const struct help *help, const struct palette *found)
{
	for (int i = 0; help->query && found->count && i < help->count; i++) {
		if (help->entries[i].action == found->actions[0])
			return i;
	}
	return help->count ? 1 : 0;
}

static void look(struct dashboard *dashboard, struct help *help)
{
	const char *typed = text_editor_bytes(help->prompt.editor);
	struct palette found;

	text_query_destroy(help->query);
	help->query = *typed ? text_query_create_loose(typed, strlen(typed)) : NULL;
	palette_look(&found, typed, strlen(typed));
	help->count = help->top = 0;
	add_actions(help, &dashboard->keymap, &found, typed);
	help->head = _("표시");
	for (int i = 0; i < SIGNS; i++)
		add_note(help, _(signs[i]));
	help->head = _("거르기에 쓰는 말");
	for (int i = 0; i < WORDS; i++)
		add_note(help, text_bytes(&help->words[i]));
	help->head = NULL;
	help->cursor = cursor_for(help, &found);
}

static struct row *next_row(struct help *help, int entry)
{
	if (help->row_count == help->room) {
		help->rows = memory_grow(help->rows, (size_t)help->room + 1, sizeof *help->rows);
		help->owners = memory_grow(help->owners, (size_t)help->room + 1, sizeof *help->owners);
		help->rows[help->room++] = (struct row){0};
	}
	row_clear(&help->rows[help->row_count]);
	help->owners[help->row_count] = entry;
	return &help->rows[help->row_count++];
}

/* What stands in front of what is said; of a further line, blanks. */
static void add_front(const struct dashboard *dashboard, enum action action, bool marked, bool first, int cells, struct row *row)
{
	char keys[KEYMAP_KEYS * KEY_NAME];

	row_add(row, STYLE_KEY, first && marked ? "> " : "  ");
	if (action == ACTION_NONE)
		return;
	keymap_keys(&dashboard->keymap, action, keys, sizeof keys);
	row_add_fit(row, STYLE_KEY, first ? keys : "", KEYS - 1, TEXT_LEFT);
	row_add(row, STYLE_NORMAL, " ");
	if (cells >= NAMED)
		row_add_fit(row, STYLE_DIM, first ? action_row(action)->name : "", NAME, TEXT_LEFT);
}

static void build_entry(const struct dashboard *dashboard, struct help *help, int place, int cells)
{
	enum { HITS = 32 };
	const struct entry *entry = &help->entries[place];
	int front = MARK + (entry->action == ACTION_NONE ? 0 : KEYS + (cells >= NAMED ? NAME : 0));
	struct text_mark hits[HITS], here[HITS];
	struct text_span span = {0};
	struct text text = {0};
	size_t count;

	text_append(&text, entry->said);
	count = text_query_marks(help->query, text_bytes(&text), text.length, hits, HITS);
	for (bool first = true; text_wrap(&text, cells - front, 0, &span); first = false) {
		struct row *row = next_row(help, place);

		add_front(dashboard, entry->action, place == help->cursor, first, cells, row);
		row_add_marked(row, STYLE_NORMAL, text.bytes + span.offset, span.length, here,
			       text_marks_within(&span, hits, count, here));
	}
	text_finish(&text);
}

static void build(const struct dashboard *dashboard, struct help *help, int cells)
{
	help->row_count = 0;
	for (int i = 0; i < help->count; i++) {
		if (help->entries[i].head)
			row_add(next_row(help, i), STYLE_TITLE, help->entries[i].said);
		else
			build_entry(dashboard, help, i, cells);
	}
}

/* The cursor's rows are in sight, and the heading above the first one. */
static void keep_in_sight(struct help *help)
{
	int first = 0, last = 0;

	for (int i = 0; i < help->row_count; i++) {
		if (help->owners[i] < help->cursor)
			first = i + 1;
		if (help->owners[i] <= help->cursor)
			last = i;
	}
	if (help->cursor == 1)
		first = 0;
	if (last >= help->top + help->height)
		help->top = last - help->height + 1;
	if (first < help->top)
		help->top = first;
}

static void add_hint(const struct keymap *keymap, enum action action, const char *word, struct row *row)
{
	char key[KEY_NAME];

	keymap_first(keymap, action, key);
	if (*key)
		row_add_format(row, STYLE_KEY, "%s", key);
	row_add_format(row, STYLE_DIM, "%s", word);
}

static void draw_head(struct dashboard *dashboard, const struct help *help, const struct area *area)
{
	const struct keymap *keymap = &dashboard->keymap;
	struct row row = {0}, hint = {0};

	add_hint(keymap, ACTION_DOWN, " ", &hint);
	add_hint(keymap, ACTION_UP, _(" 이동 "), &hint);
	row_add(&hint, STYLE_KEY, "Enter");
	row_add(&hint, STYLE_DIM, _(" 하기 "));
	add_hint(keymap, ACTION_SEARCH, _(" 찾기 "), &hint);
	add_hint(keymap, ACTION_CLOSE, _(" 닫기"), &hint);
	row_add(&row, STYLE_TITLE, _("도움말  "));
	if (row.text.cells + hint.text.cells > area->width)
		row_clear(&row);
	row_add_row(&row, &hint);
	paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	row_clear(&row);
	if (!help->count)
		row_add(&row, STYLE_ATTENTION, _("  맞는 것이 없습니다. Esc로 지웁니다."));
	paint_row(&dashboard->terminal, area, HEAD, &row, PAINT_PLAIN);
	row_finish(&row);
	row_finish(&hint);
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct help *help = state;

	build(dashboard, help, area->width);
	help->height = area->height - HEAD;
	keep_in_sight(help);
	draw_head(dashboard, help, area);
	for (int i = 0; i < help->height && help->top + i < help->row_count; i++)
		paint_row(&dashboard->terminal, area, HEAD + i, &help->rows[help->top + i], PAINT_PLAIN);
	if (help->searching)
		prompt_draw(&help->prompt, &dashboard->terminal, area, 1, _("찾기: "));
}

/* ROWS entries down or up, over headings. */
static int step(struct help *help, int rows)
{
	int to = help->cursor + rows, back = rows < 0 ? -1 : 1;

	if (to >= help->count)
		to = help->count - 1;
	if (to < 1)
		to = help->count ? 1 : 0;
	if (help->count && help->entries[to].head)
		to += back;
	help->cursor = to;
	return REACT_DRAW;
}

static int stop_searching(struct dashboard *dashboard, struct help *help)
{
	help->searching = false;
	text_editor_set(help->prompt.editor, "", 0);
	look(dashboard, help);
	return REACT_DRAW;
}

static int act(struct dashboard *dashboard, const struct help *help)
{
	enum action action = help->count ? help->entries[help->cursor].action : ACTION_NONE;

	return action == ACTION_NONE ? REACT_DRAW : dialog_do(dashboard, action);
}

static int press_search(struct dashboard *dashboard, struct help *help, uint32_t key)
{
	switch (prompt_press(&help->prompt, key)) {
	case PROMPT_ACCEPTED:
		return act(dashboard, help);
	case PROMPT_CANCELLED:
		return stop_searching(dashboard, help);
	case PROMPT_IGNORED:
		return REACT_NONE;
	default:
		look(dashboard, help);
		return REACT_DRAW;
	}
}

/* Keys that do something in the list, whatever is typed. */
static int press_list(struct dashboard *dashboard, struct help *help, enum action action)
{
	int rows = action_rows(action, help->height);

	if (action == ACTION_HELP || action == ACTION_CLOSE || action == ACTION_QUIT)
		return REACT_CLOSE;
	if (action == ACTION_OPEN)
		return act(dashboard, help);
	if (action == ACTION_FIRST || action == ACTION_LAST)
		return step(help, action == ACTION_LAST ? ENTRIES : -ENTRIES);
	if (rows)
		return step(help, rows);
	if (action != ACTION_SEARCH)
		return REACT_NONE;
	help->searching = true;
	return REACT_DRAW;
}

/* A single letter of a keyboard in Hangul mode that is a key of the list is asked for as that key later on. */
static bool is_list_key(const struct dashboard *dashboard, uint32_t key)
{
	struct text_key keys[TEXT_KEYS];
	enum action action;

	if (text_hangul_keys(key, keys) != 1)
		return false;
	action = keymap_action(&dashboard->keymap, (uint32_t)keys[0].key);
	return action_rows(action, 1) || action == ACTION_FIRST || action == ACTION_LAST || action == ACTION_QUIT;
}

static bool is_arrow(uint32_t key)
{
	return key == PRESS_UP || key == PRESS_DOWN || key == PRESS_PAGE_UP || key == PRESS_PAGE_DOWN;
}

/* Any other letter begins to search. */
static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct help *help = state;
	enum action action = keymap_action(&dashboard->keymap, key);
	int reactions;

	if (help->searching && !(is_arrow(key) && !help->prompt.paste))
		return press_search(dashboard, help, key);
	reactions = press_list(dashboard, help, action);
	if (reactions != REACT_NONE || key <= ' ' || key >= PRESS_NONE || is_list_key(dashboard, key))
		return reactions;
	help->searching = true;
	return press_search(dashboard, help, key);
}

static const struct dialog_type help_type = {.size = size, .draw = draw, .press = press, .destroy = destroy};

static void collect_words(struct help *help)
{
	text_append(&help->words[0], _("마련된 말:"));
	for (int i = 0; i < READY_COUNT; i++)
		text_append_format(&help->words[0], " %s", filter_ready_word((enum filter_ready)i));
	text_append(&help->words[1], _("항목(항목:값, =, <, >):"));
	for (int i = 0; i < KEY_COUNT; i++)
		text_append_format(&help->words[1], " %s", filter_key_name((enum filter_key)i));
}

void dialog_help_open(struct dashboard *dashboard)
{
	struct help *help = memory_new(1, sizeof *help);

	prompt_start(&help->prompt, LIMIT);
	collect_words(help);
	look(dashboard, help);
	dashboard_open(dashboard, &help_type, help);
}
