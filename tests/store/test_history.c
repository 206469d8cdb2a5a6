/* Random histories: the tables are what the log makes of them, a past day is what a database was that had stopped then, an edit
 * of the log is found, and a writer that is killed leaves a row as it was or as it was to be. */
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "gwagi/text/memory.h"
#include "support.h"

static bool is_long(void)
{
	return getenv("GWAGI_LONG") != NULL;
}

/* The same numbers in every run. */
static unsigned next_random(uint64_t *state, unsigned below)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(*state >> 33) % below;
}

/* Codes of the rows that a story is about. */
struct cast {
	char **codes;
	size_t count;
};

static bool take_code(void *context, const struct record *record)
{
	struct cast *cast = context;
	const char *code = record_value(record, "code").text;

	cast->codes = memory_grow(cast->codes, cast->count + 1, sizeof *cast->codes);
	cast->codes[cast->count++] = memory_copy(code, strlen(code));
	return true;
}

static void find_cast(struct store *store, enum record_kind kind, struct cast *cast)
{
	static const char *const keys[] = {"code", NULL};
	struct store_query query = {.kind = kind, .keys = keys};
	struct error error = {0};

	CHECK(store_list(store, &query, take_code, cast, NULL, &error), "%s", error.sentence);
}

static void dismiss(struct cast *cast)
{
	for (size_t i = 0; i < cast->count; i++)
		free(cast->codes[i]);
	free(cast->codes);
}

enum { PERSONS = 2, COPIES = 6 };

struct story {
	struct fixture *fixture;
	struct store *stores[PERSONS];
	struct cast milestones, items, targets, offices;
	uint64_t random;
	day_number day;
	int done;
	day_number copies[COPIES]; /* the days at the end of which a copy was made */
	size_t copy_count;
};

static struct store *open_as(const char *path, const char *login, day_number today)
{
	struct store_options options = {.path = path, .login = login, .today = today};
	struct store *store;
	struct error error = {0};

	CHECK(store_open(&store, &options, &error), "%s", error.sentence);
	return store;
}

static void begin_story(struct story *story, struct fixture *fixture, uint64_t seed)
{
	static const char *const logins[PERSONS] = {"tester", "kim"};

	*story = (struct story){.fixture = fixture, .random = seed, .day = day_make(2026, 2, 1)};
	for (int i = 0; i < PERSONS; i++)
		story->stores[i] = open_as(fixture->path, logins[i], story->day);
	find_cast(story->stores[0], RECORD_MILESTONE, &story->milestones);
	find_cast(story->stores[0], RECORD_ITEM, &story->items);
	find_cast(story->stores[0], RECORD_TARGET, &story->targets);
	find_cast(story->stores[0], RECORD_OFFICE, &story->offices);
}

static void end_story(struct story *story)
{
	for (int i = 0; i < PERSONS; i++)
		store_close(story->stores[i]);
	dismiss(&story->milestones);
	dismiss(&story->items);
	dismiss(&story->targets);
	dismiss(&story->offices);
}

static const char *one_of(struct story *story, const struct cast *cast)
{
	return cast->codes[next_random(&story->random, (unsigned)cast->count)];
}

/* A request of somebody, with the reason that some need; it may be refused. */
static void ask(struct story *story, struct gate_request *request)
{
	struct store *store = story->stores[next_random(&story->random, PERSONS)];
	struct gate_answer answer;

	request->action = request->action ? request->action : "set";
	request->reason = "사유";
	request->effective = DAY_NONE;
	story->done += store_write(store, request, &answer);
	CHECK(answer.result != GATE_RETRY, "%s", answer.error.sentence);
	gate_answer_finish(&answer);
}

static void ask_field(struct story *story, const char *code, const char *key, const char *value)
{
	const struct gate_field field = {key, value};

	ask(story,
	    &(struct gate_request){.verb = GATE_SET_FIELD, .ref = find(story->stores[0], code), .fields = &field, .count = 1});
}

static void ask_addition(struct story *story, const char *table, const char *of, const struct gate_field *fields, size_t count)
{
	ask(story, &(struct gate_request){
			   .verb = GATE_ADD, .action = "add", .table = table, .of = of, .fields = fields, .count = count});
}

static void add_something(struct story *story, const char *text)
{
	const struct gate_field evidence[] = {{"rank", "3"}, {"title", text}};
	const struct gate_field call[] = {{"answer", text}, {"day", "2026-01-31"}, {"promised", "2026-12-01"}};
	const struct gate_field reading[] = {{"amount", "7.5"}, {"day", "2026-01-31"}};
	const struct gate_field milestone[] = {{"title", text}, {"type", "deadline"}, {"date", "2026-09"}};
	const struct gate_field alias[] = {{"name", text}};

	switch (next_random(&story->random, 5)) {
	case 0:
		ask_addition(story, "evidence", one_of(story, &story->milestones), evidence, COUNT(evidence));
		break;
	case 1:
		ask_addition(story, "call", one_of(story, &story->milestones), call, COUNT(call));
		break;
	case 2:
		ask_addition(story, "reading", one_of(story, &story->targets), reading, COUNT(reading));
		break;
	case 3:
		ask_addition(story, "milestone", one_of(story, &story->items), milestone, COUNT(milestone));
		break;
	default:
		ask_addition(story, "office_alias", one_of(story, &story->offices), alias, COUNT(alias));
	}
}

static void report(struct story *story)
{
	static const char *const statuses[] = {"none", "not_started", "in_progress", "reported_done", "on_hold", "cancelled"};

	ask_field(story, one_of(story, &story->milestones), "reported", statuses[next_random(&story->random, COUNT(statuses))]);
}

static void do_something(struct story *story)
{
	static const char *const dates[] = {"2026-03", "2026-12?", "../2027", "2026-05-31", "", "2026/2027"};
	char text[64];

	snprintf(text, sizeof text, "%u번째 말", next_random(&story->random, 1000000));
	switch (next_random(&story->random, 12)) {
	case 0:
	case 1:
	case 2:
		report(story);
		break;
	case 3:
		ask_field(story, one_of(story, &story->milestones), "verified",
			  next_random(&story->random, 2) ? "confirmed" : "rejected");
		break;
	case 4:
		ask_field(story, one_of(story, &story->milestones), "date", dates[next_random(&story->random, COUNT(dates))]);
		break;
	case 5:
		ask_field(story, one_of(story, &story->milestones), "forecast",
			  next_random(&story->random, 2) ? "2026-12" : "2027-06-30");
		break;
	case 6:
		ask_field(story, one_of(story, &story->items), "title", text);
		break;
	case 7:
		ask_field(story, one_of(story, &story->targets), "low", next_random(&story->random, 2) ? "3" : "2.25");
		break;
	case 8:
		ask_field(story, one_of(story, &story->offices), "note", text);
		break;
	case 9:
		add_something(story, text);
		break;
	case 10:
		ask(story, &(struct gate_request){.verb = GATE_UNDO, .action = "undo"});
		break;
	default:
		ask(story, &(struct gate_request){.verb = GATE_REDO, .action = "redo"});
	}
}

static void copy_file(const char *from, const char *to)
{
	size_t size;
	char *bytes = read_file(from, &size);

	write_file(to, bytes, size);
	assert_int_equal(chmod(to, 0600), 0);
	free(bytes);
}

static void copy_path(const struct story *story, size_t place, char path[300])
{
	char name[40];

	snprintf(name, sizeof name, "copy-%zu.db", place);
	fixture_path(story->fixture, name, path);
}

/* The day is over; some days a copy of the database is put away. */
static void end_day(struct story *story, bool copy)
{
	char path[300];

	if (copy && story->copy_count < COPIES) {
		copy_path(story, story->copy_count, path);
		copy_file(story->fixture->path, path);
		story->copies[story->copy_count++] = story->day;
	}
	story->day++;
	for (int i = 0; i < PERSONS; i++)
		store_set_today(story->stores[i], story->day);
}

static void live(struct story *story, int operations)
{
	for (int i = 1; i <= operations; i++) {
		do_something(story);
		if (next_random(&story->random, 8) == 0)
			end_day(story, i > operations / 8 && next_random(&story->random, 10) == 0);
	}
	end_day(story, true);
}

static void check_sound(struct store *store)
{
	struct error error = {0};
	int64_t found;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

/* What the log makes of all rows: an object of "kind entity" to an object of its fields. */
struct replay {
	json_t *changes, *rows;
};

static json_t *text_or_null(struct value value)
{
	return value.empty ? json_null() : json_string(value.text);
}

static bool gather_change(void *context, const struct record *record)
{
	struct replay *replay = context;
	json_t *change = json_pack("{s:s, s:s, s:s, s:o, s:o}", "kind", record_value(record, "kind").text, "entity",
				   record_value(record, "entity").text, "field", record_value(record, "field").text, "new",
				   text_or_null(record_value(record, "new")), "id", text_or_null(record_value(record, "id")));

	assert_non_null(change);
	json_array_append_new(replay->changes, change);
	return true;
}

/* Values of all types as the texts that a list has. */
static json_t *as_text(const json_t *value)
{
	char number[40];

	if (json_is_boolean(value))
		return json_string(json_is_true(value) ? "true" : "false");
	if (!json_is_number(value))
		return json_incref((json_t *)(uintptr_t)value);
	snprintf(number, sizeof number, "%.15g", json_number_value(value));
	return json_string(number);
}

static json_t *read_row(const char *text)
{
	json_t *row = json_loads(text, 0, NULL), *texts = json_object(), *value;
	const char *key;

	CHECK(row != NULL, "%s", text);
	/* cppcheck-suppress unknownMacro */
	json_object_foreach(row, key, value) json_object_set_new(texts, key, as_text(value));
	json_decref(row);
	return texts;
}

static void replay_change(struct replay *replay, json_t *change)
{
	const char *kind = json_string_value(json_object_get(change, "kind"));
	const char *field = json_string_value(json_object_get(change, "field"));
	json_t *value = json_object_get(change, "new"), *row;
	char name[160];

	if (!strcmp(kind, "office_alias") || !strcmp(kind, "citation"))
		return; /* rows without a code of their own */
	snprintf(name, sizeof name, "%s %s", kind, json_string_value(json_object_get(change, "entity")));
	row = json_object_get(replay->rows, name);
	if (strcmp(field, "*") == 0 && json_is_null(value))
		json_object_del(replay->rows, name);
	else if (strcmp(field, "*") == 0)
		json_object_set_new(replay->rows, name, read_row(json_string_value(value)));
	else {
		CHECK(row != NULL, "%s is changed before it is there", name);
		json_object_set(row, field, value);
	}
}

static void replay_all(struct replay *replay, struct store *store)
{
	struct store_query query = {.kind = RECORD_CHANGE};
	struct error error = {0};

	replay->changes = json_array();
	replay->rows = json_object();
	CHECK(store_list(store, &query, gather_change, replay, NULL, &error), "%s", error.sentence);
	for (size_t i = json_array_size(replay->changes); i-- > 0;) /* the newest come first */
		replay_change(replay, json_array_get(replay->changes, i));
}

/* The tables that have a list of their own. */
static const struct {
	enum record_kind kind;
	const char *table;
} tables[] = {
	{RECORD_MEETING, "meeting"}, {RECORD_ITEM, "item"},         {RECORD_MILESTONE, "milestone"},
	{RECORD_TARGET, "target"},   {RECORD_OFFICE, "office"},     {RECORD_CONTACT, "contact"},
	{RECORD_MEMBER, "member"},   {RECORD_LINK, "link"},         {RECORD_ASSIGNMENT, "assignment"},
	{RECORD_READING, "reading"}, {RECORD_EVIDENCE, "evidence"}, {RECORD_CALL, "call"},
};

/* What is not logged by itself, for it follows from what is: the day and the reason of the last report, the first date. That they
 * come out right on every past day is what the next test is for. */
static bool follows(const char *table, const char *key)
{
	return !strcmp(table, "milestone") && (!strcmp(key, "reported_on") || !strcmp(key, "reason") || !strcmp(key, "original"));
}

struct comparison {
	struct replay *replay;
	const char *table;
	size_t fields; /* compared */
};

static bool compare_row(void *context, const struct record *record)
{
	struct comparison *comparison = context;
	json_t *row, *value;
	const char *key;
	char name[160];

	snprintf(name, sizeof name, "%s %s", comparison->table, record_value(record, "code").text);
	row = json_object_get(comparison->replay->rows, name);
	CHECK(row != NULL, "%s is not in the log", name);
	json_object_foreach(row, key, value)
	{
		const char *logged = json_is_null(value) ? "" : json_string_value(value);

		for (size_t i = 0; i < record->count; i++)
			if (!strcmp(record->fields[i].key, key) && !follows(comparison->table, key)) {
				CHECK(strcmp(record->values[i].text, logged) == 0, "%s %s: [%s], in the log [%s]", name, key,
				      record->values[i].text, logged);
				comparison->fields++;
			}
	}
	json_object_set_new(row, "seen", json_true());
	return true;
}

static void compare(struct replay *replay, struct store *store)
{
	json_t *row;
	const char *name;

	for (size_t i = 0; i < COUNT(tables); i++) {
		struct comparison comparison = {replay, tables[i].table, 0};
		struct store_query query = {.kind = tables[i].kind};
		struct error error = {0};
		int64_t rows;

		CHECK(store_list(store, &query, compare_row, &comparison, &rows, &error), "%s", error.sentence);
		assert_true(comparison.fields >= (size_t)rows);
	}
	json_object_foreach(replay->rows, name, row)
	{
		for (size_t i = 0; i < COUNT(tables); i++)
			CHECK(strncmp(name, tables[i].table, strlen(tables[i].table)) || name[strlen(tables[i].table)] != ' ' ||
				      json_object_get(row, "seen"),
			      "%s is not in its table", name);
	}
}

static void the_log_makes_the_tables(void **state)
{
	struct replay replay;
	struct story story;

	begin_story(&story, *state, 20251124);
	live(&story, is_long() ? 10000 : 500);
	assert_true(story.done > (is_long() ? 4000 : 200));
	check_sound(story.stores[0]);
	replay_all(&replay, story.stores[0]);
	compare(&replay, story.stores[0]);
	json_decref(replay.changes);
	json_decref(replay.rows);
	end_story(&story);
}

static void a_past_day_is_what_stopped_then(void **state)
{
	struct error error = {0};
	struct story story;

	begin_story(&story, *state, 19700101);
	live(&story, is_long() ? 10000 : 400);
	assert_true(story.copy_count > 1);
	for (size_t i = 0; i < story.copy_count; i++) {
		char path[300], *then, *now;
		struct store *copy;

		copy_path(&story, i, path);
		copy = open_as(path, "tester", story.copies[i]);
		CHECK(store_set_as_of(story.stores[0], story.copies[i], &error), "%s", error.sentence);
		for (int kind = 0; kind < RECORD_KINDS; kind++) {
			then = dump_kind(copy, (enum record_kind)kind);
			now = dump_kind(story.stores[0], (enum record_kind)kind);
			CHECK(strcmp(then, now) == 0, "%s of copy %zu:\n%s\nis not\n%s",
			      record_kind_plural((enum record_kind)kind), i, now, then);
			free(then);
			free(now);
		}
		store_close(copy);
	}
	end_story(&story);
}

/* An edit of the log by somebody who knows the file. */
static void edit_log(const char *path, uint64_t *random, int rows)
{
	static const char *const columns[] = {"at",  "effective", "login",  "action",    "request", "entity",   "kind", "field",
					      "old", "new",       "reason", "authority", "undoes",  "previous", "hash"};
	unsigned id = 1 + next_random(random, (unsigned)rows);
	struct sqlite3 *db = raw_open(path);
	char sql[256];

	raw_run(db, "DROP TRIGGER change_is_final_update; DROP TRIGGER change_is_final_delete");
	switch (next_random(random, 4)) {
	case 0:
		snprintf(sql, sizeof sql, "DELETE FROM change WHERE id = %u", id < (unsigned)rows ? id : 1);
		break;
	case 1:
		snprintf(sql, sizeof sql, "UPDATE change SET version = version + 1 WHERE id = %u", id);
		break;
	default:
		snprintf(sql, sizeof sql, "UPDATE change SET %s = coalesce(%s, '') || 'x' WHERE id = %u",
			 columns[next_random(random, COUNT(columns))], columns[next_random(random, COUNT(columns))], id);
	}
	raw_run(db, sql);
	raw_close(db);
}

static void count_finding(void *context, const char *sentence)
{
	*(int *)context += strstr(sentence, "해시 사슬") != NULL;
}

static void every_edit_of_the_log_is_found(void **state)
{
	struct fixture *fixture = *state;
	uint64_t random = 1000;
	size_t size;
	char *sound;
	int rows;

	for (int i = 0; i < 20; i++)
		write_good(fixture->store, "1.1m1", "사유", i % 2 ? "reported=in_progress" : "reported=not_started", NULL);
	rows = (int)list_count(fixture->store, RECORD_CHANGE, "");
	store_close(fixture->store);
	fixture->store = NULL;
	sound = read_file(fixture->path, &size);
	for (int i = 0; i < (is_long() ? 1000 : 60); i++) {
		int broken = 0;
		struct error error = {0};
		int64_t found;

		edit_log(fixture->path, &random, rows);
		fixture_reopen(fixture, fixture->today, false);
		CHECK(store_check(fixture->store, count_finding, &broken, &found, &error), "%s", error.sentence);
		CHECK(broken == 1, "edit %d is not found", i);
		store_close(fixture->store);
		fixture->store = NULL;
		write_file(fixture->path, sound, size);
	}
	free(sound);
}

/* Writes numbers one by one, each told when it is acknowledged. */
static void write_numbers(const char *path, day_number today, int64_t number, int acknowledged)
{
	struct store *store = open_as(path, "tester", today);

	for (;; number++) {
		char text[24];

		snprintf(text, sizeof text, "note=%lld", (long long)number);
		write_good(store, "1.1m1", "", text, NULL);
		if (write(acknowledged, &number, sizeof number) != sizeof number)
			_exit(1);
	}
}

/* Kill a writer some time after it has begun; the last number that it said was written. */
static int64_t kill_writer(const struct fixture *fixture, int64_t from, uint64_t *random)
{
	struct timespec delay = {0, (long)next_random(random, 8000000)};
	int64_t last = from - 1;
	int ends[2], status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		write_numbers(fixture->path, fixture->today, from, ends[1]);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &last, sizeof last), sizeof last);
	nanosleep(&delay, NULL); /* any instant will do */
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	while (read(ends[0], &from, sizeof from) == sizeof from)
		last = from;
	close(ends[0]);
	return last;
}

static void a_killed_writer_leaves_old_or_new(void **state)
{
	struct fixture *fixture = *state;
	uint64_t random = 200;
	int64_t next = 1;

	store_close(fixture->store);
	fixture->store = NULL;
	for (int i = 0; i < (is_long() ? 200 : 15); i++) {
		int64_t last = kill_writer(fixture, next, &random), there;
		char *note, *version, count[24];

		fixture_reopen(fixture, fixture->today, false);
		note = field_of(fixture->store, "1.1m1", "note");
		version = field_of(fixture->store, "1.1m1", "version");
		there = strtoll(note, NULL, 10);
		CHECK(there == last || there == last + 1, "%lld, after %lld was acknowledged", (long long)there, (long long)last);
		snprintf(count, sizeof count, "%lld", (long long)there + 1);
		assert_string_equal(version, count); /* each once */
		check_sound(fixture->store);
		next = there + 1;
		free(note);
		free(version);
		store_close(fixture->store);
		fixture->store = NULL;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_log_makes_the_tables, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(a_past_day_is_what_stopped_then, fixture_shipped, fixture_end),
		cmocka_unit_test_setup_teardown(every_edit_of_the_log_is_found, fixture_small, fixture_end),
		cmocka_unit_test_setup_teardown(a_killed_writer_leaves_old_or_new, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
