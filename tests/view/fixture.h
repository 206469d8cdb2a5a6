/* A small database that the tests of this layer share: one meeting, six items, six milestones, an office with a contact. */
#ifndef TESTS_VIEW_FIXTURE_H
#define TESTS_VIEW_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gwagi/store/load.h"
#include "gwagi/store/outline.h"
#include "gwagi/view/row.h"

/* cmocka's setup and teardown; *STATE is a `struct store *` on 2026-01-20. */
int fixture_make(void **state);
int fixture_remove(void **state);

struct ref fixture_find(struct store *store, const char *code);
void fixture_report(struct store *store, const char *code, const char *reported, const char *reason);
/* Put one more row into TABLE: up to 14 "key=value", then NULL. */
void fixture_add(struct store *store, const char *table, const char *const *texts);
/* ROW is EXPECTED, its cells are CELLS, and its runs lie side by side over all of it. */
void fixture_row_is(const struct row *row, const char *expected, int cells);
/* The hits in ROW are EXPECTED, with a bar between them. */
void fixture_hits_are(const struct row *row, const char *expected);
/* Whether the row holds these words. */
bool fixture_has(const struct row *row, const char *words);

#endif
