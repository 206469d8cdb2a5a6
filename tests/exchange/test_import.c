/* The importer on a database of its own; the program's test goes through every broken file (tests/cli/test_import.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "gwagi/exchange/import.h"
#include "gwagi/exchange/write.h"
#include "gwagi/store/list.h"

#define OFFICE "code,parent,name,valid_from,valid_to,note"

static char folder[256], database[300], file[300];
static struct store *store;

static int open_empty(void **state)
{
	const char *base = getenv("TMPDIR");
	struct store_options options = {.path = database, .login = "tester", .today = 20453};
	struct error error;

	(void)state;
	snprintf(folder, sizeof folder, "%s/gwagi-import-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(database, sizeof database, "%s/test.db", folder);
	snprintf(file, sizeof file, "%s/office.csv", folder);
	return store_create(&options, NULL, NULL, &error) && store_open(&store, &options, &error) ? 0 : -1;
}

static int close_and_remove(void **state)
{
	(void)state;
	store_close(store);
	unlink(file);
	unlink(database);
	return rmdir(folder);
}

static void write_file(const char *text)
{
	FILE *out = fopen(file, "wb");

	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static bool import_from(const char *path, bool dry_run, struct import_report *report, struct error *error)
{
	const struct import_options options = {.effective = DAY_NONE, .dry_run = dry_run, .allowed = -1};

	return exchange_import(store, path, &options, report, error);
}

static int64_t offices(void)
{
	struct store_query query = {.kind = RECORD_OFFICE};
	struct error error;
	int64_t rows;
	bool done = store_list(store, &query, NULL, NULL, &rows, &error);

	assert_true(done);
	return rows;
}

static bool take(void *context, const struct record *record)
{
	snprintf(context, 128, "%s", record_value(record, "name").text);
	return true;
}

static void expect_name(const char *code, const char *name)
{
	struct store_query query = {.kind = RECORD_OFFICE, .code = code};
	struct error error;
	char found[128] = "";

	assert_true(store_list(store, &query, take, found, NULL, &error));
	assert_string_equal(found, name);
}

static void test_rows(void **state)
{
	struct import_report report = {0};
	struct error error;

	(void)state;
	write_file(
		"\xef\xbb\xbfname,parent,valid_from,valid_to,note,code\r\n가,,,,,o1\r\n\"나, \"\"다\"\"\",o1,,,,o2\r\n\r\n  라  "
		",,,,,o3\r\n'=1,,,,,o4\r\n''=1,,,,,o5\r\n'25년,,,,,o6");
	assert_true(import_from(folder, false, &report, &error));
	assert_int_equal(report.tables, 1);
	assert_string_equal(report.counts[0].table, "office");
	assert_int_equal(report.counts[0].added, 6);
	expect_name("o2", "나, \"다\"");
	expect_name("o3", "라");
	expect_name("o4", "=1");
	expect_name("o5", "'=1");
	expect_name("o6", "'25년");
	import_report_finish(&report);
}

static void test_dry_run(void **state)
{
	struct import_report report = {0};
	struct error error;

	(void)state;
	write_file(OFFICE "\no1,,가,,,\n");
	assert_true(import_from(file, true, &report, &error));
	assert_int_equal(report.counts[0].added, 1);
	import_report_finish(&report);
	assert_true(import_from(file, true, &report, &error));
	import_report_finish(&report);
	assert_false(store_list(store, &(struct store_query){.kind = RECORD_OFFICE, .under = "o1"}, NULL, NULL, NULL, &error));
}

static void write_notes(const char *note)
{
	char text[1000] = OFFICE "\n";
	size_t used = strlen(text);

	for (int i = 1; i <= 4; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "o%d,,가%d,,,%s\n", i, i, note);
	write_file(text);
}

/* More rows than may be changed unasked: it asks, and what was agreed to is done only if it still is that. */
static void test_asks(void **state)
{
	struct import_options options = {.effective = DAY_NONE, .allowed = 3};
	struct import_report look = {0}, report = {0};
	struct error error;

	(void)state;
	write_notes("");
	assert_true(exchange_import(store, file, &options, &report, &error));
	assert_int_equal(report.counts[0].added, 4);
	import_report_finish(&report);
	write_notes("말");
	assert_false(exchange_import(store, file, &options, &look, &error));
	assert_true(look.asks);
	assert_int_equal(look.changed, 4);
	assert_int_equal(look.change_count, 4);
	assert_string_equal(look.changes[0].entity, "o1");
	assert_string_equal(look.changes[0].after, "말");
	write_file(OFFICE "\no1,,가1,,,말\n"); /* somebody, while the person thinks */
	assert_true(import_from(file, false, &report, &error));
	import_report_finish(&report);
	write_notes("말");
	options.allowed = -1;
	options.expected = &look;
	assert_false(exchange_import(store, file, &options, &report, &error));
	assert_int_equal(error.code, ERROR_RETRY);
	assert_false(report.asks);
	import_report_finish(&report);
	options = (struct import_options){.effective = DAY_NONE, .allowed = 3}; /* three are left */
	assert_true(exchange_import(store, file, &options, &report, &error));
	assert_int_equal(report.counts[0].changed, 3);
	assert_int_equal(report.counts[0].unchanged, 1);
	import_report_finish(&report);
	import_report_finish(&look);
}

/* Every fault of every row, each at its line and column; the good rows between are not kept. */
static void test_faults(void **state)
{
	static const char *const wanted[] = {
		"office.csv 3번째 줄 1번째 칸(code): ",
		"office.csv 3번째 줄 3번째 칸(name): ",
		"office.csv 5번째 줄 3번째 칸(name): ",
		"office.csv 5번째 줄 2번째 칸(valid_from): ",
		"office.csv 6번째 줄: 칸이 2개입니다. 첫 줄처럼 6개여야 합니다.",
	};
	struct import_report report = {0};
	struct error error;

	(void)state;
	write_file("code,valid_from,name,parent,valid_to,note\no1,,가,,,\nx1,,\"나\n다\",,,\no2,soon,,,,\no3,\n");
	assert_false(import_from(file, false, &report, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_int_equal(report.fault_count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < report.fault_count; i++)
		assert_ptr_equal(strstr(report.faults[i], wanted[i]), report.faults[i]);
	assert_false(report.more);
	import_report_finish(&report);
	assert_int_equal(offices(), 0);
}

/* Each column that is not there, in the table's order, whether or not its values may be empty. */
static void test_missing_columns(void **state)
{
	static const char *const wanted[] = {
		"office.csv 1번째 줄: 칸 ‘parent’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.",
		"office.csv 1번째 줄: 칸 ‘name’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.",
		"office.csv 1번째 줄: 칸 ‘note’이(가) 없습니다. 값이 없더라도 칸은 있어야 합니다.",
	};
	struct import_report report = {0};
	struct error error;

	(void)state;
	write_file("valid_to,valid_from,code\n,,o1\n");
	assert_false(import_from(file, false, &report, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_int_equal(report.fault_count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < report.fault_count; i++)
		assert_string_equal(report.faults[i], wanted[i]);
	import_report_finish(&report);
	assert_int_equal(offices(), 0);
}

static void test_shipped(void **state)
{
	struct import_report report = {0};
	struct error error;

	(void)state;
	write_file("");
	assert_true(exchange_load_shipped(store, &report, &error));
	assert_int_equal(report.tables, 14);
	assert_int_equal(report.fault_count, 0);
	import_report_finish(&report);
	assert_false(exchange_load_shipped(store, NULL, &error)); /* it is all there already */
	assert_true(error.sentence[0]);
}

static void test_show(void **state)
{
	struct import_report report = {0};
	struct error error;
	char *out = NULL;
	size_t length;
	FILE *stream = open_memstream(&out, &length);

	(void)state;
	write_file(OFFICE "\no1,,가,,,\n");
	assert_true(import_from(file, false, &report, &error));
	import_report_finish(&report);
	assert_true(json_show(stream, store, "o1", &error));
	fclose(stream);
	assert_ptr_equal(strstr(out, "{\n  \"code\": \"o1\",\n  \"parent\": null,\n  \"name\": \"가\","), out);
	assert_non_null(strstr(out, ",\n  \"contacts\": [],\n  \"citations\": [],\n  \"changes\": [\n    {\"id\": 1, "));
	assert_non_null(strstr(out, "}\n  ]\n}\n"));
	free(out);
	stream = open_memstream(&out, &length);
	assert_false(json_show(stream, store, "o2", &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	fclose(stream);
	assert_string_equal(out, "");
	free(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_dry_run, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_asks, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_faults, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_missing_columns, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_shipped, open_empty, close_and_remove),
		cmocka_unit_test_setup_teardown(test_show, open_empty, close_and_remove),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
