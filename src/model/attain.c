#include "gwagi/model/attain.h"
#include "wide.h"

enum { WHOLE = 1000 };

/* What the figures of a target come to: the end that is reached first, and that of a range which is reached last. */
struct goal {
	struct amount near, far; /* `far` only of a range with both ends */
	bool falling;
};

bool target_is_measured(enum target_class class)
{
	return class == CLASS_TARGET || class == CLASS_RECURRING || class == CLASS_FUNDING;
}

static bool is_upper_bound(int comparator)
{
	return comparator == COMPARATOR_LE || comparator == COMPARATOR_LT;
}

static bool is_lower_bound(int comparator)
{
	return comparator == COMPARATOR_GE || comparator == COMPARATOR_GT;
}

static bool is_falling(const struct target_state *target, struct amount goal)
{
	struct amount from = target->quantity->baseline;

	if (is_upper_bound(target->quantity->comparator) || is_lower_bound(target->quantity->comparator))
		return is_upper_bound(target->quantity->comparator);
	if (!from.present && target->path_count > 0)
		from = target->path[0].amount;
	return from.present && amount_compare(goal, from) < 0;
}

static struct goal goal_of(const struct target_state *target)
{
	const struct quantity *quantity = target->quantity;
	struct amount low = quantity->low.present ? quantity->low : quantity->high;
	struct amount high = quantity->high.present ? quantity->high : quantity->low;
	struct goal goal = {.near = is_upper_bound(quantity->comparator) ? high : low};

	if (!goal.near.present)
		return goal;
	if (quantity->comparator != COMPARATOR_RANGE) {
		goal.falling = is_falling(target, goal.near);
		return goal;
	}
	goal.falling = is_falling(target, high);
	goal.near = goal.falling ? high : low;
	if (quantity->low.present && quantity->high.present)
		goal.far = goal.falling ? low : high;
	return goal;
}

static bool is_reached(struct amount latest, struct amount goal, int comparator, bool falling)
{
	int order = amount_compare(latest, goal);

	if (comparator == COMPARATOR_GT || comparator == COMPARATOR_LT)
		return comparator == COMPARATOR_GT ? order > 0 : order < 0;
	return falling ? order <= 0 : order >= 0;
}

/* Within BAND permille of GOAL, on either side. */
static bool is_near(struct amount latest, struct amount goal, int band)
{
	struct wide distance = wide_subtract(wide_of(latest), wide_of(goal));

	return wide_compare(wide_times(distance, WHOLE), wide_times(wide_of(goal), (uint32_t)band)) <= 0;
}

static enum attain_mark mark_of(const struct target_state *target, const struct goal *goal, const struct rules *rules)
{
	const struct quantity *quantity = target->quantity;
	bool near = quantity->approximate && (is_near(target->latest, goal->near, rules->band) ||
					      (goal->far.present && is_near(target->latest, goal->far, rules->band)));

	if (near)
		return ATTAIN_NEAR;
	if (!is_reached(target->latest, goal->near, quantity->comparator, goal->falling))
		return ATTAIN_MISSED;
	if (!goal->far.present)
		return ATTAIN_REACHED;
	if (is_reached(target->latest, goal->far, quantity->comparator, goal->falling))
		return goal->falling ? ATTAIN_LOW_END : ATTAIN_HIGH_END;
	return goal->falling ? ATTAIN_HIGH_END : ATTAIN_LOW_END;
}

/* False if the way from the baseline to GOAL is none, or leads the wrong way. */
static bool find_rate(const struct target_state *target, struct amount goal, bool falling, int64_t *rate)
{
	struct amount from = target->quantity->baseline;
	struct wide way;

	if (!from.present && falling)
		return false;
	if (!from.present)
		from = (struct amount){.present = true};
	way = wide_subtract(wide_of(goal), wide_of(from));
	if (wide_is_zero(way) || way.negative != falling)
		return false;
	*rate = wide_permille(wide_subtract(wide_of(target->latest), wide_of(from)), way);
	/* 초과 and 미만: the goal itself is not enough. */
	if (*rate >= WHOLE && !is_reached(target->latest, goal, target->quantity->comparator, falling))
		*rate = WHOLE - 1;
	return true;
}

static void add_rates(const struct target_state *target, const struct goal *goal, struct attainment *out)
{
	struct amount far = goal->far.present ? goal->far : goal->near;
	int64_t *near_rate = goal->falling ? &out->rate_high : &out->rate_low;
	int64_t *far_rate = goal->falling ? &out->rate_low : &out->rate_high;

	out->has_rate = find_rate(target, goal->near, goal->falling, near_rate) &&
			find_rate(target, far, goal->falling, far_rate);
}

static void find_point(const struct target_state *target, day_number today, struct attainment *out)
{
	out->path = target->path_count > 0 ? PATH_AHEAD : PATH_NONE;
	for (size_t i = 0; i < target->path_count && target->path[i].day <= today; i++) {
		out->path = PATH_REACHED;
		out->point = target->path[i];
	}
}

/* Where one of the two figures is not above 0, a share of it says nothing: the path is kept or it is not. */
static void judge_path(struct amount latest, bool falling, const struct rules *rules, struct attainment *out)
{
	struct amount path = out->point.amount;

	out->has_ratio = latest.value > 0 && path.value > 0;
	if (out->has_ratio) {
		out->ratio = falling ? wide_permille(wide_of(path), wide_of(latest))
				     : wide_permille(wide_of(latest), wide_of(path));
		out->signal = out->ratio >= rules->path_good   ? SIGNAL_ON_TRACK
			      : out->ratio >= rules->path_fair ? SIGNAL_ATTENTION
							       : SIGNAL_LATE;
	} else {
		out->signal = is_reached(latest, path, COMPARATOR_EQ, falling) ? SIGNAL_ON_TRACK : SIGNAL_LATE;
	}
}

struct attainment attain(const struct target_state *target, const struct rules *rules, day_number today)
{
	struct attainment result = {.mark = ATTAIN_UNMEASURED, .signal = WORD_NONE};
	struct goal goal = goal_of(target);

	if (target->quantity->withheld) {
		result.mark = ATTAIN_WITHHELD;
		return result;
	}
	if (!target_is_measured(target->class) || !goal.near.present)
		return result;
	find_point(target, today, &result);
	if (!target->latest.present) {
		result.mark = ATTAIN_NO_READING;
		return result;
	}
	result.mark = mark_of(target, &goal, rules);
	add_rates(target, &goal, &result);
	if (result.path == PATH_REACHED)
		judge_path(target->latest, goal.falling, rules, &result);
	return result;
}
