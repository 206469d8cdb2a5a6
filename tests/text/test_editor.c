#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gwagi/text/editor.h"
#include "gwagi/text/mode.h"
#include "sample.h"

enum { ROOM = 1500 };

/* What keys do, a sign a key; other characters are typed code point by code point. */
static bool edit_of(char key, enum text_edit *edit)
{
	static const char keys[] = "<>{}[]BDWUK^_";
	const char *at = key ? strchr(keys, key) : NULL;

	if (at)
		*edit = (enum text_edit)(at - keys);
	return at;
}

static void type(struct text_editor *editor, const char *keys)
{
	enum text_edit edit;

	while (*keys) {
		size_t length = 1;

		while (((unsigned char)keys[length] & 0xC0) == 0x80)
			length++;
		if (edit_of(*keys, &edit))
			text_editor_do(editor, edit);
		else
			assert_true(text_editor_insert(editor, keys, length));
		keys += length;
	}
}

/* EXPECTED has a | where the caret is. */
static void is(const struct text_editor *editor, const char *expected)
{
	size_t caret = text_editor_caret(editor);
	char *found = malloc(strlen(text_editor_bytes(editor)) + 2);

	assert_non_null(found);
	sprintf(found, "%.*s|%s", (int)caret, text_editor_bytes(editor), text_editor_bytes(editor) + caret);
	assert_string_equal(found, expected);
	free(found);
}

/* < > left, right; { } by words; [ ] home, end; B D backspace, delete; W word, U to the start, K to the end; ^ _ history. */
static const struct {
	const char *keys, *expected;
} edits[] = {
	{"", "|"},
	{"<>{}[]BDWUK^_", "|"},
	{"국방a부", "국방a부|"},
	{"국방a부B", "국방a|"},
	{"국방a<<가", "국가|방a"},
	{"국방a<<D", "국|a"},
	{"국방[B", "|국방"},
	{"국방D", "국방|"},
	{"국방[>", "국|방"},
	{"국방[]a", "국방a|"},
	{"국방[a>b", "a국b|방"},
	/* words */
	{"AI 민생, 10대 프로젝트{", "AI 민생, 10대 |프로젝트"},
	{"AI 민생, 10대 프로젝트{{", "AI 민생, |10대 프로젝트"},
	{"AI 민생, 10대 프로젝트{{{", "AI |민생, 10대 프로젝트"},
	{"AI 민생, 10대 프로젝트{{{{{", "|AI 민생, 10대 프로젝트"},
	{"AI 민생, 10대[}", "AI| 민생, 10대"},
	{"AI 민생, 10대[}}", "AI 민생|, 10대"},
	{"AI 민생, 10대[}}}}", "AI 민생, 10대|"},
	{"과학ㆍ기술·정보{", "과학ㆍ기술·|정보"},
	{"과학ㆍ기술·정보{{", "과학ㆍ|기술·정보"},
	{"AI 민생, W", "AI |"},
	{"AI 민생<W", "AI |생"},
	{"AI, W", "|"},
	{"AI 민생<U", "|생"},
	{"AI 민생<K", "AI 민|"},
	{"..., W", "|"},
	/* letter by letter */
	{"\u1112\u1161\u11AB", "한|"},
	{"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국|"},
	{"a나[>\u1112\u1161\u11AB", "a한|나"},
	{"\u1112", "\u1112|"},
	{"\u1112B", "|"},
	{"\u1112<\u1161", "\u1161|\u1112"},
	{"\u1112<>\u1161", "하|"},
	{"\u1161<\u1112", "하|"},
	{"가나<\u11A8", "각|나"},
	{"가나<\u1112\u1161", "가하|나"},
	{"\u1112x\u1161<BB", "|"},
	{"\u1112x\u1161<B", "하|"},
	{"\u1112x<D\u1161", "하|"},
	{"\u1112\u119E\u11AB", "\u1112\u119E\u11AB|"},
	{"\u1112\u119E\u11ABB", "|"},
	{"ㄱㅏ", "ㄱㅏ|"},
	{"ㄱㅏㄱB", "ㄱㅏ|"},
	{"가ㄱ", "가ㄱ|"},
	/* marks */
	{"e\u0301", "é|"},
	{"ex<\u0301", "é|x"},
	{"a\u0302\u0323", "ậ|"},
	{"가\u0301B", "|"},
	{"\u0301<e", "é|"},
	{"q\u0301\u0302<", "|q\u0301\u0302"},
	/* one to a reader, several to Unicode */
	{"👨\u200D👩\u200D👧B", "|"},
	{"x👍🏽<", "x|👍🏽"},
	{"🇰🇷🇺🇸<", "🇰🇷|🇺🇸"},
	{"🇰🇷[D", "|"},
	{"☎\uFE0FB", "|"},
	/* what is not taken */
	{"a\tb\nc\u2028d\u2029e\xC2\x85"
	 "f",
	 "a b c d e f|"},
	{"a\x01\x1b\x7f\xC2\x9B"
	 "b",
	 "ab|"},
	{"a\u200E\u202E\u2066\u061Cb", "ab|"},
};

static void edits_of_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		struct text_editor *editor = text_editor_create(ROOM);

		type(editor, edits[i].keys);
		is(editor, edits[i].expected);
		text_editor_destroy(editor);
	}
}

static const struct {
	const char *before, *bytes, *expected;
} insertions[] = {
	{"", "\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국|"},
	{"\u1112", "\u1161\u11AB", "한|"},
	{"가나<", "\u1112\u1161\u11AB", "가한|나"},
	{"", "a\r\nb\rc\n\nd\r\n", "a b c  d |"},
	{"",
	 "a\xFF"
	 "b\xEA\xB0"
	 "c\xC0\x80"
	 "d\xED\xA0\x80"
	 "e\xF4\x90\x80\x80",
	 "abcde|"},
	{"", "\xEA\xB0", "|"},
	{"",
	 "a\x1b[31mb\u202E\xC2\x9B"
	 "31mc\x7f",
	 "a[31mb31mc|"},
	{"", "①▲→é‘’", "①▲→é‘’|"},
	{"", "a\u200Bb\u00ADc", "a\u200Bb\u00ADc|"},
};

static void bytes_of_anyone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof insertions / sizeof *insertions; i++) {
		struct text_editor *editor = text_editor_create(ROOM);

		type(editor, insertions[i].before);
		assert_true(text_editor_insert(editor, insertions[i].bytes, strlen(insertions[i].bytes)));
		is(editor, insertions[i].expected);
		text_editor_destroy(editor);
	}
	struct text_editor *editor = text_editor_create(ROOM);

	assert_true(text_editor_insert(editor, "a\0b", 3));
	is(editor, "ab|");
	text_editor_destroy(editor);
}

/* The limit is one of what is kept: nine bytes of letters are three of a syllable. */
static void has_an_end(void **state)
{
	struct text_editor *editor = text_editor_create(8);

	(void)state;
	assert_true(text_editor_insert(editor, "가나", 6));
	assert_false(text_editor_insert(editor, "다", 3));
	assert_false(text_editor_insert(editor, "abc", 3));
	is(editor, "가나|");
	assert_true(text_editor_insert(editor, "\x01\xFF\u202E", 5));
	assert_true(text_editor_insert(editor, "ab", 2));
	is(editor, "가나ab|");
	type(editor, "BB<");
	assert_true(text_editor_insert(editor, "\u11A8", 3));
	is(editor, "각|나");
	assert_false(text_editor_set(editor, "123456789", 9));
	is(editor, "각|나");
	assert_true(text_editor_set(editor, "\u1112\u1161\u11AB\u1112\u1161\u11AB", 18));
	is(editor, "한한|");
	text_editor_destroy(editor);
	text_editor_destroy(NULL);
}

static void remember(struct text_editor *editor, const char *line)
{
	text_editor_remember(editor, line, strlen(line));
}

static void walks_through_the_history(void **state)
{
	struct text_editor *editor = text_editor_create(ROOM);

	(void)state;
	remember(editor, "하나");
	remember(editor, "둘");
	remember(editor, "");
	remember(editor, "\x01");
	remember(editor, "\u1112\u1161\u1102\u1161"); /* 하나 again: now the newest */
	type(editor, "초안");
	type(editor, "^");
	is(editor, "하나|");
	type(editor, "^^^");
	is(editor, "둘|");
	type(editor, "_");
	is(editor, "하나|");
	type(editor, "__");
	is(editor, "초안|");
	type(editor, "B^_");
	is(editor, "초|");
	/* What is changed is what is being typed. */
	type(editor, "^^!^");
	is(editor, "하나|");
	type(editor, "_");
	is(editor, "둘!|");
	text_editor_destroy(editor);
}

static void remembers_a_hundred(void **state)
{
	struct text_editor *editor = text_editor_create(4);

	(void)state;
	for (int i = 0; i < 150; i++) {
		char line[16];

		snprintf(line, sizeof line, "%d", i);
		remember(editor, line);
	}
	remember(editor, "12345"); /* would not fit */
	type(editor, "^");
	is(editor, "149|");
	for (int i = 0; i < 200; i++)
		type(editor, "^");
	is(editor, "50|");
	text_editor_destroy(editor);
}

static const struct {
	enum text_mode mode;
	int cells;
	const char *keys, *shown;
	int caret;
} windows[] = {
	{TEXT_NARROW, 12, "가나다라마", "가나다라마  ", 10},
	{TEXT_NARROW, 8, "가나다라마", "다라마  ", 6},
	{TEXT_NARROW, 9, "가나다라마", " 다라마  ", 7}, /* half of 나 */
	{TEXT_NARROW, 8, "가나다라마[", "가나다라", 0},
	{TEXT_NARROW, 8, "가나다라마[>", "가나다라", 2},
	{TEXT_NARROW, 7, "가나다라마[", "가나다 ", 0}, /* half of 라 */
	{TEXT_NARROW, 8, "a가나다라마<", "다라마  ", 4},
	{TEXT_NARROW, 2, "가나", "  ", 0},
	{TEXT_NARROW, 2, "가나<", "나", 0},
	{TEXT_NARROW, 8, "①가\u0301\u200B\u1112", "①가\u0301ㅎ   ", 5},
	{TEXT_NARROW, 8, "a\u200Bb<<", "ab      ", 1},
	{TEXT_WIDE, 8, "①é\u200Bx", "①éx   ", 5},
	{TEXT_SAFE, 8, "①é<", "(1)e    ", 3},
	{TEXT_SAFE, 8, "2½", "21/2    ", 4},     /* likewise: 2 1/2 */
	{TEXT_SAFE, 8, "x▲1[>>", "x^1     ", 2}, /* by itself: a whole line would have -1 */
};

static void shows_the_caret(void **state)
{
	struct text seen = {0};

	(void)state;
	for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
		struct text_editor *editor = text_editor_create(ROOM);

		text_set_mode(windows[i].mode);
		for (const char *key = windows[i].keys; *key; key++) {
			char one[8] = {*key};
			size_t length = 1;

			while (((unsigned char)key[length] & 0xC0) == 0x80) {
				one[length] = key[length];
				length++;
			}
			key += length - 1;
			type(editor, one);
			text_editor_window(editor, windows[i].cells, &seen);
		}
		int caret = text_editor_window(editor, windows[i].cells, &seen);

		sample_is(&seen, windows[i].shown, windows[i].cells);
		assert_int_equal(caret, windows[i].caret);
		text_editor_destroy(editor);
	}
	text_set_mode(TEXT_NARROW);
	text_finish(&seen);
}

/* It stays where it is while the caret is in it, and fills up again when text goes. */
static void moves_only_when_needed(void **state)
{
	struct text_editor *editor = text_editor_create(ROOM);
	struct text seen = {0};

	(void)state;
	type(editor, "0123456789");
	assert_int_equal(text_editor_window(editor, 6, &seen), 4);
	sample_is(&seen, "6789  ", 6);
	type(editor, "<<<");
	assert_int_equal(text_editor_window(editor, 6, &seen), 1);
	sample_is(&seen, "6789  ", 6);
	type(editor, "<<");
	assert_int_equal(text_editor_window(editor, 6, &seen), 0);
	sample_is(&seen, "56789 ", 6);
	type(editor, ">>>");
	assert_int_equal(text_editor_window(editor, 6, &seen), 3);
	type(editor, "K");
	assert_int_equal(text_editor_window(editor, 6, &seen), 4);
	sample_is(&seen, "4567  ", 6);
	type(editor, "U");
	assert_int_equal(text_editor_window(editor, 6, &seen), 0);
	sample_is(&seen, "      ", 6);
	text_finish(&seen);
	text_editor_destroy(editor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_of_every_kind),
		cmocka_unit_test(bytes_of_anyone),
		cmocka_unit_test(has_an_end),
		cmocka_unit_test(walks_through_the_history),
		cmocka_unit_test(remembers_a_hundred),
		cmocka_unit_test(shows_the_caret),
		cmocka_unit_test(moves_only_when_needed),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
