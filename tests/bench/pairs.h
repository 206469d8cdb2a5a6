/* Two sides that were measured in turn, A B, B A …: on a shared machine the ratio pair by pair can be believed where a time
 * cannot. */
#ifndef TESTS_PAIRS_H
#define TESTS_PAIRS_H

#include <stddef.h>

/* Sorts VALUES; the value at FRACTION of the way (0.5: the median), 0 for none. */
double quantile(double *values, size_t count, double fraction);

enum { PAIRS_MOST = 200 };

double pairs_median(const double *values, size_t count); /* of at most PAIRS_MOST, which stay in their order */

/* The heads of the columns that pairs_print() fills. */
void pairs_head(const char *base, const char *other);
/* One line: both medians, the median of the ratios OTHER / BASE with its quartiles ("-" where the base is 0 throughout), GOAL,
 * LABEL. COUNT is at most PAIRS_MOST. */
void pairs_print(const double *base, const double *other, size_t count, const char *goal, const char *label);

#endif
