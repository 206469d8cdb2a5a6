/* Extended grapheme clusters: the rules GB1–GB13 of UAX #29 over the properties of libunistring, whose own step-by-step functions
 * look at two characters only and so tear joined emoji and pairs of flags. */
#include "gwagi/text/cluster.h"

#include <stdbool.h>
#include <stdint.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

enum { CLUSTER_BYTES = 4096 };

/* What the characters of a cluster so far say about the next one. */
struct walk {
	int property;    /* of the last one */
	bool flag_half;  /* an odd number of regional indicators stands at the end: GB12, GB13 */
	bool pictograph; /* one with nothing but Extend behind it: GB11 */
	bool joined;     /* that and then a joiner */
};

struct step {
	size_t length;
	int property;
	bool pictograph;
};

/* False if the bytes are no UTF-8. */
static bool read_step(struct step *step, const char *bytes, size_t length)
{
	ucs4_t c;
	int read = u8_mbtoucr(&c, (const uint8_t *)bytes, length);

	if (read <= 0)
		return false;
	step->length = (size_t)read;
	step->property = uc_graphemeclusterbreak_property(c);
	step->pictograph = c >= 0xA9 && step->property == GBP_OTHER && uc_is_property_extended_pictographic(c);
	return true;
}

static void take(struct walk *walk, const struct step *step)
{
	walk->flag_half = step->property == GBP_RI && !walk->flag_half;
	walk->joined = step->property == GBP_ZWJ && walk->pictograph;
	walk->pictograph = step->pictograph || (step->property == GBP_EXTEND && walk->pictograph);
	walk->property = step->property;
}

static bool is_control(int property)
{
	return property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

static bool is_one_syllable(int before, int after)
{
	switch (before) {
	case GBP_L:
		return after == GBP_L || after == GBP_V || after == GBP_LV || after == GBP_LVT;
	case GBP_LV:
	case GBP_V:
		return after == GBP_V || after == GBP_T;
	case GBP_LVT:
	case GBP_T:
		return after == GBP_T;
	default:
		return false;
	}
}

static bool goes_on(const struct walk *walk, const struct step *next)
{
	int before = walk->property, after = next->property;

	if (before == GBP_CR && after == GBP_LF)
		return true;
	if (is_control(before) || is_control(after))
		return false;
	return after == GBP_EXTEND || after == GBP_ZWJ || after == GBP_SPACINGMARK || before == GBP_PREPEND ||
	       is_one_syllable(before, after) || (walk->joined && next->pictograph) || (walk->flag_half && after == GBP_RI);
}

size_t text_cluster_length(const char *bytes, size_t length)
{
	struct walk walk = {0};
	struct step step;
	size_t end;

	if (length == 0)
		return 0;
	if (!read_step(&step, bytes, length))
		return 1;
	take(&walk, &step);
	for (end = step.length; end < length; end += step.length) {
		if (!read_step(&step, bytes + end, length - end) || !goes_on(&walk, &step) || end + step.length > CLUSTER_BYTES)
			break;
		take(&walk, &step);
	}
	return end;
}
