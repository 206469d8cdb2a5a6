/* The question of `P`: into which file the view is printed as text. */
#ifndef GWAGI_SRC_TUI_PRINT_H
#define GWAGI_SRC_TUI_PRINT_H

#include "gwagi/model/record.h"
#include "prompt.h"

struct dashboard;

/* Zeroed, it is one that was never used. */
struct print {
	struct prompt prompt;
	struct text why;   /* why not, or what is asked */
	struct text label; /* what is printed */
	struct ref office; /* that the cursor stands in; id 0: none */
	struct text name;  /* of it */
	bool whole;        /* not only that office */
	char *asked;       /* the file of which one was asked whether it may be replaced; NULL: none */
};

void print_open(struct dashboard *dashboard);
void print_finish(struct print *print);

#endif
