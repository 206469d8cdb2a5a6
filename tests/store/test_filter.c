/* Filters on the shipped content, on 2026-01-15: what they choose, what they refuse. */
#include "fields.h"
#include "gwagi/model/filter.h"
#include "support.h"

struct choice {
	enum record_kind kind;
	const char *filter, *codes;
};

#define M RECORD_MILESTONE
#define I RECORD_ITEM
#define T RECORD_TARGET
#define O RECORD_OFFICE
#define C RECORD_CONTACT

static const struct choice choices[] = {
	/* words, phrases, how they join */
	{M, "1.2.5.1m1", "1.2.5.1m1"},
	{M, "추진 계획 확정", "1.2.5.1m1 1.2.5.2m1"},
	{M, "\"추진 계획 확정\"", "1.2.5.1m1 1.2.5.2m1"},
	{M, "계획 !7개 확정", "1.2.5.1m1 1.7.5.1m1"},
	{M, "국가과학자 | 청년적금", "1.8.1.1.1m1 1.8.3.1.4m1"},
	{M, "agenda=9 (type=past | type=period)", "1.9m1 1.9m2"},
	{M, "agenda=9 type=past | agenda=9 type=period", "1.9m1 1.9m2"},
	{M, "agenda=9 !(type=past | type=period)", "1.9.2.2m1"},
	{M, "agenda=9 !!type=past", "1.9m2"},
	{M, "이런 말은 없다", ""},
	{I, "관계부처합동 | formal", ""},
	{I, "kind=agenda 민생", "1.1"},
	/* agendas */
	{M, "agenda=2 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{M, "agenda=1.2 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{M, "agenda=1.2.5", "1.2.5.1m1 1.2.5.2m1"},
	{M, "agenda=1.2.5.1", "1.2.5.1m1"},
	{M, "agenda<=1 type=deadline", "1.1.4.1m1"},
	{M, "agenda>9 type=past", "1.10m1 1.10m2 1.10m3 1.10m4"},
	{I, "agenda=1 kind=agenda", "1.1"}, /* not 1.10 */
	{T, "agenda=3", "1.3.1.1t1 1.3.2.1t1"},
	{C, "agenda=2", "c10 c11"},
	{RECORD_LINK, "agenda=1 kind=related", "l6 l8"},
	{RECORD_EVIDENCE, "agenda=7", "e2"},
	/* offices, with all below them */
	{M, "office=국방부 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{M, "office=o14 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{M, "office=국방인공지능정책팀 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{M, "office:국방 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1"},
	{I, "kind=agenda office=과기정통부", "1.1 1.4 1.7 1.8 1.10"},
	{I, "kind=agenda office=과학기술정보통신부", "1.1 1.4 1.7 1.8 1.10"},
	{I, "kind=agenda office=중기부", "1.6"},
	{I, "kind=agenda office=국방부 | kind=agenda office=외교부", "1.2 1.9"},
	{I, "kind=agenda office=없음", ""},
	{M, "type=past office=국조실", "1m1"}, /* what hangs on the meeting is of its offices */
	{M, "office=없음", ""},
	{T, "office=국방부 high>0", "1.2.2.1t1"},
	{O, "office=국방부", "o14 o15 o16"},
	{O, "office=없음", ""},
	{C, "office=국방부", "c10 c11"},
	{C, "office:없음", ""},
	{M, "office=없는부서", ""},
	/* citations */
	{M, "cite=189", "1.2.2.1m1"},
	{M, "cite=none", ""},
	{I, "cite=없음", ""},
	/* enumerations in both languages */
	{M, "type=개시", "1.1.4.2m1 1.4.5.1m1"},
	{M, "verified=confirmed", "1m1 1.5m1 1.7m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	{M, "verified:확인", "1m1 1.5m1 1.7m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	{M, "reported=완료보고", "1m1 1.5m1 1.7m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	{M, "reported=none agenda=9", "1.9m1 1.9.2.2m1"},
	{M, "reported=없음 agenda=9", "1.9m1 1.9.2.2m1"}, /* nothing reported, in either language */
	{M, "reported=미보고 agenda=9", "1.9m1 1.9.2.2m1"},
	{M, "verified=없음 agenda=9", "1.9m1 1.9.2.2m1"},
	{M, "schedule=overdue", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1"},
	{M, "schedule=기한경과", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1"},
	{M, "schedule=none", "1m1 1.5m1 1.7m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	{M, "signal=done !type=past", ""},
	{T, "class=funding", "1.6.1.1t1"},
	{T, "class:예산·재원", "1.6.1.1t1"},
	{I, "class=funding", "1.6.1.1"},
	{I, "schedule=overdue", "1.2.5.1 1.2.5.2 1.4.3.4.2"},
	{M, "kind=agenda", "1.4m1 1.5m1 1.7m1 1.9m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	/* days */
	{M, "due<2026-01-01 !type=past", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1"},
	{M, "due=2025-12", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1 1.9m2"},
	{M, "due=\"'25. 12월\"", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1 1.9m2"},
	{M, "due='25.12", "1.2.5.1m1 1.2.5.2m1 1.4.3.4.2m1 1.9m2"},
	{M, "due=2025년12월 agenda=4", "1.4.3.4.2m1"},
	{M, "due>=내일 due<2027", "1.1.4.1m1 1.2.3.1m1 1.4.3.4.2m2 1.6.3.2m1"},
	{M, "due>오늘 due<=2026-12-30", "1.4.3.4.2m2"},
	{M, "due:../2026-04 due>2025", "1.4.3.4.2m2"},
	{M, "done=2025-11-21", "1.10m2"},
	{M, "done<2010", "1.10m3"},
	{M, "done>2018 done<2025", "1.10m4"},
	{M, "forecast>2000", ""},
	{M, "due=없음 type=period", ""},
	{I, "due=2025-12 agenda=2", "1.2.5.1 1.2.5.2"},
	{T, "due<=2024", "1.6t6 1.6t7 1.6t8 1.6t9"},
	/* numbers */
	{T, "low=13.5", "1.6.1.1t1"},
	{T, "low>=1만", "1.2.2.1t1"},
	{T, "low>6000 low<10000", "1.4.3.1.1t1"},
	{T, "low<=2", "1.2.4.2t1 1.2.4.3t1 1.6t5 1.8.1.1.1t1"},
	{T, "low:48.8", "1.6t6"},
	{T, "high>=5만", "1.2.2.1t1"},
	{T, "low=없음", "1.4t1"},
	{T, "latest=none low=13.5", "1.6.1.1t1"},
	{T, "latest>0", ""},
	{I, "low=13.5", "1.6.1.1"},
	/* texts */
	{T, "unit=장", "1.2.2.1t1 1.4.3.1.1t1"},
	{T, "unit=개 low=500", "1.3.2.1t1"},
	{T, "unit=none", "1.4t1"},
	{T, "unit:개사 low=59", "1.6t1"},
	{I, "unit=장", "1.2.2.1 1.4.3.1.1"},
	{M, "note:가칭", "1.4.3.3.1m1"},
	{M, "note=\"이름은 가칭\"", "1.4.3.3.1m1"},
	{M, "note=가칭", ""},
	{O, "note:\"두 팀\"", "o21 o22"},
	{C, "note:직위는", "c5 c6 c28"},
	/* ready words */
	{M, "지연", ""},
	{M, "임박", ""},
	{M, "기한미설정 agenda=9", "1.9.2.2m1"},
	{M, "미보고 agenda=9", "1.9m1 1.9.2.2m1"},
	{M, "완료", "1m1 1.5m1 1.7m1 1.9m2 1.10m1 1.10m2 1.10m3 1.10m4"},
	{M, "완료 !agenda=10 | schedule=overdue agenda=4", "1m1 1.4.3.4.2m1 1.5m1 1.7m1 1.9m2"},
	{M, "엇갈림", ""},
	{I, "기한미설정 agenda=9", "1.9.2.2"},
	/* what others did */
	{O, "changed=없음", ""},
	{M, "changed=2025-11-24 1.2.5.1m1", "1.2.5.1m1"},
	{M, "changed<2025-11-24", ""},
};

static void chooses(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(choices); i++)
		check_codes(fixture->store, choices[i].kind, choices[i].filter, choices[i].codes);
}

/* One comparison of one field, made again here row by row. */
struct oracle {
	enum filter_compare compare;
	const char *field, *value;
	bool number;
	struct {
		char bytes[8192];
	} codes;
};

static int order(const struct oracle *oracle, const char *text)
{
	double a = strtod(text, NULL), b = strtod(oracle->value, NULL);

	return oracle->number ? (a > b) - (a < b) : strcmp(text, oracle->value);
}

static bool holds(const struct oracle *oracle, const char *text)
{
	int compared = order(oracle, text);

	switch (oracle->compare) {
	case COMPARE_LT:
		return compared < 0;
	case COMPARE_LE:
		return compared <= 0;
	case COMPARE_GT:
		return compared > 0;
	case COMPARE_GE:
		return compared >= 0;
	default:
		return compared == 0;
	}
}

static bool judge_row(void *context, const struct record *record)
{
	struct oracle *oracle = context;
	struct value value = record_value(record, oracle->field);
	char *codes = oracle->codes.bytes;

	if (!value.empty && holds(oracle, value.text))
		snprintf(codes + strlen(codes), sizeof oracle->codes.bytes - strlen(codes), "%s%s", *codes ? " " : "",
			 record_value(record, "code").text);
	return true;
}

static void compares_in_every_way(void **state)
{
	static const struct {
		enum record_kind kind;
		const char *key, *field, *value;
		bool number;
	} samples[] = {
		{M, "due", "due_last", "2025-12-31", false},
		{M, "due", "due_last", "2026-04-30", false},
		{T, "due", "due_last", "2025-01-31", false},
		{T, "low", "low", "5", true},
		{T, "low", "low", "13.5", true},
		{T, "low", "low", "0", true},
		{T, "high", "high", "125", true},
	};
	static const char *const signs[] = {":", "=", "<", "<=", ">", ">="};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(samples); i++)
		for (size_t sign = 0; sign < COUNT(signs); sign++) {
			struct oracle oracle = {
				(enum filter_compare)sign, samples[i].field, samples[i].value, samples[i].number, {""}};
			struct store_query query = {.kind = samples[i].kind};
			struct error error;
			char filter[80];

			snprintf(filter, sizeof filter, "%s%s%s", samples[i].key, signs[sign], samples[i].value);
			CHECK(store_list(fixture->store, &query, judge_row, &oracle, NULL, &error), "%s", error.sentence);
			check_codes(fixture->store, samples[i].kind, filter, oracle.codes.bytes);
		}
}

/* Which keys a kind has, of those that every one of them takes in each comparison: a right answer or a sentence with the column.
 */
static void takes_or_refuses_every_key(void **state)
{
	static const enum record_kind kinds[] = {M, I, T, O, C};
	static const char has[COUNT(kinds)][KEY_COUNT + 1] = {
		/* office agenda kind type class signal schedule reported verified due forecast done low high latest unit changed
		   cite note */
		"yyyy-yyyyyyy----yyy", "yyyyyyyyyyyyyyyyyyy", "yyy-yy---y--yyyyyyy", "y---------------yyy", "yy--------------yyy",
	};
	static const char *const values[KEY_COUNT] = {"국방부", "2",    "agenda", "deadline", "target", "done", "overdue",
						      "none",   "none", "2026",   "2026",     "2026",   "1",    "1",
						      "1",      "장",   "2026",   "189",      "말"};
	static const char *const ordered = "-y-------yyyyyy-yy-"; /* keys that have an order */
	static const char *const signs[] = {":", "=", "<", "<=", ">", ">="};
	struct fixture *fixture = *state;

	for (size_t kind = 0; kind < COUNT(kinds); kind++)
		for (int key = 0; key < KEY_COUNT; key++)
			for (size_t sign = 0; sign < COUNT(signs); sign++) {
				bool good = has[kind][key] == 'y' && (sign < 2 || ordered[key] == 'y'), done;
				struct store_query query = {.kind = kinds[kind]};
				struct filter filter;
				struct error error = {0};
				char text[80];

				snprintf(text, sizeof text, "가 %s%s%s", filter_key_name((enum filter_key)key), signs[sign],
					 values[key]);
				CHECK(filter_parse(text, &filter, &error), "%s: %s", text, error.sentence);
				query.filter = &filter;
				done = store_list(fixture->store, &query, NULL, NULL, NULL, &error);
				CHECK(done == good, "%s %s: %s", record_kind_plural(kinds[kind]), text, error.sentence);
				CHECK(done || (error.code == ERROR_USAGE && strstr(error.sentence, "3번째")), "%s: %s", text,
				      error.sentence);
			}
}

static void check_refused(struct store *store, enum record_kind kind, const char *text, const char *part)
{
	struct filter filter;
	struct error error = {0};
	struct store_query query = {.kind = kind, .filter = &filter};

	CHECK(filter_parse(text, &filter, &error), "%s: %s", text, error.sentence);
	CHECK(!store_list(store, &query, NULL, NULL, NULL, &error), "%s was taken", text);
	CHECK(error.code == ERROR_USAGE && strstr(error.sentence, part), "%s: code %d, %s", text, (int)error.code,
	      error.sentence);
}

static void refuses_what_does_not_fit(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->store;

	check_refused(store, M, "계획 due<언젠가", "4번째");
	check_refused(store, M, "계획 due<언젠가", "언젠가");
	check_refused(store, M, "due=R/P1M", "1번째");
	check_refused(store, M, "reported=done", "in_progress");
	check_refused(store, M, "agenda=둘", "1번째");
	check_refused(store, M, "agenda=none", "1번째");
	check_refused(store, M, "agenda<1.2", "1번째");
	check_refused(store, M, "due<없음", "1번째");
	check_refused(store, M, "cite<없음", "1번째");
	check_refused(store, M, "type=없음이", "1번째");
	check_refused(store, T, "low=많이", "1번째");
	check_refused(store, T, "지연", "1번째");
	check_refused(store, C, "미보고", "1번째");
	check_refused(store, M, "내부서", "tester");
	check_refused(store, RECORD_MEMBER, "내부서", "1번째");
	check_refused(store, RECORD_MEMBER, "note:가", "1번째");
	check_refused(store, RECORD_SNAPSHOT, "agenda=1", "1번째");
}

static void knows_my_office(void **state)
{
	struct fixture *fixture = *state;

	raw(fixture->path,
	    "INSERT INTO account (login, office_id, role) SELECT 'tester', id, 'officer' FROM office WHERE code = 'o14'");
	check_codes(fixture->store, M, "내부서 type=deadline", "1.2.3.1m1 1.2.5.1m1 1.2.5.2m1");
	check_codes(fixture->store, I, "내부서 kind=agenda", "1.2");
	check_codes(fixture->store, C, "내부서", "c10 c11");
	check_codes(fixture->store, O, "내부서", "o14 o15 o16");
	raw(fixture->path, "DELETE FROM account");
}

static void values_are_never_sql(void **state)
{
	static const char *const values[] = {"'",    "''", "';DROP", "%",     "_",        "*",     "?",      "?1",
					     ":key", "\\", "--",     "x'00'", "1 OR 1=1", "[a-z]", "\u202e", "%s%n"};
	static const char *const forms[] = {"\"%s\"",        "note:\"%s\"",   "note=\"%s\"",
					    "office=\"%s\"", "office:\"%s\"", "cite=\"%s\""};
	struct fixture *fixture = *state;
	char *before = dump_kind(fixture->store, M), *after;

	for (size_t i = 0; i < COUNT(values); i++)
		for (size_t j = 0; j < COUNT(forms); j++) {
			char filter[64];
			const char *hole = strstr(forms[j], "%s");

			snprintf(filter, sizeof filter, "%.*s%s%s", (int)(hole - forms[j]), forms[j], values[i], hole + 2);
			CHECK(list_count(fixture->store, M, filter) < 20, "%s finds everything", filter);
		}
	after = dump_kind(fixture->store, M);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void bears_the_longest_filters(void **state)
{
	static const char *const terms[] = {"과", "!없다", "office:과", "agenda=1.2", "미보고", "due>=2025-12-01", "cite=1"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(terms); i++)
		for (int joined = 0; joined < 2; joined++) {
			size_t most = terms[i][0] == '!' ? 85 : 128; /* FILTER_NODES counts operators too */
			struct text text = {0};
			int64_t one = list_count(fixture->store, M, terms[i]);

			for (size_t n = 0; n < most && text.length + strlen(terms[i]) + 4 < FILTER_TEXT; n++) {
				text_put(&text, n ? (joined ? " | " : " ") : "");
				text_put(&text, terms[i]);
			}
			assert_int_equal(list_count(fixture->store, M, text.bytes), one);
			free(text.bytes);
		}
}

/* Each nests 32 deep; what it means is known: it holds just when the innermost does, or never, or always. */
static void bears_the_deepest_filters(void **state)
{
	static const struct {
		const char *open, *inside, *close;
		int depth;
		int64_t rows;
	} nests[] = {
		{"(", "type=past", ")", 32, 8},
		{"!", "type=past", "", 32, 8},
		{"!", "type=past", "", 31, 58},
		{"!(", "office=국방부", ")", 16, 10},
		{"(1 (없다 | ", "due=2025-12", "))", 15, 4},
		{"(없다 | (1 ", "due=2025-12", "))", 15, 4},
		{"!(없다 | !(1 ", "due=2025-12", "))", 8, 4},
		{"(1 !(없다 | !", "due=2025-12", "))", 8, 4},
		{"!(없다 | 없다 | 1 !", "due=2025-12", " 1 | 없다)", 10, 4},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(nests); i++) {
		struct text text = {0};
		int64_t rows;

		for (int n = 0; n < nests[i].depth; n++)
			text_put(&text, nests[i].open);
		text_put(&text, nests[i].inside);
		for (int n = 0; n < nests[i].depth; n++)
			text_put(&text, nests[i].close);
		rows = list_count(fixture->store, M, text.bytes);
		CHECK(rows == nests[i].rows, "%s: %lld rows, not %lld", text.bytes, (long long)rows, (long long)nests[i].rows);
		free(text.bytes);
	}
}

static void tells_when_something_changed(void **state)
{
	struct fixture *fixture = *state;

	fixture_reopen(fixture, day_make(2026, 2, 1), false);
	write_good(fixture->store, "1.2.5.1m1", "시작", "reported=in_progress", NULL);
	check_codes(fixture->store, M, "changed=오늘", "1.2.5.1m1");
	check_codes(fixture->store, M, "changed>2026-01-15", "1.2.5.1m1");
	check_codes(fixture->store, M, "지연", "1.2.5.1m1");
	check_codes(fixture->store, M, "엇갈림", "1.2.5.1m1");
	check_codes(fixture->store, M, "changed=오늘 reported=추진중", "1.2.5.1m1");
	assert_int_equal(list_count(fixture->store, RECORD_CHANGE, "changed=오늘"), 1);
	assert_int_equal(list_count(fixture->store, RECORD_CHANGE, "note:시작"), 1);
	write_good(fixture->store, "1.2.5.1m1", "다함", "reported=reported_done", "done_on=2026-01-31", NULL);
	check_codes(fixture->store, M, "엇갈림", "1.2.5.1m1"); /* done, says the office; nothing proves it */
	check_codes(fixture->store, M, "지연", "");
	check_codes(fixture->store, M, "done=2026-01", "1.2.5.1m1");
}

static void is_never_worse_than_nothing(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(list_count(fixture->store, M, ""), 66);
	assert_int_equal(list_count(fixture->store, M, "type=past") + list_count(fixture->store, M, "!type=past"), 66);
	assert_int_equal(list_count(fixture->store, M, "due<2027") + list_count(fixture->store, M, "!due<2027"),
			 66); /* the undated too */
	assert_int_equal(list_count(fixture->store, M, "schedule=none | !schedule=none"), 66);
	assert_int_equal(list_count(fixture->store, M, "note=none") + list_count(fixture->store, M, "!note=none"), 66);
	assert_int_equal(list_count(fixture->store, I, "office=과기정통부 | !office=과기정통부"), 260);
}

#define ON(test) cmocka_unit_test(test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(chooses),
		ON(compares_in_every_way),
		ON(takes_or_refuses_every_key),
		ON(refuses_what_does_not_fit),
		ON(knows_my_office),
		ON(values_are_never_sql),
		ON(bears_the_longest_filters),
		ON(bears_the_deepest_filters),
		ON(is_never_worse_than_nothing),
		ON(tells_when_something_changed),
	};

	return cmocka_run_group_tests(tests, fixture_shipped, fixture_end);
}
