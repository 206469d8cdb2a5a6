/* What somebody else wrote while a form was open, beside what stands in the form: the person decides. */
#ifndef GWAGI_SRC_TUI_COLLISION_H
#define GWAGI_SRC_TUI_COLLISION_H

#include "body.h"
#include "gwagi/store/gate.h"
#include "gwagi/view/keymap.h"

enum collision_choice {
	COLLISION_NONE,   /* not a key of it */
	COLLISION_MOVED,  /* draw it */
	COLLISION_MINE,   /* write over it */
	COLLISION_BACK,   /* to the form, with all that was typed */
	COLLISION_THEIRS, /* leave it as it is now */
};

/* BODY becomes the conflicts of ANSWER, a row of KIND: what is mine and what is theirs, who and when, what it was. */
void collision_fill(struct body *body, enum record_kind kind, const struct gate_answer *answer);
const char *collision_hint(void);
enum collision_choice collision_press(struct body *body, const struct keymap *keymap, uint32_t press);

#endif
