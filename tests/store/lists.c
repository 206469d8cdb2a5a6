/* Lists as text. */
#include "fields.h"
#include "gwagi/model/filter.h"
#include "gwagi/text/memory.h"
#include "support.h"

struct gathering {
	struct text text;
	const char *key; /* NULL: every field with its key */
};

static void gather(struct gathering *gathering, const char *a, const char *b, const char *c)
{
	text_put(&gathering->text, a);
	text_put(&gathering->text, b);
	text_put(&gathering->text, c);
}

static bool gather_row(void *context, const struct record *record)
{
	struct gathering *gathering = context;

	if (gathering->key) {
		gather(gathering, gathering->text.length ? " " : "", record_value(record, gathering->key).text, "");
		return true;
	}
	for (size_t i = 0; i < record->count; i++) {
		gather(gathering, record->fields[i].key, "=", record->values[i].empty ? "(null)" : record->values[i].text);
		text_put(&gathering->text, "\t");
	}
	text_put(&gathering->text, "\n");
	return true;
}

char *list_query(struct store *store, const struct store_query *query, const char *key)
{
	struct gathering gathering = {.key = key};
	struct error error = {0};

	text_put(&gathering.text, "");
	CHECK(store_list(store, query, gather_row, &gathering, NULL, &error), "%s: %s", record_kind_plural(query->kind),
	      error.sentence);
	return gathering.text.bytes;
}

char *list_field(struct store *store, enum record_kind kind, const char *text, const char *key)
{
	struct filter filter;
	struct error error = {0};
	struct store_query query = {.kind = kind, .filter = &filter};
	struct gathering gathering = {.key = key};

	text_put(&gathering.text, "");
	CHECK(filter_parse(text, &filter, &error), "%s: %s", text, error.sentence);
	CHECK(store_list(store, &query, gather_row, &gathering, NULL, &error), "%s %s: %s", record_kind_plural(kind), text,
	      error.sentence);
	return gathering.text.bytes;
}

int64_t list_count(struct store *store, enum record_kind kind, const char *text)
{
	struct filter filter;
	struct error error = {0};
	struct store_query query = {.kind = kind, .filter = &filter};
	int64_t rows = -1;

	CHECK(filter_parse(text, &filter, &error), "%s: %s", text, error.sentence);
	CHECK(store_list(store, &query, NULL, NULL, &rows, &error), "%s %s: %s", record_kind_plural(kind), text, error.sentence);
	return rows;
}

void check_codes(struct store *store, enum record_kind kind, const char *filter, const char *codes)
{
	char *found = list_field(store, kind, filter, "code");

	CHECK(strcmp(found, codes) == 0, "%s %s: found [%s], not [%s]", record_kind_plural(kind), filter, found, codes);
	free(found);
}

char *field_of(struct store *store, const char *code, const char *key)
{
	struct ref ref = find(store, code);
	struct store_query query = {.kind = ref.kind, .code = code};

	return list_query(store, &query, key);
}

void check_field_of(struct store *store, const char *code, const char *key, const char *value)
{
	char *found = field_of(store, code, key);

	CHECK(strcmp(found, value) == 0, "%s of %s is [%s], not [%s]", key, code, found, value);
	free(found);
}

int64_t version_of(struct store *store, const char *code)
{
	char *text = field_of(store, code, "version");
	int64_t version = strtoll(text, NULL, 10);

	free(text);
	return version;
}

char *dump_kind(struct store *store, enum record_kind kind)
{
	struct store_query query = {.kind = kind};

	return list_query(store, &query, NULL);
}

char *dump(struct store *store)
{
	struct text all = {0};

	for (int kind = 0; kind < RECORD_KINDS; kind++) {
		char *rows = dump_kind(store, (enum record_kind)kind);

		text_put(&all, rows);
		free(rows);
	}
	return all.bytes;
}
