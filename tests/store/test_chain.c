/* The chain of the change log: whatever is done to it past the program is found, and where. */
#include "support.h"

static void drop_triggers(struct fixture *fixture)
{
	store_close(fixture->store);
	fixture->store = NULL;
	raw(fixture->path, "DROP TRIGGER change_is_final_update; DROP TRIGGER change_is_final_delete");
}

struct findings {
	int64_t count;
	char first[1024];
};

static void take_finding(void *context, const char *sentence)
{
	struct findings *findings = context;

	if (strncmp(sentence, "알림:", strlen("알림:")) != 0 && findings->count++ == 0)
		snprintf(findings->first, sizeof findings->first, "%s", sentence);
}

static struct findings check_store(struct fixture *fixture)
{
	struct findings findings = {0};
	struct error error = {0};
	int64_t found = -1;

	fixture_reopen(fixture, fixture->today, true);
	CHECK(store_check(fixture->store, take_finding, &findings, &found, &error), "%s", error.sentence);
	assert_int_equal(found, findings.count);
	return findings;
}

static void holds_for_what_is_shipped(void **state)
{
	struct fixture *fixture = *state;
	struct findings findings = check_store(fixture);

	CHECK(findings.count == 0, "%s", findings.first);
	fixture_reopen(fixture, fixture->today, false);
	write_good(fixture->store, "1.2.5.1m1", "사유", "reported=in_progress", "note=새로", NULL);
	write_good(fixture->store, "o16", "", "note=새로", NULL);
	write_good(fixture->store, "1.6.1.1t1", "", "low=13.55", NULL);
	findings = check_store(fixture);
	CHECK(findings.count == 0, "%s", findings.first);
}

/* Each statement, on a fresh small database of 17 rows and two changes more, is found with the row named. */
static void finds_what_was_done_to_it(void **state)
{
	static const struct {
		const char *sql, *named;
	} deeds[] = {
		{"UPDATE change SET new = 'reported_done' WHERE id = 18", " 18번"},
		{"UPDATE change SET old = '' WHERE id = 18", " 18번"},
		{"UPDATE change SET login = 'other' WHERE id = 5", " 5번"},
		{"UPDATE change SET at = '2025-01-01T00:00:00Z' WHERE id = 1", " 1번"},
		{"UPDATE change SET effective = '2025-01-01' WHERE id = 19", " 19번"},
		{"UPDATE change SET reason = 'x' WHERE id = 3", " 3번"},
		{"UPDATE change SET authority = 'x' WHERE id = 3", " 3번"},
		{"UPDATE change SET version = 7 WHERE id = 19", " 19번"},
		{"UPDATE change SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = 9", " 9번"},
		{"UPDATE change SET previous = hash WHERE id = 9", " 9번"},
		/* the same text, cut elsewhere between two columns */
		{"UPDATE change SET action = action || substr(request, 1, 1), request = substr(request, 2) WHERE id = 4", " 4번"},
		{"DELETE FROM change WHERE id = 7", " 8번"},
		{"DELETE FROM change WHERE id = 1", " 2번"},
		{"DELETE FROM change WHERE id < 10", " 10번"},
		{"INSERT INTO change SELECT 20, at, effective, login, action, request, entity, kind, field, old, new, reason, "
		 "authority, version, "
		 "previous, hash, undoes FROM change WHERE id = 19",
		 " 20번"},
		{"INSERT INTO change SELECT 30, at, effective, login, action, request, entity, kind, field, old, new, reason, "
		 "authority, version, hash, "
		 "hash, undoes FROM change WHERE id = 19",
		 " 30번"},
		{"UPDATE change SET id = 100 WHERE id = 6; UPDATE change SET id = 6 WHERE id = 7; UPDATE change SET id = 7 WHERE "
		 "id = 100",
		 " 6번"},
		/* the end cut off: the rows say that there was more */
		{"DELETE FROM change WHERE id = 19", "‘1.2.1m2’"},
		{"DELETE FROM change WHERE id >= 18", "‘1.1m1’"},
		{"DELETE FROM change", "‘1’"},
	};
	(void)state;

	for (size_t i = 0; i < COUNT(deeds); i++) {
		struct findings findings;
		struct fixture *fixture;

		assert_int_equal(fixture_small((void **)&fixture), 0);
		write_good(fixture->store, "1.1m1", "", "reported=in_progress", NULL);
		write_good(fixture->store, "1.2.1m2", "", "note=새로", NULL);
		drop_triggers(fixture);
		raw(fixture->path, deeds[i].sql);
		findings = check_store(fixture);
		CHECK(findings.count > 0, "%s was not found", deeds[i].sql);
		CHECK(strstr(findings.first, deeds[i].named), "%s: %s", deeds[i].sql, findings.first);
		fixture_end((void **)&fixture);
	}
}

/* The program's own rules keep others from it. */
static void is_append_only(void **state)
{
	struct fixture *fixture = *state;
	struct sqlite3 *db = raw_open(fixture->path);

	assert_false(raw_try(db, "UPDATE change SET new = '' WHERE id = 1"));
	assert_false(raw_try(db, "DELETE FROM change WHERE id = 1"));
	assert_true(raw_try(db, "SELECT count(*) FROM change"));
	raw_close(db);
}

static void begins_with_zeros(void **state)
{
	struct fixture *fixture = *state;
	char *text = raw_text(fixture->path, "SELECT previous FROM change WHERE id = 1");

	assert_string_equal(text, "0000000000000000000000000000000000000000000000000000000000000000");
	free(text);
	text = raw_text(
		fixture->path,
		"SELECT count(*) FROM change a JOIN change b ON b.id = a.id + 1 AND b.previous = a.hash AND length(a.hash) = 64");
	assert_string_equal(text, "16");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(holds_for_what_is_shipped, fixture_shipped, fixture_end),
		cmocka_unit_test(finds_what_was_done_to_it),
		cmocka_unit_test_setup_teardown(is_append_only, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(begins_with_zeros, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
