/* The public holidays, with what the administrator and the person add and take away. */
#include <stdlib.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/view/holiday.h"
#include "lines.h"

static const char site_path[] = "/etc/gwagi/holidays";

static bool read_line(void *context, char *line, size_t number, const char **at, struct error *error)
{
	(void)number;
	return holidays_read(context, line, at, error);
}

static bool read_files(struct holidays *holidays, const char *user, struct error *error)
{
	return lines_read(site_path, false, NULL, read_line, holidays, error) &&
	       (!user || lines_read(user, false, NULL, read_line, holidays, error));
}

struct holidays *cli_holidays(void)
{
	char *user = cli_place("XDG_CONFIG_HOME", "/.config", "/gwagi/holidays");
	struct holidays *holidays = holidays_create();
	struct error error;
	bool good = read_files(holidays, user, &error);

	free(user);
	if (good)
		return holidays;
	holidays_destroy(holidays);
	say_error(&error);
	return NULL;
}
