#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "lens.h"

const char *store_library_version(void)
{
	return sqlite3_libversion();
}

/* The magic numbers are those of statfs(2); named here because not all are in linux/magic.h. */
bool store_filesystem_allowed(uint64_t type)
{
	static const uint64_t refused[] = {
		0x6969,     /* NFS */
		0xFF534D42, /* CIFS */
		0xFE534D42, /* SMB2 */
		0x517B,     /* SMB */
		0x65735546, /* FUSE */
		0x01021997, /* 9P */
		0x5346414F, /* AFS */
		0x73757245, /* Coda */
		0x00C36400, /* Ceph */
		0x47504653, /* GPFS */
		0x0BD00BD0, /* Lustre */
		0x19830326, /* BeeGFS */
	};

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (type == refused[i])
			return false;
	return true;
}

bool store_exists(const char *path)
{
	struct stat status;

	/* What may not be looked at is not said to be missing. */
	return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

day_number store_today(const struct store *store)
{
	return store->today;
}

void store_set_today(struct store *store, day_number today)
{
	store->real_today = today;
	if (!store->lens)
		store->today = today;
}

const char *store_login(const struct store *store)
{
	return store->login;
}

bool store_is_read_only(const struct store *store)
{
	return store->read_only;
}

char *resolve_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? memory_copy(path, (size_t)(slash - path) + 1) : memory_copy(".", 1);
	char *real = realpath(folder, NULL);
	const char *base = slash ? slash + 1 : path;
	char *full = NULL;

	free(folder);
	if (real) {
		size_t size = strlen(real) + strlen(base) + 2;

		full = memory_new(size, 1);
		snprintf(full, size, "%s/%s", strcmp(real, "/") ? real : "", base);
	}
	free(real);
	return full;
}

static bool check_file(const char *path, struct error *error)
{
	struct stat status;
	struct statfs filesystem;

	if (lstat(path, &status) != 0)
		return error_set(error, errno == ENOENT || errno == ENOTDIR ? ERROR_NOT_FOUND : ERROR_REFUSED,
				 errno == ENOENT || errno == ENOTDIR ? _("데이터베이스가 없습니다: %s.")
								     : _("데이터베이스를 볼 권한이 없습니다: %s."),
				 path);
	if (!S_ISREG(status.st_mode))
		return error_set(error, ERROR_DAMAGED, _("과기현황판 데이터베이스가 아닙니다(보통 파일이 아님): %s."), path);
	if (statfs(path, &filesystem) == 0 && !store_filesystem_allowed((uint64_t)filesystem.f_type))
		return error_set(
			error, ERROR_REFUSED,
			_("네트워크 파일 시스템(NFS·CIFS·FUSE 등)에서는 데이터를 안전하게 지킬 수 없어 열지 않습니다: %s."),
			path);
	if (status.st_size == 0)
		return error_set(error, ERROR_DAMAGED, _("빈 파일이며 과기현황판 데이터베이스가 아닙니다: %s."), path);
	return true;
}

/* PATH as the name of a file that nothing changes: no lock is taken, and no journal or log beside it is played into it. */
static char *immutable_name(const char *path)
{
	static const char head[] = "file:", tail[] = "?immutable=1";
	size_t size = strlen(path) * 3 + sizeof head + sizeof tail, used = sizeof head - 1;
	char *name = memory_new(size, 1);

	memcpy(name, head, sizeof head);
	for (; *path; path++)
		used += (size_t)snprintf(name + used, size - used, strchr("%?#", *path) ? "%%%02X" : "%c", (unsigned char)*path);
	memcpy(name + used, tail, sizeof tail);
	return name;
}

enum { HEADER = 100, HEADER_APPLICATION = 68 }; /* bytes of a database's header, and where whose it is stands in it */

/* The header as it lies there, past SQLite's own reading, which minds that others are just writing. Through its file all the
 * same: to close one of our own would give up the locks of every connection of this process. */
static bool read_header(sqlite3 *db, unsigned char header[HEADER])
{
	sqlite3_file *file = NULL;

	return sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file && file->pMethods &&
	       file->pMethods->xRead(file, header, HEADER, 0) == SQLITE_OK;
}

/* Counting what it takes of memory costs SQLite a lock for every piece, which a first frame pays ten thousand times. It can be
 * told so only before its first use: later calls change nothing. */
static void start_library(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Whose file it is. Opened properly, another program's database could be written to: SQLite moves a log that was left behind into
 * it. */
static bool check_owner(const char *path, struct error *error)
{
	struct store *probe = memory_new(1, sizeof *probe);
	char *name = immutable_name(path);
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
	unsigned char header[HEADER];
	bool good;

	start_library();
	probe->path = memory_copy(path, strlen(path));
	good = sqlite3_open_v2(name, &probe->db, flags, NULL) == SQLITE_OK || sql_fail(probe, error);
	if (good && (!read_header(probe->db, header) || memcmp(header, "SQLite format 3", 16) != 0))
		good = error_set(error, ERROR_DAMAGED, _("과기현황판 데이터베이스가 아니거나 손상되었습니다: %s."), path);
	if (good && memcmp(header + HEADER_APPLICATION, "GWAG", 4) != 0)
		good = error_set(error, ERROR_DAMAGED, _("다른 프로그램의 데이터베이스입니다: %s."), path);
	store_close(probe);
	free(name);
	return good;
}

static void set_limits(sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 200000);
	sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 1024);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(db, STORE_BUSY_MS);
}

bool open_connection(struct store **out, const struct store_options *options, struct error *error)
{
	struct store *store = memory_new(1, sizeof *store);
	int flags = (options->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;

	start_library();
	*out = store;
	store->path = memory_copy(options->path, strlen(options->path));
	store->login = memory_copy(options->login, strlen(options->login));
	store->today = store->real_today = options->today;
	store->read_only = options->read_only;
	store->index_most = STORE_INDEX_MOST;
	if (sqlite3_open_v2(options->path, &store->db, flags, NULL) != SQLITE_OK)
		return sql_fail(store, error);
	if (sqlite3_db_readonly(store->db, "main") == 1)
		store->read_only = true; /* the file's rights allow no more; the person is told by the top line and on writing */
	set_limits(store->db);
	function_register(store->db, store);
	past_register(store->db, store);
	return sql_execute(
		store,
		"PRAGMA foreign_keys=ON; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA "
		"mmap_size=0;",
		error);
}

bool leave_wal(struct store *store, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, "PRAGMA journal_mode", error);
	bool row, wal;

	if (!statement || !sql_step(store, statement, &row, error))
		return false;
	wal = row && strcmp(sql_text(statement, 0), "wal") == 0;
	sql_done(statement);
	return !wal || store->read_only || sql_execute(store, "PRAGMA journal_mode=DELETE", error);
}

/* Whether it is a database that this program knows. */
static bool check_version(struct store *store, struct error *error)
{
	int64_t version = 0;

	if (!sql_integer(store, "PRAGMA user_version", NULL, 0, &version, error))
		return false;
	if (version < 1)
		return error_set(error, ERROR_DAMAGED, _("다른 프로그램의 데이터베이스입니다: %s."), store->path);
	if (version > STORE_SCHEMA)
		return error_set(error, ERROR_DAMAGED,
				 _("더 새로운 과기현황판이 만든 데이터베이스입니다(구조 %d판, 이 프로그램은 %d판까지): %s. "
				   "프로그램을 새 판으로 바꿔 주십시오."),
				 (int)version, STORE_SCHEMA, store->path);
	return version == STORE_SCHEMA || migrate_to_current(store, (int)version, error);
}

bool store_open(struct store **store, const struct store_options *options, struct error *error)
{
	struct store_options resolved = *options;
	char *path = resolve_folder(options->path);
	bool good;

	*store = NULL;
	if (!path)
		return errno == ENOENT || errno == ENOTDIR
			       ? error_set(error, ERROR_NOT_FOUND, _("데이터베이스가 없습니다: %s."), options->path)
			       : error_set(error, ERROR_REFUSED, _("데이터베이스를 볼 권한이 없습니다: %s."), options->path);
	resolved.path = path;
	good = check_file(path, error) && check_owner(path, error) && open_connection(store, &resolved, error) &&
	       leave_wal(*store, error) && check_version(*store, error);
	if (!good) {
		store_close(*store);
		*store = NULL;
	}
	free(path);
	return good;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	lens_destroy(store->lens);
	for (size_t i = 0; i < store->statement_count; i++)
		sqlite3_finalize(store->statements[i].statement);
	for (size_t i = 0; i < STORE_LISTS; i++) {
		sqlite3_finalize(store->lists[i].statement);
		free(store->lists[i].sql);
	}
	sqlite3_close(store->db);
	above_forget(store);
	free(store->counted);
	free(store->path);
	free(store->login);
	free(store);
}

bool store_is_in_place(const struct store *store, struct error *error)
{
	int moved = 0;

	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	return !moved ||
	       error_set(error, ERROR_REFUSED, _("데이터베이스 파일이 옮겨지거나 지워졌습니다. 나갔다가 다시 여십시오."));
}

int64_t store_data_version(struct store *store)
{
	int64_t version = 0;

	sqlite3_busy_timeout(store->db, 0);
	sql_integer(store, "PRAGMA data_version", NULL, 0, &version, NULL);
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	return version;
}
