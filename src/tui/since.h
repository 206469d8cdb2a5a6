/* The question of `c`: since when changes are listed. */
#ifndef GWAGI_SRC_TUI_SINCE_H
#define GWAGI_SRC_TUI_SINCE_H

struct dashboard;

void since_open(struct dashboard *dashboard);

#endif
