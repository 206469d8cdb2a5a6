#include "table_text.h"

#include <stdlib.h>
#include <string.h>
#include "csv_read.h"
#include "gwagi/model/message.h"

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
	struct text_decode_fault fault;
	struct error error;

	if (is_utf16be(bytes, length)) {
		faults_add(faults, 0, 0, NULL, _("UTF-16BE로 저장된 파일은 읽지 않습니다. UTF-8로 저장해 주십시오."));
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
