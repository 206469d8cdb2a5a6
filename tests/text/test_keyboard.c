#include "gwagi/text/match.h"

#include <stdlib.h>
#include <string.h>

#include "sample.h"

static void reads_keys_in_the_other_mode(void **state)
{
	(void)state;
	static const struct {
		const char *query, *meant; /* NULL: nothing */
	} cases[] = {
		{"rhkrl", "과기"},
		{"rnrqkd", "국방"},
		{"rkqtdl", "값이"},
		{"rkqtl", "갑시"},
		{"rkqt", "값"},
		{"QkQk", "빠빠"},
		{"QkrRk", "빡까"},
		{"dP", "예"},
		{"dO", "얘"},
		{"dml", "의"},
		{"rhosck", "괜차"},
		{"rhoscksgek", "괜찮다"},
		{"dkswdk", "앉아"},
		{"dkswk", "안자"},
		{"dlTek", "있다"},
		{"qkRdp", "밖에"},
		{"tlfgdj", "싫어"},
		{"ai", "먀"},
		{"rhkrl 2030-11", "과기 2030-11"},
		{"1ck", "1차"},
		{"(rnrqkd)·AI", NULL}, /* I is no shifted key that types another letter */
		{"(rnrqkd)·1", "(국방)·1"},
		{"wpwhAX", NULL},
		{"ax", NULL},
		{"r", NULL},
		{"k", NULL},
		{"rr", NULL},
		{"rkk", NULL},
		{"rkEk", "가따"},
		{"rkE", NULL}, /* ㄸ ends no syllable */
		{"rk r", NULL},
		{"ㅁㅌ", "ax"},
		{"먀", "ai"},
		{"메", "ap"},
		{"쪼", "Wh"},
		{"ㅉ", "W"},
		{"과기", "rhkrl"},
		{"값이", "rkqtdl"},
		{"빠빠", "QkQk"},
		{"ㄳ ㅘ", "rt hk"},
		{"먀 2030·ㅁㅌ", "ai 2030·ax"},
		{"\u1106\u1163", "ai"},
		{"가\u1140", NULL}, /* no key for it */
		{"먀x", NULL},
		{"ㅁb", NULL},
		{"2030 ·", NULL},
		{"", NULL},
		{"\xFF", NULL},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *other = text_other_keyboard(cases[i].query, strlen(cases[i].query));

		if (!other != !cases[i].meant || (other && strcmp(other, cases[i].meant) != 0))
			fail_msg("%s: %s", cases[i].query, other ? other : "nothing");
		free(other);
	}
}

static void names_the_keys_of_a_character(void **state)
{
	(void)state;
	static const struct {
		uint32_t character;
		const char *keys, *letters;
	} cases[] = {
		{0xB108, "sj", "ㄴㅓ"},       /* 너 */
		{0xAC12, "rkqt", "ㄱㅏㅂㅅ"}, /* 값 */
		{0xAD07, "rhkfq", "ㄱㅗㅏㄹㅂ"},
		{0xBE60, "Qk", "ㅃㅏ"},
		{0x3153, "j", "ㅓ"},
		{0x3143, "Q", "ㅃ"},
		{0x3152, "O", "ㅒ"},
		{0x3156, "P", "ㅖ"},
		{0x3133, "rt", "ㄱㅅ"}, /* ㄳ */
		{0x3158, "hk", "ㅗㅏ"}, /* ㅘ */
		{0x1102, "s", "ㄴ"},    /* conjoining */
		{0x1165, "j", "ㅓ"},
		{0x11B9, "qt", "ㅂㅅ"},
		{0xFFA1, "r", "ㄱ"}, /* halfwidth */
		{0xFFBE, "g", "ㅎ"},
		{0xFFC2, "k", "ㅏ"},
		{0xFFDC, "l", "ㅣ"},
		{0x318D, "", ""}, /* ㆍ has no key */
		{0x1140, "", ""},
		{'s', "", ""},
		{0x4E00, "", ""},
		{0x110000, "", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text_key keys[TEXT_KEYS];
		int count = text_hangul_keys(cases[i].character, keys);

		assert_int_equal(count, (int)strlen(cases[i].keys));
		for (int j = 0; j < count; j++) {
			const unsigned char *letter = (const unsigned char *)cases[i].letters + (size_t)j * 3;

			assert_int_equal(keys[j].key, cases[i].keys[j]);
			assert_int_equal(keys[j].letter,
					 (letter[0] & 0x0Fu) << 12 | (letter[1] & 0x3Fu) << 6 | (letter[2] & 0x3Fu));
		}
	}
}

/* The keys of each of the 11,172 syllables make that syllable again, and nothing else. */
static void keys_of_every_syllable_type_it(void **state)
{
	(void)state;
	for (uint32_t syllable = 0xAC00; syllable <= 0xD7A3; syllable++) {
		char typed[TEXT_KEYS + 1] = "";
		const unsigned char utf8[] = {(unsigned char)(0xE0 | syllable >> 12),
					      (unsigned char)(0x80 | (syllable >> 6 & 0x3F)),
					      (unsigned char)(0x80 | (syllable & 0x3F)), 0};
		struct text_key keys[TEXT_KEYS];
		int count = text_hangul_keys(syllable, keys);
		char *meant;

		assert_in_range(count, 2, TEXT_KEYS);
		for (int i = 0; i < count; i++)
			typed[i] = keys[i].key;
		meant = text_other_keyboard(typed, (size_t)count);
		assert_non_null(meant);
		assert_string_equal(meant, (const char *)utf8);
		free(meant);
	}
}

static void every_word_of_syllables_comes_back(void **state)
{
	(void)state;
	enum { SYLLABLES = 11172 };
	uint64_t seed = 3;

	for (uint32_t round = 0; round < 5 * SYLLABLES; round++) {
		char word[16];
		size_t length = sample_encode(word, 0xAC00 + round % SYLLABLES);

		for (unsigned more = sample_random(&seed, 4); more > 0; more--)
			length += sample_encode(word + length, 0xAC00 + sample_random(&seed, SYLLABLES));
		word[length] = '\0';
		char *keys = text_other_keyboard(word, length);

		assert_non_null(keys);
		char *back = text_other_keyboard(keys, strlen(keys));

		assert_non_null(back);
		assert_string_equal(back, word);
		free(keys);
		free(back);
	}
}

static void takes_anything(void **state)
{
	(void)state;
	uint64_t seed = 4;
	char bytes[100];

	for (int round = 0; round < 20000; round++) {
		size_t length = sample_bytes(&seed, bytes, sizeof bytes);

		for (size_t i = 0; i < length; i++) {
			if (round % 2)
				bytes[i] = "rhkltTqwm asdE"[sample_random(&seed, 14)];
		}
		free(text_other_keyboard(bytes, length));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_keys_in_the_other_mode),
		cmocka_unit_test(names_the_keys_of_a_character),
		cmocka_unit_test(keys_of_every_syllable_type_it),
		cmocka_unit_test(every_word_of_syllables_comes_back),
		cmocka_unit_test(takes_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
