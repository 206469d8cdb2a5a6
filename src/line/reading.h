/* Pages of text: what there is about a row, what was changed of it, the help. */
#ifndef GWAGI_SRC_LINE_READING_H
#define GWAGI_SRC_LINE_READING_H

#include "session.h"

struct screen *reading_detail(const char *code);
struct screen *reading_history(const char *code);
struct screen *reading_help(void);

#endif
