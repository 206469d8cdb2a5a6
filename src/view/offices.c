#include "offices.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { AT_ONCE = 4 /* thousand milestones that are counted before anything is shown */ };

static void forget(struct offices *offices)
{
	for (size_t i = 0; i < offices->count; i++) {
		free(offices->all[i].name);
		free(offices->all[i].aliases);
		free(offices->all[i].parent_code);
	}
	offices->count = offices->there = offices->shown = 0;
	offices->first = offices->last = -1;
}

void offices_finish(struct offices *offices)
{
	forget(offices);
	free(offices->all);
	free(offices->filter);
	section_close(&offices->section);
	free(offices->done.all);
	free(offices->next.all);
	*offices = (struct offices){0};
}

static bool is_there(const struct record *record, day_number day)
{
	struct value from = record_value(record, "valid_from"), to = record_value(record, "valid_to");
	char today[DAY_TEXT];

	day_print(day, today);
	return (from.empty || strcmp(from.text, today) <= 0) && (to.empty || strcmp(to.text, today) >= 0);
}

static char *copy_of(const struct record *record, const char *key)
{
	struct value value = record_value(record, key);

	return memory_copy(value.text, strlen(value.text));
}

static bool take_office(void *context, const struct record *record)
{
	struct offices *offices = context;
	struct office *office;

	if (offices->count == offices->room) {
		offices->room = offices->room ? offices->room * 2 : 64;
		offices->all = memory_grow(offices->all, offices->room, sizeof *offices->all);
	}
	office = &offices->all[offices->count++];
	*office = (struct office){.id = record->ref.id,
				  .version = strtoll(record_value(record, "version").text, NULL, 10),
				  .name = copy_of(record, "name"),
				  .aliases = copy_of(record, "aliases"),
				  .parent_code = copy_of(record, "parent"),
				  .parent = -1,
				  .first = -1,
				  .last = -1,
				  .next = -1,
				  .previous = -1,
				  .there = is_there(record, store_today(offices->store)),
				  .own = true};
	snprintf(office->code, sizeof office->code, "%s", record_value(record, "code").text);
	return true;
}

static int compare_codes(const void *left, const void *right)
{
	const struct office *const *a = left, *const *b = right;

	return strcmp((*a)->code, (*b)->code);
}

static struct office *find_code(struct office **by_code, size_t count, const char *code)
{
	struct office wanted, *key = &wanted, **found;

	snprintf(wanted.code, sizeof wanted.code, "%s", code);
	found = count ? bsearch(&key, by_code, count, sizeof *by_code, compare_codes) : NULL;
	return found ? *found : NULL;
}

/* Whose parent is not there any more hangs on the nearest above that is. */
static int parent_of(const struct offices *offices, struct office **by_code, const struct office *office)
{
	const struct office *parent = office;

	for (size_t i = 0; parent && i < offices->count; i++) {
		parent = find_code(by_code, offices->count, parent->parent_code);
		if (parent && parent->there)
			return (int)(parent - offices->all);
	}
	return -1;
}

/* Behind the siblings before it. */
static void hang(struct offices *offices, int place)
{
	struct office *office = &offices->all[place];
	int *first = office->parent < 0 ? &offices->first : &offices->all[office->parent].first;
	int *last = office->parent < 0 ? &offices->last : &offices->all[office->parent].last;

	office->previous = *last;
	*(*last < 0 ? first : &offices->all[*last].next) = place;
	*last = place;
	offices->there++;
}

static void link_all(struct offices *offices)
{
	struct office **by_code = memory_new(offices->count + 1, sizeof *by_code);

	for (size_t i = 0; i < offices->count; i++)
		by_code[i] = &offices->all[i];
	qsort(by_code, offices->count, sizeof *by_code, compare_codes);
	for (size_t i = 0; i < offices->count; i++) {
		offices->all[i].parent = offices->all[i].there ? parent_of(offices, by_code, &offices->all[i]) : -1;
		if (offices->all[i].there)
			hang(offices, (int)i);
	}
	free(by_code);
	for (size_t i = 0; i < offices->count; i++) {
		for (int above = offices->all[i].parent; above >= 0; above = offices->all[above].parent)
			offices->all[i].depth++;
	}
}

static bool read_all(struct offices *offices, struct error *error)
{
	static const char *const keys[] = {"code", "name", "parent", "aliases", "valid_from", "valid_to", "version", NULL};
	struct store_query query = {.kind = RECORD_OFFICE, .keys = keys};

	forget(offices);
	if (!store_list(offices->store, &query, take_office, offices, NULL, error))
		return false;
	link_all(offices);
	return true;
}

bool offices_load(struct offices *offices, const char *filter, struct error *error)
{
	char rest[FILTER_TEXT];
	bool other = !offices->filter || strcmp(offices->filter, filter) != 0;
	int budget = AT_ONCE;

	free(offices->filter);
	offices->filter = NULL;
	if (!read_all(offices, error) || !offices_choose(offices, filter, rest, error) ||
	    !section_open(&offices->section, offices->store, RECORD_MILESTONE, SCAN_TREE, "", rest, error)) {
		forget(offices);
		return false;
	}
	offices->filter = memory_copy(filter, strlen(filter));
	offices->filtered = offices->section.filter->count > 0;
	return offices_start_count(offices, other, error) && offices_count(offices, &budget, error);
}

int offices_find(const struct offices *offices, int64_t id)
{
	size_t low = 0, high = offices->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (offices->all[middle].id == id)
			return offices->all[middle].there ? (int)middle : -1;
		if (offices->all[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}
