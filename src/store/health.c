#include "gwagi/store/health.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "columns.h"
#include "internal.h"

enum { HEADER = 100, MEGABYTE = 1 << 20, NUMBER = 24 };

struct telling {
	struct store *store;
	health_fact *each;
	void *context;
	struct error *error;
	bool good; /* so far */
};

/* The first value that SQL gives, NULL if there is none. */
static void tell(struct telling *telling, const char *key, const char *sql)
{
	sqlite3_stmt *statement = sql_take(telling->store, sql, telling->error);
	bool row = false, good = statement && sql_step(telling->store, statement, &row, telling->error);

	telling->good = telling->good && good;
	telling->each(telling->context, key, good && row ? (const char *)sqlite3_column_text(statement, 0) : NULL);
	sql_give_back(telling->store, statement);
}

static void tell_rows(struct telling *telling, const char *table)
{
	char key[64], sql[96];

	snprintf(key, sizeof key, "rows.%s", table);
	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
	tell(telling, key, sql);
}

static void tell_tables(struct telling *telling)
{
	static const char *const others[] = {"change", "snapshot", "account"};
	const struct table *table;

	for (size_t i = 0; (table = table_at(i)); i++)
		tell_rows(telling, table->name);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		tell_rows(telling, others[i]);
}

/* As of the disk, and only if that does not take long. */
static void tell_check(struct telling *telling)
{
	struct stat status;

	if (stat(telling->store->path, &status) == 0 && status.st_size <= (off_t)HEALTH_CHECKED * MEGABYTE)
		tell(telling, "quick_check", "PRAGMA quick_check(1)");
	else
		telling->each(telling->context, "quick_check", NULL);
}

bool store_health(struct store *store, health_fact *each, void *context, struct error *error)
{
	static const struct {
		const char *key, *sql;
	} settings[] = {
		{"journal_mode", "PRAGMA journal_mode"},
		{"synchronous", "PRAGMA synchronous"},
		{"foreign_keys", "PRAGMA foreign_keys"},
		{"encoding", "PRAGMA encoding"},
		{"page_size", "PRAGMA page_size"},
		{"pages", "PRAGMA page_count"},
		{"free_pages", "PRAGMA freelist_count"},
		{"cache_size", "PRAGMA cache_size"},
		{"busy_timeout", "PRAGMA busy_timeout"},
		{"last_change", "SELECT at FROM change ORDER BY id DESC LIMIT 1"},
		{"last_effective", "SELECT max(effective) FROM change"},
	};
	struct telling telling = {store, each, context, error, true};

	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		tell(&telling, settings[i].key, settings[i].sql);
	tell_tables(&telling);
	tell_check(&telling);
	return telling.good;
}

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void tell_header(const unsigned char header[HEADER], health_fact *each, void *context)
{
	enum { SCHEMA = 60, APPLICATION = 68 };
	char text[NUMBER];

	snprintf(text, sizeof text, "0x%08" PRIx32, number_at(header + APPLICATION));
	each(context, "application_id", text);
	snprintf(text, sizeof text, "%" PRIu32, number_at(header + SCHEMA));
	each(context, "schema", text);
}

void store_schema(health_fact *each, void *context)
{
	char text[NUMBER];

	snprintf(text, sizeof text, "%d", STORE_SCHEMA);
	each(context, "schema", text);
}

void store_header(const char *path, health_fact *each, void *context)
{
	static const char magic[] = "SQLite format 3";
	unsigned char header[HEADER];
	struct stat status;
	int file = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
	bool read_all = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
			pread(file, header, HEADER, 0) == HEADER && memcmp(header, magic, sizeof magic) == 0;

	if (file >= 0)
		close(file);
	if (read_all) {
		tell_header(header, each, context);
		return;
	}
	each(context, "application_id", NULL);
	each(context, "schema", NULL);
}
