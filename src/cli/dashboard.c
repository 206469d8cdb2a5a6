#include "gwagi/tui/dashboard.h"
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "drafts.h"

static bool wants_color(const char *color)
{
	const char *refused = getenv("NO_COLOR");

	if (color && strcmp(color, "auto") != 0)
		return strcmp(color, "always") == 0;
	return !refused || !*refused;
}

static bool keep(void *context, enum text_mode mode, enum probe_answer answered, struct error *error)
{
	return state_write(context, mode, answered, error);
}

static day_number today(void *context, int64_t *ends)
{
	(void)context;
	return cli_day(ends);
}

static enum mode_origin origin_of(enum mode_source source)
{
	switch (source) {
	case MODE_OPTION:
		return ORIGIN_OPTION;
	case MODE_USER:
	case MODE_SITE:
		return ORIGIN_CONFIGURATION;
	case MODE_KEPT:
		return ORIGIN_KEPT;
	default:
		return ORIGIN_DEFAULT;
	}
}

static int run(struct store *store, struct dashboard_options *options, struct error *error)
{
	struct draft_keeper keeper;
	struct drafts drafts;
	int code;

	drafts_start(&drafts, store_path(store));
	keeper = drafts_keeper(&drafts);
	options->drafts = &keeper;
	code = dashboard_run(store, options, error);
	drafts_finish(&drafts);
	return code;
}

int command_dashboard(const struct cli *cli)
{
	const struct mode *mode = &cli->mode;
	struct state state = mode->state; /* borrowed */
	struct dashboard_options options = {
		.ascii = cli->ascii,
		.color = wants_color(cli->color),
		.mode = mode->mode,
		.origin = origin_of(mode->source),
		.answered = mode->answered,
		/* Where the mode was said, that goes before what is kept, and the terminal's answer is not known. */
		.keep = mode->can_keep && !mode_is_fixed(mode) ? keep : NULL,
		.today = cli->pinned ? NULL : today,
		.context = &state,
	};
	struct cli looking = *cli; /* who asked for a past day came to read, also after going on to the present */
	struct error error = {0};
	struct holidays *holidays;
	struct store *store;
	int code;

	keymap_start(&options.keymap);
	looking.read_only |= cli->past != DAY_NONE;
	if (!dashboard_terminal(&error))
		return say_error(&error);
	holidays = cli_holidays();
	if (!holidays)
		return ERROR_USAGE;
	options.holidays = holidays;
	code = cli_open_or_make(&looking, &store);
	if (!code) {
		code = run(store, &options, &error);
		store_close(store);
	}
	holidays_destroy(holidays);
	if (error.code != ERROR_NONE)
		say_error(&error);
	return code;
}
