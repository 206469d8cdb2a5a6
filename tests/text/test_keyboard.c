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
		cmocka_unit_test(every_word_of_syllables_comes_back),
		cmocka_unit_test(takes_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
