/* Bytes that grow at their end. `struct bytes b = {0};` is none; nothing fails (memory.h). */
#ifndef GWAGI_TEXT_BYTES_H
#define GWAGI_TEXT_BYTES_H

#include <stddef.h>

struct bytes {
	char *at; /* NULL while none were put; else a NUL stands behind them */
	size_t length, room;
};

void bytes_put(struct bytes *bytes, const void *more, size_t length);
void bytes_put_text(struct bytes *bytes, const char *text); /* without its NUL */
void bytes_put_char(struct bytes *bytes, char byte);
void bytes_clear(struct bytes *bytes); /* none again, keeps its memory */
void bytes_finish(struct bytes *bytes);

#endif
