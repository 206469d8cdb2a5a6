/* The verbs of `snapshot` that have a file of their own. */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "cli.h"

int snapshot_diff(const struct cli *cli, char **words); /* of two days; the exit code */

#endif
