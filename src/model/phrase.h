/* Sentences in buffers of fixed size, cut at a character where they do not fit. */
#ifndef MODEL_PHRASE_H
#define MODEL_PHRASE_H

#include <stdarg.h>
#include <stddef.h>

enum { PHRASE_QUOTE = 80 };

/* Append to the text in OUT, of SIZE bytes with the NUL, as many whole characters as fit. */
void phrase_add(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
void phrase_add_list(char *out, size_t size, const char *format, va_list list) __attribute__((format(printf, 3, 0)));

/* How many bytes the character at TEXT has, which must not be at the end; those of a broken one that are there. */
size_t phrase_character(const char *text);

/* The first LENGTH bytes of TEXT as a sentence quotes them: a long one is cut and ends with an ellipsis. */
void phrase_quote(char out[PHRASE_QUOTE], const char *text, size_t length);

#endif
