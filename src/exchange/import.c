#include "gwagi/exchange/import.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "embedded.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "table_load.h"

/* Where files come from: a folder, a single file, or the program itself. */
struct origin {
	int folder;                  /* open folder; -1 for the program's own files */
	bool present[IMPORT_TABLES]; /* by place in store_load_tables() */
	struct import_report *report;
};

static const char *system_reason(void)
{
	switch (errno) {
	case ENOENT:
		return _("그런 파일이나 폴더가 없습니다.");
	case EACCES:
	case EPERM:
		return _("읽을 권한이 없습니다.");
	case ELOOP:
		return _("심볼릭 링크가 서로를 가리킵니다.");
	case ENOTDIR:
		return _("경로 가운데에 폴더가 아닌 것이 있습니다.");
	default:
		return _("열지 못했습니다.");
	}
}

/* The place of the table whose file is called NAME, or -1. */
static int table_of(const char *name)
{
	size_t count, length = strlen(name);
	const char *const *tables = store_load_tables(&count);

	for (size_t i = 0; i < count && i < IMPORT_TABLES; i++)
		if (length == strlen(tables[i]) + 4 && strncmp(name, tables[i], length - 4) == 0 &&
		    strcmp(name + length - 4, ".csv") == 0)
			return (int)i;
	return -1;
}

static bool is_csv(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && name[0] != '.' && strcasecmp(name + length - 4, ".csv") == 0;
}

static void refuse_name(struct origin *origin, const char *name)
{
	struct faults faults = {name, origin->report};

	faults_add(&faults, 0, 0, NULL, _("표의 이름이 아닌 CSV 파일입니다. item.csv, milestone.csv 같은 이름이어야 합니다."));
}

static bool scan_folder(struct origin *origin, const char *path, struct error *error)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool any = false;

	if (!folder)
		return error_set(error, ERROR_USAGE, "%s: %s", path, system_reason());
	while ((entry = readdir(folder))) {
		int table = table_of(entry->d_name);

		if (table >= 0)
			any = origin->present[table] = true;
		else if (is_csv(entry->d_name))
			refuse_name(origin, entry->d_name);
	}
	closedir(folder);
	if (!any && !origin->report->fault_count)
		return error_set(error, ERROR_USAGE, _("%s: 폴더에 CSV 파일이 없습니다."), path);
	return true;
}

/* A single file: its folder is the origin, and it the only table. */
static bool name_file(struct origin *origin, const char *path, char **folder, struct error *error)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	int table = table_of(name);

	if (table < 0)
		return error_set(error, ERROR_USAGE,
				 _("%s: 파일 이름이 표의 이름이 아닙니다. item.csv, milestone.csv 같은 이름이어야 합니다."),
				 path);
	origin->present[table] = true;
	*folder = slash ? memory_copy(path, (size_t)(slash - path) + 1) : memory_copy(".", 1);
	return true;
}

static bool find_origin(struct origin *origin, const char *path, struct error *error)
{
	struct stat status;
	char *folder = NULL;
	bool done;

	if (!*path)
		return error_set(error, ERROR_USAGE, _("가져올 폴더나 파일의 경로가 비어 있습니다."));
	if (stat(path, &status) != 0)
		return error_set(error, ERROR_USAGE, "%s: %s", path, system_reason());
	if (S_ISDIR(status.st_mode)) {
		folder = memory_copy(path, strlen(path));
		done = scan_folder(origin, path, error);
	} else {
		done = name_file(origin, path, &folder, error);
	}
	if (done && folder) {
		origin->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		done = origin->folder >= 0 || error_set(error, ERROR_USAGE, "%s: %s", path, system_reason());
	}
	free(folder);
	return done;
}

/* NULL, with a fault, if it can't be opened. Non-blocking, or a named pipe would hold the program up. */
static FILE *open_file(int folder, const char *name, struct faults *faults)
{
	int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;
	FILE *in = NULL;

	if (file < 0) {
		faults_add(faults, 0, 0, NULL, system_reason());
		return NULL;
	}
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		faults_add(faults, 0, 0, NULL, _("보통 파일이 아닙니다."));
	else if (status.st_size > IMPORT_FILE)
		faults_add(faults, 0, 0, NULL, _("64 MB보다 큰 파일은 읽지 않습니다."));
	else if (!(in = fdopen(file, "rb")))
		faults_add(faults, 0, 0, NULL, system_reason());
	if (!in)
		close(file);
	return in;
}

static FILE *open_shipped(const char *name, struct faults *faults)
{
	const struct embedded_file *file = embedded_council;
	FILE *in;

	while (file->name && strcmp(file->name, name) != 0)
		file++;
	in = file->name ? fmemopen((void *)(uintptr_t)file->bytes, file->size, "rb") : NULL; /* only read from */
	if (!in)
		faults_add(faults, 0, 0, NULL, file->name ? system_reason() : _("프로그램에 들어 있지 않습니다."));
	return in;
}

/* False, with a sentence, if no file can be loaded any more; the faults of this one are no reason for that. */
static bool load_table(struct origin *origin, struct store_load *load, const char *table, struct error *error)
{
	char name[64];
	struct faults faults = {name, origin->report};
	struct import_count *count = &origin->report->counts[origin->report->tables];
	FILE *in;
	bool done;

	snprintf(name, sizeof name, "%s.csv", table);
	in = origin->folder >= 0 ? open_file(origin->folder, name, &faults) : open_shipped(name, &faults);
	if (!in)
		return true;
	count->table = table;
	done = table_load(load, table, in, &faults, &count->rows, error);
	origin->report->tables++;
	fclose(in);
	return done;
}

static bool load_tables(struct origin *origin, struct store_load *load, struct error *error)
{
	size_t count;
	const char *const *tables = store_load_tables(&count);

	for (size_t i = 0; i < count && i < IMPORT_TABLES && !origin->report->fault_count; i++)
		if (origin->present[i] && !load_table(origin, load, tables[i], error))
			return false;
	return !origin->report->fault_count || error_set(error, ERROR_USAGE, _("아무것도 가져오지 않았습니다."));
}

static bool load_origin(struct origin *origin, struct store *store, bool dry_run, const char *action, struct error *error)
{
	struct store_load *load;

	if (origin->report->fault_count)
		return error_set(error, ERROR_USAGE, _("아무것도 가져오지 않았습니다."));
	if (!store_load_begin(&load, store, action, NULL, error))
		return false;
	if (!load_tables(origin, load, error)) {
		store_load_abandon(load);
		return false;
	}
	if (!dry_run)
		return store_load_commit(load, error);
	store_load_abandon(load);
	return true;
}

bool exchange_import(struct store *store, const char *path, bool dry_run, struct import_report *report, struct error *error)
{
	struct origin origin = {.folder = -1, .report = report};
	bool done = find_origin(&origin, path, error) && load_origin(&origin, store, dry_run, "import", error);

	if (origin.folder >= 0)
		close(origin.folder);
	return done;
}

bool exchange_load_shipped(struct store *store, void *context, struct error *error)
{
	struct import_report own = {0};
	struct origin origin = {.folder = -1, .report = context ? context : &own};
	bool done;

	for (const struct embedded_file *file = embedded_council; file->name; file++)
		if (table_of(file->name) >= 0)
			origin.present[table_of(file->name)] = true;
	done = load_origin(&origin, store, false, "init", error);
	if (!done && origin.report->fault_count)
		error_set(error, ERROR_USAGE, "%s", origin.report->faults[0]);
	import_report_finish(&own);
	return done;
}
