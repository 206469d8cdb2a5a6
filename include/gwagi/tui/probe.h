/* Asking a terminal how wide it draws what East Asian width calls ambiguous. */
#ifndef GWAGI_TUI_PROBE_H
#define GWAGI_TUI_PROBE_H

#include <stdbool.h>
#include "gwagi/text/mode.h"

enum probe_answer {
	PROBE_NOT_ASKED,   /* no terminal, or not ours now; TERM=dumb, inside a multiplexer (which answers for itself) */
	PROBE_NO_ANSWER,   /* asked, and nothing or not all came back */
	PROBE_MULTIPLEXER, /* its device attributes gave tmux, screen or mosh away */
	PROBE_NOT_UTF8,    /* 가 did not take two cells */
	PROBE_NARROW,
	PROBE_WIDE,
	PROBE_MIXED, /* some one, some two: the terminal asks its font */
};
const char *probe_answer_name(enum probe_answer answer);  /* not-asked …: in the state file */
const char *probe_answer_words(enum probe_answer answer); /* for a person */
bool probe_answer_find(const char *name, enum probe_answer *answer);
/* The mode that an answer asks for; false if it says nothing (the first four). Mixed is safe. */
bool probe_mode(enum probe_answer answer, enum text_mode *mode);

enum { PROBE_GLYPHS = 8 };
struct probe_report {
	enum probe_answer answer;
	int cells[PROBE_GLYPHS];        /* measured, in the order of probe_glyph(); -1: no answer */
	char device[64], secondary[64]; /* the parameters of its primary and secondary device attributes; "" if none came */
	int milliseconds;               /* until the last answer */
};
const char *probe_glyph(int place); /* NULL behind the last */

/* Ask the terminal on standard input and output and wait for it, MILLISECONDS at most; the line is left as it was. What was
 * typed meanwhile, Ctrl-C too, is put back to be read (TIOCSTI), where the system lets a program do that; else it is lost. For
 * `gwagi diagnose`: the dashboard asks without waiting. */
void terminal_probe(struct probe_report *report, int milliseconds);

#endif
