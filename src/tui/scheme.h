/* What the styles of rows look like. Colour never says anything alone: what it tells stands there as a word or a sign too. */
#ifndef GWAGI_SRC_TUI_SCHEME_H
#define GWAGI_SRC_TUI_SCHEME_H

#include "gwagi/tui/dashboard.h"
#include "gwagi/view/row.h"

const char *scheme_name(enum scheme scheme); /* Korean */
/* The ncurses attributes of every style in SCHEME, with as many colours as the terminal has (8, 16 or 256; with fewer it is
 * mono). Only where ncurses has started its colours. */
void scheme_looks(enum scheme scheme, int looks[STYLE_COUNT]);
/* Those for slow lines: nothing but what is needed to understand the screen. No colours either. */
void scheme_bare_looks(int looks[STYLE_COUNT]);

#endif
