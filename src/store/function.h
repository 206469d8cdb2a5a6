/* The SQL functions that have a file of their own (function.c registers all). */
#ifndef GWAGI_STORE_FUNCTION_H
#define GWAGI_STORE_FUNCTION_H

#include <sqlite3.h>

/* function_target.c: gwagi_attain(which, class, comparator, approx, low, high, baseline, scale, unit, qualifier, withheld,
 * latest, path): the newest reading as plain decimal, the path as "year amount" lines in order. */
enum { ATTAIN_ARGUMENTS = 13 };
void function_attain(sqlite3_context *context, int count, sqlite3_value **values);

/* function_series.c: the aggregate gwagi_series(date, closing, period, done_on, reported, reported_on, verified) over the
 * occurrences of a milestone, of which the first two are. */
enum { SERIES_ARGUMENTS = 7 };
void function_series_step(sqlite3_context *context, int count, sqlite3_value **values);
void function_series_end(sqlite3_context *context);

/* function_above.c: gwagi_path(item), the titles from the agenda down to it; gwagi_offices(item, meeting), the names of those
 * that answer for the item, or for the meeting if it is NULL, one a line. Each remembers its last answer until above_forget()
 * (internal.h): while a list reads, which is one moment of the database. */
void function_path(sqlite3_context *context, int count, sqlite3_value **values);
void function_offices(sqlite3_context *context, int count, sqlite3_value **values);

#endif
