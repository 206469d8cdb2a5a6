#include "report_files.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "gwagi/exchange/import.h"
#include "gwagi/store/gate.h"
#include "gwagi/store/list.h"
#include "gwagi/text/mode.h"

static char folder[256], database[300];

const char *month_path(void)
{
	return database;
}

static void write_one(struct store *store, const struct gate_request *request)
{
	struct gate_answer answer = {0};

	CHECK(store_write(store, request, &answer), "%s: %s\n", request->of ? request->of : request->fields[0].key,
	      answer.error.sentence);
	gate_answer_finish(&answer);
}

void month_set(struct store *store, const char *code, const char *key, const char *value)
{
	const struct gate_field field = {key, value};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .action = "set",
				       .fields = &field,
				       .count = 1,
				       .reason = "예산 협의",
				       .authority = "제2회 회의",
				       .effective = DAY_NONE};
	struct error error;

	CHECK(store_find(store, code, &request.ref, &error), "%s\n", error.sentence);
	write_one(store, &request);
}

static void add(struct store *store, const char *table, const char *of, const struct gate_field *fields, size_t count)
{
	write_one(store, &(struct gate_request){.verb = GATE_ADD,
						.table = table,
						.of = of,
						.action = "add",
						.fields = fields,
						.count = count,
						.effective = DAY_NONE});
}

#define ADD(table, of, ...)                                             \
	add(store, table, of, (const struct gate_field[]){__VA_ARGS__}, \
	    sizeof((const struct gate_field[]){__VA_ARGS__}) / sizeof(struct gate_field))

/* Something of every signal, a date that was moved, figures with and without a path, one that is withheld. */
static void work(struct store *store)
{
	ADD("evidence", "1.2.5.1m1", {"rank", "4"}, {"title", "추진 계획(안)"}, {"issued", "2025-12-27"});
	month_set(store, "1.2.5.1m1", "reported", "reported_done");
	month_set(store, "1.2.5.1m1", "verified", "confirmed");
	month_set(store, "1.2.5.2m1", "reported", "in_progress");
	ADD("call", "1.2.5.2m1", {"answer", "기재부와 협의 중"}, {"promised", "2026-02-27"});
	ADD("milestone", "1.8", {"title", "오래된 것"}, {"date", "2025-09-30"});
	month_set(store, "1.8m1", "reported", "in_progress");
	month_set(store, "1.1.4.1m1", "reported", "in_progress");
	month_set(store, "1.1.4.1m1", "date", "2027-03");
	month_set(store, "1.1.4.2m1", "reported", "on_hold");
	ADD("milestone", "1.2.5", {"title", "<b>굵은</b> | *별* & \"따옴표\""}, {"date", "2026-02-03"});
	ADD("milestone", "1.2.5", {"title", "둘째"}, {"date", "2026-03-20"});
	month_set(store, "1.2.5m2", "reported", "in_progress");
	month_set(store, "1.2.5m2", "forecast", "2026-04-30");
	ADD("target_path", "1.4.3.1.1t1", {"year", "2025"}, {"amount", "2000"});
	ADD("reading", "1.4.3.1.1t1", {"amount", "1750"});
	ADD("reading", "1.1.3.2.1t1", {"amount", "60"});
	month_set(store, "1.6.1.1t1", "withheld", "true");
}

int month_make(void **state)
{
	const char *base = getenv("TMPDIR");
	struct store_options options = {.path = database, .login = "tester", .today = day_make(2026, 1, 31)};
	struct store *store;
	struct error error;

	text_set_mode(TEXT_NARROW);
	snprintf(folder, sizeof folder, "%s/gwagi-report-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(database, sizeof database, "%s/test.db", folder);
	if (!store_create(&options, exchange_load_shipped, NULL, &error) || !store_open(&store, &options, &error))
		return -1;
	work(store);
	*state = store;
	return 0;
}

int month_remove(void **state)
{
	store_close(*state);
	unlink(database);
	return rmdir(folder);
}

int64_t month_count(struct store *store, int kind, const char *filter)
{
	struct filter *parsed = malloc(sizeof *parsed);
	struct store_query query = {.kind = (enum record_kind)kind, .filter = parsed};
	struct error error;
	int64_t rows = 0;

	CHECK(parsed && filter_parse(filter, parsed, &error) && store_list(store, &query, NULL, NULL, &rows, &error), "%s: %s\n",
	      filter, error.sentence);
	free(parsed);
	return rows;
}

struct report_wish wish_of(const char *filter, const char *code)
{
	return (struct report_wish){
		.filter = filter, .code = code, .since = DAY_NONE, .printed = day_make(2026, 2, 2), .days = REPORT_DAYS};
}

char *paper_of(struct store *store, enum report report, const struct report_wish *wish, enum report_format format, int cells)
{
	struct document *document = NULL;
	struct error error;
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);

	CHECK(out && report_make(store, report, wish, &document, &error), "%s: %s\n", report_title(report), error.sentence);
	report_write(out, format, cells, &document, 1);
	document_destroy(document);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(strlen(bytes), length);
	return bytes;
}
