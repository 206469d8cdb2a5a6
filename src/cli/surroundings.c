#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/exchange/import.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { SEOUL_SECONDS = 9 * 60 * 60, DAY_SECONDS = 24 * 60 * 60 };

static char *find_path(const struct cli *cli, struct error *error)
{
	const char *path = cli->db ? cli->db : cli_environment("GWAGI_DB");
	char *place;

	if (path && *path)
		return memory_copy(path, strlen(path));
	if (path) {
		error_set(error, ERROR_USAGE, _("--db에 빈 경로를 줄 수 없습니다."));
		return NULL;
	}
	place = cli_place("XDG_DATA_HOME", "/.local/share", "/gwagi/gwagi.db");
	if (!place)
		error_set(error, ERROR_USAGE,
			  _("데이터베이스를 둘 곳을 알 수 없습니다. HOME을 정하거나 --db로 파일을 알려 주십시오."));
	return place;
}

day_number cli_day(int64_t *ends)
{
	int64_t day = (time(NULL) + SEOUL_SECONDS) / DAY_SECONDS;

	*ends = (day + 1) * DAY_SECONDS - SEOUL_SECONDS;
	return (day_number)day;
}

static void find_today(struct cli *cli, struct error *error)
{
	const char *given = cli_environment("GWAGI_TODAY");
	int64_t ends;

	cli->today = cli_day(&ends);
	cli->pinned = given != NULL;
	if (given && !day_parse(given, strlen(given), &cli->today))
		error_set(error, ERROR_USAGE, _("GWAGI_TODAY ‘%s’은(는) 날짜가 아닙니다. 2026-01-31처럼 써 주십시오."), given);
}

/* Who it really is: $USER can be set by anyone. */
static char *find_login(void)
{
	const struct passwd *person = getpwuid(getuid());
	char number[32];

	if (person && person->pw_name[0])
		return memory_copy(person->pw_name, strlen(person->pw_name));
	snprintf(number, sizeof number, "uid%lu", (unsigned long)getuid());
	return memory_copy(number, strlen(number));
}

const struct error *cli_surroundings(struct cli *cli)
{
	cli->named = cli->db || cli_environment("GWAGI_DB");
	cli->path = find_path(cli, &cli->faults[SURROUNDING_DATABASE]);
	find_today(cli, &cli->faults[SURROUNDING_TODAY]);
	mode_choose(&cli->mode, cli->ambiguous);
	cli->login = find_login();
	for (int i = 0; i < SURROUNDINGS; i++)
		if (cli->faults[i].code != ERROR_NONE)
			return &cli->faults[i];
	return NULL;
}

void cli_finish(struct cli *cli)
{
	free(cli->path);
	free(cli->login);
	mode_finish(&cli->mode);
	cli->path = cli->login = NULL;
}

struct store_options cli_store_options(const struct cli *cli)
{
	return (struct store_options){.path = cli->path, .login = cli->login, .today = cli->today, .read_only = cli->read_only};
}

/* The first start: the shipped content. Another program may make the database meanwhile: then that one is to be opened. */
static bool make(const struct cli *cli, struct error *error)
{
	struct store_options options = cli_store_options(cli);

	if (!store_create(&options, exchange_load_shipped, NULL, error))
		return store_exists(cli->path);
	if (!cli->quiet)
		say(_("첫 회의의 내용으로 데이터베이스를 만들었습니다: %s."), cli->path);
	return true;
}

/* What is empty because it lies before all else is said to be so. */
static bool look_back(const struct cli *cli, struct store *store, struct error *error)
{
	char said[DAY_TEXT * 2];
	day_number first;

	if (cli->past == DAY_NONE)
		return true;
	if (!store_first_day(store, &first, error) || !store_set_as_of(store, cli->past, error))
		return false;
	day_print_korean(first, said);
	if (first != DAY_NONE && cli->past < first && !cli->quiet)
		say(_("첫 기록이 %s이어서 그 앞의 날에는 아무것도 없습니다."), said);
	return true;
}

int cli_open_existing(const struct cli *cli, struct store **store)
{
	struct store_options options = cli_store_options(cli);
	struct error error = {0};

	if (!store_exists(cli->path) && !cli->read_only)
		error_set(&error, ERROR_NOT_FOUND, _("데이터베이스가 없습니다: %s. gwagi init으로 만들 수 있습니다."), cli->path);
	else if (store_open(store, &options, &error)) {
		if (look_back(cli, *store, &error))
			return 0;
		store_close(*store);
	}
	return say_error(&error);
}

int cli_open(const struct cli *cli, struct store **store)
{
	/* A path that was named and is not there is more likely mistyped than meant to be filled. */
	return cli->named ? cli_open_existing(cli, store) : cli_open_or_make(cli, store);
}

int cli_open_or_make(const struct cli *cli, struct store **store)
{
	struct error error = {0};

	if (!cli->read_only && !store_exists(cli->path) && !make(cli, &error))
		return say_error(&error);
	return cli_open_existing(cli, store);
}
