/* Files in the encodings that Korean offices use, to UTF-8 and back. */
#ifndef GWAGI_TEXT_ENCODING_H
#define GWAGI_TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum text_encoding {
	ENCODING_UTF8,
	ENCODING_UTF8_BOM, /* with a byte order mark: "CSV UTF-8" of Excel */
	ENCODING_UTF16LE,  /* with a byte order mark: "유니코드 텍스트" of Excel */
	ENCODING_CP949,    /* also known as UHC and MS949, a superset of EUC-KR: "CSV (쉼표로 분리)" of a Korean Excel */
};
const char *text_encoding_name(enum text_encoding encoding); /* utf-8, utf-8-bom, utf-16le, cp949 */
bool text_encoding_find(const char *name, enum text_encoding *encoding);

/* What stopped a decoding. */
struct text_decode_fault {
	enum text_encoding encoding; /* what the bytes were taken for */
	size_t offset;               /* byte in the file, from 0, marks counted */
	size_t line, column;         /* from 1; of the line that byte OFFSET is in, and the bytes before it there, + 1 */
	bool truncated;              /* the file ends inside a character */
};

/* All LENGTH bytes of a file to UTF-8 without mark: a byte order mark decides; else strict UTF-8 if all of it is that; else
 * strict CP949 if all of it is that; else it fails. With FORCED (may be NULL) only that encoding is tried (a mark is still
 * stepped over). *TEXT, NUL-terminated, is to be freed. A file in UTF-16 with odd length, a lone surrogate, a code that CP949 has
 * not, its 0x80 and user-defined rows are all faults. For bytes that are none of all, the fault is that of the encoding that got
 * further. */
bool text_decode(const char *bytes, size_t length, const enum text_encoding *forced, char **text, size_t *text_length,
		 enum text_encoding *encoding, struct text_decode_fault *fault);

/* A character that an encoding does not have, and how often. */
struct text_loss {
	uint32_t character;
	size_t count;
	size_t line; /* where it was first, from 1 */
};
struct text_losses {
	size_t total;               /* characters replaced */
	struct text_loss first[16]; /* the first different ones */
	size_t count;
};
/* Sound UTF-8 to ENCODING with its mark; what it lacks becomes a near spelling (– is -, ⑯ is (16), ₩ is ￦) or ?, and is counted
 * in LOSSES either way. Letters in parts, as macOS writes them, are composed first. *BYTES is to be freed. */
void text_encode(const char *text, size_t length, enum text_encoding encoding, char **bytes, size_t *byte_length,
		 struct text_losses *losses);

#endif
