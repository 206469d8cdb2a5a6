/* The views of the dashboard, as text or as rows for programs. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "diff.h"
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"
#include "gwagi/store/list.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/sheet.h"

enum { WIDTH_LEAST = 40, FIELDS_MOST = 64 };

/* In both languages, whichever the interface speaks. */
static const struct {
	const char *name, *korean;
} views[VIEW_COUNT] = {
	[VIEW_TREE] = {"tree", "안건"},       [VIEW_WORK] = {"work", "점검"},     [VIEW_TARGETS] = {"targets", "목표"},
	[VIEW_OFFICES] = {"offices", "부서"}, [VIEW_AGENDA] = {"agenda", "일정"}, [VIEW_CHANGES] = {"changes", "변동"},
};

static const char *view_word(int place)
{
	return place < VIEW_COUNT ? views[place].name : NULL;
}

static bool find_view(const char *name, enum view *view)
{
	const char *near = near_word(name, view_word);

	for (int i = 0; i < VIEW_COUNT; i++)
		if (!strcmp(views[i].name, name) || !strcmp(views[i].korean, name)) {
			*view = (enum view)i;
			return true;
		}
	if (near)
		say(_("모르는 화면입니다: %s. 가까운 것은 ‘%s’입니다."), name, near);
	else
		say(_("모르는 화면입니다: %s. 화면은 tree work targets offices agenda changes입니다."), name);
	return false;
}

/* What was asked for. */
struct viewing {
	enum view view;
	enum output_format format;
	char *filter;
	day_number since, printed; /* DAY_NONE: as usual; the day of it */
	struct store *store;
	struct record_writer *writer;
	int64_t rows;
};

static const struct field leading[] = {
	{"section", N_("묶음"), FIELD_TEXT, VOCABULARY_NONE, false},
	{"kind", N_("종류"), FIELD_TEXT, VOCABULARY_NONE, false},
};
enum { SECTION, KIND, LEADING };

/* A row being written: the fields of its own kind behind those that all have. */
struct line {
	struct viewing *viewing;
	const struct sheet_row *row;
	struct field fields[FIELDS_MOST];
	struct value values[FIELDS_MOST];
	size_t count;
};

static struct value value_of(const char *text)
{
	return (struct value){!text, text ? text : ""};
}

static const char *kind_name(enum record_kind kind)
{
	static const char *const names[RECORD_KINDS] = {
		[RECORD_ITEM] = "item",     [RECORD_MILESTONE] = "milestone", [RECORD_TARGET] = "target",
		[RECORD_OFFICE] = "office", [RECORD_CONTACT] = "contact",     [RECORD_MEETING] = "meeting",
	};

	return names[kind];
}

static void begin_line(struct line *line, const struct sheet_row *row)
{
	line->row = row;
	line->count = LEADING;
	memcpy(line->fields, leading, sizeof leading);
	line->values[SECTION] = value_of(row->section);
	line->values[KIND] = value_of(kind_name(row->ref.kind));
}

static void add(struct line *line, const struct field *field, struct value value)
{
	line->fields[line->count] = *field;
	line->values[line->count++] = value;
}

static bool put_line(struct line *line)
{
	line->viewing->rows++;
	return record_writer_add(line->viewing->writer,
				 &(struct record){line->row->ref, line->count, line->fields, line->values});
}

/* What an item is goes before that it is one. */
static bool put_record(void *context, const struct record *record)
{
	struct line *line = context;

	for (size_t i = 0; i < record->count && line->count < FIELDS_MOST; i++)
		if (strcmp(record->fields[i].key, leading[KIND].key) == 0)
			line->values[KIND] = record->values[i];
		else
			add(line, &record->fields[i], record->values[i]);
	return put_line(line);
}

static bool put_change(struct line *line, const struct diff_row *change)
{
	size_t count;
	const struct field *fields = diff_fields(&count);
	struct value values[FIELDS_MOST];
	char months[DIFF_MONTHS];

	diff_values(change, months, values);
	for (size_t i = 0; i < count; i++)
		add(line, &fields[i], values[i]);
	return put_line(line);
}

static bool put_row(void *context, const struct sheet_row *row, struct error *error)
{
	struct line line = {.viewing = context};
	struct store_query query = {.kind = row->ref.kind, .code = row->code};

	begin_line(&line, row);
	if (row->change)
		return put_change(&line, row->change);
	return store_list(line.viewing->store, &query, put_record, &line, NULL, error) && !ferror(stdout);
}

static bool write_json(struct viewing *viewing, const struct listing *listing, struct error *error)
{
	bool done;

	viewing->writer = record_writer_create(stdout, OUTPUT_JSON, NULL, 0, 0);
	done = sheet_rows(listing, put_row, viewing, error);
	if (done)
		record_writer_finish(viewing->writer);
	else
		record_writer_abandon(viewing->writer);
	return done;
}

static bool put_text(void *context, const char *line)
{
	(void)context;
	printf("%s\n", line);
	return !ferror(stdout);
}

static bool write_text(struct viewing *viewing, const struct listing *listing, struct error *error)
{
	int cells = output_cells();

	if (cells && cells < WIDTH_LEAST)
		cells = WIDTH_LEAST;
	return sheet_print(listing, cells, viewing->printed, put_text, NULL, &viewing->rows, error);
}

static bool write_view(struct viewing *viewing, struct error *error)
{
	struct listing *listing = listing_create(viewing->store, viewing->view);
	bool done = listing_set_filter(listing, viewing->filter, error) &&
		    (viewing->since == DAY_NONE || listing_set_since(listing, viewing->since, error)) &&
		    (viewing->format == OUTPUT_JSON ? write_json(viewing, listing, error) : write_text(viewing, listing, error));

	listing_destroy(listing);
	return done;
}

static int open_and_write(const struct cli *cli, struct viewing *viewing)
{
	struct error error = {0};
	int code = cli_open(cli, &viewing->store);
	bool done;

	if (code)
		return code;
	done = write_view(viewing, &error);
	store_close(viewing->store);
	if (!done && !ferror(stdout)) /* what is wrong with the output is said at the end */
		return say_error(&error);
	return viewing->rows ? 0 : ERROR_NOT_FOUND;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct viewing viewing = {.since = DAY_NONE, .printed = cli->today};
	int code;

	if (!output_format(cli->format, "text|json", &viewing.format) || !find_view(argv[0], &viewing.view) ||
	    !value_since(cli, &viewing.since))
		return ERROR_USAGE;
	if (cli->since && viewing.view != VIEW_CHANGES) {
		say(_("--since는 변동(changes)에만 씁니다."));
		return ERROR_USAGE;
	}
	if (cli->ascii && !cli->ambiguous)
		text_set_mode(TEXT_SAFE);
	viewing.filter = value_filter_text(argc - 1, argv + 1);
	if (!viewing.filter)
		return ERROR_USAGE;
	code = open_and_write(cli, &viewing);
	free(viewing.filter);
	return code;
}

const struct command command_view = {
	.name = "view",
	.usage = "tree|work|targets|offices|agenda|changes [FILTER…] [--since DAY] [--format text|json]",
	.summary = N_("현황판의 한 화면을 모두 펼쳐, 거른 대로 보입니다"),
	.help = N_("tree(안건) work(점검) targets(목표) offices(부서) agenda(일정) changes(변동)\n"
		   "FILTER는 list와 같습니다. 화면처럼 묶고 늘어놓으며, 접은 것 없이 모두 나옵니다.\n"
		   "json은 같은 줄을 같은 차례로, 그 종류의 모든 칸과 section(묶음), kind와 함께 냅니다.\n"
		   "\n"
		   "  --since DAY      changes: 그날부터 (없으면 마지막 동결일, 그것도 없으면 처음)\n"
		   "  --format FORMAT  text(사람), json\n"
		   "\n"
		   "하나도 없으면 끝내는 값은 1입니다.\n"),
	.options = OPTION_FORMAT | OPTION_SINCE,
	.least = 1,
	.most = INT_MAX,
	.run = run,
};
