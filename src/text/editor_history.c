#include "editor_history.h"

#include <stdlib.h>
#include <string.h>

#include "gwagi/text/memory.h"

void history_finish(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		free(history->lines[i]);
	free(history->draft);
	*history = (struct history){0};
}

void history_rest(struct history *history)
{
	history->back = 0;
	free(history->draft);
	history->draft = NULL;
}

static void take_out(struct history *history, size_t at)
{
	free(history->lines[at]);
	history->count--;
	memmove(history->lines + at, history->lines + at + 1, (history->count - at) * sizeof *history->lines);
}

void history_add(struct history *history, const char *line)
{
	history_rest(history);
	for (size_t i = 0; i < history->count; i++) {
		if (strcmp(history->lines[i], line) == 0) {
			take_out(history, i);
			break;
		}
	}
	if (history->count == HISTORY_LINES)
		take_out(history, 0);
	history->lines[history->count++] = memory_copy(line, strlen(line));
}

const char *history_older(struct history *history, const char *draft)
{
	if (history->back == history->count)
		return NULL;
	if (history->back == 0) {
		free(history->draft);
		history->draft = memory_copy(draft, strlen(draft));
	}
	history->back++;
	return history->lines[history->count - history->back];
}

const char *history_newer(struct history *history)
{
	if (history->back == 0)
		return NULL;
	history->back--;
	return history->back ? history->lines[history->count - history->back] : history->draft;
}
