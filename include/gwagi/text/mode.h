/* How wide the terminal draws characters of East Asian width "ambiguous" (· ① ▲ ‘ → ─ é …): the one mutable setting of the
 * program besides the signal pipe (docs/architecture.md). It is set before anything is cleaned, and changed while nothing that
 * was cleaned before is still in use: cells are counted, and in safe mode characters replaced, when text is cleaned.
 *
 * ncurses measures with wcwidth(); the program has its own, which answers by this mode (src/text/width.c). */
#ifndef GWAGI_TEXT_MODE_H
#define GWAGI_TEXT_MODE_H

#include <stdbool.h>
#include <stdint.h>

enum text_mode {
	TEXT_NARROW, /* 1 cell; frames of lines. Unicode's own default */
	TEXT_WIDE,   /* 2 cells, as terminals set up for Korean fonts do; frames of ASCII; no combining marks */
	TEXT_SAFE,   /* the terminal can't be trusted: none is drawn, each is replaced (① is (1), → is ->), at worst by ? */
};
enum { TEXT_MODES = 3 };

enum text_mode text_mode(void); /* TEXT_NARROW until set */
void text_set_mode(enum text_mode mode);
const char *text_mode_name(enum text_mode mode); /* narrow, wide, safe: in options, the configuration and the state file */
bool text_mode_find(const char *name, enum text_mode *mode);

/* East_Asian_Width=A and neither mark nor format character (Unicode 15.0, EastAsianWidth.txt; src/text/ambiguous.sh). Private
 * use is not among them: it is never shown. */
bool text_is_ambiguous(uint32_t c);

#endif
