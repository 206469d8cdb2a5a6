/* Interface texts: the Korean text is the message id, so Korean needs no catalogue (docs/architecture.md).
 * _("…") translates where it stands; N_("…") only marks a text in a constant table, for a later _(). Without a catalogue nothing
 * is looked up: a frame has hundreds of texts, and gettext() searches for each anew what it has not found before. */
#ifndef GWAGI_MODEL_MESSAGE_H
#define GWAGI_MODEL_MESSAGE_H

#include <libintl.h>
#include <stdbool.h>

bool message_translated(void); /* whether a catalogue was named (textdomain(3)) */
/* From here on _() gives English, out of FOLDER/en/LC_MESSAGES/gwagi.mo. Sets LANGUAGE, since the plain locale in UTF-8, often the
 * only one of a server, asks nothing else: only while there is no other thread. */
void message_speak_english(const char *folder);
void message_leave(void); /* in a child that becomes another program: LANGUAGE as it was before */

#define _(text) (message_translated() ? gettext(text) : (text))
#define N_(text) text

#endif
