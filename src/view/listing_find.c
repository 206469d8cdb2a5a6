/* Looking through all rows of a view, folded ones too, and the day since when changes are listed. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "listing_window.h"
#include "source_changes.h"

enum { COUNTED = 5000 /* rows that hits are counted in */, LOOKED_AT = 20000, LOOK = 4 /* thousand looked at in vain */ };

struct find {
	struct listing *listing;
	const struct text_query *query;
	struct entry *at; /* the row that is looked at; pending ones too */
	int left;         /* rows that may still be looked at */
	struct error *error;
};

static bool is_in(const struct text_query *query, const char *text)
{
	return text_query_match(query, text, strlen(text));
}

static bool is_hit(const struct find *find)
{
	const struct source_type *type = find->listing->type;
	const struct node *node = &find->at->node;

	return find->at->kind == ENTRY_ROW && (is_in(find->query, node->title) || is_in(find->query, node->code) ||
					       (type->matches && type->matches(find->listing->state, find->at, find->query)));
}

/* To the first (last) row. */
static enum step begin(struct find *find, bool last)
{
	int budget = LOOK;

	return find->listing->type->edge(find->listing->state, last, &budget, find->at, find->error);
}

static enum step go_on(struct find *find, bool backwards)
{
	struct entry from = *find->at;
	int budget = LOOK;

	find->left -= from.kind == ENTRY_PENDING ? LOOK * 100 : 1;
	return find->listing->type->beside(find->listing->state, &from, backwards, &budget, find->at, find->error);
}

static bool goes_on(const struct find *find, enum step step)
{
	return (step == STEP_ROW || step == STEP_PENDING) && find->left > 0;
}

/* What there is, from the first row to the last. */
struct survey {
	struct entry *first, *last, *before, *behind; /* hits, of all, and beside the cursor; id 0: none */
	int64_t count, till_cursor;                   /* all of them; those up to the cursor */
	bool on_hit;                                  /* the cursor is one of them */
	bool whole;
};

static void take_hit(struct survey *survey, const struct entry *hit, bool passed, bool is_cursor)
{
	survey->count++;
	if (!survey->first->node.ref.id)
		*survey->first = *hit;
	*survey->last = *hit;
	if (is_cursor)
		survey->on_hit = true;
	else if (!passed)
		*survey->before = *hit;
	else if (!survey->behind->node.ref.id)
		*survey->behind = *hit;
	if (!passed || is_cursor)
		survey->till_cursor = survey->count;
}

static enum step look_over(struct find *find, const struct entry *cursor, struct survey *survey)
{
	bool passed = false;
	enum step step;

	find->left = COUNTED;
	for (step = begin(find, false); goes_on(find, step); step = go_on(find, false)) {
		bool is_cursor = cursor && listing_is_same(find->at, cursor);

		passed |= is_cursor;
		if (is_hit(find))
			take_hit(survey, find->at, passed, is_cursor);
	}
	survey->whole = step == STEP_END;
	return step;
}

/* The hit to go to, its place among them. */
static const struct entry *choose(const struct survey *survey, bool backwards, int64_t *place)
{
	if (backwards) {
		*place = survey->till_cursor - survey->on_hit;
		*place = *place ? *place : survey->count;
		return survey->before->node.ref.id ? survey->before : survey->last;
	}
	*place = survey->till_cursor < survey->count ? survey->till_cursor + 1 : 1;
	return survey->behind->node.ref.id ? survey->behind : survey->first;
}

/* From the cursor on, and once round the end, as long as that may take. */
static enum step look_from(struct find *find, const struct entry *cursor, bool backwards)
{
	bool turned = !cursor;
	enum step step;

	find->left = LOOKED_AT;
	if (cursor)
		*find->at = *cursor;
	step = cursor ? go_on(find, backwards) : begin(find, backwards);
	for (;;) {
		if (step == STEP_END && !turned) {
			turned = true;
			step = begin(find, backwards);
		}
		if (!goes_on(find, step) || is_hit(find))
			return step == STEP_ROW && find->left <= 0 && !is_hit(find) ? STEP_END : step;
		step = go_on(find, backwards);
	}
}

/* Unfold what FOUND stands below, and go there. */
static bool go(struct listing *listing, const struct entry *found, struct error *error)
{
	const struct source_type *type = listing->type;
	struct entry from = *found, up;
	enum step step;

	while ((step = type->above(listing->state, &from, &up, error)) == STEP_ROW) {
		if (!up.open)
			type->turn(listing->state, &up);
		from = up;
	}
	from = *found;
	if (step == STEP_END)
		step = type->again(listing->state, &from, error);
	return step == STEP_ROW ? listing_go_to(listing, &from, error) : step != STEP_FAILED;
}

static void unfold(const struct listing *listing, enum unfolding much)
{
	if (listing->type->unfold_all)
		listing->type->unfold_all(listing->state, much);
}

bool listing_find(struct listing *listing, const struct text_query *query, bool backwards, int64_t *place, int64_t *count,
		  struct error *error)
{
	struct entry *rows = memory_new(6, sizeof *rows);
	const struct entry *cursor = listing->count ? &listing->rows[listing->position] : NULL, *found = NULL;
	struct survey survey = {.first = rows, .last = rows + 1, .before = rows + 2, .behind = rows + 3};
	struct find find = {.listing = listing, .query = query, .at = rows + 4, .error = error};
	enum step step;

	unfold(listing, UNFOLD_FEW);
	step = look_over(&find, cursor, &survey);
	if (step != STEP_FAILED && !survey.whole)
		step = look_from(&find, cursor, backwards);
	unfold(listing, UNFOLD_NOTHING);
	*count = survey.whole ? survey.count : -1;
	*place = 0;
	if (survey.whole && survey.count)
		found = choose(&survey, backwards, place);
	else if (step == STEP_ROW && !survey.whole)
		found = find.at;
	if (step != STEP_FAILED && found)
		step = go(listing, found, error) ? STEP_ROW : STEP_FAILED;
	free(rows);
	return step != STEP_FAILED;
}

bool listing_go_day(struct listing *listing, day_number day, struct error *error)
{
	struct entry *entry = memory_new(1, sizeof *entry);
	enum step step = listing->type->find_day ? listing->type->find_day(listing->state, day, entry, error) : STEP_END;
	bool found = step == STEP_ROW || step == STEP_PENDING;
	bool good = found ? listing_go_to(listing, entry, error)
			  : step != STEP_FAILED &&
				    error_set(error, ERROR_NOT_FOUND, "%s", _("그 날이나 그 뒤에 기한인 것이 없습니다."));

	free(entry);
	return good;
}

struct ref listing_office(const struct listing *listing)
{
	const struct entry *cursor = listing->count ? &listing->rows[listing->position] : NULL;
	struct ref office = {RECORD_OFFICE, 0};

	if (listing->view != VIEW_OFFICES || !cursor || cursor->kind != ENTRY_ROW)
		return office;
	office.id = cursor->node.ref.kind == RECORD_OFFICE ? cursor->node.ref.id : cursor->group;
	return office;
}

day_number listing_since(const struct listing *listing)
{
	return listing->view == VIEW_CHANGES ? source_changes_since(listing->state) : DAY_NONE;
}

bool listing_set_since(struct listing *listing, day_number day, struct error *error)
{
	if (listing->view != VIEW_CHANGES)
		return true;
	source_changes_set_since(listing->state, day);
	listing->lost = (struct entry){0};
	return listing_reload(listing, error);
}
