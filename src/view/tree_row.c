#include "tree_row.h"
#include <inttypes.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"

enum { WIDE = 44 }; /* from this width on there is room for codes and for a milestone's signal in words */

/* 2.2.1 of 1.2.2.1, m1 of 1.2.5.1m1: the meeting and, for what hangs on an item, the item stand above it in the tree. */
static const char *short_code(const struct entry *entry)
{
	const struct node *node = &entry->node;
	const char *code = node->code;

	if (node->ref.kind == RECORD_MILESTONE && !entry->flat)
		return strchr(code, 'm') ? strchr(code, 'm') : code;
	return strchr(code, '.') ? strchr(code, '.') + 1 : code;
}

void tree_row_counts(const struct tally *tally, struct row *right)
{
	int64_t unseen = tally->overdue - tally->signal[SIGNAL_LATE] - tally->signal[SIGNAL_STALLED];
	int shown = 0;

	/* Overdue, but the signal is another one: nobody has reported. */
	if (unseen > 0)
		row_add_format(right, STYLE_ALERT, "!%" PRId64 " ", unseen);
	for (int i = 0; i < SIGNAL_COUNT && shown < 2; i++) {
		enum signal signal = signal_by_weight(i);

		if (!tally->signal[signal])
			continue;
		row_add_format(right, style_of_signal(signal), "%s%s%" PRId64, shown ? " " : "", signal_syllable(signal),
			       tally->signal[signal]);
		shown++;
	}
}

/* Where a row stands under what it is, or its day, the syllable in front of it says enough. */
static void add_milestone(const struct entry *entry, int cells, struct row *right)
{
	const struct node *node = &entry->node;
	enum signal signal = node->verdict.signal;
	char left[DAY_TEXT];

	if (node->verdict.has_due && signal != SIGNAL_DONE) {
		day_print_left(node->verdict.days_left, left);
		row_add(right, STYLE_NORMAL, left);
	}
	if (cells < WIDE || entry->flat)
		return;
	row_add(right, STYLE_NORMAL, right->text.length ? " " : "");
	row_add(right, style_of_signal(signal), word_korean(VOCABULARY_SIGNAL, (int)signal));
}

/* In a narrow pane a milestone that does not stand below what it belongs to has its code only if no title is cut for it. */
static bool has_code(const struct entry *entry, int cells, int left, int right)
{
	struct row whole = {0};
	bool fits;

	if (cells >= WIDE || !entry->flat)
		return cells >= WIDE;
	row_add_format(&whole, STYLE_NORMAL, "%s %s", short_code(entry), entry->node.title);
	fits = left + whole.text.cells + (right ? 1 : 0) + right <= cells;
	row_finish(&whole);
	return fits;
}

/* RIGHT of CELLS are taken. */
static void add_left(const struct entry *entry, int cells, int right, struct row *row)
{
	const struct node *node = &entry->node;
	int step = cells < WIDE ? 1 : 2;

	row_pad(row, entry->depth * step);
	row_add(row, STYLE_KEY, !node->has_children ? "  " : entry->open ? "- " : "+ ");
	if (node->ref.kind == RECORD_MILESTONE) {
		row_add_format(row, style_of_signal(node->verdict.signal), "%s ", signal_syllable(node->verdict.signal));
		if (has_code(entry, cells, row->text.cells, right))
			row_add_format(row, STYLE_DIM, "%s ", short_code(entry));
	} else if (node->ref.kind != RECORD_MEETING) {
		row_add_format(row, STYLE_LABEL, "%s ", short_code(entry));
	}
}

bool tree_row_load(struct store *store, struct entry *entry, struct error *error)
{
	if (entry->loaded || entry->node.ref.kind == RECORD_MILESTONE)
		return true;
	entry->loaded = store_tally(store, entry->node.ref, &entry->tally, error);
	return entry->loaded;
}

void tree_row_draw(const struct entry *entry, const struct text_query *query, int cells, struct row *row)
{
	struct row right = {0};
	bool heading = entry->depth <= 1 && entry->node.ref.kind != RECORD_MILESTONE;
	int room;

	if (entry->node.closing != WORD_NONE)
		row_add_format(&right, STYLE_DIM, "%s ", word_korean(VOCABULARY_CLOSING, entry->node.closing));
	if (entry->loaded)
		tree_row_counts(&entry->tally, &right);
	else
		add_milestone(entry, cells, &right);
	row_clear(row);
	add_left(entry, cells, right.text.cells, row);
	room = cells - row->text.cells - right.text.cells - (right.text.cells ? 1 : 0);
	row_add_fit_hits(row, heading ? STYLE_TITLE : STYLE_NORMAL, query, entry->node.title, room, TEXT_LEFT);
	row_pad(row, cells - right.text.cells);
	row_add_row(row, &right);
	row_finish(&right);
}
