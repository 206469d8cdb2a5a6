#include "table_load.h"

#include <stdlib.h>
#include <string.h>
#include "formula.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"
#include "outcome.h"

struct loader {
	struct table_load *job;
	const char *table;
	bool sheet;
	struct faults *faults;
	struct gate_field *fields; /* as the header names them; NULL before it was read */
	size_t count;
	struct error broken; /* why the load cannot go on; its code is ERROR_NONE while it can */
};

static void add_fault(struct loader *loader, const struct csv_row *row, size_t column, const char *sentence)
{
	const char *name = loader->fields && column <= loader->count ? loader->fields[column - 1].key : NULL;

	faults_add(loader->faults, row->line, column, name, sentence);
}

static const char *byte_fault(enum text_fault fault)
{
	switch (fault) {
	case TEXT_NUL:
		return _("NUL 바이트가 있습니다.");
	case TEXT_BIDI:
		return _("글자 방향을 바꾸는 문자가 있습니다.");
	case TEXT_CONTROL:
	case TEXT_BAD_UTF8: /* not in a text that was decoded */
	case TEXT_SOUND:
		break;
	}
	return _("제어 문자가 있습니다.");
}

/* Are the bytes of the cell text at all? Line breaks are the table's business. */
static bool cell_is_text(struct loader *loader, const struct csv_row *row, size_t i)
{
	const struct csv_cell *cell = &row->cells[i];
	size_t offset = 0;
	enum text_fault fault = text_inspect(cell->bytes, cell->length, true, &offset);

	if (cell->length > IMPORT_CELL) {
		add_fault(loader, row, i + 1, _("칸 하나가 64 KB를 넘습니다."));
		return false;
	}
	if (fault != TEXT_SOUND)
		add_fault(loader, row, i + 1, byte_fault(fault));
	return fault == TEXT_SOUND;
}

static const char *known_key(const char *table, const char *name)
{
	size_t count;
	const struct load_column *columns = store_load_columns(table, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].key, name) == 0)
			return columns[i].key;
	return NULL;
}

static bool has_key(const struct loader *loader, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (loader->fields[i].key && strcmp(loader->fields[i].key, key) == 0)
			return true;
	return false;
}

static void read_column(struct loader *loader, const struct csv_row *row, size_t i)
{
	const char *name = row->cells[i].bytes, *key = known_key(loader->table, name);

	if (!key)
		faults_add(loader->faults, row->line, i + 1, name, _("모르는 칸 이름입니다."));
	else if (has_key(loader, i, key))
		faults_add(loader->faults, row->line, i + 1, name, _("같은 이름의 칸이 두 번 있습니다."));
	loader->fields[i].key = key;
}

/* A column that was left out by mistake would empty a whole field without a word: each must be there, with or without values, but
 * for those that files of an older program lack. */
static void require_columns(struct loader *loader, const struct csv_row *row)
{
	size_t count;
	const struct load_column *columns = store_load_columns(loader->table, &count);
	struct error error;

	for (size_t i = 0; i < count; i++)
		if (!columns[i].may_lack && !has_key(loader, loader->count, columns[i].key)) {
			error_set(&error, ERROR_USAGE, _("칸 ‘%s’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다."),
				  columns[i].key);
			faults_add(loader->faults, row->line, 0, NULL, error.sentence);
		}
}

/* The first row. False if the rest can't be read with it. */
static bool read_header(struct loader *loader, const struct csv_row *row)
{
	size_t before = faults_count(loader->faults);

	for (size_t i = 0; i < row->count; i++)
		if (!cell_is_text(loader, row, i))
			return false;
	loader->fields = memory_new(row->count, sizeof *loader->fields);
	for (size_t i = 0; i < row->count; i++)
		read_column(loader, row, i);
	loader->count = row->count;
	require_columns(loader, row);
	return faults_count(loader->faults) == before;
}

static void check_width(struct loader *loader, const struct csv_row *row)
{
	struct error error;

	error_set(&error, ERROR_USAGE, _("칸이 %zu개입니다. 첫 줄처럼 %zu개여야 합니다."), row->count, loader->count);
	faults_add(loader->faults, row->line, 0, NULL, error.sentence);
}

/* The fault of a row counts columns in the table's order, which the file need not keep. */
static void add_row_fault(struct loader *loader, const struct csv_row *row, const struct load_fault *fault)
{
	size_t count, place = 0;
	const struct load_column *columns = store_load_columns(loader->table, &count);
	const char *key = fault->column >= 0 && (size_t)fault->column < count ? columns[fault->column].key : NULL;

	for (size_t i = 0; key && i < loader->count; i++)
		if (strcmp(loader->fields[i].key, key) == 0)
			place = i + 1;
	faults_add(loader->faults, row->line, place, key, fault->error.sentence);
}

/* Only what the file can be blamed for is a fault of it. */
static bool is_of_file(const struct error *error)
{
	return error->code == ERROR_USAGE || error->code == ERROR_NOT_FOUND;
}

static bool put(struct loader *loader, const struct csv_row *row, struct load_fault *fault)
{
	struct table_load *job = loader->job;
	struct load_result result = {.outcome = LOAD_ADDED};

	if (job->adds ? !store_load_add(job->load, loader->table, loader->fields, loader->count, fault)
		      : !store_load_put(job->load, loader->table, loader->fields, loader->count, job->mark + (int64_t)row->line,
					&result, fault))
		return false;
	outcome_count(loader->faults->report, job->count, &result);
	return true;
}

static void add_row(struct loader *loader, const struct csv_row *row)
{
	struct load_fault fault;
	bool faulty;

	for (size_t i = 0; i < loader->count; i++) {
		const char *cell = i < row->count ? row->cells[i].bytes : "";

		loader->fields[i].value = cell[0] == '\'' && formula_guarded(cell + 1) ? cell + 1 : cell;
	}
	faulty = !put(loader, row, &fault);
	if (faulty && !is_of_file(&fault.error)) {
		loader->broken = fault.error;
		return;
	}
	loader->job->count->refused += faulty;
	while (faulty) {
		add_row_fault(loader, row, &fault);
		faulty = store_load_fault_after(loader->job->load, loader->table, loader->fields, loader->count, &fault);
	}
}

/* A sheet's rows end with their last cell. */
static bool fits_header(const struct loader *loader, const struct csv_row *row)
{
	size_t count = row->count;

	while (loader->sheet && count > loader->count && !row->cells[count - 1].length)
		count--;
	return count == loader->count || (loader->sheet && count < loader->count);
}

static bool is_nothing(const struct loader *loader, const struct csv_row *row)
{
	return loader->sheet && row->count == 1 && !row->cells[0].length;
}

static void take_row(struct loader *loader, const struct csv_row *row)
{
	bool well = fits_header(loader, row), sound = well;

	if (is_nothing(loader, row))
		return;
	if (!well)
		check_width(loader, row);
	for (size_t i = 0; well && i < row->count && i < loader->count; i++)
		sound &= cell_is_text(loader, row, i);
	if (sound)
		add_row(loader, row);
	else
		loader->job->count->refused++;
	if (loader->job->each)
		loader->job->each(loader->job->context);
}

static bool on_row(void *context, const struct csv_row *row)
{
	struct loader *loader = context;

	if (!loader->fields)
		return read_header(loader, row);
	take_row(loader, row);
	return !loader->faults->report->more && loader->broken.code == ERROR_NONE;
}

bool table_load(struct table_load *job, const struct table_input *input, struct error *error)
{
	struct loader loader = {.job = job, .table = job->table, .sheet = input->sheet, .faults = job->faults};

	input_read(input, on_row, &loader, job->faults);
	for (size_t i = 0; i < loader.count; i++)
		if (loader.fields[i].key && strcmp(loader.fields[i].key, "verified") == 0)
			job->verified = i + 1;
	free(loader.fields);
	if (loader.broken.code == ERROR_NONE)
		return true;
	faults_clear(job->faults);
	return error_set(error, loader.broken.code, "%s", loader.broken.sentence);
}

static bool fits(const char *table, const struct csv_row *header)
{
	size_t count, found = 0, wanted = 0;
	const struct load_column *columns = store_load_columns(table, &count);

	for (size_t i = 0; i < header->count; i++)
		if (!known_key(table, header->cells[i].bytes))
			return false;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; !columns[i].may_lack && k < header->count; k++)
			found += strcmp(columns[i].key, header->cells[k].bytes) == 0;
	for (size_t i = 0; i < count; i++)
		wanted += !columns[i].may_lack;
	return found == wanted;
}

int table_by_header(const struct csv_row *header, bool *several)
{
	size_t count;
	const char *const *tables = store_load_tables(&count);
	int found = -1;

	*several = false;
	for (size_t i = 0; i < count; i++) {
		if (!fits(tables[i], header))
			continue;
		*several = found >= 0;
		if (*several)
			return -1;
		found = (int)i;
	}
	return found;
}
