#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "change.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

static bool take_version(void *context, const struct record *record)
{
	*(int64_t *)context = strtoll(record_value(record, "version").text, NULL, 10);
	return true;
}

/* A time of a recurring milestone that nothing was said of yet. */
static bool may_be_made(struct store *store, const char *code, struct gate_request *request, const struct error *error)
{
	char milestone[CODE_TEXT];

	if (error->code != ERROR_NOT_FOUND || code_kind(code) != CODE_OCCURRENCE || !code_parent(code, milestone) ||
	    !store_find(store, milestone, &request->ref, NULL))
		return false;
	request->ref = (struct ref){RECORD_OCCURRENCE, 0};
	request->of = code;
	return true;
}

/* What is there now: a colleague's change between this look and the write is then noticed. */
static bool read_version(struct store *store, const char *code, struct gate_request *request, struct error *error)
{
	static const char *const keys[] = {"version", NULL};
	struct store_query query = {.code = code, .keys = keys};

	if (!store_find(store, code, &request->ref, error) && !may_be_made(store, code, request, error))
		return false;
	if (!request->ref.id)
		return true;
	query.kind = request->ref.kind;
	return store_list(store, &query, take_version, &request->expected_version, NULL, error);
}

/* What is to be changed: a request a row, all with the same fields. */
struct batch {
	struct gate_request request; /* what they have in common */
	struct gate_request *all;
	char (*codes)[CODE_TEXT];
	size_t count, room;
};

static struct gate_request *add(struct batch *batch, const char *code)
{
	if (batch->count == batch->room) {
		batch->room = batch->room ? batch->room * 2 : 16;
		batch->all = memory_grow(batch->all, batch->room, sizeof *batch->all);
		batch->codes = memory_grow(batch->codes, batch->room, sizeof *batch->codes);
	}
	snprintf(batch->codes[batch->count], CODE_TEXT, "%s", code);
	batch->all[batch->count] = batch->request;
	return &batch->all[batch->count++];
}

static void batch_finish(struct batch *batch)
{
	free(batch->all);
	free(batch->codes);
}

static bool add_code(struct batch *batch, struct store *store, const char *code, struct error *error)
{
	struct gate_request request = batch->request;

	if (!read_version(store, code, &request, error))
		return false;
	*add(batch, code) = request;
	return true;
}

static bool add_lines(struct batch *batch, struct store *store, struct error *error)
{
	char *line = NULL;
	size_t room = 0;
	bool good = true;

	while (good && getline(&line, &room, stdin) >= 0) {
		line[strcspn(line, "\r\n")] = '\0';
		good = !*line || add_code(batch, store, line, error);
	}
	free(line);
	return good;
}

static bool add_record(void *context, const struct record *record)
{
	struct batch *batch = context;
	struct gate_request *request = add(batch, record_value(record, "code").text);

	request->ref = record->ref;
	request->expected_version = strtoll(record_value(record, "version").text, NULL, 10);
	return true;
}

static bool add_found(struct batch *batch, struct store *store, const struct filter *filter, struct error *error)
{
	static const char *const keys[] = {"code", "version", NULL};
	struct store_query query = {.kind = RECORD_MILESTONE, .filter = filter, .keys = keys};

	return store_list(store, &query, add_record, batch, NULL, error);
}

static int compare(const void *one, const void *other)
{
	const struct gate_request *a = one, *b = other;

	if (a->ref.kind != b->ref.kind || a->ref.id != b->ref.id)
		return a->ref.kind != b->ref.kind ? (a->ref.kind < b->ref.kind ? -1 : 1) : a->ref.id < b->ref.id ? -1 : 1;
	return a->of && b->of ? strcmp(a->of, b->of) : (a->of != NULL) - (b->of != NULL);
}

/* A row that was named twice would be in its own way. */
static bool is_named_once(const struct batch *batch, struct error *error)
{
	struct gate_request *sorted = memory_new(batch->count + 1, sizeof *sorted);
	bool good = true;

	memcpy(sorted, batch->all, batch->count * sizeof *sorted);
	qsort(sorted, batch->count, sizeof *sorted, compare);
	for (size_t i = 1; good && i < batch->count; i++)
		if (!compare(&sorted[i - 1], &sorted[i]))
			good = error_set(error, ERROR_USAGE, _("같은 것이 두 번 있습니다. 한 번씩만 써 주십시오."));
	free(sorted);
	return good;
}

/* Times of recurring milestones that are not there yet are known by their codes, which have now come to rest. */
static void settle(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->all[i].of)
			batch->all[i].of = batch->codes[i];
}

struct asked {
	const struct filter *filter; /* NULL: codes were named */
	int count;
	char **codes;
};

static bool gather(struct batch *batch, struct store *store, const struct asked *asked, struct error *error)
{
	bool good = true;

	if (asked->filter)
		good = add_found(batch, store, asked->filter, error);
	for (int i = 0; good && !asked->filter && i < asked->count; i++)
		good = !strcmp(asked->codes[i], "-") ? add_lines(batch, store, error)
						     : add_code(batch, store, asked->codes[i], error);
	settle(batch);
	if (good && !batch->count)
		return error_set(error, ERROR_NOT_FOUND, _("바꿀 것이 없습니다. 맞는 것이 하나도 없습니다."));
	return good && is_named_once(batch, error);
}

/* Many at once, and all there are, are not changed by a slip. */
static bool is_meant(const struct cli *cli, const struct batch *batch, const struct asked *asked)
{
	char question[256];

	if (cli->dry_run || (batch->count <= CONFIRM_ROWS && (!asked->filter || asked->filter->count)))
		return true;
	snprintf(question, sizeof question, _("%zu줄을 한꺼번에 바꿉니다. 그렇게 하시겠습니까?"), batch->count);
	return cli_confirm(cli, question);
}

static int write_batch(const struct cli *cli, struct store *store, const struct batch *batch)
{
	struct gate_answer answer = {0};
	int code;

	store_write_all(store, batch->all, batch->count, &answer);
	if (answer.result == GATE_CONFLICT || (answer.result != GATE_OK && batch->count > 1)) {
		say(_("%s에서 막혀 하나도 바꾸지 않았습니다."), batch->codes[answer.which]);
		code = say_error(&answer.error);
	} else {
		code = change_answer(cli, &answer);
	}
	gate_answer_finish(&answer);
	return code;
}

static int write_fields(const struct cli *cli, const struct gate_request *request, const struct asked *asked)
{
	struct batch batch = {.request = *request};
	struct error error;
	struct store *store;
	int exit_code = cli_open(cli, &store);

	if (exit_code)
		return exit_code;
	if (!gather(&batch, store, asked, &error))
		exit_code = say_error(&error);
	else if (!is_meant(cli, &batch, asked))
		exit_code = ERROR_REFUSED;
	else
		exit_code = write_batch(cli, store, &batch);
	batch_finish(&batch);
	store_close(store);
	return exit_code;
}

/* A report comes with nothing but what belongs to it. */
static bool is_report(const struct gate_field *fields, size_t count)
{
	bool reported = false;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].key, "reported") == 0)
			reported = true;
		else if (strcmp(fields[i].key, "done_on") != 0 && strcmp(fields[i].key, "forecast") != 0)
			return false;
	}
	return reported;
}

/* How many words in front of the fields are codes; false, after a sentence, if that can't be. */
static bool split_words(const struct cli *cli, int argc, char **argv, int *codes)
{
	*codes = 0;
	while (*codes < argc && !strchr(argv[*codes], '='))
		++*codes;
	if (*codes == argc)
		say(_("바꿀 값이 빠졌습니다. FIELD=VALUE를 써 주십시오."));
	else if (cli->filter && *codes)
		say(_("--filter와 코드는 함께 쓸 수 없습니다: %s."), argv[0]);
	else if (!cli->filter && !*codes)
		say(_("무엇을 바꿀지 없습니다. 코드나 --filter를 써 주십시오."));
	else
		return true;
	return false;
}

static int run_with(const struct cli *cli, const struct asked *asked, int argc, char **argv)
{
	struct gate_request request = {
		.action = "set",
		.reason = cli->reason,
		.authority = cli->authority,
		.count = (size_t)argc,
		.dry_run = cli->dry_run,
	};
	struct gate_field *fields;
	int code;

	if (!value_effective(cli, &request.effective))
		return ERROR_USAGE;
	fields = change_fields(argc, argv);
	if (!fields)
		return ERROR_USAGE;
	request.fields = fields;
	request.verb = is_report(fields, request.count) ? GATE_REPORT_STATUS : GATE_SET_FIELD;
	code = write_fields(cli, &request, asked);
	free(fields);
	return code;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	char *words[] = {(char *)cli->filter};
	struct asked asked = {.codes = argv};
	struct filter *filter = NULL;
	int code = ERROR_USAGE;

	if (!split_words(cli, argc, argv, &asked.count))
		return ERROR_USAGE;
	if (cli->filter)
		asked.filter = filter = memory_new(1, sizeof *filter);
	if (!cli->filter || value_filter(1, words, filter))
		code = run_with(cli, &asked, argc - asked.count, argv + asked.count);
	free(filter);
	return code;
}

const struct command command_set = {
	.name = "set",
	.usage = "CODE… FIELD=VALUE… [OPTION…] | --filter FILTER FIELD=VALUE… [OPTION…]",
	.summary = N_("값을 바꾸고 변경 기록에 남깁니다"),
	.help = N_("값의 말은 영어와 한국어를 다 씁니다: reported=in_progress, reported=추진중.\n"
		   "‘FIELD=’은 값을 비웁니다. 여럿을 쓰면 한꺼번에 바꾸거나 하나도 바꾸지 않습니다.\n"
		   "이정표의 reported는 none not_started in_progress reported_done on_hold\n"
		   "cancelled이고, 보류와 중단에는 --reason이 있어야 합니다.\n"
		   "\n"
		   "CODE가 여럿이거나(‘-’는 표준 입력에서 한 줄에 하나씩) --filter로 고른 모든 이정표는\n"
		   "한 걸음으로 바꿉니다: 하나라도 안 되면 하나도 바꾸지 않고, undo 한 번으로 되돌립니다.\n"
		   "4줄 이상이거나 FILTER가 비었으면 먼저 묻습니다. 물을 수 없으면 --yes가 있어야 합니다.\n"
		   "\n"
		   "여러 줄이 함께 바뀌는 것(모두 --reason이 있어야 합니다):\n"
		   "  set 1.3.2 closing=withdrawn         종결: completed withdrawn,\n"
		   "                                      carried_over와 merged에는 to=CODE\n"
		   "  set 1.3.2 split=이름 split=이름     옆의 새 항목들로 나누고 종결\n"
		   "  set o5 successor=o40 moves=1.2,c12  부서 이어받기(moves가 없으면 모두),\n"
		   "  set o5 successor=new name=이름      새로 만들며\n"
		   "\n"
		   "  --filter FILTER   거르는 말(list와 같음)에 맞는 모든 이정표\n"
		   "  --reason TEXT     사유\n"
		   "  --authority TEXT  근거가 되는 결정이나 문서\n"
		   "  --effective DAY   그 변경의 기준일 (없으면 오늘)\n"
		   "  --dry-run         무엇이 바뀔지 보이기만 합니다\n"),
	.options = OPTION_FILTER | OPTION_CHANGE | OPTION_EFFECTIVE | OPTION_DRY_RUN,
	.as_of = AS_OF_REFUSED,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
