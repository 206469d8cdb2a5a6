/* What stands in the database, for completions: as little as can be looked up at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "complete.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/store/load.h"
#include "gwagi/store/outline.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/completion.h"

static bool put_office(void *context, const struct record *record)
{
	complete_put(context, record_value(record, "code").text, record_value(record, "path").text);
	return ((struct completing *)context)->words < COMPLETE_MOST;
}

void complete_offices(struct completing *completing)
{
	static const char *const keys[] = {"code", "path", NULL};
	struct store_query query = {.kind = RECORD_OFFICE, .keys = keys};
	struct error error;

	if (complete_store(completing))
		store_list(completing->store, &query, put_office, completing, NULL, &error);
}

static bool put_contact(void *context, const struct record *record)
{
	char text[512];

	snprintf(text, sizeof text, "%s %s", record_value(record, "office_name").text, record_value(record, "name").text);
	complete_put(context, record_value(record, "code").text, text);
	return ((struct completing *)context)->words < COMPLETE_MOST;
}

static void put_contacts(struct completing *completing)
{
	static const char *const keys[] = {"code", "office_name", "name", NULL};
	struct store_query query = {.kind = RECORD_CONTACT, .keys = keys};
	struct error error;

	store_list(completing->store, &query, put_contact, completing, NULL, &error);
}

static bool put_target(void *context, const struct record *record)
{
	complete_put(context, record_value(record, "code").text, record_value(record, "title").text);
	return ((struct completing *)context)->words < COMPLETE_MOST;
}

/* What hangs directly on a row: one indexed step each. */
static void put_below(struct completing *completing, struct ref above, const char *code)
{
	static const char *const keys[] = {"code", "title", NULL};
	struct store_query targets = {.kind = RECORD_TARGET, .of = code, .keys = keys};
	struct error error;
	struct node node;
	bool good = store_node_first_child(completing->store, above, &node, &error);

	for (int looked = 0; good && node.ref.id && looked < COMPLETE_MOST * 10 && completing->words < COMPLETE_MOST; looked++) {
		complete_put(completing, node.code, node.title);
		good = store_node_next(completing->store, node.ref, &node, &error);
	}
	if (good && code && completing->words < COMPLETE_MOST)
		store_list(completing->store, &targets, put_target, completing, NULL, &error);
}

static void put_below_code(struct completing *completing, const char *code)
{
	struct error error;
	struct ref ref;

	if (*code && store_find(completing->store, code, &ref, &error) && (ref.kind == RECORD_ITEM || ref.kind == RECORD_MEETING))
		put_below(completing, ref, code);
}

/* Like folders: what stands beside the code that is typed, and if it is one, what lies below it. */
void complete_codes(struct completing *completing)
{
	char above[CODE_TEXT];
	const char *typed = completing->now + strlen(completing->head);
	size_t length = strlen(typed);

	if (!complete_store(completing) || length >= sizeof above)
		return;
	if (*typed == 'c')
		put_contacts(completing);
	if (*typed == 'o')
		complete_offices(completing);
	while (length > 0 && !strchr(".mt", typed[length - 1]))
		length--;
	snprintf(above, sizeof above, "%.*s", length ? (int)length - 1 : 0, typed);
	if (!*above)
		put_below(completing, (struct ref){0}, NULL);
	put_below_code(completing, above);
	put_below_code(completing, typed);
	if (!*typed)
		complete_offices(completing);
}

/* The kind of the row whose fields are set, and its table; milestones unless the row says otherwise. */
static const char *find_table(struct completing *completing, enum record_kind *kind)
{
	static const char *const tables[RECORD_KINDS] = {[RECORD_ITEM] = "item",
							 [RECORD_MILESTONE] = "milestone",
							 [RECORD_TARGET] = "target",
							 [RECORD_OFFICE] = "office",
							 [RECORD_CONTACT] = "contact",
							 [RECORD_MEETING] = "meeting",
							 [RECORD_EVIDENCE] = "evidence",
							 [RECORD_READING] = "reading",
							 [RECORD_CALL] = "call",
							 [RECORD_OCCURRENCE] = "occurrence",
							 [RECORD_ASSIGNMENT] = "assignment",
							 [RECORD_LINK] = "link",
							 [RECORD_PATH] = "target_path"};
	const char *added = completing->first ? add_table(completing->first) : NULL;
	struct error error;
	struct ref ref;

	*kind = RECORD_MILESTONE;
	for (int i = 0; added && i < RECORD_KINDS; i++)
		if (tables[i] && !strcmp(tables[i], added))
			*kind = (enum record_kind)i;
	if (added)
		return added;
	if (completing->row && complete_store(completing) && store_find(completing->store, completing->row, &ref, &error))
		*kind = ref.kind;
	return tables[*kind];
}

static const struct field *find_field(enum record_kind kind, const char *key)
{
	size_t count;
	const struct field *fields = store_fields(kind, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

static void put_names(struct completing *completing, const struct load_column *columns, size_t count, enum record_kind kind)
{
	bool added = completing->first && add_table(completing->first);
	char word[64];

	for (size_t i = 0; i < count; i++) {
		const struct field *field = find_field(kind, columns[i].key);

		if (!added && !store_column_is_set(&columns[i]))
			continue;
		snprintf(word, sizeof word, "%s=", columns[i].key);
		complete_put(completing, word, field ? _(field->heading) : "");
	}
}

static void put_vocabulary(struct completing *completing, enum vocabulary vocabulary)
{
	for (size_t i = 0; i < vocabulary_size(vocabulary); i++)
		complete_put(completing, word_english(vocabulary, (int)i), word_korean(vocabulary, (int)i));
}

static void put_values(struct completing *completing, const struct load_column *column)
{
	if (column->vocabulary)
		put_vocabulary(completing, column->vocabulary);
	else if (column->type == FIELD_CODE && strstr(column->key, "office"))
		complete_offices(completing);
	else if (column->type == FIELD_CODE)
		complete_codes(completing);
	else if (column->type == FIELD_BOOLEAN)
		complete_list(completing, "true|false", strlen("true|false"));
	else if (column->type == FIELD_DAY || column->type == FIELD_DATE)
		complete_days(completing);
}

void complete_fields(struct completing *completing)
{
	const char *equals = strchr(completing->now, '=');
	size_t count = 0, length = equals ? (size_t)(equals - completing->now) : 0;
	enum record_kind kind;
	const char *table = find_table(completing, &kind);
	const struct load_column *columns = table ? store_load_columns(table, &count) : NULL;

	if (!completing->row && !completing->filtered)
		return; /* it is not known yet what is to be changed */
	if (!equals) {
		put_names(completing, columns, count, kind);
		return;
	}
	snprintf(completing->head, sizeof completing->head, "%.*s=", (int)length, completing->now);
	for (size_t i = 0; i < count; i++)
		if (strlen(columns[i].key) == length && !strncmp(columns[i].key, completing->now, length))
			put_values(completing, &columns[i]);
	completing->head[0] = '\0'; /* what else may stand there begins with the word */
}

void complete_words_of(struct completing *completing, const char *field)
{
	size_t tables, count;
	const char *const *names = store_load_tables(&tables);

	for (size_t i = 0; i < tables; i++) {
		const struct load_column *columns = store_load_columns(names[i], &count);

		for (size_t j = 0; j < count; j++)
			if (!strcmp(columns[j].key, field) && columns[j].vocabulary && !completing->words)
				put_vocabulary(completing, columns[j].vocabulary);
	}
}

void complete_days(struct completing *completing)
{
	complete_list(completing, "오늘|어제|내일|이달말|다음달말|분기말|연말",
		      strlen("오늘|어제|내일|이달말|다음달말|분기말|연말"));
}

static bool put_login(void *context, const struct record *record)
{
	complete_put(context, record_value(record, "login").text,
		     word_korean(VOCABULARY_ACCOUNT_ROLE, word_find(VOCABULARY_ACCOUNT_ROLE, record_value(record, "role").text)));
	return true;
}

void complete_logins(struct completing *completing)
{
	struct store_query query = {.kind = RECORD_ACCOUNT};
	struct error error;

	if (complete_store(completing))
		store_list(completing->store, &query, put_login, completing, NULL, &error);
}

/* VALUE behind what is typed before it. */
static void put_behind(struct completing *completing, const char *typed, size_t length, const char *value, const char *text)
{
	size_t size = length + strlen(value) + 1;
	char *word = memory_new(size, 1);

	snprintf(word, size, "%.*s%s", (int)length, typed, value);
	complete_put(completing, word, text);
	free(word);
}

/* An office is called by its code: its name may be anything. The words of enumerations are put in both languages. */
void complete_filter(struct completing *completing)
{
	const char *typed = completing->now + strlen(completing->head);
	bool office = !strncmp(typed, "office", strlen("office"));
	struct completion found = {0};

	if (!complete_store(completing))
		return;
	completion_of_filter(&found, completing->store, typed, strlen(typed));
	for (int i = 0; i < found.count; i++) {
		const struct completion_word *one = &found.words[i];
		bool value = found.from && strchr(":=<>", typed[found.from - 1]);

		if (!office || !value)
			put_behind(completing, typed, found.from, one->word, one->gloss);
		if (value && *one->gloss)
			put_behind(completing, typed, found.from, one->gloss, one->word);
	}
	completion_finish(&found);
}
