#include "gwagi/exchange/import.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/snapshot.h"

/* Rows that are changed without asking; changes that are shown. */
enum { UNASKED = 3, SHOWN = 50, MEGABYTE = 1024 * 1024, MEGABYTES_MOST = 1024 * 1024 };

struct import {
	const struct cli *cli;
	const char *path;
	struct import_options options;
	struct import_report report, look; /* `look` is what it would do, for whoever is asked */
	struct progress progress;
	bool tried; /* a dry run found nothing wrong; the new database is not wanted all the same */
};

static void count_row(void *context)
{
	progress_row(context);
}

static bool import_once(struct store *store, struct import *import, struct error *error)
{
	bool done;

	import->progress = progress_start(import->cli);
	import->options.each = count_row;
	import->options.context = &import->progress;
	done = exchange_import(store, import->path, &import->options, &import->report, error);
	progress_end(&import->progress);
	return done;
}

static bool fill(struct store *store, void *context, struct error *error)
{
	struct import *import = context;
	bool done = import_once(store, import, error);

	import->tried = done && import->options.dry_run;
	return done && !import->options.dry_run;
}

/* What came in is there already: that nothing can be said of frozen days does not undo it. */
static void warn(struct store *store, const struct import *import)
{
	day_number effective = import->options.effective;
	char sentence[512];
	struct error error;

	if (store_snapshot_warning(store, effective == DAY_NONE ? store_today(store) : effective, sentence, sizeof sentence,
				   &error) &&
	    *sentence)
		say("%s", sentence);
}

/* A person who opens the file elsewhere should know what it is. */
static void put_encodings(const struct import_report *report)
{
	for (size_t i = 0; i < report->tables; i++)
		if (report->counts[i].encoding == ENCODING_CP949)
			say(_("%s: CP949로 읽었습니다."), report->counts[i].file);
		else if (report->counts[i].encoding == ENCODING_UTF16LE)
			say(_("%s: UTF-16LE로 읽었습니다."), report->counts[i].file);
}

static void put_counts(const struct import_report *report, bool done)
{
	for (size_t i = 0; i < report->tables; i++) {
		const struct import_count *count = &report->counts[i];
		char line[512];

		snprintf(line, sizeof line, _("%s: 추가 %lld, 변경 %lld, 그대로 %lld, 거부 %lld"), count->file,
			 (long long)count->added, (long long)count->changed, (long long)count->unchanged,
			 (long long)count->refused);
		if (done)
			say_line(line);
		else if (count->refused)
			say("%s.", line);
	}
}

/* The same for scripts: an object a file. */
static void put_json(const struct import_report *report)
{
	static const struct field fields[] = {
		{"file", "", FIELD_TEXT, VOCABULARY_NONE, true},       {"table", "", FIELD_TEXT, VOCABULARY_NONE, true},
		{"encoding", "", FIELD_TEXT, VOCABULARY_NONE, true},   {"added", "", FIELD_INTEGER, VOCABULARY_NONE, true},
		{"changed", "", FIELD_INTEGER, VOCABULARY_NONE, true}, {"unchanged", "", FIELD_INTEGER, VOCABULARY_NONE, true}};
	enum { FIELDS = sizeof fields / sizeof *fields, NUMBERS = 3 };
	struct record_writer *writer = record_writer_create(stdout, OUTPUT_JSON, fields, FIELDS, 0);

	for (size_t i = 0; i < report->tables; i++) {
		const struct import_count *count = &report->counts[i];
		const int64_t numbers[NUMBERS] = {count->added, count->changed, count->unchanged};
		char texts[NUMBERS][24];
		struct value values[FIELDS] = {
			{false, count->file}, {false, count->table}, {false, text_encoding_name(count->encoding)}};
		struct record record = {.count = FIELDS, .fields = fields, .values = values};

		for (int k = 0; k < NUMBERS; k++) {
			snprintf(texts[k], sizeof texts[k], "%" PRId64, numbers[k]);
			values[FIELDS - NUMBERS + k] = (struct value){false, texts[k]};
		}
		record_writer_add(writer, &record);
	}
	record_writer_finish(writer);
}

static void put_changes(const struct import_report *report)
{
	size_t shown = report->change_count < SHOWN ? report->change_count : SHOWN;
	char more[128];

	for (size_t i = 0; i < shown; i++) {
		char *line = change_text(&report->changes[i]);

		say_line(line);
		free(line);
	}
	snprintf(more, sizeof more, _("…외 %lld건이 더 바뀝니다"), (long long)(report->change_total - (int64_t)shown));
	if (report->change_total > (int64_t)shown)
		say_line(more);
}

static void put_report(const struct cli *cli, const struct import_report *report, bool json, bool done)
{
	if (!cli->quiet)
		put_encodings(report);
	for (size_t i = 0; i < report->fault_count; i++)
		say("%s", report->faults[i]);
	if (report->more)
		say(_("…외 더 있습니다."));
	for (size_t i = 0; i < report->note_count; i++)
		say("%s", report->notes[i]);
	if (done && json)
		put_json(report);
	else if (!cli->quiet)
		put_counts(report, done);
	if (done && cli->dry_run && !cli->quiet) {
		if (!json)
			put_changes(report);
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
	}
}

/* The lock is given back while a person thinks; what was counted must come out again afterwards. */
static bool ask(struct store *store, struct import *import, struct error *error)
{
	char question[256];

	import->look = import->report;
	import->report = (struct import_report){0};
	snprintf(question, sizeof question, _("이미 있는 줄 %lld개를 바꿉니다(무엇인지는 --dry-run). 가져올까요?"),
		 (long long)import->look.changed);
	if (!cli_confirm(import->cli, question)) {
		import->report = import->look;
		import->look = (struct import_report){0};
		return error_set(error, ERROR_REFUSED, _("가져오지 않았습니다."));
	}
	import->options.allowed = -1;
	import->options.expected = &import->look;
	return import_once(store, import, error);
}

/* Into the database, or into a new one that has nothing else. */
static bool run_import(const struct cli *cli, struct import *import, struct error *error)
{
	struct store_options options = cli_store_options(cli);
	struct store *store;
	bool done;

	if (!store_exists(cli->path))
		return store_create(&options, fill, import, error) || import->tried;
	if (!store_open(&store, &options, error))
		return false;
	done = import_once(store, import, error) || (import->report.asks && ask(store, import, error));
	if (done)
		warn(store, import);
	store_close(store);
	return done;
}

static bool read_size(const struct cli *cli, int64_t *most)
{
	int megabytes;

	if (!cli->max_size)
		return true;
	if (!value_number(cli->max_size, 1, MEGABYTES_MOST, &megabytes)) {
		say(_("--max-size에는 파일 하나의 한도를 MB로, 1부터의 정수로 씁니다: %s."), cli->max_size);
		return false;
	}
	*most = (int64_t)megabytes * MEGABYTE;
	return true;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct import import = {.cli = cli, .path = argv[0]};
	enum output_format format;
	struct error error = {0};
	bool done;

	(void)argc;
	if (cli->read_only) {
		say(_("읽기 전용으로는 가져올 수 없습니다."));
		return ERROR_REFUSED;
	}
	import.options = (struct import_options){
		.dry_run = cli->dry_run, .allowed = cli->yes ? -1 : UNASKED, .reason = cli->reason, .authority = cli->authority};
	if (!output_format(cli->format, "table|json", &format) || !value_effective(cli, &import.options.effective) ||
	    !read_size(cli, &import.options.most))
		return ERROR_USAGE;
	done = run_import(cli, &import, &error);
	put_report(cli, &import.report, format == OUTPUT_JSON, done);
	import_report_finish(&import.report);
	import_report_finish(&import.look);
	return done ? 0 : say_error(&error);
}

const struct command command_import = {
	.name = "import",
	.usage = "DIR|FILE [--effective DAY] [--dry-run] [OPTION…]",
	.summary = N_("다음 회의의 표나 돌아온 점검표를 가져옵니다"),
	.help = N_("폴더의 CSV·TSV·XLSX 파일들이나 파일 하나를 읽습니다(XLSX는 첫 시트). 어느\n"
		   "표인지는 파일 이름(item.csv, milestone.csv …)으로, 아니면 첫 줄의 칸 이름으로\n"
		   "압니다.\n"
		   "글자는 UTF-8, CP949(엑셀의 ‘CSV (쉼표로 분리)’), UTF-16LE(엑셀의\n"
		   "‘유니코드 텍스트’, 칸은 탭으로 나눔) 가운데 하나이며 스스로 알아냅니다.\n"
		   "표의 칸은 값이 없더라도 모두 있어야 하고, 차례는 자유롭습니다.\n"
		   "\n"
		   "없던 코드의 줄은 더하고, 있던 줄은 다른 칸만 바꾸어 변경 기록에 남깁니다.\n"
		   "파일에 없는 줄을 지우지는 않습니다. 바꿀 줄이 3개를 넘으면 먼저 묻습니다.\n"
		   "빈 칸은 그 항목을 비웁니다. 이정표의 reported가 비어 있으면 보고는 그대로\n"
		   "둡니다. 전부 가져오거나 하나도 가져오지 않으며, 잘못된 곳은 파일·줄·칸과 함께\n"
		   "한꺼번에 알립니다. 데이터베이스가 없으면 그 내용만으로 만듭니다.\n"
		   "changes.csv는 읽기만 하는 것이라 지나칩니다.\n"
		   "\n"
		   "점검표(gwagi report form)는 칸 이름으로 알아보고, 채운 줄을 보고로 적습니다:\n"
		   "그 줄을 보고할 권한이면 됩니다.\n"
		   "그사이 다른 사람이 같은 것을 바꾼 줄이 있으면 그 줄들을 알리고 멈춥니다(3).\n"
		   "\n"
		   "  --dry-run         살펴보고, 바뀔 것을 보이기만 합니다\n"
		   "  --effective DAY   그날부터 그러했던 것으로 적습니다 (보통 오늘)\n"
		   "  --reason TEXT     바꾸는 사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --max-size MB     파일 하나의 한도 (보통 64)\n"
		   "  --format json     파일마다의 수를 JSON으로\n"
		   "  --yes             묻지 않습니다\n"),
	.options = OPTION_FORMAT | OPTION_DRY_RUN | OPTION_EFFECTIVE | OPTION_CHANGE | OPTION_MAX_SIZE,
	.as_of = AS_OF_REFUSED,
	.least = 1,
	.most = 1,
	.run = run,
};
