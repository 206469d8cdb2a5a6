/* What draw_strings paints, and where. */
#ifndef TESTS_DRAW_STRINGS_H
#define TESTS_DRAW_STRINGS_H

enum { FIELDS = 8, DRAW_ROWS = FIELDS + 1, DRAW_COLUMNS = 80 };
/* Line I has a field of this width from column 1 on, a bar behind it, the second field, a bar. */
static const int field_widths[FIELDS] = {38, 20, 11, 8, 5, 4, 2, 1};

#endif
