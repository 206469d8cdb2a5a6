#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

#define COUNT_FIELD(key, heading)                                   \
	{                                                           \
		key, heading, FIELD_INTEGER, VOCABULARY_NONE, false \
	}
enum column {
	CODE,
	PARENT,
	LEVEL,
	KIND,
	LABEL,
	TITLE,
	SIGNAL,
	SCHEDULE,
	DAYS_LEFT,
	TOTAL,
	BY_SIGNAL, /* SIGNAL_COUNT of them */
	OVERDUE = BY_SIGNAL + SIGNAL_COUNT,
	DUE_SOON,
	UNDATED,
	DUE,
	DUE_DONE,
	PAST,
	STATE,
	COLUMNS,
};
static const struct field columns[COLUMNS] = {
	[CODE] = {"code", N_("코드"), FIELD_CODE, VOCABULARY_NONE, true},
	[PARENT] = {"parent", N_("상위"), FIELD_CODE, VOCABULARY_NONE, false},
	[LEVEL] = {"level", N_("단계"), FIELD_INTEGER, VOCABULARY_NONE, false},
	[KIND] = {"kind", N_("종류"), FIELD_TEXT, VOCABULARY_NONE, false},
	[LABEL] = {"label", N_("구분"), FIELD_TEXT, VOCABULARY_NONE, true},
	[TITLE] = {"title", N_("이름"), FIELD_TEXT, VOCABULARY_NONE, true},
	[SIGNAL] = {"signal", N_("판정"), FIELD_WORD, VOCABULARY_SIGNAL, false},
	[SCHEDULE] = {"schedule", N_("일정"), FIELD_WORD, VOCABULARY_SCHEDULE, false},
	[DAYS_LEFT] = COUNT_FIELD("days_left", N_("남은 날")),
	[TOTAL] = COUNT_FIELD("total", N_("이정표")),
	[BY_SIGNAL + SIGNAL_DONE] = COUNT_FIELD("done", N_("완료")),
	[BY_SIGNAL + SIGNAL_ON_TRACK] = COUNT_FIELD("on_track", N_("정상추진")),
	[BY_SIGNAL + SIGNAL_ATTENTION] = COUNT_FIELD("attention", N_("관심필요")),
	[BY_SIGNAL + SIGNAL_LATE] = COUNT_FIELD("late", N_("지연")),
	[BY_SIGNAL + SIGNAL_STALLED] = COUNT_FIELD("stalled", N_("부진")),
	[BY_SIGNAL + SIGNAL_STOPPED] = COUNT_FIELD("stopped", N_("보류·중단")),
	[BY_SIGNAL + SIGNAL_UNREPORTED] = COUNT_FIELD("unreported", N_("미보고")),
	[OVERDUE] = COUNT_FIELD("overdue", N_("기한경과")),
	[DUE_SOON] = COUNT_FIELD("due_soon", N_("기한임박")),
	[UNDATED] = COUNT_FIELD("undated", N_("기한미설정")),
	[DUE] = COUNT_FIELD("due", N_("기한 도래")),
	[DUE_DONE] = COUNT_FIELD("due_done", N_("기한 도래 완료")),
	[PAST] = COUNT_FIELD("past", N_("지난 사실")),
	[STATE] = {"state", N_("상태"), FIELD_TEXT, VOCABULARY_NONE, true}, /* only for people: the others say it in numbers */
};
enum { STATE_TEXT = 256, NUMBER_TEXT = 24, INDENT = 2 };

struct tree {
	struct store *store;
	struct record_writer *writer;
	enum output_format format;
	int top; /* level of the first row */
	int64_t rows;
};

/* A row of the tree being written: the texts that its values point at. */
struct line {
	struct value values[COLUMNS];
	char numbers[COLUMNS][NUMBER_TEXT];
	char parent[CODE_TEXT], title[NODE_TITLE + CODE_DEPTH * INDENT * 2], state[STATE_TEXT], kind[32];
};

static size_t column_count(enum output_format format)
{
	return format == OUTPUT_TABLE ? COLUMNS : STATE;
}

static void put_number(struct line *line, enum column column, int64_t number)
{
	snprintf(line->numbers[column], NUMBER_TEXT, "%" PRId64, number);
	line->values[column] = (struct value){.text = line->numbers[column]};
}

static void put_text(struct line *line, enum column column, const char *text)
{
	line->values[column] = (struct value){.empty = !*text, .text = text};
}

static void put_verdict(struct line *line, const struct node *node)
{
	const struct verdict *verdict = &node->verdict;
	char left[64];

	put_text(line, SIGNAL, word_english(VOCABULARY_SIGNAL, (int)verdict->signal));
	put_text(line, SCHEDULE, word_english(VOCABULARY_SCHEDULE, verdict->schedule));
	if (verdict->has_due)
		put_number(line, DAYS_LEFT, verdict->days_left);
	verdict_left(&node->state, verdict, left, sizeof left);
	snprintf(line->state, sizeof line->state, "%s %s", word_korean(VOCABULARY_SIGNAL, (int)verdict->signal), left);
}

/* "지연 1 · 미보고 3": the worst first. */
static void describe(struct line *line, const struct tally *tally)
{
	size_t used = 0;

	for (int i = 0; i < SIGNAL_COUNT; i++) {
		enum signal signal = signal_by_weight(i);

		if (tally->signal[signal] && used < sizeof line->state)
			used += (size_t)snprintf(line->state + used, sizeof line->state - used, "%s%s %" PRId64,
						 used ? " · " : "", word_korean(VOCABULARY_SIGNAL, (int)signal),
						 tally->signal[signal]);
	}
}

static bool put_tally(struct tree *tree, struct line *line, const struct node *node, struct error *error)
{
	struct tally tally;

	if (!store_tally(tree->store, node->ref, &tally, error))
		return false;
	put_number(line, TOTAL, tally.total);
	for (int signal = 0; signal < SIGNAL_COUNT; signal++)
		put_number(line, (enum column)(BY_SIGNAL + signal), tally.signal[signal]);
	put_number(line, OVERDUE, tally.overdue);
	put_number(line, DUE_SOON, tally.due_soon);
	put_number(line, UNDATED, tally.undated);
	put_number(line, DUE, tally.due);
	put_number(line, DUE_DONE, tally.due_done);
	put_number(line, PAST, tally.past);
	describe(line, &tally);
	return true;
}

static bool take_kind(void *context, const struct record *record)
{
	struct line *line = context;

	snprintf(line->kind, sizeof line->kind, "%s", record_value(record, "kind").text);
	return true;
}

static bool put_kind(struct tree *tree, struct line *line, const struct node *node, struct error *error)
{
	struct store_query query = {.kind = RECORD_ITEM, .code = node->code};

	if (node->ref.kind != RECORD_ITEM)
		snprintf(line->kind, sizeof line->kind, "%s", node->ref.kind == RECORD_MEETING ? "meeting" : "milestone");
	else if (tree->format != OUTPUT_TABLE && !store_list(tree->store, &query, take_kind, line, NULL, error))
		return false;
	put_text(line, KIND, line->kind);
	return true;
}

static bool write_node(struct tree *tree, const struct node *node, struct error *error)
{
	struct line line = {0};
	int indent = tree->format == OUTPUT_TABLE && node->level > tree->top ? (node->level - tree->top) * INDENT : 0;

	for (int i = 0; i < COLUMNS; i++)
		put_text(&line, (enum column)i, "");
	if (!put_kind(tree, &line, node, error))
		return false;
	if (node->ref.kind == RECORD_MILESTONE)
		put_verdict(&line, node);
	else if (!put_tally(tree, &line, node, error))
		return false;
	snprintf(line.title, sizeof line.title, "%*s%s", indent, "", node->title);
	put_text(&line, CODE, node->code);
	put_text(&line, PARENT, code_parent(node->code, line.parent) ? line.parent : "");
	put_number(&line, LEVEL, node->level);
	put_text(&line, LABEL, node->label);
	put_text(&line, TITLE, line.title);
	put_text(&line, STATE, line.state);
	tree->rows++;
	return record_writer_add(tree->writer, &(struct record){node->ref, column_count(tree->format), columns, line.values});
}

/* The row and all below it; as deep as a code is long. */
static bool walk(struct tree *tree, struct node *node, struct error *error)
{
	struct ref self = node->ref;

	if (!write_node(tree, node, error))
		return false;
	if (!node->has_children)
		return true;
	if (!store_node_first_child(tree->store, self, node, error))
		return false;
	while (node->ref.id) {
		struct ref child = node->ref;

		if (!walk(tree, node, error) || !store_node_next(tree->store, child, node, error))
			return false;
	}
	return true;
}

/* The row with CODE, or the first of all; NULL is all of them. */
static bool find_first(struct tree *tree, const char *code, struct node *node, struct error *error)
{
	struct ref ref;

	if (!code)
		return store_node_first_child(tree->store, (struct ref){0}, node, error);
	if (!store_find(tree->store, code, &ref, error))
		return false;
	if (ref.kind == RECORD_MEETING || ref.kind == RECORD_ITEM || ref.kind == RECORD_MILESTONE)
		return store_node(tree->store, ref, node, error);
	return error_set(error, ERROR_USAGE,
			 _("‘%s’은(는) 계층에 있는 것이 아닙니다. 회의, 안건, 항목, 이정표의 코드를 써 주십시오."), code);
}

static bool write_tree(struct tree *tree, const char *code, struct error *error)
{
	struct node node;
	bool done = find_first(tree, code, &node, error);

	if (!done)
		return false;
	tree->top = node.level;
	tree->writer = record_writer_create(stdout, tree->format, columns, column_count(tree->format), output_cells());
	while (done && node.ref.id) {
		struct ref self = node.ref;

		done = walk(tree, &node, error);
		if (code)
			break;
		done = done && store_node_next(tree->store, self, &node, error);
	}
	if (done)
		record_writer_finish(tree->writer);
	else
		record_writer_abandon(tree->writer);
	return done;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct tree tree = {0};
	struct error error;
	int code;
	bool done;

	if (!output_format(cli->format, "table|csv|tsv|json", &tree.format))
		return ERROR_USAGE;
	code = cli_open(cli, &tree.store);
	if (code)
		return code;
	done = write_tree(&tree, argc ? argv[0] : NULL, &error);
	store_close(tree.store);
	if (!done && !ferror(stdout)) /* what is wrong with the output is said at the end */
		return say_error(&error);
	return tree.rows ? 0 : ERROR_NOT_FOUND;
}

const struct command command_tree = {
	.name = "tree",
	.usage = "[CODE] [--format table|csv|tsv|json]",
	.summary = N_("안건에서 이정표까지를 계층으로, 판정별 건수와 함께 보입니다"),
	.help = N_("CODE가 있으면 그것과 그 아래만 보입니다.\n"),
	.options = OPTION_FORMAT,
	.least = 0,
	.most = 1,
	.run = run,
};
