/* A database with the shipped content and a month of work in it, and papers made of it. */
#ifndef TESTS_EXCHANGE_REPORT_FILES_H
#define TESTS_EXCHANGE_REPORT_FILES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <cmocka.h>
#include "gwagi/exchange/report.h"

#define CHECK(condition, ...)                     \
	do {                                      \
		if (!(condition)) {               \
			print_error(__VA_ARGS__); \
			fail();                   \
		}                                 \
	} while (0)

int month_make(void **state); /* cmocka's: of a test, *STATE is the struct store */
int month_remove(void **state);
const char *month_path(void); /* of the database */

/* Change one field of a row, or add a row with one; the request must go through. */
void month_set(struct store *store, const char *code, const char *key, const char *value);
/* How many rows of a kind FILTER lets through. */
int64_t month_count(struct store *store, int kind, const char *filter);

/* A paper as bytes, to be freed. */
char *paper_of(struct store *store, enum report report, const struct report_wish *wish, enum report_format format, int cells);
struct report_wish wish_of(const char *filter, const char *code);

#endif
