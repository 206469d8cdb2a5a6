/* Lines of a body or a title, broken as Korean readers expect it: between words where that leaves no large hole, else after
 * punctuation, else between syllables. Nothing is allocated; a line costs one walk over it, or two when it is broken between
 * syllables. */
#include <stdint.h>
#include <string.h>

#include <unilbrk.h>
#include <unistr.h>

#include "gwagi/text/layout.h"
#include "gwagi/text/mode.h"
#include "internal.h"

enum { SYLLABLE_MODE_BELOW = 24 /* cells: so narrow that whole words leave holes everywhere */ };
enum { WINDOW = 4096 /* bytes at the end of a line in which a break between syllables is looked for */ };
#define DONE SIZE_MAX /* text_span.next after the last line; before it 1 + where the next one starts */

/* A place where a line may end: the spaces between END and NEXT vanish. NEXT is 0 if there is none. */
struct place {
	size_t end, next;
	int cells;
};

struct walk {
	const char *bytes; /* from the line's start on */
	size_t length;
	int budget;
	const char *breaks; /* of libunistring for the bytes from WINDOW_START on; NULL in the first walk */
	size_t window_start;
	size_t word_start;                 /* behind the last space */
	struct place word, mark, syllable; /* the last one after a space, after punctuation, between syllables */
	struct place allowed, last;        /* the last one that starts or ends no line wrongly; the last of all */
};

bool text_is_one_of(const char32_t *set, ucs4_t c)
{
	return u32_strchr((const uint32_t *)set, c) != NULL;
}

/* Starts no line. */
static bool closes(ucs4_t c)
{
	return text_is_one_of(U",.;:!?)]}%~·ㆍ’”」』〉》】…～℃㎡", c);
}

/* Ends no line: brackets, and the marks of lists. */
static bool opens(ucs4_t c)
{
	return (c >= U'①' && c <= U'⑳') || text_is_one_of(U"([‘“「『〈《【▲△▶※☞□○◇", c);
}

/* A word of LENGTH bytes that is nothing but the mark of a list as it is written in ASCII: (1) for ①, and in the safe mode what
 * stands there for □ ○ ▲ ▶ ◇ ※ ☞. */
static bool is_ascii_mark(const char *word, size_t length)
{
	if ((length == 3 || length == 4) && word[0] == '(' && word[length - 1] == ')')
		return word[1] >= '0' && word[1] <= '9' && word[length - 2] >= '0' && word[length - 2] <= '9';
	if (text_mode() != TEXT_SAFE)
		return false;
	return (length == 1 && strchr("#o^>+*", *word)) || (length == 2 && memcmp(word, "=>", 2) == 0);
}

/* Inside a word: quotation marks that don't say whether they open or close, and the arrow of the safe mode. */
static bool holds(ucs4_t before, ucs4_t after)
{
	return text_is_one_of(U"'\"", before) || text_is_one_of(U"'\"", after) || (before == '-' && after == '>');
}

/* Punctuation that may end a line inside a word, but for the signs inside numbers and dates. */
static bool divides(const struct walk *walk, struct place here, ucs4_t before, ucs4_t after)
{
	if (text_is_one_of(U"/,~", before))
		return after < '0' || after > '9';
	if (before == '>')
		return here.end > 1 && walk->bytes[here.end - 2] == '-';
	return text_is_one_of(U"·ㆍ)」→", before);
}

static void note(struct walk *walk, struct place here, ucs4_t before, ucs4_t after)
{
	bool spaced = here.end < here.next;

	walk->last = here;
	if (here.cells == 0 || opens(before) || closes(after) || (!spaced && holds(before, after)) ||
	    is_ascii_mark(walk->bytes + walk->word_start, here.end - walk->word_start))
		return;
	walk->allowed = here;
	if (spaced)
		walk->word = here;
	else if (divides(walk, here, before, after))
		walk->mark = here;
	if (walk->breaks && here.next >= walk->window_start && walk->breaks[here.next - walk->window_start] == UC_BREAK_POSSIBLE)
		walk->syllable = here;
}

/* Collect the places up to what no longer fits, which begins at *AT. True if the paragraph ends first; INK is then its end. */
static bool walk_line(struct walk *walk, struct place *ink, size_t *at)
{
	int width = 0;
	ucs4_t before = 0;

	*ink = (struct place){0};
	walk->word_start = 0;
	for (*at = 0; *at < walk->length && walk->bytes[*at] != '\n';) {
		struct cluster next = text_cluster(walk->bytes + *at, walk->length - *at);
		bool space = next.base == ' ' && next.length == 1;

		if (!space && *at > 0) {
			ink->next = *at;
			note(walk, *ink, before, next.base);
			if (ink->end < *at)
				walk->word_start = *at;
		}
		if (!space && next.cells > walk->budget - width)
			return false;
		width += next.cells;
		*at += next.length;
		if (!space) {
			*ink = (struct place){.end = *at, .cells = width};
			before = next.base;
		}
	}
	return true;
}

static bool fills(const struct walk *walk, struct place place, int percent)
{
	return place.next > 0 && place.cells * 100LL >= walk->budget * (long long)percent;
}

static const struct place *choose_between_words(const struct walk *walk)
{
	if (fills(walk, walk->word, 60))
		return &walk->word;
	if (fills(walk, walk->mark, 60))
		return &walk->mark;
	return fills(walk, walk->word, 40) ? &walk->word : NULL;
}

/* Walk the line, which ends before the cluster at AT, again with the breaks that Unicode allows. */
static void find_syllables(struct walk *walk, size_t at)
{
	char breaks[WINDOW];
	struct place ink;
	size_t end = at + text_cluster(walk->bytes + at, walk->length - at).length;
	size_t start = end > WINDOW ? end - WINDOW : 0;

	while (start < end && ((unsigned char)walk->bytes[start] & 0xC0) == 0x80)
		start++;
	u8_possible_linebreaks((const uint8_t *)walk->bytes + start, end - start, "UTF-8", breaks);
	walk->breaks = breaks;
	walk->window_start = start;
	walk_line(walk, &ink, &at);
	walk->breaks = NULL;
}

/* A cluster that is wider than the line is the only one that is cut: as many drawing units as fit, at least one. */
static struct place split_cluster(const struct walk *walk)
{
	struct text rest = {.bytes = (char *)walk->bytes, .length = text_cluster(walk->bytes, walk->length).length};
	struct place place = {0};
	struct text_cell cell;
	size_t offset = 0;

	while (text_next_cell(&rest, &offset, &cell) && (place.cells == 0 || place.cells + cell.cells <= walk->budget)) {
		place.cells += cell.cells;
		place.end = place.next = offset;
	}
	return place;
}

static struct place break_line(struct walk *walk, size_t at, bool by_syllable)
{
	if (at == 0)
		return split_cluster(walk);
	const struct place *place = by_syllable ? NULL : choose_between_words(walk);

	if (place)
		return *place;
	find_syllables(walk, at);
	if (walk->syllable.next > 0)
		return walk->syllable;
	return walk->allowed.next > 0 ? walk->allowed : walk->last;
}

static int budget_of(int cells, int hang, bool continued)
{
	int budget = continued && hang > 0 && hang < cells ? cells - hang : cells;

	/* One wide character is as narrow as a line can be. */
	return budget < 2 && cells >= 2 ? 2 : budget;
}

/* Most lines fit as they are, which can be seen without a walk. */
static bool fits_whole(const struct text *in, int cells)
{
	return in->length && in->cells <= budget_of(cells, 0, false) && in->bytes[in->length - 1] != ' ' &&
	       !memchr(in->bytes, '\n', in->length);
}

bool text_wrap(const struct text *in, int cells, int hang, struct text_span *span)
{
	const char *bytes = text_bytes(in);
	size_t start = span->next > 0 ? span->next - 1 : 0;
	size_t at;

	if (span->next == DONE)
		return false;
	if (!span->next && fits_whole(in, cells)) {
		*span = (struct text_span){.length = in->length, .cells = in->cells, .next = DONE};
		return true;
	}
	bool continued = start > 0 && bytes[start - 1] != '\n';
	struct walk walk = {.bytes = bytes + start, .length = in->length - start, .budget = budget_of(cells, hang, continued)};

	struct place place;

	if (walk_line(&walk, &place, &at))
		place.next = at;
	else
		place = break_line(&walk, at, cells < SYLLABLE_MODE_BELOW);
	*span = (struct text_span){.offset = start, .length = place.end, .cells = place.cells};
	if (place.next == walk.length)
		span->next = DONE;
	else
		span->next = start + place.next + (walk.bytes[place.next] == '\n' ? 2 : 1);
	return true;
}
