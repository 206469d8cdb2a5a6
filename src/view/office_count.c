/* The counts of offices: one walk over the milestones that are let through adds them up by what answers for each, and from these
 * few thousand sums come those of the offices. */
#include <stdlib.h>
#include "gwagi/store/duty.h"
#include "gwagi/text/memory.h"
#include "offices.h"

/* Where PLACE is, or the free place for it. */
static size_t slot_of(const struct answered *answered, int64_t place)
{
	size_t slot = (size_t)((uint64_t)place * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (answered->room - 1);

	while (answered->all[slot].place && answered->all[slot].place != place)
		slot = (slot + 1) & (answered->room - 1);
	return slot;
}

static void grow(struct answered *answered)
{
	struct answered before = *answered;

	answered->room = before.room ? before.room * 2 : 64;
	answered->all = memory_new(answered->room, sizeof *answered->all);
	for (size_t i = 0; i < before.room; i++) {
		if (before.all[i].place)
			answered->all[slot_of(answered, before.all[i].place)] = before.all[i];
	}
	free(before.all);
}

static void count_one(void *context, const struct scan_told *told)
{
	struct answered *answered = context;
	struct answered_place *place;

	if (!told->sense)
		return;
	if (answered->count * 2 >= answered->room)
		grow(answered);
	place = &answered->all[slot_of(answered, told->sense)];
	answered->count += !place->place;
	place->place = told->sense;
	if (told->verdict.past) {
		place->tally.past++;
		return;
	}
	place->tally.total++;
	place->tally.signal[told->verdict.signal]++;
	place->tally.overdue += told->verdict.schedule == SCHEDULE_OVERDUE;
}

const struct tally *offices_answered(const struct offices *offices, struct ref place)
{
	int64_t id = place.kind == RECORD_MEETING ? -place.id : place.id;
	const struct answered_place *found = offices->done.room ? &offices->done.all[slot_of(&offices->done, id)] : NULL;

	return found && found->place ? &found->tally : NULL;
}

static void add(struct tally *sum, const struct tally *tally)
{
	sum->total += tally->total;
	sum->past += tally->past;
	sum->overdue += tally->overdue;
	for (int i = 0; i < SIGNAL_COUNT; i++)
		sum->signal[i] += tally->signal[i];
}

/* What is assigned to an office or one below it: the same thing once, whoever of them it is assigned to. */
struct pairs {
	const struct offices *offices;
	struct pair {
		int office;
		int64_t place;
	} * all;
	size_t count, room;
};

static void take_pair(void *context, int64_t office, int64_t place)
{
	struct pairs *pairs = context;

	for (int above = offices_find(pairs->offices, office); above >= 0; above = pairs->offices->all[above].parent) {
		if (pairs->count == pairs->room) {
			pairs->room = pairs->room ? pairs->room * 2 : 256;
			pairs->all = memory_grow(pairs->all, pairs->room, sizeof *pairs->all);
		}
		pairs->all[pairs->count++] = (struct pair){above, place};
	}
}

static int compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	if (a->office != b->office)
		return a->office < b->office ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static bool sum_up(struct offices *offices, struct error *error)
{
	struct pairs pairs = {.offices = offices};

	if (!store_duties(offices->store, take_pair, &pairs, error)) {
		free(pairs.all);
		return false;
	}
	if (pairs.count)
		qsort(pairs.all, pairs.count, sizeof *pairs.all, compare_pairs);
	for (size_t i = 0; i < offices->count; i++)
		offices->all[i].tally = (struct tally){0};
	for (size_t i = 0; i < pairs.count; i++) {
		const struct pair *pair = &pairs.all[i];
		struct ref ref = {pair->place < 0 ? RECORD_MEETING : RECORD_ITEM, pair->place < 0 ? -pair->place : pair->place};
		const struct tally *tally = offices_answered(offices, ref);

		if (tally && (!i || compare_pairs(pair, pair - 1) != 0))
			add(&offices->all[pair->office].tally, tally);
	}
	free(pairs.all);
	return true;
}

/* An office is shown if it is let through itself and answers for something that is, or if one below it is. */
static void show(struct offices *offices)
{
	offices->shown = 0;
	for (size_t i = 0; i < offices->count; i++)
		offices->all[i].shown = false;
	for (size_t i = 0; i < offices->count; i++) {
		const struct office *office = &offices->all[i];
		bool let = office->there && office->own &&
			   (!offices->filtered || (offices->counted && office->tally.total + office->tally.past > 0));

		for (int above = let ? (int)i : -1; above >= 0 && !offices->all[above].shown;
		     above = offices->all[above].parent) {
			offices->all[above].shown = true;
			offices->shown++;
		}
	}
}

static bool settle(struct offices *offices, struct error *error)
{
	if (offices->counted && !sum_up(offices, error))
		return false;
	show(offices);
	return true;
}

bool offices_start_count(struct offices *offices, bool other, struct error *error)
{
	free(offices->next.all);
	offices->next = (struct answered){0};
	offices->place = (struct scan_place){0};
	offices->counting = true;
	if (other) {
		free(offices->done.all);
		offices->done = (struct answered){0};
		offices->counted = false;
	}
	return settle(offices, error);
}

bool offices_count(struct offices *offices, int *budget, struct error *error)
{
	enum scan_result result = SCAN_MORE;

	if (offices->counting)
		result = store_scan_tell(offices->section.scan, &offices->place, budget, count_one, &offices->next, error);
	if (result != SCAN_NONE)
		return result == SCAN_MORE;
	free(offices->done.all);
	offices->done = offices->next;
	offices->next = (struct answered){0};
	offices->counted = true;
	offices->counting = false;
	return settle(offices, error);
}
