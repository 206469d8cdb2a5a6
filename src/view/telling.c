#include "telling.h"
#include <inttypes.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"

void telling_finish(struct telling *telling)
{
	text_finish(&telling->head);
	text_finish(&telling->title);
	text_finish(&telling->tail);
	text_finish(&telling->more);
}

void telling_counts(const struct tally *tally, struct text *out)
{
	if (tally->overdue)
		text_append_format(out, _("기한경과 %" PRId64), tally->overdue);
	for (int i = 0; i < SIGNAL_COUNT; i++) {
		enum signal signal = signal_by_weight(i);

		if (tally->signal[signal])
			text_append_format(out, "%s%s %" PRId64, out->length ? ", " : "",
					   word_korean(VOCABULARY_SIGNAL, (int)signal), tally->signal[signal]);
	}
}

static void tell_milestone(const struct node *node, struct telling *telling)
{
	char left[64], due[DATE_TEXT];

	verdict_left(&node->state, &node->verdict, left, sizeof left);
	date_print_korean(&node->state.date, due, sizeof due);
	text_append_format(&telling->head, "%s %s", signal_syllable(node->verdict.signal), node->code);
	if (node->verdict.has_due)
		text_append_format(&telling->tail, "%s ", due);
	text_append(&telling->tail, left);
	if (node->verdict.signal != SIGNAL_DONE)
		text_append_format(&telling->tail, " %s", word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal));
}

bool telling_node(struct store *store, struct entry *entry, struct telling *telling, struct error *error)
{
	const struct node *node = &entry->node;

	telling->depth = entry->depth;
	text_append(&telling->title, node->title);
	if (entry->kind != ENTRY_ROW) {
		telling->apart = true;
	} else if (node->ref.kind == RECORD_MILESTONE) {
		tell_milestone(node, telling);
	} else {
		text_append(&telling->head, node->code);
		if (!entry->loaded && !store_tally(store, node->ref, &entry->tally, error))
			return false;
		telling_counts(&entry->tally, &telling->tail);
	}
	return true;
}
