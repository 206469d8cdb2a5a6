/* What it takes to change the status of a milestone on the screen, beside a bare commit of SQLite. */
#ifndef TESTS_EDIT_H
#define TESTS_EDIT_H

#include <stdbool.h>
#include <stddef.h>

/* COUNT pairs, in turn, on a copy of DATABASE that goes again: ms of an UPDATE of one row and its commit (rollback journal,
 * synchronous=EXTRA, as the program has it), and ms from the key that saves a status to the last byte of what shows it. GWAGI is
 * the program, OPEN the keys that lead to a milestone. False, after a sentence on standard error, if the keys changed nothing. */
bool measure_edits(const char *gwagi, const char *database, const char *open, double *commits, double *edits, size_t count);

#endif
