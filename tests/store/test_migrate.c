/* A database of schema 1 becomes one of today's, after a copy was put aside. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "gwagi/text/memory.h"
#include "support.h"

/* Tables as an older schema had them, with a meeting, an agenda and an office in them. */
static int setup(void **state, const char *tables)
{
	static const char rows[] =
		"INSERT INTO meeting (id, code, sort, number, title, date) VALUES (1, '1', 'a1', 1, '제1회 회의', '2025-11-24');"
		"INSERT INTO item (id, code, sort, meeting_id, level, position, kind, title) VALUES (1, '1.1', 'a1.a1', 1, 1, 1, "
		"'agenda', '첫 안건');"
		"INSERT INTO office (id, code, name) VALUES (1, 'o1', '국방부');";
	struct fixture *fixture;
	size_t size;
	char *schema;

	if (fixture_folder(state) != 0)
		return -1;
	fixture = *state;
	schema = read_file(tables, &size);
	raw(fixture->path, schema);
	raw(fixture->path, rows);
	free(schema);
	return chmod(fixture->path, 0600);
}

static int setup_1(void **state)
{
	return setup(state, SCHEMA_1);
}

static int setup_2(void **state)
{
	return setup(state, SCHEMA_2);
}

static int setup_3(void **state)
{
	return setup(state, SCHEMA_3);
}

static void check_raw(const char *path, const char *sql, const char *expected)
{
	char *found = raw_text(path, sql);

	CHECK(strcmp(found, expected) == 0, "%s: [%s], not [%s]", sql, found, expected);
	free(found);
}

/* A constant at the start of TEXT; 0 if none stands there. */
static size_t constant_length(const char *text)
{
	return text[0] == '\'' ? strcspn(text + 1, "'") + 2 : strspn(text, "0123456789");
}

/* Where the list of constants after CHECK goes on behind AT, which is one of them: at the next one, or at the bracket that ends
 * it; NULL if something else comes. NAME is the column, as in `=1ORlevel=2ORlevel=3)`. */
static const char *next_choice(const char *at, const char *name, size_t length)
{
	at += constant_length(at);
	if (*at == ')')
		return at;
	if (strncmp(at, "OR", 2) != 0 || strncmp(at + 2, name, length) != 0 || at[2 + length] != '=')
		return NULL;
	at += 2 + length + 1;
	return constant_length(at) ? at : NULL;
}

/* CHECK(a='x'ORa='y'ORa='z') as older programs wrote it, CHECK(aIN('x','y','z')); the place behind it in SQL, or SQL. */
static const char *rewrite_choices(const char *sql, char **out)
{
	static const char check[] = "CHECK(";
	const char *name = sql + strlen(check), *at, *next;
	size_t length;
	char *start = *out;

	if (strncmp(sql, check, strlen(check)) != 0)
		return sql;
	length = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
	at = name + length + 1;
	if (!length || name[length] != '=' || !constant_length(at) || *(at + constant_length(at)) == ')')
		return sql;
	*out += sprintf(*out, "%s%.*sIN", check, (int)length, name);
	for (char mark = '('; *at != ')'; mark = ',', at = next) {
		next = next_choice(at, name, length);
		if (!next) {
			*out = start;
			return sql;
		}
		*out += sprintf(*out, "%c%.*s", mark, (int)constant_length(at), at);
	}
	*out += sprintf(*out, "))");
	return at + 1;
}

/* The SQL of all tables and indexes without what is only looks: comments, blanks, quotes, the spelling of choices. To be freed.
 */
static char *shape_of(const char *path)
{
	static const char shape[] = "SELECT group_concat(name || ' ' || sql || char(10), '') FROM (SELECT name, sql FROM "
				    "sqlite_schema WHERE sql IS NOT "
				    "NULL ORDER BY name)";
	char *sql = raw_text(path, shape), *bare = sql, *spelled = memory_new(strlen(sql) + 1, 1), *out = spelled;

	for (const char *at = sql; *at; at++) {
		if (at[0] == '-' && at[1] == '-')
			at += strcspn(at, "\n");
		if (!strchr(" \t\n\"", *at))
			*bare++ = *at;
	}
	*bare = '\0';
	for (const char *at = sql, *behind; *at; at = behind) {
		behind = rewrite_choices(at, &out);
		if (behind == at)
			*out++ = *behind++;
	}
	*out = '\0';
	free(sql);
	return spelled;
}

static char *shape_with(struct fixture *fixture, const char *name, const char *check)
{
	char path[300], sql[300];

	fixture_path(fixture, name, path);
	snprintf(sql, sizeof sql, "CREATE TABLE t (a TEXT CHECK (%s), b TEXT)", check);
	raw(path, sql);
	return shape_of(path);
}

/* Else the comparison below would say nothing. */
static void sees_other_choices(void **state)
{
	static const char *const others[] = {
		"a = 'x' OR a = 'y'",
		"a = 'x' OR a = 'y' OR a = 'w'",
		"a = 'x' OR a = 'y' OR a = 'z' OR a = 'w'",
		"a = 'x' OR b = 'y' OR a = 'z'",
		"a = 'x' OR a = 'y' OR a > 'z'",
		"a = 'x' OR a = 'y' AND a = 'z'",
		"a = 'x' OR a = 'y' OR a = 'z' || b",
	};
	char *listed = shape_with(*state, "listed.db", "a IN ('x', 'y', 'z')");
	char *chained = shape_with(*state, "chained.db", "a = 'x' OR a = 'y' OR a = 'z'");

	assert_string_equal(listed, chained);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		char name[32], *other;

		snprintf(name, sizeof name, "other%zu.db", i);
		other = shape_with(*state, name, others[i]);
		CHECK(strcmp(other, listed) != 0, "%s", others[i]);
		free(other);
	}
	free(listed);
	free(chained);
}

static void moves_to_the_current_schema(void **state)
{
	struct fixture *fixture = *state;
	struct store_options options = {.login = "tester", .today = fixture->today};
	struct error error = {0};
	char fresh[300], *fresh_shape, *shape;

	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	check_field_of(fixture->store, "1.1", "title", "첫 안건");
	check_field_of(fixture->store, "o1", "name", "국방부");
	write_good(fixture->store, "1.1", "", "note=옮긴 뒤", NULL);
	check_raw(fixture->path, "PRAGMA user_version", "4");
	fixture_path(fixture, "fresh.db", fresh);
	options.path = fresh;
	CHECK(store_create(&options, NULL, NULL, &error), "%s", error.sentence);
	fresh_shape = shape_of(fresh);
	shape = shape_of(fixture->path);
	CHECK(strcmp(shape, fresh_shape) == 0, "%s\nis not\n%s", shape, fresh_shape); /* as if it had been made today */
	free(shape);
	free(fresh_shape);
}

static void no_index(void *context, const char *sentence)
{
	(void)context;
	CHECK(!strstr(sentence, "색인"), "%s", sentence);
}

static void takes_titles_into_the_index(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	int64_t found;

	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	check_codes(fixture->store, RECORD_ITEM, "안건", "1.1");
	check_codes(fixture->store, RECORD_ITEM, "ㅊㅇㄱ", "1.1");
	CHECK(store_check(fixture->store, no_index, NULL, &found, &error), "%s", error.sentence);
}

/* Each row knows the change that made it, also of those that have no code: the first by the first change, and so on. */
static void finds_what_made_a_row(void **state)
{
	static const char rows[] =
		"INSERT INTO change (at, effective, login, action, request, entity, kind, field, new, version, previous, hash) "
		"VALUES "
		"('2026-01-01T00:00:00Z', '2026-01-01', 'a', 'init', 'r', '1.1', 'item', '*', '{}', 1, '', ''),"
		"('2026-01-01T00:00:00Z', '2026-01-01', 'a', 'init', 'r', 'o1', 'office_alias', '*', '{}', 1, '', ''),"
		"('2026-01-01T00:00:00Z', '2026-01-01', 'a', 'init', 'r', 'o1', 'office_alias', '*', '{}', 1, '', ''),"
		"('2026-01-01T00:00:00Z', '2026-01-01', 'a', 'init', 'r', '1.1', 'assignment', '*', '{}', 1, '', '');"
		"INSERT INTO office_alias (office_id, name) VALUES (1, '갑'), (1, '을');"
		"INSERT INTO item (id, code, sort, meeting_id, parent_id, level, position, kind, title) VALUES (2, '1.1.1', "
		"'a1.a1.a1', 1, 1, 2, 1, 'strategy', '전략'), (3, '1.2', 'a1.a2', 1, NULL, 1, 2, 'agenda', '둘째');"
		"INSERT INTO milestone (code, sort, meeting_id, item_id, position, title, type) VALUES ('1m1', 'a1!a1', 1, NULL, "
		"1, "
		"'하나', 'past'), ('1.1m1', 'a1.a1!a1', 1, 1, 1, '둘', 'past'), ('1.1.1m1', 'a1.a1.a1!a1', 1, 2, 1, '셋', "
		"'past'), "
		"('1.2m1', 'a1.a2!a1', 1, 3, 1, '넷', 'past');"
		"INSERT INTO assignment (item_id, office_id, role) VALUES (1, 1, 'lead');";
	struct fixture *fixture = *state;
	struct error error = {0};

	raw(fixture->path, rows);
	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	check_raw(fixture->path, "SELECT born FROM item WHERE code = '1.1'", "1");
	check_raw(fixture->path, "SELECT born FROM meeting", "0");
	check_raw(fixture->path, "SELECT group_concat(name || born) FROM office_alias", "갑2,을3");
	check_raw(fixture->path, "SELECT code || born FROM assignment", "a14");
	check_raw(fixture->path, "SELECT sort FROM assignment", "a1.a1");
	check_raw(fixture->path,
		  "SELECT group_concat(code || '=' || coalesce(answer, '')) FROM (SELECT * FROM milestone ORDER BY id)",
		  "1m1=-1,1.1m1=1,1.1.1m1=1,1.2m1=");
}

static void puts_a_copy_aside(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	struct stat status;
	char copy[300];

	fixture_path(fixture, "gwagi.db.schema-1", copy);
	write_file(copy, "older", 5); /* of a former try */
	assert_int_equal(chmod(copy, 0644), 0);
	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	assert_int_equal(stat(copy, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	check_raw(copy, "PRAGMA user_version", "1");
	check_raw(copy, "PRAGMA application_id", "1196900679");
	check_raw(copy, "PRAGMA integrity_check", "ok");
	check_raw(copy, "SELECT title FROM item", "첫 안건");
	check_raw(copy, "SELECT count(*) FROM sqlite_schema WHERE name IN ('call', 'account', 'snapshot')", "0");
}

static void is_done_once(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	char copy[300];

	fixture_path(fixture, "gwagi.db.schema-1", copy);
	CHECK(fixture_open(fixture, fixture->path, &fixture->store, &error), "%s", error.sentence);
	assert_int_equal(unlink(copy), 0);
	fixture_reopen(fixture, fixture->today, false);
	assert_false(store_exists(copy));
}

static int open_and_close(const struct fixture *fixture)
{
	struct store *store;
	struct error error = {0};
	bool good = fixture_open(fixture, fixture->path, &store, &error);

	store_close(store);
	return good ? 0 : 1;
}

/* Whoever comes second must not copy what the first has already moved. */
static void is_done_by_one_of_several(void **state)
{
	enum { OPENERS = 4 };
	struct fixture *fixture = *state;
	pid_t children[OPENERS];
	char copy[300];
	int status;

	for (int i = 0; i < OPENERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(open_and_close(fixture));
	}
	for (int i = 0; i < OPENERS; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	fixture_path(fixture, "gwagi.db.schema-1", copy);
	check_raw(copy, "PRAGMA user_version", "1");
	check_raw(fixture->path, "PRAGMA user_version", "4");
}

static void check_unchanged(const struct fixture *fixture, bool read_only, enum error_code code)
{
	struct store_options options = {
		.path = fixture->path, .login = "tester", .today = fixture->today, .read_only = read_only};
	char *before = folder_state(fixture->folder), *after;
	struct store *store = NULL;
	struct error error = {0};

	assert_false(store_open(&store, &options, &error));
	assert_null(store);
	CHECK(error.code == code, "code %d: %s", (int)error.code, error.sentence);
	after = folder_state(fixture->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void is_not_done_read_only(void **state)
{
	check_unchanged(*state, true, ERROR_REFUSED);
}

static int open_it(const struct fixture *fixture)
{
	struct store *store;
	struct error error = {0};

	return fixture_open(fixture, fixture->path, &store, &error) ? 1 : error.code == ERROR_REFUSED ? 0 : 2;
}

static void is_not_done_without_rights(void **state)
{
	struct fixture *fixture = *state;
	char *before, *after;
	int result;

	assert_int_equal(chmod(fixture->path, 0444), 0);
	assert_int_equal(chmod(fixture->folder, 0777), 0);
	before = folder_state(fixture->folder);
	result = without_rights(fixture, open_it);
	after = folder_state(fixture->folder);
	if (result >= 0) {
		assert_int_equal(result, 0);
		assert_string_equal(before, after); /* nor is a copy left */
	}
	free(before);
	free(after);
	if (result < 0)
		skip();
}

static void stays_as_it_was_when_it_fails(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = NULL;
	struct error error = {0};

	raw(fixture->path, "CREATE TABLE snapshot (mine TEXT)"); /* the last table of the step is in its way */
	assert_false(fixture_open(fixture, fixture->path, &store, &error));
	assert_null(store);
	assert_int_equal(error.code, ERROR_DAMAGED);
	check_raw(fixture->path, "PRAGMA user_version", "1");
	check_raw(fixture->path, "SELECT count(*) FROM sqlite_schema WHERE name IN ('call', 'account', 'call_milestone')", "0");
	check_raw(fixture->path, "SELECT title FROM item", "첫 안건");
}

static void stays_as_it_was_without_a_copy(void **state)
{
	struct fixture *fixture = *state;
	char copy[300];

	fixture_path(fixture, "gwagi.db.schema-1", copy);
	assert_int_equal(symlink("nowhere", copy), 0); /* no copy goes where a link leads */
	check_unchanged(fixture, false, ERROR_REFUSED);
	check_raw(fixture->path, "PRAGMA user_version", "1");
}

#define WITH_SCHEMA_1(test) cmocka_unit_test_setup_teardown(test, setup_1, fixture_end)
#define WITH_SCHEMA_2(test) cmocka_unit_test_setup_teardown(test, setup_2, fixture_end)
#define WITH_SCHEMA_3(test) cmocka_unit_test_setup_teardown(test, setup_3, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sees_other_choices, fixture_folder, fixture_end),
		WITH_SCHEMA_1(moves_to_the_current_schema),
		WITH_SCHEMA_3(moves_to_the_current_schema),
		WITH_SCHEMA_3(finds_what_made_a_row),
		WITH_SCHEMA_2(moves_to_the_current_schema),
		WITH_SCHEMA_1(takes_titles_into_the_index),
		WITH_SCHEMA_2(takes_titles_into_the_index),
		WITH_SCHEMA_1(puts_a_copy_aside),
		WITH_SCHEMA_1(is_done_once),
		WITH_SCHEMA_1(is_not_done_read_only),
		WITH_SCHEMA_1(is_not_done_without_rights),
		WITH_SCHEMA_1(stays_as_it_was_when_it_fails),
		WITH_SCHEMA_1(stays_as_it_was_without_a_copy),
		WITH_SCHEMA_1(is_done_by_one_of_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
