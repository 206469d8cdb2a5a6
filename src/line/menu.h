/* Where one begins, and comes back to. */
#ifndef GWAGI_SRC_LINE_MENU_H
#define GWAGI_SRC_LINE_MENU_H

#include "session.h"

void menu_greet(struct session *session); /* what is looked at, how it stands */
struct screen *menu_make(void);

#endif
