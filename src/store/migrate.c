#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "embedded.h"
#include "index.h"
#include "tally.h"

/* Copy what is committed of one file to another, which is there. The connection that is about to write can't be copied from. */
static bool copy_database(const char *from, const char *to)
{
	sqlite3 *source = NULL, *copy = NULL;
	sqlite3_backup *backup = NULL;
	int result = SQLITE_ERROR;

	if (sqlite3_open_v2(from, &source, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK &&
	    sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK)
		backup = sqlite3_backup_init(copy, "main", source, "main");
	if (backup) {
		sqlite3_backup_step(backup, -1);
		result = sqlite3_backup_finish(backup);
	}
	sqlite3_close(copy);
	sqlite3_close(source);
	return result == SQLITE_OK;
}

/* A copy of the database beside it, 0600, named after the schema it has: gwagi.db.schema-1. */
static bool back_up(struct store *store, int version, struct error *error)
{
	size_t size = strlen(store->path) + 32;
	char *path = memory_new(size, 1);
	int file;
	bool good;

	snprintf(path, size, "%s.schema-%d", store->path, version);
	file = open(path, O_CREAT | O_TRUNC | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
	good = file >= 0 && fchmod(file, 0600) == 0 && copy_database(store->path, path) && fsync(file) == 0;
	if (file >= 0)
		close(file);
	if (!good)
		error_set(error, ERROR_REFUSED, _("데이터베이스 구조를 새 판으로 옮기기 전의 사본을 만들지 못했습니다: %s."),
			  path);
	free(path);
	return good;
}

/* What SQL alone can't do, behind the file that makes a schema. */
static bool fill(struct store *store, int schema, struct error *error)
{
	if (schema == 3)
		return index_load(store, RECORD_ITEM, 0, error) && index_load(store, RECORD_MILESTONE, 0, error);
	return schema != 4 || tally_load(store, 0, DAY_NONE, error);
}

/* In one transaction, the copy too: another program may be about to do the same. Each file sets user_version itself. */
static bool migrate(struct store *store, struct error *error)
{
	int64_t version = 0;
	bool good = sql_integer(store, "PRAGMA user_version", NULL, 0, &version, error);

	if (good && version < STORE_SCHEMA)
		good = back_up(store, (int)version, error);
	/* The first of them makes schema 2. */
	for (int i = 0; good && i + 2 <= STORE_SCHEMA; i++)
		if (i + 2 > version)
			good = sql_execute(store, (const char *)embedded_migrations[i].bytes, error) && fill(store, i + 2, error);
	return good;
}

bool migrate_to_current(struct store *store, int version, struct error *error)
{
	if (store->read_only)
		return error_set(
			error, ERROR_REFUSED,
			_("이전 구조(%d판)의 데이터베이스라서 읽기 전용으로는 열 수 없습니다. 한 번 쓰기로 열면 옮겨집니다: %s."),
			version, store->path);
	if (!sql_begin(store, error))
		return false;
	if (migrate(store, error))
		return sql_commit(store, error);
	sql_rollback(store);
	return false;
}
