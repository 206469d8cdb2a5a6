#include "scheme.h"
#include <ncurses.h>
#include "gwagi/model/message.h"

enum { OWN = -1 }; /* the terminal's own colour */

/* Colours by how many the terminal has: 8, 16, 256. The first eight are those that people set to their liking, so that the text
 * stays readable on their background. */
enum depth { DEPTH_8, DEPTH_16, DEPTH_256, DEPTHS };

struct shade {
	enum style style;
	short ink[DEPTHS], ground[DEPTHS];
	attr_t attributes;
};

#define NO_GROUND             \
	{                     \
		OWN, OWN, OWN \
	}
#define NO_INK                \
	{                     \
		OWN, OWN, OWN \
	}

/* For text on black; contrast at least 4.5:1 with 256 colours, and so below. */
static const struct shade dark[] = {
	{STYLE_DIM, {OWN, OWN, 245}, NO_GROUND, A_NORMAL},
	{STYLE_TITLE, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_FOCUS, NO_INK, NO_GROUND, A_BOLD | A_REVERSE},
	{STYLE_LABEL, {COLOR_CYAN, 14, 14}, NO_GROUND, A_NORMAL},
	{STYLE_KEY, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_TODAY, NO_INK, NO_GROUND, A_REVERSE},
	{STYLE_ALERT, {COLOR_RED, 9, 203}, NO_GROUND, A_BOLD},
	{STYLE_DONE, {COLOR_CYAN, 12, 75}, NO_GROUND, A_BOLD},
	{STYLE_ON_TRACK, {COLOR_GREEN, 10, 114}, NO_GROUND, A_NORMAL},
	{STYLE_ATTENTION, {COLOR_YELLOW, 11, 221}, NO_GROUND, A_NORMAL},
	{STYLE_LATE, {COLOR_RED, 9, 203}, NO_GROUND, A_BOLD},
	{STYLE_STALLED, {COLOR_WHITE, 15, 16}, {COLOR_RED, 1, 203}, A_BOLD},
	{STYLE_STOPPED, {COLOR_MAGENTA, 13, 176}, NO_GROUND, A_NORMAL},
	{STYLE_HIT, {COLOR_BLACK, 0, 16}, {COLOR_YELLOW, 11, 221}, A_NORMAL},
	{STYLE_PAST, {COLOR_BLACK, 0, 16}, {COLOR_MAGENTA, 13, 176}, A_BOLD},
};

/* For text on white: no yellow, no light green, no light blue. */
static const struct shade light[] = {
	{STYLE_DIM, {OWN, OWN, 240}, NO_GROUND, A_NORMAL},
	{STYLE_TITLE, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_FOCUS, NO_INK, NO_GROUND, A_BOLD | A_REVERSE},
	{STYLE_LABEL, {COLOR_BLUE, 4, 4}, NO_GROUND, A_NORMAL},
	{STYLE_KEY, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_TODAY, NO_INK, NO_GROUND, A_REVERSE},
	{STYLE_ALERT, {COLOR_RED, 1, 124}, NO_GROUND, A_BOLD},
	{STYLE_DONE, {COLOR_BLUE, 4, 19}, NO_GROUND, A_BOLD},
	{STYLE_ON_TRACK, {OWN, OWN, 22}, NO_GROUND, A_NORMAL},
	{STYLE_ATTENTION, {COLOR_MAGENTA, 5, 130}, NO_GROUND, A_NORMAL},
	{STYLE_LATE, {COLOR_RED, 1, 124}, NO_GROUND, A_BOLD},
	{STYLE_STALLED, {COLOR_WHITE, 15, 231}, {COLOR_RED, 1, 124}, A_BOLD},
	{STYLE_STOPPED, {OWN, OWN, 90}, NO_GROUND, A_NORMAL},
	{STYLE_HIT, {COLOR_BLACK, 0, 16}, {COLOR_YELLOW, 11, 226}, A_NORMAL},
	{STYLE_PAST, {COLOR_WHITE, 15, 231}, {COLOR_MAGENTA, 5, 90}, A_BOLD},
};

/* Blue, orange and grey, which eyes without one of the three cones tell apart, and each of another brightness. They lie behind
 * the text, so that it is the same on any background. */
static const struct shade blind[] = {
	{STYLE_TITLE, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_FOCUS, NO_INK, NO_GROUND, A_BOLD | A_REVERSE},
	{STYLE_KEY, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_TODAY, NO_INK, NO_GROUND, A_REVERSE},
	{STYLE_ALERT, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_DONE, {COLOR_WHITE, 15, 231}, {COLOR_BLUE, 4, 19}, A_BOLD},
	{STYLE_ON_TRACK, {OWN, 0, 16}, {OWN, 14, 117}, A_NORMAL},
	{STYLE_ATTENTION, {OWN, 0, 16}, {OWN, 11, 229}, A_UNDERLINE},
	{STYLE_LATE, {COLOR_BLACK, 0, 16}, {COLOR_YELLOW, 3, 208}, A_BOLD},
	{STYLE_STALLED, {COLOR_WHITE, 15, 231}, {COLOR_RED, 1, 88}, A_BOLD},
	{STYLE_STOPPED, {OWN, 15, 231}, {OWN, 8, 241}, A_NORMAL},
	{STYLE_HIT, NO_INK, NO_GROUND, A_REVERSE | A_BOLD},
	{STYLE_PAST, NO_INK, NO_GROUND, A_REVERSE | A_BOLD},
};

static const struct shade mono[] = {
	{STYLE_TITLE, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_FOCUS, NO_INK, NO_GROUND, A_BOLD | A_REVERSE},
	{STYLE_KEY, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_TODAY, NO_INK, NO_GROUND, A_REVERSE},
	{STYLE_ALERT, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_ATTENTION, NO_INK, NO_GROUND, A_UNDERLINE},
	{STYLE_LATE, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_STALLED, NO_INK, NO_GROUND, A_REVERSE},
	{STYLE_HIT, NO_INK, NO_GROUND, A_REVERSE | A_BOLD},
	{STYLE_PAST, NO_INK, NO_GROUND, A_REVERSE | A_BOLD},
};

static const struct shade bare[] = {
	{STYLE_ALERT, NO_INK, NO_GROUND, A_BOLD},
	{STYLE_HIT, NO_INK, NO_GROUND, A_UNDERLINE},
	{STYLE_PAST, NO_INK, NO_GROUND, A_BOLD},
};

static const struct {
	const char *name;
	const struct shade *shades;
	size_t count;
} schemes[SCHEME_COUNT] = {
	[SCHEME_DARK] = {N_("어두운 바탕"), dark, sizeof dark / sizeof *dark},
	[SCHEME_LIGHT] = {N_("밝은 바탕"), light, sizeof light / sizeof *light},
	[SCHEME_MONO] = {N_("흑백"), mono, sizeof mono / sizeof *mono},
	[SCHEME_BLIND] = {N_("색약"), blind, sizeof blind / sizeof *blind},
};

const char *scheme_name(enum scheme scheme)
{
	return _(schemes[scheme].name);
}

static void take(const struct shade *shades, size_t count, enum depth depth, int looks[STYLE_COUNT])
{
	for (int i = 0; i < STYLE_COUNT; i++)
		looks[i] = (int)A_NORMAL;
	for (size_t i = 0; i < count; i++) {
		const struct shade *shade = &shades[i];
		short pair = (short)(shade->style + 1);

		looks[shade->style] = (int)shade->attributes;
		if (shade->ink[depth] == OWN && shade->ground[depth] == OWN)
			continue;
		init_pair(pair, shade->ink[depth], shade->ground[depth]);
		looks[shade->style] |= (int)COLOR_PAIR(pair);
	}
}

/* Bars have the colour of their signal behind them: where the signal itself has it in its letters, they are reversed. */
static void take_bars(const struct shade *shades, size_t count, enum depth depth, int looks[STYLE_COUNT])
{
	for (int signal = 0; signal < SIGNAL_COUNT; signal++)
		looks[STYLE_BAR + signal] = looks[STYLE_DONE + signal] | (int)A_REVERSE;
	for (size_t i = 0; i < count; i++) {
		int signal = (int)shades[i].style - STYLE_DONE;

		if (signal >= 0 && signal < SIGNAL_COUNT && shades[i].ground[depth] != OWN)
			looks[STYLE_BAR + signal] = looks[shades[i].style];
	}
}

void scheme_looks(enum scheme scheme, int looks[STYLE_COUNT])
{
	enum depth depth = COLORS >= 256 ? DEPTH_256 : COLORS >= 16 ? DEPTH_16 : DEPTH_8;

	if (COLORS < 8)
		scheme = SCHEME_MONO;
	take(schemes[scheme].shades, schemes[scheme].count, depth, looks);
	take_bars(schemes[scheme].shades, schemes[scheme].count, depth, looks);
}

void scheme_bare_looks(int looks[STYLE_COUNT])
{
	take(bare, sizeof bare / sizeof *bare, DEPTH_8, looks);
}
