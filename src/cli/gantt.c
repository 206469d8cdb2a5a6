#include <stdio.h>
#include <stdlib.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/timeline.h"
#include "pick.h"

enum { WIDTH_LEAST = 40, WIDTH_MOST = 400, WIDTH_UNKNOWN = 80, PAGE = 256 };

static const char *const keys[] = {"code",    "parent",   "title",  "type",     "due_first", "due_last", "original", "forecast",
				   "done_on", "reported", "signal", "schedule", "days_left", "offices",  NULL};

/* What was asked for, and what it is made of. */
struct gantt {
	enum timeline_scale scale;
	int width;
	enum output_format format;
	struct store *store;
	struct holidays *holidays;
	char *text;           /* of the filter, "" without one */
	struct filter filter; /* and that of the office, if one was named */
	int64_t rows;
};

static bool read_scale(const struct cli *cli, struct gantt *gantt)
{
	gantt->scale = cli->scale ? timeline_scale_find(cli->scale) : TIMELINE_YEAR;
	if (gantt->scale < TIMELINE_SCALES)
		return true;
	say(_("--scale ‘%s’은(는) 쓸 수 없습니다. 쓸 수 있는 것: month|quarter|year|years."), cli->scale);
	return false;
}

static bool read_width(const struct cli *cli, struct gantt *gantt)
{
	int cells = output_cells();

	gantt->width = cells ? cells : WIDTH_UNKNOWN;
	if (cli->width && !value_number(cli->width, WIDTH_LEAST, WIDTH_MOST, &gantt->width)) {
		say(_("--width ‘%s’은(는) 쓸 수 없습니다. %d에서 %d까지의 칸 수를 써 주십시오."), cli->width, WIDTH_LEAST,
		    WIDTH_MOST);
		return false;
	}
	if (gantt->width < WIDTH_LEAST)
		gantt->width = WIDTH_LEAST;
	return true;
}

static void print_row(const struct row *row)
{
	size_t length = row->text.length;

	while (length && row->text.bytes[length - 1] == ' ')
		length--;
	printf("%.*s\n", (int)length, text_bytes(&row->text));
}

static bool print_rows(struct gantt *gantt, struct timeline *timeline, struct error *error)
{
	struct row row = {0};
	bool good = true;

	if (*gantt->text && !timeline_count(timeline))
		return true; /* of several meetings perhaps another one */
	for (int line = 0; line < 2; line++) {
		timeline_head(timeline, line, &row);
		print_row(&row);
	}
	while (good && timeline_count(timeline) && !ferror(stdout)) {
		for (int i = 0; i < timeline_count(timeline); i++) {
			timeline_row(timeline, i, &row);
			print_row(&row);
		}
		gantt->rows += timeline_count(timeline);
		good = timeline_next_page(timeline, error);
	}
	timeline_foot(timeline, &row);
	print_row(&row);
	row_finish(&row);
	return good;
}

/* The whole database has no row: its meetings are drawn one after the other. */
static bool print_below(struct gantt *gantt, struct ref below, struct error *error)
{
	struct timeline *timeline = timeline_create(gantt->store);
	bool good;

	timeline_set_holidays(timeline, gantt->holidays);
	timeline_set_filter(timeline, *gantt->text ? &gantt->filter : NULL);
	good = timeline_load(timeline, below, gantt->width, PAGE, error) && timeline_set_scale(timeline, gantt->scale, error) &&
	       print_rows(gantt, timeline, error);
	timeline_destroy(timeline);
	return good;
}

static bool print_meetings(struct gantt *gantt, struct error *error)
{
	struct node node;
	bool good = store_node_first_child(gantt->store, (struct ref){0}, &node, error);

	while (good && node.ref.id)
		good = print_below(gantt, node.ref, error) && store_node_next(gantt->store, node.ref, &node, error);
	return good;
}

/* Of an office a filter lets through what it and those below it answer for, in the order of the tree. */
static bool print_answered(struct gantt *gantt, const char *code, struct error *error)
{
	char office[64];

	snprintf(office, sizeof office, "office:%.40s", code);
	return value_filter_within(gantt->store, gantt->text, office, &gantt->filter, error) && print_meetings(gantt, error);
}

static bool print_text(struct gantt *gantt, const char *code, struct error *error)
{
	struct ref below;

	if (!code)
		return print_meetings(gantt, error);
	if (!store_find(gantt->store, code, &below, error))
		return false;
	if (below.kind == RECORD_OFFICE && *gantt->text)
		return print_answered(gantt, code, error);
	if (*gantt->text && below.kind != RECORD_MEETING && below.kind != RECORD_ITEM && below.kind != RECORD_MILESTONE)
		return error_set(error, ERROR_USAGE, _("--filter는 회의, 안건, 항목, 이정표, 부서의 코드와 함께 씁니다: %s."),
				 code);
	return print_below(gantt, below, error);
}

static bool draw(struct gantt *gantt, const char *code, struct error *error)
{
	if (!value_filter_within(gantt->store, gantt->text, "", &gantt->filter, error))
		return false;
	return gantt->format == OUTPUT_JSON
		       ? pick_write(gantt->store, code, *gantt->text ? &gantt->filter : NULL, keys, &gantt->rows, error)
		       : print_text(gantt, code, error);
}

static int open_and_draw(const struct cli *cli, struct gantt *gantt, const char *root)
{
	struct error error = {0};
	int code = cli_open(cli, &gantt->store);
	bool done;

	if (code)
		return code;
	done = draw(gantt, root, &error);
	store_close(gantt->store);
	if (!done && !ferror(stdout))
		return say_error(&error);
	return gantt->rows ? 0 : ERROR_NOT_FOUND;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	struct gantt gantt = {.rows = 0};
	int code = ERROR_USAGE;

	if (!output_format(cli->format, "text|json", &gantt.format) || !read_scale(cli, &gantt) || !read_width(cli, &gantt))
		return ERROR_USAGE;
	if (cli->ascii && !cli->ambiguous)
		text_set_mode(TEXT_SAFE);
	gantt.text = value_filter_option(cli);
	gantt.holidays = gantt.text ? cli_holidays() : NULL;
	if (gantt.holidays)
		code = open_and_draw(cli, &gantt, argc ? argv[0] : NULL);
	holidays_destroy(gantt.holidays);
	free(gantt.text);
	return code;
}

const struct command command_gantt = {
	.name = "gantt",
	.usage = "[CODE] [--filter FILTER] [--scale month|quarter|year|years] [--width N] [--format text|json]",
	.summary = N_("이정표를 월, 분기, 년, 여러 해 위에 막대로 그려 보입니다"),
	.help = N_("CODE가 있으면 그것과 그 아래만, 부서(o3)면 그 부서가 맡은 것만 그립니다.\n"
		   "--filter FILTER는 거르는 말(list와 같음)에 맞는 것만 그립니다.\n"
		   "폭은 터미널의 폭, 터미널이 아니면 80칸입니다 (--width 40-400).\n"
		   "  = 마침  - 추진중  . 시작 전  / 보류  ! 지난 날  * 완료  o 기한  X 지난 기한\n"
		   "  : 당초 기한  | 기준일  < > 그림 밖\n"),
	.options = OPTION_FORMAT | OPTION_SCALE | OPTION_FILTER,
	.least = 0,
	.most = 1,
	.run = run,
};
