#include "form_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "form.h"
#include "formula.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"
#include "outcome.h"

enum { FIELDS_MOST = 4 };

struct form {
	struct table_load *job;
	size_t place[FORM_COLUMNS]; /* in the row, from 1; 0: not there */
	bool begun;                 /* the headings were read */
	int rows;                   /* before them */
	size_t conflicts;
	struct error broken;
};

/* A row and what is there now. */
struct entry {
	struct form *form;
	size_t line;
	char *cells[FORM_COLUMNS];
	struct ref ref;    /* id 0: a time of a recurring milestone that nothing was said of yet */
	long long version; /* that was printed */
	long long now;     /* its version; 0: it is not there yet */
	char reported[32]; /* the rest as it is now */
	char done[DATE_TEXT], forecast[DATE_TEXT];
	char *note;
	bool changed;
};

static void add_fault(struct entry *entry, enum form_column column, const char *sentence)
{
	const struct form *form = entry->form;
	bool there = column < FORM_COLUMNS && form->place[column];

	faults_add(form->job->faults, entry->line, there ? form->place[column] : 0, there ? form_fields[column].key : NULL,
		   sentence);
}

bool form_is_header(const struct csv_row *row)
{
	bool found[FORM_COLUMNS + 1] = {false};

	for (size_t i = 0; i < row->count; i++)
		found[form_column_find(row->cells[i].bytes)] = true;
	return found[FORM_CODE] && found[FORM_VERSION] && found[FORM_REPORTED];
}

/* What is between other columns is somebody's own. */
static void read_header(struct form *form, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		enum form_column column = form_column_find(row->cells[i].bytes);

		if (column == FORM_COLUMNS)
			continue;
		if (form->place[column])
			faults_add(form->job->faults, row->line, i + 1, form_fields[column].key,
				   _("같은 이름의 칸이 두 번 있습니다."));
		form->place[column] = i + 1;
	}
	form->begun = true;
}

static bool cell_is_sound(struct entry *entry, const struct csv_cell *cell, enum form_column column)
{
	size_t offset;

	if (cell->length <= IMPORT_CELL && text_inspect(cell->bytes, cell->length, true, &offset) == TEXT_SOUND)
		return true;
	add_fault(entry, column, _("칸에 글이 아닌 것이 있거나 64 KB를 넘습니다."));
	return false;
}

static bool read_cells(struct entry *entry, const struct csv_row *row)
{
	for (int i = 0; i < FORM_COLUMNS; i++) {
		size_t place = entry->form->place[i];
		const char *bytes = place && place <= row->count ? row->cells[place - 1].bytes : "";

		if (*bytes && !cell_is_sound(entry, &row->cells[place - 1], (enum form_column)i))
			return false;
		entry->cells[i] = form_cell(bytes[0] == '\'' && formula_guarded(bytes + 1) ? bytes + 1 : bytes);
	}
	form_cell_word(entry->cells[FORM_CODE]);
	form_cell_word(entry->cells[FORM_REPORTED]);
	form_cell_day(entry->cells[FORM_DONE]);
	form_cell_day(entry->cells[FORM_FORECAST]);
	form_cell_day(entry->cells[FORM_ISSUED]);
	return true;
}

static bool is_filled(const struct entry *entry)
{
	for (int i = FORM_REPORTED; i < FORM_COLUMNS; i++)
		if (*entry->cells[i])
			return true;
	return false;
}

static bool take_now(void *context, const struct record *record)
{
	struct entry *entry = context;
	const char *note = record_value(record, "note").text;

	snprintf(entry->reported, sizeof entry->reported, "%s", record_value(record, "reported").text);
	snprintf(entry->done, sizeof entry->done, "%s", record_value(record, "done_on").text);
	snprintf(entry->forecast, sizeof entry->forecast, "%s", record_value(record, "forecast").text);
	entry->now = strtoll(record_value(record, "version").text, NULL, 10);
	entry->note = memory_copy(note, strlen(note));
	return true;
}

/* What the database can't tell ends it all; what the row says wrong is its fault. */
static bool fail(struct entry *entry, enum form_column column, const struct error *error)
{
	if (error->code == ERROR_USAGE || error->code == ERROR_NOT_FOUND)
		add_fault(entry, column, error->sentence);
	else
		error_set(&entry->form->broken, error->code, _("%s %zu번째 줄: %s"), entry->form->job->faults->file, entry->line,
			  error->sentence);
	return false;
}

static bool find_row(struct entry *entry)
{
	static const char *const keys[] = {"reported", "done_on", "forecast", "note", "version", NULL};
	const char *code = entry->cells[FORM_CODE];
	struct store_query query = {.code = code, .keys = keys};
	struct store *store = entry->form->job->store;
	char milestone[CODE_TEXT];
	struct error error;

	if (!*code) {
		add_fault(entry, FORM_CODE, _("관리번호가 없어 어느 이정표인지 알 수 없습니다."));
		return false;
	}
	entry->version = form_cell_number(entry->cells[FORM_VERSION]);
	if (entry->version < 0) {
		add_fault(entry, FORM_VERSION, _("판이 없습니다. 점검표에 인쇄된 대로 두어야 그사이 바뀐 것을 알 수 있습니다."));
		return false;
	}
	if (!store_find(store, code, &entry->ref, &error)) {
		if (error.code != ERROR_NOT_FOUND || code_kind(code) != CODE_OCCURRENCE || !code_parent(code, milestone) ||
		    !store_find(store, milestone, &entry->ref, &error))
			return fail(entry, FORM_CODE, &error);
		entry->ref = (struct ref){RECORD_OCCURRENCE, 0};
		return true;
	}
	if (entry->ref.kind != RECORD_MILESTONE && entry->ref.kind != RECORD_OCCURRENCE) {
		add_fault(entry, FORM_CODE, _("이정표의 관리번호가 아닙니다."));
		return false;
	}
	query.kind = entry->ref.kind;
	return store_list(store, &query, take_now, entry, NULL, &error) || fail(entry, FORM_CODE, &error);
}

/* The column of a field that the gate refused; of evidence another one has that name. */
static enum form_column column_of(const char *key)
{
	static const struct {
		const char *key;
		enum form_column column;
	} columns[] = {{"reported", FORM_REPORTED}, {"done_on", FORM_DONE},  {"forecast", FORM_FORECAST},
		       {"note", FORM_RESULT},       {"reason", FORM_REASON}, {"title", FORM_PROOF},
		       {"rank", FORM_RANK},         {"issued", FORM_ISSUED}, {"location", FORM_LOCATION}};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (strcmp(columns[i].key, key) == 0)
			return columns[i].column;
	return FORM_COLUMNS;
}

static bool ask(struct entry *entry, struct gate_request *request)
{
	struct form *form = entry->form;
	const struct gate_answer *answer;
	struct error error;

	request->of = entry->cells[FORM_CODE];
	request->reason = entry->cells[FORM_REASON];
	if (store_load_request(form->job->load, request, &answer)) {
		entry->changed = entry->changed || answer->count;
		outcome_changes(form->job->faults->report, answer->changes, answer->count);
		return true;
	}
	if (answer->result == GATE_CONFLICT) {
		error_set(&error, ERROR_RETRY, "%s: %s", entry->cells[FORM_CODE], answer->error.sentence);
		add_fault(entry, answer->conflict_count ? column_of(answer->conflicts[0].key) : FORM_CODE, error.sentence);
		form->conflicts++;
		return false;
	}
	return fail(entry, column_of(answer->field), &answer->error);
}

/* Whether the result stands in the note already, from an earlier import of the sheet. */
static bool is_noted(const char *note, const char *line)
{
	size_t length = strlen(line);

	for (const char *at = note; at && (at = strstr(at, line)); at += length)
		if (!at[length] || at[length] == '\n')
			return true;
	return false;
}

/* A line more of the note: the day and what was done. */
static char *note_of(struct entry *entry)
{
	const char *result = entry->cells[FORM_RESULT], *note = entry->note ? entry->note : "";
	size_t size = strlen(note) + strlen(result) + 64;
	char *whole = memory_new(size, 1), *line = memory_new(size, 1), day[DAY_TEXT];

	snprintf(line, size, "%s%s", form_noted, result);
	day_print(store_today(entry->form->job->store), day);
	if (!is_noted(note, line))
		snprintf(whole, size, "%s%s%s %s", note, *note ? "\n" : "", day, line);
	free(line);
	return whole;
}

/* The same status again is a report of this month if the row is as it was printed; after any other change it may be this very
 * sheet, a second time. */
static bool is_report(const struct entry *entry)
{
	int word = word_find(VOCABULARY_REPORTED, entry->cells[FORM_REPORTED]);

	if (!*entry->cells[FORM_REPORTED])
		return false;
	return word == WORD_NONE || entry->now == entry->version ||
	       strcmp(word_english(VOCABULARY_REPORTED, word), entry->reported) != 0;
}

static void put_field(struct gate_field *fields, size_t *count, const char *key, const char *value)
{
	if (*value)
		fields[(*count)++] = (struct gate_field){key, value};
}

static bool is_new_date(const struct entry *entry, const char *cell, const char *now)
{
	char stored[DATE_TEXT];
	struct date date;

	return *cell &&
	       !(date_parse(cell, store_today(entry->form->job->store), stored, &date, NULL) && strcmp(stored, now) == 0);
}

/* A report is one thing: what of it stands there already goes with the rest, but is not asked for by itself. Nobody need hear
 * then of what others have changed since. */
static void put_report(const struct entry *entry, struct gate_request *request, struct gate_field *fields)
{
	char *const *cells = entry->cells;
	bool status = is_report(entry);

	if (!status && !is_new_date(entry, cells[FORM_DONE], entry->done) &&
	    !is_new_date(entry, cells[FORM_FORECAST], entry->forecast))
		return;
	if (status)
		put_field(fields, &request->count, "reported", cells[FORM_REPORTED]);
	put_field(fields, &request->count, "done_on", cells[FORM_DONE]);
	put_field(fields, &request->count, "forecast", cells[FORM_FORECAST]);
}

static bool report(struct entry *entry, bool *any)
{
	struct gate_field fields[FIELDS_MOST];
	struct gate_request request = {.verb = GATE_SET_FIELD, .ref = entry->ref, .fields = fields};
	char *const *cells = entry->cells;
	char *note = *cells[FORM_RESULT] ? note_of(entry) : NULL;
	bool good;

	/* Of what was made since it was printed, all that came after its making is somebody else's. */
	request.expected_version = entry->version ? entry->version : entry->now ? 1 : 0;
	put_report(entry, &request, fields);
	if (note)
		put_field(fields, &request.count, "note", note);
	*any = *cells[FORM_REPORTED] || *cells[FORM_DONE] || *cells[FORM_FORECAST] || note;
	good = !request.count || ask(entry, &request);
	free(note);
	return good;
}

/* Evidence that is there already: by its title, rank and day. */
struct proof {
	const struct entry *entry;
	char issued[DATE_TEXT];
	bool found;
};

static bool is_same_proof(void *context, const struct record *record)
{
	struct proof *proof = context;
	char *const *cells = proof->entry->cells;

	proof->found = strcmp(record_value(record, "title").text, cells[FORM_PROOF]) == 0 &&
		       strtoll(record_value(record, "rank").text, NULL, 10) == form_cell_number(cells[FORM_RANK]) &&
		       (!*proof->issued || strcmp(record_value(record, "issued").text, proof->issued) == 0);
	return !proof->found;
}

static bool find_proof(struct entry *entry, bool *found)
{
	struct proof proof = {.entry = entry};
	struct store_query query = {.kind = RECORD_EVIDENCE, .of = entry->cells[FORM_CODE]};
	struct store *store = entry->form->job->store;
	struct date date;
	struct error error;

	*found = false;
	if (!entry->ref.id)
		return true;
	if (!date_parse(entry->cells[FORM_ISSUED], store_today(store), proof.issued, &date, NULL))
		return true; /* the gate says what is wrong with it */
	if (!store_list(store, &query, is_same_proof, &proof, NULL, &error))
		return fail(entry, FORM_PROOF, &error);
	*found = proof.found;
	return true;
}

static bool prove(struct entry *entry, bool *any)
{
	char rank[24];
	const struct gate_field fields[] = {{"title", entry->cells[FORM_PROOF]},
					    {"rank", rank},
					    {"issued", entry->cells[FORM_ISSUED]},
					    {"location", entry->cells[FORM_LOCATION]}};
	struct gate_request request = {.verb = GATE_ADD, .table = "evidence", .fields = fields, .count = 4};
	bool found;

	*any = *entry->cells[FORM_PROOF] || *entry->cells[FORM_RANK] || *entry->cells[FORM_ISSUED] ||
	       *entry->cells[FORM_LOCATION];
	if (!*any)
		return true;
	if (!*entry->cells[FORM_PROOF]) {
		add_fault(entry, FORM_PROOF, _("증빙의 이름이 없습니다."));
		return false;
	}
	if (form_cell_number(entry->cells[FORM_RANK]) < 0) {
		add_fault(entry, FORM_RANK,
			  _("증빙 등급이 없거나 수가 아닙니다. 5 관보·고시, 4 계약·검수·통계, 3 공식 발표, 2 공문·실적 제출, 1 "
			    "통화·구두."));
		return false;
	}
	snprintf(rank, sizeof rank, "%lld", form_cell_number(entry->cells[FORM_RANK]));
	return find_proof(entry, &found) && (found || ask(entry, &request));
}

static void finish_entry(struct entry *entry)
{
	for (int i = 0; i < FORM_COLUMNS; i++)
		free(entry->cells[i]);
	free(entry->note);
}

static void take_entry(struct form *form, const struct csv_row *row)
{
	struct entry entry = {.form = form, .line = row->line};
	struct import_count *count = form->job->count;
	bool reported = false, proved = false, good;

	if (!read_cells(&entry, row)) {
		count->refused++;
	} else if (is_filled(&entry) && strncmp(row->cells[0].bytes, FORM_NOTE, strlen(FORM_NOTE)) != 0) {
		good = find_row(&entry) && prove(&entry, &proved) && report(&entry, &reported);
		if (good && !reported && !proved) {
			add_fault(&entry, FORM_REASON,
				  _("사유만 있습니다. 무엇의 사유인지 상태나 예상 완료일을 함께 적어 주십시오."));
			good = false;
		}
		count->refused += !good;
		count->changed += good && entry.changed;
		count->unchanged += good && !entry.changed;
		form->job->faults->report->changed += good && entry.changed;
	}
	finish_entry(&entry);
}

static bool on_row(void *context, const struct csv_row *row)
{
	struct form *form = context;

	if (form->begun)
		take_entry(form, row);
	else if (form_is_header(row))
		read_header(form, row);
	else if (++form->rows >= FORM_HEADER)
		return false;
	if (form->job->each)
		form->job->each(form->job->context);
	return !form->job->faults->report->more && form->broken.code == ERROR_NONE;
}

bool form_take(struct table_load *job, const struct table_input *input, struct error *error)
{
	struct form form = {.job = job};

	input_read(input, on_row, &form, job->faults);
	job->faults->report->conflict = form.conflicts && form.conflicts == faults_count(job->faults);
	if (form.broken.code == ERROR_NONE)
		return true;
	faults_clear(job->faults);
	return error_set(error, form.broken.code, "%s", form.broken.sentence);
}
