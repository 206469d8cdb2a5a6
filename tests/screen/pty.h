/* A program on a pseudo terminal, seen from the terminal's side. Nothing here sleeps: every wait is for bytes, for the end of the
 * program or for a deadline. Times are milliseconds; the clock is CLOCK_MONOTONIC. */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct pty;

struct pty_options {
	int rows, columns;
	const char *const *arguments;   /* NULL-terminated; the first is a path, or looked up in PATH */
	const char *const *environment; /* NULL, or NULL-terminated changes: "NAME=VALUE" sets, "NAME" takes away */
	const char *home;               /* NULL: a fresh folder that goes with the pty; else one that stays */
	const char *directory;          /* NULL: home */
};

/* Start the program in a session of its own. Its environment is PATH, LC_ALL=C.UTF-8, TZ=Asia/Seoul, TERM=xterm-256color,
 * GWAGI_TODAY=2026-11-22, HOME and the XDG folders below it, the options of the sanitisers, and what `environment` changes.
 * NULL, with errno set, if it could not be started. */
struct pty *pty_start(const struct pty_options *options);
/* Hang up, kill what still runs, forget everything. NULL is fine. */
void pty_destroy(struct pty *pty);

/* All output goes to the one sink, as it is read. */
typedef void pty_sink(void *context, const char *bytes, size_t count);
void pty_set_sink(struct pty *pty, pty_sink *sink, void *context);

enum pty_event {
	PTY_OUTPUT, /* bytes came and went to the sink */
	PTY_ENDED,  /* the program has ended and all it wrote has been read */
	PTY_LATE,   /* the deadline has passed */
};
/* Wait for the next thing to happen, until `deadline` (of pty_clock). */
enum pty_event pty_pump(struct pty *pty, double deadline);
/* Pump until there was no output for `quiet`; false if that had not happened after `limit`. The end of the program is quiet. */
bool pty_wait_quiet(struct pty *pty, double quiet, double limit);
/* Pump until the program ends: its exit status, 128 and the signal that ended it, or -1 after `limit`. */
int pty_wait_end(struct pty *pty, double limit);

bool pty_write(struct pty *pty, const char *bytes, size_t count);
/* Pump until the program has read all that was written; false if it had not after `limit`. */
bool pty_wait_read(struct pty *pty, double limit);
/* Pump until the program has read all that was written, sleeps, and all it wrote has been read: for a program that sleeps only to
 * wait for its input or for its output to be taken. False if that had not happened after `limit`; its end counts too. */
bool pty_wait_idle(struct pty *pty, double limit);
bool pty_resize(struct pty *pty, int rows, int columns); /* the program gets SIGWINCH */
void pty_hang_up(struct pty *pty);                       /* as when the connection is lost; no output comes any more */
bool pty_signal(struct pty *pty, int number);            /* to the program alone */

double pty_clock(void);
double pty_started(const struct pty *pty);   /* just before the program's exec */
double pty_last_byte(const struct pty *pty); /* when the last output was read; 0: none yet */
uint64_t pty_bytes(const struct pty *pty);   /* of output so far */
uint64_t pty_chunks(const struct pty *pty);  /* reads it took: at most the program's writes */
pid_t pty_pid(const struct pty *pty);
int pty_descriptor(const struct pty *pty); /* the terminal's side, for tcgetattr and the like; -1 after the hang-up */
const char *pty_home(const struct pty *pty);

#endif
