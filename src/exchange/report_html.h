/* A paper as HTML: one file that refers to nothing outside, well-formed as XML too. */
#ifndef GWAGI_SRC_EXCHANGE_REPORT_HTML_H
#define GWAGI_SRC_EXCHANGE_REPORT_HTML_H

#include "report_document.h"

/* Cleaned and escaped, in content and in attributes: line breaks become <br/>, in an attribute spaces. */
void html_text(FILE *out, const char *text);
void html_attribute(FILE *out, const char *text);
const char *html_signal(int signal); /* the class of a verdict; "none" for WORD_NONE */

/* report_html_style.c: constant, without < and & */
void html_style(FILE *out);
/* report_html_figure.c: what fills bars beside colour, once a file; figures that fit any width. */
void html_patterns(FILE *out);
void html_bars(FILE *out, const struct block *block);
void html_timeline(FILE *out, const struct block *block, day_number today);

#endif
