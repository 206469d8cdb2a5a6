/* The file that an editor works on: in a folder of its own, which nobody else may enter. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "editor.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

enum { MOST = 1024 * 1024 /* bytes that are read back */ };

static bool make_folder(struct editor_file *file)
{
	const char *place = getenv("XDG_RUNTIME_DIR");

	for (int i = 0; i < 2; i++, place = "/tmp") {
		if (!place || *place != '/' || strlen(place) + sizeof "/gwagi-XXXXXX" > sizeof file->folder)
			continue;
		snprintf(file->folder, sizeof file->folder, "%s/gwagi-XXXXXX", place);
		if (mkdtemp(file->folder))
			return true;
	}
	return false;
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(descriptor, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

bool editor_file_make(struct editor_file *file, const char *text, struct error *error)
{
	size_t length = strlen(text);
	int descriptor;
	bool good;

	if (!make_folder(file))
		return error_set(error, ERROR_USAGE, _("편집기에 줄 파일을 만들지 못했습니다(%s)."), error_reason(errno));
	snprintf(file->path, sizeof file->path, "%s/gwagi.txt", file->folder);
	descriptor = open(file->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	good = descriptor >= 0 && write_all(descriptor, text, length) && (!length || write_all(descriptor, "\n", 1));
	if (descriptor >= 0 && close(descriptor))
		good = false;
	if (good)
		return true;
	error_set(error, ERROR_USAGE, _("편집기에 줄 파일을 쓰지 못했습니다(%s)."), error_reason(errno));
	editor_file_remove(file);
	return false;
}

/* Line ends of other systems, tabs, the mark and the last line's end of editors. */
static void tidy(char *text, size_t *length)
{
	const char *from = text;
	size_t left = *length, used = 0;

	text_skip_bom(&from, &left);
	for (size_t i = 0; i < left; i++) {
		if (from[i] == '\r' && i + 1 < left && from[i + 1] == '\n')
			continue;
		text[used++] = from[i] == '\t' ? ' ' : from[i] == '\r' ? '\n' : from[i];
	}
	while (used && (text[used - 1] == '\n' || text[used - 1] == ' '))
		used--;
	text[used] = '\0';
	*length = used;
}

static bool check(const char *text, size_t length, struct error *error)
{
	size_t offset;

	switch (text_inspect(text, length, true, &offset)) {
	case TEXT_SOUND:
		return true;
	case TEXT_BAD_UTF8:
		return error_set(error, ERROR_USAGE,
				 _("편집기가 저장한 글이 UTF-8이 아닙니다(%zu번째 바이트). 전의 글 그대로입니다."), offset + 1);
	default:
		return error_set(error, ERROR_USAGE,
				 _("편집기가 저장한 글에 쓸 수 없는 문자가 있습니다(%zu번째 바이트). 전의 글 그대로입니다."),
				 offset + 1);
	}
}

static bool read_all(int descriptor, char *text, size_t *length)
{
	ssize_t got = 1;

	while (got && *length <= MOST) {
		got = read(descriptor, text + *length, MOST + 1 - *length);
		if (got < 0 && errno != EINTR)
			return false;
		*length += got > 0 ? (size_t)got : 0;
	}
	return true;
}

bool editor_file_read(const struct editor_file *file, char **text, struct error *error)
{
	int descriptor = open(file->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *read = memory_new(MOST + 2, 1);
	size_t length = 0;
	bool good = descriptor >= 0 && read_all(descriptor, read, &length);

	if (descriptor >= 0)
		close(descriptor);
	if (!good)
		error_set(error, ERROR_USAGE, _("편집기가 저장한 글을 읽지 못했습니다(%s). 전의 글 그대로입니다."),
			  error_reason(errno));
	else if (length > MOST)
		good = error_set(error, ERROR_USAGE, "%s", _("편집기가 저장한 글이 너무 깁니다. 전의 글 그대로입니다."));
	if (good) {
		tidy(read, &length);
		good = check(read, length, error);
	}
	if (good)
		*text = text_compose(read, length);
	free(read);
	return good;
}

void editor_file_remove(const struct editor_file *file)
{
	DIR *folder = opendir(file->folder);

	for (struct dirent *entry; folder && (entry = readdir(folder));)
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
	rmdir(file->folder);
}
