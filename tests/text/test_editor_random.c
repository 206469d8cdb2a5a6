/* The line editor with random edits: against a plain one, and against itself. */
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

#include "gwagi/text/cluster.h"
#include "gwagi/text/editor.h"
#include "gwagi/text/input.h"
#include "gwagi/text/mode.h"
#include "sample.h"

/* A second editor, made of an array of clusters and as plain as can be. */
enum { MODEL = 4096 };
struct model {
	char clusters[MODEL][64];
	int count, caret, scroll;
};

static void model_join(const struct model *model, int from, int to, char *out)
{
	*out = '\0';
	for (int i = from; i < to; i++)
		strcat(out, model->clusters[i]);
}

/* A consonant that waits for its vowel stands by itself. */
static size_t model_step(const char *bytes)
{
	bool leads = strncmp(bytes, "\u1100", 3) >= 0 && strncmp(bytes, "\u115F", 3) <= 0;
	bool follows = leads && ((strncmp(bytes + 3, "\u1100", 3) >= 0 && strncmp(bytes + 3, "\u115F", 3) <= 0) ||
				 (strncmp(bytes + 3, "가", 3) >= 0 && strncmp(bytes + 3, "힣", 3) <= 0));

	return follows ? 3 : text_cluster_length(bytes, strlen(bytes));
}

static void model_split(struct model *model, const char *bytes, size_t caret)
{
	size_t at = 0;

	model->count = model->caret = 0;
	while (bytes[at]) {
		size_t length = model_step(bytes + at);

		assert_in_range(length, 1, sizeof *model->clusters - 1);
		if (at < caret)
			model->caret = model->count + 1;
		snprintf(model->clusters[model->count++], sizeof *model->clusters, "%.*s", (int)length, bytes + at);
		at += length;
	}
}

/* Clusters FROM … TO become BYTES. */
static void model_put(struct model *model, int from, int to, const char *bytes)
{
	static char whole[MODEL * 4];
	char *composed, *before;

	model_join(model, 0, from, whole);
	strcat(whole, bytes);
	before = text_compose(whole, strlen(whole));
	model_join(model, to, model->count, whole + strlen(whole));
	composed = text_compose(whole, strlen(whole));
	assert_true(before && composed);
	model_split(model, composed, strlen(before));
	free(composed);
	free(before);
}

static bool model_separates(const char *cluster)
{
	static const char *const separators[] = {" ", ",", "ㆍ", "·",      "▲",      "👨",      "👩",      "👍",     "🏽",
						 "🇰", "🇷", "☎",  "\uFE0F", "\u200B", "\u200D", "\u0301", "\u0323"};

	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
		if (strncmp(cluster, separators[i], strlen(separators[i])) == 0)
			return true;
	return false;
}

static int model_word(const struct model *model, int from, int step)
{
	int at = from;

	for (bool inside = false;; at += step) {
		int next = step < 0 ? at - 1 : at;
		bool word;

		if (next < 0 || next == model->count)
			return at;
		word = !model_separates(model->clusters[next]);
		if (inside && !word)
			return at;
		inside = word;
	}
}

static void model_do(struct model *model, enum text_edit edit)
{
	int caret = model->caret, left = caret - (caret > 0), right = caret + (caret < model->count);

	switch (edit) {
	case EDIT_LEFT:
		model->caret = left;
		break;
	case EDIT_RIGHT:
		model->caret = right;
		break;
	case EDIT_WORD_LEFT:
		model->caret = model_word(model, caret, -1);
		break;
	case EDIT_WORD_RIGHT:
		model->caret = model_word(model, caret, 1);
		break;
	case EDIT_HOME:
		model->caret = 0;
		break;
	case EDIT_END:
		model->caret = model->count;
		break;
	case EDIT_BACKSPACE:
		model_put(model, left, caret, "");
		break;
	case EDIT_DELETE:
		model_put(model, caret, right, "");
		break;
	case EDIT_DELETE_WORD:
		model_put(model, model_word(model, caret, -1), caret, "");
		break;
	case EDIT_DELETE_TO_START:
		model_put(model, 0, caret, "");
		break;
	default:
		model_put(model, caret, model->count, "");
	}
}

static int model_cells(const struct model *model, int to)
{
	struct text piece = {0};
	int cells = 0;

	for (int i = 0; i < to; i++) {
		text_clean(&piece, model->clusters[i], strlen(model->clusters[i]), TEXT_LINE);
		cells += piece.cells;
	}
	text_finish(&piece);
	return cells;
}

static void same(struct text_editor *editor, struct model *model, int cells, int *hidden)
{
	char whole[MODEL * 4];
	struct text seen = {0}, all = {0}, slice = {0}, piece = {0};
	size_t offset;
	int caret = text_editor_window(editor, cells, &seen), before = model_cells(model, model->caret);
	const char *bytes = text_editor_bytes(editor);
	char *composed = text_compose(bytes, strlen(bytes));

	model_join(model, 0, model->caret, whole);
	assert_int_equal(text_editor_caret(editor), strlen(whole));
	model_join(model, 0, model->count, whole);
	assert_string_equal(bytes, whole);
	assert_string_equal(composed, bytes);
	assert_int_equal(text_inspect(bytes, strlen(bytes), false, &offset), TEXT_SOUND);
	for (int i = 0; i < model->count; i++) {
		text_clean(&piece, model->clusters[i], strlen(model->clusters[i]), TEXT_LINE);
		text_append_text(&all, &piece);
	}
	assert_in_range(caret, 0, cells - 1);
	text_slice(&slice, &all, before - caret, cells);
	sample_is(&seen, text_bytes(&slice), cells);
	assert_false(text_clean(&slice, seen.bytes, seen.length, TEXT_LINE)); /* what is cleaned in pieces is clean */
	/* It moved only if it had to, and hides nothing that it has room for. */
	if (before - caret > *hidden)
		assert_int_equal(caret, cells - 2);
	if (before - caret < *hidden)
		assert_true(caret == 0 || all.cells - (before - caret) == cells - 2 || before == caret);
	assert_true(before == caret || all.cells - (before - caret) >= cells - 2);
	*hidden = before - caret;
	text_finish(&seen);
	text_finish(&all);
	text_finish(&slice);
	text_finish(&piece);
	free(composed);
}

static const char *const pieces[] = {
	"가",
	"한",
	"국",
	"a",
	"Z",
	"7",
	" ",
	" ",
	",",
	"ㆍ",
	"·",
	"①",
	"▲",
	"é",
	"e\u0301",
	"\u0301",
	"\u0323",
	"\u1112",
	"\u1112\u1161",
	"\u1112\u1161\u11AB",
	"\u1161",
	"\u11AB",
	"ㄱ",
	"ㅏ",
	"👨\u200D👩",
	"🇰🇷",
	"🇰",
	"☎\uFE0F",
	"\u200B",
	"क्षि",
	"q\u0302\u0323",
	"漢",
	"\u1100\u119E\u11AB",
	"가\u0301",
	"½",
	"\uFFA1",
	"\u3164",
	"👍🏽",
};

static void is_what_a_plain_editor_is(void **state)
{
	static struct model model;
	uint64_t seed = 20260115;

	(void)state;
	for (int round = 0; round < 120; round++) {
		struct text_editor *editor = text_editor_create(MODEL);
		int cells = 2 + (int)sample_random(&seed, 30), hidden = 0;

		text_set_mode((enum text_mode)(round % TEXT_MODES));
		model = (struct model){0};
		for (int step = 0; step < 120; step++) {
			unsigned what = sample_random(&seed, 100);

			if (what < 60) {
				const char *piece = pieces[sample_random(&seed, sizeof pieces / sizeof *pieces)];

				assert_true(text_editor_insert(editor, piece, strlen(piece)));
				model_put(&model, model.caret, model.caret, piece);
			} else {
				enum text_edit edit = (enum text_edit)sample_random(&seed, what < 97 ? 9 : 11);

				text_editor_do(editor, edit);
				model_do(&model, edit);
			}
			same(editor, &model, cells, &hidden);
		}
		text_editor_destroy(editor);
	}
	text_set_mode(TEXT_NARROW);
}

/* Letter by letter, as macOS types, in any place. */
static void insert_letters(struct text_editor *editor, const char *piece)
{
	size_t length;
	uint8_t *letters = u8_normalize(UNINORM_NFD, (const uint8_t *)piece, strlen(piece), NULL, &length);

	assert_non_null(letters);
	for (size_t i = 0, step; i < length; i += step) {
		for (step = 1; i + step < length && (letters[i + step] & 0xC0) == 0x80;)
			step++;
		assert_true(text_editor_insert(editor, (const char *)letters + i, step));
	}
	free(letters);
}

static void composed_and_decomposed_come_to_the_same(void **state)
{
	static const char *const words[] = {"가", "한", "각", "é", "ậ", "a", " ", "\u1112", "ㄱ", "①", "가\u0301", "漢"};
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct text_editor *composed = text_editor_create(MODEL), *letters = text_editor_create(MODEL);

		for (int step = 0; step < 100; step++) {
			unsigned what = sample_random(&seed, 100);
			enum text_edit edit = (enum text_edit)sample_random(&seed, 9);
			const char *piece = words[sample_random(&seed, sizeof words / sizeof *words)];

			if (what < 60) {
				assert_true(text_editor_insert(composed, piece, strlen(piece)));
				insert_letters(letters, piece);
			} else {
				text_editor_do(composed, edit);
				text_editor_do(letters, edit);
			}
			assert_string_equal(text_editor_bytes(letters), text_editor_bytes(composed));
			assert_int_equal(text_editor_caret(letters), text_editor_caret(composed));
		}
		text_editor_destroy(composed);
		text_editor_destroy(letters);
	}
}

/* Bytes of anyone, in any place: never anything that the database refuses. */
static void keeps_only_what_is_sound(void **state)
{
	uint64_t seed = 11;
	struct text seen = {0};

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct text_editor *editor = text_editor_create(400);

		for (int step = 0; step < 10; step++) {
			char bytes[64];
			size_t length = sample_bytes(&seed, bytes, sizeof bytes), offset;

			text_editor_insert(editor, bytes, length);
			text_editor_do(editor, (enum text_edit)sample_random(&seed, 9));
			bytes[0] = '\0';
			length = strlen(text_editor_bytes(editor));
			assert_in_range(length, 0, 400);
			assert_int_equal(text_inspect(text_editor_bytes(editor), length, false, &offset), TEXT_SOUND);
			assert_in_range(text_editor_window(editor, 10, &seen), 0, 9);
			assert_int_equal(seen.cells, 10);
		}
		text_editor_destroy(editor);
	}
	text_finish(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_what_a_plain_editor_is),
		cmocka_unit_test(composed_and_decomposed_come_to_the_same),
		cmocka_unit_test(keeps_only_what_is_sound),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
