#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/text/mode.h"
#include "gwagi/view/row.h"
#include "pick.h"

enum { DAYS_BUILT_IN = 28, DAYS_MOST = 3660, WEEK = 7, LEFT = 6, TITLE_MOST = 44, OFFICES_LEAST = 10 };

static const char *const keys[] = {"code", "title", "due_last", "days_left", "signal", "offices", NULL};
enum { CODE, TITLE, DUE_LAST, DAYS_LEFT, SIGNAL, OFFICES, COLUMNS };

/* A milestone that is due; its texts are owned, NULL where there is nothing. */
struct due {
	char *texts[COLUMNS];
	day_number day;
	size_t order; /* in the tree */
};

struct agenda {
	struct due *all;
	size_t count, room;
	day_number today;
	int title; /* cells */
};

static bool add(void *context, const struct record *record)
{
	struct agenda *agenda = context;
	struct value values[PICK_MOST];
	struct due due = {.order = agenda->count, .day = DAY_NONE};

	pick_values(keys, record, values);
	if (!day_parse(values[DUE_LAST].text, strlen(values[DUE_LAST].text), &due.day) || values[DAYS_LEFT].empty)
		return true;
	for (int i = 0; i < COLUMNS; i++)
		due.texts[i] = values[i].empty ? NULL : memory_copy(values[i].text, strlen(values[i].text));
	if (agenda->count == agenda->room) {
		agenda->room = agenda->room * 2 + 64;
		agenda->all = memory_grow(agenda->all, agenda->room, sizeof *agenda->all);
	}
	agenda->all[agenda->count++] = due;
	return true;
}

/* The latest first, then as days come; on one day as in the tree. */
static int compare(const void *one, const void *other)
{
	const struct due *first = one, *second = other;

	if (first->day != second->day)
		return first->day < second->day ? -1 : 1;
	return first->order < second->order ? -1 : first->order > second->order;
}

/* What has a last day up to DAYS from now and is neither done nor given up. */
static bool read_agenda(struct agenda *agenda, struct store *store, int days, const char *given, struct error *error)
{
	struct store_query query = {.kind = RECORD_MILESTONE, .keys = keys};
	struct filter filter;
	char text[FILTER_TEXT], last[DAY_TEXT];

	agenda->today = store_today(store);
	day_print(agenda->today + days, last);
	snprintf(text, sizeof text, "due<=%s !signal:done !type:past !type:start !reported:cancelled", last);
	if (!value_filter_within(store, given, text, &filter, error))
		return false;
	query.filter = &filter;
	if (!store_list(store, &query, add, agenda, NULL, error))
		return false;
	if (agenda->count)
		qsort(agenda->all, agenda->count, sizeof *agenda->all, compare);
	return true;
}

static void finish(struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->count; i++)
		for (int j = 0; j < COLUMNS; j++)
			free(agenda->all[i].texts[j]);
	free(agenda->all);
}

static bool write_json(const struct agenda *agenda)
{
	struct field fields[PICK_MOST];
	size_t count = pick_fields(keys, fields);
	struct record_writer *writer = record_writer_create(stdout, OUTPUT_JSON, fields, count, 0);
	bool good = true;

	for (size_t i = 0; good && i < agenda->count; i++) {
		struct value values[PICK_MOST];

		for (int j = 0; j < COLUMNS; j++) {
			const char *text = agenda->all[i].texts[j];

			values[j] = (struct value){.empty = !text, .text = text ? text : ""};
		}
		good = record_writer_add(writer, &(struct record){{RECORD_MILESTONE, 0}, count, fields, values});
	}
	return record_writer_finish(writer) && good;
}

/* Which week a day lies in: -1 overdue, 0 this one, 1 the next … */
static int week_of(const struct agenda *agenda, day_number day)
{
	day_number monday = agenda->today - day_of_week(agenda->today);

	return day < agenda->today ? -1 : (day - monday) / WEEK;
}

static void print_heading(const struct agenda *agenda, int week, size_t count)
{
	day_number monday = agenda->today - day_of_week(agenda->today) + week * WEEK;
	struct civil_day from = day_civil(monday), to = day_civil(monday + WEEK - 1);
	char name[64], first[32], last[32];

	if (week < 0) {
		printf(_("%s %zu건\n"), word_korean(VOCABULARY_SCHEDULE, SCHEDULE_OVERDUE), count);
		return;
	}
	if (week > 1)
		snprintf(name, sizeof name, _("%d주 뒤"), week);
	else
		snprintf(name, sizeof name, "%s", week ? _("다음 주") : _("이번 주"));
	day_print_as(from, D_("{m}.{d}."), first, sizeof first);
	day_print_as(to, D_("{m}.{d}."), last, sizeof last);
	printf(_("%s (%s~%s) %zu건\n"), name, first, last, count);
}

static int cells_of(const char *line)
{
	struct text text = {0};
	int cells;

	text_append(&text, line);
	cells = text.cells;
	text_finish(&text);
	return cells;
}

/* As wide as the longest title, within what the terminal has. */
static void measure(struct agenda *agenda, int width)
{
	int most = width ? width - LEFT - 3 - OFFICES_LEAST : TITLE_MOST;

	for (size_t i = 0; i < agenda->count; i++) {
		int cells = cells_of(agenda->all[i].texts[TITLE]);

		agenda->title = cells > agenda->title ? cells : agenda->title;
	}
	most = most > TITLE_MOST ? TITLE_MOST : most;
	agenda->title = agenda->title > most ? most : agenda->title;
}

static void add_offices(const char *offices, struct row *row)
{
	for (const char *at = offices; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		row_add(row, STYLE_NORMAL, at == offices ? " " : ", ");
		row_add_bytes(row, STYLE_NORMAL, at, strcspn(at, "\n"));
	}
}

static void print_due(const struct agenda *agenda, const struct due *due, int width)
{
	struct row row = {0}, fitted = {0};
	char left[DAY_TEXT];

	day_print_left(due->day - agenda->today, left);
	row_add_fit(&row, STYLE_NORMAL, left, LEFT, TEXT_RIGHT);
	row_add_format(&row, STYLE_NORMAL, " %s ",
		       signal_syllable((enum signal)word_find(VOCABULARY_SIGNAL, due->texts[SIGNAL])));
	if (width || cells_of(due->texts[TITLE]) <= agenda->title)
		row_add_fit(&row, STYLE_NORMAL, due->texts[TITLE], agenda->title, TEXT_LEFT);
	else
		row_add(&row, STYLE_NORMAL, due->texts[TITLE]);
	row_add_format(&row, STYLE_DIM, " %s", due->texts[CODE]);
	add_offices(due->texts[OFFICES], &row);
	if (width && row.text.cells > width)
		row_add_fit(&fitted, STYLE_NORMAL, text_bytes(&row.text), width, TEXT_LEFT);
	printf("%s\n", text_bytes(fitted.text.cells ? &fitted.text : &row.text));
	row_finish(&row);
	row_finish(&fitted);
}

/* That nothing is late, or due this week, is said too. */
static void print_text(struct agenda *agenda)
{
	int width = output_cells();
	size_t i = 0;

	measure(agenda, width);
	for (int week = -1; week <= 0 || i < agenda->count; week++) {
		size_t end = i;

		while (end < agenda->count && week_of(agenda, agenda->all[end].day) == week)
			end++;
		if (week <= 0 || end > i)
			print_heading(agenda, week, end - i);
		for (; i < end; i++)
			print_due(agenda, &agenda->all[i], width);
	}
}

static bool read_days(const struct cli *cli, int *days)
{
	*days = DAYS_BUILT_IN;
	if (!cli->days || value_number(cli->days, 0, DAYS_MOST, days))
		return true;
	say(_("--days ‘%s’은(는) 쓸 수 없습니다. 0에서 %d까지의 날수를 써 주십시오."), cli->days, DAYS_MOST);
	return false;
}

static int read_and_print(const struct cli *cli, enum output_format format, int days, const char *filter)
{
	struct agenda agenda = {.count = 0};
	struct store *store;
	struct error error;
	int code = cli_open(cli, &store);
	bool done, found;

	if (code)
		return code;
	done = read_agenda(&agenda, store, days, filter, &error);
	store_close(store);
	found = agenda.count > 0;
	if (done && format == OUTPUT_JSON)
		write_json(&agenda);
	else if (done)
		print_text(&agenda);
	finish(&agenda);
	return !done ? say_error(&error) : found ? 0 : ERROR_NOT_FOUND;
}

static int run(const struct cli *cli, int argc, char **argv)
{
	enum output_format format;
	char *filter;
	int code, days;

	(void)argc;
	(void)argv;
	if (!output_format(cli->format, "text|json", &format) || !read_days(cli, &days))
		return ERROR_USAGE;
	filter = value_filter_option(cli);
	if (!filter)
		return ERROR_USAGE;
	if (cli->ascii && !cli->ambiguous)
		text_set_mode(TEXT_SAFE);
	code = read_and_print(cli, format, days, filter);
	free(filter);
	return code;
}

const struct command command_agenda = {
	.name = "agenda",
	.usage = "[--days N] [--filter FILTER] [--format text|json]",
	.summary = N_("지난 기한부터, 다가오는 기한을 주별로 담당 부서와 함께 보입니다"),
	.help = N_("  --days N         앞으로 며칠까지 (0-3660, 보통 28)\n"
		   "  --filter FILTER  거르는 말(list와 같음)에 맞는 것만\n"
		   "\n"
		   "끝난 것과 중단한 것은 빠집니다. 하나도 없으면 끝내는 값은 1입니다.\n"),
	.options = OPTION_FORMAT | OPTION_DAYS | OPTION_FILTER,
	.least = 0,
	.most = 0,
	.run = run,
};
