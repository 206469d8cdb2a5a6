#include "check.h"
#include "gwagi/model/attain.h"

static struct amount amount_of(const char *text)
{
	struct amount amount = {0};

	CHECK(amount_parse(text, &amount, NULL), "%s\n", text);
	return amount;
}

enum { NO_RATE = -99999, POINTS = 4 };

static day_number today_of(void)
{
	return day_make(2027, 6, 30);
}

/* The path is that of the ends of 2025, 2026 …; today is in the middle of 2027. */
struct sample {
	const char *quantity, *baseline, *latest, *path[POINTS];
	enum target_class class;
	enum attain_mark mark;
	int64_t rate_low, rate_high, ratio;
	int signal;
	const char *sentence;
};

struct built {
	struct quantity quantity;
	char words[QUANTITY_WORDS];
	struct path_point path[POINTS];
	struct target_state target;
};

static void build(const struct sample *sample, struct built *out)
{
	struct error error;

	memset(out, 0, sizeof *out);
	CHECK(quantity_parse(sample->quantity, &out->quantity, out->words, &error), "%s\n", error.sentence);
	if (*sample->baseline)
		out->quantity.baseline = amount_of(sample->baseline);
	out->target = (struct target_state){
		.class = sample->class, .quantity = &out->quantity, .latest = amount_of(sample->latest), .path = out->path};
	for (; out->target.path_count < POINTS && sample->path[out->target.path_count]; out->target.path_count++)
		out->path[out->target.path_count] = (struct path_point){day_make(2025 + (int)out->target.path_count, 12, 31),
									amount_of(sample->path[out->target.path_count])};
}

static void check_sample(const struct sample *sample)
{
	struct built built;
	struct attainment result;
	char sentence[ATTAIN_SENTENCE];

	build(sample, &built);
	result = attain(&built.target, rules_current(), today_of());
	CHECK(result.mark == sample->mark, "%s, %s: mark %d\n", sample->quantity, sample->latest, (int)result.mark);
	CHECK(result.has_rate == (sample->rate_low != NO_RATE), "%s, %s: a rate\n", sample->quantity, sample->latest);
	if (result.has_rate)
		CHECK(result.rate_low == sample->rate_low && result.rate_high == sample->rate_high, "%s, %s: %d %d\n",
		      sample->quantity, sample->latest, (int)result.rate_low, (int)result.rate_high);
	CHECK(result.has_ratio == (sample->ratio != NO_RATE), "%s, %s: a ratio\n", sample->quantity, sample->latest);
	if (result.has_ratio)
		CHECK(result.ratio == sample->ratio, "%s, %s: ratio %d\n", sample->quantity, sample->latest, (int)result.ratio);
	CHECK(result.signal == sample->signal, "%s, %s: signal %d\n", sample->quantity, sample->latest, result.signal);
	attain_sentence(&built.target, rules_current(), today_of(), sentence);
	CHECK(strcmp(sentence, sample->sentence) == 0, "%s, %s: %s\n", sample->quantity, sample->latest, sentence);
}

static void check_samples(const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_sample(&samples[i]);
}

#define PATH(...) {__VA_ARGS__}, CLASS_TARGET
#define NO_PATH PATH(NULL)
#define NO_COLOUR NO_RATE, WORD_NONE

static void goals_are_reached_by_their_comparator(void **state)
{
	static const struct sample samples[] = {
		{"5개소", "", "4", NO_PATH, ATTAIN_MISSED, 800, 800, NO_COLOUR, "미달 · 달성률 80.0% · 경로 없음"},
		{"5개소", "", "5", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR, "달성 · 달성률 100.0% · 경로 없음"},
		{"5개소", "", "6", NO_PATH, ATTAIN_REACHED, 1200, 1200, NO_COLOUR, "달성 · 달성률 120.0% · 경로 없음"},
		{"5개소", "", "0", NO_PATH, ATTAIN_MISSED, 0, 0, NO_COLOUR, "미달 · 달성률 0.0% · 경로 없음"},
		{"8,000장 이상", "", "7999.999999999", NO_PATH, ATTAIN_MISSED, 999, 999, NO_COLOUR,
		 "미달 · 달성률 99.9% · 경로 없음"},
		{"8,000장 이상", "", "8000", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR, "달성 · 달성률 100.0% · 경로 없음"},
		{"8,000장 초과", "", "8000", NO_PATH, ATTAIN_MISSED, 999, 999, NO_COLOUR, "미달 · 달성률 99.9% · 경로 없음"},
		{"8,000장 초과", "", "8000.000000001", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR,
		 "달성 · 달성률 100.0% · 경로 없음"},
		{"60일 이하", "", "61", NO_PATH, ATTAIN_MISSED, NO_RATE, 0, NO_COLOUR, "미달 · 경로 없음"},
		{"60일 이하", "", "60", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
		{"60일 이하", "", "59", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
		{"60일 미만", "", "60", NO_PATH, ATTAIN_MISSED, NO_RATE, 0, NO_COLOUR, "미달 · 경로 없음"},
		{"60일 미만", "", "59.9", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
		{"60일 이하", "120", "75", NO_PATH, ATTAIN_MISSED, 750, 750, NO_COLOUR, "미달 · 달성률 75.0% · 경로 없음"},
		{"60일 미만", "120", "60", NO_PATH, ATTAIN_MISSED, 999, 999, NO_COLOUR, "미달 · 달성률 99.9% · 경로 없음"},
		{"60일 이하", "40", "50", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
		{"13.5조원",
		 "",
		 "13.5",
		 {NULL},
		 CLASS_FUNDING,
		 ATTAIN_REACHED,
		 1000,
		 1000,
		 NO_COLOUR,
		 "달성 · 달성률 100.0% · 경로 없음"},
		{"3회", "", "1", {NULL}, CLASS_RECURRING, ATTAIN_MISSED, 333, 333, NO_COLOUR, "미달 · 달성률 33.3% · 경로 없음"},
	};

	(void)state;
	check_samples(samples, COUNT(samples));
}

static void baselines_count_from_where_it_began(void **state)
{
	static const struct sample samples[] = {
		{"10개→125개", "", "67", NO_PATH, ATTAIN_MISSED, 495, 495, NO_COLOUR, "미달 · 달성률 49.5% · 경로 없음"},
		{"10개→125개", "", "10", NO_PATH, ATTAIN_MISSED, 0, 0, NO_COLOUR, "미달 · 달성률 0.0% · 경로 없음"},
		{"10개→125개", "", "9.99", NO_PATH, ATTAIN_MISSED, -1, -1, NO_COLOUR, "미달 · 달성률 -0.1% · 경로 없음"},
		{"10개→125개", "", "124.9", NO_PATH, ATTAIN_MISSED, 999, 999, NO_COLOUR, "미달 · 달성률 99.9% · 경로 없음"},
		{"10개→125개", "", "125", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR, "달성 · 달성률 100.0% · 경로 없음"},
		/* falling */
		{"20%→5%", "", "8", NO_PATH, ATTAIN_MISSED, 800, 800, NO_COLOUR, "미달 · 달성률 80.0% · 경로 없음"},
		{"20%→5%", "", "5.001", NO_PATH, ATTAIN_MISSED, 999, 999, NO_COLOUR, "미달 · 달성률 99.9% · 경로 없음"},
		{"20%→5%", "", "5", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR, "달성 · 달성률 100.0% · 경로 없음"},
		{"20%→5%", "", "2", NO_PATH, ATTAIN_REACHED, 1200, 1200, NO_COLOUR, "달성 · 달성률 120.0% · 경로 없음"},
		{"20%→5%", "", "26", NO_PATH, ATTAIN_MISSED, -400, -400, NO_COLOUR, "미달 · 달성률 -40.0% · 경로 없음"},
		{"0건", "30", "0", NO_PATH, ATTAIN_REACHED, 1000, 1000, NO_COLOUR, "달성 · 달성률 100.0% · 경로 없음"},
		/* the goal is the baseline, or behind it */
		{"10개", "10", "10", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
		{"10개 이상", "20", "15", NO_PATH, ATTAIN_REACHED, NO_RATE, 0, NO_COLOUR, "달성 · 경로 없음"},
	};

	(void)state;
	check_samples(samples, COUNT(samples));
}

static void both_ends_of_a_range_count(void **state)
{
	static const struct sample samples[] = {
		{"1만~5만 장", "", "9999", NO_PATH, ATTAIN_MISSED, 999, 199, NO_COLOUR,
		 "미달 · 하한 대비 99.9%, 상한 대비 19.9% · 경로 없음"},
		{"1만~5만 장", "", "10000", NO_PATH, ATTAIN_LOW_END, 1000, 200, NO_COLOUR,
		 "하한 달성 · 하한 대비 100.0%, 상한 대비 20.0% · 경로 없음"},
		{"1만~5만 장", "", "49999", NO_PATH, ATTAIN_LOW_END, 4999, 999, NO_COLOUR,
		 "하한 달성 · 하한 대비 499.9%, 상한 대비 99.9% · 경로 없음"},
		{"1만~5만 장", "", "50000", NO_PATH, ATTAIN_HIGH_END, 5000, 1000, NO_COLOUR,
		 "상한 달성 · 하한 대비 500.0%, 상한 대비 100.0% · 경로 없음"},
		/* falling: the high end comes first */
		{"5~10%", "20", "11", NO_PATH, ATTAIN_MISSED, 600, 900, NO_COLOUR,
		 "미달 · 하한 대비 60.0%, 상한 대비 90.0% · 경로 없음"},
		{"5~10%", "20", "10", NO_PATH, ATTAIN_HIGH_END, 666, 1000, NO_COLOUR,
		 "상한 달성 · 하한 대비 66.6%, 상한 대비 100.0% · 경로 없음"},
		{"5~10%", "20", "5", NO_PATH, ATTAIN_LOW_END, 1000, 1500, NO_COLOUR,
		 "하한 달성 · 하한 대비 100.0%, 상한 대비 150.0% · 경로 없음"},
	};

	(void)state;
	check_samples(samples, COUNT(samples));
}

static void a_person_decides_near_an_approximate_goal(void **state)
{
	static const struct sample samples[] = {
		{"8,000장 수준", "", "7599", NO_PATH, ATTAIN_MISSED, 949, 949, NO_COLOUR, "미달 · 달성률 94.9% · 경로 없음"},
		{"8,000장 수준", "", "7600", NO_PATH, ATTAIN_NEAR, 950, 950, NO_COLOUR,
		 "목표의 ±5.0% 안 · 사람이 판단 · 달성률 95.0% · 경로 없음"},
		{"8,000장 수준", "", "8400", NO_PATH, ATTAIN_NEAR, 1050, 1050, NO_COLOUR,
		 "목표의 ±5.0% 안 · 사람이 판단 · 달성률 105.0% · 경로 없음"},
		{"8,000장 수준", "", "8401", NO_PATH, ATTAIN_REACHED, 1050, 1050, NO_COLOUR, "달성 · 달성률 105.0% · 경로 없음"},
		{"1,000여 개", "", "951", NO_PATH, ATTAIN_NEAR, 951, 951, NO_COLOUR,
		 "목표의 ±5.0% 안 · 사람이 판단 · 달성률 95.1% · 경로 없음"},
		{"1만~5만 장 수준", "", "10501", NO_PATH, ATTAIN_LOW_END, 1050, 210, NO_COLOUR,
		 "하한 달성 · 하한 대비 105.0%, 상한 대비 21.0% · 경로 없음"},
		{"1만~5만 장 수준", "", "9500", NO_PATH, ATTAIN_NEAR, 950, 190, NO_COLOUR,
		 "목표의 ±5.0% 안 · 사람이 판단 · 하한 대비 95.0%, 상한 대비 19.0% · 경로 없음"},
		{"1만~5만 장 수준", "", "47500", NO_PATH, ATTAIN_NEAR, 4750, 950, NO_COLOUR,
		 "목표의 ±5.0% 안 · 사람이 판단 · 하한 대비 475.0%, 상한 대비 95.0% · 경로 없음"},
		{"1만~5만 장 수준", "", "47499", NO_PATH, ATTAIN_LOW_END, 4749, 949, NO_COLOUR,
		 "하한 달성 · 하한 대비 474.9%, 상한 대비 94.9% · 경로 없음"},
	};

	(void)state;
	check_samples(samples, COUNT(samples));
}

static void what_is_not_measured_says_so(void **state)
{
	static const struct sample samples[] = {
		{"5개", "", "5", {"1"}, CLASS_EXAMPLE, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "측정하지 않음(예시)"},
		{"5개", "", "5", {"1"}, CLASS_CURRENT, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "측정하지 않음(현황)"},
		{"5개", "", "5", {"1"}, CLASS_BASELINE, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "측정하지 않음(기준값)"},
		{"5개", "", "5", {"1"}, CLASS_QUALITATIVE, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "측정하지 않음(정성목표)"},
		{"", "", "5", {"1"}, CLASS_TARGET, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "목표값 없음"},
		{"", "3", "5", NO_PATH, ATTAIN_UNMEASURED, NO_RATE, 0, NO_COLOUR, "목표값 없음"},
		{"5개", "", "", {"1"}, CLASS_TARGET, ATTAIN_NO_READING, NO_RATE, 0, NO_COLOUR, "자료없음"},
		{"비공개", "", "5", {"1"}, CLASS_TARGET, ATTAIN_WITHHELD, NO_RATE, 0, NO_COLOUR, "비공개"},
		{"비공개", "", "5", {"1"}, CLASS_EXAMPLE, ATTAIN_WITHHELD, NO_RATE, 0, NO_COLOUR, "비공개"},
	};
	struct built built;
	char sentence[ATTAIN_SENTENCE];

	(void)state;
	check_samples(samples, COUNT(samples));
	build(&samples[0], &built);
	built.target.class = CLASS_TARGET;
	built.quantity.withheld = true; /* with its figure, as the database holds it */
	attain_sentence(&built.target, rules_current(), today_of(), sentence);
	assert_string_equal(sentence, "비공개");
	assert_false(attain(&built.target, rules_current(), today_of()).has_rate);
}

static void a_path_gives_the_colour(void **state)
{
	static const struct sample samples[] = {
		/* 2026 is the last year whose end has come */
		{"8,000장", "", "4750", PATH("1000", "5000", "8000"), ATTAIN_MISSED, 593, 593, 950, SIGNAL_ON_TRACK,
		 "미달 · 달성률 59.3% · 경로 2026-12-31 5,000장 대비 95.0% 정상추진"},
		{"8,000장", "", "4749.9", PATH("1000", "5000", "8000"), ATTAIN_MISSED, 593, 593, 949, SIGNAL_ATTENTION,
		 "미달 · 달성률 59.3% · 경로 2026-12-31 5,000장 대비 94.9% 관심필요"},
		{"8,000장", "", "4000", PATH("1000", "5000", "8000"), ATTAIN_MISSED, 500, 500, 800, SIGNAL_ATTENTION,
		 "미달 · 달성률 50.0% · 경로 2026-12-31 5,000장 대비 80.0% 관심필요"},
		{"8,000장", "", "3999", PATH("1000", "5000", "8000"), ATTAIN_MISSED, 499, 499, 799, SIGNAL_LATE,
		 "미달 · 달성률 49.9% · 경로 2026-12-31 5,000장 대비 79.9% 지연"},
		/* falling: the other way round */
		{"100→50건", "", "84", PATH("90", "80", "50"), ATTAIN_MISSED, 320, 320, 952, SIGNAL_ON_TRACK,
		 "미달 · 달성률 32.0% · 경로 2026-12-31 80건 대비 95.2% 정상추진"},
		{"100→50건", "", "100", PATH("90", "80", "50"), ATTAIN_MISSED, 0, 0, 800, SIGNAL_ATTENTION,
		 "미달 · 달성률 0.0% · 경로 2026-12-31 80건 대비 80.0% 관심필요"},
		{"100→50건", "", "100.1", PATH("90", "80", "50"), ATTAIN_MISSED, -2, -2, 799, SIGNAL_LATE,
		 "미달 · 달성률 -0.2% · 경로 2026-12-31 80건 대비 79.9% 지연"},
		{"50건", "", "60", PATH("90", "80", "50"), ATTAIN_MISSED, NO_RATE, 0, 1333, SIGNAL_ON_TRACK,
		 "미달 · 경로 2026-12-31 80건 대비 133.3% 정상추진"},
		/* no share of what is not above 0 */
		{"5개", "", "0", PATH("0", "0", "5"), ATTAIN_MISSED, 0, 0, NO_RATE, SIGNAL_ON_TRACK,
		 "미달 · 달성률 0.0% · 경로 2026-12-31 0개 정상추진"},
		{"5개", "", "0", PATH("0", "1", "5"), ATTAIN_MISSED, 0, 0, NO_RATE, SIGNAL_LATE,
		 "미달 · 달성률 0.0% · 경로 2026-12-31 1개 지연"},
		{"30→0건", "", "0", PATH("9", "0"), ATTAIN_REACHED, 1000, 1000, NO_RATE, SIGNAL_ON_TRACK,
		 "달성 · 달성률 100.0% · 경로 2026-12-31 0건 정상추진"},
		{"30→0건", "", "1", PATH("9", "0"), ATTAIN_MISSED, 966, 966, NO_RATE, SIGNAL_LATE,
		 "미달 · 달성률 96.6% · 경로 2026-12-31 0건 지연"},
		/* of a range and of a bound too */
		{"1만~5만 장", "", "4000", PATH("1000", "4000"), ATTAIN_MISSED, 400, 80, 1000, SIGNAL_ON_TRACK,
		 "미달 · 하한 대비 40.0%, 상한 대비 8.0% · 경로 2026-12-31 4,000장 대비 100.0% 정상추진"},
		{"60일 이하", "", "100", PATH("100", "90"), ATTAIN_MISSED, NO_RATE, 0, 900, SIGNAL_ATTENTION,
		 "미달 · 경로 2026-12-31 90일 대비 90.0% 관심필요"},
	};

	(void)state;
	check_samples(samples, COUNT(samples));
}

/* The point of a path counts from its day on. */
static void a_path_is_reached_on_its_day(void **state)
{
	static const struct sample sample = {"8장", "", "4", {"4", "8"}, CLASS_TARGET, ATTAIN_MISSED, 0, 0, 0, 0, ""};
	static const struct {
		int year, month, day;
		enum attain_path path;
		int64_t ratio;
	} rows[] = {{2025, 12, 30, PATH_AHEAD, 0},
		    {2025, 12, 31, PATH_REACHED, 1000},
		    {2026, 12, 30, PATH_REACHED, 1000},
		    {2026, 12, 31, PATH_REACHED, 500}};
	struct built built;
	char sentence[ATTAIN_SENTENCE];

	(void)state;
	build(&sample, &built);
	for (size_t i = 0; i < COUNT(rows); i++) {
		day_number today = day_make(rows[i].year, rows[i].month, rows[i].day);
		struct attainment result = attain(&built.target, rules_current(), today);

		CHECK(result.path == rows[i].path && result.has_ratio == (rows[i].ratio != 0) && result.ratio == rows[i].ratio,
		      "row %zu\n", i);
		CHECK((result.signal == WORD_NONE) == (rows[i].path == PATH_AHEAD), "row %zu\n", i);
	}
	attain_sentence(&built.target, rules_current(), day_make(2025, 1, 1), sentence);
	assert_string_equal(sentence, "미달 · 달성률 50.0% · 경로 시작 전");
}

static void the_numbers_are_parameters(void **state)
{
	static const struct sample sample = {"10장 수준", "", "9", {"10"}, CLASS_TARGET, ATTAIN_MISSED, 0, 0, 0, 0, ""};
	struct rules rules = *rules_current();
	struct built built;

	(void)state;
	build(&sample, &built);
	rules.path_good = 900;
	rules.band = 99;
	assert_int_equal(attain(&built.target, &rules, today_of()).signal, SIGNAL_ON_TRACK);
	assert_int_equal(attain(&built.target, &rules, today_of()).mark, ATTAIN_MISSED);
	rules.path_good = 901;
	rules.path_fair = 900;
	rules.band = 100;
	assert_int_equal(attain(&built.target, &rules, today_of()).signal, SIGNAL_ATTENTION);
	assert_int_equal(attain(&built.target, &rules, today_of()).mark, ATTAIN_NEAR);
	rules.path_fair = 901;
	assert_int_equal(attain(&built.target, &rules, today_of()).signal, SIGNAL_LATE);
}

/* Figures at the ends of 64 bits, with nine places and none: exact, and full where the rate itself does not fit. */
static void no_figure_is_too_large(void **state)
{
	static const struct {
		struct amount low, baseline, latest;
		int64_t rate;
	} rows[] = {
		{{true, INT64_MAX, 0}, {true, INT64_MIN, 0}, {true, 0, 0}, 500},
		{{true, INT64_MAX, 0}, {true, INT64_MIN, 0}, {true, -1, 0}, 499},
		{{true, INT64_MAX, 0}, {true, INT64_MIN, 0}, {true, INT64_MAX - 1, 0}, 999},
		{{true, INT64_MAX, 0}, {true, INT64_MIN, 0}, {true, INT64_MAX, 0}, 1000},
		{{true, INT64_MIN, 0}, {true, INT64_MAX, 0}, {true, INT64_MIN + 1, 0}, 999},
		{{true, INT64_MAX, 9}, {true, 0, 0}, {true, INT64_MAX - 1, 9}, 999},
		{{true, INT64_MAX, 0}, {true, 0, 0}, {true, INT64_MAX, 9}, 0},
		{{true, INT64_MAX, 9}, {true, 0, 0}, {true, INT64_MAX, 0}, 1000000000000},
		/* (2^55 - 1 + 3) of (2^56 + 1 + 3): the sum carries */
		{{true, 72057594037927937, 0}, {true, -3, 0}, {true, 36028797018963967, 0}, 500},
		{{true, 1, 9}, {true, 0, 0}, {true, INT64_MAX, 0}, INT64_MAX},
		{{true, 1, 9}, {true, 0, 0}, {true, INT64_MIN, 0}, INT64_MIN},
		{{true, 1, 9}, {true, 0, 0}, {true, 9223372036854775, 9}, 9223372036854775000},
		{{true, 3000000001, 9}, {true, 3, 0}, {true, 3, 0}, 0},
		{{true, 3000000001, 9}, {true, 3, 0}, {true, 30000000009, 9}, 27000000009000},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct quantity quantity = {.low = rows[i].low,
					    .baseline = rows[i].baseline,
					    .comparator = COMPARATOR_EQ,
					    .unit = "",
					    .qualifier = ""};
		struct target_state target = {.class = CLASS_TARGET, .quantity = &quantity, .latest = rows[i].latest};
		struct attainment result = attain(&target, rules_current(), 0);

		CHECK(result.has_rate && result.rate_low == rows[i].rate, "row %zu: %lld\n", i, (long long)result.rate_low);
	}
}

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* Against plain arithmetic, where that is enough. */
static void rates_are_rounded_down(void **state)
{
	uint64_t seed = 20251124;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		int64_t base = (int64_t)(next_random(&seed) % 2001) - 1000, goal = (int64_t)(next_random(&seed) % 2001) - 1000;
		int64_t latest = (int64_t)(next_random(&seed) % 4001) - 2000, part = (latest - base) * 1000, whole = goal - base;
		int64_t floor = whole ? part / whole - (part % whole != 0 && (part < 0) != (whole < 0)) : 0;
		struct quantity quantity = {.low = {true, goal * 100, 2},
					    .baseline = {true, base, 0},
					    .comparator = COMPARATOR_FROM_TO,
					    .unit = "",
					    .qualifier = ""};
		struct target_state target = {.class = CLASS_TARGET, .quantity = &quantity, .latest = {true, latest * 1000, 3}};
		struct attainment result = attain(&target, rules_current(), 0);
		bool reached = whole < 0 ? latest <= goal : latest >= goal;

		CHECK(result.has_rate == (whole != 0) && result.rate_low == floor, "%d of %d to %d: %d\n", (int)latest, (int)base,
		      (int)goal, (int)result.rate_low);
		CHECK((result.mark == ATTAIN_REACHED) == reached, "%d of %d to %d\n", (int)latest, (int)base, (int)goal);
		CHECK(whole == 0 || (result.rate_low >= 1000) == reached, "%d of %d to %d\n", (int)latest, (int)base, (int)goal);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goals_are_reached_by_their_comparator),
		cmocka_unit_test(baselines_count_from_where_it_began),
		cmocka_unit_test(both_ends_of_a_range_count),
		cmocka_unit_test(a_person_decides_near_an_approximate_goal),
		cmocka_unit_test(what_is_not_measured_says_so),
		cmocka_unit_test(a_path_gives_the_colour),
		cmocka_unit_test(a_path_is_reached_on_its_day),
		cmocka_unit_test(the_numbers_are_parameters),
		cmocka_unit_test(no_figure_is_too_large),
		cmocka_unit_test(rates_are_rounded_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
