#include "gwagi/store/snapshot.h"
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/gate.h"
#include "gwagi/store/list.h"
#include "snapshot.h"

static int put_freeze(const struct cli *cli, struct store *store, day_number day, const struct gate_answer *answer)
{
	char text[DAY_TEXT * 2], line[256];
	struct snapshot snapshot;
	struct error error;

	if (answer->result != GATE_OK)
		return say_error(&answer->error);
	if (answer->warning[0] && !cli->quiet)
		say("%s", answer->warning);
	if (cli->dry_run && !cli->quiet)
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
	if (cli->dry_run || cli->quiet)
		return 0;
	if (!store_snapshot(store, day, &snapshot, &error))
		return say_error(&error);
	day_print_korean(day, text);
	snprintf(line, sizeof line, _("%s을(를) 변경 %lld번까지로 동결했습니다(규칙 %d판)."), text,
		 (long long)snapshot.last_change, snapshot.rules);
	say_line(line);
	return 0;
}

static int freeze(const struct cli *cli, char **words)
{
	char text[DAY_TEXT];
	const struct gate_field field = {"day", text};
	struct gate_request request = {.verb = GATE_FREEZE,
				       .action = "freeze",
				       .fields = &field,
				       .count = 1,
				       .effective = DAY_NONE,
				       .dry_run = cli->dry_run};
	struct gate_answer answer = {0};
	struct store *store;
	day_number day;
	int code;

	if (!value_last_day(cli, words[0], &day))
		return ERROR_USAGE;
	day_print(day, text);
	code = cli_open(cli, &store);
	if (code)
		return code;
	store_write(store, &request, &answer);
	code = put_freeze(cli, store, day, &answer);
	gate_answer_finish(&answer);
	store_close(store);
	return code;
}

static bool put_record(void *context, const struct record *record)
{
	return record_writer_add(context, record);
}

static int list(const struct cli *cli, char **words)
{
	struct store_query query = {.kind = RECORD_SNAPSHOT};
	struct record_writer *writer;
	enum output_format format;
	struct store *store;
	struct error error;
	int64_t rows = 0;
	size_t count;
	const struct field *fields = store_fields(RECORD_SNAPSHOT, &count);
	int code;
	bool done;

	(void)words;
	if (!output_format(cli->format, "table|csv|tsv|json", &format))
		return ERROR_USAGE;
	code = cli_open(cli, &store);
	if (code)
		return code;
	writer = record_writer_create(stdout, format, fields, count, output_cells());
	done = store_list(store, &query, put_record, writer, &rows, &error);
	store_close(store);
	if (!done) {
		record_writer_abandon(writer);
		return say_error(&error);
	}
	record_writer_finish(writer);
	return rows ? 0 : ERROR_NOT_FOUND;
}

struct verb {
	const char *name;
	int words;           /* behind it */
	bool formats, tries; /* takes --format, --dry-run */
	int (*run)(const struct cli *cli, char **words);
};

static const struct verb *verb_find(const char *name)
{
	static const struct verb verbs[] = {
		{"freeze", 1, false, true, freeze},
		{"list", 0, true, false, list},
		{"diff", 2, true, false, snapshot_diff},
	};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	const struct verb *verb = verb_find(argv[0]);

	if (verb && verb->words == argc - 1 && (verb->formats || !cli->format) && (verb->tries || !cli->dry_run))
		return verb->run(cli, argv + 1);
	say(_("이렇게는 쓸 수 없습니다. 쓰는 법은 gwagi help snapshot으로 봅니다."));
	return ERROR_USAGE;
}

const struct command command_snapshot = {
	.name = "snapshot",
	.usage = "freeze DAY | list | diff DAY DAY [OPTION…]",
	.summary = N_("기준일을 동결하고, 두 날 사이에 달라진 것을 보입니다"),
	.help = N_("freeze DAY  그날까지의 내용을 지금 아는 대로 동결합니다. 달을 쓰면 그 달의 끝날입니다.\n"
		   "            동결한 날로는 더 적을 수 없고, 동결은 되돌릴 수 없습니다. 바로잡을 것은\n"
		   "            다음 날짜로 적습니다. 오늘을 동결하면 오늘은 더 적을 수 없습니다.\n"
		   "list        동결한 날, 언제 누가 했는지, 어느 변경까지 들었는지 보입니다\n"
		   "diff D1 D2  앞선 날에서 뒤의 날까지 달라진 것을 보입니다: 신규 점등(관심·지연·부진·중단·\n"
		   "            기한이 지난 미보고), 연속 점등, 복귀, 완료, 바뀐 기한과 보고, 새 증빙 …\n"
		   "            동결한 날은 동결한 대로입니다. 그날부터 지금까지: diff 1월 오늘\n"
		   "\n"
		   "  --dry-run        freeze가 될지 살피기만 합니다\n"
		   "  --format FORMAT  table(사람), csv, tsv, json. list와 diff에\n"),
	.options = OPTION_FORMAT | OPTION_DRY_RUN,
	.least = 1,
	.most = 3,
	.run = run,
};
