#include "section.h"
#include <stdio.h>
#include <stdlib.h>
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

void section_close(struct section *section)
{
	store_scan_destroy(section->scan);
	free(section->filter);
	*section = (struct section){0};
}

/* By itself: an error names its own columns. */
static bool is_sound(struct store *store, enum record_kind kind, enum scan_order order, const char *filter, struct filter *parsed,
		     struct error *error)
{
	struct scan *scan;

	if (!filter_parse(filter, parsed, error))
		return false;
	scan = parsed->count ? store_scan(store, kind, order, parsed, error) : NULL;
	store_scan_destroy(scan);
	return scan || !parsed->count;
}

bool section_open(struct section *section, struct store *store, enum record_kind kind, enum scan_order order, const char *words,
		  const char *filter, struct error *error)
{
	char text[FILTER_TEXT * 2];
	struct filter *parsed;

	section_close(section);
	parsed = memory_new(1, sizeof *parsed);
	if (!is_sound(store, kind, order, filter, parsed, error)) {
		free(parsed);
		return false;
	}
	snprintf(text, sizeof text, parsed->count ? "(%s) %s" : "%.0s%s", filter, words);
	section->store = store;
	section->order = order;
	section->kind = kind;
	section->filter = parsed;
	if (filter_parse(text, parsed, error))
		section->scan = store_scan(store, kind, order, parsed, error);
	if (section->scan)
		return true;
	section_close(section);
	return false;
}

struct scan_place section_place(const struct section *section, const struct entry *entry)
{
	return entry->kind == ENTRY_PENDING ? entry->place : store_scan_place(section->order, &entry->node);
}

enum step section_step(struct section *section, struct scan_place place, bool backwards, int64_t group, int *budget,
		       struct entry *entry, struct error *error)
{
	struct node node;
	enum scan_result result;

	if (!section->scan)
		return STEP_END;
	result = store_scan_step(section->scan, &place, backwards, budget, &node, error);
	if (result == SCAN_ROW)
		*entry = (struct entry){.kind = ENTRY_ROW, .group = group, .node = node};
	if (result == SCAN_MORE)
		*entry = (struct entry){.kind = ENTRY_PENDING, .group = group, .place = place};
	return result == SCAN_ROW ? STEP_ROW : result == SCAN_MORE ? STEP_PENDING : result == SCAN_NONE ? STEP_END : STEP_FAILED;
}

enum step section_find(const struct section *section, struct ref ref, struct node *node, struct error *error)
{
	static const char *const nothing[] = {"code", NULL};
	struct store_query query = {.kind = section->kind, .filter = section->filter, .keys = nothing};
	int64_t rows = 0;

	if (!section->scan || ref.kind != section->kind)
		return STEP_END;
	if (!store_node(section->store, ref, node, error))
		return STEP_FAILED;
	if (!node->ref.id)
		return STEP_END;
	query.code = node->code;
	if (!store_list(section->store, &query, NULL, NULL, &rows, error))
		return STEP_FAILED;
	return rows ? STEP_ROW : STEP_END;
}

bool section_count(struct section *section, int *budget, struct error *error)
{
	enum scan_result result;

	if (!section->scan)
		section->counted_all = true;
	if (section->counted_all)
		return true;
	result = store_scan_count(section->scan, &section->counted, budget, &section->count, error);
	section->counted_all = result == SCAN_NONE;
	return section->counted_all;
}
