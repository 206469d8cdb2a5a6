/* Files of lines that people write. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include "gwagi/model/error.h"

/* A line without its end, NUMBER from 1, tabs made blanks; it may be changed. False with a sentence, and in *AT the place in LINE
 * that it is about. */
typedef bool lines_each(void *context, char *line, size_t number, const char **at, struct error *error);

/* Give each line of the file PATH to EACH; *THERE (may be NULL) says whether there is one. False, with a sentence that names
 * file, line and character, for what EACH refuses and for what is no UTF-8; with another one, if it can't be read or MUST be
 * there and is not. */
bool lines_read(const char *path, bool must, bool *there, lines_each *each, void *context, struct error *error);
/* The sentence of a fault in a line, both counted from 1; false. */
bool lines_refuse(const char *path, size_t line, size_t column, const char *sentence, struct error *error);

#endif
