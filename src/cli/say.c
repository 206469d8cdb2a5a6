#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "cli.h"
#include "gwagi/text/text.h"

static void put(FILE *out, const char *before, const char *line)
{
	struct text text = {0};

	text_clean(&text, line, strlen(line), TEXT_LINE);
	fprintf(out, "%s%s\n", before, text_bytes(&text));
	text_finish(&text);
}

void say(const char *format, ...)
{
	char sentence[ERROR_SENTENCE * 2];
	va_list values;

	va_start(values, format);
	vsnprintf(sentence, sizeof sentence, format, values);
	va_end(values);
	fflush(stdout); /* so that both keep their order on one terminal */
	put(stderr, "gwagi: ", sentence);
}

int say_error(const struct error *error)
{
	say("%s", error->sentence);
	return (int)error->code;
}

void say_line(const char *line)
{
	put(stdout, "", line);
}
