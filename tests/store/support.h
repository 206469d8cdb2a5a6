/* What the tests of the store share: a folder of their own, databases in it, rows as text, and a look behind the store's back. */
#ifndef TESTS_STORE_SUPPORT_H
#define TESTS_STORE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "gwagi/store/list.h"
#include "gwagi/store/load.h"
#include "gwagi/store/outline.h"
#include "gwagi/store/store.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* An assertion that says which row of a table failed. */
#define CHECK(condition, ...)                     \
	do {                                      \
		if (!(condition)) {               \
			print_error(__VA_ARGS__); \
			print_error("\n");        \
			fail();                   \
		}                                 \
	} while (0)

struct fixture {
	char folder[256], path[300]; /* of its own; the database in it */
	struct store *store;         /* opened; NULL if there is none yet */
	day_number today;
};

/* Setups of cmocka: only a folder; a database with the tables empty; a small one (support.c); the shipped meeting. */
int fixture_folder(void **state);
int fixture_empty(void **state);
int fixture_small(void **state);
int fixture_shipped(void **state);
int fixture_end(void **state);
void fixture_reopen(struct fixture *fixture, day_number today, bool read_only);
bool fixture_open(const struct fixture *fixture, const char *path, struct store **store,
		  struct error *error);                                            /* the same way, another path */
void fixture_path(const struct fixture *fixture, const char *name, char out[300]); /* of a file in its folder */

/* A row of "key=value" texts, up to NULL; false with the fault if it was refused. */
bool load_row(struct store_load *load, const char *table, struct load_fault *fault, ...);
struct store_load *load_begin(struct store *store);
void load_good(struct store_load *load, const char *table, ...); /* must be taken */

/* The values of a field of the rows that a filter of this text chooses, separated by blanks; to be freed. */
char *list_field(struct store *store, enum record_kind kind, const char *text, const char *key);
char *list_query(struct store *store, const struct store_query *query, const char *key);
int64_t list_count(struct store *store, enum record_kind kind, const char *text);
void check_codes(struct store *store, enum record_kind kind, const char *filter, const char *codes);
/* A field of the row of a code; "" if empty; to be freed. */
char *field_of(struct store *store, const char *code, const char *key);
void check_field_of(struct store *store, const char *code, const char *key, const char *value);
struct ref find(struct store *store, const char *code);
int64_t version_of(struct store *store, const char *code);
/* Every field of every row of every kind; to be freed. */
char *dump(struct store *store);
char *dump_kind(struct store *store, enum record_kind kind);

/* store_write() of "key=value" texts, up to NULL, with a reason ("" for none). The caller finishes the answer. */
bool write_fields(struct store *store, const char *code, const char *reason, struct gate_answer *answer, ...);
void write_good(struct store *store, const char *code, const char *reason, ...); /* must be OK */

/* The same for a new row of TABLE that hangs on OF (GATE_ADD). */
bool new_fields(struct store *store, const char *table, const char *of, struct gate_answer *answer, ...);
void new_good(struct store *store, const char *table, const char *of, ...);
/* What is asked for is refused or warned about with these words. */
void check_says(const struct gate_answer *answer, const char *words);
void check_silent(struct store *store); /* `check` finds nothing */

/* Through SQLite itself. */
void raw(const char *path, const char *sql);
char *raw_text(const char *path, const char *sql); /* the first value of the first row, "" if there is none; to be freed */

struct sqlite3 *raw_open(const char *path); /* stays open until raw_close() */
void raw_run(struct sqlite3 *db, const char *sql);
bool raw_try(struct sqlite3 *db, const char *sql);
void raw_close(struct sqlite3 *db);

/* Names, kinds, modes, sizes, times and contents of all that is in a folder; to be freed. */
char *folder_state(const char *folder);
void write_file(const char *path, const void *bytes, size_t size);
char *read_file(const char *path, size_t *size);
/* Run as a user without rights, in a process of its own if this one is root; what FUNCTION returned, −1 if that can't be done. */
int without_rights(const struct fixture *fixture, int (*function)(const struct fixture *fixture));

#endif
