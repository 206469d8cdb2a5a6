#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { LOG_ON_TERMINAL = 200 };

/* The table of people; machines get the fields of the store. */
static const struct field columns[] = {
	{"at", N_("시각"), FIELD_TIME, VOCABULARY_NONE, true},     {"effective", N_("기준일"), FIELD_DAY, VOCABULARY_NONE, true},
	{"login", N_("사람"), FIELD_TEXT, VOCABULARY_NONE, true},  {"action", N_("동작"), FIELD_TEXT, VOCABULARY_NONE, true},
	{"entity", N_("코드"), FIELD_CODE, VOCABULARY_NONE, true}, {"field", N_("항목"), FIELD_TEXT, VOCABULARY_NONE, true},
	{"change", N_("변경"), FIELD_TEXT, VOCABULARY_NONE, true}, {"reason", N_("사유"), FIELD_TEXT, VOCABULARY_NONE, true},
};
enum { ACTION = 3, FIELD = 5, CHANGE = 6, COLUMNS = sizeof columns / sizeof *columns };

struct history {
	struct record_writer *writer; /* made when it is sure that there is something to write */
	enum output_format format;
	char since[DAY_TEXT]; /* "" for all */
	int64_t rows, most;   /* 0: all */
	bool cut;
};

static void begin(struct history *history)
{
	size_t count = COLUMNS;
	const struct field *fields = history->format == OUTPUT_TABLE ? columns : store_fields(RECORD_CHANGE, &count);

	if (!history->writer)
		history->writer = record_writer_create(stdout, history->format, fields, count, output_cells());
}

static bool is_new_row(const struct record *record)
{
	return strcmp(record_value(record, "field").text, "*") == 0;
}

/* "이전 → 이후", or that the row is new or gone. */
static char *change_text(const struct record *record, const struct field *field)
{
	struct value before = record_value(record, "old"), after = record_value(record, "new");
	char *old, *new, *both;
	size_t size;

	if (is_new_row(record)) {
		const char *word = strcmp(record_value(record, "action").text, "undo") == 0 ? _("없앰") : _("새로 만듦");

		return memory_copy(word, strlen(word));
	}
	if (before.empty && after.empty) /* what is the same is no change: it is kept from us */
		return memory_copy(_("비공개"), strlen(_("비공개")));
	old = change_value(field, before.text);
	new = change_value(field, after.text);
	size = strlen(old) + strlen(new) + sizeof " → ";
	both = memory_new(size, 1);
	snprintf(both, size, "%s → %s", old, new);
	free(old);
	free(new);
	return both;
}

/* What the person did, as people say it; in brackets if it was taken back. */
static char *action_text(const struct record *record)
{
	const char *action = change_action(record_value(record, "action").text);
	bool undone = strcmp(record_value(record, "undone").text, "true") == 0;
	char *text;

	text = memory_new(strlen(action) + 64, 1);
	snprintf(text, strlen(action) + 64, "%s%s", action, undone ? _("(취소됨)") : "");
	return text;
}

static bool put_line(struct record_writer *writer, const struct record *record)
{
	const char *key = record_value(record, "field").text, *table = record_value(record, "kind").text;
	const struct field *field = change_field(change_kind(table), key);
	char *change = change_text(record, field), *action = action_text(record);
	struct value values[COLUMNS];
	bool done;

	for (size_t i = 0; i < COLUMNS; i++)
		values[i] = record_value(record, columns[i].key);
	if (is_new_row(record))
		key = change_table(table);
	values[ACTION] = (struct value){.text = action};
	values[FIELD] = (struct value){.text = field ? _(field->heading) : key};
	values[CHANGE] = (struct value){.text = change};
	done = record_writer_add(writer, &(struct record){record->ref, COLUMNS, columns, values});
	free(change);
	free(action);
	return done;
}

/* Was the change recorded before the day, in Seoul? */
static bool is_before(const struct record *record, const char *since)
{
	char *local = record_text(&columns[0], record_value(record, "at"));
	bool before = strncmp(local, since, strlen(since)) < 0;

	free(local);
	return before;
}

static bool put_record(void *context, const struct record *record)
{
	struct history *history = context;

	if (history->since[0] && is_before(record, history->since))
		return false; /* newest first: all that follow are older */
	history->cut = history->most && history->rows == history->most;
	if (history->cut)
		return false;
	begin(history);
	history->rows++;
	return history->format == OUTPUT_TABLE ? put_line(history->writer, record) : record_writer_add(history->writer, record);
}

static bool read_since(const struct cli *cli, char since[DAY_TEXT])
{
	day_number day;

	since[0] = '\0';
	if (!value_since(cli, &day))
		return false;
	if (day != DAY_NONE)
		day_print(day, since);
	return true;
}

static bool write_log(struct store *store, const char *code, struct history *history, struct error *error)
{
	static const char *const keys[] = {"at",    "effective", "login", "action", "entity", "kind",
					   "field", "old",       "new",   "reason", "undone", NULL};
	struct store_query query = {.kind = RECORD_CHANGE, .of = code, .keys = history->format == OUTPUT_TABLE ? keys : NULL};
	struct ref ref;

	if (code && !store_find(store, code, &ref, error))
		return false;
	if (!store_list(store, &query, put_record, history, NULL, error))
		return false;
	begin(history);
	record_writer_finish(history->writer);
	return true;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct history history = {0};
	struct store *store;
	struct error error;
	int code;
	bool done;

	if (!output_format(cli->format, "table|csv|tsv|json", &history.format) || !read_since(cli, history.since))
		return ERROR_USAGE;
	if (history.format == OUTPUT_TABLE && output_cells())
		history.most = LOG_ON_TERMINAL;
	code = cli_open(cli, &store);
	if (code)
		return code;
	done = write_log(store, argc ? argv[0] : NULL, &history, &error);
	store_close(store);
	if (!done) {
		record_writer_abandon(history.writer);
		return say_error(&error);
	}
	if (history.cut && !cli->quiet)
		say(_("최근 %d건만 보였습니다. 전부는 gwagi log | less로 봅니다."), LOG_ON_TERMINAL);
	return history.rows ? 0 : ERROR_NOT_FOUND;
}

const struct command command_log = {
	.name = "log",
	.usage = "[CODE] [--since DAY] [--format table|csv|tsv|json]",
	.summary = N_("변경 기록을 최근 것부터 보입니다"),
	.help = N_("누가 언제(서울 시각) 어느 기준일로 무엇을 어떻게 왜 바꾸었는지 한 줄씩 보입니다.\n"
		   "취소된 것에는 (취소됨)이 붙습니다.\n"
		   "터미널에는 최근 200건, 파이프와 파일에는 전부 나옵니다.\n"
		   "\n"
		   "  --since DAY      그날부터 적은 것만 (2026-01-31, 1.31, 어제 …)\n"
		   "  --format FORMAT  table(사람), 모든 칸이 있는 csv, tsv, json\n"),
	.options = OPTION_FORMAT | OPTION_SINCE,
	.least = 0,
	.most = 1,
	.run = run,
};
