/* Several programs write the same rows at once, each naming the version that it saw. GWAGI_LONG=1: each of them longer. */
#include <sys/wait.h>
#include <unistd.h>
#include "support.h"

enum { ROWS = 20, PROCESSES = 20, UPDATES = 20, LONG_UPDATES = 200, TRIES = 100000 };

static void row_code(int row, char code[CODE_TEXT])
{
	snprintf(code, CODE_TEXT, "1.1m%d", row % ROWS + 1);
}

static int fixture_rows(void **state)
{
	struct fixture *fixture;
	struct store_load *load;
	struct error error;

	if (fixture_small(state) != 0)
		return -1;
	fixture = *state;
	load = load_begin(fixture->store);
	for (int row = 1; row < ROWS; row++) {
		char code[CODE_TEXT], given[CODE_TEXT + 8];

		row_code(row, code);
		snprintf(given, sizeof given, "code=%s", code);
		load_good(load, "milestone", given, "title=약속", "type=undated", NULL);
	}
	return store_load_commit(load, &error) ? 0 : -1;
}

/* One update, tried with the version of now until it is taken. 0 if it was, else what went wrong. */
static int update(struct store *store, const char *code, const char *note)
{
	struct gate_field field = {"note", note};

	for (int i = 0; i < TRIES; i++) {
		struct gate_request request = {
			.verb = GATE_SET_FIELD, .action = "set", .fields = &field, .count = 1, .effective = DAY_NONE};
		struct gate_answer answer;
		enum gate_result result;
		struct node node;
		struct error error;

		if (!store_find(store, code, &request.ref, &error) || !store_node(store, request.ref, &node, &error)) {
			if (error.code == ERROR_RETRY)
				continue;
			return 2;
		}
		request.expected_version = node.version;
		store_write(store, &request, &answer);
		result = answer.result;
		gate_answer_finish(&answer);
		if (result == GATE_OK)
			return 0;
		if (result != GATE_CONFLICT && result != GATE_RETRY)
			return 3;
	}
	return 4;
}

static int work(const struct fixture *fixture, int process, int updates)
{
	struct store *store;
	struct error error;
	int result = 0;

	/* On a machine that does much else the others may keep it for longer than one waits. */
	while (!fixture_open(fixture, fixture->path, &store, &error)) {
		if (error.code != ERROR_RETRY)
			return 1;
	}
	for (int i = 0; i < updates && result == 0; i++) {
		char note[40], code[CODE_TEXT];

		row_code(process * 7 + i, code);
		snprintf(note, sizeof note, "%d-%d", process, i);
		result = update(store, code, note);
	}
	store_close(store);
	return result;
}

static void run_workers(const struct fixture *fixture, int updates)
{
	pid_t children[PROCESSES];

	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(work(fixture, i, updates));
		assert_true(children[i] > 0);
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0, "process %d ended with %x", i, (unsigned)status);
	}
}

static void loses_and_doubles_nothing(void **state)
{
	const char *mode = getenv("GWAGI_LONG");
	bool is_long = mode && *mode && strcmp(mode, "0");
	int updates = is_long ? LONG_UPDATES : UPDATES;
	struct fixture *fixture = *state;
	struct error error;
	int64_t versions = 0, found;
	char *text, expected[40];

	store_close(fixture->store);
	fixture->store = NULL;
	run_workers(fixture, updates);
	fixture_reopen(fixture, fixture->today, false);
	snprintf(expected, sizeof expected, "%d %d", PROCESSES * updates, PROCESSES * updates);
	text = raw_text(fixture->path, "SELECT count(*) || ' ' || count(DISTINCT new) FROM change WHERE field = 'note'");
	assert_string_equal(text, expected); /* every one of them, once */
	free(text);
	text = raw_text(
		fixture->path,
		"SELECT count(*) FROM change a WHERE field = 'note' AND old IS NOT (SELECT new FROM change b WHERE b.entity = "
		"a.entity AND b.field = 'note' AND b.version = a.version - 1)");
	assert_string_equal(text, "0"); /* each began where the one before it ended */
	free(text);
	for (int i = 0; i < ROWS; i++) {
		char code[CODE_TEXT];

		row_code(i, code);
		versions += version_of(fixture->store, code) - 1;
	}
	assert_int_equal(versions, PROCESSES * updates);
	CHECK(store_check(fixture->store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(loses_and_doubles_nothing, fixture_rows, fixture_end)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
