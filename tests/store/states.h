/* All rows of the data in one text, to compare the database before and after: every column but `version` and `born`, and the kept
 * counts. */
#ifndef TESTS_STORE_STATES_H
#define TESTS_STORE_STATES_H

char *state_of(const char *path); /* to be freed */
void check_state(const char *path, const char *state, const char *what);

#endif
