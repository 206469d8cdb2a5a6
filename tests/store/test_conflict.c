/* Two people and one row: what goes together, what collides, and what is then said. */
#include "gwagi/store/gate.h"
#include "support.h"

static struct store *open_as(const struct fixture *fixture, const char *login)
{
	struct store_options options = {.path = fixture->path, .login = login, .today = fixture->today};
	struct store *store;
	struct error error;

	CHECK(store_open(&store, &options, &error), "%s", error.sentence);
	return store;
}

/* Kim changes the row of CODE by THEIRS, and then I, who saw the version before, by MINE. */
static bool meet(struct fixture *fixture, const char *code, const char *theirs, const char *mine, struct gate_answer *answer)
{
	struct store *other = open_as(fixture, "kim");
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(fixture->store, code),
				       .expected_version = version_of(fixture->store, code),
				       .action = "set",
				       .reason = "사유",
				       .authority = "근거",
				       .effective = DAY_NONE};
	struct gate_field fields[4];
	char words[200], *rest = words;
	bool done;

	snprintf(words, sizeof words, "%s", theirs);
	for (char *word; (word = strtok_r(rest, ";", &rest));)
		write_good(other, code, "사유", word, NULL);
	store_close(other);
	snprintf(words, sizeof words, "%s", mine);
	rest = words;
	for (char *word; (word = strtok_r(rest, ";", &rest)); request.count++) {
		char *equals = strchr(word, '=');

		*equals = '\0';
		fields[request.count] = (struct gate_field){word, equals + 1};
	}
	request.fields = fields;
	done = store_write(fixture->store, &request, answer);
	return done;
}

static const char *text_of(const char *value)
{
	return value ? value : "-";
}

/* The conflicts as "field base|theirs|mine", separated by "; ". */
static void print_conflicts(const struct gate_answer *answer, char out[500])
{
	*out = '\0';
	for (size_t i = 0; i < answer->conflict_count; i++) {
		const struct gate_conflict *conflict = &answer->conflicts[i];
		size_t used = strlen(out);

		assert_string_equal(conflict->login, "kim");
		assert_int_equal(strlen(conflict->at), strlen("2026-11-22T04:05:06Z"));
		snprintf(out + used, 500 - used, "%s%s %s|%s|%s", i ? "; " : "", conflict->key, text_of(conflict->base),
			 text_of(conflict->theirs), text_of(conflict->mine));
	}
}

static void collides_or_goes_together(void **state)
{
	static const struct {
		const char *code, *theirs, *mine;
		const char *conflicts;   /* "" if it goes through */
		const char *key, *value; /* then of the row */
		size_t merged;
	} rows[] = {
		{"1.1m1", "note=그의 것", "note=나의 것", "note -|그의 것|나의 것", "note", "그의 것", 0},
		{"1.1m1", "note=그의 것", "title=새 이름", "", "note", "그의 것", 1},
		{"1.1m1", "note=그의 것;issue=예산", "title=새 이름", "", "title", "새 이름", 2},
		{"1.1m1", "note=같은 것", "note=같은 것", "", "note", "같은 것", 0},
		{"1.1m1", "note=같은 것", "note=같은 것;title=새 이름", "", "title", "새 이름", 0},
		{"1.1m1", "note=그의 것;note=", "note=나의 것", "", "note", "나의 것", 0},
		{"1.1m1", "note=하나;note=둘", "note=나의 것", "note -|둘|나의 것", "note", "둘", 0},
		{"1.1m1", "note=그의 것", "note=나의 것;title=새 이름", "note -|그의 것|나의 것", "title", "계획 확정", 0},
		{"1.1m1", "reported=in_progress", "reported=not_started", "reported none|in_progress|not_started", "reported",
		 "in_progress", 0},
		{"1.1m1", "reported=in_progress", "reported=추진중", "", "reported", "in_progress", 0},
		{"1.1m1", "reported=in_progress", "forecast=2026-12", "forecast -|-|2026-12; reported none|in_progress|none",
		 "forecast", "", 0},
		{"1.1m1", "forecast=2026-12", "reported=in_progress", "forecast -|2026-12|-; reported none|none|in_progress",
		 "reported", "none", 0},
		{"1.1m1", "forecast=2026-12", "reported=in_progress;forecast=2026-12", "", "reported", "in_progress", 0},
		{"1.1m1", "reported=in_progress", "verified=received", "", "reported", "in_progress", 1},
		{"1.1m1", "reported=in_progress", "verified=rejected",
		 "reported none|in_progress|none; verified none|none|rejected", "verified", "none", 0},
		{"1.1m1", "note=그의 것", "verified=rejected", "", "verified", "rejected", 1},
		{"1.1m1", "verified=received", "reported=in_progress", "", "verified", "received", 1},
		{"1.1m1", "date=2026-02", "qualifier=까지", "date 2025-12|2026-02|2025-12; qualifier -|-|까지", "qualifier", "",
		 0},
		{"1.1m1", "date=2026-02", "note=나의 것", "", "date", "2026-02", 1},
		{"1.2.1m1", "date=2026-02", "date=2026-03", "type undated|deadline|undated; date -|2026-02|2026-03", "date",
		 "2026-02", 0},
		{"1.1t1", "low=10", "high=30", "low 13.5|10|13.5; high 20|20|30", "high", "20", 0},
		{"1.1t1", "low=10", "due=2027", "", "low", "10", 1},
		{"1.1t1", "low=10", "low=10.0", "", "low", "10", 0},
		{"o2", "name=새 이름", "note=나의 것", "", "name", "새 이름", 1},
		{"1.2", "title=새 이름", "title=내 이름", "title 둘째 안건|새 이름|내 이름", "title", "새 이름", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_answer answer;
		struct fixture *fixture;
		void *own = NULL;
		char conflicts[500];
		bool done;

		assert_int_equal(fixture_small(&own), 0);
		fixture = own;
		done = meet(fixture, rows[i].code, rows[i].theirs, rows[i].mine, &answer);
		print_conflicts(&answer, conflicts);
		if (strcmp(rows[i].conflicts, conflicts) != 0)
			fail_msg("%zu: %s, not %s (%s)", i, conflicts, rows[i].conflicts, answer.error.sentence);
		CHECK(done == !*rows[i].conflicts, "%zu: %d %s", i, (int)answer.result, answer.error.sentence);
		CHECK(done || (answer.result == GATE_CONFLICT && answer.error.code == ERROR_RETRY), "%zu", i);
		CHECK(answer.merged == rows[i].merged, "%zu: %zu merged, %s", i, answer.merged, answer.warning);
		CHECK(answer.version == version_of(fixture->store, rows[i].code), "%zu", i);
		check_field_of(fixture->store, rows[i].code, rows[i].key, rows[i].value);
		gate_answer_finish(&answer);
		fixture_end(&own);
	}
}

static void says_who_and_what(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer = {0};
	char *sentence = answer.error.sentence;

	assert_false(meet(fixture, "1.1m1", "reported=in_progress", "reported=not_started", &answer));
	CHECK(strstr(sentence, "그사이 kim 님이 바꾸었습니다") &&
		      strstr(sentence, "부처 보고 ‘미보고’ → ‘추진중’ (나는 ‘착수전’)"),
	      "%s", sentence);
	gate_answer_finish(&answer);
	assert_true(meet(fixture, "1.1m1", "note=그의 것", "title=새 이름", &answer));
	CHECK(strcmp(answer.warning, "1.1m1: 그사이 kim 님이 바꾼 것(비고)은 이 변경과 다른 항목이라 함께 두었습니다.") == 0,
	      "%s", answer.warning);
	gate_answer_finish(&answer);
}

/* A version that nobody has seen is a mistake, not a merge. */
static void refuses_a_version_to_come(void **state)
{
	static const struct gate_field note = {"note", "적음"};
	struct fixture *fixture = *state;
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(fixture->store, "1.1m1"),
				       .expected_version = 7,
				       .action = "set",
				       .fields = &note,
				       .count = 1,
				       .effective = DAY_NONE};
	struct gate_answer answer;

	assert_false(store_write(fixture->store, &request, &answer));
	assert_int_equal(answer.result, GATE_CONFLICT);
	assert_int_equal(answer.conflict_count, 0);
	gate_answer_finish(&answer);
}

/* Two requests of one step about the same row are no two people. */
static void meets_itself(void **state)
{
	static const struct gate_field note = {"note", "적음"}, qualifier = {"qualifier", "까지"};
	struct fixture *fixture = *state;
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(fixture->store, "1.1m1"),
				       .expected_version = 1,
				       .action = "set",
				       .fields = &note,
				       .count = 1,
				       .effective = DAY_NONE};
	struct gate_request both[2] = {request, request};
	struct gate_answer answer;

	both[1].fields = &qualifier;
	CHECK(store_write_all(fixture->store, both, 2, &answer), "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	assert_int_equal(answer.merged, 0);
	gate_answer_finish(&answer);
	assert_int_equal(version_of(fixture->store, "1.1m1"), 3);
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(collides_or_goes_together), ON(says_who_and_what),
					   ON(refuses_a_version_to_come), ON(meets_itself)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
