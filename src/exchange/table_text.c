#include "table_text.h"

#include <stdlib.h>
#include <string.h>
#include "csv_read.h"
#include "gwagi/model/message.h"

enum { UTF16_START = 8 }; /* bytes of the shortest first name, "code", in it */

static const char *name_of(enum text_encoding encoding)
{
	switch (encoding) {
	case ENCODING_UTF16LE:
		return "UTF-16LE";
	case ENCODING_CP949:
		return "CP949";
	case ENCODING_UTF8:
	case ENCODING_UTF8_BOM:
		break;
	}
	return "UTF-8";
}

static bool is_utf16be(const char *bytes, size_t length)
{
	return length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0;
}

/* Begins as one without its mark does: a header's first name is ASCII, so that every second byte is NUL, and no other is. */
static bool is_unmarked_utf16(const char *bytes, size_t length)
{
	size_t count[2] = {0};

	length = length < UTF16_START ? length / 2 * 2 : UTF16_START;
	for (size_t i = 0; i < length; i++)
		count[i % 2] += !bytes[i];
	return length >= 4 && count[0] + count[1] == length / 2 && (!count[0] || !count[1]);
}

/* What a file that is no table by its first bytes is, and what to do; NULL if nothing speaks against it. */
static const char *refusal_of(const char *bytes, size_t length)
{
	if (is_utf16be(bytes, length))
		return _("UTF-16BE로 저장된 파일은 읽지 않습니다. UTF-8로 저장해 주십시오.");
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return _("CSV가 아니라 엑셀 통합 문서(.xlsx)나 다른 ZIP입니다. ‘CSV UTF-8’로 저장해 주십시오.");
	if (is_unmarked_utf16(bytes, length))
		return _("BOM이 없는 UTF-16 같습니다. ‘CSV UTF-8’로 저장해 주십시오.");
	return NULL;
}

/* A person may also have saved CSV with its commas in UTF-16; a header holds no tab but between its names. */
static char separator_of(const char *text, size_t length, enum text_encoding encoding)
{
	const char *end = memchr(text, '\n', length);

	return encoding == ENCODING_UTF16LE && memchr(text, '\t', end ? (size_t)(end - text) : length) ? '\t' : ',';
}

static void describe(struct error *error, const struct text_decode_fault *fault, unsigned byte)
{
	const char *name = name_of(fault->encoding);

	if (fault->truncated)
		error_set(error, ERROR_USAGE, _("%s로 읽다가 글자 가운데에서 파일이 끝났습니다. 다시 저장해 주십시오."), name);
	else if (fault->encoding == ENCODING_UTF16LE)
		error_set(error, ERROR_USAGE, _("%s로 읽었는데 짝이 없는 반쪽 글자가 있습니다. 다시 저장해 주십시오."), name);
	else if (fault->encoding == ENCODING_UTF8_BOM)
		error_set(error, ERROR_USAGE, _("%s 표시(BOM)가 있는데 %s이 아닌 바이트(%02X)가 있습니다. 다시 저장해 주십시오."),
			  name, name, byte);
	else
		error_set(error, ERROR_USAGE,
			  _("여기까지는 %s로 읽히지만 이 바이트(%02X)부터는 아닙니다. UTF-8과 CP949로 읽어 보았습니다. 파일 "
			    "전체를 한 가지로 저장해 주십시오."),
			  name, byte);
}

/* The bytes before the fault are sound: they tell in which cell it is. */
static size_t cell_of(const char *bytes, const struct text_decode_fault *fault)
{
	struct text_decode_fault none;
	enum text_encoding encoding;
	size_t length, cell;
	char *before;

	if (!text_decode(bytes, fault->offset, &fault->encoding, &before, &length, &encoding, &none))
		return 0;
	cell = length ? csv_last_cell(before, length, separator_of(before, length, encoding)) : 1;
	free(before);
	return cell;
}

bool table_text_decode(struct table_text *text, const char *bytes, size_t length, struct faults *faults)
{
	const char *refusal = refusal_of(bytes, length);
	struct text_decode_fault fault;
	struct error error;

	if (refusal) {
		faults_add(faults, 0, 0, NULL, refusal);
		return false;
	}
	if (!text_decode(bytes, length, NULL, &text->text, &text->length, &text->encoding, &fault)) {
		describe(&error, &fault, (unsigned char)bytes[fault.offset]);
		faults_add(faults, fault.line, cell_of(bytes, &fault), NULL, error.sentence);
		return false;
	}
	text->separator = separator_of(text->text, text->length, text->encoding);
	return true;
}
