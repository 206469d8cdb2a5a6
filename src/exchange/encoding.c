#include "csv_read.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { CHUNK = 16 * 1024 };

/* Convert what is in BUFFER to nowhere; what is left over of it, the beginning of a character, goes to its front. */
static bool convert(iconv_t converter, char *buffer, size_t *length)
{
	char out[CHUNK];
	char *in = buffer;
	size_t left = *length;

	while (left) {
		char *to = out;
		size_t room = sizeof out;

		if (iconv(converter, &in, &left, &to, &room) != (size_t)-1)
			break;
		if (errno == EINVAL)
			break;
		if (errno != E2BIG)
			return false;
	}
	memmove(buffer, in, left);
	*length = left;
	return true;
}

bool csv_is_cp949(FILE *in)
{
	iconv_t converter = iconv_open("UTF-8", "CP949");
	char buffer[CHUNK];
	size_t length = 0, got;
	bool sound = converter != (iconv_t)-1;

	if (!sound)
		return false;
	rewind(in);
	while (sound && (got = fread(buffer + length, 1, sizeof buffer - length, in)) > 0) {
		length += got;
		sound = convert(converter, buffer, &length);
	}
	iconv_close(converter);
	return sound && !length && !ferror(in);
}
