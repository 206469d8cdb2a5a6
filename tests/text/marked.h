/* What a query marks in a title. */
#ifndef GWAGI_TESTS_TEXT_MARKED_H
#define GWAGI_TESTS_TEXT_MARKED_H

#include "gwagi/text/match.h"

/* Fails the test unless the title with each of ROOM marks, 8 at most, in square brackets is as expected. Destroys the query. */
void marked_check(struct text_query *query, const char *title, size_t room, const char *expected);

#endif
