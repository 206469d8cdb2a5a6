#include "gwagi/store/list.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"

enum { FIELDS_MOST = 64 }; /* of a kind: twice what the largest has */

static const char *kind_at(int place)
{
	return place < RECORD_KINDS ? record_kind_plural((enum record_kind)place) : NULL;
}

static bool find_kind(const char *name, enum record_kind *kind)
{
	const char *near = near_word(name, kind_at);
	int found = record_kind_find(name);

	*kind = (enum record_kind)found;
	if (found == WORD_NONE && near)
		say(_("모르는 종류입니다: %s. 가까운 것은 ‘%s’입니다."), name, near);
	else if (found == WORD_NONE)
		say(_("모르는 종류입니다: %s. 종류는 gwagi help list로 봅니다."), name);
	return found != WORD_NONE;
}

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

/* A table shows some of the fields only, and some are dear. KEYS has room for all and the NULL. */
static void choose_keys(enum record_kind kind, const char **keys)
{
	size_t count;
	const struct field *fields = store_fields(kind, &count);

	for (size_t i = 0; i < count && i < FIELDS_MOST; i++)
		if (fields[i].in_table)
			*keys++ = fields[i].key;
	*keys = NULL;
}

static void say_other_keyboard(const char *typed, const char *read)
{
	bool hangul = (unsigned char)*read >= 0x80;

	say(hangul ? _("‘%s’(으)로 찾은 결과입니다(‘%s’을(를) 한글 자판으로 읽음).")
		   : _("‘%s’(으)로 찾은 결과입니다(‘%s’을(를) 영문 자판으로 읽음)."),
	    read, typed);
}

/* List again what was not found, as if the words had been typed with the keyboard in the other mode. */
static bool retry_on_other_keyboard(const struct cli *cli, struct store *store, const struct store_query *query,
				    struct listing *listing, int64_t *rows, struct error *error)
{
	struct filter other;
	struct store_query again = *query;
	char typed[FILTER_TEXT], read[FILTER_TEXT];

	if (!filter_other_keyboard(query->filter, &other, typed, read))
		return true;
	again.filter = &other;
	if (!store_list(store, &again, put_record, listing, rows, error))
		return false;
	if (*rows && !cli->quiet)
		say_other_keyboard(typed, read);
	return true;
}

/* List again what was not found, as if nobody had put spaces and middle dots into words or titles. */
static bool retry_loosely(const struct cli *cli, struct store *store, const struct store_query *query, struct listing *listing,
			  int64_t *rows, struct error *error)
{
	struct store_query again = *query;
	char words[FILTER_TEXT];

	if (!filter_words(query->filter, words))
		return true;
	again.loose = true;
	if (!store_list(store, &again, put_record, listing, rows, error))
		return false;
	if (*rows && !cli->quiet)
		say(_("‘%s’을(를) 띄어쓰기와 가운뎃점 없이 찾은 결과입니다."), words);
	return true;
}

static bool retry(const struct cli *cli, struct store *store, const struct store_query *query, struct listing *listing,
		  int64_t *rows, struct error *error)
{
	return !query->filter || (retry_on_other_keyboard(cli, store, query, listing, rows, error) &&
				  (*rows || retry_loosely(cli, store, query, listing, rows, error)));
}

static int write_list(const struct cli *cli, struct store_query *query, enum output_format format)
{
	const char *keys[FIELDS_MOST + 1];
	struct listing listing = {format, query->kind, NULL};
	struct store *store;
	struct error error;
	int64_t rows = 0;
	int code = cli_open(cli, &store);
	bool done;

	if (code)
		return code;
	if (format == OUTPUT_TABLE) {
		choose_keys(query->kind, keys);
		query->keys = keys;
	}
	done = store_list(store, query, put_record, &listing, &rows, &error) &&
	       (rows || retry(cli, store, query, &listing, &rows, &error));
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

	if (!output_format(cli->format, "table|csv|tsv|json", &format) || !find_kind(argv[0], &query.kind) ||
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
