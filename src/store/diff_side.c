#include "diff.h"
#include "gwagi/store/outline.h"
#include "gwagi/store/snapshot.h"

bool diff_side_open(struct diff_side *side, const struct store *store, day_number day, struct error *error)
{
	const struct store_options options = {
		.path = store->path, .login = store->login, .today = store->today, .read_only = true};
	struct snapshot snapshot;

	*side = (struct diff_side){.day = day, .last = INT64_MAX, .rules = rules_current()};
	if (!open_connection(&side->store, &options, error) || !store_set_as_of(side->store, day, error) ||
	    !store_snapshot(side->store, day, &snapshot, error))
		return false;
	if (snapshot.day != DAY_NONE) {
		side->last = snapshot.last_change;
		side->rules = rules_find(snapshot.rules); /* there are such, or the day could not be looked at */
	}
	return true;
}

bool diff_is_lit(const struct verdict *verdict)
{
	switch (verdict->signal) {
	case SIGNAL_ATTENTION:
	case SIGNAL_LATE:
	case SIGNAL_STALLED:
	case SIGNAL_STOPPED:
		return true;
	case SIGNAL_UNREPORTED:
		return verdict->schedule == SCHEDULE_OVERDUE;
	default:
		return false;
	}
}

/* The last frozen day of the month before the earliest that is known, if there is one. */
static bool add_month(struct diff *diff, struct error *error)
{
	day_number latest = diff->to.day;
	struct snapshot snapshot;

	if (diff->month_count) {
		struct civil_day known = day_civil(diff->months[diff->month_count - 1].day);

		latest = day_make(known.year, known.month, 1) - 1;
	}
	if (!store_snapshot_before(diff->to.store, latest, &snapshot, error))
		return false;
	diff->all_months = snapshot.day == DAY_NONE;
	if (diff->all_months)
		return true;
	diff->months = memory_grow(diff->months, diff->month_count + 1, sizeof *diff->months);
	return diff_side_open(&diff->months[diff->month_count++], diff->to.store, snapshot.day, error);
}

bool diff_months(struct diff *diff, struct ref milestone, int *months, struct error *error)
{
	for (*months = 0;; (*months)++) {
		const struct diff_side *side;
		struct verdict verdict;
		struct node node;

		if ((size_t)*months == diff->month_count && !diff->all_months && !add_month(diff, error))
			return false;
		if ((size_t)*months == diff->month_count)
			return true;
		side = &diff->months[*months];
		if (!store_node(side->store, milestone, &node, error))
			return false;
		verdict = judge(&node.state, side->rules, side->day);
		if (!node.ref.id || !diff_is_lit(&verdict))
			return true;
	}
}
