#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { STEPS_MOST = 100 };

/* How many steps WORD says; 0 after a sentence. */
static size_t read_steps(const char *word)
{
	char *end;
	long steps = strtol(word, &end, 10);

	if (*word >= '1' && *word <= '9' && !*end && steps <= STEPS_MOST)
		return (size_t)steps;
	say(_("‘%s’은(는) 1에서 %d까지의 수가 아닙니다."), word, STEPS_MOST);
	return 0;
}

static int put_answer(const struct cli *cli, const struct gate_answer *answer)
{
	if (answer->result != GATE_OK && answer->which > 0)
		say(_("%zu걸음째를 할 수 없어 하나도 하지 않았습니다."), answer->which + 1);
	return change_answer(cli, answer);
}

static int compare(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static size_t count_rows(const struct gate_answer *answer)
{
	const char **codes = memory_new(answer->count + 1, sizeof *codes);
	size_t rows = 0;

	for (size_t i = 0; i < answer->count; i++)
		codes[i] = answer->changes[i].entity;
	qsort(codes, answer->count, sizeof *codes, compare);
	for (size_t i = 0; i < answer->count; i++)
		rows += !i || strcmp(codes[i - 1], codes[i]) != 0;
	free(codes);
	return rows;
}

/* Tried first, without writing: how much it would be. What can't be done is said by doing it. */
static bool is_meant(const struct cli *cli, struct store *store, struct gate_request *requests, size_t steps)
{
	struct gate_answer answer = {0};
	char question[256];
	size_t rows;

	if (cli->dry_run || cli->yes)
		return true;
	requests[0].dry_run = true;
	store_write_all(store, requests, steps, &answer);
	requests[0].dry_run = false;
	rows = answer.result == GATE_OK ? count_rows(&answer) : 0;
	gate_answer_finish(&answer);
	if (rows <= CONFIRM_ROWS && (steps <= CONFIRM_ROWS || !rows))
		return true;
	snprintf(question, sizeof question, _("%zu걸음, %zu줄을 되돌립니다. 그렇게 하시겠습니까?"), steps, rows);
	return cli_confirm(cli, question);
}

static int take_steps(const struct cli *cli, const struct gate_request *request, size_t steps)
{
	struct gate_request requests[STEPS_MOST];
	struct gate_answer answer = {0};
	struct store *store;
	int code = cli_open(cli, &store);

	if (code)
		return code;
	for (size_t i = 0; i < steps; i++)
		requests[i] = *request;
	if (is_meant(cli, store, requests, steps)) {
		store_write_all(store, requests, steps, &answer);
		code = put_answer(cli, &answer);
		gate_answer_finish(&answer);
	} else {
		code = ERROR_REFUSED;
	}
	store_close(store);
	return code;
}

static int run_undo(const struct cli *cli, int argc, char **argv)
{
	struct gate_request request = {.verb = GATE_UNDO,
				       .action = "undo",
				       .reason = cli->reason,
				       .authority = cli->authority,
				       .effective = DAY_NONE,
				       .dry_run = cli->dry_run};
	size_t steps = argc ? read_steps(argv[0]) : 1;

	return steps ? take_steps(cli, &request, steps) : ERROR_USAGE;
}

static int run_redo(const struct cli *cli, int argc, char **argv)
{
	struct gate_request request = {.verb = GATE_REDO,
				       .action = "redo",
				       .reason = cli->reason,
				       .authority = cli->authority,
				       .effective = DAY_NONE,
				       .dry_run = cli->dry_run};

	(void)argc;
	(void)argv;
	return take_steps(cli, &request, 1);
}

const struct command command_undo = {
	.name = "undo",
	.usage = "[N] [OPTION…]",
	.summary = N_("자기가 마지막으로 바꾼 것을 취소합니다"),
	.help = N_("한꺼번에 바꾼 것은 한꺼번에 취소합니다. N은 몇 걸음인지이고, 하나라도 안 되면\n"
		   "하나도 취소하지 않습니다. 취소도 오늘의 변경으로 기록에 남습니다.\n"
		   "다른 사람이 그 뒤에 바꾼 것은 취소하지 않고 누가 언제 바꾸었는지 알립니다.\n"
		   "새로 만든 것은 딸린 것이 없을 때 없앱니다. 그 코드는 다시 쓰지 않습니다.\n"
		   "4걸음이나 4줄 이상이면 먼저 묻습니다. 물을 수 없으면 --yes가 있어야 합니다.\n"
		   "init과 import는 취소하지 못합니다. 그 앞의 사본(backup)으로 되돌립니다.\n"
		   "\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_CHANGE | OPTION_DRY_RUN,
	.as_of = AS_OF_REFUSED,
	.least = 0,
	.most = 1,
	.run = run_undo,
};

const struct command command_redo = {
	.name = "redo",
	.usage = "[OPTION…]",
	.summary = N_("마지막으로 취소한 것을 되살립니다"),
	.help = N_("취소한 뒤에 새로 바꾼 것이 없을 때만 됩니다. 여러 번 하면 취소한 차례를 거슬러\n"
		   "하나씩 되살립니다.\n"
		   "\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_CHANGE | OPTION_DRY_RUN,
	.as_of = AS_OF_REFUSED,
	.least = 0,
	.most = 0,
	.run = run_redo,
};
