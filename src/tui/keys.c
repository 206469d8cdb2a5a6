#include "keys.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { BELL = 7, BACKSPACE = 8, CANCEL = 0x18, SUBSTITUTE = 0x1a, ESCAPE = 0x1b, RUBOUT = 0x7f };
enum { FINAL_FIRST = 0x40, FINAL_LAST = 0x7e };
enum { PATIENCE = 2000, LONGEST = 4096 }; /* milliseconds and bytes until a sequence that does not end is given up */
enum { LEAD_LAST = 0xf4, SURROGATE_FIRST = 0xd800, SURROGATE_LAST = 0xdfff, CODE_LAST = 0x10ffff };

static uint32_t special(int code)
{
	static const struct {
		int code;
		uint32_t press;
	} table[] = {
		{KEY_UP, PRESS_UP},         {KEY_DOWN, PRESS_DOWN},
		{KEY_LEFT, PRESS_LEFT},     {KEY_RIGHT, PRESS_RIGHT},
		{KEY_HOME, PRESS_HOME},     {KEY_END, PRESS_END},
		{KEY_PPAGE, PRESS_PAGE_UP}, {KEY_NPAGE, PRESS_PAGE_DOWN},
		{KEY_BTAB, PRESS_BACKTAB},  {KEY_BACKSPACE, PRESS_BACKSPACE},
		{KEY_DC, PRESS_DELETE},     {KEY_ENTER, '\r'},
		{KEY_F(1), PRESS_F1},       {KEY_F(5), PRESS_F5},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].code == code)
			return table[i].press;
	}
	return PRESS_OTHER;
}

static void define(const char *sequence, int code)
{
	if (!key_defined(sequence))
		define_key(sequence, code);
}

static bool is_function(int code)
{
	return code >= KEY_F0 && code <= KEY_F(63);
}

/* PuTTY says it is an xterm and sends the editing keys of a VT220; rxvt has its own, and whatever lost its application mode sends
 * the normal ones. What TERM knows goes first; but its names for the keypad (ESC O j … y) are of no use: PuTTY leaves that in
 * application mode with Num Lock on, and people mean the signs printed on it. */
void keys_start(void)
{
	static const struct {
		char last;
		int code;
	} letters[] = {{'A', KEY_UP}, {'B', KEY_DOWN}, {'C', KEY_RIGHT}, {'D', KEY_LEFT}, {'H', KEY_HOME}, {'F', KEY_END}};
	static const struct {
		int number, code;
	} numbers[] = {{1, KEY_HOME}, {7, KEY_HOME}, {4, KEY_END}, {8, KEY_END}, {11, KEY_F(1)}, {15, KEY_F(5)}};
	static const char keypad_signs[] = "*+,-./0123456789"; /* ESC O j … y */
	char sequence[8];

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		snprintf(sequence, sizeof sequence, "\033[%c", letters[i].last);
		define(sequence, letters[i].code);
		snprintf(sequence, sizeof sequence, "\033O%c", letters[i].last);
		define(sequence, letters[i].code);
	}
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		snprintf(sequence, sizeof sequence, "\033[%d~", numbers[i].number);
		define(sequence, numbers[i].code);
	}
	for (int i = 0; keypad_signs[i]; i++) {
		snprintf(sequence, sizeof sequence, "\033O%c", 'j' + i);
		if (!is_function(key_defined(sequence)))
			define_key(sequence, keypad_signs[i]);
	}
	define("\033OM", KEY_ENTER);
	define("\033OP", KEY_F(1));
	define("\033[Z", KEY_BTAB);
}

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Whether ESC and CODE begin a sequence: ESC [ … and ESC O … end with a letter, the strings with BEL or ESC \. */
static bool begins_sequence(struct keys *keys, int code)
{
	keys->skip = SKIP_NOTHING;
	if (code == '[' || code == 'O')
		keys->skip = SKIP_SEQUENCE;
	else if (code > 0 && code < KEY_MIN && strchr("]PX^_", code))
		keys->skip = SKIP_STRING;
	keys->skipped = 0;
	keys->since = now();
	return keys->skip != SKIP_NOTHING;
}

/* A byte within ESC [ …: dropped with the others, unless it can't belong there. A second [ is not the end: ESC [ [ A. */
static bool skip_sequence(struct keys *keys, int code)
{
	bool last = code >= FINAL_FIRST && code <= FINAL_LAST && code != '[';

	if (code >= ' ' && code <= FINAL_LAST && !last)
		return true;
	keys->skip = SKIP_NOTHING;
	return last;
}

static bool skip_string(struct keys *keys, int code)
{
	if (code == ESCAPE)
		keys->skip = SKIP_STRING_END;
	else if (code == BELL || code == CANCEL || code == SUBSTITUTE)
		keys->skip = SKIP_NOTHING;
	return true;
}

/* False if CODE is not part of what is being dropped, which then is over. */
static bool skip(struct keys *keys, int code)
{
	if (code >= KEY_MIN || ++keys->skipped > LONGEST || now() - keys->since > PATIENCE) {
		keys->skip = SKIP_NOTHING;
		return false;
	}
	if (keys->skip == SKIP_SEQUENCE)
		return skip_sequence(keys, code);
	if (keys->skip == SKIP_STRING)
		return skip_string(keys, code);
	if (code != '\\')
		return begins_sequence(keys, code);
	keys->skip = SKIP_NOTHING;
	return true;
}

/* Behind ESC: alone it is the key; what begins here otherwise is a sequence that ncurses does not know. */
static uint32_t after_escape(struct keys *keys, WINDOW *pad)
{
	int next = wgetch(pad);

	if (begins_sequence(keys, next))
		return PRESS_NONE;
	keys->waiting = next == ERR ? 0 : next;
	return ESCAPE;
}

static int sequence_length(int lead)
{
	return lead > LEAD_LAST ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
}

/* The shortest form of a character that there is: nothing else may pass for a press. */
static bool is_sound(uint32_t code, int length)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

	return code >= least[length] && code <= CODE_LAST && (code < SURROGATE_FIRST || code > SURROGATE_LAST);
}

/* A byte of a character; the press when it is whole. Stray bytes are dropped. */
static uint32_t take_byte(struct keys *keys, int byte)
{
	uint32_t press;

	if (keys->have && (byte & 0xc0) != 0x80)
		keys->have = 0;
	if (!keys->have) {
		keys->want = sequence_length(byte);
		if (keys->want == 1)
			return byte < 0x80 ? (uint32_t)byte : PRESS_NONE;
	}
	keys->bytes[keys->have++] = (unsigned char)byte;
	if (keys->have < keys->want)
		return PRESS_NONE;
	press = keys->bytes[0] & (0xffu >> (keys->want + 1));
	for (int i = 1; i < keys->want; i++)
		press = press << 6 | (keys->bytes[i] & 0x3fu);
	keys->have = 0;
	return is_sound(press, keys->want) ? press : PRESS_NONE;
}

uint32_t keys_read(struct keys *keys, WINDOW *pad)
{
	for (;;) {
		int code = keys->waiting ? keys->waiting : wgetch(pad);
		uint32_t press;

		keys->waiting = 0;
		if (code == ERR)
			return PRESS_NONE;
		if (keys->skip && skip(keys, code))
			continue;
		if (code >= KEY_MIN)
			return special(code);
		if (code == BACKSPACE || code == RUBOUT)
			return PRESS_BACKSPACE;
		press = code == ESCAPE ? after_escape(keys, pad) : take_byte(keys, code);
		if (press != PRESS_NONE)
			return press;
	}
}
