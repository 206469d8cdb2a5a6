#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "embedded.h"
#include "internal.h"

/* A copy of the database beside it, 0600, named after the schema it has: gwagi.db.schema-1. */
static bool back_up(struct store *store, int version, struct error *error)
{
	size_t size = strlen(store->path) + 32;
	char *path = memory_new(size, 1);
	sqlite3 *copy = NULL;
	sqlite3_backup *backup = NULL;
	int file, result = SQLITE_ERROR;

	snprintf(path, size, "%s.schema-%d", store->path, version);
	file = open(path, O_CREAT | O_TRUNC | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file >= 0 && sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK)
		backup = sqlite3_backup_init(copy, "main", store->db, "main");
	if (backup) {
		sqlite3_backup_step(backup, -1);
		result = sqlite3_backup_finish(backup);
	}
	sqlite3_close(copy);
	if (file >= 0) {
		fsync(file);
		close(file);
	}
	if (result != SQLITE_OK)
		error_set(error, ERROR_REFUSED, _("데이터베이스 구조를 새 판으로 옮기기 전의 사본을 만들지 못했습니다: %s."), path);
	free(path);
	return result == SQLITE_OK;
}

/* Each file sets user_version itself, so a step is whole or not there at all. Another program may have migrated meanwhile. */
static bool apply(struct store *store, int version, struct error *error)
{
	int64_t now = 0;
	bool good;

	if (!sql_begin(store, error))
		return false;
	good = sql_integer(store, "PRAGMA user_version", NULL, 0, &now, error);
	if (good && now < version)
		good = sql_execute(store, (const char *)embedded_migrations[version - 2].bytes, error);
	if (good)
		return sql_commit(store, error);
	sql_rollback(store);
	return false;
}

bool migrate_to_current(struct store *store, int version, struct error *error)
{
	if (store->read_only)
		return error_set(error, ERROR_REFUSED,
		                 _("이전 구조(%d판)의 데이터베이스라서 읽기 전용으로는 열 수 없습니다. 한 번 쓰기로 열면 옮겨집니다: %s."), version, store->path);
	if (!back_up(store, version, error))
		return false;
	for (int next = version + 1; next <= STORE_SCHEMA; next++)
		if (!apply(store, next, error))
			return false;
	return true;
}
