/* The words of a filter, as they stand on the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/store/scan.h"
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

char *value_filter_text(int argc, char **argv)
{
	char *words = join(argc, argv), *composed = NULL;
	size_t offset;

	/* Some keyboards and file names give Hangul in its parts; words of an enumeration are compared whole. */
	if (text_inspect(words, strlen(words), false, &offset) == TEXT_SOUND)
		composed = text_compose(words, strlen(words));
	free(words);
	if (!composed)
		say(_("거르는 말에 UTF-8이 아니거나 쓸 수 없는 글자가 있습니다."));
	return composed;
}

bool value_filter(int argc, char **argv, struct filter *filter)
{
	char *text = value_filter_text(argc, argv);
	struct error error;
	bool done = text && filter_parse(text, filter, &error);

	if (text && !done)
		say_error(&error);
	free(text);
	return done;
}

char *value_filter_option(const struct cli *cli)
{
	char *words[] = {(char *)cli->filter};

	return value_filter_text(cli->filter ? 1 : 0, words);
}

/* First by itself, so that what is wrong is said with its own columns. */
bool value_filter_within(struct store *store, const char *text, const char *words, struct filter *filter, struct error *error)
{
	char both[FILTER_TEXT * 2];
	struct scan *scan;

	if (!filter_parse(text, filter, error))
		return false;
	if (filter->count) {
		scan = store_scan(store, RECORD_MILESTONE, SCAN_TREE, filter, error);
		if (!scan)
			return false;
		store_scan_destroy(scan);
	}
	snprintf(both, sizeof both, filter->count ? "(%s) %s" : "%.0s%s", text, words);
	return filter_parse(both, filter, error);
}
