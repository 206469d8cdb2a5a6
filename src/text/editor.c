/* What is typed stands as a whole in NFC after every edit: head, new bytes and tail are put together and composed again,
 * so that nothing has to be known about what may still come. The caret is then found by what stands before it. */
#include "gwagi/text/editor.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "editor_history.h"
#include "gwagi/text/cluster.h"
#include "gwagi/text/input.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/memory.h"

enum { BEHIND = 2 /* cells from the caret on: a wide character, or the syllable that an input method previews there */ };
enum { ARAEA = 0x318D };

struct text_editor {
	char *bytes;
	size_t length, limit, caret;
	int scroll; /* cells left of the window */
	struct history history;
};

struct text_editor *text_editor_create(size_t limit)
{
	struct text_editor *editor = memory_new(1, sizeof *editor);

	editor->bytes = memory_copy("", 0);
	editor->limit = limit;
	return editor;
}

void text_editor_destroy(struct text_editor *editor)
{
	if (!editor)
		return;
	history_finish(&editor->history);
	free(editor->bytes);
	free(editor);
}

const char *text_editor_bytes(const struct text_editor *editor)
{
	return editor->bytes;
}

size_t text_editor_caret(const struct text_editor *editor)
{
	return editor->caret;
}

static bool is_line_break(ucs4_t c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* What may be kept of bytes of anyone, to be freed. It is never longer than they are. */
static char *keepable(const char *bytes, size_t length, size_t *kept)
{
	char *line = memory_grow(NULL, length + 1, 1);
	size_t step;

	*kept = 0;
	for (size_t i = 0; i < length; i += step) {
		ucs4_t c;
		int size = u8_mbtoucr(&c, (const uint8_t *)bytes + i, length - i);

		step = size < 1 ? 1 : (size_t)size;
		if (size > 0 && (is_line_break(c) || c == '\t')) {
			step += c == '\r' && i + 1 < length && bytes[i + 1] == '\n';
			line[(*kept)++] = ' ';
		} else if (text_inspect(bytes + i, step, false, NULL) == TEXT_SOUND) {
			memcpy(line + *kept, bytes + i, step);
			*kept += step;
		}
	}
	line[*kept] = '\0';
	return line;
}

static ucs4_t character_at(const char *bytes, size_t length, size_t at)
{
	ucs4_t c = 0;

	if (at < length)
		u8_mbtouc(&c, (const uint8_t *)bytes + at, length - at);
	return c;
}

static bool is_leading_jamo(ucs4_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C);
}

static bool is_syllable(ucs4_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

/* What the caret steps over. Unlike in UAX #29, a consonant that waits for its vowel is not one with the syllable behind it: they
 * are shown apart, and someone who types letter by letter in front of a syllable must not find the caret behind it. */
static size_t step_at(const char *bytes, size_t length, size_t at)
{
	size_t step = text_cluster_length(bytes + at, length - at);
	ucs4_t first = character_at(bytes, length, at), second = character_at(bytes, length, at + 3);

	return step > 3 && is_leading_jamo(first) && (is_leading_jamo(second) || is_syllable(second)) ? 3 : step;
}

/* The first place for a caret that is not before AT. */
static size_t place_from(const char *bytes, size_t length, size_t at)
{
	size_t place = 0;

	while (place < at)
		place += step_at(bytes, length, place);
	return place;
}

static size_t place_before(const struct text_editor *editor, size_t at)
{
	size_t before = 0;

	for (size_t place = 0; place < at; place += step_at(editor->bytes, editor->length, place))
		before = place;
	return before;
}

static size_t place_after(const struct text_editor *editor, size_t at)
{
	return at < editor->length ? at + step_at(editor->bytes, editor->length, at) : at;
}

/* Bytes FROM … TO become others, sound ones. False, and unchanged, if the whole does not fit. */
static bool replace(struct text_editor *editor, size_t from, size_t to, const char *bytes, size_t length)
{
	size_t tail = editor->length - to, composed_length;
	char *whole = memory_grow(NULL, from + length + tail + 1, 1), *before, *composed;
	bool fits;

	memcpy(whole, editor->bytes, from);
	memcpy(whole + from, bytes, length);
	memcpy(whole + from + length, editor->bytes + to, tail);
	composed = text_compose(whole, from + length + tail);
	composed_length = strlen(composed);
	fits = composed_length <= editor->limit;
	if (fits) {
		before = text_compose(whole, from + length);
		editor->caret = place_from(composed, composed_length, strlen(before));
		free(before);
		free(editor->bytes);
		editor->bytes = composed;
		editor->length = composed_length;
		composed = NULL;
	}
	free(composed);
	free(whole);
	return fits;
}

static bool put(struct text_editor *editor, size_t from, size_t to, const char *bytes, size_t length)
{
	size_t kept;
	char *line = keepable(bytes, length, &kept);
	bool fits = replace(editor, from, to, line, kept);

	free(line);
	if (fits)
		history_rest(&editor->history);
	return fits;
}

bool text_editor_set(struct text_editor *editor, const char *bytes, size_t length)
{
	return put(editor, 0, editor->length, bytes, length);
}

bool text_editor_insert(struct text_editor *editor, const char *bytes, size_t length)
{
	return put(editor, editor->caret, editor->caret, bytes, length);
}

/* Korean texts write ㆍ, a letter by its properties, for the middle dot between words. */
static bool is_word(const struct text_editor *editor, size_t at)
{
	ucs4_t c = character_at(editor->bytes, editor->length, at);

	return c != ARAEA && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static size_t word_before(const struct text_editor *editor)
{
	size_t start = 0;
	bool inside = false;

	for (size_t at = 0; at < editor->caret; at = place_after(editor, at)) {
		bool word = is_word(editor, at);

		if (word && !inside)
			start = at;
		inside = word;
	}
	return start;
}

static size_t word_after(const struct text_editor *editor)
{
	size_t at = editor->caret;

	while (at < editor->length && !is_word(editor, at))
		at = place_after(editor, at);
	while (at < editor->length && is_word(editor, at))
		at = place_after(editor, at);
	return at;
}

static void cut(struct text_editor *editor, size_t from, size_t to)
{
	if (from < to)
		put(editor, from, to, "", 0);
}

static void recall(struct text_editor *editor, const char *line)
{
	if (line)
		replace(editor, 0, editor->length, line, strlen(line));
}

static size_t target(const struct text_editor *editor, enum text_edit edit)
{
	switch (edit) {
	case EDIT_LEFT:
	case EDIT_BACKSPACE:
		return place_before(editor, editor->caret);
	case EDIT_RIGHT:
	case EDIT_DELETE:
		return place_after(editor, editor->caret);
	case EDIT_WORD_LEFT:
	case EDIT_DELETE_WORD:
		return word_before(editor);
	case EDIT_WORD_RIGHT:
		return word_after(editor);
	case EDIT_HOME:
	case EDIT_DELETE_TO_START:
		return 0;
	case EDIT_END:
	case EDIT_DELETE_TO_END:
		return editor->length;
	default:
		return editor->caret;
	}
}

void text_editor_do(struct text_editor *editor, enum text_edit edit)
{
	size_t to = target(editor, edit);

	switch (edit) {
	case EDIT_LEFT:
	case EDIT_RIGHT:
	case EDIT_WORD_LEFT:
	case EDIT_WORD_RIGHT:
	case EDIT_HOME:
	case EDIT_END:
		editor->caret = to;
		break;
	case EDIT_BACKSPACE:
	case EDIT_DELETE_WORD:
	case EDIT_DELETE_TO_START:
		cut(editor, to, editor->caret);
		break;
	case EDIT_DELETE:
	case EDIT_DELETE_TO_END:
		cut(editor, editor->caret, to);
		break;
	case EDIT_OLDER:
		recall(editor, history_older(&editor->history, editor->bytes));
		break;
	case EDIT_NEWER:
		recall(editor, history_newer(&editor->history));
		break;
	}
}

void text_editor_remember(struct text_editor *editor, const char *bytes, size_t length)
{
	size_t kept;
	char *line = keepable(bytes, length, &kept), *composed = text_compose(line, kept);

	if (*composed && strlen(composed) <= editor->limit)
		history_add(&editor->history, composed);
	free(composed);
	free(line);
}

/* The window moves no further than the caret asks for, and has no empty cells at its end while text is hidden before it. */
static void follow(struct text_editor *editor, int caret, int all, int cells)
{
	int most = all > cells - BEHIND ? all - (cells - BEHIND) : 0;

	if (editor->scroll > caret)
		editor->scroll = caret;
	if (editor->scroll < caret - (cells - BEHIND))
		editor->scroll = caret - (cells - BEHIND);
	if (editor->scroll > most)
		editor->scroll = most;
}

/* The line is cleaned piece by piece, because cleaning a whole line looks at neighbours, and the caret's cell would then be
 * that of another text. */
int text_editor_window(struct text_editor *editor, int cells, struct text *out)
{
	struct text line = {0}, piece = {0};
	int caret = 0;

	for (size_t at = 0, next; at < editor->length; at = next) {
		next = place_after(editor, at);
		text_clean(&piece, editor->bytes + at, next - at, TEXT_LINE);
		text_append_text(&line, &piece);
		if (next == editor->caret)
			caret = line.cells;
	}
	follow(editor, caret, line.cells, cells);
	text_slice(out, &line, editor->scroll, cells);
	text_finish(&piece);
	text_finish(&line);
	return caret - editor->scroll;
}
