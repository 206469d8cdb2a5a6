/* Rows of the database, as the papers go through them. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/exchange/write.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

enum { BUDGET = 100 /* thousand rows looked at in one go */ };

/* A scan of what CONDITION and the wished filter let through; NULL with a sentence. */
static struct scan *begin(struct making *making, enum record_kind kind, enum scan_order order, const char *condition)
{
	struct filter *filter = memory_new(1, sizeof *filter);
	struct scan *scan = NULL;

	if (making_filter(making, condition, filter))
		scan = store_scan(making->store, kind, order, filter->count ? filter : NULL, making->error);
	free(filter);
	return scan;
}

bool making_walk(struct making *making, enum record_kind kind, enum scan_order order, const char *condition, making_each *each,
		 void *context)
{
	struct scan *scan = begin(making, kind, order, condition);
	bool good = scan && making_walk_scan(making, scan, each, context);

	store_scan_destroy(scan);
	return good;
}

bool making_walk_scan(struct making *making, struct scan *scan, making_each *each, void *context)
{
	enum scan_result result = SCAN_MORE;
	enum walk walk = WALK_ON;
	struct scan_place place = {0};
	struct node node;

	while (walk == WALK_ON && (result == SCAN_MORE || result == SCAN_ROW)) {
		int budget = BUDGET;

		result = store_scan_step(scan, &place, false, &budget, &node, making->error);
		if (result == SCAN_ROW)
			walk = each(making, &node, context);
	}
	return result != SCAN_FAILED && walk != WALK_FAILED;
}

bool making_tell(struct making *making, enum record_kind kind, const char *condition, scan_each *each, void *context)
{
	struct scan *scan = begin(making, kind, SCAN_TREE, condition);
	enum scan_result result = scan ? SCAN_MORE : SCAN_FAILED;
	struct scan_place place = {0};

	while (result == SCAN_MORE) {
		int budget = BUDGET;

		result = store_scan_tell(scan, &place, &budget, each, context, making->error);
	}
	store_scan_destroy(scan);
	return result != SCAN_FAILED;
}

bool making_count(struct making *making, enum record_kind kind, const char *condition, int64_t *count)
{
	struct scan *scan = begin(making, kind, SCAN_TREE, condition);
	enum scan_result result = scan ? SCAN_MORE : SCAN_FAILED;
	struct scan_place place = {0};

	*count = 0;
	while (result == SCAN_MORE) {
		int budget = BUDGET;

		result = store_scan_count(scan, &place, &budget, count, making->error);
	}
	store_scan_destroy(scan);
	return result != SCAN_FAILED;
}

struct taking {
	const char *const *keys;
	char **values;
};

static const struct field *field_of(const struct record *record, const char *key)
{
	for (size_t i = 0; i < record->count; i++)
		if (strcmp(record->fields[i].key, key) == 0)
			return &record->fields[i];
	return NULL;
}

/* As on the screen: days in the short form too, and the lines of a list as lines. */
static char *print(const struct field *field, struct value value)
{
	size_t size = 2 * strlen(value.text) + 64;
	char *out;

	if (!field || value.empty || field->type == FIELD_LIST || field->type == FIELD_BODY)
		return memory_copy(value.text, strlen(value.text));
	out = memory_new(size, 1);
	field_print(field, value.text, out, size);
	return out;
}

static bool take_values(void *context, const struct record *record)
{
	struct taking *taking = context;

	for (int i = 0; taking->keys[i]; i++) {
		free(taking->values[i]);
		taking->values[i] = print(field_of(record, taking->keys[i]), record_value(record, taking->keys[i]));
	}
	return true;
}

bool making_values(struct making *making, enum record_kind kind, const char *code, const char *const *keys,
		   char *values[MAKING_KEYS])
{
	struct taking taking = {keys, values};
	struct store_query query = {.kind = kind, .code = code, .keys = keys};

	memset(values, 0, MAKING_KEYS * sizeof *values);
	for (int i = 0; keys[i]; i++)
		values[i] = memory_copy("", 0);
	return store_list(making->store, &query, take_values, &taking, NULL, making->error);
}

void making_forget(char *values[MAKING_KEYS])
{
	for (int i = 0; i < MAKING_KEYS; i++)
		free(values[i]);
}
