#include "pairs.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int order(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;

	return (a > b) - (a < b);
}

double quantile(double *values, size_t count, double fraction)
{
	double place = fraction * (double)(count > 0 ? count - 1 : 0);
	size_t below = (size_t)place;

	if (count == 0)
		return 0;
	qsort(values, count, sizeof *values, order);
	if (below + 1 >= count)
		return values[count - 1];
	return values[below] + (values[below + 1] - values[below]) * (place - (double)below);
}

double pairs_median(const double *values, size_t count)
{
	double sorted[PAIRS_MOST];

	memcpy(sorted, values, count * sizeof *values);
	return quantile(sorted, count, 0.5);
}

void pairs_head(const char *base, const char *other)
{
	printf("%10s %10s   %6s [%5s %5s]  %10s\n", base, other, "ratio", "25%", "75%", "goal");
}

void pairs_print(const double *base, const double *other, size_t count, const char *goal, const char *label)
{
	double ratios[PAIRS_MOST];
	size_t known = 0;

	printf("%10.2f %10.2f", pairs_median(base, count), pairs_median(other, count));
	for (size_t i = 0; i < count; i++)
		if (base[i] > 0)
			ratios[known++] = other[i] / base[i];
	if (known > 0)
		printf("   %6.2f [%5.2f %5.2f]", quantile(ratios, known, 0.5), quantile(ratios, known, 0.25),
		       quantile(ratios, known, 0.75));
	else
		printf("   %6s %13s", "-", "");
	printf("  %10s  %s\n", goal, label);
	fflush(stdout);
}
