/* What persons judged right about their terminals, kept from one run to the next: one line a terminal (TERM, client, mode,
 * answer, separated by tabs), the newest last. The file is $XDG_STATE_HOME/gwagi/terminals (~/.local/state stands for an unset
 * XDG_STATE_HOME), 0600 in a folder 0700. Symbolic links are not followed; damaged lines count as not there. */
#ifndef CLI_STATE_H
#define CLI_STATE_H

#include <stdbool.h>
#include "gwagi/model/error.h"
#include "gwagi/tui/probe.h"

enum { STATE_TERMINALS = 200, STATE_NAME = 128 }; /* lines of the file; bytes of a name, with the NUL */

struct state {
	char *path;                                    /* NULL: no place for it */
	char terminal[STATE_NAME], client[STATE_NAME]; /* TERM; the address that ssh tells, or "local" */
};

/* Where the state is and which line of it is ours; false if nothing can be kept: no HOME, or names that no line can hold. */
bool state_find(struct state *state);
void state_finish(struct state *state);

/* What was kept for this terminal; false if nothing was. */
bool state_read(const struct state *state, enum text_mode *mode, enum probe_answer *answer);
/* Keep it, on the disk when it returns. False with a sentence. */
bool state_write(const struct state *state, enum text_mode mode, enum probe_answer answer, struct error *error);

/* Whether the dashboard starts for the first time, which it does once: the file `seen` beside the other is made. False too where
 * nothing can be kept. */
bool state_is_first(const struct state *state);

#endif
