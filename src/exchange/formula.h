/* Text that a spreadsheet would take for a formula gets a leading apostrophe on its way out and loses it on its way in. */
#ifndef EXCHANGE_FORMULA_H
#define EXCHANGE_FORMULA_H

#include <stdbool.h>

/* True if TEXT needs an apostrophe: its first character that is no space is one of = + - @ TAB CR ＝ ＋ － ＠, or it begins with
 * an apostrophe before such a text (or it would lose that one when it comes back). */
bool formula_guarded(const char *text);

#endif
