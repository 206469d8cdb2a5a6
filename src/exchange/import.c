#include "gwagi/exchange/import.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "embedded.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "shipped.h"
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

/* All of a file. */
struct content {
	char *bytes; /* to be freed */
	size_t length;
};

/* Room for one byte more shows that a file has grown since it was looked at. */
static void read_all(int file, size_t size, struct content *content, struct faults *faults)
{
	ssize_t got = 0;

	content->bytes = memory_new(size + 1, 1);
	do {
		content->length += (size_t)got;
		got = read(file, content->bytes + content->length, size + 1 - content->length);
	} while (got > 0);
	if (got < 0)
		faults_add(faults, 0, 0, NULL, _("파일을 끝까지 읽지 못했습니다."));
	else if (content->length != size)
		faults_add(faults, 0, 0, NULL, _("읽는 사이에 파일이 바뀌었습니다. 다시 가져와 주십시오."));
}

/* Non-blocking, or a named pipe would hold the program up. */
static void read_file(int folder, const char *name, struct content *content, struct faults *faults)
{
	int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;

	if (file < 0) {
		faults_add(faults, 0, 0, NULL, system_reason());
		return;
	}
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		faults_add(faults, 0, 0, NULL, _("보통 파일이 아닙니다."));
	else if (status.st_size > IMPORT_FILE)
		faults_add(faults, 0, 0, NULL, _("64 MB보다 큰 파일은 읽지 않습니다."));
	else
		read_all(file, (size_t)status.st_size, content, faults);
	close(file);
}

static void read_shipped(const char *name, struct content *content, struct faults *faults)
{
	const struct embedded_file *file = embedded_council;

	while (file->name && strcmp(file->name, name) != 0)
		file++;
	if (!file->name) {
		faults_add(faults, 0, 0, NULL, _("프로그램에 들어 있지 않습니다."));
		return;
	}
	content->bytes = memory_copy((const char *)file->bytes, file->size);
	content->length = file->size;
}

/* False, with a fault, if the file can't be read or is no text. What it was decoded from is not kept. */
static bool read_text(struct origin *origin, const char *name, struct table_text *text, struct faults *faults)
{
	struct content content = {0};
	bool done = false;

	if (origin->folder >= 0)
		read_file(origin->folder, name, &content, faults);
	else
		read_shipped(name, &content, faults);
	if (!faults_count(faults))
		done = table_text_decode(text, content.bytes, content.length, faults);
	free(content.bytes);
	return done;
}

/* False, with a sentence, if no file can be loaded any more; the faults of this one are no reason for that. */
static bool load_table(struct origin *origin, struct store_load *load, const char *table, struct error *error)
{
	char name[64];
	struct faults faults = {name, origin->report};
	struct import_count *count = &origin->report->counts[origin->report->tables];
	struct table_text text;
	bool done;

	snprintf(name, sizeof name, "%s.csv", table);
	if (!read_text(origin, name, &text, &faults))
		return true;
	count->table = table;
	count->encoding = text.encoding;
	done = table_load(load, table, &text, &faults, &count->rows, error);
	origin->report->tables++;
	free(text.text);
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

static bool load_origin(struct origin *origin, struct store *store, day_number effective, bool dry_run, const char *action,
			struct error *error)
{
	struct store_load *load;

	if (origin->report->fault_count)
		return error_set(error, ERROR_USAGE, _("아무것도 가져오지 않았습니다."));
	if (!store_load_begin(&load, store, action, NULL, effective, error))
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

bool exchange_import(struct store *store, const char *path, day_number effective, bool dry_run, struct import_report *report,
		     struct error *error)
{
	struct origin origin = {.folder = -1, .report = report};
	bool done = find_origin(&origin, path, error) && load_origin(&origin, store, effective, dry_run, "import", error);

	if (origin.folder >= 0)
		close(origin.folder);
	return done;
}

bool exchange_load_shipped(struct store *store, void *context, struct error *error)
{
	struct import_report own = {0};
	struct origin origin = {.folder = -1, .report = context ? context : &own};
	day_number effective = shipped_day();
	bool done;

	if (effective > store_today(store))
		effective = DAY_NONE;
	for (const struct embedded_file *file = embedded_council; file->name; file++)
		if (table_of(file->name) >= 0)
			origin.present[table_of(file->name)] = true;
	done = load_origin(&origin, store, effective, false, "init", error);
	if (!done && origin.report->fault_count)
		error_set(error, ERROR_USAGE, "%s", origin.report->faults[0]);
	import_report_finish(&own);
	return done;
}
