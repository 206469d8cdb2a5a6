/* Texts that broke other programs' screens: what terminals measure in different ways, what they obey, what is no text at all; and
 * random ones, the same in every run. */
#ifndef TESTS_STRINGS_H
#define TESTS_STRINGS_H

#include <stddef.h>

enum { STRINGS_ROOM = 64 };

size_t strings_count(void);
size_t strings_written(void); /* the first ones: not random */
/* String NUMBER into BYTES; its length. */
size_t strings_get(size_t number, char bytes[STRINGS_ROOM]);

#endif
