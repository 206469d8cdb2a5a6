#include "gwagi/text/match.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include "gwagi/text/input.h"
#include "sample.h"

static int compare(const char *a, const char *b)
{
	char *first = text_sort_key(a, strlen(a)), *second = text_sort_key(b, strlen(b));
	int order = strcmp(first, second);

	free(first);
	free(second);
	return (order > 0) - (order < 0);
}

static void titles_are_in_order(void **state)
{
	(void)state;
	static const char *const ordered[] = {
		"",
		"0",
		"1",
		"2",
		"10",
		"18446744073709551616",
		"18446744073709551617",
		"①",
		"②",
		"⑩",
		"㉑",
		"ㄱ",
		"ㄱㄴ",
		"가",
		"가 나",
		"가(나)",
		"가10",
		"가ㄱ",
		"가나",
		"각",
		"강",
		"깋",
		"ㄲ",
		"까",
		"나",
		"안건",
		"안건2",
		"안건2 가",
		"안건2가",
		"안건10",
		"안건가",
		"프로젝트①",
		"프로젝트②",
		"프로젝트⑩",
		"ㅎ",
		"하",
		"힣",
		"ㅏ",
		"ㅣ",
		"ㆆ",
		"a",
		"AB",
		"ab2",
		"AB10",
		"b",
		"z",
		"é",
		"ж",
		"か",
		"家",
		"家가",
		"科",
	};

	for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
		for (size_t k = 0; k < sizeof ordered / sizeof *ordered; k++) {
			int expected = (i > k) - (i < k);

			if (compare(ordered[i], ordered[k]) != expected)
				fail_msg("%s and %s", ordered[i], ordered[k]);
		}
	}
}

static void what_readers_take_for_equal_is(void **state)
{
	(void)state;
	static const char *const equal[][2] = {
		{"「과학기술」", "과학기술」"},
		{" (과학)", "[과학)"},
		{"ㆍ과학", "·과학"},
		{"과학", "\u1100\u116A\u1112\u1161\u11A8"},
		{"AX", "ａｘ"},
		{"안건02", "안건2"},
		{"안건０２", "안건2"},
		{"cafe\u0301", "CAF\u00C9"},
		{"과학\u3000기술", "과학 기술"},
		{"0", "000"},
		{"「」", ""},
	};

	for (size_t i = 0; i < sizeof equal / sizeof *equal; i++) {
		if (compare(equal[i][0], equal[i][1]) != 0)
			fail_msg("%s and %s", equal[i][0], equal[i][1]);
	}
	assert_int_not_equal(compare("안건0", "안건"), 0);
	assert_int_not_equal(compare("가「", "가"), 0);
}

static void all_syllables_are_in_the_order_of_their_codes(void **state)
{
	(void)state;
	char before[4] = "", here[4] = "";

	sample_encode(before, U'ㄱ');
	for (uint32_t c = 0xAC00; c <= 0xD7A3; c++) {
		sample_encode(here, c);
		assert_int_equal(compare(before, here), -1);
		memcpy(before, here, sizeof before);
	}
}

/* At 254 digits, and at twice that, the count takes a byte more. */
static void long_numbers_are_in_order(void **state)
{
	(void)state;
	char digits[1030];

	memset(digits, '9', sizeof digits);
	for (size_t length = 1; length < sizeof digits - 1; length++) {
		char *shorter = text_sort_key(digits, length);

		digits[0] = '1';
		char *longer = text_sort_key(digits, length + 1);

		digits[0] = '9';
		assert_true(strcmp(shorter, longer) < 0);
		free(shorter);
		free(longer);
	}
}

/* Characters in their order. Digits in a row count as one number. */
static const char32_t alphabet[] = U" ·0129①ㄱ가각ㄲ까나aez家";

/* The place in the order and how many characters it takes; numbers stand at the place of 0. */
static uint64_t read_plainly(const char32_t *word, size_t *taken)
{
	uint64_t number = 0;

	for (*taken = 0; word[*taken] >= '0' && word[*taken] <= '9'; ++*taken)
		number = number * 10 + word[*taken] - '0';
	if (*taken > 0)
		return ((uint64_t)2 << 40) + number;
	*taken = 1;
	for (uint64_t place = 0; alphabet[place]; place++) {
		if (alphabet[place] == *word)
			return place << 40;
	}
	*taken = 0; /* the end */
	return 0;
}

static int compare_plainly(const char32_t *a, const char32_t *b)
{
	while (*a == ' ' || *a == U'·')
		a++;
	while (*b == ' ' || *b == U'·')
		b++;
	while (*a && *b) {
		size_t of_a, of_b;
		uint64_t first = read_plainly(a, &of_a), second = read_plainly(b, &of_b);

		if (first != second)
			return (first > second) - (first < second);
		a += of_a;
		b += of_b;
	}
	return (*a != 0) - (*b != 0);
}

static void make_word(uint64_t *seed, char32_t *word, char *bytes)
{
	size_t count = sample_random(seed, 6), length = 0;

	for (size_t i = 0; i < count; i++) {
		word[i] = alphabet[sample_random(seed, sizeof alphabet / sizeof *alphabet - 1)];
		length += sample_encode(bytes + length, word[i]);
	}
	word[count] = 0;
	bytes[length] = '\0';
}

static void random_words_are_in_order(void **state)
{
	(void)state;
	uint64_t seed = 8;
	char32_t words[2][8];
	char bytes[2][32];

	for (int round = 0; round < 300000; round++) {
		make_word(&seed, words[0], bytes[0]);
		make_word(&seed, words[1], bytes[1]);
		if (compare(bytes[0], bytes[1]) != compare_plainly(words[0], words[1]))
			fail_msg("\"%s\" and \"%s\"", bytes[0], bytes[1]);
	}
}

static void composition_makes_no_difference(void **state)
{
	(void)state;
	uint64_t seed = 9;
	char bytes[100];
	int compared = 0;

	for (int round = 0; round < 20000; round++) {
		size_t length = sample_bytes(&seed, bytes, sizeof bytes - 1);
		char *key = text_sort_key(bytes, length);

		assert_true(strlen(key) <= 4 * length);
		free(key);
		bytes[length] = '\0';
		char *composed = text_compose(bytes, strlen(bytes));

		if (!composed)
			continue;
		assert_int_equal(compare(bytes, composed), 0);
		compared += strcmp(bytes, composed) != 0;
		free(composed);
	}
	assert_true(compared > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_in_order),
		cmocka_unit_test(what_readers_take_for_equal_is),
		cmocka_unit_test(all_syllables_are_in_the_order_of_their_codes),
		cmocka_unit_test(long_numbers_are_in_order),
		cmocka_unit_test(random_words_are_in_order),
		cmocka_unit_test(composition_makes_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
