#include <limits.h>
#include "gwagi/model/message.h"
#include "rows.h"

struct listing {
	enum output_format format;
	enum record_kind kind;
	struct record_writer *writer; /* made when it is sure that there is something to write */
};

static void begin(struct listing *listing)
{
	size_t count;
	const struct field *fields = store_fields(listing->kind, &count);

	if (!listing->writer)
		listing->writer = record_writer_create(stdout, listing->format, fields, count, output_cells());
}

static bool put_record(void *context, const struct record *record)
{
	struct listing *listing = context;

	begin(listing);
	return record_writer_add(listing->writer, record);
}

static int write_list(const struct cli *cli, struct store_query *query, enum output_format format)
{
	const char *keys[ROWS_FIELDS + 1];
	struct listing listing = {format, query->kind, NULL};
	struct store *store;
	struct error error;
	int64_t rows = 0;
	int code = cli_open(cli, &store);
	bool done;

	if (code)
		return code;
	if (format == OUTPUT_TABLE) {
		rows_shown(query->kind, keys); /* of the others some are dear */
		query->keys = keys;
	}
	done = rows_list(cli, store, query, put_record, &listing, &rows, &error);
	store_close(store);
	if (!done) {
		record_writer_abandon(listing.writer);
		return say_error(&error);
	}
	begin(&listing);
	record_writer_finish(listing.writer);
	return rows ? 0 : ERROR_NOT_FOUND;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct store_query query = {.under = cli->under};
	enum output_format format;
	struct filter filter = {0};

	if (!output_format(cli->format, "table|csv|tsv|json", &format) || !rows_kind(argv[0], &query.kind) ||
	    !value_filter(argc - 1, argv + 1, &filter))
		return ERROR_USAGE;
	query.filter = filter.count ? &filter : NULL;
	return write_list(cli, &query, format);
}

const struct command command_list = {
	.name = "list",
	.usage = "KIND [FILTER…] [--under CODE] [--format table|csv|tsv|json]",
	.summary = N_("한 종류의 모든 줄, 또는 그 가운데 거른 것을 보입니다"),
	.help = N_("KIND    items milestones targets offices contacts members functions meetings\n"
		   "        links citations evidence readings calls changes snapshots accounts\n"
		   "FILTER  나란히 쓴 말은 모두 맞아야 합니다. a | b 둘 가운데 하나, !a 아닌 것,\n"
		   "        (a b) 묶음, \"a b\" 구절.\n"
		   "        맨말은 이름, 코드, 다른 이름에서 찾습니다. 첫소리(ㄱㅎㄱㅅ)로도 찾으며,\n"
		   "        하나도 없으면 한·영을 바꾸어 친 것으로 읽어 다시 찾고(rhkrl: 과기), 그래도\n"
		   "        없으면 띄어쓰기와 가운뎃점을 빼고 찾습니다(소비생활: 소비·생활).\n"
		   "        항목:값, 항목=값, < <= > >= 는 견줍니다. 항목은 office agenda kind type\n"
		   "        class signal schedule reported verified due forecast done low high\n"
		   "        latest unit changed cite note이고, 값 ‘없음’은 빈 것입니다.\n"
		   "        마련된 말: 지연 임박 미보고 엇갈림 기한미설정 완료 내부서\n"
		   "\n"
		   "  --under CODE     그 항목, 회의, 부서와 그 아래만\n"
		   "  --format FORMAT  table(사람), csv, tsv, json\n"
		   "\n"
		   "하나도 없으면 끝내는 값은 1입니다.\n"),
	.options = OPTION_FORMAT | OPTION_UNDER,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
