/* A screen as a picture. */
#ifndef TESTS_SVG_H
#define TESTS_SVG_H

#include <stdio.h>
#include "terminal.h"

/* The screen as SVG on OUT: every character begins where its cell does, whatever font draws it; lines of frames are drawn as
 * lines. TITLE is its name, and the rows are its description. */
void svg_write(struct terminal *terminal, int rows, int columns, const char *title, FILE *out);

#endif
