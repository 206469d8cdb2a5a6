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
	size_t line;                 /* from 1: that byte OFFSET is in */
	bool truncated;              /* the file ends inside a character */
};

/* Bytes of a file to UTF-8 without mark, piece by piece, so that it need not be held. What a file in UTF-16 has of odd length or
 * of lone surrogates, a code that CP949 has not, its 0x80 and user-defined rows are all faults. */
struct text_decoder;
struct text_decoder *text_decoder_create(enum text_encoding encoding);
/* LENGTH more bytes, the LAST of the file or not; what they come to is in *TEXT (of *TEXT_LENGTH bytes, which may be changed)
 * until the next call, NULL if there is none yet. False at the first byte that is not of the encoding: *TEXT is what lies before
 * it, and nothing may follow but the next two. */
bool text_decoder_feed(struct text_decoder *decoder, const char *bytes, size_t length, bool last, char **text,
		       size_t *text_length);
void text_decoder_fault(const struct text_decoder *decoder, struct text_decode_fault *fault, unsigned *byte);
void text_decoder_destroy(struct text_decoder *decoder); /* NULL is fine */

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
