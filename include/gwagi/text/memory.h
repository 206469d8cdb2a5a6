/* Memory that is never NULL: when there is none left the program ends by abort(), whose handler in the terminal layer
 * gives the terminal back. */
#ifndef GWAGI_TEXT_MEMORY_H
#define GWAGI_TEXT_MEMORY_H

#include <stddef.h>

void *memory_new(size_t count, size_t size);               /* zeroed; free() it */
void *memory_grow(void *block, size_t count, size_t size); /* realloc of count × size, overflow checked; BLOCK may be NULL */
char *memory_copy(const char *text, size_t length);        /* LENGTH bytes and a NUL */

#endif
