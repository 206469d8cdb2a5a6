/* Queries whose spaces and middle dots do not count, nor those of titles. */
#include "gwagi/text/match.h"

#include <string.h>

#include "marked.h"
#include "titles.h"

/* Titles, loose queries, and the title with what is found in square brackets; without any, nothing is. */
static void ignores_spaces_and_dots(void **state)
{
	(void)state;
	static const struct {
		const char *title, *query, *marked;
		enum text_rank rank;
	} cases[] = {
		{"국방 AX 전략", "국방AX전략", "[국방 AX 전략]", RANK_EXACT},
		{"국방AX전략", "국방 AX 전략", "[국방AX전략]", RANK_EXACT},
		{"국방 AX전략", "국방AX 전략", "[국방 AX전략]", RANK_EXACT},
		{"국방 AI 위원회 신설", "국방ai위원", "[국방 AI 위원]회 신설", RANK_WORD_START},
		{"AI 국방 위원회", "국방위", "AI [국방 위]원회", RANK_WORD_START},
		{"소비·국방위", "국방 위", "소비·[국방위]", RANK_WORD_START},
		{"전국방 위원회", "국방위", "전[국방 위]원회", RANK_INSIDE},
		{"전국방위 국방위", "국 방위", "전[국방위] [국방위]", RANK_WORD_START},
		{"소비·생활", "소비생활", "[소비·생활]", RANK_EXACT},
		{"소비ㆍ생활", "소비생활", "[소비ㆍ생활]", RANK_EXACT},
		{"소비생활", "소비·생활", "[소비생활]", RANK_EXACT},
		{"소비 생활", "소비·생활", "[소비 생활]", RANK_EXACT},
		{"소비 ・ 생활", "소비∙생활", "[소비 ・ 생활]", RANK_EXACT},
		{"소비\u00A0생활\u3000지원", "비생활지", "소[비\u00A0생활\u3000지]원", RANK_INSIDE},
		{" ·소비·", "소비", " ·[소비]·", RANK_EXACT},
		{"소·비 소비", "소비", "[소·비] [소비]", RANK_WORD_START},
		{"국가 게", "국각", "[국가 게]", RANK_WORD_START}, /* the moved consonant too */
		{"국가 과학", "국가과하", "[국가 과학]", RANK_WORD_START},
		{"소비·생활", "ㅅㅂㅅㅎ", "[소비·생활]", RANK_CONSONANTS},
		{"소비 생활", "ㅅㅂ·ㅅㅎ", "[소비 생활]", RANK_CONSONANTS},
		{"소비·생활", "소비ㅅ", "[소비·생]활", RANK_CONSONANTS},
		{"\u1109\u1169\u1107\u1175\u00B7\u1109\u1162\u11BC", "소비생",
		 "[\u1109\u1169\u1107\u1175\u00B7\u1109\u1162\u11BC]", RANK_EXACT},
		{"cafe\u0301 s", "és", "caf[e\u0301 s]", RANK_INSIDE},
		{"소비-생활", "소비생활", "소비-생활", RANK_NONE},
		{"소비, 생활", "소비생활", "소비, 생활", RANK_NONE},
		{"소비(생활)", "소비생활", "소비(생활)", RANK_NONE},
		{"국방 AX 전략", "국방전략", "국방 AX 전략", RANK_NONE},
		{"· ·", "국", "· ·", RANK_NONE},
		{"", "국", "", RANK_NONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text_query *query = text_query_create_loose(cases[i].query, strlen(cases[i].query));
		const char *title = cases[i].title;

		if (text_query_match(query, title, strlen(title)) != (cases[i].rank != RANK_NONE) ||
		    text_query_rank(query, title, strlen(title)) != cases[i].rank)
			fail_msg("%s in %s", cases[i].query, title);
		marked_check(query, title, 8, cases[i].marked);
	}
}

static void may_be_empty(void **state)
{
	(void)state;
	static const char *const empty[] = {"", " ", "·", " ㆍ・ \u3000"};

	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		struct text_query *query = text_query_create_loose(empty[i], strlen(empty[i]));

		assert_true(text_query_is_empty(query) && text_query_is_loose(query));
		assert_string_equal(text_query_bytes(query), empty[i]);
		text_query_destroy(query);
	}
	assert_false(text_query_is_loose(NULL));
	struct text_query *plain = text_query_create("·", strlen("·"));

	assert_false(text_query_is_empty(plain) || text_query_is_loose(plain));
	text_query_destroy(plain);
}

/* Spaces come out, or now and then go in with dots. */
static void change_spacing(uint64_t *seed, const struct line *from, char *bytes, bool keep)
{
	static const uint32_t separators[] = {' ', 0xB7, 0x318D, 0x3000};
	size_t length = 0;

	for (size_t i = 0; i < from->count; i++) {
		if (keep && sample_random(seed, 4) == 0)
			length += sample_encode(bytes + length, separators[sample_random(seed, 4)]);
		if (keep ||
		    (from->codes[i] != ' ' && from->codes[i] != 0xB7 && from->codes[i] != 0x318D && from->codes[i] != 0x3000))
			length += sample_encode(bytes + length, from->codes[i]);
	}
	bytes[length] = '\0';
}

/* A loose query finds what a plain one finds when both sides have no separators. */
static void is_plain_without_separators(void **state)
{
	(void)state;
	enum { PAIRS = 100000 };
	struct titles *titles = titles_read();
	struct line title, query;
	char bare_title[8 * LINE_MOST + 1], bare_query[sizeof bare_title], spaced_title[sizeof bare_title],
		spaced_query[sizeof bare_title];
	uint64_t seed = 8;
	int hits = 0;

	for (int round = 0; round < PAIRS; round++) {
		struct text_mark marks[2];

		titles_pair(titles, &seed, &title, &query);
		change_spacing(&seed, &title, bare_title, false);
		change_spacing(&seed, &query, bare_query, false);
		change_spacing(&seed, &title, spaced_title, true);
		change_spacing(&seed, &query, spaced_query, true);
		struct text_query *loose = text_query_create_loose(spaced_query, strlen(spaced_query));
		size_t length = strlen(spaced_title);
		struct text_query *plain = text_query_create(bare_query, strlen(bare_query));
		bool expected = text_query_match(plain, bare_title, strlen(bare_title));

		if (text_query_match(loose, spaced_title, length) != expected ||
		    (text_query_rank(loose, spaced_title, length) != RANK_NONE) != expected ||
		    (text_query_marks(loose, spaced_title, length, marks, 2) > 0) != (expected && *bare_query))
			fail_msg("\"%s\" in \"%s\" (round %d): %d expected", spaced_query, spaced_title, round, expected);
		hits += expected;
		text_query_destroy(loose);
		text_query_destroy(plain);
	}
	titles_free(titles);
	assert_in_range(hits, PAIRS / 4, PAIRS * 3 / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ignores_spaces_and_dots),
		cmocka_unit_test(may_be_empty),
		cmocka_unit_test(is_plain_without_separators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
