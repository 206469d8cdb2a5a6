#include "goals.h"
#include <stdbool.h>
#include <stdio.h>
#include "pairs.h"

void goals_head(const char *title, const char *base, const char *other)
{
	printf("\n%s\n%-4s %10s %10s   %6s [%5s %5s]  %9s  %s\n", title, "목표", base, other, "ratio", "25%", "75%", "goal", "");
}

static void judge(struct goals *goals, bool met)
{
	goals->met += met;
	goals->missed += !met;
	printf("  %s  ", met ? "통과" : "미달");
}

void goals_ratio(struct goals *goals, const char *number, const double *base, const double *other, size_t count, double bar,
		 const char *label)
{
	double ratios[PAIRS_MOST];
	size_t known = 0;

	for (size_t i = 0; i < count; i++)
		if (base[i] > 0)
			ratios[known++] = other[i] / base[i];
	printf("%-4s %10.2f %10.2f   ", number, pairs_median(base, count), pairs_median(other, count));
	if (known)
		printf("%6.2f [%5.2f %5.2f]", quantile(ratios, known, 0.5), quantile(ratios, known, 0.25),
		       quantile(ratios, known, 0.75));
	else
		printf("%6s %13s", "-", "");
	if (bar > 0) {
		printf("  <= x%5.2f", bar);
		judge(goals, known && quantile(ratios, known, 0.5) <= bar);
	} else {
		printf("  %9s  %4s  ", "", "");
	}
	printf("%s\n", label);
	fflush(stdout);
}

void goals_value(struct goals *goals, const char *number, double value, double bar, const char *label)
{
	printf("%-4s %10s %10.2f   %6s %13s  <= %6.0f", number, "", value, "", "", bar);
	judge(goals, value <= bar);
	printf("%s\n", label);
	fflush(stdout);
}

void goals_sum(const struct goals *goals)
{
	printf("\n통과 %d, 미달 %d (passed, missed)\n", goals->met, goals->missed);
}
