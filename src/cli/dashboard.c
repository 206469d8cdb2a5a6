#include "gwagi/tui/dashboard.h"
#include <stdlib.h>
#include <string.h>
#include "cli.h"

static bool wants_color(const char *color)
{
	const char *refused = getenv("NO_COLOR");

	if (color && strcmp(color, "auto") != 0)
		return strcmp(color, "always") == 0;
	return !refused || !*refused;
}

int command_dashboard(const struct cli *cli)
{
	struct dashboard_options options = {.ascii = cli->ascii, .color = wants_color(cli->color)};
	struct error error = {0};
	struct store *store;
	int code;

	if (!dashboard_terminal(&error))
		return say_error(&error);
	code = cli_open_or_make(cli, &store);
	if (code)
		return code;
	code = dashboard_run(store, &options, &error);
	store_close(store);
	if (error.code != ERROR_NONE)
		say_error(&error);
	return code;
}
