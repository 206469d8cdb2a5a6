#include "support.h"
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "fields.h"
#include "gwagi/exchange/import.h"
#include "gwagi/model/filter.h"
#include "gwagi/text/memory.h"

int fixture_folder(void **state)
{
	struct fixture *fixture = memory_new(1, sizeof *fixture);
	const char *base = getenv("TMPDIR");

	snprintf(fixture->folder, sizeof fixture->folder, "%s/gwagi-store-XXXXXX", base && *base ? base : "/tmp");
	fixture->today = day_make(2026, 1, 15);
	*state = fixture;
	if (!mkdtemp(fixture->folder))
		return -1;
	fixture_path(fixture, "gwagi.db", fixture->path);
	return 0;
}

static int begin(void **state, store_fill *fill)
{
	struct error error = {0};
	struct store_options options;
	struct fixture *fixture;

	if (fixture_folder(state) != 0)
		return -1;
	fixture = *state;
	options = (struct store_options){.path = fixture->path, .login = "tester", .today = fixture->today};
	if (!store_create(&options, fill, NULL, &error)) {
		print_error("%s\n", error.sentence);
		return -1;
	}
	return fixture_open(fixture, fixture->path, &fixture->store, &error) ? 0 : -1;
}

int fixture_empty(void **state)
{
	return begin(state, NULL);
}

int fixture_shipped(void **state)
{
	return begin(state, exchange_load_shipped);
}

/* One meeting, two agendas, an office with one below it, three milestones and two targets. */
static bool fill_small(struct store *store, void *context, struct error *error)
{
	struct store_load *load = load_begin(store);

	(void)context;
	load_good(load, "source", "code=s1", "title=보도자료", NULL);
	load_good(load, "office", "code=o1", "name=국방부", NULL);
	load_good(load, "office", "code=o2", "parent=o1", "name=국방인공지능정책팀", NULL);
	load_good(load, "meeting", "code=1", "number=1", "title=제1회 회의", "date=2025-11-24", NULL);
	load_good(load, "item", "code=1.1", "kind=agenda", "title=첫 안건", NULL);
	load_good(load, "item", "code=1.2", "kind=agenda", "title=둘째 안건", NULL);
	load_good(load, "item", "code=1.2.1", "kind=strategy", "title=전략 하나", NULL);
	load_good(load, "assignment", "entity=1.2", "office=o2", "role=lead", NULL);
	load_good(load, "contact", "code=c1", "office=o2", "entity=1.2", "name=홍길동", "role=head", "phone=02-000-0000",
		  "certainty=high", NULL);
	load_good(load, "milestone", "code=1.1m1", "title=계획 확정", "type=deadline", "date=2025-12", NULL);
	load_good(load, "milestone", "code=1.2.1m1", "title=센터 구축", "type=undated", NULL);
	load_good(load, "milestone", "code=1.2.1m2", "title=센터 개소", "type=deadline", "date=2026-06-30", NULL);
	load_good(load, "target", "code=1.1t1", "title=예산", "class=funding", "unit=조원", "comparator=range", "low=13.5",
		  "high=20", "baseline=1", NULL);
	load_good(load, "target", "code=1.2t1", "title=거점", "class=target", "unit=개소", "comparator=eq", "low=5", NULL);
	load_good(load, "evidence", "code=e1", "milestone=1.1m1", "rank=3", "title=고시", NULL);
	load_good(load, "evidence", "code=e2", "milestone=1.2.1m2", "rank=2", "title=공문", NULL);
	load_good(load, "citation", "entity=1.1", "source=s1", "line=3", "certainty=certain", NULL);
	return store_load_commit(load, error);
}

int fixture_small(void **state)
{
	return begin(state, fill_small);
}

/* Folders in it are of one level. */
static void remove_tree(const char *folder)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char path[600];

		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (unlink(path) != 0)
			remove_tree(path);
	}
	if (listing)
		closedir(listing);
	rmdir(folder);
}

int fixture_end(void **state)
{
	struct fixture *fixture = *state;

	store_close(fixture->store);
	chmod(fixture->folder, 0700);
	remove_tree(fixture->folder);
	free(fixture);
	return 0;
}

void fixture_reopen(struct fixture *fixture, day_number today, bool read_only)
{
	struct error error = {0};
	struct store_options options = {.path = fixture->path, .login = "tester", .today = today, .read_only = read_only};

	store_close(fixture->store);
	CHECK(store_open(&fixture->store, &options, &error), "%s", error.sentence);
	fixture->today = today;
}

bool fixture_open(const struct fixture *fixture, const char *path, struct store **store, struct error *error)
{
	struct store_options options = {.path = path, .login = "tester", .today = fixture->today};

	return store_open(store, &options, error);
}

void fixture_path(const struct fixture *fixture, const char *name, char out[300])
{
	snprintf(out, 300, "%.255s/%.40s", fixture->folder, name);
}

struct store_load *load_begin(struct store *store)
{
	struct store_load *load = NULL;
	struct error error = {0};

	CHECK(store_load_begin(&load, store, "import", NULL, DAY_NONE, &error), "%s", error.sentence);
	return load;
}

bool load_row(struct store_load *load, const char *table, struct load_fault *fault, ...)
{
	struct fields fields;
	va_list texts;
	bool good;

	va_start(texts, fault);
	fields_read(&fields, texts);
	va_end(texts);
	good = store_load_add(load, table, fields.given, fields.count, fault);
	fields_finish(&fields);
	return good;
}

void load_good(struct store_load *load, const char *table, ...)
{
	struct fields fields;
	struct load_fault fault;
	va_list texts;

	va_start(texts, table);
	fields_read(&fields, texts);
	va_end(texts);
	CHECK(store_load_add(load, table, fields.given, fields.count, &fault), "%s %s, column %d: %s", table,
	      fields.count ? fields.given[0].value : "", fault.column, fault.error.sentence);
	fields_finish(&fields);
}

struct ref find(struct store *store, const char *code)
{
	struct ref ref = {RECORD_ITEM, 0};
	struct error error = {0};

	CHECK(store_find(store, code, &ref, &error), "%s: %s", code, error.sentence);
	return ref;
}

static bool write_request(struct store *store, const char *code, const char *reason, const struct fields *fields,
			  struct gate_answer *answer)
{
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .ref = find(store, code),
				       .action = "set",
				       .fields = fields->given,
				       .count = fields->count,
				       .reason = reason,
				       .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

bool write_fields(struct store *store, const char *code, const char *reason, struct gate_answer *answer, ...)
{
	struct fields fields;
	va_list texts;
	bool good;

	va_start(texts, answer);
	fields_read(&fields, texts);
	va_end(texts);
	good = write_request(store, code, reason, &fields, answer);
	fields_finish(&fields);
	return good;
}

void write_good(struct store *store, const char *code, const char *reason, ...)
{
	struct fields fields;
	struct gate_answer answer;
	va_list texts;

	va_start(texts, reason);
	fields_read(&fields, texts);
	va_end(texts);
	CHECK(write_request(store, code, reason, &fields, &answer), "%s: %s", code, answer.error.sentence);
	fields_finish(&fields);
	gate_answer_finish(&answer);
}

static bool add_request(struct store *store, const char *table, const char *of, const struct fields *fields,
			struct gate_answer *answer)
{
	struct gate_request request = {.verb = GATE_ADD,
				       .table = table,
				       .of = of,
				       .action = "add",
				       .fields = fields->given,
				       .count = fields->count,
				       .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

bool new_fields(struct store *store, const char *table, const char *of, struct gate_answer *answer, ...)
{
	struct fields fields;
	va_list texts;
	bool good;

	va_start(texts, answer);
	fields_read(&fields, texts);
	va_end(texts);
	good = add_request(store, table, of, &fields, answer);
	fields_finish(&fields);
	return good;
}

void new_good(struct store *store, const char *table, const char *of, ...)
{
	struct fields fields;
	struct gate_answer answer;
	va_list texts;

	va_start(texts, of);
	fields_read(&fields, texts);
	va_end(texts);
	CHECK(add_request(store, table, of, &fields, &answer), "%s %s: %s", table, of, answer.error.sentence);
	fields_finish(&fields);
	gate_answer_finish(&answer);
}

void check_says(const struct gate_answer *answer, const char *words)
{
	const char *said = answer->result == GATE_OK ? answer->warning : answer->error.sentence;

	CHECK(*words ? strstr(said, words) != NULL : !*said, "\"%s\" is not \"%s\"", said, words);
}

void check_silent(struct store *store)
{
	struct error error = {0};
	int64_t found;

	CHECK(store_check(store, NULL, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

struct sqlite3 *raw_open(const char *path)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

void raw_run(struct sqlite3 *db, const char *sql)
{
	char *message = NULL;

	CHECK(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
}

bool raw_try(struct sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

void raw_close(struct sqlite3 *db)
{
	sqlite3_close(db);
}

void raw(const char *path, const char *sql)
{
	sqlite3 *db = raw_open(path);

	raw_run(db, sql);
	sqlite3_close(db);
}

char *raw_text(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	char *text;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
		text = memory_copy((const char *)sqlite3_column_text(statement, 0), (size_t)sqlite3_column_bytes(statement, 0));
	else
		text = memory_copy("", 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return text;
}

void write_file(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat status = {0};
	char *bytes;

	CHECK(file && fstat(fileno(file), &status) == 0, "%s", path);
	*size = (size_t)status.st_size;
	bytes = memory_new(*size + 1, 1);
	assert_int_equal(fread(bytes, 1, *size, file), *size);
	fclose(file);
	return bytes;
}

static void put_entry(struct text *text, const char *folder, const char *name)
{
	char path[600], line[500];
	struct stat status;
	uint64_t hash = 14695981039346656037U;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(lstat(path, &status), 0);
	if (S_ISREG(status.st_mode) && access(path, R_OK) == 0) {
		size_t size = 0;
		char *bytes = read_file(path, &size);

		for (size_t i = 0; i < size; i++)
			hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211U;
		free(bytes);
	}
	snprintf(line, sizeof line, "%s %o %lld %lld.%09ld %016llx\n", name, (unsigned)status.st_mode, (long long)status.st_size,
		 (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec, (unsigned long long)hash);
	text_put(text, line);
}

char *folder_state(const char *folder)
{
	struct dirent **entries;
	struct text text = {0};
	int count = scandir(folder, &entries, NULL, alphasort);

	assert_true(count >= 0);
	text_put(&text, "");
	for (int i = 0; i < count; i++) {
		if (strcmp(entries[i]->d_name, ".") && strcmp(entries[i]->d_name, ".."))
			put_entry(&text, folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return text.bytes;
}

int without_rights(const struct fixture *fixture, int (*function)(const struct fixture *fixture))
{
	enum { NOBODY = 65534, CAN_NOT = 99 };
	int status = 0;
	pid_t child;

	if (geteuid() != 0)
		return function(fixture);
	child = fork();
	if (child == 0) {
		if (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
			_exit(CAN_NOT);
		_exit(function(fixture));
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	CHECK(WIFEXITED(status), "the process ended by signal %d", WTERMSIG(status));
	return WEXITSTATUS(status) == CAN_NOT ? -1 : WEXITSTATUS(status);
}
