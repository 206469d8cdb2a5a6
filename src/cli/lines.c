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

static bool read_line(char *line, size_t length, lines_each *each, void *context, const char **at, struct error *error)
{
	size_t offset;

	plain_spaces(line, length);
	if (text_inspect(line, length, false, &offset) == TEXT_SOUND)
		return each(context, line, at, error);
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
		if (!read_line(line, (size_t)(next - 1 - line), each, context, &at, &fault))
			return error_set(error, ERROR_USAGE, _("%s %zu번째 줄 %zu번째 글자: %s"), path, number,
					 text_characters(line, (size_t)(at - line)) + 1, fault.sentence);
	}
	return true;
}

bool lines_read(const char *path, lines_each *each, void *context, struct error *error)
{
	const char *text;
	char *bytes;
	size_t length;
	int code = file_read(AT_FDCWD, path, 0, &bytes, &length);
	bool good;

	if (code == ENOENT || code == ENOTDIR)
		return true;
	if (code)
		return error_set(error, ERROR_USAGE, "%s: %s", path, reason_of(code));
	text = bytes;
	text_skip_bom(&text, &length);
	good = read_all(path, bytes + (text - bytes), length, each, context, error);
	free(bytes);
	return good;
}
