/* The words of a filter, as they stand on the command line. */
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

static char *join(int argc, char **argv)
{
	size_t length = 1, used = 0;
	char *joined;

	for (int i = 0; i < argc; i++)
		length += strlen(argv[i]) + 1;
	joined = memory_new(length, 1);
	for (int i = 0; i < argc; i++) {
		if (i)
			joined[used++] = ' ';
		memcpy(joined + used, argv[i], strlen(argv[i]));
		used += strlen(argv[i]);
	}
	return joined;
}

bool value_filter(int argc, char **argv, struct filter *filter)
{
	char *words = join(argc, argv), *composed;
	struct error error;
	size_t offset;
	bool done;

	/* Some keyboards and file names give Hangul in its parts; words of an enumeration are compared whole. */
	composed = text_inspect(words, strlen(words), false, &offset) == TEXT_SOUND ? text_compose(words, strlen(words)) : NULL;
	if (composed)
		done = filter_parse(composed, filter, &error);
	else
		done = error_set(&error, ERROR_USAGE, _("거르는 말에 UTF-8이 아니거나 쓸 수 없는 글자가 있습니다."));
	free(composed);
	free(words);
	if (!done)
		say_error(&error);
	return done;
}
