#include "fixture.h"
#include <stdio.h>
#include <unistd.h>
#include "gwagi/store/list.h"
#include "gwagi/store/store.h"

static char folder[256], path[300];

struct load_row {
	const char *table;
	const char *texts[14]; /* "key=value", up to NULL */
};

static const struct load_row content[] = {
	{"source", {"code=s1", "title=보도자료", NULL}},
	{"office", {"code=o1", "name=국방부", NULL}},
	{"office", {"code=o2", "parent=o1", "name=국방인공지능정책팀", NULL}},
	{"meeting",
	 {"code=1", "number=1", "title=제1회 과학기술관계장관회의", "short_title=과기장관회의", "date=2025-11-24", NULL}},
	{"item", {"code=1.1", "kind=agenda", "title=민생 프로젝트", NULL}},
	{"item", {"code=1.2", "kind=agenda", "title=국방 전략", "formal_title=국방 전략(안)", NULL}},
	{"item", {"code=1.2.1", "kind=strategy", "label=전략①", "title=인프라 구축", NULL}},
	{"item", {"code=1.2.1.1", "kind=task", "title=데이터센터 구축", "note=첫 줄\n둘째 줄", NULL}},
	{"item", {"code=1.2.2", "kind=strategy", "title=인재 양성", NULL}},
	{"item", {"code=1.3", "kind=agenda", "title=운영방안", NULL}},
	{"assignment", {"entity=1.2", "office=o2", "role=lead", NULL}},
	{"contact",
	 {"code=c1", "office=o2", "entity=1.2", "name=홍길동", "position=팀장", "role=head", "phone=02-000-0000",
	  "certainty=medium", NULL}},
	{"milestone",
	 {"code=1m1", "title=회의 개최", "type=past", "date=2025-11-24", "reported=reported_done", "reported_on=2025-11-24",
	  "done_on=2025-11-24", "verified=confirmed", NULL}},
	{"milestone", {"code=1.1m1", "title=서비스 시작", "type=start", "date=2026-07/..", NULL}},
	{"milestone", {"code=1.2.1m1", "title=계획 확정", "type=deadline", "date=2025-12", "qualifier=까지", NULL}},
	{"milestone", {"code=1.2.1m2", "title=부지 지정", "type=deadline", "date=2026-03", NULL}},
	{"milestone", {"code=1.2.1.1m1", "title=센터 개소", "type=undated", NULL}},
	{"milestone", {"code=1.3m1", "title=매월 점검", "type=recurring", "date=R/P1M", NULL}},
	{"target",
	 {"code=1.2.1.1t1", "title=GPU", "class=target", "unit=장", "comparator=range", "approx=true", "low=10000", "high=50000",
	  "qualifier=수준", NULL}},
	{"evidence", {"code=e1", "milestone=1m1", "rank=3", "title=보도자료", NULL}},
	{"link", {"code=l1", "from=1.2.1.1", "to=1.1", "kind=related", "title=같은 서버", NULL}},
	{"citation",
	 {"entity=1.2.1.1", "source=s1", "section=붙임", "line=189", "certainty=medium", "original=데이타센터", NULL}},
};

static bool add(struct store_load *load, const struct load_row *row)
{
	struct gate_field fields[14];
	char keys[14][32];
	struct load_fault fault;
	size_t count = 0;

	for (; row->texts[count]; count++) {
		const char *text = row->texts[count];
		size_t key = strcspn(text, "=");

		memcpy(keys[count], text, key);
		keys[count][key] = '\0';
		fields[count] = (struct gate_field){keys[count], text + key + 1};
	}
	if (store_load_add(load, row->table, fields, count, &fault))
		return true;
	print_error("%s: %s\n", row->table, fault.error.sentence);
	return false;
}

static bool fill(struct store *store, void *context, struct error *error)
{
	struct store_load *load;

	(void)context;
	if (!store_load_begin(&load, store, "init", NULL, DAY_NONE, error))
		return false;
	for (size_t i = 0; i < sizeof content / sizeof *content; i++) {
		if (!add(load, &content[i])) {
			store_load_abandon(load);
			return error_set(error, ERROR_USAGE, "row %zu", i);
		}
	}
	return store_load_commit(load, error);
}

int fixture_make(void **state)
{
	struct store_options options = {.path = path, .login = "kim", .today = day_make(2026, 1, 20)};
	struct store *store = NULL;
	struct error error = {0};

	snprintf(folder, sizeof folder, "%s/gwagi-view-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/gwagi.db", folder);
	if (!store_create(&options, fill, NULL, &error) || !store_open(&store, &options, &error)) {
		print_error("%s\n", error.sentence);
		return -1;
	}
	*state = store;
	return 0;
}

int fixture_remove(void **state)
{
	store_close(*state);
	return unlink(path) || rmdir(folder);
}

void fixture_add(struct store *store, const char *table, const char *const *texts)
{
	struct load_row row = {.table = table};
	struct store_load *load;
	struct error error;

	for (size_t i = 0; texts[i]; i++)
		row.texts[i] = texts[i];
	assert_true(store_load_begin(&load, store, "import", NULL, DAY_NONE, &error));
	assert_true(add(load, &row));
	assert_true(store_load_commit(load, &error));
}

struct ref fixture_find(struct store *store, const char *code)
{
	struct ref ref = {0};
	struct error error;

	assert_true(store_find(store, code, &ref, &error));
	return ref;
}

void fixture_report(struct store *store, const char *code, const char *reported, const char *reason)
{
	struct gate_field field = {"reported", reported};
	struct gate_request request = {.verb = GATE_REPORT_STATUS,
				       .ref = fixture_find(store, code),
				       .action = "status",
				       .fields = &field,
				       .count = 1,
				       .reason = reason,
				       .effective = DAY_NONE};
	struct gate_answer answer = {0};

	assert_true(store_write(store, &request, &answer));
	gate_answer_finish(&answer);
}

void fixture_row_is(const struct row *row, const char *expected, int cells)
{
	size_t end = 0;

	assert_string_equal(text_bytes(&row->text), expected);
	assert_int_equal(row->text.cells, cells);
	for (size_t i = 0; i < row->count; i++) {
		assert_int_equal(row->runs[i].offset, end);
		end += row->runs[i].length;
	}
	assert_int_equal(end, row->text.length);
}

void fixture_hits_are(const struct row *row, const char *expected)
{
	char hits[512] = "";

	for (size_t i = 0; i < row->count; i++) {
		size_t used = strlen(hits);

		if (row->runs[i].style == STYLE_HIT)
			snprintf(hits + used, sizeof hits - used, "%s%.*s", used ? "|" : "", (int)row->runs[i].length,
				 row->text.bytes + row->runs[i].offset);
	}
	assert_string_equal(hits, expected);
}

bool fixture_has(const struct row *row, const char *words)
{
	return strstr(text_bytes(&row->text), words) != NULL;
}
