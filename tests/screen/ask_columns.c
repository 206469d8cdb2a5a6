/* ask_columns MODE FILE: writes each string, cleaned, to the terminal it runs in, and asks where the cursor is then. FILE gets a
 * line for every string that did not end where its cells say, and last "asked N, wrong M"; it appears when it is whole. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "gwagi/text/mode.h"
#include "gwagi/text/text.h"
#include "strings.h"

enum { PATIENCE = 20000 };

static void put(const char *bytes, size_t length)
{
	ssize_t done;

	for (; length > 0 && (done = write(STDOUT_FILENO, bytes, length)) > 0; length -= (size_t)done)
		bytes += done;
}

/* The column of the answer to "where is the cursor?", from 0; -1 if none came. */
static int ask(void)
{
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	char answer[32];
	size_t length = 0;
	char *column, *end = NULL;
	long number;

	put("\033[6n", 4);
	while (length + 1 < sizeof answer && poll(&in, 1, PATIENCE) == 1 && read(STDIN_FILENO, answer + length, 1) == 1)
		if (answer[length++] == 'R')
			break;
	answer[length] = '\0';
	column = strncmp(answer, "\033[", 2) == 0 ? strchr(answer, ';') : NULL;
	number = column ? strtol(column + 1, &end, 10) : 0;
	return number > 0 && *end == 'R' ? (int)number - 1 : -1;
}

/* From the second line: in the first, some terminals answer with what F3 sends. */
static int ask_all(FILE *file)
{
	struct text text = {0};
	char bytes[STRINGS_ROOM];
	int wrong = 0, column = 0;

	for (size_t i = 0; i < strings_count() && column >= 0; i++) {
		size_t length = strings_get(i, bytes);

		text_clean(&text, bytes, length, TEXT_LINE);
		put("\033[2;1H\033[K", 9);
		put(text_bytes(&text), text.length);
		column = ask();
		if (column == text.cells)
			continue;
		wrong++;
		fprintf(file, "%zu \"%s\": %d cells, the cursor is in column %d\n", i, text_bytes(&text), text.cells, column);
	}
	text_finish(&text);
	return wrong;
}

int main(int argc, char **argv)
{
	enum text_mode mode;
	struct termios before, raw;
	char aside[4096];
	FILE *file;

	if (argc != 3 || !text_mode_find(argv[1], &mode) || tcgetattr(STDIN_FILENO, &before))
		return 2;
	snprintf(aside, sizeof aside, "%s.part", argv[2]);
	file = fopen(aside, "w");
	if (!file)
		return 1;
	text_set_mode(mode);
	raw = before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	fprintf(file, "asked %zu, wrong %d\n", strings_count(), ask_all(file));
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return fclose(file) == 0 && rename(aside, argv[2]) == 0 ? 0 : 1;
}
