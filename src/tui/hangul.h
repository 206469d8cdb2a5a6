/* Keys that are pressed while the keyboard is left in Hangul mode: what would write asks first. */
#ifndef GWAGI_SRC_TUI_HANGUL_H
#define GWAGI_SRC_TUI_HANGUL_H

#include "gwagi/text/match.h"
#include "gwagi/view/action.h"

struct dashboard;

/* Zeroed, nothing is asked. */
struct hangul {
	struct text_key key; /* of the question */
	enum action action;  /* that it is about */
};

/* Ask whether what KEY does, pressed as the letter, is meant. False, and nothing asked, if that writes nothing. */
bool hangul_ask(struct dashboard *dashboard, const struct text_key *key);

#endif
