/* The real program in a folder of its own: run it, look at what it said. */
#ifndef TESTS_CLI_PROGRAM_H
#define TESTS_CLI_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct outcome {
	int code;        /* exit code; 128 + the signal's number */
	char *out, *err; /* NUL-terminated */
};
void outcome_finish(struct outcome *outcome);

/* Where the program and the shipped CSV files are, from the environment of the test. */
const char *program_council(void);

/* A fresh folder for every test; HOME and the databases lie in it. */
int folder_make(void **state);
int database_make(void **state); /* the same with the shipped content in test.db */
int folder_remove(void **state);
const char *folder_path(const char *name); /* a path in it; valid until the next few calls */
void folder_write(const char *name, const char *bytes, size_t length);
void folder_text(const char *name, const char *text);
char *folder_read(const char *name, size_t *length); /* NULL if it is not there; to be freed */
void folder_copy(const char *from, const char *name);

/* Run `gwagi ARGUMENTS` (split at spaces; a word in '…' stays whole) in the folder, with GWAGI_DB=test.db, GWAGI_TODAY=2025-12-31
 * and LANG=C.UTF-8. */
struct outcome run(const char *arguments);
/* The same with changed surroundings: NAME=VALUE sets, NAME= unsets, separated by spaces; `shell` replaces standard output, as
 * "/dev/full", NULL a file. */
struct outcome run_in(const char *environment, const char *output, const char *arguments);
/* Run it through sh, where $GWAGI is the program. */
struct outcome run_shell(const char *script);

/* Run, compare and free. NEEDLE stands in what it said. A refusal is one or more Korean sentences on standard error that begin
 * with "gwagi: " and end with a full stop, nothing on standard output, and no escape byte. */
void expect_refusal_of(struct outcome outcome, int code, const char *needle, const char *what);
void expect_refusal(const char *arguments, int code, const char *needle);
void expect_output(const char *arguments, int code, const char *needle); /* NEEDLE on standard output */
/* Each of NEEDLES, ended by NULL, stands in what was said on either stream; ENVIRONMENT as for run_in(). */
void expect_all_said(const char *environment, const char *arguments, int code, const char *const *needles);
void shell_succeeds(const char *script); /* ends with 0 */
size_t count_of(const char *text, const char *needle);

#endif
