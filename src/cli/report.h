/* The parts of `report`. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli.h"

int report_form(const struct cli *cli, const char *office); /* the check sheet of an office, of each with "all" */

#endif
