/* Files in UTF-8, UTF-16 and CP949: what they are taken for, where they break, what CP949 loses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "decoded.h"
#include "gwagi/text/input.h"

enum { PIECES = 9 }; /* each file in pieces of 1 to so many bytes */
enum { CP949_CODES = 17048, CP949_SYLLABLES_THAT_ARE_UTF8 = 345 };

struct bytes {
	const char *at;
	size_t length;
};
#define BYTES(literal)                       \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

struct decoded {
	struct bytes in;
	enum text_encoding encoding;
	struct bytes out;
};

static void test_what_files_are(void **state)
{
	static const struct decoded cases[] = {
		{BYTES(""), ENCODING_UTF8, BYTES("")},
		{BYTES("code,name\n"), ENCODING_UTF8, BYTES("code,name\n")},
		{BYTES("a\0b"), ENCODING_UTF8, BYTES("a\0b")},
		{BYTES("\xEA\xB0\x80"), ENCODING_UTF8, BYTES("가")},
		{BYTES("\xEF\xBB\xBF\xEA\xB0\x80"), ENCODING_UTF8_BOM, BYTES("가")},
		{BYTES("\xEF\xBB\xBF"), ENCODING_UTF8_BOM, BYTES("")},
		{BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"), ENCODING_UTF8_BOM, BYTES("\xEF\xBB\xBF")},
		{BYTES("\xFF\xFE"), ENCODING_UTF16LE, BYTES("")},
		{BYTES("\xFF\xFE\x00\xAC\t\0\x3D\xD8\x00\xDE"), ENCODING_UTF16LE, BYTES("가\t😀")},
		{BYTES("\xFF\xFE\0\0"), ENCODING_UTF16LE, BYTES("\0")},
		{BYTES("\xB0\xA1"), ENCODING_CP949, BYTES("가")},
		{BYTES("\x8C\x63\xC6\xEB"), ENCODING_CP949, BYTES("똠펭")}, /* 똠 is none of EUC-KR */
		{BYTES("\xA1\xA4\xA8\xE7\xA1\xE3"), ENCODING_CP949, BYTES("·①▲")},
		/* Syllables that are UTF-8 by chance are so only as long as all of the file is. */
		{BYTES("\xC8\xB8"), ENCODING_UTF8, BYTES("\u0238")},
		{BYTES("\xC6\xAF\xC8\xAD"), ENCODING_UTF8, BYTES("\u01AF\u022D")},
		{BYTES("\xC6\xAF\xC8\xAD,\xB1\xB9"), ENCODING_CP949, BYTES("특화,국")},
		{BYTES("\xB1\xB9,\xC6\xAF\xC8\xAD"), ENCODING_CP949, BYTES("국,특화")},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases * PIECES; i++) {
		const struct decoded *now = &cases[i / PIECES];
		enum text_encoding encoding;
		struct text_decode_fault fault;
		size_t length;
		char *text;

		if (!decode_all(now->in.at, now->in.length, i % PIECES + 1, NULL, &text, &length, &encoding, &fault))
			fail_msg("case %zu: stopped at byte %zu", i, fault.offset);
		if (encoding != now->encoding)
			fail_msg("case and piece %zu: taken for %s", i, text_encoding_name(encoding));
		assert_int_equal(length, now->out.length);
		assert_memory_equal(text, now->out.at, length + 1);
		free(text);
	}
}

struct broken {
	struct bytes in;
	const char *forced; /* NULL: none */
	struct text_decode_fault fault;
};

static void test_where_files_break(void **state)
{
	static const struct broken cases[] = {
		{BYTES("\xFF"), NULL, {ENCODING_UTF8, 0, 1, false}},
		{BYTES("a\nb\xEA"), NULL, {ENCODING_UTF8, 3, 2, true}},
		{BYTES("\xEA\xB0\x80\n\xEA\xB0\x80\xFF\n"), NULL, {ENCODING_UTF8, 7, 2, false}},
		{BYTES("\xEF\xBB\xBF\xB0\xA1"), NULL, {ENCODING_UTF8_BOM, 3, 1, false}}, /* the mark binds */
		{BYTES("\xEF\xBB\xBF\n\xEA"), NULL, {ENCODING_UTF8_BOM, 4, 2, true}},
		{BYTES("\xED\xA0\x80"), NULL, {ENCODING_UTF8, 0, 1, false}}, /* a surrogate in UTF-8 */
		{BYTES("\xC0\xAF"), "utf-8", {ENCODING_UTF8, 0, 1, false}},  /* a slash, too long */
		{BYTES("\xFE\xFF\xAC\0"), NULL, {ENCODING_UTF8, 0, 1, false}},
		/* CP949: what got further is what the file was meant to be. */
		{BYTES("\xB0\xA1\n\xB0\xA1\xEA\xB0\x80\n"), NULL, {ENCODING_CP949, 7, 2, false}},
		{BYTES("\xEA\xB0\x80,\xB0\xA1\xFF"), NULL, {ENCODING_UTF8, 4, 1, false}},
		{BYTES("\xB0\xA1\xB0"), NULL, {ENCODING_CP949, 2, 1, true}},
		{BYTES("\xB0\xA1\x80"), NULL, {ENCODING_CP949, 2, 1, false}},
		{BYTES("\xB0\xA1\n\xC9\xA1"), NULL, {ENCODING_CP949, 3, 2, false}}, /* user-defined */
		{BYTES("\xB0\xA1\n\xFE\xFE"), NULL, {ENCODING_CP949, 3, 2, false}}, /* user-defined */
		{BYTES("\xB0\xA1\x9B"
		       "31m"),
		 NULL,
		 {ENCODING_CP949, 2, 1, false}}, /* CSI in C1 */
		{BYTES("\xFF\xFE\x00"), NULL, {ENCODING_UTF16LE, 2, 1, true}},
		{BYTES("\xFF\xFE\n\0\x00\xAC\x00"), NULL, {ENCODING_UTF16LE, 6, 2, true}},
		{BYTES("\xFF\xFE\x3D\xD8"), NULL, {ENCODING_UTF16LE, 2, 1, true}},
		{BYTES("\xFF\xFE\x3D\xD8\x00\xAC"), NULL, {ENCODING_UTF16LE, 2, 1, false}},
		{BYTES("\xFF\xFE\x00\x0A\x00\xDE\x00\xAC"), NULL, {ENCODING_UTF16LE, 4, 1, false}}, /* U+0A00 is no line feed */
		{BYTES("\xEA\xB0\x80"), "cp949", {ENCODING_CP949, 2, 1, false}},
		{BYTES("\xB0\xA1"), "utf-8", {ENCODING_UTF8, 0, 1, false}},
		{BYTES("abc"), "utf-16le", {ENCODING_UTF16LE, 2, 1, true}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases * PIECES; i++) {
		const struct broken *now = &cases[i / PIECES];
		const struct text_decode_fault *wanted = &now->fault;
		enum text_encoding encoding, forced = ENCODING_UTF8;
		struct text_decode_fault fault = {0};
		size_t length;
		char *text;

		if (now->forced)
			assert_true(text_encoding_find(now->forced, &forced));
		if (decode_all(now->in.at, now->in.length, i % PIECES + 1, now->forced ? &forced : NULL, &text, &length,
			       &encoding, &fault))
			fail_msg("case %zu: taken for %s", i, text_encoding_name(encoding));
		if (fault.encoding != wanted->encoding || fault.offset != wanted->offset || fault.line != wanted->line ||
		    fault.truncated != wanted->truncated)
			fail_msg("case %zu: %s, byte %zu, line %zu, %s", i, text_encoding_name(fault.encoding), fault.offset,
				 fault.line, fault.truncated ? "truncated" : "not truncated");
	}
}

static void test_names(void **state)
{
	enum text_encoding encoding;

	(void)state;
	for (int i = 0; i <= ENCODING_CP949; i++) {
		assert_true(text_encoding_find(text_encoding_name((enum text_encoding)i), &encoding));
		assert_int_equal(encoding, i);
	}
	assert_false(text_encoding_find("euc-kr", &encoding));
	assert_false(text_encoding_find("", &encoding));
}

/* Each code of two bytes that CP949 has, there and back; every other pair is refused. */
static void test_every_code(void **state)
{
	static const enum text_encoding cp949 = ENCODING_CP949;
	int codes = 0, also_utf8 = 0;

	(void)state;
	for (unsigned code = 0x8000; code <= 0xFFFF; code++) {
		const char in[2] = {(char)(code >> 8), (char)(code & 0xFF)};
		enum text_encoding encoding;
		struct text_decode_fault fault;
		struct text_losses losses;
		size_t length, back_length;
		char *text, *back;

		if (!decode_all(in, 2, 64, &cp949, &text, &length, &encoding, &fault))
			continue;
		codes++;
		assert_true(text_inspect(text, length, false, &back_length) == TEXT_SOUND);
		text_encode(text, length, ENCODING_CP949, &back, &back_length, &losses);
		if (back_length != 2 || memcmp(back, in, 2) != 0 || losses.total)
			fail_msg("%04X is %s and comes back as %zu bytes", code, text, back_length);
		also_utf8 += strcmp(text, "가") >= 0 && strcmp(text, "힣") <= 0 &&
			     text_inspect(in, 2, false, &back_length) != TEXT_BAD_UTF8;
		free(text);
		free(back);
	}
	assert_int_equal(codes, CP949_CODES);
	assert_int_equal(also_utf8, CP949_SYLLABLES_THAT_ARE_UTF8);
}

static void expect_cp949(const char *text, const char *wanted, size_t lost)
{
	static const enum text_encoding cp949 = ENCODING_CP949;
	enum text_encoding encoding;
	struct text_decode_fault fault;
	struct text_losses losses;
	size_t length, back_length;
	char *bytes, *back;

	text_encode(text, strlen(text), ENCODING_CP949, &bytes, &length, &losses);
	if (!decode_all(bytes, length, 64, &cp949, &back, &back_length, &encoding, &fault))
		fail_msg("%s became bytes that are not CP949", text);
	free(bytes);
	assert_string_equal(back, wanted);
	assert_int_equal(losses.total, lost);
	free(back);
}

static void test_near_spellings(void **state)
{
	static const struct {
		const char *text, *wanted;
		size_t lost;
	} cases[] = {
		{"가 abc\n", "가 abc\n", 0},
		{"‘가’ “나” · … → ※ ① ㎡ ㈜ ─ ⑮", "‘가’ “나” · … → ※ ① ㎡ ㈜ ─ ⑮", 0},
		{"2026–30 — 가−나", "2026-30 - 가-나", 3},
		{"산•학․연‧관・민･군", "산·학·연·관·민·군", 5},
		{"⑯⑳㉑㉟㊱㊿❶❿", "(16)(20)(21)(35)(36)(50)(1)(10)", 8},
		{"₩100", "￦100", 1},
		{"가\u00A0나\u2009다", "가 나 다", 2},
		{"é ñ ü Ç ế", "e n u C e", 5},
		{"✓✔", "vv", 2},
		{"｢가｣", "「가」", 2},
		{"〜", "∼", 1},
		{"가\u200B나\uFEFF", "가나", 2},
		{"😀 ㋀ ß", "? ? ß", 2},
		{"\U000E0041", "?", 1},                        /* a tag, which some converters drop without a word */
		{"\u1100\u1161\u11A8\u1103\u1173", "각드", 0}, /* in parts */
		{"e\u0301", "e", 1},
		{"A\u030A\u00C5", "\u212B\u212B", 0}, /* canonically the same as what CP949 has */
		{"\u90CE\u96B8", "\uF92C\uF9B8", 0},
		{"\uF900", "\uF900", 0}, /* one of the Hanja that KS X 1001 has twice */
		{"가\u0301", "가?", 1},
		{"\xFF\xCC\x81", "??", 2}, /* not UTF-8 at all */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_cp949(cases[i].text, cases[i].wanted, cases[i].lost);
}

static void test_losses(void **state)
{
	struct text_losses losses;
	size_t length, used = 0;
	char *bytes, text[256];

	(void)state;
	text_encode("가\n나––\n다é–\n", strlen("가\n나––\n다é–\n"), ENCODING_CP949, &bytes, &length, &losses);
	free(bytes);
	assert_int_equal(losses.total, 4);
	assert_int_equal(losses.count, 2);
	assert_int_equal(losses.first[0].character, 0x2013);
	assert_int_equal(losses.first[0].count, 3);
	assert_int_equal(losses.first[0].line, 2);
	assert_int_equal(losses.first[1].character, 0xE9);
	assert_int_equal(losses.first[1].count, 1);
	assert_int_equal(losses.first[1].line, 3);
	for (int i = 0; i < 20; i++) /* Cyrillic letters with marks, of which CP949 has none */
		used += (size_t)snprintf(text + used, sizeof text - used, "\xD2%c", 0x90 + i);
	text_encode(text, used, ENCODING_CP949, &bytes, &length, &losses);
	free(bytes);
	assert_int_equal(losses.total, 20);
	assert_int_equal(losses.count, 16);
	assert_int_equal(losses.first[15].character, 0x49F);
}

static void test_there_and_back(void **state)
{
	static const char text[] = "code\tname\r\n가\0나\t똠😀é–\n";
	enum text_encoding found;
	struct text_decode_fault fault;
	struct text_losses losses;
	size_t length, back_length;
	char *bytes, *back;

	(void)state;
	for (int i = 0; i < ENCODING_CP949; i++) {
		text_encode(text, sizeof text - 1, (enum text_encoding)i, &bytes, &length, &losses);
		assert_int_equal(losses.total, 0);
		assert_true(decode_all(bytes, length, 64, NULL, &back, &back_length, &found, &fault));
		assert_int_equal(found, i);
		assert_int_equal(back_length, sizeof text - 1);
		assert_memory_equal(back, text, sizeof text);
		free(bytes);
		free(back);
	}
}

/* Random bytes, and sound files with one byte changed: an answer, and a place within the file. */
static void test_random_bytes(void **state)
{
	static const char *const starts[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xB0\xA1\xB3\xAA", "가나"};
	uint32_t seed = 949;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char in[40];
		size_t start = strlen(starts[round % 5]), length = start + (seed >> 8) % 24, out_length;
		enum text_encoding encoding;
		struct text_decode_fault fault;
		char *text;

		memcpy(in, starts[round % 5], start);
		for (size_t i = start; i < length; i++) {
			seed = seed * 1664525 + 1013904223;
			in[i] = (char)(seed >> 24);
		}
		if (decode_all(in, length, 64, NULL, &text, &out_length, &encoding, &fault)) {
			char *composed = text_compose(text, out_length);

			assert_non_null(composed); /* sound UTF-8 */
			free(composed);
			free(text);
		} else {
			assert_true(fault.offset < length && fault.line >= 1 && fault.line <= fault.offset + 1);
		}
		seed = seed * 1664525 + 1013904223;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_files_are), cmocka_unit_test(test_where_files_break), cmocka_unit_test(test_names),
		cmocka_unit_test(test_every_code),     cmocka_unit_test(test_near_spellings),    cmocka_unit_test(test_losses),
		cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_random_bytes),
	};

	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
