#include "keys.h"
#include <stdio.h>
#include <string.h>
#include "terminal.h"

enum { BACKSPACE = 8, ESCAPE = 0x1b, RUBOUT = 0x7f };
enum { LEAD_LAST = 0xf4, SURROGATE_FIRST = 0xd800, SURROGATE_LAST = 0xdfff, CODE_LAST = 0x10ffff };
enum { ESCAPE_PATIENCE = 100 }; /* milliseconds until an ESC that might begin an answer is the key after all */
enum { PASTE_PATIENCE = 2000 }; /* milliseconds without a byte until a paste that does not end is given up */

/* Codes of our own, above those that ncurses gives to the keys of TERM that have no name in it. NORMAL_…: an arrow as it is sent
 * outside the application mode that TERM asks for. */
enum { NORMAL_UP = 0x4000, NORMAL_DOWN, NORMAL_RIGHT, NORMAL_LEFT, WORD_RIGHT, WORD_LEFT };

static uint32_t special(int code)
{
	static const struct {
		int code;
		uint32_t press;
	} table[] = {
		{KEY_UP, PRESS_UP},           {KEY_DOWN, PRESS_DOWN},
		{KEY_LEFT, PRESS_LEFT},       {KEY_RIGHT, PRESS_RIGHT},
		{NORMAL_UP, PRESS_UP},        {NORMAL_DOWN, PRESS_DOWN},
		{NORMAL_LEFT, PRESS_LEFT},    {NORMAL_RIGHT, PRESS_RIGHT},
		{WORD_LEFT, PRESS_WORD_LEFT}, {WORD_RIGHT, PRESS_WORD_RIGHT},
		{KEY_HOME, PRESS_HOME},       {KEY_END, PRESS_END},
		{KEY_PPAGE, PRESS_PAGE_UP},   {KEY_NPAGE, PRESS_PAGE_DOWN},
		{KEY_BTAB, PRESS_BACKTAB},    {KEY_BACKSPACE, PRESS_BACKSPACE},
		{KEY_DC, PRESS_DELETE},       {KEY_ENTER, '\r'},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].code == code)
			return table[i].press;
	}
	if (code >= KEY_F(1) && code <= KEY_F(10))
		return PRESS_F1 + (uint32_t)(code - KEY_F(1));
	return PRESS_OTHER;
}

/* PuTTY's Ctrl-arrows are the arrows of the other mode. Which one that is, an arrow up or down tells: with Ctrl it has no use. */
static uint32_t press_of(struct keys *keys, int code)
{
	if (code == KEY_UP || code == KEY_DOWN)
		keys->application = true;
	if (code == NORMAL_UP || code == NORMAL_DOWN)
		keys->application = false;
	if (keys->application && code == NORMAL_LEFT)
		return PRESS_WORD_LEFT;
	if (keys->application && code == NORMAL_RIGHT)
		return PRESS_WORD_RIGHT;
	return special(code);
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

static void define_arrows(void)
{
	static const struct {
		char last;
		int code, normal;
	} letters[] = {{'A', KEY_UP, NORMAL_UP},     {'B', KEY_DOWN, NORMAL_DOWN}, {'C', KEY_RIGHT, NORMAL_RIGHT},
		       {'D', KEY_LEFT, NORMAL_LEFT}, {'H', KEY_HOME, KEY_HOME},    {'F', KEY_END, KEY_END}};
	char sequence[8];

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		snprintf(sequence, sizeof sequence, "\033[%c", letters[i].last);
		define(sequence, letters[i].normal);
		snprintf(sequence, sizeof sequence, "\033O%c", letters[i].last);
		define(sequence, letters[i].code);
	}
}

/* Ctrl and Alt with an arrow: xterm and those after it, xterm long ago, rxvt. */
static void define_words(void)
{
	static const struct {
		const char *right, *left;
	} pairs[] = {{"\033[1;5C", "\033[1;5D"},
		     {"\033[1;3C", "\033[1;3D"},
		     {"\033[5C", "\033[5D"},
		     {"\033O5C", "\033O5D"},
		     {"\033Oc", "\033Od"}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		define_key(pairs[i].right, WORD_RIGHT);
		define_key(pairs[i].left, WORD_LEFT);
	}
}

/* A cursor in the first row is reported as Shift-F3 and the like are sent. */
static void forget_reports(void)
{
	char sequence[8];

	for (int modifier = 2; modifier <= 8; modifier++) {
		snprintf(sequence, sizeof sequence, "\033[1;%dR", modifier);
		define_key(sequence, 0);
	}
}

/* PuTTY says it is an xterm and sends the editing keys of a VT220; rxvt has its own, and whatever lost its application mode sends
 * the normal ones. What TERM knows goes first; but its names for the keypad (ESC O j … y) are of no use: PuTTY leaves that in
 * application mode with Num Lock on, and people mean the signs printed on it. */
void keys_start(void)
{
	static const struct {
		int number, code;
	} numbers[] = {{1, KEY_HOME},  {7, KEY_HOME},  {4, KEY_END},   {8, KEY_END},   {11, KEY_F(1)},
		       {12, KEY_F(2)}, {13, KEY_F(3)}, {14, KEY_F(4)}, {15, KEY_F(5)}, {17, KEY_F(6)},
		       {18, KEY_F(7)}, {19, KEY_F(8)}, {20, KEY_F(9)}, {21, KEY_F(10)}};
	static const char keypad_signs[] = "*+,-./0123456789"; /* ESC O j … y */
	char sequence[8];

	define_arrows();
	define_words();
	forget_reports();
	define_key(NULL, KEY_MOUSE); /* mouse.c reads it */
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
	for (int i = 0; i < 4; i++) {
		snprintf(sequence, sizeof sequence, "\033O%c", 'P' + i);
		define(sequence, KEY_F(1 + i));
	}
	define("\033[Z", KEY_BTAB);
}

/* A whole sequence that ncurses does not know. */
static uint32_t take_whole(struct keys *keys)
{
	const struct sequence *sequence = &keys->sequence;
	uint32_t press = keys->pasting ? PRESS_NONE : mouse_take(&keys->mouse, sequence, terminal_clock());
	bool bracket = sequence->kind == '[' && sequence->final == '~';

	if (bracket && !strcmp(sequence->parameters, "200") && !keys->pasting) {
		keys->pasting = true;
		return PRESS_PASTE_BEGIN;
	}
	if (bracket && !strcmp(sequence->parameters, "201") && keys->pasting) {
		keys->pasting = false;
		return PRESS_PASTE_END;
	}
	if (keys->probe && press == PRESS_NONE)
		probe_take(keys->probe, sequence, terminal_clock());
	return press;
}

/* Behind ESC: alone it is the key; what begins here otherwise is a sequence that ncurses does not know. In a paste it is never
 * the key. */
static uint32_t after_escape(struct keys *keys, WINDOW *pad)
{
	int64_t now = terminal_clock();
	int next;

	sequence_begin(&keys->sequence, now);
	if (keys->pasting)
		return PRESS_NONE;
	next = wgetch(pad);
	if (next == ERR && keys->probe && probe_is_awaited(keys->probe, now))
		return PRESS_NONE; /* perhaps the rest of an answer is still on its way: keys_wait() */
	if (next != ERR && sequence_take(&keys->sequence, next, now) == SEQUENCE_MORE)
		return PRESS_NONE;
	keys->sequence.state = SEQUENCE_NONE;
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

/* What CODE is that is no part of a sequence. */
static uint32_t take_code(struct keys *keys, WINDOW *pad, int code)
{
	if (code == ESCAPE)
		return after_escape(keys, pad);
	if (code >= KEY_MIN)
		return keys->pasting ? PRESS_NONE : press_of(keys, code);
	if (keys->pasting && (code == RUBOUT || (code < ' ' && code != '\t' && code != '\r' && code != '\n')))
		return PRESS_NONE;
	if (code == BACKSPACE || code == RUBOUT)
		return PRESS_BACKSPACE;
	return take_byte(keys, code);
}

static uint32_t take(struct keys *keys, WINDOW *pad, int code)
{
	enum sequence_step step = SEQUENCE_BROKEN;
	bool kept = keys->sequence.state == SEQUENCE_ESCAPE && !keys->spent;

	if (keys->spent && code != '[')
		keys->sequence.state = SEQUENCE_NONE; /* the answers begin with ESC [ */
	keys->spent = false;
	if (keys->sequence.state && code < KEY_MIN)
		step = sequence_take(&keys->sequence, code, terminal_clock());
	if (step == SEQUENCE_WHOLE)
		return take_whole(keys);
	if (step == SEQUENCE_MORE)
		return PRESS_NONE;
	keys->sequence.state = SEQUENCE_NONE;
	if (kept && !keys->pasting) {
		keys->waiting = code;
		return ESCAPE;
	}
	return take_code(keys, pad, code);
}

int keys_wait(const struct keys *keys)
{
	int64_t left = keys->sequence.since + ESCAPE_PATIENCE - terminal_clock();

	if (keys->sequence.state != SEQUENCE_ESCAPE || keys->pasting || keys->spent)
		return -1;
	return left > 0 ? (int)left : 0;
}

/* Behind an ESC that was kept nothing has come. On a slow line the rest of an answer may come still. */
static uint32_t lone_escape(struct keys *keys)
{
	if (keys_wait(keys) != 0)
		return PRESS_NONE;
	keys->spent = true;
	return ESCAPE;
}

/* A paste whose end does not come must not swallow the keyboard. */
static bool is_paste_given_up(struct keys *keys)
{
	int64_t now = keys->pasting ? terminal_clock() : 0, before = keys->pasted;

	keys->pasted = now;
	return keys->pasting && before && now - before > PASTE_PATIENCE;
}

uint32_t keys_read(struct keys *keys, WINDOW *pad)
{
	for (;;) {
		int code = keys->waiting ? keys->waiting : wgetch(pad);
		uint32_t press;

		keys->waiting = 0;
		if (code == ERR)
			return lone_escape(keys);
		if (is_paste_given_up(keys)) {
			keys->pasting = false;
			keys->sequence.state = SEQUENCE_NONE;
			keys->waiting = code;
			return PRESS_PASTE_END;
		}
		press = take(keys, pad, code);
		if (press != PRESS_NONE)
			return press;
	}
}
