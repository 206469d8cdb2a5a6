#include "examine.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum { READ_AHEAD = 1 << 20 /* bytes at a time */ };

struct result {
	struct examination examination;
	bool failed;
	struct error error;
};

struct examining {
	look *const *looks;
	size_t count;
	struct result *results; /* one for each */
	atomic_size_t next;     /* look to be taken up */
	atomic_bool failed;
};

struct worker {
	struct examining *examining;
	struct store *store;
};

void examination_report(struct examination *examination, const char *sentence)
{
	if (examination->count == examination->room) {
		examination->room = examination->room * 2 + 8;
		examination->findings = memory_grow(examination->findings, examination->room, sizeof *examination->findings);
	}
	examination->findings[examination->count++] = memory_copy(sentence, strlen(sentence));
}

void examination_name(struct examination *examination, const char *format, const char *text)
{
	char sentence[ERROR_SENTENCE];

	snprintf(sentence, sizeof sentence, format, text); /* NOLINT: the formats are those of the looks, each with one %s */
	examination_report(examination, sentence);
}

bool examination_each(struct examination *examination, const char *sql, examination_row *take, const char *format,
		      struct error *error)
{
	sqlite3_stmt *statement = sql_get(examination->store, sql, error);
	bool row = true;

	if (!statement)
		return false;
	for (;;) {
		if (!sql_step(examination->store, statement, &row, error))
			return false;
		if (!row)
			break;
		take(examination, statement, format);
	}
	sql_done(statement);
	return true;
}

static void take_name(struct examination *examination, sqlite3_stmt *statement, const char *format)
{
	if (strcmp(sql_text(statement, 0), "ok"))
		examination_name(examination, format, sql_text(statement, 0));
}

bool examination_rows(struct examination *examination, const char *sql, const char *format, struct error *error)
{
	return examination_each(examination, sql, take_name, format, error);
}

/* Looks are taken up in order: when one fails, all before it are done by whoever took them. */
static void *work(void *context)
{
	const struct worker *worker = context;
	struct examining *examining = worker->examining;

	for (;;) {
		size_t i = atomic_fetch_add(&examining->next, 1);
		struct result *result = &examining->results[i];

		if (i >= examining->count || atomic_load(&examining->failed))
			return NULL;
		result->examination.store = worker->store;
		result->failed = !examining->looks[i](&result->examination, &result->error);
		if (result->failed)
			atomic_store(&examining->failed, true);
	}
}

/* From here on nobody can commit. */
static bool begin(struct store *store, struct error *error)
{
	int64_t any;

	return sql_execute(store, "BEGIN", error) &&
	       sql_integer(store, "SELECT count(*) FROM sqlite_schema", NULL, 0, &any, error);
}

/* Another connection to the same file, in the same state since the first one holds its lock; NULL if there can be none: where a
 * writer already waits for that lock, for one. */
static struct store *second_connection(struct store *store)
{
	const struct store_options options = {
		.path = store->path, .login = store->login, .today = store->today, .read_only = true};
	struct store *second = NULL;
	struct error error;
	bool good = open_connection(&second, &options, &error);

	if (good)
		sqlite3_busy_timeout(second->db, 0);
	if (good && begin(second, &error) && store_is_in_place(store, &error))
		return second;
	store_close(second);
	return NULL;
}

/* Every page will be read, but not in the order in which they lie: from a disk that takes ten times as long as this. */
static void read_ahead(struct store *store)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	char *bytes;

	if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods ||
	    file->pMethods->xFileSize(file, &size) != SQLITE_OK)
		return;
	bytes = memory_new(READ_AHEAD, 1);
	for (sqlite3_int64 at = 0; at < size; at += READ_AHEAD)
		file->pMethods->xRead(file, bytes, size - at < READ_AHEAD ? (int)(size - at) : READ_AHEAD, at);
	free(bytes);
}

static void run(struct examining *examining, struct store *store)
{
	struct store *second = second_connection(store);
	struct worker mine = {examining, store}, other = {examining, second};
	pthread_t thread;
	bool both;

	read_ahead(store);
	both = second && pthread_create(&thread, NULL, work, &other) == 0;
	work(&mine);
	if (both)
		pthread_join(thread, NULL);
	store_close(second);
}

static void hand_over(const struct examination *examination, store_finding *each, void *context)
{
	for (size_t i = 0; each && i < examination->count; i++)
		each(context, examination->findings[i]);
}

static void finish(struct examining *examining)
{
	for (size_t i = 0; i < examining->count; i++) {
		struct examination *examination = &examining->results[i].examination;

		for (size_t finding = 0; finding < examination->count; finding++)
			free(examination->findings[finding]);
		free(examination->findings);
	}
	free(examining->results);
}

bool examine(struct store *store, look *const *looks, size_t count, store_finding *each, void *context, int64_t *found,
	     struct error *error)
{
	struct examining examining = {.looks = looks, .count = count};
	bool good = begin(store, error);

	*found = 0;
	examining.results = memory_new(count, sizeof *examining.results);
	if (good)
		run(&examining, store);
	for (size_t i = 0; good && i < count; i++) {
		const struct result *result = &examining.results[i];

		hand_over(&result->examination, each, context);
		*found += (int64_t)(result->examination.count - result->examination.notices);
		good = !result->failed;
		if (!good)
			*error = result->error;
	}
	sql_rollback(store);
	finish(&examining);
	return good;
}
