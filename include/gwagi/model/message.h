/* Interface texts: the Korean text is the message id, so Korean needs no catalogue (docs/architecture.md).
 *
 * _("…") translates where it stands; N_("…") only marks a text in a constant table, for a later _(). C_("context", "…") and
 * NC_("context", "…") are the same for a text that is one in Korean and several in English; what NC_ marks is read by
 * message_of() alone. D_("…") is _() for what may also be the value of a field (a verdict in words): where data leaves the
 * program it stays Korean, so that it is the same for all readers.
 *
 * Without a catalogue nothing is looked up: a frame has hundreds of texts, and gettext() searches for each anew what it has not
 * found before. What is in force is kept by libintl, as its text domain. */
#ifndef GWAGI_MODEL_MESSAGE_H
#define GWAGI_MODEL_MESSAGE_H

#include <stdbool.h>

#define MESSAGE_APART "\004" /* between context and text, as in catalogues */

bool message_translated(void);      /* whether people are spoken to in another language than Korean */
bool message_data_translated(void); /* whether values are, too */

#define _(text) message_text(text)
#define D_(text) message_value(text)
#define C_(context, text) message_of(context MESSAGE_APART text)
#define N_(text) text
#define NC_(context, text) context MESSAGE_APART text

/* TEXT in the language of people and of values; itself where there is no translation. */
const char *message_text(const char *text) __attribute__((format_arg(1), returns_nonnull));
const char *message_value(const char *text) __attribute__((format_arg(1), returns_nonnull));
const char *message_bare(const char *marked); /* the Korean text of what N_ or NC_ marks */
const char *message_of(const char *marked);   /* its translation, as a value of a field where it is one */

/* From here on English, out of FOLDER/en/LC_MESSAGES/gwagi.mo. Sets LANGUAGE, since the plain locale in UTF-8, often the only one
 * of a server, asks nothing else: only while there is no other thread. */
void message_speak_english(const char *folder);
void message_keep_data(void);        /* from here on values stay Korean: programs read them */
void message_leave(void);            /* in a child that becomes another program: LANGUAGE as it was before */
const char *message_languages(void); /* as it was before; NULL if there was none */

#endif
