/* What the commands that change rows have in common: what they are given, what they say afterwards. */
#ifndef CHANGE_H
#define CHANGE_H

#include "cli.h"
#include "gwagi/model/record.h"
#include "gwagi/store/gate.h"

/* FIELD=VALUE words, taken apart in place; to be freed. NULL after a sentence. */
struct gate_field *change_fields(int argc, char **argv);
/* What was changed, as a line; to be freed. */
char *change_text(const struct gate_change *change);
/* Say what was changed, or why nothing was; returns the exit code. */
int change_answer(const struct cli *cli, const struct gate_answer *answer);

#endif
