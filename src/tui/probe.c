#include "probe.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"

enum { PATIENCE = 10000 }; /* milliseconds after which an answer is nobody's */
enum { LEAST_ROWS = 3, LEAST_COLUMNS = 4, ROW = 2 };

/* The first is wide everywhere, the others are ambiguous and of different blocks: a terminal that asks its font draws some in one
 * cell. None has a byte that an 8-bit terminal takes for the start of a string (0x90, 0x98, 0x9b, 0x9d–0x9f). */
static const char *const glyphs[PROBE_GLYPHS] = {"가", "①", "·", "’", "→", "─", "▲", "é"};

static const char *const names[] = {
	[PROBE_NOT_ASKED] = "not-asked", [PROBE_NO_ANSWER] = "no-answer", [PROBE_MULTIPLEXER] = "multiplexer",
	[PROBE_NOT_UTF8] = "not-utf8",   [PROBE_NARROW] = "narrow",       [PROBE_WIDE] = "wide",
	[PROBE_MIXED] = "mixed",
};

const char *probe_answer_name(enum probe_answer answer)
{
	return names[answer];
}

const char *probe_answer_words(enum probe_answer answer)
{
	static const char *const words[] = {
		[PROBE_NOT_ASKED] = N_("묻지 않음"),
		[PROBE_NO_ANSWER] = N_("없음"),
		[PROBE_MULTIPLEXER] = N_("tmux, screen, mosh 안"),
		[PROBE_NOT_UTF8] = N_("UTF-8이 아닌 듯"),
		[PROBE_NARROW] = N_("한 칸"),
		[PROBE_WIDE] = N_("두 칸"),
		[PROBE_MIXED] = N_("글자마다 다름"),
	};

	return _(words[answer]);
}

bool probe_answer_find(const char *name, enum probe_answer *answer)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		*answer = (enum probe_answer)i;
		return true;
	}
	return false;
}

bool probe_mode(enum probe_answer answer, enum text_mode *mode)
{
	if (answer < PROBE_NARROW)
		return false;
	*mode = answer == PROBE_NARROW ? TEXT_NARROW : answer == PROBE_WIDE ? TEXT_WIDE : TEXT_SAFE;
	return true;
}

const char *probe_glyph(int place)
{
	return place >= 0 && place < PROBE_GLYPHS ? glyphs[place] : NULL;
}

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

bool probe_may_ask(int rows, int columns)
{
	const char *term = getenv("TERM");

	return term && *term && strcmp(term, "dumb") && strncmp(term, "screen", 6) && strncmp(term, "tmux", 4) &&
	       !is_set("TMUX") && !is_set("STY") && !is_set("ZELLIJ") && rows >= LEAST_ROWS && columns >= LEAST_COLUMNS;
}

void probe_question(char out[PROBE_QUESTION])
{
	size_t used = 0;

	for (int i = 0; i < PROBE_GLYPHS; i++)
		used += (size_t)snprintf(out + used, PROBE_QUESTION - used, "\033[%d;1H%s\033[6n", ROW, glyphs[i]);
	snprintf(out + used, PROBE_QUESTION - used, "\033[%d;1H\033[2K\033[>c\033[c", ROW);
}

void probe_begin(struct probe *probe, int64_t now)
{
	*probe = (struct probe){.asking = true, .since = now, .report.answer = PROBE_NO_ANSWER};
	for (int i = 0; i < PROBE_GLYPHS; i++)
		probe->report.cells[i] = -1;
}

bool probe_is_awaited(const struct probe *probe, int64_t now)
{
	return probe->asking && now - probe->since <= PATIENCE;
}

static bool is_multiplexer(const char *secondary)
{
	return !strncmp(secondary, "84;", 3) || !strncmp(secondary, "83;", 3) || !strcmp(secondary, "1;10;0");
}

static enum probe_answer judge(const struct probe *probe)
{
	const int *cells = probe->report.cells;
	int narrow = 0, wide = 0;

	if (is_multiplexer(probe->report.secondary))
		return PROBE_MULTIPLEXER;
	if (probe->reports != PROBE_GLYPHS)
		return PROBE_NO_ANSWER;
	if (cells[0] != 2)
		return PROBE_NOT_UTF8;
	for (int i = 1; i < PROBE_GLYPHS; i++) {
		narrow += cells[i] == 1;
		wide += cells[i] == 2;
	}
	return narrow == PROBE_GLYPHS - 1 ? PROBE_NARROW : wide == PROBE_GLYPHS - 1 ? PROBE_WIDE : PROBE_MIXED;
}

/* "row;column". One too many makes the whole unbelievable: somebody else's is among them. */
static void take_cursor(struct probe *probe, const char *parameters)
{
	char *end;
	long row = strtol(parameters, &end, 10), column = *end == ';' ? strtol(end + 1, &end, 10) : 0;

	if (*end || row != ROW || column < 1 || column > 100)
		return;
	if (probe->reports < PROBE_GLYPHS)
		probe->report.cells[probe->reports] = (int)column - 1;
	probe->reports++;
}

bool probe_take(struct probe *probe, const struct sequence *sequence, int64_t now)
{
	const char *parameters = sequence->parameters;
	bool cursor = sequence->final == 'R', device = sequence->final == 'c' && (*parameters == '?' || *parameters == '>');

	if (sequence->kind != '[' || (!cursor && !device))
		return false;
	probe->asking = probe_is_awaited(probe, now);
	if (!probe->asking)
		return true;
	probe->report.milliseconds = (int)(now - probe->since);
	if (cursor) {
		take_cursor(probe, parameters);
	} else if (*parameters == '>') {
		snprintf(probe->report.secondary, sizeof probe->report.secondary, "%s", parameters + 1);
	} else {
		snprintf(probe->report.device, sizeof probe->report.device, "%s", parameters + 1);
		probe->report.answer = judge(probe);
		probe->asking = false;
		probe->complete = true;
	}
	return true;
}
