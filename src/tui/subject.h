/* Which rows a writing key is about: those that are marked, else the one under the cursor or what hangs on it. */
#ifndef GWAGI_SRC_TUI_SUBJECT_H
#define GWAGI_SRC_TUI_SUBJECT_H

#include "choice.h"
#include "form.h"

/* Open a form of milestones: on all that are marked, with `marks`; else on the one under the cursor; else on one of those that
 * the row there has, which is asked for with QUESTION by THEN. Reactions; why there is none is said. */
int subject_milestones(struct dashboard *dashboard, const struct form_type *type, bool marks, const char *question,
		       int (*then)(struct dashboard *dashboard, const char *code));

/* The targets of the row under the cursor, as options: itself, its own, those of the item of a milestone, those below. */
bool subject_targets(struct dashboard *dashboard, const struct node *node, struct choice *choice, struct error *error);

/* The codes of the rows that are marked, in a block to be freed; NULL, after saying which one, if one is no milestone. */
const char **subject_marked(struct dashboard *dashboard);

#endif
