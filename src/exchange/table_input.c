#include "table_input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gwagi/exchange/office.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum {
	PIECE = 64 * 1024,
	UNPACKED = 4,
	/* times what a file may have */ UTF16_START = 8 /* bytes of the shortest first name, "code", in it */
};

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

const char *input_reason(void)
{
	switch (errno) {
	case ENOENT:
		return _("그런 파일이나 폴더가 없습니다.");
	case EACCES:
	case EPERM:
		return _("읽을 권한이 없습니다.");
	case ELOOP:
		return _("심볼릭 링크가 서로를 가리킵니다.");
	case ENOTDIR:
		return _("경로 가운데에 폴더가 아닌 것이 있습니다.");
	default:
		return _("열지 못했습니다.");
	}
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
	if (is_unmarked_utf16(bytes, length))
		return _("BOM이 없는 UTF-16 같습니다. ‘CSV UTF-8’로 저장해 주십시오.");
	return NULL;
}

/* Takes a piece of text; false if it needs no more. */
typedef bool text_each(void *context, char *text, size_t length);

/* What stopped a pass over a file. */
struct pass {
	bool broken; /* by FAULT and BYTE */
	struct text_decode_fault fault;
	unsigned byte;
	bool changed; /* meanwhile, or it can't be read */
};

static ssize_t read_piece(const struct table_input *input, char piece[PIECE], int64_t offset)
{
	size_t left;

	if (input->file >= 0)
		return pread(input->file, piece, PIECE, (off_t)offset);
	left = (size_t)(input->size - offset);
	left = left < PIECE ? left : PIECE;
	if (left)
		memcpy(piece, input->bytes + offset, left);
	return (ssize_t)left;
}

/* All pieces of the file in an encoding. EACH may be NULL: it is only looked at. */
static struct pass pass_over(const struct table_input *input, enum text_encoding encoding, text_each *each, void *context)
{
	struct text_decoder *decoder = text_decoder_create(encoding);
	char piece[PIECE], *text;
	struct pass pass = {0};
	int64_t offset = 0;
	bool goes_on = true;
	ssize_t got;
	size_t length;

	do {
		got = read_piece(input, piece, offset);
		pass.changed = got < 0 || offset + got > input->size || (got == 0 && offset != input->size);
		if (pass.changed)
			break;
		offset += got;
		pass.broken = !text_decoder_feed(decoder, piece, (size_t)got, got == 0, &text, &length);
		goes_on = !each || !length || each(context, text, length);
	} while (got > 0 && !pass.broken && goes_on);
	if (pass.broken)
		text_decoder_fault(decoder, &pass.fault, &pass.byte);
	text_decoder_destroy(decoder);
	return pass;
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

static bool pass_by(void *context, const struct csv_row *row)
{
	(void)context;
	(void)row;
	return true;
}

static bool feed(void *context, char *text, size_t length)
{
	return csv_reader_feed(context, text, length);
}

static void add_broken(const struct table_input *input, const struct pass *pass, struct faults *faults)
{
	struct import_report ignored = {0};
	struct faults nobodys = {"", &ignored};
	struct csv_reader *reader = csv_reader_create(input->separator, false, pass_by, NULL, &nobodys);
	struct error error;

	pass_over(input, pass->fault.encoding, feed, reader);
	describe(&error, &pass->fault, pass->byte);
	faults_add(faults, pass->fault.line, csv_reader_cell(reader), NULL, error.sentence);
	csv_reader_destroy(reader);
	import_report_finish(&ignored);
}

static void add_changed(struct faults *faults)
{
	faults_add(faults, 0, 0, NULL, _("읽는 사이에 파일이 바뀌었거나 끝까지 읽지 못했습니다. 다시 가져와 주십시오."));
}

static size_t count_in(const char *text, size_t length, char wanted)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += text[i] == wanted;
	return count;
}

/* Of the bytes before any that are wrong: as the first line with either has it, for a title may stand above the headings, which
 * hold no tab but between them. */
static bool take_separator(void *context, char *text, size_t length)
{
	struct table_input *input = context;

	for (size_t at = 0, step; at < length; at += step) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t tabs, commas;

		step = end ? (size_t)(end - (text + at)) + 1 : length - at;
		tabs = count_in(text + at, step, '\t');
		commas = count_in(text + at, step, ',');
		if (tabs || commas) {
			input->separator = tabs > commas ? '\t' : ',';
			return false;
		}
	}
	return false;
}

/* A mark decides; else UTF-8 if all of it is that, before CP949, since text in CP949 is UTF-8 by chance only while it is a few
 * syllables long. Of what is neither it is the one that got further. */
static struct pass find_encoding(struct table_input *input, const char *start, size_t length)
{
	struct pass pass, other;

	input->encoding = length >= 2 && memcmp(start, "\xFF\xFE", 2) == 0       ? ENCODING_UTF16LE
			  : length >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0 ? ENCODING_UTF8_BOM
										 : ENCODING_UTF8;
	pass = pass_over(input, input->encoding, NULL, NULL);
	if (!pass.broken || input->encoding != ENCODING_UTF8)
		return pass;
	other = pass_over(input, ENCODING_CP949, NULL, NULL);
	if (other.broken && other.fault.offset <= pass.fault.offset)
		return pass;
	input->encoding = ENCODING_CP949;
	return other;
}

static bool look(struct table_input *input, struct faults *faults)
{
	char start[PIECE];
	ssize_t length = read_piece(input, start, 0);
	const char *refusal = length > 0 ? refusal_of(start, (size_t)length) : NULL;
	struct pass pass;

	if (refusal) {
		faults_add(faults, 0, 0, NULL, refusal);
		return false;
	}
	input->sheet = length >= 4 && memcmp(start, "PK\3\4", 4) == 0;
	if (input->sheet)
		return true; /* its own program looks into it */
	pass = find_encoding(input, start, length > 0 ? (size_t)length : 0);
	if (!pass.changed)
		pass_over(input, input->encoding, take_separator, input);
	if (pass.changed)
		add_changed(faults);
	else if (pass.broken)
		add_broken(input, &pass, faults);
	return !pass.changed && !pass.broken;
}

/* Non-blocking, or a named pipe would hold the program up. */
bool input_open(struct table_input *input, int folder, const char *name, int64_t most, struct faults *faults)
{
	struct stat status;
	struct error error;

	*input = (struct table_input){.separator = ',',
				      .file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
	if (input->file < 0) {
		faults_add(faults, 0, 0, NULL, input_reason());
		return false;
	}
	if (fstat(input->file, &status) != 0 || !S_ISREG(status.st_mode)) {
		faults_add(faults, 0, 0, NULL, _("보통 파일이 아닙니다."));
		return false;
	}
	input->size = status.st_size;
	input->most = most;
	if (input->size <= most)
		return look(input, faults);
	error_set(&error, ERROR_USAGE, _("%lld MB보다 큰 파일은 읽지 않습니다. 더 큰 것은 --max-size MB를 주면 읽습니다."),
		  (long long)(most / (1024 * 1024)));
	faults_add(faults, 0, 0, NULL, error.sentence);
	return false;
}

void input_shipped(struct table_input *input, const char *bytes, size_t size)
{
	*input = (struct table_input){.file = -1, .bytes = bytes, .size = (int64_t)size, .separator = ','};
}

static bool read_csv(const struct table_input *input, struct csv_reader *reader, struct faults *faults)
{
	struct pass pass = pass_over(input, input->encoding, feed, reader);

	if (pass.changed || pass.broken)
		add_changed(faults);
	return !pass.changed && !pass.broken;
}

/* Whether all of it came is asked before what is missing is missed. */
static bool read_sheet(const struct table_input *input, struct csv_reader *reader, struct faults *faults)
{
	struct office *office;
	struct error error = {.sentence = ""};
	char piece[PIECE];
	bool goes_on = true;
	size_t got;
	FILE *csv = NULL;

	if (lseek(input->file, 0, SEEK_SET) == 0)
		csv = office_open(input->file, input->most * UNPACKED, &office, &error);
	while (csv && goes_on && (got = fread(piece, 1, PIECE, csv)) > 0)
		goes_on = csv_reader_feed(reader, piece, got);
	if (csv && (office_end(csv, office, &error) || !goes_on))
		return true;
	faults_add(faults, 0, 0, NULL, error.sentence);
	return false;
}

void input_read(const struct table_input *input, csv_each *each, void *context, struct faults *faults)
{
	struct csv_reader *reader = csv_reader_create(input->separator, input->sheet, each, context, faults);

	if (input->sheet ? read_sheet(input, reader, faults) : read_csv(input, reader, faults))
		csv_reader_end(reader);
	csv_reader_destroy(reader);
}

void input_close(struct table_input *input)
{
	if (input->file >= 0)
		close(input->file);
	input->file = -1;
}
