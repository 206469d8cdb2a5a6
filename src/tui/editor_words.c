/* A command as a variable of the environment holds it, taken apart as a shell would, without one. */
#include <stdlib.h>
#include <string.h>
#include "editor.h"
#include "gwagi/text/memory.h"

static bool is_blank(char letter)
{
	return letter == ' ' || letter == '\t' || letter == '\n';
}

/* Copy a quoted part from behind its quote to OUT; what stands behind its end, or NULL if it has none. */
static const char *take_quoted(const char *at, char quote, char **out)
{
	for (; *at && *at != quote; at++) {
		if (quote == '"' && *at == '\\' && at[1] && strchr("\"\\$`", at[1]))
			at++;
		*(*out)++ = *at;
	}
	return *at ? at + 1 : NULL;
}

static const char *take_word(const char *at, char **out)
{
	while (at && *at && !is_blank(*at)) {
		if (*at == '\'' || *at == '"') {
			at = take_quoted(at + 1, *at, out);
			continue;
		}
		if (*at == '\\' && at[1])
			at++;
		*(*out)++ = *at++;
	}
	*(*out)++ = '\0';
	return at;
}

char **editor_words(const char *command)
{
	size_t length = strlen(command), most = length / 2 + 2, count = 0;
	char **words = memory_new(1, most * sizeof *words + length + 2);
	char *out = (char *)(words + most);

	for (const char *at = command; at;) {
		while (is_blank(*at))
			at++;
		if (!*at && count)
			return words;
		if (!*at)
			break;
		words[count++] = out;
		at = take_word(at, &out);
	}
	free(words);
	return NULL;
}
