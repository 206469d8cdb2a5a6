#include "gwagi/text/match.h"

#include <stdlib.h>
#include <string.h>

#include "gwagi/text/input.h"
#include "marked.h"
#include "titles.h"

static bool matches(const char *title, const char *query)
{
	struct text_query *made = text_query_create(query, strlen(query));
	bool found = text_query_match(made, title, strlen(title));

	text_query_destroy(made);
	return found;
}

static const char council[] = "과학기술관계장관회의";
static const char council_decomposed[] = "\u1100\u116A\u1112\u1161\u11A8\u1100\u1175\u1109\u116E\u11AF\u1100\u116A\u11AB";

enum { NONE = -1 };

/* Titles, queries, and the byte at which the first hit begins. */
static void finds_what_is_being_typed(void **state)
{
	(void)state;
	static const struct {
		const char *title, *query;
		int offset;
	} cases[] = {
		{council, "ㄱㅎㄱㅅ", 0},
		{"소비·생활", "소비ㆍ생활", 0},
		{"소비ㆍ생활", "비·생", 3},
		{"소비·생활", "소비・생ㅎ", 0},
		{"소비·생활", "소비생활", NONE},
		{"‘국방통합’ 구축", "'국방통합'", 0},
		{"“AX” 전략", "\"ax\"", 0},
		{"2026∼30", "2026~30", 0},
		{"한–UAE", "한-uae", 0},
		{"가_나", "가-나", NONE},
		{council, "과ㅎ", 0},
		{council, "과하", 0},
		{council, "고", 0},
		{council, "괗", 0},
		{council, "곽", NONE},
		{council, "관곚", 12},
		{council, "관계ㅈ", 12},
		{council_decomposed, "과학", 0},
		{council_decomposed, "관", 30},
		{"국가 과학자", "국가과", NONE},
		{"국가 과학자", "ㄱㄱㄱ", 0},
		{"값", "갑", 0},
		{"갑시다", "값", 0},
		{"발기", "밝", 0},
		{"밝기", "밝", 0},
		{"각 부처", "가", 0},
		{"제조ＡＸ", "ax", 6},
		{"한-UAE", "한-uae", 0},
		{"싸움", "ㅅ", 0},
		{"사움", "ㅆ", NONE},
		{"사움", "싸", NONE},
		{"싸움", "사", NONE},
		{"ㄲ", "ㄱ", 0},
		{"ㄱ", "ㄲ", NONE},
		{"가게", "각", 0},
		{"가까", "각", NONE}, /* ㄲ is a key of its own */
		{"가까", "갂", 0},
		{"갃", "각", 0},
		{"갂", "각", NONE},
		{"가ㄱ", "각", NONE},
		{"가", "각", NONE},
		{"앉", "안", 0},
		{"않", "안", 0},
		{"앉", "앚", NONE},
		{"안자", "앉", 0},
		{"안차", "앉", NONE},
		{"삶", "살", 0},
		{"핥", "할", 0},
		{"과", "고", 0},
		{"괴", "고", 0},
		{"교", "고", NONE},
		{"괘", "과", NONE}, /* ㅐ is one key */
		{"권", "구", 0},
		{"귀", "구", 0},
		{"규", "구", NONE},
		{"긩", "그", 0},
		{"기", "그", NONE},
		{"개", "가", NONE},
		{"과학", "고학", NONE}, /* only the last syllable is unfinished */
		{"과학기", "과하기", NONE},
		{"관세", "ㄳ", 0}, /* what an input method makes of ㄱ ㅅ */
		{"과학 관세", "과학 ㄳ", 0},
		{"갃", "ㄳ", NONE},
		{"ㄳ", "ㅅ", 0},
		{"x학", "X하", 0},
		{"하x", "학x", NONE},
		{"과학기술", " 과학 ", 0},
		{"과학  기술", "과학 기술", NONE},
		{"가", "ㅏ", NONE},
		{"ㅏ", "ㅏ", 0},
		{"ㅘ", "ㅗ", NONE},
		{"①과", "1", NONE},
		{"①과", "①", 0},
		{"㈜과", "주", NONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text_query *query = text_query_create(cases[i].query, strlen(cases[i].query));
		size_t length = strlen(cases[i].title);
		struct text_mark mark = {0};
		size_t count = text_query_marks(query, cases[i].title, length, &mark, 1);
		bool found = cases[i].offset != NONE;

		if (text_query_match(query, cases[i].title, length) != found || count != found ||
		    (found && mark.offset != (size_t)cases[i].offset))
			fail_msg("%s in %s", cases[i].query, cases[i].title);
		text_query_destroy(query);
	}
}

static void finds_parts(void **state)
{
	(void)state;
	assert_true(matches(council, "과학"));
	assert_true(matches(council, "관계장관"));
	assert_true(matches(council, council));
	assert_false(matches(council, "과학기슬"));
	assert_false(matches(council, "과학기술관계장관회의록"));
}

static void finds_everything_with_nothing(void **state)
{
	(void)state;
	static const char *const empty[] = {"", " ", "\u3000 "};

	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		struct text_query *none = text_query_create(empty[i], strlen(empty[i]));
		struct text_mark mark;

		assert_true(text_query_is_empty(none));
		assert_string_equal(text_query_bytes(none), empty[i]);
		assert_true(text_query_match(none, council, strlen(council)));
		assert_true(text_query_match(none, NULL, 0));
		assert_int_equal(text_query_marks(none, council, strlen(council), &mark, 1), 0);
		assert_int_equal(text_query_rank(none, council, strlen(council)), RANK_WORD_START);
		text_query_destroy(none);
	}
	assert_true(text_query_is_empty(NULL));
	assert_true(text_query_match(NULL, council, strlen(council)));
	assert_string_equal(text_query_bytes(NULL), "");
	text_query_destroy(text_query_create(NULL, 0));
	text_query_destroy(NULL);
}

static void keeps_the_bytes(void **state)
{
	(void)state;
	struct text_query *query = text_query_create(" 과X ", strlen(" 과X "));

	assert_false(text_query_is_empty(query));
	assert_string_equal(text_query_bytes(query), " 과X ");
	text_query_destroy(query);
}

static void ignores_case_width_and_composition(void **state)
{
	(void)state;
	assert_true(matches("제조ＡＸ", "ax"));
	assert_true(matches("제조ax", "ＡＸ"));
	assert_true(matches("한-UAE", "한-uae"));
	assert_true(matches("\u1100\u116A\u1112\u1161\u11A8", "과학"));
	assert_true(matches("과학", "\u1100\u116A\u1112\u1161\u11A8"));
	assert_true(matches("CAF\u00C9", "cafe\u0301"));
	assert_true(matches("ΟΔΟΣ", "οδος"));
	assert_true(matches("과학\u3000기술", "과학 기술"));
}

static void finds_initials(void **state)
{
	(void)state;
	assert_true(matches(council, "ㄱㅎㄱㅅ"));
	assert_true(matches(council, "ㅈㄱㅎㅇ"));
	assert_false(matches(council, "ㄱㅎㄱㅈ"));
	assert_true(matches(council, "과ㅎ"));
	assert_true(matches(council, "관계ㅈ"));
	assert_true(matches(council, "\u1100\u1112\u1100\u1109"));
	assert_true(matches(council, "\uFFA1\uFFBE"));
	assert_true(matches("ㄱㄴ 순서", "ㄱㄴ"));
	assert_true(matches("싸움", "ㅆ"));
}

static void ignores_spaces_for_initials_only(void **state)
{
	(void)state;
	assert_true(matches("국가 과학 기술", "ㄱㄱㄱㅎㄱㅅ"));
	assert_true(matches("국가 과학 기술", "ㄱㄱ ㄱㅎ"));
	assert_true(matches("국가과학", "ㄱㄱ ㄱㅎ"));
	assert_false(matches("국가 과학", "가ㄱ"));
	assert_true(matches("국가 과학", "가 ㄱ"));
	assert_false(matches("국가과학", "국가 과"));
}

static void folds_halfwidth_vowels(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"\uFFC2", "ㅏ"}, {"\uFFC7", "ㅔ"}, {"\uFFCA", "ㅕ"}, {"\uFFCF", "ㅚ"},
					       {"\uFFD2", "ㅛ"}, {"\uFFD7", "ㅠ"}, {"\uFFDA", "ㅡ"}, {"\uFFDC", "ㅣ"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_true(matches(pairs[i][0], pairs[i][1]));
}

static void reads_long_and_broken_titles(void **state)
{
	(void)state;
	enum { SIZE = 4000 };
	char title[SIZE + 1] = "";

	memset(title, 'x', SIZE);
	memcpy(title + SIZE - 6, "과학", 6);
	assert_true(matches(title, "x과ㅎ"));
	memcpy(title, "e\u0301", 3);
	assert_true(matches(title, "éx"));
	memcpy(title, "\xFF\xFE\xED", 3);
	assert_true(matches(title, "과학"));
	assert_false(matches("\xFF", "과"));
	assert_true(matches("a\xFF"
			    "b",
			    "B"));
}

static enum text_rank rank(const char *title, const char *query)
{
	struct text_query *made = text_query_create(query, strlen(query));
	enum text_rank found = text_query_rank(made, title, strlen(title));

	text_query_destroy(made);
	return found;
}

static void ranks_the_best_hit(void **state)
{
	(void)state;
	static const struct {
		const char *title, *query;
		enum text_rank rank;
	} cases[] = {
		{"과학", "과학", RANK_EXACT},
		{"\u1100\u116A\u1112\u1161\u11A8", "과학", RANK_EXACT},
		{"AX", " ax", RANK_EXACT},
		{"학", "하", RANK_WORD_START},
		{"과학기술", "과학", RANK_WORD_START},
		{"국가 과학기술", "과학", RANK_WORD_START},
		{"국가과학 과학", "과학", RANK_WORD_START},
		{"「과학」", "과학", RANK_WORD_START},
		{"국가ㆍ과학", "과학", RANK_WORD_START},
		{"①과학", "과학", RANK_WORD_START},
		{"2과학", "과학", RANK_INSIDE},
		{"국가과학", "과학", RANK_INSIDE},
		{"국가게", "각", RANK_INSIDE},
		{"과학기술", "과ㅎ", RANK_CONSONANTS},
		{"과학기술", "ㄱㅎㄱㅅ", RANK_CONSONANTS},
		{"ㄱㄴ 순서", "ㄱㄴ", RANK_WORD_START},
		{"가나 ㄱㄴ", "ㄱㄴ", RANK_INSIDE}, /* the spaces are gone */
		{"과학", "수학", RANK_NONE},
		{"", "과", RANK_NONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (rank(cases[i].title, cases[i].query) != cases[i].rank)
			fail_msg("%s in %s", cases[i].query, cases[i].title);
	}
}

static void marked_is(const char *title, const char *query, size_t room, const char *expected)
{
	marked_check(text_query_create(query, strlen(query)), title, room, expected);
}

static void marks_whole_characters(void **state)
{
	(void)state;
	marked_is("과학 과학 과학", "과학", 8, "[과학] [과학] [과학]");
	marked_is("과학 과학 과학", "과학", 2, "[과학] [과학] 과학");
	marked_is("과학 과학", "과학", 0, "과학 과학");
	marked_is("과과과", "과", 8, "[과과과]");
	marked_is("과과과 과", "과", 1, "[과과과] 과");
	marked_is("aaaa a", "aa", 8, "[aaaa] a");
	marked_is("국가게", "각", 8, "국[가게]");
	marked_is("국각게", "각", 8, "국[각]게");
	marked_is("국가 과학 기술", "ㄱㄱㅎ", 8, "국[가 과학] 기술");
	marked_is("제조 ＡＸ", "ax", 8, "제조 [ＡＸ]");
	marked_is("x\u1112\u1161\u11A8\u1100\u1175y", "하", 8, "x[\u1112\u1161\u11A8]\u1100\u1175y");
	marked_is("x\u1112\u1161\u11A8\u1100\u1175y", "기", 8, "x\u1112\u1161\u11A8[\u1100\u1175]y");
	marked_is("cafe\u0301s", "é", 8, "caf[e\u0301]s");
	marked_is("cafe\u0301s", "s", 8, "cafe\u0301[s]");
	marked_is("e\u0327\u0301 s", "ȩ", 8, "[e\u0327\u0301] s"); /* the base without one of its marks */
	marked_is("aㄳb", "ㅅ", 8, "a[ㄳ]b");
	marked_is("ㄳㅅ", "ㅅ", 8, "[ㄳㅅ]");
	marked_is("\xFF과\xFE", "과", 8, "\xFF[과]\xFE");
}

static void every_part_of_a_title_is_found(void **state)
{
	(void)state;
	uint64_t seed = 5;
	char bytes[700];

	for (int round = 0; round < 5000; round++) {
		size_t length = sample_bytes(&seed, bytes, sizeof bytes);
		struct text_query *query = text_query_create(bytes, length);

		assert_true(text_query_match(query, bytes, length));
		text_query_destroy(query);
	}
}

static void composition_makes_no_difference(void **state)
{
	(void)state;
	uint64_t seed = 6;
	char bytes[300] = "x"; /* at both ends, where spaces do not count */
	int compared = 0;

	for (int round = 0; round < 20000; round++) {
		size_t length = 1 + sample_bytes(&seed, bytes + 1, sizeof bytes - 2);

		bytes[length++] = 'x';
		char *composed = memchr(bytes, 0, length) ? NULL : text_compose(bytes, length);

		if (!composed)
			continue;
		struct text_query *query = text_query_create(bytes, length);

		assert_int_equal(text_query_rank(query, composed, strlen(composed)), RANK_EXACT);
		compared += strlen(composed) != length;
		text_query_destroy(query);
		free(composed);
	}
	assert_true(compared > 1000);
}

/* The rules once more in the plainest way: keys as strings. */
static const char *const initial_keys[] = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
					   "T", "d", "w", "W", "c", "z", "x", "v", "g"};
static const char *const vowel_keys[] = {"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
					 "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
static const char *const final_keys[] = {"",   "r",  "R", "rt", "s",  "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx",
					 "fv", "fg", "a", "q",  "qt", "t",  "T",  "d", "w", "c",  "z",  "x",  "v",  "g"};
static const char letter_keys[][3] = {"r",  "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv",
				      "fg", "a", "q",  "Q", "qt", "t",  "T", "d", "w", "W",  "c",  "z",  "x",  "v",  "g"};

static bool is_syllable(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static bool is_consonant(uint32_t c)
{
	return c >= U'ㄱ' && c <= U'ㅎ';
}

static void add_keys(char *keys, uint32_t c)
{
	uint32_t index = c - 0xAC00;

	strcat(keys, initial_keys[index / 588]);
	strcat(keys, vowel_keys[index / 28 % 21]);
	strcat(keys, final_keys[index % 28]);
}

/* Plain characters, ㄳ as two. */
static void fold_plainly(struct line *to, const struct line *from)
{
	to->count = 0;
	for (size_t i = 0; i < from->count; i++) {
		uint32_t c = from->codes[i];
		const char *keys = is_consonant(c) ? letter_keys[c - U'ㄱ'] : "";

		if (c >= U'！' && c <= U'～')
			c -= U'！' - '!';
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c == U'\u3000')
			c = ' ';
		if (!keys[0] || !keys[1]) {
			to->codes[to->count++] = c;
			continue;
		}
		for (size_t k = 0; k < 2; k++) {
			for (uint32_t letter = 0; letter < 30; letter++) {
				if (letter_keys[letter][0] == keys[k] && !letter_keys[letter][1])
					to->codes[to->count++] = U'ㄱ' + letter;
			}
		}
	}
}

static void drop_spaces(struct line *line, bool inside)
{
	size_t kept = 0;

	while (line->count > 0 && line->codes[line->count - 1] == ' ')
		line->count--;
	for (size_t i = 0; i < line->count; i++) {
		if (line->codes[i] != ' ' || (!inside && kept > 0))
			line->codes[kept++] = line->codes[i];
	}
	line->count = kept;
}

static bool stands_plainly(uint32_t query, uint32_t title)
{
	if (query == title)
		return true;
	if (!is_consonant(query) || !(is_consonant(title) || is_syllable(title)))
		return false;
	char key = letter_keys[query - U'ㄱ'][0];
	char begin = is_syllable(title) ? initial_keys[(title - 0xAC00) / 588][0] : letter_keys[title - U'ㄱ'][0];

	return key == begin || (strchr("reqtw", key) && key - ('a' - 'A') == begin);
}

static bool stands_unfinished(uint32_t query, const uint32_t *title, size_t left)
{
	char typed[12] = "", there[24] = "";

	if (!is_syllable(query) || !is_syllable(title[0]))
		return query == title[0];
	add_keys(typed, query);
	add_keys(there, title[0]);
	if (left > 1 && is_syllable(title[1]))
		add_keys(there, title[1]);
	return strncmp(typed, there, strlen(typed)) == 0;
}

static bool matches_plainly(const struct line *raw_title, const struct line *raw_query)
{
	struct line title, query;
	bool consonants = true;

	fold_plainly(&title, raw_title);
	fold_plainly(&query, raw_query);
	for (size_t i = 0; i < query.count; i++)
		consonants = consonants && (is_consonant(query.codes[i]) || query.codes[i] == ' ');
	drop_spaces(&query, consonants);
	if (consonants)
		drop_spaces(&title, true);
	for (size_t start = 0; start + query.count <= title.count; start++) {
		size_t i = 0;

		while (i < query.count && (stands_plainly(query.codes[i], title.codes[start + i]) ||
					   (i + 1 == query.count &&
					    stands_unfinished(query.codes[i], title.codes + start + i, title.count - start - i))))
			i++;
		if (i == query.count)
			return true;
	}
	return query.count == 0;
}

static void agrees_with_the_plainest_way(void **state)
{
	(void)state;
	enum { PAIRS = 400000 };
	struct titles *titles = titles_read();
	struct line title, query;
	uint64_t seed = 7;
	int hits = 0;

	for (int round = 0; round < PAIRS; round++) {
		titles_pair(titles, &seed, &title, &query);
		struct text_query *made = text_query_create(query.bytes, query.length);
		bool expected = matches_plainly(&title, &query);
		struct text_mark marks[2];

		if (text_query_match(made, title.bytes, title.length) != expected ||
		    (text_query_rank(made, title.bytes, title.length) != RANK_NONE) != expected ||
		    (text_query_marks(made, title.bytes, title.length, marks, 2) > 0) != (expected && !text_query_is_empty(made)))
			fail_msg("\"%s\" in \"%s\" (round %d): %d expected", query.bytes, title.bytes, round, expected);
		hits += expected;
		text_query_destroy(made);
	}
	titles_free(titles);
	assert_in_range(hits, PAIRS / 4, PAIRS * 3 / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_is_being_typed),
		cmocka_unit_test(finds_parts),
		cmocka_unit_test(finds_everything_with_nothing),
		cmocka_unit_test(keeps_the_bytes),
		cmocka_unit_test(ignores_case_width_and_composition),
		cmocka_unit_test(finds_initials),
		cmocka_unit_test(ignores_spaces_for_initials_only),
		cmocka_unit_test(folds_halfwidth_vowels),
		cmocka_unit_test(reads_long_and_broken_titles),
		cmocka_unit_test(ranks_the_best_hit),
		cmocka_unit_test(marks_whole_characters),
		cmocka_unit_test(every_part_of_a_title_is_found),
		cmocka_unit_test(composition_makes_no_difference),
		cmocka_unit_test(agrees_with_the_plainest_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
