/* `snapshot diff`. */
#include "diff.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/difference.h"
#include "gwagi/store/list.h"
#include "gwagi/store/snapshot.h"
#include "gwagi/text/memory.h"
#include "snapshot.h"

enum { CODE, TITLE, DIFFERENCE, FIELD, BEFORE, AFTER, MONTHS, RULE, OFFICES, COLUMNS };

static const struct field columns[COLUMNS] = {
	[CODE] = {"code", N_("코드"), FIELD_CODE, VOCABULARY_NONE, true},
	[TITLE] = {"title", N_("이름"), FIELD_TEXT, VOCABULARY_NONE, true},
	[DIFFERENCE] = {"difference", N_("변동"), FIELD_WORD, VOCABULARY_DIFFERENCE, true},
	[FIELD] = {"field", N_("항목"), FIELD_TEXT, VOCABULARY_NONE, true},
	[BEFORE] = {"before", N_("이전"), FIELD_TEXT, VOCABULARY_NONE, true},
	[AFTER] = {"after", N_("이후"), FIELD_TEXT, VOCABULARY_NONE, true},
	[MONTHS] = {"months", N_("연속 개월"), FIELD_INTEGER, VOCABULARY_NONE, true},
	[RULE] = {"rule", N_("판정 근거"), FIELD_TEXT, VOCABULARY_NONE, true},
	[OFFICES] = {"offices", N_("담당 부서"), FIELD_LIST, VOCABULARY_NONE, true},
};

struct comparison {
	enum output_format format;
	struct record_writer *writer;
	int64_t rows;
};

static struct value value_of(const char *text)
{
	return (struct value){!text, text ? text : ""};
}

const struct field *diff_fields(size_t *count)
{
	*count = COLUMNS;
	return columns;
}

void diff_values(const struct diff_row *row, char months[DIFF_MONTHS], struct value *values)
{
	snprintf(months, DIFF_MONTHS, "%d", row->months);
	values[CODE] = value_of(row->code);
	values[TITLE] = value_of(row->title);
	values[DIFFERENCE] = value_of(word_english(VOCABULARY_DIFFERENCE, (int)row->difference));
	values[FIELD] = value_of(row->field);
	values[BEFORE] = value_of(row->before);
	values[AFTER] = value_of(row->after);
	values[MONTHS] = value_of(row->months ? months : NULL);
	values[RULE] = value_of(row->rule);
	values[OFFICES] = value_of(row->offices);
}

/* For people the field is called by its heading, and its values are put as everywhere. */
static bool put_readable(const struct comparison *comparison, const struct diff_row *row, struct value values[COLUMNS])
{
	struct difference_words words;
	bool more;

	difference_words(row, &words);
	values[FIELD] = value_of(words.field);
	values[BEFORE] = value_of(words.before);
	values[AFTER] = value_of(words.after);
	more = record_writer_add(comparison->writer, &(struct record){row->ref, COLUMNS, columns, values});
	difference_words_finish(&words);
	return more;
}

static bool put_row(void *context, const struct diff_row *row)
{
	struct comparison *comparison = context;
	char months[DIFF_MONTHS];
	struct value values[COLUMNS];

	diff_values(row, months, values);
	comparison->rows++;
	return comparison->format == OUTPUT_TABLE
		       ? put_readable(comparison, row, values)
		       : record_writer_add(comparison->writer, &(struct record){row->ref, COLUMNS, columns, values});
}

static bool print_day(struct store *store, day_number day, char *out, size_t size, struct error *error)
{
	struct snapshot snapshot;
	char text[DAY_TEXT * 2];

	if (!store_snapshot(store, day, &snapshot, error))
		return false;
	day_print_korean(day, text);
	snprintf(out, size, "%s%s", text, snapshot.day == DAY_NONE ? "" : _("(동결)"));
	return true;
}

/* The counts, which people read first: what there is none of is left out. */
static bool put_summary(struct store *store, const day_number days[2], struct error *error)
{
	int64_t counts[DIFFERENCE_COUNT];
	char line[1024], from[64], to[64];
	size_t used;

	if (!store_diff_count(store, days[0], days[1], counts, error) || !print_day(store, days[0], from, sizeof from, error) ||
	    !print_day(store, days[1], to, sizeof to, error))
		return false;
	used = (size_t)snprintf(line, sizeof line, "%s → %s:", from, to);
	for (int i = 0, first = 1; i < DIFFERENCE_COUNT; i++)
		if (counts[i]) {
			used += (size_t)snprintf(line + used, sizeof line - used, "%s %s %lld", first ? "" : ",",
						 word_korean(VOCABULARY_DIFFERENCE, i), (long long)counts[i]);
			first = 0;
		}
	if (line[used - 1] == ':')
		snprintf(line + used, sizeof line - used, " %s", _("변동 없음"));
	say_line(line);
	return true;
}

static bool write_diff(const struct cli *cli, struct store *store, const day_number days[2], struct comparison *comparison,
		       struct error *error)
{
	if (comparison->format == OUTPUT_TABLE && !cli->quiet && !put_summary(store, days, error))
		return false;
	comparison->writer = record_writer_create(stdout, comparison->format, columns, COLUMNS, output_cells());
	return store_diff(store, days[0], days[1], put_row, comparison, error);
}

int snapshot_diff(const struct cli *cli, char **words)
{
	struct comparison comparison = {0};
	day_number days[2];
	struct store *store;
	struct error error;
	int code;
	bool done;

	if (!output_format(cli->format, "table|csv|tsv|json", &comparison.format) || !value_last_day(cli, words[0], &days[0]) ||
	    !value_last_day(cli, words[1], &days[1]))
		return ERROR_USAGE;
	code = cli_open(cli, &store);
	if (code)
		return code;
	done = write_diff(cli, store, days, &comparison, &error);
	store_close(store);
	if (!done) {
		record_writer_abandon(comparison.writer);
		return say_error(&error);
	}
	record_writer_finish(comparison.writer);
	return comparison.rows ? 0 : ERROR_NOT_FOUND;
}
