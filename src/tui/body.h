/* Lines of a dialog that may be more than it has room for: wrapped to its width, moved by the keys of all lists. */
#ifndef GWAGI_SRC_TUI_BODY_H
#define GWAGI_SRC_TUI_BODY_H

#include "gwagi/view/action.h"
#include "paint.h"

/* Zeroed, it is empty. */
struct body {
	char *bytes; /* lines, not cleaned; NULL: none */
	size_t length;
	int top, height, count; /* of the wrapped lines: the first one shown, how many are shown, how many there are */
};

void body_finish(struct body *body);
void body_add(struct body *body, const char *format, ...) __attribute__((format(printf, 2, 3)));
int body_lines(const struct body *body, int cells); /* how many lines it takes in CELLS */
/* The lines of AREA from LINE on, HEIGHT of them, show what they have room for. */
void body_draw(struct body *body, const struct terminal *terminal, const struct area *area, int line, int height,
	       enum style style);
bool body_is_cut(const struct body *body);             /* as last drawn */
bool body_move(struct body *body, enum action action); /* false if that moves nothing */

#endif
