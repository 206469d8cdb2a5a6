/* `report`: the papers of the monthly meeting. */
#include "gwagi/exchange/report.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"
#include "gwagi/store/paper.h"
#include "gwagi/text/memory.h"
#include "gwagi/text/mode.h"
#include "report.h"

enum { NAME = 512, ATTEMPTS = 2 };

/* One of the words behind `report`. */
struct kind {
	const char *name;
	enum report report; /* REPORT_COUNT: none, or more than one */
	int most;           /* words behind it */
	int (*run)(const struct cli *cli, const struct kind *kind, int argc, char **argv);
};

struct request {
	const struct cli *cli;
	enum report_format format;
	int cells;
	char *filter;
	struct report_wish wish;
};

static bool read_format(const struct cli *cli, struct request *request)
{
	static const char *const names[] = {"text", "md", "html"};
	enum output_format ignored;

	if (!output_format(cli->format, "text|md|html", &ignored))
		return false;
	for (int i = 0; cli->format && i < (int)(sizeof names / sizeof *names); i++)
		if (strcmp(cli->format, names[i]) == 0)
			request->format = (enum report_format)i;
	return true;
}

static bool read_numbers(const struct cli *cli, struct request *request)
{
	request->cells = REPORT_WIDE;
	request->wish.days = REPORT_DAYS;
	if (cli->width && strcmp(cli->width, "40") != 0 && strcmp(cli->width, "80") != 0) {
		say(_("--width에는 40이나 80을 씁니다: %s."), cli->width);
		return false;
	}
	if (cli->width)
		request->cells = strcmp(cli->width, "40") == 0 ? REPORT_NARROW : REPORT_WIDE;
	if (!cli->days || value_number(cli->days, 1, REPORT_DAYS_MOST, &request->wish.days))
		return true;
	say(_("--days ‘%s’은(는) 쓸 수 없습니다. 1에서 %d까지의 날수를 써 주십시오."), cli->days, REPORT_DAYS_MOST);
	return false;
}

/* The filter stands behind the name, or in --filter. */
static bool read_filter(const struct cli *cli, int argc, char **argv, struct request *request)
{
	char *word = (char *)cli->filter;
	struct filter *filter;
	struct error error;
	bool good;

	if (argc && word) {
		say(_("거르는 말은 --filter에 쓰거나 뒤에 나란히 쓰십시오. 둘 다 쓸 수는 없습니다."));
		return false;
	}
	request->filter = value_filter_text(word ? 1 : argc, word ? &word : argv);
	request->wish.filter = request->filter;
	if (!request->filter)
		return false;
	filter = memory_new(1, sizeof *filter);
	good = filter_parse(request->filter, filter, &error);
	free(filter);
	if (!good)
		say_error(&error);
	return good;
}

static bool read_request(const struct cli *cli, int argc, char **argv, struct request *request)
{
	*request = (struct request){.cli = cli, .wish = {.since = DAY_NONE, .printed = cli->today}};
	if (!read_format(cli, request) || !read_numbers(cli, request) ||
	    (cli->since && !value_last_day(cli, cli->since, &request->wish.since)) || !read_filter(cli, argc, argv, request))
		return false;
	if (request->format != REPORT_TEXT)
		text_set_mode(TEXT_NARROW); /* nobody counts cells there */
	else if (cli->ascii && !cli->ambiguous)
		text_set_mode(TEXT_SAFE);
	return true;
}

/* Papers as they are made, in the order in which they are read. */
struct papers {
	enum report reports[REPORT_COUNT];
	struct document *documents[REPORT_COUNT];
	size_t count;
};

static void finish(struct papers *papers, struct request *request)
{
	for (size_t i = 0; i < papers->count; i++)
		document_destroy(papers->documents[i]);
	free(request->filter);
}

static bool make_all(struct store *store, const struct request *request, struct papers *papers, struct error *error)
{
	bool good = true;

	for (size_t i = 0; good && i < papers->count; i++) {
		document_destroy(papers->documents[i]);
		good = report_make(store, papers->reports[i], &request->wish, &papers->documents[i], error);
	}
	return good;
}

/* All of one moment of the database, so that they agree: made again if somebody has written meanwhile. Nobody is kept from
 * writing, but by the last attempt. */
static bool make_at_once(struct store *store, const struct request *request, struct papers *papers, struct error *error)
{
	bool good;

	for (int i = 0; i < ATTEMPTS; i++) {
		int64_t version = store_data_version(store);

		if (!make_all(store, request, papers, error))
			return false;
		if (version && version == store_data_version(store))
			return true;
	}
	store_view_begin(store);
	good = make_all(store, request, papers, error);
	store_view_end(store);
	return good;
}

static int make(const struct cli *cli, const struct request *request, struct papers *papers)
{
	struct store *store;
	struct error error;
	int code = cli_open(cli, &store);
	bool good;

	if (code)
		return code;
	good = make_at_once(store, request, papers, &error);
	store_close(store);
	return good ? 0 : say_error(&error);
}

static const char *ending(enum report_format format)
{
	static const char *const endings[] = {[REPORT_TEXT] = "txt", [REPORT_MARKDOWN] = "md", [REPORT_HTML] = "html"};

	return endings[format];
}

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Files that are written aside until all of them are whole. */
struct files {
	struct paper all[REPORT_COUNT + 1];
	size_t count;
};

static bool begin_file(struct files *files, const char *path, const struct request *request, struct document *const *documents,
		       size_t count)
{
	struct paper *paper = &files->all[files->count];
	struct error error;

	if (!paper_begin(paper, path, &error)) {
		say("%s: %s", path, error.sentence);
		return false;
	}
	files->count++;
	report_write(paper->out, request->format, request->cells, documents, count);
	return true;
}

/* Ask once for all that would be replaced. */
static bool may_replace(const struct cli *cli, const struct files *files)
{
	char question[NAME * 2];
	const char *first = NULL;
	int others = -1;

	for (size_t i = 0; i < files->count; i++)
		if (paper_exists(&files->all[i])) {
			first = first ? first : files->all[i].path;
			others++;
		}
	if (!first)
		return true;
	if (others)
		snprintf(question, sizeof question, _("‘%s’ 등 파일 %d개가 이미 있습니다. 새것으로 바꿀까요?"), first,
			 others + 1);
	else
		snprintf(question, sizeof question, _("‘%s’ 파일이 이미 있습니다. 새것으로 바꿀까요?"), first);
	return cli_confirm(cli, question);
}

/* Give the files their names, or leave nothing of them. */
static int keep(const struct cli *cli, struct files *files, bool good)
{
	int code = good ? 0 : ERROR_REFUSED;
	struct error error;

	for (size_t i = 0; !code && i < files->count; i++)
		if (!paper_settle(&files->all[i], &error)) {
			say("%s: %s", files->all[i].path, error.sentence);
			code = ERROR_REFUSED;
		}
	if (!code && !may_replace(cli, files))
		code = ERROR_REFUSED;
	for (size_t i = 0; i < files->count; i++) {
		char *path = memory_copy(files->all[i].path, strlen(files->all[i].path));

		if (code) {
			paper_abandon(&files->all[i]);
		} else if (!paper_finish(&files->all[i], true, &error)) {
			say("%s: %s", path, error.sentence);
			code = ERROR_REFUSED;
		} else if (!cli->quiet) {
			say(_("문서를 만들었습니다: %s."), path);
		}
		free(path);
	}
	return code;
}

/* FOLDER/2026-01-31-1-총괄표.txt: by months and in their order. */
static void name_file(const struct request *request, const char *folder, int place, const char *name, char out[NAME])
{
	const struct cli *cli = request->cli;
	char day[DAY_TEXT];

	day_print(cli->past != DAY_NONE ? cli->past : cli->today, day);
	snprintf(out, NAME, "%s/%s-%d-%s.%s", folder, day, place, name, ending(request->format));
}

static int write_papers(const struct request *request, const struct papers *papers, const char *folder)
{
	struct files files = {.count = 0};
	char path[NAME];
	bool good = true;

	for (size_t i = 0; good && i < papers->count; i++) {
		name_file(request, folder, (int)papers->reports[i] + 1, report_name(papers->reports[i]), path);
		good = begin_file(&files, path, request, &papers->documents[i], 1);
	}
	if (good && papers->count > 1) {
		name_file(request, folder, 0, _("모음"), path);
		good = begin_file(&files, path, request, papers->documents, papers->count);
	}
	return keep(request->cli, &files, good);
}

/* To standard output, to the file or into the folder that --output names. */
static int deliver(const struct request *request, const struct papers *papers)
{
	const char *output = request->cli->output;
	struct files files = {.count = 0};
	bool made;
	int code;

	if (!output) {
		report_write(stdout, request->format, request->cells, papers->documents, papers->count);
		return 0;
	}
	made = papers->count > 1 && !is_folder(output);
	if (made && mkdir(output, 0700) != 0) {
		say(_("%s: 폴더를 만들지 못했습니다(%s)."), output, error_reason(errno));
		return ERROR_REFUSED;
	}
	if (is_folder(output)) {
		code = write_papers(request, papers, output);
		if (code && made)
			rmdir(output);
		return code;
	}
	return keep(request->cli, &files, begin_file(&files, output, request, papers->documents, papers->count));
}

static int run_papers(const struct cli *cli, struct papers *papers, const char *code_of, int argc, char **argv)
{
	struct request request;
	int code = ERROR_USAGE;

	if (read_request(cli, argc, argv, &request)) {
		request.wish.code = code_of;
		code = make(cli, &request, papers);
		code = code ? code : deliver(&request, papers);
	}
	finish(papers, &request);
	return code;
}

static int run_one(const struct cli *cli, const struct kind *kind, int argc, char **argv)
{
	struct papers papers = {.reports = {kind->report}, .count = 1};

	return run_papers(cli, &papers, NULL, argc, argv);
}

static int run_card(const struct cli *cli, const struct kind *kind, int argc, char **argv)
{
	struct papers papers = {.reports = {kind->report}, .count = 1};

	(void)argc;
	return run_papers(cli, &papers, argv[0], 0, argv);
}

static int run_all(const struct cli *cli, const struct kind *kind, int argc, char **argv)
{
	struct papers papers = {.count = REPORT_COUNT};

	(void)kind;
	for (int i = 0; i < REPORT_COUNT; i++)
		papers.reports[i] = (enum report)i;
	return run_papers(cli, &papers, NULL, argc, argv);
}

static int run_form(const struct cli *cli, const struct kind *kind, int argc, char **argv)
{
	(void)kind;
	(void)argc;
	return report_form(cli, argv[0]);
}

static const struct kind kinds[] = {
	{"summary", REPORT_SUMMARY, INT_MAX, run_one},
	{"delayed", REPORT_DELAYED, INT_MAX, run_one},
	{"due", REPORT_DUE, INT_MAX, run_one},
	{"targets", REPORT_TARGETS, INT_MAX, run_one},
	{"contacts", REPORT_CONTACTS, INT_MAX, run_one},
	{"changes", REPORT_CHANGES, INT_MAX, run_one},
	{"card", REPORT_CARD, 1, run_card},
	{"form", REPORT_COUNT, 1, run_form},
	{"all", REPORT_COUNT, INT_MAX, run_all},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *kind_at(int place)
{
	return place < KINDS ? kinds[place].name : NULL;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	const char *near = near_word(argv[0], kind_at);

	for (int i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, argv[0]) == 0) {
			if (argc - 1 >= (kinds[i].most == 1) && argc - 1 <= kinds[i].most)
				return kinds[i].run(cli, &kinds[i], argc - 1, argv + 1);
			say(_("이렇게는 쓸 수 없습니다. 쓰는 법은 gwagi help report로 봅니다."));
			return ERROR_USAGE;
		}
	if (near)
		say(_("모르는 문서입니다: %s. 가까운 것은 ‘%s’입니다."), argv[0], near);
	else
		say(_("모르는 문서입니다: %s. 문서는 gwagi help report로 봅니다."), argv[0]);
	return ERROR_USAGE;
}

const struct command command_report = {
	.name = "report",
	.usage = "summary|delayed|due|targets|contacts|changes|all [FILTER…] | card CODE | form OFFICE|all [OPTION…]",
	.summary = N_("회의 문서(총괄표, 지연·부진, 기한 도래, 목표, 연락망, 변동, 과제관리카드)를 만듭니다"),
	.help = N_("summary   총괄표: 안건별 건수와 이행률, 요약 문장\n"
		   "delayed   지연·부진과제, 관심필요, 보류: 기한, 담당자, 사유, 마지막 통화와 약속\n"
		   "due       기한 도래: 7일, 30일, 60일(--days) 안\n"
		   "targets   목표 달성: 목표와 실적, 달성률, 경로\n"
		   "contacts  담당자 연락망: 부서별 담당자와 챙길 것\n"
		   "changes   변동: 마지막으로 동결한 날(--since)부터 달라진 것\n"
		   "card      과제관리카드: 항목, 이정표, 목표 하나의 모든 것\n"
		   "form      점검표: 부서 하나의, all이면 부서마다의 빈 표. 채운 것은 import로\n"
		   "          되가져옵니다 (--format csv, xlsx, text)\n"
		   "all       위의 문서 모두. 카드는 지연·부진과제의 것\n"
		   "\n"
		   "  --output PATH    파일 또는 폴더. all은 폴더를 만듭니다. 없으면 표준 출력\n"
		   "  --format FORMAT  text(한글에 붙이는 글), md, html(한 파일)\n"
		   "  --width 40|80    text의 줄 폭(칸). 보통 80\n"
		   "  --since DAY      이날과 견줍니다. 보통 마지막으로 동결한 날\n"
		   "  --days N         due가 앞으로 며칠까지 (1-3660, 보통 60)\n"
		   "  --filter FILTER  거르는 말. 뒤에 나란히 써도 됩니다\n"
		   "\n"
		   "같은 기준일, 같은 날에 뽑으면 내용이 한 글자까지 같습니다. 동결한 날은 --as-of로\n"
		   "언제 뽑아도 같습니다. 해당하는 것이 없는 문서도 만들며, 끝내는 값은 0입니다.\n"),
	.options = OPTION_FORMAT | OPTION_OUTPUT | OPTION_WIDTH | OPTION_SINCE | OPTION_DAYS | OPTION_FILTER,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
