/* 신호등 변동 현황: what differs from the last frozen day, under a heading a kind of difference. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/difference.h"
#include "gwagi/store/snapshot.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

enum { TITLE, CODE, WHAT, OFFICE, RULE, COLUMNS };
static const struct column columns[COLUMNS] = {
	[TITLE] = {N_("이름"), COLUMN_TEXT, true},      [CODE] = {N_("코드"), COLUMN_CODE, true},
	[WHAT] = {N_("내용"), COLUMN_TEXT, false},      [OFFICE] = {N_("소관"), COLUMN_TEXT, false},
	[RULE] = {N_("판정 근거"), COLUMN_TEXT, false},
};

/* The rows of each difference, kept as they come: they come in the order of the tree. */
struct changes {
	const struct sieve *sieve;
	struct table tables[DIFFERENCE_COUNT];
};

static bool take(void *context, const struct diff_row *row)
{
	struct changes *changes = context;
	char *sentence;

	if (!sieve_lets(changes->sieve, row->ref))
		return true;
	sentence = difference_sentence(row);
	table_row(&changes->tables[row->difference], WORD_NONE,
		  (const char *const[COLUMNS]){[TITLE] = row->title,
					       [CODE] = row->code,
					       [WHAT] = sentence,
					       [RULE] = row->rule,
					       [OFFICE] = row->offices});
	free(sentence);
	return true;
}

static bool put_days(struct making *making)
{
	char from[DAY_TEXT * 2], to[DAY_TEXT * 2];
	struct snapshot snapshot;

	if (!store_snapshot(making->store, making->since, &snapshot, making->error))
		return false;
	making_day(making->since, from);
	making_day(store_today(making->store), to);
	document_line(making->document, LEVEL_SQUARE, _("(비교) %s%s → %s"), from, snapshot.day == DAY_NONE ? "" : _("(동결)"),
		      to);
	return true;
}

static void put_counts(struct making *making, const struct changes *changes)
{
	struct text line = {0};

	for (int i = 0; i < DIFFERENCE_COUNT; i++)
		if (changes->tables[i].rows)
			text_append_format(&line, "%s%s %zu", line.length ? ", " : "", word_korean(VOCABULARY_DIFFERENCE, i),
					   changes->tables[i].rows);
	document_line(making->document, LEVEL_CIRCLE, "%s", line.length ? text_bytes(&line) : _("변동 없음"));
	text_finish(&line);
}

bool report_changes(struct making *making)
{
	struct changes changes = {.sieve = making->sieve};

	for (int i = 0; i < DIFFERENCE_COUNT; i++)
		changes.tables[i] = (struct table){.columns = columns, .width = COLUMNS};
	if (!put_days(making) ||
	    !store_diff(making->store, making->since, store_today(making->store), take, &changes, making->error)) {
		for (int i = 0; i < DIFFERENCE_COUNT; i++)
			table_finish(&changes.tables[i]);
		return false;
	}
	put_counts(making, &changes);
	for (int i = 0; i < DIFFERENCE_COUNT; i++)
		if (changes.tables[i].rows) {
			document_heading(making->document, _("%s %zu건"), word_korean(VOCABULARY_DIFFERENCE, i),
					 changes.tables[i].rows);
			table_trim(&changes.tables[i]);
			*document_table(making->document, columns, COLUMNS) = changes.tables[i];
		}
	return true;
}
