#include "check.h"
#include "gwagi/model/amount.h"

static void check_amount(const char *text, const char *name, struct amount amount, const char *expected)
{
	char plain[AMOUNT_TEXT];

	amount_print(amount, plain);
	CHECK(strcmp(plain, expected) == 0, "%s: %s is %s, not %s\n", text, name, plain, expected);
}

static void typed_quantities_are_read(void **state)
{
	static const struct {
		const char *text, *low, *high, *baseline;
		int comparator;
		bool approximate;
		const char *unit, *qualifier, *printed;
	} rows[] = {
		/* the traps of the first meeting's papers */
		{"1만~5만 장", "10000", "50000", "", COMPARATOR_RANGE, false, "장", "", "1만~5만 장"},
		{"1만~5만 장 수준", "10000", "50000", "", COMPARATOR_RANGE, true, "장", "수준", "1만~5만 장 수준"},
		{"8,000장", "8000", "", "", COMPARATOR_EQ, false, "장", "", "8,000장"},
		{"13.5조원", "13.5", "", "", COMPARATOR_EQ, false, "조원", "", "13.5조원"},
		{"1,000여개", "1000", "", "", COMPARATOR_EQ, true, "개", "여", "1,000여 개"},
		{"5% 수준", "5", "", "", COMPARATOR_EQ, true, "%", "수준", "5% 수준"},
		{"8,000장 이상", "8000", "", "", COMPARATOR_GE, false, "장", "이상", "8,000장 이상"},
		{"10개→125개", "125", "125", "10", COMPARATOR_FROM_TO, false, "개", "", "10개→125개"},
		{"예. 5개 지자체", "5", "", "", COMPARATOR_EQ, false, "개 지자체", "예.", "예. 5개 지자체"},
		{"6대(분야)", "6", "", "", COMPARATOR_EQ, false, "대(분야)", "", "6대(분야)"},
		/* what else papers print */
		{"약 3백", "300", "", "", COMPARATOR_EQ, true, "", "약", "약 300"},
		{"3천억 원", "300000000000", "", "", COMPARATOR_EQ, false, "원", "", "3,000억 원"},
		{"3천억원", "3000", "", "", COMPARATOR_EQ, false, "억원", "", "3,000억원"},
		{"1조 2,000억원", "1200000000000", "", "", COMPARATOR_EQ, false, "원", "", "1조 2,000억 원"},
		{"500만원", "500", "", "", COMPARATOR_EQ, false, "만원", "", "500만원"},
		{"총 13.5조원", "13.5", "", "", COMPARATOR_EQ, false, "조원", "총", "13.5조원"},
		{"1~2조원", "1", "2", "", COMPARATOR_RANGE, false, "조원", "", "1~2조원"},
		{"△3.2%", "-3.2", "", "", COMPARATOR_EQ, false, "%", "", "-3.2%"},
		{"-5", "-5", "", "", COMPARATOR_EQ, false, "", "", "-5"},
		{"0개사", "0", "", "", COMPARATOR_EQ, false, "개사", "", "0개사"},
		{"5%p", "5", "", "", COMPARATOR_EQ, false, "%p", "", "5%p"},
		{"30％ 수준", "30", "", "", COMPARATOR_EQ, true, "%", "수준", "30% 수준"},
		{"최대 5만 장", "", "50000", "", COMPARATOR_LE, false, "장", "최대", "최대 5만 장"},
		{"최소 3명", "3", "", "", COMPARATOR_GE, false, "명", "최소", "최소 3명"},
		{"100만 명 이상", "1000000", "", "", COMPARATOR_GE, false, "명", "이상", "100만 명 이상"},
		{"5만여 명", "50000", "", "", COMPARATOR_EQ, true, "명", "여", "5만여 명"},
		{"1,000여 개 이상", "1000", "", "", COMPARATOR_GE, true, "개", "여, 이상", "1,000여 개 이상"},
		{"3명 초과", "3", "", "", COMPARATOR_GT, false, "명", "초과", "3명 초과"},
		{"3명이하", "", "3", "", COMPARATOR_LE, false, "명", "이하", "3명 이하"},
		{"3명 이내", "", "3", "", COMPARATOR_LE, false, "명", "이내", "3명 이내"},
		{"3명 미만", "", "3", "", COMPARATOR_LT, false, "명", "미만", "3명 미만"},
		{"100개 내외", "100", "", "", COMPARATOR_EQ, true, "개", "내외", "100개 내외"},
		{"약 5% 수준", "5", "", "", COMPARATOR_EQ, true, "%", "약, 수준", "약 5% 수준"},
		{"５～７개", "5", "7", "", COMPARATOR_RANGE, false, "개", "", "5~7개"},
		{"5개 ~ 7개", "5", "7", "", COMPARATOR_RANGE, false, "개", "", "5~7개"},
		{"9,000~10,000명", "9000", "10000", "", COMPARATOR_RANGE, false, "명", "", "9,000~10,000명"},
		{"9,000명~1만 명", "9000", "10000", "", COMPARATOR_RANGE, false, "명", "", "9,000~10,000명"},
		{"10 -> 125개", "125", "125", "10", COMPARATOR_FROM_TO, false, "개", "", "10개→125개"},
		{"10개⇒5개", "5", "5", "10", COMPARATOR_FROM_TO, false, "개", "", "10개→5개"},
		{"10개 → 125개 수준", "125", "125", "10", COMPARATOR_FROM_TO, true, "개", "수준", "10개→125개 수준"},
		{"1만 5천 장", "15000", "", "", COMPARATOR_EQ, false, "장", "", "15,000장"},
		{"", "", "", "", COMPARATOR_EQ, false, "", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *text = rows[i].text;
		char words[QUANTITY_WORDS], printed[QUANTITY_TEXT];
		struct error error = {0};
		struct quantity read;

		CHECK(quantity_parse(text, &read, words, &error), "%s: %s\n", text, error.sentence);
		check_amount(text, "low", read.low, rows[i].low);
		check_amount(text, "high", read.high, rows[i].high);
		check_amount(text, "baseline", read.baseline, rows[i].baseline);
		CHECK(read.comparator == rows[i].comparator && read.approximate == rows[i].approximate && !read.withheld, "%s\n",
		      text);
		CHECK(strcmp(read.unit, rows[i].unit) == 0, "%s: unit %s\n", text, read.unit);
		CHECK(strcmp(read.qualifier, rows[i].qualifier) == 0, "%s: qualifier %s\n", text, read.qualifier);
		quantity_print(&read, printed);
		CHECK(strcmp(printed, rows[i].printed) == 0, "%s: %s\n", text, printed);
	}
}

static void withheld_is_a_value_of_its_own(void **state)
{
	char words[QUANTITY_WORDS];
	struct quantity read;

	(void)state;
	assert_true(quantity_parse(" 비공개 ", &read, words, NULL));
	assert_true(read.withheld && !read.low.present && !read.high.present);
}

static void other_texts_are_refused_with_place_and_reason(void **state)
{
	static const struct {
		const char *text, *place, *reason;
	} rows[] = {
		/* counts inside names, dates and leftovers of the papers */
		{"’25. 13개사", "1번째 글자", "수량이 아닙니다"},
		{"제조AI 24", "1번째 글자", "수량이 아닙니다"},
		{"경찰민원24", "1번째 글자", "수량이 아닙니다"},
		{"ASK 2026", "1번째 글자", "수량이 아닙니다"},
		{"제3차장", "1번째 글자", "수량이 아닙니다"},
		{"**8,000장**", "1번째 글자", "수량이 아닙니다"},
		{"8,000장**", "7번째 글자", "단위로"},
		{"8,000장^(1)", "7번째 글자", "단위로"},
		{"高 3", "1번째 글자", "수량이 아닙니다"},
		{"美 5개", "1번째 글자", "수량이 아닙니다"},
		{"예. ’25~’26", "4번째 글자", "수량이 아닙니다"},
		{"□ 5개", "1번째 글자", "수량이 아닙니다"},
		{"① 5개", "1번째 글자", "수량이 아닙니다"},
		{"※ 5개", "1번째 글자", "수량이 아닙니다"},
		{"“5개”", "1번째 글자", "수량이 아닙니다"},
		{"「5개」", "1번째 글자", "수량이 아닙니다"},
		{"30년까지", "4번째 글자", "기한에"},
		{"8월 31일", "3번째 글자", "단위로"},
		{"두 가지", "1번째 글자", "수량이 아닙니다"},
		{"상위 1%", "1번째 글자", "수량이 아닙니다"},
		{"수십 개", "1번째 글자", "수량이 아닙니다"},
		{"매년 5%", "1번째 글자", "수량이 아닙니다"},
		/* more than a quantity, or less */
		{"8,000장 확보", "7번째 글자", "단위로"},
		{"약", "2번째 글자", "수량이 아닙니다"},
		{"이상", "1번째 글자", "수량이 아닙니다"},
		{"장", "1번째 글자", "수량이 아닙니다"},
		{"5개,", "3번째 글자", "단위로"},
		{"1~", "3번째 글자", "수량이 아닙니다"},
		{"~5개", "1번째 글자", "수량이 아닙니다"},
		{"8,00장", "3번째 글자", "수량이 아닙니다"},
		{"1~2~3개", "4번째 글자", "두 수까지만"},
		{"5개 이상 7개 이하", "6번째 글자", "단위로"},
		/* doubtful */
		{"1~5만 장", "1번째 글자", "1만인지"},
		{"1→5만 장", "1번째 글자", "1만인지"},
		{"5개~7명", "5번째 글자", "단위가 다릅니다"},
		{"5만~1만 장", "4번째 글자", "시작보다"},
		{"5~5개", "3번째 글자", "시작보다"},
		{"최대 5개 이상", "7번째 글자", "하나만"},
		{"5개 이상 이하", "7번째 글자", "하나만"},
		{"5~7개 이상", "3번째 글자", "범위와"},
		{"1,000여~2,000개", "7번째 글자", "한 번"},
		{"▲3.2%", "1번째 글자", "▲"},
		/* out of what is kept */
		{"9223372036854775808개", "", "너무 큰"},
		{"93,000,000조 1억", "", "너무 큰"},
		{"0.1234567891%", "", "9자리"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char words[QUANTITY_WORDS];
		struct error error = {0};
		struct quantity read = {.comparator = COMPARATOR_LT};

		CHECK(!quantity_parse(rows[i].text, &read, words, &error) && read.comparator == COMPARATOR_LT, "%s\n",
		      rows[i].text);
		CHECK(strstr(error.sentence, rows[i].place) && strstr(error.sentence, rows[i].reason) &&
			      strstr(error.sentence, rows[i].text),
		      "%s: %s\n", rows[i].text, error.sentence);
	}
}

static void long_texts_are_refused(void **state)
{
	char text[2000] = "1", words[QUANTITY_WORDS];
	struct error error = {0};
	struct quantity read;

	(void)state;
	append(text, sizeof(text), "한", 100);
	assert_false(quantity_parse(text, &read, words, &error));
	assert_non_null(strstr(error.sentence, "너무 깁니다"));
}

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

static struct amount random_amount(uint64_t *seed)
{
	static const int64_t factors[] = {1, 1, 1, 1000, 10000, 100000000, 1000000000000};
	struct amount amount = {.present = true, .value = (int64_t)(next_random(seed) % 100000)};

	if (next_random(seed) % 4 == 0) {
		amount.scale = (int)(next_random(seed) % (AMOUNT_SCALE_MAX + 1));
		while (amount.scale > 0 && amount.value % 10 == 0)
			amount = (struct amount){true, amount.value / 10, amount.scale - 1};
	} else {
		amount.value *= factors[next_random(seed) % 7];
	}
	if (next_random(seed) % 8 == 0)
		amount.value = -amount.value;
	return amount;
}

static bool same_amount(struct amount a, struct amount b)
{
	return a.present == b.present && (!a.present || (a.value == b.value && a.scale == b.scale));
}

/* Whatever the figures, the comparator and the unit: what is printed is read as just that. */
static void random_quantities_come_back_from_print(void **state)
{
	static const char *const units[] = {"",     "장",   "개",   "명", "%",         "%p",
					    "조원", "억원", "만원", "원", "개 지자체", "대(분야)"};
	static const struct {
		int comparator;
		bool approximate;
		const char *qualifier;
	} forms[] = {
		{COMPARATOR_EQ, false, ""},       {COMPARATOR_EQ, true, "약"},      {COMPARATOR_EQ, true, "수준"},
		{COMPARATOR_EQ, true, "여"},      {COMPARATOR_EQ, true, "내외"},    {COMPARATOR_GE, false, "이상"},
		{COMPARATOR_GE, false, "최소"},   {COMPARATOR_GT, false, "초과"},   {COMPARATOR_LE, false, "이하"},
		{COMPARATOR_LE, false, "이내"},   {COMPARATOR_LE, false, "최대"},   {COMPARATOR_LT, false, "미만"},
		{COMPARATOR_RANGE, false, ""},    {COMPARATOR_RANGE, true, "수준"}, {COMPARATOR_FROM_TO, false, ""},
		{COMPARATOR_FROM_TO, true, "여"}, {COMPARATOR_EQ, false, "예."},    {COMPARATOR_GE, true, "여, 이상"},
	};
	uint64_t seed = 20251124;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		size_t form = next_random(&seed) % COUNT(forms);
		struct amount one = random_amount(&seed), two = random_amount(&seed);
		bool range = forms[form].comparator == COMPARATOR_RANGE, arrow = forms[form].comparator == COMPARATOR_FROM_TO;
		bool ceiling = forms[form].comparator == COMPARATOR_LE || forms[form].comparator == COMPARATOR_LT;
		struct quantity quantity = {.comparator = forms[form].comparator,
					    .approximate = forms[form].approximate,
					    .unit = units[next_random(&seed) % COUNT(units)],
					    .qualifier = forms[form].qualifier};
		char printed[QUANTITY_TEXT], words[QUANTITY_WORDS];
		struct error error = {0};
		struct quantity read;

		if (range && amount_compare(one, two) >= 0)
			continue;
		if (!ceiling)
			quantity.low = arrow ? two : one;
		if (ceiling || range || arrow)
			quantity.high = ceiling ? one : two;
		if (arrow)
			quantity.baseline = one;
		quantity_print(&quantity, printed);
		CHECK(quantity_parse(printed, &read, words, &error), "%s: %s\n", printed, error.sentence);
		CHECK(same_amount(read.low, quantity.low) && same_amount(read.high, quantity.high) &&
			      same_amount(read.baseline, quantity.baseline),
		      "%s\n", printed);
		CHECK(read.comparator == quantity.comparator && read.approximate == quantity.approximate, "%s\n", printed);
		CHECK(strcmp(read.unit, quantity.unit) == 0 && strcmp(read.qualifier, quantity.qualifier) == 0, "%s: %s: %s\n",
		      printed, read.unit, read.qualifier);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_quantities_are_read),
		cmocka_unit_test(withheld_is_a_value_of_its_own),
		cmocka_unit_test(other_texts_are_refused_with_place_and_reason),
		cmocka_unit_test(long_texts_are_refused),
		cmocka_unit_test(random_quantities_come_back_from_print),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
