/* Bytes from outside: are they text, and in which form are they stored. */
#ifndef GWAGI_TEXT_INPUT_H
#define GWAGI_TEXT_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

enum text_fault { TEXT_SOUND, TEXT_BAD_UTF8, TEXT_NUL, TEXT_CONTROL, TEXT_BIDI };

/* The first thing in LENGTH bytes that the database must not hold: bytes that are not UTF-8, NUL, a control character (in
 * bodies a line feed is none) or a bidirectional control. *OFFSET is where it stands. */
enum text_fault text_inspect(const char *bytes, size_t length, bool body, size_t *offset);

/* NFC of sound UTF-8, to be freed; NULL for bytes that are not UTF-8. */
char *text_compose(const char *bytes, size_t length);

size_t text_characters(const char *bytes, size_t length);        /* code points of sound UTF-8 */
size_t text_cut(const char *bytes, size_t length, size_t limit); /* the longest whole-character prefix of at most LIMIT bytes */
bool text_skip_bom(const char **bytes, size_t *length);          /* steps over a UTF-8 byte order mark; true if there was one */

/* A UTF-8 locale for the program: the user's own, or C.UTF-8 in place of C, POSIX and locales that are not there (*SUBSTITUTED).
 * False if the user's locale has another charset, whose name goes to CHARSET (SIZE bytes). Numbers stay in "C". */
bool text_locale(bool *substituted, char *charset, size_t size);

void text_library_version(char *out, size_t size); /* "libunistring 1.0.0 (Unicode 14.0)" */

#endif
