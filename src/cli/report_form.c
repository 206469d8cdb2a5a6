/* `report form`: the monthly check sheets. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gwagi/exchange/form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/store/paper.h"
#include "gwagi/text/memory.h"
#include "report.h"

enum { PATH = 1024 };

/* Sheets that are written aside until all of them are whole. */
struct sheets {
	const struct cli *cli;
	struct store *store;
	enum form_format format;
	struct paper *papers;
	size_t count;
	struct error error;
};

static const char *const endings[] = {[FORM_TEXT] = "txt", [FORM_CSV] = "csv", [FORM_XLSX] = "xlsx"};

/* What --format says, else the ending of --output; CSV is what every office can open. */
static bool read_format(const struct cli *cli, enum form_format *format)
{
	static const char *const names[] = {[FORM_TEXT] = "text", [FORM_CSV] = "csv", [FORM_XLSX] = "xlsx"};
	const char *dot = cli->output ? strrchr(cli->output, '.') : NULL;

	*format = FORM_CSV;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (cli->format ? !strcmp(cli->format, names[i]) : dot && !strcasecmp(dot + 1, endings[i])) {
			*format = (enum form_format)i;
			return true;
		}
	if (cli->format)
		say(_("점검표의 --format에는 csv, xlsx, text 가운데 하나를 씁니다: %s."), cli->format);
	return !cli->format;
}

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool write_paper(struct sheets *sheets, const char *path, const char *office, bool each, int64_t *rows)
{
	struct paper *paper;

	sheets->papers = memory_grow(sheets->papers, sheets->count + 1, sizeof *sheets->papers);
	paper = &sheets->papers[sheets->count];
	if (!paper_begin(paper, path, &sheets->error))
		return false;
	sheets->count++;
	return form_write(sheets->store, paper->out, office, each, sheets->format, rows, &sheets->error);
}

/* FOLDER/점검표-o9-과학기술AI확산팀-2026-01-31.csv */
static void name_paper(const struct sheets *sheets, const struct form_office *office, char path[PATH])
{
	char day[DAY_TEXT], name[sizeof office->name];

	day_print(store_today(sheets->store), day);
	snprintf(name, sizeof name, "%s", office->name);
	for (char *at = name; *at; at++)
		if (strchr("/\\:*?\"<>| ", *at))
			*at = '_';
	snprintf(path, PATH, _("%s/점검표-%s-%s-%s.%s"), sheets->cli->output, office->code, name, day, endings[sheets->format]);
}

/* What has nothing to be asked for gets no sheet. */
static bool take_office(void *context, const struct form_office *office)
{
	struct sheets *sheets = context;
	char path[PATH];
	int64_t rows = 0;

	name_paper(sheets, office, path);
	if (!write_paper(sheets, path, office->code, true, &rows))
		return false;
	if (!rows)
		paper_abandon(&sheets->papers[--sheets->count]);
	return true;
}

static bool may_replace(const struct sheets *sheets)
{
	char question[PATH + 128];
	const char *first = NULL;
	int there = 0;

	for (size_t i = sheets->count; i > 0; i--)
		if (paper_exists(&sheets->papers[i - 1])) {
			first = sheets->papers[i - 1].path;
			there++;
		}
	snprintf(question, sizeof question, _("‘%s’ 등 파일 %d개가 이미 있습니다. 새것으로 바꿀까요?"), first ? first : "",
		 there);
	return !there || cli_confirm(sheets->cli, question);
}

/* Give the sheets their names, or leave nothing of them. */
static int keep(struct sheets *sheets, bool good)
{
	int code = good ? 0 : say_error(&sheets->error);

	for (size_t i = 0; !code && i < sheets->count; i++)
		if (!paper_settle(&sheets->papers[i], &sheets->error)) {
			say("%s: %s", sheets->papers[i].path, sheets->error.sentence);
			code = ERROR_REFUSED;
		}
	if (!code && !may_replace(sheets))
		code = ERROR_REFUSED;
	for (size_t i = 0; i < sheets->count; i++) {
		char *path = memory_copy(sheets->papers[i].path, strlen(sheets->papers[i].path));

		if (code)
			paper_abandon(&sheets->papers[i]);
		else if (!paper_finish(&sheets->papers[i], true, &sheets->error))
			code = say_error(&sheets->error);
		else if (!sheets->cli->quiet)
			say(_("점검표를 만들었습니다: %s."), path);
		free(path);
	}
	free(sheets->papers);
	return code;
}

static int write_all(struct sheets *sheets)
{
	const char *output = sheets->cli->output;
	struct error error;
	bool good, made;
	int code;

	if (!output) {
		say(_("부서마다의 점검표를 둘 폴더를 --output DIR로 주십시오."));
		return ERROR_USAGE;
	}
	made = !is_folder(output);
	if (made && mkdir(output, 0700) != 0) {
		say(_("%s: 폴더를 만들지 못했습니다(%s)."), output, error_reason(errno));
		return ERROR_REFUSED;
	}
	good = form_offices(sheets->store, take_office, sheets, &error);
	if (!good)
		sheets->error = error;
	good = good && sheets->error.code == ERROR_NONE;
	if (good && !sheets->count && !sheets->cli->quiet)
		say(_("물을 것이 있는 부서가 없습니다."));
	code = keep(sheets, good);
	if (code && made)
		rmdir(output);
	return code;
}

static bool take_name(void *context, const struct record *record)
{
	struct form_office *office = context;

	snprintf(office->name, sizeof office->name, "%s", record_value(record, "name").text);
	return true;
}

static int write_one(struct sheets *sheets, const char *code)
{
	struct form_office office = {.name = ""};
	struct store_query query = {.kind = RECORD_OFFICE, .code = office.code};
	const char *output = sheets->cli->output;
	struct ref ref;
	int64_t rows = 0;
	char path[PATH];
	bool good;

	snprintf(office.code, sizeof office.code, "%s", code);
	if (!store_find(sheets->store, code, &ref, &sheets->error) ||
	    !store_list(sheets->store, &query, take_name, &office, NULL, &sheets->error))
		return say_error(&sheets->error);
	if (ref.kind != RECORD_OFFICE) {
		say(_("‘%s’은(는) 부서의 코드가 아닙니다. 코드는 gwagi list offices로 봅니다."), code);
		return ERROR_USAGE;
	}
	if (output && is_folder(output))
		name_paper(sheets, &office, path);
	else if (output)
		snprintf(path, sizeof path, "%s", output);
	good = output ? write_paper(sheets, path, code, false, &rows)
		      : form_write(sheets->store, stdout, code, false, sheets->format, &rows, &sheets->error);
	if (good && !rows && !sheets->cli->quiet)
		say(_("%s: 물을 것이 없어 빈 점검표입니다."), office.name);
	return keep(sheets, good);
}

int report_form(const struct cli *cli, const char *office)
{
	struct sheets sheets = {.cli = cli};
	int code;

	if (!read_format(cli, &sheets.format))
		return ERROR_USAGE;
	if (sheets.format == FORM_XLSX && !cli->output) {
		say(_("통합 문서(xlsx)를 둘 곳을 --output FILE로 주십시오."));
		return ERROR_USAGE;
	}
	message_keep_data(); /* it goes to an office, and comes back */
	code = cli_open(cli, &sheets.store);
	if (code)
		return code;
	code = strcmp(office, "all") == 0 ? write_all(&sheets) : write_one(&sheets, office);
	store_close(sheets.store);
	return code;
}
