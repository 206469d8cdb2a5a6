/* What `check` finds in a database that was changed past the program. */
#include <sys/resource.h>
#include <unistd.h>
#include "support.h"

struct findings {
	int64_t count;
	char all[8192];
};

static void take_finding(void *context, const char *sentence)
{
	struct findings *findings = context;
	size_t used = strlen(findings->all);

	findings->count += strncmp(sentence, "알림:", strlen("알림:")) != 0;
	snprintf(findings->all + used, sizeof findings->all - used, "%s\n", sentence);
}

/* Do SQL past the program; that many findings, one of which names what it did. */
static void check_found(const char *sql, int64_t expected, const char *named)
{
	struct findings findings = {0};
	struct error error = {0};
	struct fixture *fixture;
	int64_t found = -1;

	assert_int_equal(fixture_small((void **)&fixture), 0);
	raw(fixture->path, sql);
	CHECK(store_check(fixture->store, take_finding, &findings, &found, &error), "%s: %s", sql, error.sentence);
	CHECK(found == expected && findings.count == found, "%s: %lld findings: %s", sql, (long long)found, findings.all);
	CHECK(strstr(findings.all, named), "%s: %s", sql, findings.all);
	fixture_end((void **)&fixture);
}

static void finds_nothing_in_a_sound_one(void **state)
{
	(void)state;
	check_found("SELECT 1", 0, "");
	check_found("VACUUM", 0, "");
	check_found("REINDEX", 0, "");
}

static void finds_false_counts(void **state)
{
	(void)state;
	check_found("UPDATE tally SET n = n + 1 WHERE scope = 'a1' AND span = 10 AND measure = 0", 1, "‘1’");
	check_found("DELETE FROM tally WHERE scope = 'a1.a2' AND span = 0 AND measure = 0", 1, "‘1.2’");
	/* far from today too */
	check_found("UPDATE tally SET n = n + 1 WHERE (scope, span, start, measure) = (SELECT scope, span, start, measure FROM "
		    "tally WHERE scope = 'a1' "
		    "AND span = 0 ORDER BY start DESC LIMIT 1)",
		    1, "‘1’");
	check_found("INSERT INTO tally (scope, span, start, measure, n) VALUES ('a1.a1', 0, 1099999, 1, 1)", 1, "‘1.1’");
	check_found("UPDATE milestone SET reported = 'on_hold' WHERE code = '1.1m1'", 2,
		    "‘1.1’"); /* in the agenda and in the meeting */
}

static void finds_what_leads_nowhere(void **state)
{
	(void)state;
	check_found("INSERT INTO citation (entity, source_id, certainty) VALUES ('1.9.9', 1, 'high')", 1, "1.9.9");
	check_found("INSERT INTO citation (entity, source_id, certainty) VALUES ('무엇', 1, 'high')", 1, "무엇");
	check_found("PRAGMA foreign_keys = OFF; UPDATE contact SET office_id = 99", 1, "contact");
	check_found("PRAGMA foreign_keys = OFF; INSERT INTO call (code, milestone_id, day, answer) VALUES ('k1', 99, "
		    "'2026-01-01', '네')",
		    1, "call");
}

static void finds_what_does_not_follow(void **state)
{
	(void)state;
	check_found("UPDATE item SET sort = 'a9' WHERE code = '1.2.1'", 1, "‘1.2.1’");
	check_found("UPDATE assignment SET sort = 'a9'", 1, "‘a1’의 담당이");
	check_found("UPDATE milestone SET answer = NULL WHERE code = '1.2.1m1'", 1, "‘1.2.1m1’의 담당이");
	check_found("UPDATE item SET parent_id = (SELECT id FROM item WHERE code = '1.1') WHERE code = '1.2.1'", 3,
		    "‘1.2.1’"); /* and its milestones are answered for by another */
	check_found("UPDATE target SET item_id = (SELECT id FROM item WHERE code = '1.2') WHERE code = '1.1t1'", 1, "‘1.1t1’");
	check_found("UPDATE milestone SET due_last = '2027-01-01' WHERE code = '1.1m1'", 1, "‘1.1m1’");
	check_found("UPDATE milestone SET due_last = NULL WHERE code = '1.1m1'", 1, "‘1.1m1’");
	check_found("UPDATE milestone SET done_on = 'soon' WHERE code = '1.1m1'", 1, "‘1.1m1’");
	check_found("UPDATE item SET version = 2 WHERE code = '1.2.1'", 1, "‘1.2.1’");
}

static void finds_what_was_never_made(void **state)
{
	(void)state;
	check_found("UPDATE milestone SET born = 1 WHERE code = '1.1m1'", 1, "‘1.1m1’");
	check_found("UPDATE item SET born = (SELECT max(id) + 1 FROM change) WHERE code = '1.2.1'", 1, "‘1.2.1’");
	check_found("UPDATE assignment SET born = (SELECT id FROM change WHERE kind = 'contact')", 1, "‘a1’");
	check_found("UPDATE citation SET born = (SELECT id FROM change WHERE kind = 'contact')", 1, "‘1.1’");
	check_found("UPDATE item SET born = 0", 0, "");
}

static void finds_days_in_the_wrong_order(void **state)
{
	(void)state;
	check_found("UPDATE office SET valid_from = '2026-01-02', valid_to = '2026-01-01' WHERE code = 'o2'", 1, "‘o2’");
	check_found("UPDATE office SET valid_from = '2026-01-01', valid_to = '2026-01-01' WHERE code = 'o2'", 0, "");
	check_found("UPDATE contact SET valid_from = '2026-01-02', valid_to = '2026-01-01'", 1, "‘c1’");
	check_found("UPDATE item SET closing = 'withdrawn' WHERE code = '1.2'", 1, "‘1.2’의 종결");
	check_found("UPDATE milestone SET done_on = '2026-01-02', reported_on = '2026-01-01' WHERE code = '1.1m1'", 1, "‘1.1m1’");
	check_found("UPDATE milestone SET done_on = '2026-01-01', reported_on = '2026-01-01' WHERE code = '1.1m1'", 0, "");
	check_found("UPDATE milestone SET done_on = '2026-01', reported_on = '2026-01-01' WHERE code = '1.1m1'", 0, "");
	check_found(
		"INSERT INTO occurrence (code, milestone_id, period, due_first, due_last) SELECT '1.1m1@2026-01', id, '2026-01', "
		"'2026-02-01', '2026-01-31' FROM milestone WHERE code = '1.1m1'",
		1, "‘1.1m1@2026-01’");
}

static void finds_offices_in_a_circle(void **state)
{
	(void)state;
	check_found("UPDATE office SET parent_id = (SELECT id FROM office WHERE code = 'o2') WHERE code = 'o1'", 2, "‘o1’");
	check_found("UPDATE office SET parent_id = id WHERE code = 'o2'", 1, "‘o2’");
}

static void names_what_nobody_answers_for(void **state)
{
	(void)state;
	check_found("SELECT 1", 0, "알림: ‘1.1’에 담당 부서가 없습니다.\n");
	check_found("DELETE FROM assignment; UPDATE milestone SET answer = NULL", 0,
		    "알림: ‘1.1’에 담당 부서가 없습니다.\n알림: ‘1.2.1’에 담당 부서가 없습니다.\n");
}

/* No file can be opened any more, so there is no second connection. */
static void forbid_files(struct rlimit *before)
{
	int next = dup(0);
	struct rlimit none;

	assert_true(next >= 0 && close(next) == 0 && getrlimit(RLIMIT_NOFILE, before) == 0);
	none = (struct rlimit){(rlim_t)next, before->rlim_max};
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
}

static void check_all(struct store *store, struct findings *findings)
{
	struct error error = {0};
	int64_t found = -1;

	*findings = (struct findings){0};
	CHECK(store_check(store, take_finding, findings, &found, &error), "%s", error.sentence);
	assert_int_equal(found, findings->count);
}

/* Whoever takes up which look: the findings are the same, in the same order. */
static void finds_the_same_with_one_connection_and_two(void **state)
{
	static const char damage[] = "INSERT INTO citation (entity, source_id, certainty) VALUES ('1.9.9', 1, 'high'); UPDATE "
				     "item SET version = 2 WHERE "
				     "code = '1.2.1'; UPDATE milestone SET due_last = NULL WHERE code = '1.1m1'; UPDATE tally "
				     "SET n = n + 1 WHERE scope = "
				     "'a1.a2'; UPDATE milestone SET born = 1 WHERE code = '1.1m1'; UPDATE contact SET valid_from "
				     "= '2026-01-02', valid_to = "
				     "'2026-01-01'; UPDATE office SET parent_id = id WHERE code = 'o2'; UPDATE milestone SET "
				     "answer = NULL WHERE code = "
				     "'1.2.1m1'";
	struct fixture *fixture = *state;
	struct findings alone, both;
	struct rlimit before;

	raw(fixture->path, damage);
	forbid_files(&before);
	check_all(fixture->store, &alone);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_int_equal(alone.count, 8);
	for (int i = 0; i < 20; i++) {
		check_all(fixture->store, &both);
		CHECK(strcmp(both.all, alone.all) == 0, "%s\nis not\n%s", both.all, alone.all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_nothing_in_a_sound_one),
		cmocka_unit_test(finds_false_counts),
		cmocka_unit_test(finds_what_leads_nowhere),
		cmocka_unit_test(finds_what_does_not_follow),
		cmocka_unit_test(finds_what_was_never_made),
		cmocka_unit_test(finds_days_in_the_wrong_order),
		cmocka_unit_test(finds_offices_in_a_circle),
		cmocka_unit_test(names_what_nobody_answers_for),
		cmocka_unit_test_setup_teardown(finds_the_same_with_one_connection_and_two, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
