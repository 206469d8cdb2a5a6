/* gwagi: the dashboard, or one command. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "language.h"

/* A closed standard stream would be taken by the next file that is opened, and what is said would end up in that. */
static bool keep_streams(void)
{
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) != stream)
			return false;
	return true;
}

static bool set_locale(bool *substituted)
{
	char charset[64];

	if (text_locale(substituted, charset, sizeof charset))
		return true;
	say("이 로캘의 글자 집합(%s)은 쓸 수 없습니다. LC_ALL=C.UTF-8로 실행해 주십시오. "
	    "gwagi needs a UTF-8 locale, such as LC_ALL=C.UTF-8.",
	    charset);
	return false;
}

/* The options that take one of a few words. */
static bool check_words(const struct cli *cli)
{
	enum text_mode mode;
	int place;

	if (cli->color && !config_word(CONFIG_COLOR, cli->color, &place)) {
		say(_("--color에는 auto, always, never 가운데 하나를 씁니다."));
		return false;
	}
	if (cli->ambiguous && !config_word(CONFIG_AMBIGUOUS, cli->ambiguous, &place)) {
		say(_("--ambiguous에는 auto, narrow, wide, safe 가운데 하나를 씁니다."));
		return false;
	}
	if (cli->lang && !config_word(CONFIG_LANG, cli->lang, &place)) {
		say(_("--lang에는 ko, en 가운데 하나를 씁니다."));
		return false;
	}
	if (cli->ambiguous && text_mode_find(cli->ambiguous, &mode))
		text_set_mode(mode); /* before anything is said in it */
	return true;
}

bool cli_with_options(struct cli *cli, bool (*use)(const struct option *table, void *context), void *context)
{
	const struct option table[] = {
		{"db", 0, 0, NULL, &cli->db},
		{"as-of", 0, 0, NULL, &cli->as_of},
		{"read-only", 0, 0, &cli->read_only, NULL},
		{"yes", 'y', 0, &cli->yes, NULL},
		{"quiet", 'q', 0, &cli->quiet, NULL},
		{"ascii", 0, 0, &cli->ascii, NULL},
		{"color", 0, 0, NULL, &cli->color},
		{"ambiguous", 0, 0, NULL, &cli->ambiguous},
		{"lang", 0, 0, NULL, &cli->lang},
		{"help", 'h', 0, &cli->help, NULL},
		{"version", 'V', 0, &cli->version, NULL},
		{"format", 0, OPTION_FORMAT, NULL, &cli->format},
		{"under", 0, OPTION_UNDER, NULL, &cli->under},
		{"since", 0, OPTION_SINCE, NULL, &cli->since},
		{"dry-run", 0, OPTION_DRY_RUN, &cli->dry_run, NULL},
		{"reason", 0, OPTION_CHANGE, NULL, &cli->reason},
		{"authority", 0, OPTION_CHANGE, NULL, &cli->authority},
		{"effective", 0, OPTION_EFFECTIVE, NULL, &cli->effective},
		{"scale", 0, OPTION_SCALE, NULL, &cli->scale},
		{"width", 0, OPTION_SCALE | OPTION_WIDTH, NULL, &cli->width},
		{"days", 0, OPTION_DAYS, NULL, &cli->days},
		{"output", 0, OPTION_OUTPUT, NULL, &cli->output},
		{"encoding", 0, OPTION_ENCODING, NULL, &cli->encoding},
		{"template", 0, OPTION_TEMPLATE, &cli->template, NULL},
		{"max-size", 0, OPTION_MAX_SIZE, NULL, &cli->max_size},
		{"filter", 0, OPTION_FILTER, NULL, &cli->filter},
		{NULL, 0, 0, NULL, NULL},
	};

	return use(table, context);
}

struct words {
	unsigned groups;
	bool first_only;
	int *argc;
	char **argv;
};

static bool read_words(const struct option *table, void *context)
{
	const struct words *words = context;
	struct error error;

	if (options_read(table, words->groups, words->first_only, words->argc, words->argv, &error))
		return true;
	say_error(&error);
	return false;
}

static bool read_options(struct cli *cli, unsigned groups, bool first_only, int *argc, char **argv)
{
	return cli_with_options(cli, read_words, &(struct words){groups, first_only, argc, argv}) && check_words(cli);
}

static bool read_as_of(struct cli *cli)
{
	cli->past = DAY_NONE;
	return !cli->as_of || value_last_day(cli, cli->as_of, &cli->past);
}

/* Whether the command goes together with --as-of: 0, else the exit code after a sentence. */
static int check_as_of(struct cli *cli, const struct command *command)
{
	if (cli->as_of && command->as_of == AS_OF_REFUSED) {
		say(_("--as-of로는 지난 상태를 보기만 합니다. %s에는 쓸 수 없습니다."), command->name);
		return ERROR_REFUSED;
	}
	if (cli->as_of && command->as_of == AS_OF_NONE) {
		say(_("%s에는 --as-of를 쓸 수 없습니다."), command->name);
		return ERROR_USAGE;
	}
	return read_as_of(cli) ? 0 : ERROR_USAGE;
}

static int run_command(struct cli *cli, const struct command *command, int argc, char **argv)
{
	const struct error *fault;

	if (!read_options(cli, command->options, false, &argc, argv))
		return ERROR_USAGE;
	if (cli->help) {
		help_command(command);
		return 0;
	}
	if (argc < command->least)
		say(_("필요한 말이 빠졌습니다. 쓰는 법은 gwagi help %s(으)로 봅니다."), command->name);
	else if (argc > command->most)
		say(_("‘%s’은(는) 여기에 쓸 수 없습니다. 쓰는 법은 gwagi help %s(으)로 봅니다."), argv[command->most],
		    command->name);
	else if ((fault = cli_surroundings(cli)) && !command->tells_faults)
		say_error(fault);
	else {
		int code = check_as_of(cli, command);

		return code ? code : command->run(cli, argc, argv);
	}
	return ERROR_USAGE;
}

static int run(struct cli *cli, int argc, char **argv)
{
	const struct command *command;
	const struct error *fault;

	if (cli->version) {
		printf("gwagi %s\n", GWAGI_VERSION);
		return 0;
	}
	if (cli->help) {
		help_program();
		return 0;
	}
	if (argc) {
		command = command_find(argv[0]);
		return command ? run_command(cli, command, argc - 1, argv + 1) : ERROR_USAGE;
	}
	fault = cli_surroundings(cli);
	if (fault)
		return say_error(fault);
	return read_as_of(cli) ? command_dashboard(cli) : ERROR_USAGE;
}

/* The files are read in the language that is asked for, and are asked where none is. */
static void choose_language(struct cli *cli, int argc, char **argv)
{
	enum language language = language_asked(argc, argv);

	language_speak(language);
	config_read(&cli->mode.config, &cli->faults[SURROUNDING_CONFIG]);
	if (language == LANGUAGE_OPEN)
		language_speak((enum language)config_place(&cli->mode.config, CONFIG_LANG));
}

static int obey(struct cli *cli, int argc, char **argv)
{
	argc -= argc > 0;
	if (!read_options(cli, 0, true, &argc, argv + 1))
		return ERROR_USAGE;
	if (cli->substituted && !cli->quiet && !(argc && argv[1][0] == '_')) /* shells that complete want no talk */
		say(_("로캘이 UTF-8이 아니거나 이 시스템에 없어서 C.UTF-8로 실행합니다."));
	return run(cli, argc, argv + 1);
}

int main(int argc, char **argv)
{
	struct cli cli = {0};
	int code;

	if (!keep_streams() || !set_locale(&cli.substituted))
		return ERROR_USAGE;
	signal(SIGPIPE, SIG_IGN); /* output_close() sees what became of the output */
	signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is a failed write, as a full disk is */
	choose_language(&cli, argc, argv);
	code = obey(&cli, argc, argv);
	cli_finish(&cli);
	return output_close(code);
}
