/* Lines to a person, and lines from one. */
#ifndef GWAGI_SRC_LINE_TALK_H
#define GWAGI_SRC_LINE_TALK_H

#include <stdbool.h>
#include <stddef.h>

enum { TALK_CELLS = 40, TALK_LINE = 2000 /* bytes of a line that is typed, at most */, TALK_READ = 4096 };

struct talk {
	bool ended;  /* no more lines come, or nothing more can be said */
	bool echoes; /* what is typed is shown by a terminal */
	char in[TALK_READ];
	size_t begin, end; /* what of it was read and not yet taken */
	char *line;        /* what was typed last: sound, NFC, without blanks around; never NULL */
};

void talk_start(struct talk *talk);
void talk_finish(struct talk *talk);

/* Say lines: cleaned, signs that are read aloud badly replaced, wrapped; what does not fit into the first line hangs by HANG. */
#define talk_say(talk, hang, ...) talk_say_line(talk, hang, talk_print(__VA_ARGS__))
void talk_say_line(struct talk *talk, int hang, char *said); /* SAID is taken over */
/* Wait for a line. What can't be text is refused with a sentence and asked for again. False if there is none any more. */
bool talk_ask(struct talk *talk);

/* The lines that TEXT makes. */
typedef void talk_each(void *context, const char *line);
void talk_wrap(const char *text, int hang, talk_each *each, void *context);

/* Printed into memory, to be freed. */
char *talk_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
