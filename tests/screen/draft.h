/* Typing that is cut short, and what the next start makes of it. STATE holds the folder of the test (dashboard_home_make()). */
#ifndef TESTS_SCREEN_DRAFT_H
#define TESTS_SCREEN_DRAFT_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "dashboard.h"

extern const char draft_today[], draft_label[], draft_offer[], draft_row[]; /* the last one is the code that is typed about */

enum { PATH_BYTES = 600 };

struct terminal *draft_start(void **state);
/* A reason for the data centre's milestone, under way; it is seen, so it has been kept. */
struct terminal *draft_typing(void **state, const char *reason);
void draft_end(struct terminal *terminal, int number); /* by that signal */
void draft_leave(struct terminal *terminal);
int draft_count(void **state, char path[PATH_BYTES]); /* how many files there are; the path of the last one */
void draft_expect(void **state, int count);
void draft_expect_no_offer(void **state, const char *what); /* at a start */
void draft_expect_in_log(void **state, const char *reason);
/* Take what is offered, write it, and see it in the log; then nothing is left. */
void draft_take(void **state, const char *reason);

#endif
