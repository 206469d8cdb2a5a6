/* Files of lines that people write. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include "gwagi/model/error.h"

/* A line without its end, tabs made blanks; it may be changed. False with a sentence, and in *AT the place in LINE that it is
 * about. */
typedef bool lines_each(void *context, char *line, const char **at, struct error *error);

/* Give each line of the file PATH to EACH. A file that is not there has none. False, with a sentence that names file, line and
 * character, for what EACH refuses and for what is no UTF-8. */
bool lines_read(const char *path, lines_each *each, void *context, struct error *error);

#endif
