#include <inttypes.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "gwagi/store/change.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/row.h"
#include "list.h"

enum { WORST = 2 /* signals of what lies below that are said */, NUMBER = 128 };

static char *say_milestone(const struct node *node)
{
	const char *signal = word_korean(VOCABULARY_SIGNAL, (int)node->verdict.signal);
	char left[64];

	verdict_left(&node->state, &node->verdict, left, sizeof left);
	if (!*left || !strcmp(left, signal))
		return talk_print("%s, %s %s", signal, node->code, node->title);
	return talk_print("%s, %s, %s %s", signal, left, node->code, node->title);
}

static char *say_branch(struct store *store, const struct node *node, struct error *error)
{
	struct text said = {0};
	struct tally tally;
	char *out;
	int shown = 0;

	if (!store_tally(store, node->ref, &tally, error))
		return NULL;
	if (node->closing != WORD_NONE)
		text_append_format(&said, "%s, ", word_korean(VOCABULARY_CLOSING, node->closing));
	for (int i = 0; i < SIGNAL_COUNT && shown < WORST; i++) {
		enum signal signal = signal_by_weight(i);

		if (!tally.signal[signal])
			continue;
		text_append_format(&said, "%s %" PRId64 ", ", word_korean(VOCABULARY_SIGNAL, (int)signal), tally.signal[signal]);
		shown++;
	}
	if (!tally.total)
		text_append(&said, _("이정표 없음, "));
	out = talk_print("%s%s %s", text_bytes(&said), node->code, node->title);
	text_finish(&said);
	return out;
}

struct said {
	char *line;
};

static bool take_target(void *context, const struct record *record)
{
	struct value quantity = record_value(record, "quantity"), latest = record_value(record, "latest"),
		     rule = record_value(record, "rule");
	const char *word = word_korean(VOCABULARY_SIGNAL, word_find(VOCABULARY_SIGNAL, record_value(record, "signal").text));
	struct said *said = context;
	char measured[NUMBER];

	field_print(change_field(RECORD_TARGET, "latest"), latest.text, measured, sizeof measured);
	said->line = talk_print("%s%s%s %s%s%s%s%s%s%s", word, *word ? ", " : "", record_value(record, "code").text,
				record_value(record, "title").text, quantity.empty ? "" : ": ", quantity.text,
				latest.empty ? "" : _(", 실적 "), measured, latest.empty || rule.empty ? "" : ", ",
				latest.empty ? "" : rule.text);
	return false;
}

static bool take_contact(void *context, const struct record *record)
{
	struct said *said = context;

	said->line = talk_print("%s %s, %s, %s, %s", record_value(record, "name").text, record_value(record, "position").text,
				record_value(record, "phone").text, record_value(record, "office_name").text,
				record_value(record, "code").text);
	return false;
}

static char *say_record(struct store *store, const struct node *node, store_each *take, struct error *error)
{
	struct store_query query = {.kind = node->ref.kind, .code = node->code};
	struct said said = {0};

	if (!store_list(store, &query, take, &said, NULL, error))
		return NULL;
	return said.line ? said.line : talk_print("%s %s", node->code, node->title);
}

char *entry_say(struct store *store, const struct node *node, struct error *error)
{
	switch (node->ref.kind) {
	case RECORD_MILESTONE:
		return say_milestone(node);
	case RECORD_MEETING:
	case RECORD_ITEM:
		return say_branch(store, node, error);
	case RECORD_TARGET:
		return say_record(store, node, take_target, error);
	case RECORD_CONTACT:
		return say_record(store, node, take_contact, error);
	default:
		return talk_print("%s %s", node->code, node->title);
	}
}
