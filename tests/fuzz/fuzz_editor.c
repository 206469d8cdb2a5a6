/* A line being typed: the first byte says how long it may become, each further one what is done; pasted is what follows. */
#include <string.h>
#include "gwagi/text/cluster.h"
#include "gwagi/text/editor.h"
#include "gwagi/text/input.h"
#include "gwagi/text/mode.h"
#include "invariant.h"

enum { PASTE = EDIT_NEWER + 1, SET, REMEMBER, COMMANDS };

/* A consonant that waits for its vowel is shown apart from the syllable behind it, and the caret may stand there. */
static bool is_behind_a_consonant(const char *bytes, size_t at)
{
	uint8_t last[3];

	if (at < sizeof last)
		return false;
	memcpy(last, bytes + at - sizeof last, sizeof last);
	return (last[0] == 0xE1 && (last[1] == 0x84 || (last[1] == 0x85 && last[2] <= 0x9F))) || /* U+1100 to U+115F */
	       (last[0] == 0xEA && last[1] == 0xA5 && last[2] >= 0xA0 && last[2] <= 0xBC);       /* U+A960 to U+A97C */
}

static void check(struct text_editor *editor, size_t limit, int cells)
{
	const char *bytes = text_editor_bytes(editor);
	size_t length = strlen(bytes), caret = text_editor_caret(editor), at;
	struct text shown = {0};
	int column;

	REQUIRE(length <= limit && caret <= length);
	REQUIRE(invariant_is_nfc(bytes, length));
	REQUIRE(text_inspect(bytes, length, false, &at) == TEXT_SOUND);
	REQUIRE(invariant_is_cluster_break(bytes, length, caret) || is_behind_a_consonant(bytes, caret));
	column = text_editor_window(editor, cells, &shown);
	REQUIRE(shown.cells == cells && column >= 0 && column < cells);
	invariant_text(&shown, TEXT_LINE);
	text_finish(&shown);
}

/* The bytes that a command is about: as many as the next byte says, if there are as many. */
static const char *take(const uint8_t **data, size_t *size, size_t *length)
{
	const char *bytes;

	*length = invariant_byte(data, size) % 32;
	if (*length > *size)
		*length = *size;
	bytes = *length > 0 ? (const char *)*data : "";
	*data += *length;
	*size -= *length;
	return bytes;
}

static void carry_out(struct text_editor *editor, unsigned command, const uint8_t **data, size_t *size)
{
	const char *bytes;
	size_t length;

	if (command < PASTE) {
		text_editor_do(editor, (enum text_edit)command);
		return;
	}
	bytes = take(data, size, &length);
	if (command == PASTE)
		text_editor_insert(editor, bytes, length);
	else if (command == SET)
		text_editor_set(editor, bytes, length);
	else
		text_editor_remember(editor, bytes, length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned choice = invariant_byte(&data, &size);
	size_t limit = 1 + invariant_byte(&data, &size);
	struct text_editor *editor = text_editor_create(limit);

	text_set_mode((enum text_mode)(choice % TEXT_MODES));
	check(editor, limit, 2);
	while (size > 0) {
		unsigned command = invariant_byte(&data, &size);

		carry_out(editor, command % COMMANDS, &data, &size);
		check(editor, limit, 2 + (int)(command / COMMANDS));
	}
	text_editor_destroy(editor);
	return 0;
}
