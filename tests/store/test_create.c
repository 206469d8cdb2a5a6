/* A new database is whole and private, or not there at all. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "gwagi/exchange/import.h"
#include "support.h"

static struct store_options options_of(const struct fixture *fixture, const char *path)
{
	return (struct store_options){.path = path, .login = "tester", .today = fixture->today};
}

static void check_empty_folder(const char *folder)
{
	char *names = folder_state(folder);

	assert_string_equal(names, "");
	free(names);
}

static void makes_a_private_file(void **state)
{
	struct fixture *fixture = *state;
	char path[300], folder[300], *names;
	struct store_options options = options_of(fixture, path);
	struct error error = {0};
	struct stat status;
	mode_t mask = umask(0);

	fixture_path(fixture, "a", folder);
	fixture_path(fixture, "a/gwagi.db", path);
	CHECK(store_create(&options, NULL, NULL, &error), "%s", error.sentence);
	umask(mask);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(status.st_nlink, 1);
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	names = folder_state(folder);
	assert_int_equal(strchr(names, '\n') - names, strlen(names) - 1); /* one entry: nothing is left beside it */
	free(names);
	CHECK(fixture_open(fixture, path, &fixture->store, &error), "%s", error.sentence);
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, ""), 0);
}

static bool fill_and_fail(struct store *store, void *context, struct error *error)
{
	struct store_load *load = load_begin(store);

	load_good(load, "source", "code=s1", "title=자료", NULL);
	if (!context)
		return error_set(error, ERROR_USAGE, "that is how it is"); /* in the middle of a transaction */
	return store_load_commit(load, error) && error_set(error, ERROR_USAGE, "that is how it is");
}

static void leaves_nothing_of_a_failure(void **state)
{
	struct fixture *fixture = *state;
	struct store_options options = options_of(fixture, fixture->path);
	struct error error = {0};
	int context = 0;

	assert_false(store_create(&options, fill_and_fail, &context, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_string_equal(error.sentence, "that is how it is");
	check_empty_folder(fixture->folder);
	assert_true(store_create(&options, exchange_load_shipped, NULL, &error));
}

static void takes_its_folders_away_again(void **state)
{
	struct fixture *fixture = *state;
	char path[300];
	struct store_options options = options_of(fixture, path);
	struct error error = {0};
	int context = 0;

	fixture_path(fixture, "a/b/c/gwagi.db", path);
	assert_false(store_create(&options, fill_and_fail, &context, &error));
	check_empty_folder(fixture->folder);
	CHECK(store_create(&options, NULL, NULL, &error), "%s", error.sentence);
	assert_true(store_exists(path));
}

static void leaves_what_is_there(void **state)
{
	struct fixture *fixture = *state;
	struct store_options options = options_of(fixture, fixture->path);
	struct error error = {0};
	char *before, *after, target[300];

	write_file(fixture->path, "mine", 4);
	fixture_path(fixture, "link.db", target);
	assert_int_equal(symlink("nowhere", target), 0);
	before = folder_state(fixture->folder);
	assert_false(store_create(&options, NULL, NULL, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	options.path = target;
	assert_false(store_create(&options, NULL, NULL, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void refuses_impossible_places(void **state)
{
	struct fixture *fixture = *state;
	char path[300];
	struct store_options options = options_of(fixture, path);
	struct error error = {0};
	char *before, *after;

	write_file(fixture->path, "mine", 4);
	fixture_path(fixture, "gwagi.db/a/gwagi.db", path);
	before = folder_state(fixture->folder);
	assert_false(store_create(&options, NULL, NULL, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	snprintf(path, sizeof path, "/proc/gwagi/gwagi.db"); /* a folder in which nobody can make anything */
	assert_false(store_create(&options, NULL, NULL, &error));
	assert_int_equal(error.code, ERROR_REFUSED);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static int create_there(const struct fixture *fixture)
{
	struct store_options options = options_of(fixture, fixture->path);
	struct error error = {0};

	return store_create(&options, NULL, NULL, &error) ? 1 : error.code == ERROR_REFUSED ? 0 : 2;
}

static void refuses_folders_of_others(void **state)
{
	struct fixture *fixture = *state;
	int result;

	assert_int_equal(chmod(fixture->folder, 0555), 0);
	result = without_rights(fixture, create_there);
	if (result < 0)
		skip();
	assert_int_equal(result, 0);
	check_empty_folder(fixture->folder);
}

/* A process that waits for the end of PIPE before it creates; ends with 0 if it made it, 1 if it was there, else 2. */
static pid_t start_creator(const struct fixture *fixture, int pipe_end)
{
	pid_t child = fork();

	if (child == 0) {
		struct store_options options = options_of(fixture, fixture->path);
		struct error error = {0};
		char byte;

		(void)!read(pipe_end, &byte, 1);
		_exit(store_create(&options, exchange_load_shipped, NULL, &error) ? 0 : error.code == ERROR_USAGE ? 1 : 2);
	}
	return child;
}

static void makes_one_of_several(void **state)
{
	enum { CREATORS = 4 };
	struct fixture *fixture = *state;
	struct error error = {0};
	int ends[2], made = 0, status;
	pid_t children[CREATORS];
	char *names;

	assert_int_equal(pipe(ends), 0);
	for (int i = 0; i < CREATORS; i++) {
		children[i] = start_creator(fixture, ends[0]);
		assert_true(children[i] > 0);
	}
	assert_int_equal(write(ends[1], "gogo", CREATORS), CREATORS);
	for (int i = 0; i < CREATORS; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
		made += WEXITSTATUS(status) == 0;
	}
	close(ends[0]);
	close(ends[1]);
	assert_int_equal(made, 1);
	names = folder_state(fixture->folder);
	assert_int_equal(strchr(names, '\n') - names, strlen(names) - 1);
	free(names);
	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	assert_int_equal(list_count(fixture->store, RECORD_ITEM, ""), 260);
	assert_int_equal(list_count(fixture->store, RECORD_MILESTONE, ""), 66);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_folder, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(makes_a_private_file), IN_FOLDER(leaves_nothing_of_a_failure), IN_FOLDER(takes_its_folders_away_again),
		IN_FOLDER(leaves_what_is_there), IN_FOLDER(refuses_impossible_places),   IN_FOLDER(refuses_folders_of_others),
		IN_FOLDER(makes_one_of_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
