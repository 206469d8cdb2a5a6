#include "keys.h"

enum { ESCAPE = 0x1b, BACKSPACE = 8, RUBOUT = 0x7f, FINAL_FIRST = 0x40, FINAL_LAST = 0x7e };

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

/* Behind ESC: alone it is the key; ESC [ … or ESC O … is a sequence that ncurses does not know, dropped to its end. */
static uint32_t after_escape(struct keys *keys, WINDOW *pad)
{
	int next = wgetch(pad);

	if (next != '[' && next != 'O') {
		keys->waiting = next == ERR ? 0 : next;
		return ESCAPE;
	}
	do
		next = wgetch(pad);
	while (next != ERR && next < KEY_MIN && (next < FINAL_FIRST || next > FINAL_LAST));
	return PRESS_NONE;
}

static int sequence_length(int lead)
{
	return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
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
	return press;
}

uint32_t keys_read(struct keys *keys, WINDOW *pad)
{
	for (;;) {
		int code = keys->waiting ? keys->waiting : wgetch(pad);
		uint32_t press;

		keys->waiting = 0;
		if (code == ERR)
			return PRESS_NONE;
		if (code >= KEY_MIN)
			return special(code);
		if (code == BACKSPACE || code == RUBOUT)
			return PRESS_BACKSPACE;
		press = code == ESCAPE ? after_escape(keys, pad) : take_byte(keys, code);
		if (press != PRESS_NONE)
			return press;
	}
}
