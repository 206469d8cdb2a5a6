#include "sequence.h"
#include <string.h>

enum { BELL = 7, CANCEL = 0x18, SUBSTITUTE = 0x1a, ESCAPE = 0x1b };
enum { FINAL_FIRST = 0x40, FINAL_LAST = 0x7e };
enum { PATIENCE = 2000, LONGEST = 4096 }; /* milliseconds and bytes until a sequence that does not end is given up */

void sequence_begin(struct sequence *sequence, int64_t now)
{
	*sequence = (struct sequence){.state = SEQUENCE_ESCAPE, .since = now};
}

static enum sequence_step finish(struct sequence *sequence, enum sequence_step step)
{
	sequence->state = SEQUENCE_NONE;
	return step;
}

/* ESC [ … and ESC O … end with a letter, the strings with BEL or ESC \. */
static enum sequence_step take_kind(struct sequence *sequence, int byte)
{
	bool string = byte > 0 && byte <= FINAL_LAST && strchr("]PX^_", byte);

	if (!string && byte != '[' && byte != 'O')
		return finish(sequence, SEQUENCE_BROKEN);
	sequence->kind = string ? ']' : (char)byte;
	sequence->state = string ? SEQUENCE_STRING : SEQUENCE_PARAMETERS;
	return SEQUENCE_MORE;
}

/* A second [ is not the end: ESC [ [ A. */
static enum sequence_step take_parameter(struct sequence *sequence, int byte)
{
	const int most = sizeof sequence->parameters - 1;

	if (byte < ' ' || byte > FINAL_LAST)
		return finish(sequence, SEQUENCE_BROKEN);
	if (byte >= FINAL_FIRST && byte != '[') {
		sequence->final = (char)byte;
		return finish(sequence, SEQUENCE_WHOLE);
	}
	if (sequence->length < most)
		sequence->parameters[sequence->length++] = (char)byte;
	return SEQUENCE_MORE;
}

static enum sequence_step take_string(struct sequence *sequence, int byte)
{
	if (byte == BELL || byte == CANCEL || byte == SUBSTITUTE)
		return finish(sequence, SEQUENCE_WHOLE);
	if (byte == ESCAPE)
		sequence->state = SEQUENCE_STRING_ESCAPE;
	return SEQUENCE_MORE;
}

enum sequence_step sequence_take(struct sequence *sequence, int byte, int64_t now)
{
	if (++sequence->bytes > LONGEST || now - sequence->since > PATIENCE)
		return finish(sequence, SEQUENCE_BROKEN);
	if (sequence->state == SEQUENCE_PARAMETERS)
		return take_parameter(sequence, byte);
	if (sequence->state == SEQUENCE_STRING)
		return take_string(sequence, byte);
	if (sequence->state == SEQUENCE_STRING_ESCAPE && byte == '\\')
		return finish(sequence, SEQUENCE_WHOLE);
	if (sequence->state == SEQUENCE_STRING_ESCAPE)
		sequence_begin(sequence, now); /* broken off by another */
	return take_kind(sequence, byte);
}
