/* A table whose lines are goals: what both sides took, the ratio, the bar, and whether it is met. */
#ifndef TESTS_GOALS_H
#define TESTS_GOALS_H

#include <stddef.h>

struct goals {
	int met, missed;
};

void goals_head(const char *title, const char *base, const char *other);
/* A line for the COUNT pairs BASE, OTHER: the median of their ratios is at most BAR; a BAR of 0 is none. NUMBER is the goal's, ""
 * for a figure that has none. */
void goals_ratio(struct goals *goals, const char *number, const double *base, const double *other, size_t count, double bar,
		 const char *label);
/* A line for one figure: at most BAR, which may be 0. */
void goals_value(struct goals *goals, const char *number, double value, double bar, const char *label);
void goals_sum(const struct goals *goals);

#endif
