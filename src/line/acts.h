/* What can be done with a row: its menu, always with the same numbers. */
#ifndef GWAGI_SRC_LINE_ACTS_H
#define GWAGI_SRC_LINE_ACTS_H

#include "session.h"

void acts_say(struct session *session, struct ref ref); /* what has a meaning for such a row; of none only the way back */
int acts_deed(int number);                              /* DEED_UNKNOWN if there is none */
/* Do DEED with a row. False if it has no meaning for such a row. */
bool acts_do(struct session *session, struct ref ref, int deed);

#endif
