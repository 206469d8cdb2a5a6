/* Offices as a tree: of each its people with their telephones, then what it answers for with the milestones below that, then the
 * offices below it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "folds.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "office_row.h"
#include "source.h"
#include "tree_row.h"

/* What an office has below it, in this order. */
enum part { PEOPLE, DUTIES, OFFICES };
enum { WAITING = -1 /* the group of what pends until the filter was counted */ };

struct ministries {
	struct store *store;
	struct offices offices;
	struct folds folds[2]; /* without a filter, with one */
	enum unfolding unfolded;
	/* The walk over what one assignment answers for. */
	struct scan *scan;
	struct ref scanned;
};

static void *create(struct store *store)
{
	struct ministries *state = memory_new(1, sizeof *state);

	state->store = state->offices.store = store;
	return state;
}

static void drop_scan(struct ministries *state)
{
	store_scan_destroy(state->scan);
	state->scan = NULL;
}

static void destroy(void *state)
{
	struct ministries *this = state;

	drop_scan(this);
	offices_finish(&this->offices);
	folds_finish(&this->folds[0]);
	folds_finish(&this->folds[1]);
	free(this);
}

static bool reload(void *state, const char *filter, struct error *error)
{
	struct ministries *this = state;
	int budget = 2; /* what a database of ordinary size has is counted at once, so that the cursor finds its row again */

	drop_scan(this);
	return offices_load(&this->offices, filter, error) &&
	       (!this->offices.filtered || offices_count(&this->offices, &budget, error));
}

static bool is_chosen(const struct ministries *state)
{
	return state->offices.filter && *state->offices.filter;
}

static bool waits(const struct ministries *state)
{
	return state->offices.filtered && !state->offices.counted;
}

/* A ministry is folded at first, what is below it is not, so that one key shows whom to call; what is answered for is folded.
 * With a filter all that it lets through is shown. */
static bool is_open(const struct ministries *state, const struct entry *entry)
{
	bool office = entry->node.ref.kind == RECORD_OFFICE, chosen = is_chosen(state);
	bool begins = chosen || (office && entry->depth > 0);
	bool turned = folds_has(&state->folds[chosen], entry->group, entry->node.ref);

	if (state->unfolded == UNFOLD_ALL || (state->unfolded == UNFOLD_FEW && office))
		return entry->node.has_children;
	return entry->node.has_children && turned != begins;
}

static int shown_from(const struct ministries *state, int place, bool backwards)
{
	const struct office *all = state->offices.all;

	while (place >= 0 && !all[place].shown)
		place = backwards ? all[place].previous : all[place].next;
	return place;
}

static bool is_let_through(const struct ministries *state, struct ref place)
{
	const struct tally *tally = offices_answered(&state->offices, place);

	return !state->offices.filtered || (tally && tally->total + tally->past > 0);
}

static bool next_duty(struct ministries *state, int place, struct ref from, bool backwards, struct duty *duty,
		      struct error *error)
{
	duty->node.ref = from;
	do {
		if (!store_duty_next(state->store, state->offices.all[place].id, duty->node.ref, backwards, duty, error))
			return false;
	} while (duty->node.ref.id && !is_let_through(state, duty->node.ref));
	return true;
}

static const struct ref nothing = {RECORD_ITEM, 0};

static enum step put_office(struct ministries *state, int place, struct entry *entry, struct error *error)
{
	const struct office *office = &state->offices.all[place];
	struct person person;
	struct duty duty = {.node.ref = nothing};

	office_put(&state->offices, place, entry);
	entry->node.has_children = shown_from(state, office->first, false) >= 0;
	if (!entry->node.has_children && office->own) {
		if (!store_person_next(state->store, office->id, 0, false, &person, error) ||
		    (!person.node.ref.id && !next_duty(state, place, nothing, false, &duty, error)))
			return STEP_FAILED;
		entry->node.has_children = person.node.ref.id || duty.node.ref.id;
	}
	entry->open = is_open(state, entry);
	return STEP_ROW;
}

static enum step put_duty(const struct ministries *state, int place, const struct duty *duty, struct entry *entry)
{
	const struct tally *tally = offices_answered(&state->offices, duty->node.ref);

	office_put_duty(&state->offices, place, duty, entry);
	entry->node.has_children = !state->offices.counted || tally;
	entry->open = is_open(state, entry);
	return STEP_ROW;
}

/* The milestone behind (before) PLACE, of those for which the assignment of UNDER answers. */
static enum step step_below(struct ministries *state, int office, struct ref under, struct scan_place place, bool backwards,
			    int *budget, struct entry *entry, struct error *error)
{
	struct node node = {.ref = {RECORD_MILESTONE, 0}};
	enum scan_result result;

	if (state->scan && (state->scanned.kind != under.kind || state->scanned.id != under.id))
		drop_scan(state);
	if (!state->scan)
		state->scan = store_scan_answered(state->store, under, state->offices.section.filter, error);
	state->scanned = under;
	result = state->scan ? store_scan_step(state->scan, &place, backwards, budget, &node, error) : SCAN_FAILED;
	if (result == SCAN_FAILED || result == SCAN_NONE)
		return result == SCAN_NONE ? STEP_END : STEP_FAILED;
	*entry = (struct entry){.kind = result == SCAN_ROW ? ENTRY_ROW : ENTRY_PENDING,
				.group = state->offices.all[office].id,
				.node = node,
				.flat = true,
				.depth = state->offices.all[office].depth + 2,
				.place = place,
				.under = under};
	return result == SCAN_ROW ? STEP_ROW : STEP_PENDING;
}

/* Behind all that is below the office PLACE. */
static enum step leave(struct ministries *state, int place, struct entry *entry, struct error *error)
{
	for (; place >= 0; place = state->offices.all[place].parent) {
		int next = shown_from(state, state->offices.all[place].next, false);

		if (next >= 0)
			return put_office(state, next, entry, error);
	}
	return STEP_END;
}

/* The first row of PART of an office that is open, or what comes then. */
static enum step step_in(struct ministries *state, int place, enum part part, struct entry *entry, struct error *error)
{
	const struct office *office = &state->offices.all[place];
	struct person person;
	struct duty duty;
	int child = shown_from(state, office->first, false);

	if (part == PEOPLE && office->own) {
		if (!store_person_next(state->store, office->id, 0, false, &person, error))
			return STEP_FAILED;
		if (person.node.ref.id) {
			office_put_person(&state->offices, place, &person, entry);
			return STEP_ROW;
		}
	}
	if (part <= DUTIES && office->own) {
		if (!next_duty(state, place, nothing, false, &duty, error))
			return STEP_FAILED;
		if (duty.node.ref.id)
			return put_duty(state, place, &duty, entry);
	}
	return child >= 0 ? put_office(state, child, entry, error) : leave(state, place, entry, error);
}

static enum step step_behind_duty(struct ministries *state, int place, struct ref from, struct entry *entry, struct error *error)
{
	struct duty duty;

	if (!next_duty(state, place, from, false, &duty, error))
		return STEP_FAILED;
	return duty.node.ref.id ? put_duty(state, place, &duty, entry) : step_in(state, place, OFFICES, entry, error);
}

static enum step step_down(struct ministries *state, int place, const struct entry *from, int *budget, struct entry *entry,
			   struct error *error)
{
	struct person person;
	enum step step = STEP_END;

	switch (from->kind == ENTRY_PENDING ? RECORD_MILESTONE : from->node.ref.kind) {
	case RECORD_OFFICE:
		return from->open ? step_in(state, place, PEOPLE, entry, error) : leave(state, place, entry, error);
	case RECORD_CONTACT:
		if (!store_person_next(state->store, from->group, from->node.ref.id, false, &person, error))
			return STEP_FAILED;
		if (!person.node.ref.id)
			return step_in(state, place, DUTIES, entry, error);
		office_put_person(&state->offices, place, &person, entry);
		return STEP_ROW;
	case RECORD_MILESTONE:
		step = step_below(state, place, from->under, from->place, false, budget, entry, error);
		return step == STEP_END ? step_behind_duty(state, place, from->under, entry, error) : step;
	default:
		if (from->open)
			step = step_below(state, place, from->node.ref, (struct scan_place){0}, false, budget, entry, error);
		return step == STEP_END ? step_behind_duty(state, place, from->node.ref, entry, error) : step;
	}
}

static enum step deepest_duty(struct ministries *state, int place, const struct duty *duty, int *budget, struct entry *entry,
			      struct error *error)
{
	struct entry last;
	enum step step;

	put_duty(state, place, duty, entry);
	if (!entry->open)
		return STEP_ROW;
	step = step_below(state, place, duty->node.ref, scan_end, true, budget, &last, error);
	if (step == STEP_END)
		return STEP_ROW;
	*entry = last;
	return step;
}

/* The last row before PART of an office that is open: of the parts before it, else the office. */
static enum step step_out(struct ministries *state, int place, enum part part, int *budget, struct entry *entry,
			  struct error *error)
{
	const struct office *office = &state->offices.all[place];
	struct person person;
	struct duty duty;

	if (part == OFFICES && office->own) {
		if (!next_duty(state, place, nothing, true, &duty, error))
			return STEP_FAILED;
		if (duty.node.ref.id)
			return deepest_duty(state, place, &duty, budget, entry, error);
	}
	if (part >= DUTIES && office->own) {
		if (!store_person_next(state->store, office->id, 0, true, &person, error))
			return STEP_FAILED;
		if (person.node.ref.id) {
			office_put_person(&state->offices, place, &person, entry);
			return STEP_ROW;
		}
	}
	return put_office(state, place, entry, error);
}

/* An office, or the last row below it. */
static enum step deepest_office(struct ministries *state, int place, int *budget, struct entry *entry, struct error *error)
{
	for (;;) {
		enum step step = put_office(state, place, entry, error);
		int last = shown_from(state, state->offices.all[place].last, true);

		if (step != STEP_ROW || !entry->open)
			return step;
		if (last < 0)
			return step_out(state, place, OFFICES, budget, entry, error);
		place = last;
	}
}

static enum step step_up(struct ministries *state, int place, const struct entry *from, int *budget, struct entry *entry,
			 struct error *error)
{
	const struct office *office = &state->offices.all[place];
	int before = shown_from(state, office->previous, true);
	struct person person;
	struct duty duty;
	enum step step;

	switch (from->kind == ENTRY_PENDING ? RECORD_MILESTONE : from->node.ref.kind) {
	case RECORD_OFFICE:
		if (before >= 0)
			return deepest_office(state, before, budget, entry, error);
		return office->parent < 0 ? STEP_END : step_out(state, office->parent, OFFICES, budget, entry, error);
	case RECORD_CONTACT:
		if (!store_person_next(state->store, from->group, from->node.ref.id, true, &person, error))
			return STEP_FAILED;
		if (!person.node.ref.id)
			return put_office(state, place, entry, error);
		office_put_person(&state->offices, place, &person, entry);
		return STEP_ROW;
	case RECORD_MILESTONE:
		step = step_below(state, place, from->under, from->place, true, budget, entry, error);
		if (step != STEP_END)
			return step;
		return store_duty(state->store, office->id, from->under, &duty, error) ? put_duty(state, place, &duty, entry)
										       : STEP_FAILED;
	default:
		if (!next_duty(state, place, from->node.ref, true, &duty, error))
			return STEP_FAILED;
		return duty.node.ref.id ? deepest_duty(state, place, &duty, budget, entry, error)
					: step_out(state, place, DUTIES, budget, entry, error);
	}
}

static enum step edge(void *state, bool last, int *budget, struct entry *entry, struct error *error)
{
	struct ministries *this = state;
	int place = shown_from(this, last ? this->offices.last : this->offices.first, last);

	if (waits(this)) {
		*entry = (struct entry){.kind = ENTRY_PENDING, .group = WAITING};
		return STEP_PENDING;
	}
	if (place < 0)
		return STEP_END;
	return last ? deepest_office(this, place, budget, entry, error) : put_office(this, place, entry, error);
}

static int office_of(const struct ministries *state, const struct entry *entry)
{
	return offices_find(&state->offices, entry->node.ref.kind == RECORD_OFFICE ? entry->node.ref.id : entry->group);
}

static enum step beside(void *state, const struct entry *from, bool backwards, int *budget, struct entry *entry,
			struct error *error)
{
	struct ministries *this = state;
	int place = office_of(this, from);

	if (from->kind == ENTRY_PENDING && from->group == WAITING) {
		if (waits(this) && !offices_count(&this->offices, budget, error))
			return STEP_FAILED;
		return edge(state, backwards, budget, entry, error);
	}
	if (place < 0)
		return STEP_END;
	return backwards ? step_up(this, place, from, budget, entry, error) : step_down(this, place, from, budget, entry, error);
}

static enum step again_milestone(struct ministries *state, int place, struct entry *entry, struct error *error)
{
	struct entry found;
	struct scan_place behind;
	struct node node;
	int budget = 1;
	enum step step;

	if (!store_node(state->store, entry->node.ref, &node, error))
		return STEP_FAILED;
	if (!node.ref.id || !is_let_through(state, entry->under))
		return STEP_END;
	behind = store_scan_place(SCAN_TREE, &node);
	strncat(behind.key, " ", sizeof behind.key - strlen(behind.key) - 1);
	step = step_below(state, place, entry->under, behind, true, &budget, &found, error);
	if (step != STEP_ROW)
		return step == STEP_FAILED ? step : STEP_END;
	*entry = found;
	return found.node.ref.id == node.ref.id ? STEP_ROW : STEP_END;
}

static enum step again(void *state, struct entry *entry, struct error *error)
{
	struct ministries *this = state;
	int place = office_of(this, entry);
	struct person person;
	struct duty duty;

	if (waits(this) || place < 0 || !this->offices.all[place].shown)
		return STEP_END;
	switch (entry->node.ref.kind) {
	case RECORD_OFFICE:
		return put_office(this, place, entry, error);
	case RECORD_CONTACT:
		if (!store_person(this->store, entry->node.ref.id, &person, error))
			return STEP_FAILED;
		if (person.office != entry->group || !this->offices.all[place].own)
			return STEP_END;
		office_put_person(&this->offices, place, &person, entry);
		return STEP_ROW;
	case RECORD_MILESTONE:
		return again_milestone(this, place, entry, error);
	default:
		if (!store_duty(this->store, entry->group, entry->node.ref, &duty, error))
			return STEP_FAILED;
		return duty.node.ref.id && is_let_through(this, duty.node.ref) ? put_duty(this, place, &duty, entry) : STEP_END;
	}
}

static void turn(void *state, const struct entry *entry)
{
	struct ministries *this = state;

	folds_turn(&this->folds[is_chosen(this)], entry->group, entry->node.ref);
}

static enum step above(void *state, const struct entry *from, struct entry *entry, struct error *error)
{
	struct ministries *this = state;
	int place = office_of(this, from);
	struct duty duty;

	if (place < 0)
		return STEP_END;
	switch (from->node.ref.kind) {
	case RECORD_OFFICE:
		place = this->offices.all[place].parent;
		return place < 0 ? STEP_END : put_office(this, place, entry, error);
	case RECORD_MILESTONE:
		return store_duty(this->store, from->group, from->under, &duty, error) ? put_duty(this, place, &duty, entry)
										       : STEP_FAILED;
	default:
		return put_office(this, place, entry, error);
	}
}

/* Unfold all that ENTRY stands below. */
static enum step reveal(struct ministries *state, const struct entry *entry, struct error *error)
{
	struct entry from = *entry, up;
	enum step step;

	while ((step = above(state, &from, &up, error)) == STEP_ROW) {
		if (!up.open)
			turn(state, &up);
		from = up;
	}
	return step == STEP_END ? STEP_ROW : step;
}

/* Where REF stands first: an item or milestone below the office that leads it. */
static bool find_place(struct ministries *state, struct ref ref, struct entry *entry, struct error *error)
{
	struct person person;
	struct ref under = nothing;
	int64_t office = 0;

	if (ref.kind == RECORD_CONTACT) {
		if (!store_person(state->store, ref.id, &person, error))
			return false;
		office = person.office;
	} else if (ref.kind != RECORD_OFFICE && !store_duty_of(state->store, ref, &under, &office, error)) {
		return false;
	}
	*entry = (struct entry){.kind = ENTRY_ROW, .group = office, .node.ref = ref, .under = under};
	return true;
}

static enum step find(void *state, struct ref ref, struct entry *entry, struct error *error)
{
	enum step step;

	if (!find_place(state, ref, entry, error))
		return STEP_FAILED;
	step = again(state, entry, error);
	if (step == STEP_ROW)
		step = reveal(state, entry, error);
	return step;
}

/* NULL: not counted yet. */
static const struct tally *tally_of(const struct ministries *state, const struct entry *entry)
{
	static const struct tally none;
	int place = office_of(state, entry);
	const struct tally *tally;

	if (!state->offices.counted || place < 0)
		return NULL;
	tally = entry->node.ref.kind == RECORD_OFFICE ? &state->offices.all[place].tally
						      : offices_answered(&state->offices, entry->node.ref);
	return tally ? tally : &none;
}

static bool draw(void *state, struct entry *entry, const struct text_query *query, int cells, struct row *row,
		 struct error *error)
{
	(void)error;
	if (entry->node.ref.kind == RECORD_MILESTONE)
		tree_row_draw(entry, query, cells, row);
	else
		office_row_draw(entry, tally_of(state, entry), query, cells, row);
	return true;
}

static void title(const void *state, struct row *right)
{
	const struct ministries *this = state;

	if (this->offices.shown < this->offices.there)
		row_add_format(right, STYLE_DIM, _(" 부서 %zu/%zu%s "), this->offices.shown, this->offices.there,
			       this->offices.counting ? "…" : "");
	else
		row_add_format(right, STYLE_DIM, _(" 부서 %zu%s "), this->offices.there, this->offices.counting ? "…" : "");
}

static bool work(void *state, int *budget, bool *more, struct error *error)
{
	struct ministries *this = state;
	bool good = offices_count(&this->offices, budget, error);

	*more = good && this->offices.counting;
	return good;
}

/* What is answered for is not unfolded: that may be a million rows. */
static void unfold_all(void *state, enum unfolding much)
{
	((struct ministries *)state)->unfolded = much;
}

/* An office by its other names, a person by telephone and position. */
static bool matches(const void *state, const struct entry *entry, const struct text_query *query)
{
	const struct ministries *this = state;
	int place = office_of(this, entry);
	const char *more = "";

	if (entry->node.ref.kind == RECORD_OFFICE && place >= 0)
		more = this->offices.all[place].aliases;
	else if (entry->node.ref.kind == RECORD_CONTACT)
		more = entry->said;
	return text_query_match(query, more, strlen(more));
}

/* What is done need not be asked about. */
static bool tell_milestone(struct ministries *state, struct entry *entry, struct telling *telling, struct error *error)
{
	telling->left_out = entry->node.verdict.past || entry->node.verdict.signal == SIGNAL_DONE;
	return telling->left_out || telling_node(state->store, entry, telling, error);
}

/* The call sheet: of offices without people and work only the names, of what is answered for what is still owed. */
static bool tell(void *state, struct entry *entry, struct telling *telling, struct error *error)
{
	struct ministries *this = state;

	if (entry->node.ref.kind == RECORD_MILESTONE)
		return tell_milestone(this, entry, telling, error);
	office_row_tell(entry, tally_of(this, entry), telling);
	return true;
}

const struct source_type source_offices = {
	.name = NC_("view", "부서"),
	.create = create,
	.destroy = destroy,
	.reload = reload,
	.edge = edge,
	.beside = beside,
	.again = again,
	.find = find,
	.above = above,
	.turn = turn,
	.draw = draw,
	.title = title,
	.work = work,
	.unfold_all = unfold_all,
	.matches = matches,
	.tell = tell,
};
