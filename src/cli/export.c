#include "gwagi/exchange/export.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rights.h"
#include "gwagi/store/dump.h"
#include "gwagi/store/load.h"
#include "hold.h"
#include "rows.h"

struct exporting {
	const struct cli *cli;
	struct export_options options;
	struct export *export; /* made when it is sure that there is something to write */
	const char *table;     /* of a list */
	const struct field *fields;
	size_t count;
	struct field given[DUMP_FIELDS]; /* of the table that is written */
	bool replace, given_up;
	int refused; /* exit code of what was said already; 0: nothing */
	struct hold hold;
	struct progress progress;
	int64_t rows, withheld, left_out;
	struct export_loss loss; /* that of a trial */
	char heading[120];
};

/* The exit code, after a sentence unless it is 0. */
static int refuse(const struct exporting *exporting, const struct error *error)
{
	say("%s: %s", exporting->options.path, error->sentence);
	return (int)error->code;
}

static int look(struct exporting *exporting)
{
	struct error error, question;
	bool taken;

	if (!export_look(&exporting->options, &taken, &error))
		return refuse(exporting, &error);
	exporting->replace = taken;
	error_set(&question, ERROR_NONE, _("%s이(가) 이미 있습니다. 바꿀까요?"), exporting->options.path);
	return !taken || cli_confirm(exporting->cli, question.sentence) ? 0 : ERROR_REFUSED;
}

static bool begin(struct exporting *exporting)
{
	struct error error;

	exporting->refused = look(exporting);
	if (exporting->refused)
		return false;
	if (strcmp(exporting->options.path, "-") != 0 && !exporting->options.nowhere)
		hold_begin(&exporting->hold);
	if (!export_begin(&exporting->export, &exporting->options, &error))
		exporting->refused = refuse(exporting, &error);
	return !exporting->refused;
}

static bool put_row(void *context, const struct record *record)
{
	struct exporting *exporting = context;

	if (hold_is_over(&exporting->hold)) {
		exporting->given_up = true;
		return false;
	}
	exporting->rows++;
	progress_row(&exporting->progress);
	return export_row(exporting->export, record);
}

static bool put_listed(void *context, const struct record *record)
{
	struct exporting *exporting = context;

	if (!exporting->export &&
	    !(begin(exporting) && export_table(exporting->export, exporting->table, exporting->fields, exporting->count)))
		return false;
	return put_row(context, record);
}

/* DONE: it could be read; if not, ERROR says why. The exit code. */
static int finish(struct exporting *exporting, bool done, struct error *error)
{
	int code = exporting->refused;

	progress_end(&exporting->progress);
	if (exporting->export && export_loss(exporting->export))
		exporting->loss = *export_loss(exporting->export);
	if (exporting->export)
		exporting->left_out = export_left_out(exporting->export);
	if (!code && !done)
		code = say_error(error);
	if (code || exporting->given_up)
		export_abandon(exporting->export);
	else if (!exporting->export)
		code = ERROR_NOT_FOUND;
	else if (!export_finish(exporting->export, exporting->replace, error))
		code = refuse(exporting, error);
	hold_end(&exporting->hold); /* here a signal that came ends it */
	return code;
}

static void say_done(const struct exporting *exporting)
{
	if (exporting->cli->quiet)
		return;
	if (strcmp(exporting->options.path, "-") != 0)
		say(_("%s에 %" PRId64 "줄을 내보냈습니다."), exporting->options.path, exporting->rows - exporting->left_out);
	if (exporting->left_out)
		say(_("날이 없는 %" PRId64 "줄은 일정에 넣지 않았습니다."), exporting->left_out);
}

/* What it is, and of which day. */
static void set_heading(struct exporting *exporting, const struct store *store, enum record_kind kind)
{
	char day[DAY_TEXT], of_day[64];

	day_print(store_today(store), day);
	snprintf(of_day, sizeof of_day, _("기준일 %s"), day);
	snprintf(exporting->heading, sizeof exporting->heading, "%s (%s)", record_kind_korean(kind), of_day);
	exporting->options.heading = exporting->heading;
}

static int export_list(struct exporting *exporting, struct store *store, struct store_query *query)
{
	const char *keys[ROWS_FIELDS + 1];
	struct error error;
	int64_t rows;
	bool done;
	int code;

	exporting->table = record_kind_plural(query->kind);
	exporting->fields = store_fields(query->kind, &exporting->count);
	set_heading(exporting, store, query->kind);
	if (export_is_for_people(exporting->options.format)) {
		rows_shown(query->kind, keys);
		query->keys = keys;
	}
	done = rows_list(exporting->cli, store, query, put_listed, exporting, &rows, &error);
	code = finish(exporting, done, &error);
	if (!code)
		say_done(exporting);
	return code;
}

/* False after a sentence. */
static bool read_query(const struct cli *cli, int argc, char **argv, struct store_query *query, struct filter *filter)
{
	if (!rows_kind(argv[0], &query->kind) || !value_filter(argc - 1, argv + 1, filter))
		return false;
	query->under = cli->under;
	query->filter = filter->count ? filter : NULL;
	return true;
}

static bool put_table(struct exporting *exporting, struct store *store, const char *table, bool with_withheld,
		      struct error *error)
{
	struct dump_count count = {0};
	bool done = !export_table(exporting->export, table, exporting->given, store_dump_fields(table, exporting->given)) ||
		    store_dump(store, table, with_withheld, put_row, exporting, &count, error);

	exporting->withheld += count.withheld;
	return done;
}

/* The history is for reading: it is not taken in again. */
static bool put_changes(struct exporting *exporting, struct store *store, struct error *error)
{
	const struct store_query query = {.kind = RECORD_CHANGE};
	size_t count;
	const struct field *fields = store_fields(query.kind, &count);

	return !export_table(exporting->export, record_kind_plural(query.kind), fields, count) ||
	       store_list(store, &query, put_row, exporting, NULL, error);
}

static bool put_tables(struct exporting *exporting, struct store *store, bool with_withheld, struct error *error)
{
	size_t count;
	const char *const *tables = store_load_tables(&count);

	for (size_t i = 0; i < count && !exporting->given_up; i++)
		if (!put_table(exporting, store, tables[i], with_withheld, error))
			return false;
	return exporting->given_up || put_changes(exporting, store, error);
}

static void say_withheld(const struct exporting *exporting, bool with_withheld)
{
	if (exporting->withheld && !exporting->cli->quiet)
		say(with_withheld ? _("비공개 값 %" PRId64 "건이 들어 있습니다. 권한이 없는 사람에게 건네지 마십시오.")
				  : _("비공개 값 %" PRId64 "건은 내보내지 않았습니다."),
		    exporting->withheld);
}

/* All of one moment. */
static int export_database(struct exporting *exporting, struct store *store)
{
	enum account_role role;
	struct error error;
	bool done, with_withheld;
	int code;

	if (!store_role(store, &role, &error))
		return say_error(&error);
	if (!begin(exporting))
		return exporting->refused;
	with_withheld = rights_reach(role, RIGHT_EDIT) == REACH_ALL;
	store_view_begin(store);
	done = put_tables(exporting, store, with_withheld, &error);
	store_view_end(store);
	code = finish(exporting, done, &error);
	if (!code) {
		say_done(exporting);
		say_withheld(exporting, with_withheld);
	}
	return code;
}

static int write_rows(struct exporting *exporting, struct store *store, struct store_query *query)
{
	return query ? export_list(exporting, store, query) : export_database(exporting, store);
}

/* Near characters are never written without being asked for. False after a sentence. */
static bool may_lose(const struct exporting *exporting, const struct export_loss *loss)
{
	struct error question;

	if (!loss->count)
		return true;
	say(_("%s %" PRId64 "번째 줄 %zu번째 칸(%s): ‘%s’(U+%04X)은(는) CP949에 없는 글자입니다."), loss->table, loss->row,
	    loss->column, loss->key, loss->character, (unsigned)loss->code_point);
	error_set(&question, ERROR_NONE, _("이런 글자 %zu개를 비슷한 글자로 바꾸어 쓸까요? utf-8로 내보내면 그대로 남습니다."),
		  loss->count);
	return cli_confirm(exporting->cli, question.sentence);
}

/* First nowhere, to see whether the encoding has all characters. */
static int write_encoded(struct exporting *exporting, struct store *store, struct store_query *query)
{
	struct cli silent = *exporting->cli;
	struct exporting trial = *exporting;
	int code = 0;

	if (exporting->options.encoding == ENCODING_CP949) {
		silent.quiet = true;
		trial.cli = &silent;
		trial.progress = progress_start(&silent);
		trial.options.nowhere = true;
		code = write_rows(&trial, store, query);
		if (!code && !may_lose(exporting, &trial.loss))
			code = ERROR_REFUSED;
	}
	return code ? code : write_rows(exporting, store, query);
}

/* False after a sentence. */
static bool fits_calendar(const struct exporting *exporting, const struct store_query *query)
{
	if (exporting->options.format != EXPORT_ICS || query->kind == RECORD_MILESTONE)
		return true;
	say(_("ics로는 이정표(milestones)만 내보냅니다."));
	return false;
}

static int run_list(struct exporting *exporting, int argc, char **argv)
{
	struct store_query query = {0};
	struct filter filter = {0};
	struct store *store;
	int code;

	if (!read_query(exporting->cli, argc, argv, &query, &filter) || !fits_calendar(exporting, &query))
		return ERROR_USAGE;
	code = cli_open(exporting->cli, &store);
	if (code)
		return code;
	exporting->options.store = store;
	code = write_encoded(exporting, store, &query);
	store_close(store);
	return code;
}

static int run_database(struct exporting *exporting)
{
	struct store *store;
	int code;

	if (exporting->cli->under || export_is_for_people(exporting->options.format) ||
	    exporting->options.format == EXPORT_LINES) {
		say(_("종류를 적지 않으면 전체를 csv, tsv, json, xlsx로만 내보냅니다. 일부는 종류를 적어 내보내 주십시오."));
		return ERROR_USAGE;
	}
	exporting->options.whole = true;
	code = cli_open(exporting->cli, &store);
	if (code)
		return code;
	code = write_encoded(exporting, store, NULL);
	store_close(store);
	return code;
}

static bool put_template(struct export *export, const char *table)
{
	struct field fields[DUMP_FIELDS];

	return export_table(export, table, fields, store_dump_fields(table, fields));
}

static void put_templates(struct export *export)
{
	char *text = export_explanation();
	size_t count;
	const char *const *tables = store_load_tables(&count);
	bool good = true;

	for (size_t i = 0; i < count && good; i++)
		good = put_template(export, tables[i]);
	if (good)
		export_text(export, _("읽어 주십시오"), text);
	free(text);
}

/* The table of one KIND, or NULL: all of them. */
static int write_template(struct exporting *exporting, const char *table)
{
	struct error error;

	exporting->options.whole = !table;
	if (!begin(exporting))
		return exporting->refused;
	if (table)
		put_template(exporting->export, table);
	else
		put_templates(exporting->export);
	return finish(exporting, true, &error);
}

static void say_template(const struct exporting *exporting, const char *table)
{
	if (exporting->cli->quiet || strcmp(exporting->options.path, "-") == 0)
		return;
	say(_("빈 표를 만들었습니다: %s."), exporting->options.path);
	if (table)
		say(_("가져올 때 파일 이름은 %s.csv여야 합니다."), table);
}

static int run_template(struct exporting *exporting, int argc, char **argv)
{
	const char *table = NULL;
	enum record_kind kind;
	int code;

	if (argc > 1 || exporting->cli->under || exporting->options.format != EXPORT_CSV) {
		say(_("--template은 csv로, 종류 하나나 전체에만 쓰며 거르지 않습니다."));
		return ERROR_USAGE;
	}
	if (argc && !rows_kind(argv[0], &kind))
		return ERROR_USAGE;
	table = argc ? store_dump_table(kind) : NULL;
	if (argc && !table) {
		say(_("%s에는 빈 표가 없습니다. 파일에서 가져오는 것이 아닙니다."), argv[0]);
		return ERROR_USAGE;
	}
	code = write_template(exporting, table);
	if (!code)
		say_template(exporting, table);
	return code;
}

/* As --format says, else the name of the file, else CSV; false after a sentence. */
static bool read_format(const struct cli *cli, const char *path, enum export_format *format)
{
	int found = cli->format ? export_format_find(cli->format) : export_format_of(path);

	*format = found == WORD_NONE ? EXPORT_CSV : (enum export_format)found;
	if (!export_is_for_people(*format))
		message_keep_data();
	if (!cli->format || found != WORD_NONE)
		return true;
	say(_("--format ‘%s’은(는) 여기에 쓸 수 없습니다. 쓸 수 있는 것: %s."), cli->format,
	    "csv|tsv|json|jsonl|md|html|xlsx|ics");
	return false;
}

static bool read_encoding(const struct cli *cli, struct export_options *options)
{
	options->encoding = ENCODING_UTF8;
	if (!cli->encoding)
		return true;
	if (!text_encoding_find(cli->encoding, &options->encoding) ||
	    (options->encoding != ENCODING_UTF8 && options->encoding != ENCODING_CP949)) {
		say(_("--encoding에는 utf-8, cp949 가운데 하나를 씁니다."));
		return false;
	}
	if (export_has_encoding(options->format))
		return true;
	say(_("--encoding은 csv와 tsv에만 씁니다."));
	return false;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct exporting exporting = {.cli = cli, .options.path = argv[0], .progress = progress_start(cli)};
	char milestones[] = "milestones";

	if (!*argv[0]) {
		say(_("내보낼 파일의 경로가 비어 있습니다."));
		return ERROR_USAGE;
	}
	if (!read_format(cli, argv[0], &exporting.options.format) || !read_encoding(cli, &exporting.options))
		return ERROR_USAGE;
	if (cli->template)
		return run_template(&exporting, argc - 1, argv + 1);
	if (argc == 1 && exporting.options.format == EXPORT_ICS)
		return run_list(&exporting, 1, (char *[]){milestones});
	return argc > 1 ? run_list(&exporting, argc - 1, argv + 1) : run_database(&exporting);
}

const struct command command_export = {
	.name = "export",
	.usage = "PATH [KIND [FILTER…]] [--under CODE] [--format FORMAT] [--encoding utf-8|cp949] [--template]",
	.summary = N_("list가 보이는 그대로를, 또는 전체를 파일로 내보냅니다"),
	.help = N_("PATH는 만들 파일입니다. 자기만 읽게(0600) 만들고, 다 쓴 뒤에 그 이름을 줍니다.\n"
		   "이미 있는 파일은 물어보고 바꿉니다. -는 표준 출력입니다.\n"
		   "KIND와 FILTER는 list와 같고, 같은 줄을 같은 차례로 씁니다. 하나도 없으면 끝내는\n"
		   "값은 1이고 파일을 만들지 않습니다.\n"
		   "KIND가 없으면 전체를 내보냅니다. csv와 tsv에서는 PATH라는 폴더를 만들어 표마다\n"
		   "파일 하나로, json에서는 파일 하나로, xlsx에서는 표마다 시트 하나로 씁니다. 그 CSV\n"
		   "폴더는 import로 다시 가져올 수 있습니다. 변경 기록(changes)은 읽기만 하는\n"
		   "것이며, 되살리는 데에는 backup을 씁니다.\n"
		   "\n"
		   "  --under CODE     그 항목, 회의, 부서와 그 아래만\n"
		   "  --format FORMAT  csv tsv json jsonl md html xlsx ics, 없으면 PATH의 끝, 없으면 csv\n"
		   "  --encoding NAME  utf-8(보통) 또는 cp949. csv와 tsv에만\n"
		   "  --template       내용 없이 다음 회의를 적어 넣을 빈 표만 (KIND는 그 표 하나만)\n"
		   "\n"
		   "ics는 이정표의 일정이고(KIND를 안 적어도 milestones), 날이 없는 것은 넣지 않습니다.\n"
		   "csv와 tsv는 엑셀에서 바로 열리게 BOM과 CRLF로 쓰고, 수식으로 읽힐 글 앞에는 작은따옴표(')를\n"
		   "붙입니다. import는 그것을 다시 떼어 냅니다. CP949에 없는 글자는 어디에 있는지\n"
		   "알리고, 비슷한 글자(– 대신 -)로 바꾸어 써도 되는지 묻습니다.\n"),
	.options = OPTION_FORMAT | OPTION_UNDER | OPTION_ENCODING | OPTION_TEMPLATE,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
