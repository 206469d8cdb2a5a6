#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "gwagi/store/list.h"
#include "gwagi/store/outline.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/row.h"
#include "gwagi/view/sheet.h"

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
	CLOSING,
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
	[CLOSING] = {"closing", N_("종결"), FIELD_WORD, VOCABULARY_CLOSING, false},
	[STATE] = {"state", N_("상태"), FIELD_TEXT, VOCABULARY_NONE, true}, /* only for people: the others say it in numbers */
};
enum { STATE_TEXT = 256, NUMBER_TEXT = 24, INDENT = 2, PAGE = 1024 };

/* Two lists in the order of the tree, made one: the items come, and before each the milestones that stand in front of it. */
struct tree {
	struct store *store;
	struct record_writer *writer;
	enum output_format format;
	int top; /* level of the first row */
	int64_t rows;
	struct ref root;   /* whose milestones are being read */
	struct node *page; /* PAGE of them: many, for each page is a look-up anew */
	size_t at, count;
	bool failed;                         /* with a sentence in `error` */
	char from[CODE_SORT], to[CODE_SORT]; /* with a filter: what it may let through; "" is all */
	struct error *error;
};

/* A row of the tree being written: the texts that its values point at. */
struct line {
	struct value values[COLUMNS];
	char numbers[COLUMNS][NUMBER_TEXT];
	char parent[CODE_TEXT], state[STATE_TEXT], *title;
};

/* What is common to the rows of all kinds. */
struct heading {
	struct ref ref;
	const char *code, *kind, *label, *title, *closing;
	int level;
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

/* "철회 · 지연 1 · 미보고 3": how it was closed, then the worst first. */
static void describe(struct line *line, const struct tally *tally)
{
	size_t used = (size_t)snprintf(
		line->state, sizeof line->state, "%s",
		word_korean(VOCABULARY_CLOSING, word_find(VOCABULARY_CLOSING, line->values[CLOSING].text)));

	for (int i = 0; i < SIGNAL_COUNT; i++) {
		enum signal signal = signal_by_weight(i);

		if (tally->signal[signal] && used < sizeof line->state)
			used += (size_t)snprintf(line->state + used, sizeof line->state - used, "%s%s %" PRId64,
						 used ? " · " : "", word_korean(VOCABULARY_SIGNAL, (int)signal),
						 tally->signal[signal]);
	}
}

static bool put_tally(struct tree *tree, struct line *line, struct ref ref)
{
	struct tally tally;

	if (!store_tally(tree->store, ref, &tally, tree->error))
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

static bool write_line(struct tree *tree, struct line *line, const struct heading *heading)
{
	int indent = tree->format == OUTPUT_TABLE && heading->level > tree->top ? (heading->level - tree->top) * INDENT : 0;
	size_t size = strlen(heading->title) + (size_t)indent + 1;
	bool taken;

	line->title = memory_new(size, 1);
	snprintf(line->title, size, "%*s%s", indent, "", heading->title);
	put_text(line, CODE, heading->code);
	put_text(line, PARENT, code_parent(heading->code, line->parent) ? line->parent : "");
	put_number(line, LEVEL, heading->level);
	put_text(line, KIND, heading->kind);
	put_text(line, LABEL, heading->label);
	put_text(line, TITLE, line->title);
	put_text(line, STATE, line->state);
	tree->rows++;
	taken = record_writer_add(tree->writer,
				  &(struct record){heading->ref, column_count(tree->format), columns, line->values});
	free(line->title);
	return taken;
}

/* A milestone with its verdict, anything else with its counts. NODE is NULL if it is no milestone. */
static bool write_row(struct tree *tree, const struct heading *heading, const struct node *node)
{
	struct line line = {0};

	for (int i = 0; i < COLUMNS; i++)
		put_text(&line, (enum column)i, "");
	if (node)
		put_verdict(&line, node);
	else
		put_text(&line, CLOSING, heading->closing);
	if (!node && !put_tally(tree, &line, heading->ref))
		return false;
	return write_line(tree, &line, heading);
}

static bool write_node(struct tree *tree, const struct node *node)
{
	bool milestone = node->ref.kind == RECORD_MILESTONE;
	struct heading heading = {node->ref, node->code, milestone ? "milestone" : "meeting", node->label, node->title,
				  "",        node->level};

	return write_row(tree, &heading, milestone ? node : NULL);
}

static bool read_page(struct tree *tree)
{
	int64_t after = tree->count ? tree->page[tree->count - 1].ref.id : 0;

	tree->at = 0;
	return store_milestones(tree->store, tree->root, after, false, tree->page, PAGE, &tree->count, tree->error);
}

/* Write the milestones that stand in front of KEY, or with NULL all that are left. */
static bool write_milestones(struct tree *tree, const char *key)
{
	char own[CODE_SORT];

	for (;;) {
		if (tree->at == tree->count && tree->count && !read_page(tree))
			return false;
		if (!tree->count)
			return true;
		code_sort_key(tree->page[tree->at].code, own);
		if (key && strcmp(own, key) > 0)
			return true;
		if (!write_node(tree, &tree->page[tree->at++]))
			return false;
	}
}

static bool put_item(void *context, const struct record *record)
{
	struct tree *tree = context;
	struct heading heading = {.ref = record->ref,
				  .code = record_value(record, "code").text,
				  .kind = record_value(record, "kind").text,
				  .label = record_value(record, "label").text,
				  .title = record_value(record, "title").text,
				  .closing = record_value(record, "closing").text,
				  .level = (int)strtol(record_value(record, "level").text, NULL, 10)};
	char key[CODE_SORT];

	code_sort_key(heading.code, key);
	tree->failed = !write_milestones(tree, key) || !write_row(tree, &heading, NULL);
	return !tree->failed;
}

/* The items and milestones at and below a meeting or an item. */
static bool write_below(struct tree *tree, const struct node *node)
{
	static const char *const keys[] = {"code", "kind", "label", "title", "closing", "level", NULL};
	struct store_query query = {.kind = RECORD_ITEM, .under = node->code, .keys = keys};

	tree->root = node->ref;
	tree->count = 0;
	return read_page(tree) && store_list(tree->store, &query, put_item, tree, NULL, tree->error) && !tree->failed &&
	       write_milestones(tree, NULL);
}

/* The row and all below it. */
static bool write_branch(struct tree *tree, const struct node *node)
{
	if (node->ref.kind == RECORD_MILESTONE)
		return write_node(tree, node);
	return (node->ref.kind == RECORD_ITEM || write_node(tree, node)) && write_below(tree, node);
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

static bool write_branches(struct tree *tree, const char *code, struct node *node)
{
	bool done = true;

	while (done && node->ref.id) {
		struct ref self = node->ref;

		done = write_branch(tree, node);
		if (code)
			break;
		done = done && store_node_next(tree->store, self, node, tree->error);
	}
	return done;
}

/* A row that the filter lets through, if it lies where it should. */
static bool put_found(void *context, const struct sheet_row *row, struct error *error)
{
	static const char *const keys[] = {"code", "kind", "label", "title", "closing", "level", NULL};
	struct store_query query = {.kind = RECORD_ITEM, .code = row->code, .keys = keys};
	struct tree *tree = context;
	char key[CODE_SORT];
	struct node node;

	code_sort_key(row->code, key);
	if (*tree->from && (strcmp(key, tree->from) < 0 || strcmp(key, tree->to) >= 0))
		return true;
	if (row->ref.kind == RECORD_ITEM)
		return store_list(tree->store, &query, put_item, tree, NULL, error) && !tree->failed;
	return store_node(tree->store, row->ref, &node, error) && (!node.ref.id || write_node(tree, &node));
}

/* As the dashboard shows a filtered tree: the rows themselves, without what lies between. */
static bool write_found(struct tree *tree, const char *code, const char *filter)
{
	struct listing *listing = listing_create(tree->store, VIEW_TREE);
	bool done;

	if (code) {
		code_sort_key(code, tree->from);
		snprintf(tree->to, sizeof tree->to, "%.*s~", (int)sizeof tree->to - 2, tree->from);
	}
	done = listing_set_filter(listing, filter, tree->error) && sheet_rows(listing, put_found, tree, tree->error);
	listing_destroy(listing);
	return done;
}

static bool write_tree(struct tree *tree, const char *code, const char *filter, struct error *error)
{
	struct node node = {0};
	bool done = find_first(tree, code, &node, error);

	if (!done)
		return false;
	tree->top = node.level;
	tree->error = error;
	tree->writer = record_writer_create(stdout, tree->format, columns, column_count(tree->format), output_cells());
	done = *filter ? write_found(tree, code, filter) : write_branches(tree, code, &node);
	if (done)
		record_writer_finish(tree->writer);
	else
		record_writer_abandon(tree->writer);
	return done;
}

static int open_and_write(const struct cli *cli, struct tree *tree, const char *root, const char *filter)
{
	struct error error = {0};
	int code = cli_open(cli, &tree->store);
	bool done;

	if (code)
		return code;
	tree->page = memory_new(PAGE, sizeof *tree->page);
	done = write_tree(tree, root, filter, &error);
	free(tree->page);
	tree->error = NULL;
	store_close(tree->store);
	if (!done && !ferror(stdout)) /* what is wrong with the output is said at the end */
		return say_error(&error);
	return tree->rows ? 0 : ERROR_NOT_FOUND;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct tree tree = {0};
	char *filter;
	int code;

	if (!output_format(cli->format, "table|csv|tsv|json", &tree.format))
		return ERROR_USAGE;
	filter = value_filter_option(cli);
	if (!filter)
		return ERROR_USAGE;
	code = open_and_write(cli, &tree, argc ? argv[0] : NULL, filter);
	free(filter);
	return code;
}

const struct command command_tree = {
	.name = "tree",
	.usage = "[CODE] [--filter FILTER] [--format table|csv|tsv|json]",
	.summary = N_("안건에서 이정표까지를 계층으로, 판정별 건수와 함께 보입니다"),
	.help = N_("CODE가 있으면 그것과 그 아래만 보입니다.\n"
		   "\n"
		   "  --filter FILTER  거르는 말(list와 같음)에 맞는 항목과 이정표만\n"
		   "\n"
		   "하나도 없으면 끝내는 값은 1입니다.\n"),
	.options = OPTION_FORMAT | OPTION_FILTER,
	.least = 0,
	.most = 1,
	.run = run,
};
