#include "gwagi/exchange/import.h"

#include <inttypes.h>
#include <stdio.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/snapshot.h"

struct import {
	const char *path;
	day_number effective; /* DAY_NONE: the 기준일 */
	bool dry_run;
	struct import_report report;
	bool tried; /* a dry run found nothing wrong; the new database is not wanted all the same */
};

static bool fill(struct store *store, void *context, struct error *error)
{
	struct import *import = context;
	bool done = exchange_import(store, import->path, import->effective, import->dry_run, &import->report, error);

	import->tried = done && import->dry_run;
	return done && !import->dry_run;
}

/* What came in is there already: that nothing can be said of frozen days does not undo it. */
static void warn(struct store *store, const struct import *import)
{
	char sentence[512];
	struct error error;

	if (store_snapshot_warning(store, import->effective == DAY_NONE ? store_today(store) : import->effective, sentence,
				   sizeof sentence, &error) &&
	    *sentence)
		say("%s", sentence);
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
	done = exchange_import(store, import->path, import->effective, import->dry_run, &import->report, error);
	if (done)
		warn(store, import);
	store_close(store);
	return done;
}

/* A person who opens the file elsewhere should know what it is. */
static void put_encodings(const struct import_report *report)
{
	for (size_t i = 0; i < report->tables; i++)
		if (report->counts[i].encoding == ENCODING_CP949)
			say(_("%s.csv: CP949로 읽었습니다."), report->counts[i].table);
		else if (report->counts[i].encoding == ENCODING_UTF16LE)
			say(_("%s.csv: UTF-16LE로 읽었습니다."), report->counts[i].table);
}

static void put_report(const struct cli *cli, const struct import_report *report, bool done)
{
	if (!cli->quiet)
		put_encodings(report);
	for (size_t i = 0; i < report->fault_count; i++)
		say("%s", report->faults[i]);
	if (report->more)
		say(_("…외 더 있습니다."));
	for (size_t i = 0; done && !cli->quiet && i < report->tables; i++)
		printf(_("%s %" PRId64 "줄\n"), report->counts[i].table, report->counts[i].rows);
	if (done && cli->dry_run && !cli->quiet)
		say(_("살펴보기만 했습니다. 아무것도 바꾸지 않았습니다."));
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct import import = {.path = argv[0], .dry_run = cli->dry_run};
	struct error error = {0};
	bool done;

	(void)argc;
	if (cli->read_only) {
		say(_("읽기 전용으로는 가져올 수 없습니다."));
		return ERROR_REFUSED;
	}
	if (!value_effective(cli, &import.effective))
		return ERROR_USAGE;
	done = run_import(cli, &import, &error);
	put_report(cli, &import.report, done);
	import_report_finish(&import.report);
	return done ? 0 : say_error(&error);
}

const struct command command_import = {
	.name = "import",
	.usage = "DIR|FILE [--effective DAY] [--dry-run]",
	.summary = N_("CSV 파일의 폴더나 CSV 파일 하나를 가져옵니다"),
	.help = N_("파일 이름은 표의 이름(item.csv, milestone.csv …), 첫 줄은 칸 이름입니다.\n"
		   "글자는 UTF-8, CP949(엑셀의 ‘CSV (쉼표로 분리)’), UTF-16LE(엑셀의\n"
		   "‘유니코드 텍스트’, 칸은 탭으로 나눔) 가운데 하나이며 스스로 알아냅니다.\n"
		   "표의 칸은 값이 없더라도 모두 있어야 하고, 차례는 자유롭습니다.\n"
		   "전부 가져오거나 하나도 가져오지 않으며, 잘못된 곳은 파일·줄·칸과 함께\n"
		   "한꺼번에 알립니다. 데이터베이스가 없으면 그 내용만으로 만듭니다.\n"
		   "파일 하나는 64 MB, 칸 하나는 64 KB까지 읽습니다.\n"
		   "\n"
		   "  --effective DAY  그날부터 그러했던 것으로 적습니다 (보통 오늘)\n"
		   "  --dry-run        살펴보기만 합니다\n"),
	.options = OPTION_DRY_RUN | OPTION_EFFECTIVE,
	.as_of = AS_OF_REFUSED,
	.least = 1,
	.most = 1,
	.run = run,
};
