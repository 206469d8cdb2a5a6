/* cmocka, and a check that says which row of a table failed. */
#ifndef TESTS_MODEL_CHECK_H
#define TESTS_MODEL_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* Append TEXT to OUT, of SIZE bytes, TIMES times. */
static inline void append(char *out, size_t size, const char *text, int times)
{
	size_t length = strlen(out);

	for (; times > 0; times--, length += strlen(text))
		assert_true(snprintf(out + length, size - length, "%s", text) < (int)(size - length));
}

#define CHECK(condition, ...)                     \
	do {                                      \
		if (!(condition)) {               \
			print_error(__VA_ARGS__); \
			fail();                   \
		}                                 \
	} while (0)

#endif
