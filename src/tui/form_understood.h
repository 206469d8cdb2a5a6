/* What a form understands of what is typed in a field. */
#ifndef GWAGI_SRC_TUI_FORM_UNDERSTOOD_H
#define GWAGI_SRC_TUI_FORM_UNDERSTOOD_H

#include "form.h"

enum { FORM_UNDERSTOOD = 256 };

/* "-> 2026-08-31 (월), D-12" of a date, an amount or a quantity; "" for nothing typed and for texts. False, with a sentence and
 * OUT empty, if it is none. */
bool form_understood(const struct dashboard *dashboard, const struct form *form, const struct form_entry *entry, char *out,
		     size_t size, struct error *error);

#endif
