/* Interface texts: the Korean text is the message id, so Korean needs no catalogue (docs/architecture.md).
 * _("…") translates where it stands; N_("…") only marks a text in a constant table, for a later _(). */
#ifndef GWAGI_MODEL_MESSAGE_H
#define GWAGI_MODEL_MESSAGE_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
