#include "gwagi/exchange/form.h"
#include "form.h"

#include <stdlib.h>
#include <string.h>
#include "gwagi/exchange/office.h"
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/model/recurrence.h"
#include "gwagi/store/list.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"
#include "writer.h"

enum { BELOW = 60 /* offices that a filter has room to name */, VALUE = 512, CELLS = 160 /* of the sheet that is looked at */ };

/* As Excel writes it. */
static const struct delimited excel = {',', "\r\n"};

/* A sheet being written. */
struct sheet {
	struct store *store;
	struct record_writer *writer; /* of FORM_TEXT, or … */
	struct office *office;        /* … of FORM_XLSX, or … */
	struct bytes csv;             /* … of FORM_CSV */
	char (*texts)[VALUE];         /* of the row, by column */
	int64_t rows;
	bool full;
	struct error error;
};

static bool put_row(struct sheet *sheet)
{
	struct value values[FORM_COLUMNS];
	struct record record = {.count = FORM_COLUMNS, .fields = form_fields, .values = values};

	for (int i = 0; i < FORM_COLUMNS; i++)
		values[i] = (struct value){!*sheet->texts[i], sheet->texts[i]};
	if (sheet->office)
		sheet->full = sheet->full || !office_row(sheet->office, &record);
	else if (sheet->writer)
		sheet->full = sheet->full || !record_writer_add(sheet->writer, &record);
	else
		delimited_row(&sheet->csv, &excel, &record);
	for (int i = 0; i < FORM_COLUMNS; i++)
		*sheet->texts[i] = '\0';
	return !sheet->full;
}

static void put(struct sheet *sheet, enum form_column column, const char *text)
{
	size_t length = text_cut(text, strlen(text), VALUE - 1);

	snprintf(sheet->texts[column], VALUE, "%.*s", (int)length, text);
	for (char *at = sheet->texts[column]; *at; at++)
		if (*at == '\n')
			*at = ' ';
}

static void put_printed(struct sheet *sheet, enum form_column column, const struct record *record, const char *key)
{
	char text[VALUE * 2 + 64];

	for (size_t i = 0; i < record->count; i++)
		if (strcmp(record->fields[i].key, key) == 0) {
			field_print(&record->fields[i], record->values[i].text, text, sizeof text);
			put(sheet, column, text);
		}
}

/* What is reported of a period of a recurring milestone stands in a row of its own, if there is one. */
static bool take_time(void *context, const struct record *record)
{
	struct sheet *sheet = context;

	put_printed(sheet, FORM_NOW, record, "reported");
	put(sheet, FORM_VERSION, record_value(record, "version").text);
	if (strcmp(record_value(record, "verified").text, word_english(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED)) == 0)
		*sheet->texts[FORM_CODE] = '\0'; /* nothing is left to be asked */
	return true;
}

static bool put_period(struct sheet *sheet, const char *milestone, const char *recurrence)
{
	char code[CODE_TEXT], label[RECURRENCE_LABEL], stored[DATE_TEXT], due[VALUE];
	struct store_query query = {.kind = RECORD_OCCURRENCE, .code = code};
	struct recurrence_period period;
	struct date date;

	if (!date_parse_stored(recurrence, strlen(recurrence), &date, NULL) ||
	    !recurrence_at(date.recurrence, store_today(sheet->store), &period))
		return true; /* without periods it is reported as a whole */
	recurrence_label(&period, label);
	recurrence_date(&period, stored, &date);
	date_print_korean(&date, due, sizeof due);
	snprintf(code, sizeof code, "%s@%s", milestone, label);
	put(sheet, FORM_CODE, code);
	put(sheet, FORM_DUE, due);
	put(sheet, FORM_NOW, word_korean(VOCABULARY_REPORTED, REPORTED_NONE));
	put(sheet, FORM_VERSION, "0");
	return store_list(sheet->store, &query, take_time, sheet, NULL, &sheet->error);
}

static bool take_milestone(void *context, const struct record *record)
{
	struct sheet *sheet = context;
	const char *date = record_value(record, "date").text;

	put(sheet, FORM_CODE, record_value(record, "code").text);
	put(sheet, FORM_PATH, record_value(record, "path").text);
	put(sheet, FORM_TITLE, record_value(record, "title").text);
	put_printed(sheet, FORM_DUE, record, "date");
	put_printed(sheet, FORM_NOW, record, "reported");
	put_printed(sheet, FORM_EXPECTED, record, "forecast");
	put(sheet, FORM_VERSION, record_value(record, "version").text);
	if (strcmp(record_value(record, "type").text, word_english(VOCABULARY_MILESTONE_TYPE, TYPE_RECURRING)) == 0 &&
	    !put_period(sheet, record_value(record, "code").text, date))
		return false;
	if (!*sheet->texts[FORM_CODE])
		return true;
	sheet->rows++;
	return put_row(sheet);
}

/* How it is filled in, below the rows, in lines that the way back passes over. */
static void put_guide(struct sheet *sheet)
{
	static const char *const lines[] = {
		"※ ‘상태’부터 오른쪽 칸을 채웁니다. 보고할 것이 없는 줄은 비워 둡니다. 관리번호와 판은 고치지 않습니다.",
		"※ 상태: 착수전, 추진중, 완료보고, 보류, 중단. 완료보고에는 완료일을, 보류와 중단에는 사유를 함께 적습니다.",
		"※ 날짜: 2026-01-31, 2026. 1. 31., 2026년 3월처럼 적습니다. 완료일은 기준일보다 뒤일 수 없습니다.",
		"※ 증빙 등급: 5 관보·법령, 4 계약·준공·통계, 3 공식 발표·회의 결과, 2 공문·실적 제출, 1 통화·구두.",
		"※ 줄의 차례를 바꾸거나 칸을 더해도 됩니다. 엑셀의 CSV나 통합 문서로 저장해 돌려주십시오.",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		put(sheet, FORM_CODE, lines[i]);
		put_row(sheet);
	}
}

/* The offices with a sheet of their own that lie below one. */
struct below {
	char *filter;
	size_t size;
	const char *office;
	int count;
};

static bool take_below(void *context, const struct record *record)
{
	struct below *below = context;
	const char *code = record_value(record, "code").text;
	size_t used = strlen(below->filter);

	if (strcmp(code, below->office) != 0 && *record_value(record, "items").text && below->count++ < BELOW)
		snprintf(below->filter + used, below->size - used, " !office:%s", code);
	return true;
}

/* What is asked for: all that is not finished, whenever it is due. */
static bool make_filter(struct store *store, const char *office, bool without_below, struct filter *filter, struct error *error)
{
	char text[FILTER_TEXT];
	struct below below = {text, sizeof text, office, 0};
	struct store_query query = {.kind = RECORD_OFFICE, .under = office};

	snprintf(text, sizeof text, "office:%s !signal:done !type:past !reported:cancelled", office);
	if (without_below && !store_list(store, &query, take_below, &below, NULL, error))
		return false;
	return filter_parse(text, filter, error);
}

static bool write_rows(struct sheet *sheet, const struct filter *filter, struct error *error)
{
	struct store_query query = {.kind = RECORD_MILESTONE, .filter = filter};

	if (!store_list(sheet->store, &query, take_milestone, sheet, NULL, error))
		return false;
	if (sheet->error.code != ERROR_NONE)
		return error_set(error, sheet->error.code, "%s", sheet->error.sentence);
	return true;
}

static bool write_text(struct sheet *sheet, FILE *out, const struct filter *filter, struct error *error)
{
	bool done;

	sheet->writer = record_writer_create(out, OUTPUT_TABLE, form_fields, FORM_COLUMNS, CELLS);
	done = write_rows(sheet, filter, error);
	return record_writer_finish(sheet->writer) && done;
}

static bool write_csv(struct sheet *sheet, FILE *out, const struct filter *filter, struct error *error)
{
	bool done;

	bytes_put_text(&sheet->csv, "\xEF\xBB\xBF");
	delimited_header(&sheet->csv, &excel, form_fields, FORM_COLUMNS);
	done = write_rows(sheet, filter, error);
	if (done)
		put_guide(sheet);
	done = done && fwrite(sheet->csv.at, 1, sheet->csv.length, out) == sheet->csv.length;
	bytes_finish(&sheet->csv);
	return done;
}

static bool write_book(struct sheet *sheet, FILE *out, const struct filter *filter, struct error *error)
{
	bool done;

	if (!office_start(&sheet->office, OFFICE_XLSX, fileno(out), error))
		return false;
	office_sheet(sheet->office, "점검표", form_fields, FORM_COLUMNS, false);
	done = write_rows(sheet, filter, error);
	if (!done) {
		office_abandon(sheet->office);
		return false;
	}
	put_guide(sheet);
	return office_finish(sheet->office, error);
}

bool form_write(struct store *store, FILE *out, const char *office, bool without_below, enum form_format format, int64_t *rows,
		struct error *error)
{
	struct sheet sheet = {.store = store, .texts = memory_new(FORM_COLUMNS, VALUE)};
	struct filter *filter = memory_new(1, sizeof *filter);
	bool done;

	message_keep_data(); /* an office gets the same sheet from everybody, and it is read back */
	*error = (struct error){0};
	done = make_filter(store, office, without_below, filter, error);
	if (done && format == FORM_CSV)
		done = write_csv(&sheet, out, filter, error);
	else if (done && format == FORM_XLSX)
		done = write_book(&sheet, out, filter, error);
	else if (done)
		done = write_text(&sheet, out, filter, error);
	*rows = sheet.rows;
	free(filter);
	free(sheet.texts);
	return done || (error->code == ERROR_NONE && error_set(error, ERROR_REFUSED, _("점검표를 끝까지 쓰지 못했습니다.")));
}

struct offices {
	form_each *each;
	void *context;
};

static bool take_office(void *context, const struct record *record)
{
	struct offices *offices = context;
	struct form_office office;

	if (!*record_value(record, "items").text)
		return true;
	snprintf(office.code, sizeof office.code, "%s", record_value(record, "code").text);
	snprintf(office.name, sizeof office.name, "%s", record_value(record, "name").text);
	return offices->each(offices->context, &office);
}

bool form_offices(struct store *store, form_each *each, void *context, struct error *error)
{
	struct offices offices = {each, context};
	struct store_query query = {.kind = RECORD_OFFICE};

	return store_list(store, &query, take_office, &offices, NULL, error);
}
