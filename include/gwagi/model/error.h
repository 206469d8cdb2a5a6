/* What went wrong, as a value with a sentence for the person at the keyboard.
 *
 * A function that can fail takes a `struct error *` and returns false after filling it in where the cause is
 * known; nothing below the command line and the screen prints or exits. The sentence is Korean, passed through
 * gettext, ends with a full stop and names the place (file, line, column, field) if there is one. It may
 * quote bytes from outside: whoever prints it cleans it first (text/text.h). */
#ifndef GWAGI_MODEL_ERROR_H
#define GWAGI_MODEL_ERROR_H

#include <stdbool.h>

enum { ERROR_SENTENCE = 1024 }; /* bytes, with the NUL; a longer sentence is cut at a character */

/* The numbers are the exit codes of the program (docs/manual.ko.md, "끝내는 값"). */
enum error_code {
	ERROR_NONE = 0,
	ERROR_NOT_FOUND = 1, /* nothing there, or `check` found broken data */
	ERROR_USAGE = 2,     /* usage, input, configuration or terminal */
	ERROR_RETRY = 3,     /* busy, or changed meanwhile */
	ERROR_REFUSED = 4,   /* read-only, no right, frozen */
	ERROR_DAMAGED = 5,   /* database damaged or not ours */
};

struct error {
	enum error_code code;
	char sentence[ERROR_SENTENCE];
};

/* Fill in ERROR and return false, so that a caller can `return error_set(...)`. ERROR may be NULL. */
bool error_set(struct error *error, enum error_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Why a file could not be written, from an errno: a few words for the end of a sentence, in parentheses. */
const char *error_reason(int code);

#endif
