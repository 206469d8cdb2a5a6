#include "lines.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"

static const char *reason_of(int code)
{
	switch (code) {
	case ENOENT:
	case ENOTDIR:
		return _("그런 파일이 없습니다.");
	case EACCES:
		return _("읽을 권한이 없습니다.");
	case EINVAL:
		return _("보통 파일이 아닙니다.");
	case EFBIG:
		return _("64 KB보다 큰 파일은 읽지 않습니다.");
	default:
		return _("읽지 못했습니다.");
	}
}

/* What an editor on another system puts in: tabs, CR at the end of lines. */
static void plain_spaces(char *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (line[i] == '\t' || (line[i] == '\r' && i + 1 == length))
			line[i] = ' ';
}

bool lines_refuse(const char *path, size_t line, size_t column, const char *sentence, struct error *error)
{
	return error_set(error, ERROR_USAGE, _("%s %zu번째 줄 %zu번째 글자: %s"), path, line, column, sentence);
}

static bool read_line(char *line, size_t length, size_t number, lines_each *each, void *context, const char **at,
		      struct error *error)
{
	size_t offset;

	plain_spaces(line, length);
	if (text_inspect(line, length, false, &offset) == TEXT_SOUND)
		return each(context, line, number, at, error);
	*at = line + offset;
	return error_set(error, ERROR_USAGE, "%s", _("UTF-8이 아니거나 쓸 수 없는 글자가 있습니다."));
}

static bool read_all(const char *path, char *line, size_t length, lines_each *each, void *context, struct error *error)
{
	char *end = line + length, *next;
	size_t number = 1;

	for (; line < end; line = next, number++) {
		const char *at = line;
		struct error fault;

		next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end + 1;
		next[-1] = '\0';
		if (!read_line(line, (size_t)(next - 1 - line), number, each, context, &at, &fault))
			return lines_refuse(path, number, text_characters(line, (size_t)(at - line)) + 1, fault.sentence, error);
	}
	return true;
}

bool lines_read(const char *path, bool must, bool *there, lines_each *each, void *context, struct error *error)
{
	const char *text;
	char *bytes;
	size_t length;
	int code = file_read(AT_FDCWD, path, 0, &bytes, &length);
	bool good, missing = code == ENOENT || code == ENOTDIR;

	if (there)
		*there = !missing;
	if (missing && !must)
		return true;
	if (code)
		return error_set(error, ERROR_USAGE, _("설정 파일 %s: %s"), path, reason_of(code));
	text = bytes;
	text_skip_bom(&text, &length);
	good = read_all(path, bytes + (text - bytes), length, each, context, error);
	free(bytes);
	return good;
}
