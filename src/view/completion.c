#include "gwagi/view/completion.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/input.h"
#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"

/* What may be the value of a key. */
static const struct key_help {
	enum filter_key key;
	const char *meaning; /* N_() */
	const char *sign;    /* that usually follows it */
	enum vocabulary vocabulary;
	const char *words[9]; /* where they are no vocabulary, N_() but for units; up to NULL */
} keys[] = {
	{KEY_OFFICE, N_("담당 부서"), ":", VOCABULARY_NONE, {NULL}},
	{KEY_AGENDA, N_("안건"), ":", VOCABULARY_NONE, {NULL}},
	{KEY_DUE,
	 N_("기한"),
	 "<",
	 VOCABULARY_NONE,
	 {N_("오늘"), N_("이번주"), N_("이달말"), N_("다음달"), N_("분기말"), N_("연말"), N_("없음"), NULL}},
	{KEY_SIGNAL, N_("판정"), ":", VOCABULARY_SIGNAL, {NULL}},
	{KEY_REPORTED, N_("부처 보고"), ":", VOCABULARY_REPORTED, {NULL}},
	{KEY_VERIFIED, N_("확인"), ":", VOCABULARY_VERIFIED, {NULL}},
	{KEY_SCHEDULE, N_("일정"), ":", VOCABULARY_SCHEDULE, {NULL}},
	{KEY_FORECAST,
	 N_("예상일"),
	 ">",
	 VOCABULARY_NONE,
	 {N_("오늘"), N_("이달말"), N_("다음달"), N_("분기말"), N_("연말"), N_("없음"), NULL}},
	{KEY_DONE, N_("완료일"), ">=", VOCABULARY_NONE, {N_("이달"), N_("지난달"), N_("올해"), N_("없음"), NULL}},
	{KEY_TYPE, N_("이정표 유형"), ":", VOCABULARY_MILESTONE_TYPE, {NULL}},
	{KEY_KIND, N_("항목 종류"), ":", VOCABULARY_ITEM_KIND, {NULL}},
	{KEY_CLASS, N_("목표 종류"), ":", VOCABULARY_TARGET_CLASS, {NULL}},
	{KEY_LOW, N_("목표값(아래 끝)"), ">=", VOCABULARY_NONE, {N_("없음"), NULL}},
	{KEY_HIGH, N_("목표값(위 끝)"), ">=", VOCABULARY_NONE, {N_("없음"), NULL}},
	{KEY_LATEST, N_("실적"), ">=", VOCABULARY_NONE, {N_("없음"), NULL}},
	{KEY_UNIT, N_("단위"), ":", VOCABULARY_NONE, {"장", "개", "명", "조원", "억원", N_("없음"), NULL}},
	{KEY_CHANGED,
	 N_("바뀐 날"),
	 ">=",
	 VOCABULARY_NONE,
	 {N_("오늘"), N_("어제"), N_("이번주"), N_("이달"), N_("지난달"), NULL}},
	{KEY_CITE, N_("출처의 줄"), ":", VOCABULARY_NONE, {N_("없음"), NULL}},
	{KEY_NOTE, N_("비고"), ":", VOCABULARY_NONE, {N_("없음"), NULL}},
};

void completion_clear(struct completion *completion)
{
	completion->count = 0;
	completion->from = completion->to = 0;
}

void completion_finish(struct completion *completion)
{
	free(completion->words);
	*completion = (struct completion){0};
}

void completion_add(struct completion *completion, const char *word, const char *gloss)
{
	struct completion_word *added;

	if (completion->count == COMPLETION_MOST || strlen(word) >= COMPLETION_WORD)
		return;
	if (!completion->words)
		completion->words = memory_new(COMPLETION_MOST, sizeof *completion->words);
	added = &completion->words[completion->count++];
	snprintf(added->word, sizeof added->word, "%s", word);
	memcpy(added->gloss, gloss, text_cut(gloss, strlen(gloss), sizeof added->gloss - 1));
	added->gloss[text_cut(gloss, strlen(gloss), sizeof added->gloss - 1)] = '\0';
}

/* What is being typed of a word. */
struct begun {
	struct completion *completion;
	struct text_query *query; /* what was typed of it */
	const char *bytes;
	size_t length;
};

static bool fits(const struct begun *begun, const char *word)
{
	return !begun->length || !strncmp(word, begun->bytes, begun->length) ||
	       text_query_match(begun->query, word, strlen(word));
}

static void offer(const struct begun *begun, const char *word, const char *gloss)
{
	if (fits(begun, word) || (*gloss && fits(begun, gloss)))
		completion_add(begun->completion, word, gloss);
}

static void offer_terms(const struct begun *begun)
{
	char word[COMPLETION_WORD];

	for (int i = 0; i < READY_COUNT; i++)
		offer(begun, filter_ready_word((enum filter_ready)i), "");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		snprintf(word, sizeof word, "%s%s", filter_key_name(keys[i].key), keys[i].sign);
		offer(begun, word, _(keys[i].meaning));
	}
}

/* A value with a blank or a sign in it has to stand in quotes. */
static void offer_value(const struct begun *begun, const char *value, const char *gloss)
{
	char quoted[COMPLETION_WORD];

	if (!fits(begun, value) && !(*gloss && fits(begun, gloss)))
		return;
	if (!value[strcspn(value, " ()|:=<>")] || strchr(value, '"'))
		completion_add(begun->completion, value, gloss);
	else if (strlen(value) + 3 < sizeof quoted) {
		snprintf(quoted, sizeof quoted, "\"%s\"", value);
		completion_add(begun->completion, quoted, gloss);
	}
}

/* The word of the language that is spoken which can be typed. */
static void offer_word(const struct begun *begun, enum vocabulary vocabulary, int value)
{
	const char *korean = word_korean(vocabulary, value), *english = word_english(vocabulary, value);

	offer_value(begun, message_translated() ? english : korean, message_translated() ? korean : english);
}

static bool offer_office(void *context, const struct record *record)
{
	const struct begun *begun = context;

	offer_value(begun, record_value(record, "name").text, record_value(record, "code").text);
	return begun->completion->count < COMPLETION_MOST;
}

static bool offer_agenda(void *context, const struct record *record)
{
	const struct begun *begun = context;

	offer_value(begun, record_value(record, "code").text, record_value(record, "title").text);
	return begun->completion->count < COMPLETION_MOST;
}

static void offer_rows(const struct begun *begun, struct store *store, enum filter_key key)
{
	static const char *const office[] = {"code", "name", NULL}, *const agenda[] = {"code", "title", NULL};
	struct store_query query = {.kind = RECORD_OFFICE, .keys = office};
	struct filter *filter = memory_new(1, sizeof *filter);
	struct error error = {0};

	if (key == KEY_AGENDA && filter_parse("kind:agenda", filter, &error))
		query = (struct store_query){.kind = RECORD_ITEM, .keys = agenda, .filter = filter};
	/* What can't be read now is not offered. */
	store_list(store, &query, key == KEY_AGENDA ? offer_agenda : offer_office, (void *)begun, NULL, &error);
	free(filter);
}

static void offer_values(const struct begun *begun, struct store *store, const struct key_help *key)
{
	for (size_t i = 0; key->vocabulary && i < vocabulary_size(key->vocabulary); i++)
		offer_word(begun, key->vocabulary, (int)i);
	for (const char *const *word = key->words; *word; word++)
		offer_value(begun, _(*word), "");
	if (key->key == KEY_OFFICE || key->key == KEY_AGENDA)
		offer_rows(begun, store, key->key);
}

/* The key that the LENGTH bytes at WORD begin with, and how long it is with its sign. */
static const struct key_help *key_at(const char *word, size_t length, size_t *taken)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *name = filter_key_name(keys[i].key);
		size_t end = strlen(name);

		if (length <= end || strncmp(word, name, end) != 0 || !strchr(":=<>", word[end]))
			continue;
		*taken = end + 1;
		*taken += *taken < length && word[*taken] == '=';
		return &keys[i];
	}
	return NULL;
}

void completion_of_filter(struct completion *completion, struct store *store, const char *typed, size_t caret)
{
	struct begun begun = {.completion = completion};
	const struct key_help *key;
	size_t from = caret, taken = 0;
	bool quoted = false;

	completion_clear(completion);
	for (size_t i = 0; i < caret; i++)
		quoted ^= typed[i] == '"';
	while (from > 0 && (quoted ? typed[from - 1] != '"' : !strchr(" ()|!", typed[from - 1])))
		from--;
	if (quoted)
		return;
	key = key_at(typed + from, caret - from, &taken);
	from += taken;
	begun.bytes = typed + from;
	begun.length = caret - from;
	begun.query = text_query_create(begun.bytes, begun.length);
	completion->from = from;
	completion->to = caret;
	if (key)
		offer_values(&begun, store, key);
	else
		offer_terms(&begun);
	text_query_destroy(begun.query);
}
