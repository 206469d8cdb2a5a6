/* A copy is whole, sound and private, whatever is done to the database meanwhile. GWAGI_LONG=1: more copies beside writers. */
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "gwagi/store/backup.h"
#include "support.h"

static void check_copy(const struct fixture *fixture, const char *path)
{
	struct store *copy;
	struct error error;
	int64_t found;
	char *before = dump(fixture->store), *after;

	CHECK(fixture_open(fixture, path, &copy, &error), "%s", error.sentence);
	CHECK(store_check(copy, NULL, NULL, &found, &error) && !found, "%s: %d findings", path, (int)found);
	after = dump(copy);
	assert_string_equal(before, after);
	store_close(copy);
	free(before);
	free(after);
}

static void copy_is_equal_and_private(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup;
	struct error error = {0};
	struct stat status;
	mode_t mask = umask(0);
	char path[300], *names, *changes, number[24];

	fixture_path(fixture, "copy.db", path);
	CHECK(store_backup(fixture->store, path, false, &backup, &error), "%s", error.sentence);
	umask(mask);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(status.st_nlink, 1);
	assert_int_equal(backup.bytes, status.st_size);
	assert_int_equal(backup.items, 260);
	assert_int_equal(backup.milestones, 66);
	changes = raw_text(path, "SELECT count(*) FROM change");
	snprintf(number, sizeof number, "%d", (int)backup.changes);
	assert_string_equal(changes, number);
	free(changes);
	check_copy(fixture, path);
	names = folder_state(fixture->folder);
	assert_null(strstr(names, ".new-"));
	assert_null(strstr(names, "copy.db-"));
	free(names);
}

static void replaces_only_when_told(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup;
	struct error error = {0};
	struct stat status;
	char path[300], *before, *after;

	fixture_path(fixture, "copy.db", path);
	write_file(path, "mine", 4);
	assert_int_equal(chmod(path, 0644), 0);
	before = folder_state(fixture->folder);
	assert_false(store_backup(fixture->store, path, false, &backup, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
	CHECK(store_backup(fixture->store, path, true, &backup, &error), "%s", error.sentence);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	check_copy(fixture, path);
}

static void refuses_impossible_targets(void **state)
{
	static const struct {
		const char *name;
		enum error_code code;
	} rows[] = {
		{"gwagi.db", ERROR_REFUSED},
		{"./gwagi.db", ERROR_REFUSED},
		{"gwagi.db-journal", ERROR_REFUSED},
		{"gwagi.db-wal", ERROR_REFUSED},
		{"gwagi.db-shm", ERROR_REFUSED},
		{"other-name.db", ERROR_REFUSED},
		{"link.db", ERROR_REFUSED},
		{"link-to-it.db", ERROR_REFUSED},
		{"link-to-nowhere.db", ERROR_REFUSED},
		{"pipe.db", ERROR_REFUSED},
		{"folder", ERROR_USAGE},
		{"folder/", ERROR_USAGE},
		{"", ERROR_USAGE},
		{".", ERROR_USAGE},
		{"nowhere/copy.db", ERROR_REFUSED},
		{"gwagi.db/copy.db", ERROR_REFUSED},
		{"hot.db", ERROR_REFUSED},
		{"logged.db", ERROR_REFUSED},
	};
	struct fixture *fixture = *state;
	char path[300], *before, *after;

	fixture_path(fixture, "other-name.db", path);
	assert_int_equal(link(fixture->path, path), 0);
	fixture_path(fixture, "plain.db", path);
	write_file(path, "mine", 4);
	fixture_path(fixture, "hot.db-journal", path);
	write_file(path, "", 0);
	fixture_path(fixture, "logged.db-wal", path);
	write_file(path, "", 0);
	fixture_path(fixture, "link.db", path);
	assert_int_equal(symlink("plain.db", path), 0);
	fixture_path(fixture, "link-to-it.db", path);
	assert_int_equal(symlink("gwagi.db", path), 0);
	fixture_path(fixture, "link-to-nowhere.db", path);
	assert_int_equal(symlink("nothing.db", path), 0);
	fixture_path(fixture, "pipe.db", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	fixture_path(fixture, "folder", path);
	assert_int_equal(mkdir(path, 0700), 0);
	before = folder_state(fixture->folder);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct backup backup;
		struct error error = {0};

		fixture_path(fixture, rows[i].name, path);
		CHECK(!store_backup(fixture->store, path, true, &backup, &error) && error.code == rows[i].code, "%s: code %d, %s",
		      rows[i].name, (int)error.code, error.sentence);
	}
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* The way to the folder may lead over links; only the last step is looked at. */
static void follows_links_of_folders(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup;
	struct error error = {0};
	char path[300];

	fixture_path(fixture, "way", path);
	assert_int_equal(symlink(".", path), 0);
	fixture_path(fixture, "way/copy.db", path);
	CHECK(store_backup(fixture->store, path, false, &backup, &error), "%s", error.sentence);
	check_copy(fixture, path);
	fixture_path(fixture, "way/gwagi.db", path);
	assert_false(store_backup(fixture->store, path, true, &backup, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
}

static void copies_only_what_is_committed(void **state)
{
	struct fixture *fixture = *state;
	struct sqlite3 *writer = raw_open(fixture->path);
	struct backup backup;
	struct error error = {0};
	char path[300];

	raw_run(writer, "BEGIN IMMEDIATE");
	raw_run(writer, "UPDATE item SET title = 'x'");
	fixture_path(fixture, "copy.db", path);
	CHECK(store_backup(fixture->store, path, false, &backup, &error), "%s", error.sentence);
	raw_run(writer, "ROLLBACK");
	raw_close(writer);
	check_copy(fixture, path);
}

static void gives_up_when_the_database_is_kept(void **state)
{
	struct fixture *fixture = *state;
	struct sqlite3 *writer = raw_open(fixture->path);
	struct backup backup;
	struct error error = {0};
	char path[300], *names;

	raw_run(writer, "BEGIN EXCLUSIVE");
	fixture_path(fixture, "copy.db", path);
	assert_false(store_backup(fixture->store, path, false, &backup, &error));
	assert_int_equal(error.code, ERROR_RETRY);
	raw_run(writer, "ROLLBACK");
	raw_close(writer);
	names = folder_state(fixture->folder);
	assert_null(strstr(names, "copy.db"));
	free(names);
	CHECK(store_backup(fixture->store, path, false, &backup, &error), "%s", error.sentence);
}

static void leaves_nothing_of_damage(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup;
	struct error error = {0};
	char path[300], *names;

	raw(fixture->path, "UPDATE milestone SET version = version + 1 WHERE code = '1.1m1'");
	fixture_path(fixture, "copy.db", path);
	assert_false(store_backup(fixture->store, path, false, &backup, &error));
	assert_int_equal(error.code, ERROR_DAMAGED);
	assert_non_null(strstr(error.sentence, "1.1m1"));
	names = folder_state(fixture->folder);
	assert_null(strstr(names, "copy.db"));
	free(names);
}

/* Opened only for reading it stays a database with a write-ahead log; the copy is none. */
static void copy_has_a_rollback_journal(void **state)
{
	struct fixture *fixture = *state;
	struct sqlite3 *tool;
	struct backup backup;
	struct error error = {0};
	char path[300], *bytes, *names;
	size_t size;

	store_close(fixture->store);
	fixture->store = NULL;
	tool = raw_open(fixture->path); /* stays, or its log would go with it */
	raw_run(tool, "PRAGMA journal_mode = WAL");
	raw_run(tool, "UPDATE meeting SET version = version");
	fixture_reopen(fixture, fixture->today, true);
	fixture_path(fixture, "copy.db", path);
	CHECK(store_backup(fixture->store, path, false, &backup, &error), "%s", error.sentence);
	bytes = read_file(path, &size);
	assert_memory_equal(bytes + 18, "\1\1", 2); /* of the header: who may write and read it */
	free(bytes);
	names = folder_state(fixture->folder);
	assert_null(strstr(names, "copy.db-"));
	assert_null(strstr(names, ".new-"));
	free(names);
	check_copy(fixture, path);
	raw_close(tool);
}

/* Opens the database, and when a byte comes writes one note after the other until it is killed. */
static pid_t start_writer(const struct fixture *fixture, int gate)
{
	pid_t child = fork();

	if (child == 0) {
		struct store *store;
		struct error error;
		char byte;

		if (!fixture_open(fixture, fixture->path, &store, &error) || read(gate, &byte, 1) != 1)
			_exit(1);
		for (int i = 0;; i++) {
			struct gate_answer answer;
			char note[40];

			snprintf(note, sizeof note, "note=%d", i);
			if (!write_fields(store, "1.2.5.1m1", "", &answer, note, NULL) && answer.result != GATE_RETRY)
				_exit(2);
			gate_answer_finish(&answer);
		}
	}
	return child;
}

static int64_t notes_of(const char *path)
{
	char *text = raw_text(path, "SELECT count(*) FROM change WHERE field = 'note'");
	int64_t count = atoll(text);

	free(text);
	return count;
}

static void copies_one_instant_beside_a_writer(void **state)
{
	const char *mode = getenv("GWAGI_LONG");
	int copies = mode && *mode && strcmp(mode, "0") ? 40 : 8, done = 0, gate[2], status;
	struct fixture *fixture = *state;
	int64_t before = 0;
	char path[300];
	pid_t writer;

	store_close(fixture->store); /* a connection is not carried over a fork */
	fixture->store = NULL;
	fixture_path(fixture, "copy.db", path);
	assert_int_equal(pipe(gate), 0);
	writer = start_writer(fixture, gate[0]);
	assert_true(writer > 0);
	fixture_reopen(fixture, fixture->today, false);
	assert_int_equal(write(gate[1], "g", 1), 1);
	/* A copy counts when something was written since the one before it. */
	for (int i = 0; done < copies && i < copies * 100; i++) {
		struct backup backup;
		struct error error = {0};
		int64_t notes;

		CHECK(store_backup(fixture->store, path, true, &backup, &error), "%s", error.sentence);
		notes = notes_of(path);
		CHECK(notes >= before, "%d notes after %d", (int)notes, (int)before);
		done += notes > before;
		before = notes;
	}
	kill(writer, SIGKILL);
	assert_int_equal(waitpid(writer, &status, 0), writer);
	CHECK(WIFSIGNALED(status), "the writer ended with %x", (unsigned)status);
	close(gate[0]);
	close(gate[1]);
	assert_int_equal(done, copies);
}

#define WITH(fixture, test) cmocka_unit_test_setup_teardown(test, fixture, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(fixture_shipped, copy_is_equal_and_private),
		WITH(fixture_small, replaces_only_when_told),
		WITH(fixture_small, refuses_impossible_targets),
		WITH(fixture_small, follows_links_of_folders),
		WITH(fixture_small, copies_only_what_is_committed),
		WITH(fixture_small, gives_up_when_the_database_is_kept),
		WITH(fixture_small, leaves_nothing_of_damage),
		WITH(fixture_small, copy_has_a_rollback_journal),
		WITH(fixture_shipped, copies_one_instant_beside_a_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
