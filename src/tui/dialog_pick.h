/* Choosing one of several in a dialog, before a form is opened. */
#ifndef GWAGI_SRC_TUI_DIALOG_PICK_H
#define GWAGI_SRC_TUI_DIALOG_PICK_H

#include "choice.h"
#include "state.h"

/* What is done with the value that was chosen: reactions. It opens another dialog and gives its reactions, or says why not. */
typedef int dialog_pick_take(struct dashboard *dashboard, const char *value);

/* QUESTION is borrowed, CHOICE is taken over and then empty. Reactions. */
int dialog_pick_open(struct dashboard *dashboard, const char *question, struct choice *choice, dialog_pick_take *then);

#endif
