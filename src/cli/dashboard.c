#include "gwagi/tui/dashboard.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "drafts.h"
#include "gwagi/line/line.h"
#include "gwagi/model/message.h"
#include "session.h"

/* The option, the environment, the files. */
static bool wants_color(const struct cli *cli)
{
	const char *said = cli->mode.config.values[CONFIG_COLOR].word;

	if (cli->color && strcmp(cli->color, "auto") != 0)
		return strcmp(cli->color, "always") == 0;
	return !cli_environment("NO_COLOR") && (!said || strcmp(said, "never") != 0);
}

/* COLORFGBG, which some terminals set: letters;ground, of the eight colours and their light ones. White is 7 or 15. */
static bool is_light(void)
{
	const char *colors = getenv("COLORFGBG"), *ground = colors ? strrchr(colors, ';') : NULL;

	return ground && (!strcmp(ground, ";7") || !strcmp(ground, ";15"));
}

static enum scheme scheme_of(const struct config *config)
{
	if (config->values[CONFIG_SCHEME].said_by == CONFIG_NOBODY)
		return is_light() ? SCHEME_LIGHT : SCHEME_DARK;
	return (enum scheme)config_place(config, CONFIG_SCHEME);
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

static int run(struct store *store, const struct dashboard_options *options, struct error *error)
{
	struct dashboard_options own = *options;
	struct session_keeper kept;
	struct session session;
	struct draft_keeper keeper;
	struct drafts drafts;
	int code;

	drafts_start(&drafts, store_path(store));
	keeper = drafts_keeper(&drafts);
	own.drafts = &keeper;
	session_start(&session, store_path(store));
	kept = session_keeper(&session);
	own.session = &kept;
	code = dashboard_run(store, &own, error);
	session_finish(&session);
	drafts_finish(&drafts);
	return code;
}

/* Where the person or the terminal asks for lines instead of a screen. False, with a sentence, if what is asked for is nothing.
 */
static bool wants_lines(bool *wanted, struct error *error)
{
	const char *asked = cli_environment("GWAGI_A11Y"), *term = getenv("TERM");

	*wanted = asked || (term && !strcmp(term, "dumb") && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
	return !asked || !strcmp(asked, "text") ||
	       error_set(error, ERROR_USAGE, _("GWAGI_A11Y에는 text만 쓸 수 있습니다: %s."), asked);
}

static int run_lines(const struct cli *cli)
{
	struct line_options options = {.today = cli->pinned ? NULL : today};
	struct store *store;
	int code = cli_open_or_make(cli, &store);

	if (code)
		return code;
	config_keymap(&cli->mode.config, &options.keymap);
	code = line_run(store, &options);
	store_close(store);
	return code;
}

int command_dashboard(const struct cli *cli)
{
	const struct mode *mode = &cli->mode;
	const struct config *config = &mode->config;
	struct state state = mode->state; /* borrowed */
	struct dashboard_options options = {
		.scheme = scheme_of(config),
		.mouse = config_place(config, CONFIG_MOUSE) != 0,
		.low_traffic = config_place(config, CONFIG_LOW_TRAFFIC) != 0,
		.ascii = cli->ascii || config_place(config, CONFIG_ASCII),
		.color = wants_color(cli),
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
	bool lines;
	int code;

	config_keymap(config, &options.keymap);
	looking.read_only |= cli->past != DAY_NONE;
	if (!wants_lines(&lines, &error))
		return say_error(&error);
	if (lines)
		return run_lines(&looking);
	if (!dashboard_terminal(&error))
		return say_error(&error);
	holidays = cli_holidays();
	if (!holidays)
		return ERROR_USAGE;
	options.holidays = holidays;
	code = cli_open_or_make(&looking, &store);
	if (!code) {
		options.first = state_is_first(&state);
		code = run(store, &options, &error);
		store_close(store);
	}
	holidays_destroy(holidays);
	if (error.code != ERROR_NONE)
		say_error(&error);
	return code;
}
