#include "check.h"
#include "gwagi/model/amount.h"

static void whole_texts_are_read_exactly(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
		int scale;
		const char *plain, *korean;
	} rows[] = {
		{"8000", 8000, 0, "8000", "8,000"},
		{"8,000", 8000, 0, "8000", "8,000"},
		{"123,456", 123456, 0, "123456", "123,456"},
		{" 1,234,567 ", 1234567, 0, "1234567", "1,234,567"},
		{"0", 0, 0, "0", "0"},
		{"999", 999, 0, "999", "999"},
		{"1000", 1000, 0, "1000", "1,000"},
		{"13.5", 135, 1, "13.5", "13.5"},
		{"13.50", 135, 1, "13.5", "13.5"},
		{"7.000", 7, 0, "7", "7"},
		{"1,234.5", 12345, 1, "1234.5", "1,234.5"},
		{"0.05", 5, 2, "0.05", "0.05"},
		{"10000.5", 100005, 1, "10000.5", "10,000.5"},
		{"-3", -3, 0, "-3", "-3"},
		{"-0.5", -5, 1, "-0.5", "-0.5"},
		{"-12,345", -12345, 0, "-12345", "-12,345"},
		{"1만", 10000, 0, "10000", "1만"},
		{"5만", 50000, 0, "50000", "5만"},
		{"1만 5천", 15000, 0, "15000", "15,000"},
		{"1만5천", 15000, 0, "15000", "15,000"},
		{"1만 5,000", 15000, 0, "15000", "15,000"},
		{"13.5만", 135000, 0, "135000", "135,000"},
		{"1.23456만", 123456, 1, "12345.6", "12,345.6"},
		{"125만", 1250000, 0, "1250000", "125만"},
		{"2천만", 20000000, 0, "20000000", "2,000만"},
		{"3천 500", 3500, 0, "3500", "3,500"},
		{"1억 2,000만", 120000000, 0, "120000000", "1억 2,000만"},
		{"3억", 300000000, 0, "300000000", "3억"},
		{"2천5백", 2500, 0, "2500", "2,500"},
		{"2천 5백만", 25000000, 0, "25000000", "2,500만"},
		{"3백", 300, 0, "300", "300"},
		{"2천5백3십", 2530, 0, "2530", "2,530"},
		{"2천5백만 3천", 25003000, 0, "25003000", "25,003,000"},
		{"3천억", 300000000000, 0, "300000000000", "3,000억"},
		{"1조 2,000억", 1200000000000, 0, "1200000000000", "1조 2,000억"},
		{"1조 1만", 1000000010000, 0, "1000000010000", "1조 1만"},
		{"△3.2", -32, 1, "-3.2", "-3.2"},
		{"－１２，３４５．５", -123455, 1, "-12345.5", "-12,345.5"},
		{"13.5조", 13500000000000, 0, "13500000000000", "13조 5,000억"},
		{"0.123456789", 123456789, 9, "0.123456789", "0.123456789"},
		{"9223372036854775807", INT64_MAX, 0, "9223372036854775807", "9,223,372,036,854,775,807"},
		{"-9223372036854775808", INT64_MIN, 0, "-9223372036854775808", "-9,223,372,036,854,775,808"},
		{"9223372036.854775807", INT64_MAX, 9, "9223372036.854775807", "9,223,372,036.854775807"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct amount amount;
		char text[AMOUNT_TEXT * 2];

		CHECK(amount_parse(rows[i].text, &amount, NULL) && amount.present, "%s\n", rows[i].text);
		CHECK(amount.value == rows[i].value && amount.scale == rows[i].scale, "%s: %jd\n", rows[i].text,
		      (intmax_t)amount.value);
		amount_print(amount, text);
		assert_string_equal(text, rows[i].plain);
		amount_print_korean(amount, text);
		assert_string_equal(text, rows[i].korean);
	}
}

/* As the database has them, where the figures of a row share one scale. */
static void a_scale_larger_than_needed_does_not_show(void **state)
{
	static const struct {
		struct amount amount;
		const char *plain, *korean;
	} rows[] = {
		{{true, 1350, 2}, "13.5", "13.5"},    {{true, 1300, 2}, "13", "13"},
		{{true, 1000000, 2}, "10000", "1만"}, {{true, 1000010, 2}, "10000.1", "10,000.1"},
		{{true, -1050, 3}, "-1.05", "-1.05"}, {{true, 0, 2}, "0", "0"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[AMOUNT_TEXT * 2];

		amount_print(rows[i].amount, text);
		assert_string_equal(text, rows[i].plain);
		amount_print_korean(rows[i].amount, text);
		assert_string_equal(text, rows[i].korean);
	}
}

static void no_text_is_no_amount(void **state)
{
	struct amount amount = {.present = true};
	char text[AMOUNT_TEXT * 2];

	(void)state;
	assert_true(amount_parse("", &amount, NULL));
	assert_false(amount.present);
	assert_true(amount_parse("  ", &amount, NULL));
	assert_false(amount.present);
	amount_print(amount, text);
	assert_string_equal(text, "");
	amount_print_korean(amount, text);
	assert_string_equal(text, "");
}

static void other_texts_are_refused_with_the_reason(void **state)
{
	static const struct {
		const char *text, *reason;
	} rows[] = {
		{"125개", "수가 아닙니다"},
		{"1만~5만", "수가 아닙니다"},
		{"약 5", "수가 아닙니다"},
		{"5%", "수가 아닙니다"},
		{"8,00", "수가 아닙니다"},
		{"8,0000", "수가 아닙니다"},
		{"1234,567", "수가 아닙니다"},
		{",123", "수가 아닙니다"},
		{"1,", "수가 아닙니다"},
		{".5", "수가 아닙니다"},
		{"5.", "수가 아닙니다"},
		{"1.2.3", "수가 아닙니다"},
		{"--3", "수가 아닙니다"},
		{"+3", "수가 아닙니다"},
		{"-", "수가 아닙니다"},
		{"- 3", "수가 아닙니다"},
		{"만", "수가 아닙니다"},
		{"1 000", "수가 아닙니다"},
		{"5천 1만", "수가 아닙니다"},
		{"1만 2만", "수가 아닙니다"},
		{"1만 10000", "수가 아닙니다"},
		{"2천 300만", "수가 아닙니다"},
		{"1.5만 3천", "수가 아닙니다"},
		{"1만 2.5", "수가 아닙니다"},
		{"1만 5천 개", "수가 아닙니다"},
		{"1e3", "수가 아닙니다"},
		{"비공개", "수가 아닙니다"},
		{"2천5백 3백", "수가 아닙니다"},
		{"2천 5천", "수가 아닙니다"},
		{"2천5백만 30만", "수가 아닙니다"},
		{"1.5천5백", "수가 아닙니다"},
		{"2천10백", "수가 아닙니다"},
		{"13.5조원", "5번째 글자"},
		{"▲3.2", "늘었는지"},
		{"두 가지", "1번째 글자"},
		{"8,000 장", "6번째 글자"},
		{"0.1234567891", "9자리"},
		{"1.0000000000", "9자리"},
		{"9223372036854775808", "너무 큰"},
		{"-9223372036854775809", "너무 큰"},
		{"99999999999999999999", "너무 큰"},
		{"9300000조", "너무 큰"},
		{"18446744073709551616", "너무 큰"},
		{"1844674407370955만 9999", "너무 큰"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct amount amount = {.value = 7};
		struct error error = {0};

		CHECK(!amount_parse(rows[i].text, &amount, &error) && amount.value == 7, "%s\n", rows[i].text);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, rows[i].reason) && strstr(error.sentence, rows[i].text),
		      "%s: %s\n", rows[i].text, error.sentence);
	}
}

static void amounts_of_different_scales_compare(void **state)
{
	static const struct {
		int64_t a;
		int a_scale;
		int64_t b;
		int b_scale, order;
	} rows[] = {
		{135, 1, 1350, 2, 0},
		{135, 1, 1351, 2, -1},
		{135, 1, 13, 0, 1},
		{-5, 1, 5, 1, -1},
		{-5, 1, -6, 1, 1},
		{0, 0, 0, 9, 0},
		{INT64_MAX, 0, INT64_MAX, 9, 1},
		{INT64_MIN, 0, INT64_MIN, 9, -1},
		{INT64_MAX, 0, INT64_MAX - 1, 0, 1},
		{-1, 9, 0, 0, -1},
		{-15, 1, -1, 0, -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct amount a = {true, rows[i].a, rows[i].a_scale}, b = {true, rows[i].b, rows[i].b_scale};

		CHECK(amount_compare(a, b) == rows[i].order && amount_compare(b, a) == -rows[i].order, "row %zu\n", i);
	}
}

static void sums_are_exact_or_refused(void **state)
{
	static const struct {
		struct amount a, b;
		const char *sum; /* NULL: refused */
	} rows[] = {
		{{true, 1, 1}, {true, 2, 1}, "0.3"},
		{{true, 135, 1}, {true, 5, 1}, "14"},
		{{true, 5, 0}, {true, 1, 9}, "5.000000001"},
		{{true, -5, 0}, {true, 5, 0}, "0"},
		{{true, INT64_MAX, 0}, {true, 0, 0}, "9223372036854775807"},
		{{true, INT64_MAX, 0}, {true, 1, 0}, NULL},
		{{true, INT64_MIN, 0}, {true, -1, 0}, NULL},
		{{true, INT64_MIN, 0}, {true, INT64_MAX, 0}, "-1"},
		{{true, INT64_MAX / 10, 0}, {true, 7, 1}, "922337203685477580.7"},
		{{true, INT64_MAX / 10, 0}, {true, 8, 1}, NULL},
		{{true, INT64_MAX / 10 + 1, 0}, {true, 1, 1}, NULL},
		{{true, INT64_MIN / 10, 0}, {true, -8, 1}, "-922337203685477580.8"},
		{{true, INT64_MIN / 10, 0}, {true, -9, 1}, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct amount sum = {.value = 7}, swapped = {.value = 7};
		char text[AMOUNT_TEXT];
		bool fits = amount_add(rows[i].a, rows[i].b, &sum);

		CHECK(fits == (rows[i].sum != NULL) && amount_add(rows[i].b, rows[i].a, &swapped) == fits, "row %zu\n", i);
		CHECK(sum.value == swapped.value && (fits || (sum.value == 7 && !sum.present)), "row %zu\n", i);
		amount_print(sum, text);
		CHECK(!fits || strcmp(text, rows[i].sum) == 0, "row %zu: %s\n", i, text);
	}
}

static void quantities_are_printed_as_the_papers_do(void **state)
{
	static const struct {
		const char *low, *high, *baseline;
		int comparator;
		bool approximate, withheld;
		const char *unit, *qualifier, *text;
	} rows[] = {
		{"13.5", "", "", COMPARATOR_EQ, false, false, "조원", "총", "13.5조원"},
		{"8000", "", "", COMPARATOR_GE, false, false, "장", "이상", "8,000장 이상"},
		{"10000", "50000", "", COMPARATOR_RANGE, true, false, "장", "수준", "1만~5만 장 수준"},
		{"10000", "50000", "", COMPARATOR_RANGE, false, false, "장", "", "1만~5만 장"},
		{"5", "7", "", COMPARATOR_RANGE, false, false, "개", "", "5~7개"},
		{"5", "", "", COMPARATOR_RANGE, false, false, "개", "", "5개"},
		{"125", "125", "10", COMPARATOR_FROM_TO, false, false, "개", "", "10개→125개"},
		{"125", "", "", COMPARATOR_FROM_TO, false, false, "개", "", "125개"},
		{"1000", "", "", COMPARATOR_GE, true, false, "개", "여, 이상", "1,000여 개 이상"},
		{"1000", "", "", COMPARATOR_EQ, true, false, "개", "여", "1,000여 개"},
		{"1000", "", "", COMPARATOR_EQ, true, false, "개", "여럿", "약 1,000개"},
		{"1000", "", "", COMPARATOR_EQ, false, false, "개", "여", "1,000개"},
		{"5", "5", "", COMPARATOR_EQ, true, false, "%", "매년, 수준", "5% 수준"},
		{"13", "", "", COMPARATOR_EQ, true, false, "개", "", "약 13개"},
		{"500", "500", "", COMPARATOR_EQ, false, false, "개", "까지", "500개"},
		{"5", "7", "", COMPARATOR_EQ, false, false, "개", "", "5개"},
		{"5", "7", "", COMPARATOR_GE, false, false, "개", "", "5개 이상"},
		{"5", "7", "", COMPARATOR_LE, false, false, "개", "", "7개 이하"},
		{"500", "", "", WORD_NONE, false, false, "", "", "500"},
		{"10000", "", "", COMPARATOR_EQ, false, false, "", "", "1만"},
		{"15000", "", "", COMPARATOR_EQ, false, false, "장", "", "15,000장"},
		{"3", "", "", COMPARATOR_GT, false, false, "명", "", "3명 초과"},
		{"", "3", "", COMPARATOR_LE, false, false, "명", "", "3명 이하"},
		{"1", "3", "", COMPARATOR_LT, false, false, "명", "", "3명 미만"},
		{"0", "0", "", COMPARATOR_EQ, false, false, "개사", "", "0개사"},
		{"7000", "", "", COMPARATOR_EQ, false, true, "장", "", "비공개"},
		{"", "", "", COMPARATOR_EQ, false, true, "장", "", "비공개"},
		{"", "", "10", COMPARATOR_FROM_TO, false, false, "장", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct quantity quantity = {.comparator = rows[i].comparator,
					    .approximate = rows[i].approximate,
					    .withheld = rows[i].withheld,
					    .unit = rows[i].unit,
					    .qualifier = rows[i].qualifier};
		char text[QUANTITY_TEXT];

		assert_true(amount_parse(rows[i].low, &quantity.low, NULL));
		assert_true(amount_parse(rows[i].high, &quantity.high, NULL));
		assert_true(amount_parse(rows[i].baseline, &quantity.baseline, NULL));
		quantity_print(&quantity, text);
		CHECK(strcmp(text, rows[i].text) == 0, "%s, not %s\n", text, rows[i].text);
	}
}

static void a_long_unit_is_cut_at_a_character(void **state)
{
	char unit[301] = "", text[QUANTITY_TEXT];

	(void)state;
	append(unit, sizeof(unit), "한", 100);
	quantity_print(&(struct quantity){.low = {true, 12, 0}, .comparator = COMPARATOR_EQ, .unit = unit, .qualifier = ""},
		       text);
	assert_int_equal(strlen(text), 2 + (QUANTITY_TEXT - 1 - 2) / 3 * 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_texts_are_read_exactly),
		cmocka_unit_test(a_scale_larger_than_needed_does_not_show),
		cmocka_unit_test(no_text_is_no_amount),
		cmocka_unit_test(other_texts_are_refused_with_the_reason),
		cmocka_unit_test(amounts_of_different_scales_compare),
		cmocka_unit_test(sums_are_exact_or_refused),
		cmocka_unit_test(quantities_are_printed_as_the_papers_do),
		cmocka_unit_test(a_long_unit_is_cut_at_a_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
