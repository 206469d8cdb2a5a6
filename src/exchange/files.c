#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "embedded.h"
#include "form_load.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "outcome.h"
#include "table_load.h"

/* Files under their own endings; what else lies in a folder is nobody's business. */
static bool is_table_file(const char *name)
{
	static const char *const endings[] = {".csv", ".tsv", ".xlsx"};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && dot > name && i < sizeof endings / sizeof *endings; i++)
		if (strcasecmp(dot, endings[i]) == 0)
			return name[0] != '~' && name[0] != '.'; /* what a spreadsheet keeps while it has the file open */
	return false;
}

/* The place of the table whose file is called NAME, or -1. */
static int place_by_name(const char *name)
{
	size_t count;
	const char *const *tables = store_load_tables(&count);

	for (size_t i = 0; is_table_file(name) && i < count; i++)
		if (strncmp(name, tables[i], strlen(tables[i])) == 0 && strrchr(name, '.') == name + strlen(tables[i]))
			return (int)i;
	return -1;
}

static struct import_file *add_file(struct files *files, const char *name, int place)
{
	size_t count;
	const char *const *tables = store_load_tables(&count);
	struct import_file *file;

	files->list = memory_grow(files->list, files->count + 1, sizeof *files->list);
	file = &files->list[files->count++];
	*file = (struct import_file){.name = memory_copy(name, strlen(name)),
				     .place = place >= 0 ? place : (int)count,
				     .table = place >= 0 ? tables[place] : NULL};
	return file;
}

/* The beginning of a file that is not called after a table. */
struct look {
	int place;
	bool several, form, begun;
	int rows;
};

static bool look_at_row(void *context, const struct csv_row *row)
{
	struct look *look = context;

	if (!look->begun)
		look->place = table_by_header(row, &look->several);
	look->begun = true;
	look->form = form_is_header(row);
	return look->place < 0 && !look->form && ++look->rows < FORM_HEADER;
}

static void look_into(struct files *files, const char *name, int64_t most, struct import_report *report)
{
	struct faults faults = {name, report};
	struct table_input input = {.file = -1};
	struct look look = {.place = -1};
	size_t before = report->fault_count;

	if (input_open(&input, files->folder, name, most, &faults))
		input_read(&input, look_at_row, &look, &faults);
	input_close(&input);
	if (report->fault_count != before)
		return;
	if (look.several)
		faults_add(&faults, 1, 0, NULL,
			   _("이 칸 이름들은 여러 표에 맞아 어느 표인지 알 수 없습니다. 파일 이름을 표의 이름(item.csv …)으로 해 "
			     "주십시오."));
	else if (look.place < 0 && !look.form)
		faults_add(&faults, 1, 0, NULL,
			   _("표의 이름이 아닌 파일이고, 첫 줄의 칸 이름도 어느 표나 점검표의 것이 아닙니다. 표의 칸 이름은 "
			     "gwagi help "
			     "import를 보아 주십시오."));
	else
		add_file(files, name, look.place)->form = look.form;
}

static void take_name(struct files *files, const char *name, int64_t most, struct import_report *report)
{
	if (strcmp(name, "changes.csv") == 0 || strcmp(name, "changes.tsv") == 0)
		outcome_note(report, _("%s: 변경 이력은 읽기만 하는 것이라 가져오지 않습니다."), name);
	else if (place_by_name(name) >= 0)
		add_file(files, name, place_by_name(name));
	else
		look_into(files, name, most, report);
}

static int by_place(const void *a, const void *b)
{
	const struct import_file *one = a, *other = b;

	return one->place != other->place ? one->place - other->place : strcmp(one->name, other->name);
}

static bool scan_folder(struct files *files, const char *path, int64_t most, struct import_report *report, struct error *error)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (!folder)
		return error_set(error, ERROR_USAGE, "%s: %s", path, input_reason());
	while ((entry = readdir(folder)))
		if (is_table_file(entry->d_name))
			take_name(files, entry->d_name, most, report);
	closedir(folder);
	if (!files->count && !report->fault_count)
		return error_set(error, ERROR_USAGE, _("%s: 폴더에 가져올 파일(CSV, TSV, XLSX)이 없습니다."), path);
	if (files->count)
		qsort(files->list, files->count, sizeof *files->list, by_place);
	return true;
}

static bool open_folder(struct files *files, const char *path, const char *folder, struct error *error)
{
	files->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return files->folder >= 0 || error_set(error, ERROR_USAGE, "%s: %s", path, input_reason());
}

bool files_find(struct files *files, const char *path, int64_t most, struct import_report *report, struct error *error)
{
	const char *slash = strrchr(path, '/');
	struct stat status;
	char *folder;
	bool done;

	if (!*path)
		return error_set(error, ERROR_USAGE, _("가져올 폴더나 파일의 경로가 비어 있습니다."));
	if (stat(path, &status) != 0)
		return error_set(error, ERROR_USAGE, "%s: %s", path, input_reason());
	if (S_ISDIR(status.st_mode))
		return open_folder(files, path, path, error) && scan_folder(files, path, most, report, error);
	folder = slash ? memory_copy(path, (size_t)(slash - path) + 1) : memory_copy(".", 1);
	done = open_folder(files, path, folder, error);
	free(folder);
	if (done)
		take_name(files, slash ? slash + 1 : path, most, report);
	return done;
}

void files_shipped(struct files *files)
{
	for (const struct embedded_file *file = embedded_council; file->name; file++)
		if (place_by_name(file->name) >= 0)
			add_file(files, file->name, place_by_name(file->name));
	qsort(files->list, files->count, sizeof *files->list, by_place);
}

void files_finish(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->list[i].name);
	free(files->list);
	if (files->folder >= 0)
		close(files->folder);
}
