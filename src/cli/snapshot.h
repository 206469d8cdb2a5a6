/* The verbs of `snapshot` that have a file of their own. */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "cli.h"

/* The last day of what WORD says; false after a sentence. */
bool snapshot_day(const struct cli *cli, const char *word, day_number *day);
int snapshot_diff(const struct cli *cli, char **words); /* of two days; the exit code */

#endif
