/* What is opened, what is refused and why; a refusal changes nothing on disk. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "support.h"

/* Opening PATH must fail with CODE and leave the folder as it is. */
static void check_refused(const struct fixture *fixture, const char *path, enum error_code code)
{
	char *before = folder_state(fixture->folder), *after;
	struct error error = {0};
	struct store *store = (struct store *)(uintptr_t)1;

	CHECK(!fixture_open(fixture, path, &store, &error), "%s was opened", path);
	assert_null(store);
	CHECK(error.code == code, "%s: code %d, not %d: %s", path, (int)error.code, (int)code, error.sentence);
	assert_true(strlen(error.sentence) > 0);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void refuses_what_is_not_there(void **state)
{
	struct fixture *fixture = *state;
	char path[300];

	check_refused(fixture, fixture->path, ERROR_NOT_FOUND);
	fixture_path(fixture, "no/gwagi.db", path);
	check_refused(fixture, path, ERROR_NOT_FOUND);
	write_file(fixture->path, "x", 1);
	fixture_path(fixture, "gwagi.db/below.db", path);
	check_refused(fixture, path, ERROR_NOT_FOUND);
}

static void refuses_what_is_no_database(void **state)
{
	static const char words[] = "이것은 글입니다. 데이터베이스가 아닙니다.\n";
	struct fixture *fixture = *state;

	write_file(fixture->path, "", 0);
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	write_file(fixture->path, words, sizeof words - 1);
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	write_file(fixture->path, "SQLite format 3\0", 16);
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	check_refused(fixture, fixture->folder, ERROR_DAMAGED);
}

static void refuses_a_pipe_without_waiting(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkfifo(fixture->path, 0600), 0);
	alarm(20); /* a hang ends the test */
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	alarm(0);
}

static void refuses_other_programs(void **state)
{
	struct fixture *fixture = *state;

	raw(fixture->path, "CREATE TABLE bookmark (id INTEGER); INSERT INTO bookmark VALUES (1)");
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	raw(fixture->path, "PRAGMA application_id = 252006674");
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	raw(fixture->path, "PRAGMA application_id = 0x47574147"); /* ours, but without a version */
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
}

/* A database in WAL mode whose program ended without tidying up: opening it would move the log into the file. */
static void leaves_the_log_of_other_programs(void **state)
{
	struct fixture *fixture = *state;
	char wal[300], other[300], other_wal[300];
	char *bytes, *log;
	size_t size, log_size;

	fixture_path(fixture, "gwagi.db-wal", wal);
	fixture_path(fixture, "other.db", other);
	fixture_path(fixture, "other.db-wal", other_wal);
	raw(other, "PRAGMA journal_mode = WAL; CREATE TABLE note (id INTEGER)");
	{
		struct sqlite3 *db = raw_open(other);

		raw_run(db, "INSERT INTO note VALUES (1), (2)");
		bytes = read_file(other, &size);
		log = read_file(other_wal, &log_size);
		raw_close(db);
	}
	write_file(fixture->path, bytes, size);
	write_file(wal, log, log_size);
	free(bytes);
	free(log);
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
}

static void refuses_newer_ones(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	fixture->store = NULL;
	raw(fixture->path, "PRAGMA user_version = 99");
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
	raw(fixture->path, "PRAGMA user_version = -1");
	check_refused(fixture, fixture->path, ERROR_DAMAGED);
}

static void follows_links_only_of_folders(void **state)
{
	struct fixture *fixture = *state;
	char link[300], folder[300], through[400];
	struct store *store;
	struct error error;

	fixture_path(fixture, "link.db", link);
	assert_int_equal(symlink(fixture->path, link), 0);
	check_refused(fixture, link, ERROR_DAMAGED);
	fixture_path(fixture, "link", folder);
	assert_int_equal(symlink(fixture->folder, folder), 0);
	snprintf(through, sizeof through, "%s/gwagi.db", folder);
	CHECK(fixture_open(fixture, through, &store, &error), "%s", error.sentence);
	assert_int_equal(list_count(store, RECORD_ITEM, ""), 3);
	store_close(store);
}

static void check_lost(struct store *store)
{
	struct gate_answer answer;
	struct error error = {0};

	assert_false(store_is_in_place(store, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	assert_false(write_fields(store, "1.1", "", &answer, "title=고친 이름", NULL));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_string_equal(answer.error.sentence, error.sentence);
	gate_answer_finish(&answer);
	assert_int_equal(list_count(store, RECORD_ITEM, ""), 3);
}

/* What is written into a file that nobody finds any more would be gone. */
static void refuses_writes_when_its_file_is_gone(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	char aside[300];

	fixture_path(fixture, "aside.db", aside);
	assert_true(store_is_in_place(fixture->store, &error));
	assert_int_equal(rename(fixture->path, aside), 0);
	check_lost(fixture->store);
	write_file(fixture->path, "x", 1);
	check_lost(fixture->store);
	assert_int_equal(rename(aside, fixture->path), 0);
	assert_true(store_is_in_place(fixture->store, &error));
	assert_int_equal(error.code, ERROR_NONE);
	write_good(fixture->store, "1.1", "", "title=고친 이름", NULL);
}

static void takes_any_name(void **state)
{
	struct fixture *fixture = *state;
	char path[300];
	struct store *store;
	struct error error;

	fixture_path(fixture, "50%41?mode=memory#현황 'x.db", path);
	assert_int_equal(rename(fixture->path, path), 0);
	CHECK(fixture_open(fixture, path, &store, &error), "%s", error.sentence);
	assert_int_equal(list_count(store, RECORD_ITEM, ""), 3);
	store_close(store);
}

/* Opening and reading everything: either works or says that the file is damaged. */
static void check_damaged(const struct fixture *fixture, const char *what, size_t at, bool must_show)
{
	struct store *store = NULL;
	struct error error = {0};
	bool good = fixture_open(fixture, fixture->path, &store, &error);
	int64_t found = 0;

	for (int kind = 0; good && kind < RECORD_KINDS; kind++) {
		struct store_query query = {.kind = (enum record_kind)kind};

		good = store_list(store, &query, NULL, NULL, NULL, &error);
	}
	if (good && must_show)
		good = store_check(store, NULL, NULL, &found, &error) && found == 0;
	store_close(store);
	CHECK(good || found > 0 || error.code == ERROR_DAMAGED, "%s at %zu: code %d, %s", what, at, (int)error.code,
	      error.sentence);
	CHECK(!good || !must_show, "%s at %zu was not noticed", what, at);
}

static void survives_a_cut_file(void **state)
{
	struct fixture *fixture = *state;
	char *bytes;
	size_t size;

	store_close(fixture->store);
	fixture->store = NULL;
	bytes = read_file(fixture->path, &size);
	for (int part = 1; part < 8; part++) {
		write_file(fixture->path, bytes, size * (size_t)part / 8);
		check_damaged(fixture, "cut", size * (size_t)part / 8, true);
	}
	write_file(fixture->path, bytes, 99);
	check_damaged(fixture, "cut", 99, true);
	free(bytes);
}

static void survives_overwritten_bytes(void **state)
{
	struct fixture *fixture = *state;
	uint32_t random = 20251124;
	char *bytes, *broken;
	size_t size;

	store_close(fixture->store);
	fixture->store = NULL;
	bytes = read_file(fixture->path, &size);
	broken = read_file(fixture->path, &size);
	for (int round = 0; round < 60; round++) {
		size_t at = 0;

		memcpy(broken, bytes, size);
		for (int i = 0; i < 64; i++) {
			random = random * 1664525U + 1013904223U;
			at = 100 + (random >> 4) % (size - 100);
			broken[at] = (char)(random >> 24);
		}
		write_file(fixture->path, broken, size);
		check_damaged(fixture, "overwritten", at, false);
	}
	free(broken);
	free(bytes);
}

static void notices_a_wiped_page(void **state)
{
	struct fixture *fixture = *state;
	char *bytes;
	size_t size;

	store_close(fixture->store);
	fixture->store = NULL;
	bytes = read_file(fixture->path, &size);
	for (size_t page = 1; page < 8; page++) {
		char *broken = read_file(fixture->path, &size);

		memset(broken + page * 4096, 0xA5, 4096);
		write_file(fixture->path, broken, size);
		check_damaged(fixture, "wiped", page, true);
		write_file(fixture->path, bytes, size);
		free(broken);
	}
	free(bytes);
}

enum { DENIED_WELL = 0 };

static int open_unreadable(const struct fixture *fixture)
{
	struct store *store;
	struct error error = {0};

	if (fixture_open(fixture, fixture->path, &store, &error))
		return 1;
	return error.code == ERROR_REFUSED ? DENIED_WELL : 2;
}

static void refuses_unreadable_files(void **state)
{
	struct fixture *fixture = *state;
	int result;

	assert_int_equal(chmod(fixture->path, 0), 0);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	result = without_rights(fixture, open_unreadable);
	if (result < 0)
		skip();
	assert_int_equal(result, DENIED_WELL);
	assert_int_equal(chmod(fixture->path, 0600), 0);
	assert_int_equal(chmod(fixture->folder, 0), 0); /* nor can one see what is in such a folder */
	assert_int_equal(without_rights(fixture, open_unreadable), DENIED_WELL);
	assert_int_equal(chmod(fixture->folder, 0700), 0);
}

static int open_and_write(const struct fixture *fixture)
{
	struct store *store;
	struct error error = {0};
	struct gate_answer answer;
	bool written, denied;

	if (!fixture_open(fixture, fixture->path, &store, &error) || !store_is_read_only(store))
		return 1;
	written = write_fields(store, "1.1m1", "", &answer, "reported=in_progress", NULL);
	denied = answer.result == GATE_DENIED && answer.error.code == ERROR_REFUSED;
	gate_answer_finish(&answer);
	store_close(store);
	return !written && denied ? DENIED_WELL : 2;
}

static void opens_read_only_files_for_reading(void **state)
{
	struct fixture *fixture = *state;
	int result;

	assert_int_equal(chmod(fixture->path, 0444), 0);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	result = without_rights(fixture, open_and_write);
	if (result < 0)
		skip();
	assert_int_equal(result, DENIED_WELL);
}

static void read_only_writes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct gate_answer answer;
	struct store_load *load;
	struct error error;
	char *before, *after;

	fixture_reopen(fixture, fixture->today, true);
	assert_true(store_is_read_only(fixture->store));
	before = folder_state(fixture->folder);
	assert_false(write_fields(fixture->store, "1.1m1", "", &answer, "reported=in_progress", NULL));
	assert_int_equal(answer.result, GATE_DENIED);
	assert_int_equal(answer.error.code, ERROR_REFUSED);
	gate_answer_finish(&answer);
	assert_false(store_load_begin(&load, fixture->store, "import", NULL, DAY_NONE, &error));
	assert_null(load);
	assert_int_equal(error.code, ERROR_REFUSED);
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, ""), 3);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void tells_what_it_is(void **state)
{
	struct fixture *fixture = *state;
	const char *name = strrchr(fixture->path, '/');

	assert_string_equal(strrchr(store_path(fixture->store), '/'), name);
	assert_string_equal(store_login(fixture->store), "tester");
	assert_int_equal(store_today(fixture->store), fixture->today);
	assert_false(store_is_read_only(fixture->store));
	assert_true(store_exists(fixture->path));
	assert_false(store_exists("/nowhere/gwagi.db"));
	store_close(NULL);
}

/* Several writers are safe only with the rollback journal. */
static void leaves_the_write_ahead_log(void **state)
{
	struct fixture *fixture = *state;
	char *mode;

	store_close(fixture->store);
	fixture->store = NULL;
	raw(fixture->path, "PRAGMA journal_mode = WAL");
	fixture_reopen(fixture, fixture->today, false);
	mode = raw_text(fixture->path, "PRAGMA journal_mode");
	assert_string_equal(mode, "delete");
	free(mode);
	write_good(fixture->store, "1.1m1", "", "reported=in_progress", NULL);
}

static void notices_commits_of_others(void **state)
{
	struct fixture *fixture = *state;
	struct store *other;
	struct error error;
	int64_t before = store_data_version(fixture->store);

	assert_int_not_equal(before, 0);
	assert_int_equal(store_data_version(fixture->store), before);
	assert_true(fixture_open(fixture, fixture->path, &other, &error));
	write_good(other, "1.1m1", "", "reported=in_progress", NULL);
	assert_int_not_equal(store_data_version(fixture->store), before);
	before = store_data_version(fixture->store);
	write_good(fixture->store, "1.1m1", "", "reported=not_started", NULL);
	assert_int_equal(store_data_version(fixture->store), before); /* one's own are none */
	store_close(other);
}

static void judges_file_systems(void **state)
{
	static const uint64_t refused[] = {0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x65735546, 0x01021997, 0x5346414F};
	static const uint64_t allowed[] = {0xEF53, 0x01021994, 0x58465342, 0x9123683E, 0x794C7630, 0x2FC12FC1, 0};

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++)
		CHECK(!store_filesystem_allowed(refused[i]), "%llx is allowed", (unsigned long long)refused[i]);
	for (size_t i = 0; i < COUNT(allowed); i++)
		CHECK(store_filesystem_allowed(allowed[i]), "%llx is refused", (unsigned long long)allowed[i]);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_folder, fixture_end)
#define IN_SMALL(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(refuses_what_is_not_there),
		IN_FOLDER(refuses_what_is_no_database),
		IN_FOLDER(refuses_a_pipe_without_waiting),
		IN_FOLDER(refuses_other_programs),
		IN_FOLDER(leaves_the_log_of_other_programs),
		IN_SMALL(refuses_newer_ones),
		IN_SMALL(follows_links_only_of_folders),
		IN_SMALL(refuses_writes_when_its_file_is_gone),
		IN_SMALL(takes_any_name),
		IN_SMALL(survives_a_cut_file),
		IN_SMALL(survives_overwritten_bytes),
		IN_SMALL(notices_a_wiped_page),
		IN_SMALL(refuses_unreadable_files),
		IN_SMALL(opens_read_only_files_for_reading),
		IN_SMALL(read_only_writes_nothing),
		IN_SMALL(tells_what_it_is),
		IN_SMALL(notices_commits_of_others),
		IN_SMALL(leaves_the_write_ahead_log),
		cmocka_unit_test(judges_file_systems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
