#include "pick.h"
#include <string.h>
#include "gwagi/model/code.h"

size_t pick_fields(const char *const *keys, struct field fields[PICK_MOST])
{
	size_t count, picked = 0;
	const struct field *all = store_fields(RECORD_MILESTONE, &count);

	for (; keys[picked]; picked++)
		for (size_t i = 0; i < count; i++)
			if (strcmp(all[i].key, keys[picked]) == 0)
				fields[picked] = all[i];
	return picked;
}

void pick_values(const char *const *keys, const struct record *record, struct value values[PICK_MOST])
{
	for (size_t i = 0; keys[i]; i++)
		values[i] = record_value(record, keys[i]);
}

struct picking {
	const char *const *keys;
	struct field fields[PICK_MOST];
	size_t count;
	struct record_writer *writer;
};

static bool put(void *context, const struct record *record)
{
	struct picking *picking = context;
	struct value values[PICK_MOST];

	pick_values(picking->keys, record, values);
	return record_writer_add(picking->writer, &(struct record){record->ref, picking->count, picking->fields, values});
}

bool pick_write(struct store *store, const char *code, const struct filter *filter, const char *const *keys, int64_t *rows,
		struct error *error)
{
	struct store_query query = {.kind = RECORD_MILESTONE, .filter = filter, .keys = keys};
	struct picking picking = {.keys = keys};
	bool good;

	picking.count = pick_fields(keys, picking.fields);
	*(code && code_kind(code) == CODE_MILESTONE ? &query.code : &query.under) = code;
	picking.writer = record_writer_create(stdout, OUTPUT_JSON, picking.fields, picking.count, 0);
	good = store_list(store, &query, put, &picking, rows, error);
	if (good)
		record_writer_finish(picking.writer);
	else
		record_writer_abandon(picking.writer);
	return good;
}
