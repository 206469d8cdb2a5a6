#include <stdio.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/view/detail.h"

static bool show_text(struct store *store, const char *code, struct error *error)
{
	struct detail *detail = detail_create();
	bool done = detail_load(detail, store, code, 0, error);

	if (done) {
		detail_layout(detail, output_cells());
		for (int i = 0; i < detail_count(detail); i++)
			printf("%s\n", text_bytes(&detail_row(detail, i)->text));
	}
	detail_destroy(detail);
	return done;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	enum output_format format;
	struct store *store;
	struct error error;
	int code;
	bool done;

	(void)argc;
	if (!output_format(cli->format, "text|json", &format))
		return ERROR_USAGE;
	code = cli_open(cli, &store);
	if (code)
		return code;
	done = format == OUTPUT_JSON ? json_show(stdout, store, argv[0], &error) : show_text(store, argv[0], &error);
	store_close(store);
	return done ? 0 : say_error(&error);
}

const struct command command_show = {
	.name = "show",
	.usage = "CODE [--format text|json]",
	.summary = N_("한 안건, 항목, 이정표, 목표, 부서, 사람 …의 모든 것을 보입니다"),
	.help = N_("CODE  1.2.2.1(항목) 1.2.5.1m1(이정표) 1.2.2.1t1(목표) 1(회의) o3(부서) c1(담당)\n"),
	.options = OPTION_FORMAT,
	.least = 1,
	.most = 1,
	.run = run,
};
