#include "talk.h"
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/layout.h"
#include "gwagi/text/memory.h"

enum { PRINTED = 256 /* bytes: most of what is said */ };

void talk_start(struct talk *talk)
{
	*talk = (struct talk){.echoes = isatty(STDIN_FILENO), .line = memory_copy("", 0)};
	setvbuf(stdout, NULL, _IOFBF, BUFSIZ); /* what is said between two prompts goes out together */
}

void talk_finish(struct talk *talk)
{
	free(talk->line);
	talk->line = NULL;
}

char *talk_print(const char *format, ...)
{
	size_t room = PRINTED;
	char *out = memory_new(room, 1);

	for (;;) {
		va_list values;
		int length;

		va_start(values, format);
		length = vsnprintf(out, room, format, values);
		va_end(values);
		if (length < 0 || (size_t)length < room)
			return out;
		room = (size_t)length + 1;
		out = memory_grow(out, room, 1);
	}
}

/* Signs that speech leaves out or calls by the names of letters. They stand for no more cells than what they replace. */
static const struct {
	const char *sign, *instead;
} signs[] = {{" ㆍ ", ", "}, {"ㆍ", ","}, {"›", ">"}};

static void add_spoken(struct text *out, const char *line)
{
	while (*line) {
		const char *found = NULL, *instead = "";
		size_t length = 0;

		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
			const char *at = strstr(line, signs[i].sign);

			if (at && (!found || at < found)) {
				found = at;
				instead = signs[i].instead;
				length = strlen(signs[i].sign);
			}
		}
		if (!found)
			break;
		char *before = memory_copy(line, (size_t)(found - line));

		text_append(out, before);
		text_append(out, instead);
		free(before);
		line = found + length;
	}
	text_append(out, line);
}

static void wrap_paragraph(const char *paragraph, size_t length, int hang, talk_each *each, void *context)
{
	struct text clean = {0}, spoken = {0}, line = {0};
	struct text_span span = {0};

	text_clean(&clean, paragraph, length, TEXT_LINE);
	add_spoken(&spoken, text_bytes(&clean));
	for (int indent = 0; text_wrap(&spoken, TALK_CELLS, hang, &span); indent = hang) {
		char *part = memory_copy(text_bytes(&spoken) + span.offset, span.length);

		text_clear(&line);
		text_pad(&line, span.length ? indent : 0);
		text_append(&line, part);
		each(context, text_bytes(&line));
		free(part);
	}
	text_finish(&clean);
	text_finish(&spoken);
	text_finish(&line);
}

void talk_wrap(const char *text, int hang, talk_each *each, void *context)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		wrap_paragraph(text, length, hang, each, context);
		if (!text[length])
			return;
		text += length + 1;
	}
}

static void put_line(void *context, const char *line)
{
	(void)context;
	fputs(line, stdout);
	putchar('\n');
}

void talk_say_line(struct talk *talk, int hang, char *said)
{
	talk_wrap(said, hang, put_line, NULL);
	free(said);
	talk->ended |= ferror(stdout) != 0;
}

/* Read on; false at the end. */
static bool fill(struct talk *talk)
{
	struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
	ssize_t count;

	for (;;) {
		count = read(STDIN_FILENO, talk->in, sizeof talk->in);
		if (count > 0) {
			talk->begin = 0;
			talk->end = (size_t)count;
			return true;
		}
		if (count == 0 || (errno != EINTR && errno != EAGAIN))
			return false;
		if (errno == EAGAIN) /* whoever started us has left it so */
			poll(&wait, 1, -1);
	}
}

/* A line without its end; longer than LIMIT, it is cut at that. False if there is none. */
static bool read_line(struct talk *talk, char *out, size_t limit, size_t *length)
{
	*length = 0;
	for (;;) {
		if (talk->begin == talk->end && !fill(talk))
			return *length > 0; /* a last line may lack its end */

		const char *from = talk->in + talk->begin;
		const char *feed = memchr(from, '\n', talk->end - talk->begin);
		size_t count = feed ? (size_t)(feed - from) : talk->end - talk->begin;
		size_t room = limit - *length;

		memcpy(out + *length, from, count < room ? count : room);
		*length += count < room ? count : room;
		talk->begin += count + (feed != NULL);
		if (feed)
			return true;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* False, with a sentence, for what is no text. */
static bool take_line(struct talk *talk, char *bytes, size_t length)
{
	size_t offset;
	enum text_fault fault;

	if (length > TALK_LINE) {
		talk_say(talk, 0, _("줄이 너무 깁니다. %d바이트까지입니다. 다시 적어 주십시오."), (int)TALK_LINE);
		return false;
	}
	for (; length && is_blank(bytes[length - 1]); length--)
		;
	for (; length && is_blank(*bytes); length--)
		bytes++;
	for (size_t i = 0; i < length; i++)
		bytes[i] = bytes[i] == '\t' ? ' ' : bytes[i];
	fault = text_inspect(bytes, length, false, &offset);
	if (fault != TEXT_SOUND) {
		talk_say(talk, 0, "%s",
			 fault == TEXT_BAD_UTF8 ? _("UTF-8이 아닌 글자가 있습니다. 다시 적어 주십시오.")
						: _("화살표 같은 제어 글자는 쓸 수 없습니다. 다시 적어 주십시오."));
		return false;
	}
	free(talk->line);
	talk->line = text_compose(bytes, length);
	return true;
}

bool talk_ask(struct talk *talk)
{
	char bytes[TALK_LINE + 1];
	size_t length;

	for (;;) {
		fputs("> ", stdout);
		if (fflush(stdout) || talk->ended || !read_line(talk, bytes, sizeof bytes, &length))
			break;
		if (!talk->echoes)
			putchar('\n');
		if (take_line(talk, bytes, length))
			return true;
	}
	if (!talk->ended)
		putchar('\n');
	talk->ended = true;
	return false;
}
