#include "gwagi/exchange/import.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "embedded.h"
#include "files.h"
#include "form_load.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "outcome.h"
#include "shipped.h"

/* One import under way. */
struct import {
	struct files files;
	const struct import_options *options;
	struct import_report *report;
	struct store *store;
	struct store_load *load;
	struct error *error;
};

enum { FILE_BITS = 40 }; /* of a mark: the line in the file */

static bool refuse_all(struct import *import)
{
	return error_set(import->error, ERROR_USAGE, _("아무것도 가져오지 않았습니다."));
}

static int64_t most_of(const struct import_options *options)
{
	return options->most ? options->most : IMPORT_FILE;
}

/* False, with a fault, if the file can't be read or is no text. */
static bool open_file(struct import *import, const struct import_file *file, struct table_input *input, struct faults *faults)
{
	const struct embedded_file *shipped = embedded_council;

	if (import->files.folder >= 0)
		return input_open(input, import->files.folder, file->name, most_of(import->options), faults);
	while (strcmp(shipped->name, file->name) != 0)
		shipped++;
	input_shipped(input, (const char *)shipped->bytes, shipped->size);
	return true;
}

/* False, with a sentence, if no file can be loaded any more; the faults of this one are no reason for that. */
static bool load_file(struct import *import, size_t place)
{
	struct import_file *file = &import->files.list[place];
	struct faults faults = {file->name, import->report};
	struct table_input input = {.file = -1};
	struct table_load job = {.store = import->store,
				 .load = import->load,
				 .table = file->table,
				 .adds = import->files.folder < 0,
				 .faults = &faults,
				 .mark = (int64_t)place << FILE_BITS,
				 .each = import->options->each,
				 .context = import->options->context};
	bool done = true;

	if (open_file(import, file, &input, &faults)) {
		job.count = outcome_table(import->report, file->form ? "form" : file->table, file->name);
		job.count->encoding = input.encoding;
		done = file->form ? form_take(&job, &input, import->error) : table_load(&job, &input, import->error);
		file->verified = job.verified;
	}
	input_close(&input);
	return done;
}

/* What had to wait for its evidence: each has its place in a file. */
static bool load_late(struct import *import)
{
	struct load_result result;
	struct load_fault fault;
	const char *table;
	int64_t mark;
	bool none;

	for (;;) {
		bool good = store_load_late(import->load, &none, &table, &mark, &result, &fault);
		const struct import_file *file = good && none ? NULL : &import->files.list[mark >> FILE_BITS];
		struct faults faults = {file ? file->name : "", import->report};

		if (good && none)
			return true;
		if (good)
			outcome_changes(import->report, result.changes, result.count);
		else if (fault.error.code != ERROR_USAGE && fault.error.code != ERROR_NOT_FOUND)
			return error_set(import->error, fault.error.code, "%s", fault.error.sentence);
		else
			faults_add(&faults, (size_t)(mark & (((int64_t)1 << FILE_BITS) - 1)), file->verified, "verified",
				   fault.error.sentence);
	}
}

static bool load_files(struct import *import)
{
	for (size_t i = 0; i < import->files.count && !import->report->fault_count; i++)
		if (!load_file(import, i))
			return false;
	if (!import->report->fault_count && !load_late(import))
		return false;
	if (import->report->conflict)
		return error_set(import->error, ERROR_RETRY,
				 _("그사이 바뀐 것이 있어 아무것도 가져오지 않았습니다. 새 점검표를 받아 다시 적어 주십시오."));
	return !import->report->fault_count || refuse_all(import);
}

/* Whether it may be written now. */
static bool may_write(struct import *import)
{
	const struct import_options *options = import->options;

	if (options->expected && !outcome_equal(import->report, options->expected))
		return error_set(import->error, ERROR_RETRY,
				 _("그사이 데이터베이스나 파일이 바뀌어 아무것도 가져오지 않았습니다. 다시 가져와 주십시오."));
	import->report->asks = options->allowed >= 0 && import->report->changed > options->allowed;
	return !import->report->asks || error_set(import->error, ERROR_REFUSED, _("있던 줄 %lld개를 바꾸게 되어 묻습니다."),
						  (long long)import->report->changed);
}

static bool end_load(struct import *import)
{
	bool done = load_files(import);

	if (done && *store_load_warning(import->load))
		outcome_note(import->report, "%s", store_load_warning(import->load));
	if (done && !import->options->dry_run && may_write(import))
		return store_load_commit(import->load, import->error);
	done = done && import->options->dry_run && store_load_check(import->load, import->error);
	store_load_abandon(import->load);
	return done;
}

/* Forms alone are reports, which can be taken back. */
static const char *action_of(const struct files *files)
{
	if (files->folder < 0)
		return "init";
	for (size_t i = 0; i < files->count; i++)
		if (!files->list[i].form)
			return "import";
	return "form";
}

static bool load_all(struct import *import)
{
	const struct import_options *options = import->options;

	if (import->report->fault_count)
		return refuse_all(import);
	if (!store_load_begin(&import->load, import->store, action_of(&import->files), NULL, options->effective, import->error))
		return false;
	if (store_load_because(import->load, options->reason, options->authority, import->error))
		return end_load(import);
	store_load_abandon(import->load);
	return false;
}

bool exchange_import(struct store *store, const char *path, const struct import_options *options, struct import_report *report,
		     struct error *error)
{
	struct import import = {.store = store, .files = {.folder = -1}, .options = options, .report = report, .error = error};
	bool done = files_find(&import.files, path, most_of(options), report, error) && load_all(&import);

	files_finish(&import.files);
	return done;
}

bool exchange_load_shipped(struct store *store, void *context, struct error *error)
{
	struct import_report own = {0};
	struct import_options options = {.effective = shipped_day(), .allowed = -1};
	struct import import = {
		.store = store, .files = {.folder = -1}, .options = &options, .report = context ? context : &own, .error = error};
	bool done;

	if (options.effective > store_today(store))
		options.effective = DAY_NONE;
	files_shipped(&import.files);
	done = load_all(&import);
	if (!done && import.report->fault_count)
		error_set(error, ERROR_USAGE, "%s", import.report->faults[0]);
	files_finish(&import.files);
	import_report_finish(&own);
	return done;
}
