/* Going to what one names: a code or a day. */
#ifndef GWAGI_SRC_TUI_GO_H
#define GWAGI_SRC_TUI_GO_H

#include "gwagi/model/error.h"

struct dashboard;

void go_open(struct dashboard *dashboard); /* ask where */
/* To the row of a code, of a day to what is due on it or next. Reactions; -1 with a sentence. */
int go_to(struct dashboard *dashboard, const char *where, struct error *error);

#endif
