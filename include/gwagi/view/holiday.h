/* Public holidays of Korean public offices (data/holidays.csv), and what an administrator or a person adds or takes away. */
#ifndef GWAGI_VIEW_HOLIDAY_H
#define GWAGI_VIEW_HOLIDAY_H

#include "gwagi/model/day.h"
#include "gwagi/model/error.h"

struct holidays;

struct holidays *holidays_create(void);           /* those that are built in */
void holidays_destroy(struct holidays *holidays); /* NULL is fine */
/* Its name, borrowed; of two on a day the first. NULL if DAY is none. NULL HOLIDAYS have none. */
const char *holidays_name(const struct holidays *holidays, day_number day);
/* A holiday, or a Saturday or Sunday. */
bool holidays_is_off(const struct holidays *holidays, day_number day);
/* A line of a file, NUL-terminated: `2026-06-03 이름` adds one, `-2026-07-17` takes it away; empty ones and what begins with # do
 * nothing. False with a sentence, and in *AT where in LINE it stands. */
bool holidays_read(struct holidays *holidays, const char *line, const char **at, struct error *error);

#endif
