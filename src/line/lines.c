#include "lines.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

void lines_clear(struct lines *lines)
{
	while (lines->count)
		free(lines->lines[--lines->count]);
	free(lines->lines);
	lines->lines = NULL;
	lines->room = 0;
}

static void add_line(void *context, const char *line)
{
	struct lines *lines = context;

	if (lines->count == lines->room) {
		lines->room = lines->room ? lines->room * 2 : 64;
		lines->lines = memory_grow(lines->lines, lines->room, sizeof *lines->lines);
	}
	lines->lines[lines->count++] = memory_copy(line, strlen(line));
}

void lines_add(struct lines *lines, int hang, const char *text)
{
	talk_wrap(text, hang, add_line, lines);
}

bool lines_are_over(const struct lines *lines)
{
	return lines->at + LINES_PAGE >= lines->count;
}

void lines_say(const struct lines *lines, struct talk *talk)
{
	for (size_t i = lines->at; i < lines->count && i < lines->at + LINES_PAGE; i++)
		talk_say(talk, 0, "%s", lines->lines[i]);
	if (!lines_are_over(lines))
		talk_say(talk, 0, _("%zu/%zu쪽. 빈 줄: 다음 쪽"), lines->at / LINES_PAGE + 1,
			 (lines->count + LINES_PAGE - 1) / LINES_PAGE);
}

bool lines_next(struct lines *lines)
{
	if (lines_are_over(lines))
		return false;
	lines->at += LINES_PAGE;
	return true;
}

bool lines_previous(struct lines *lines)
{
	if (!lines->at)
		return false;
	lines->at -= LINES_PAGE;
	return true;
}
