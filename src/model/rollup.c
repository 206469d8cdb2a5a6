#include "gwagi/model/rollup.h"
#include <inttypes.h>
#include "phrase.h"

enum { WHOLE = 1000 };

enum signal signal_by_weight(int position)
{
	static const enum signal order[SIGNAL_COUNT] = {
		SIGNAL_STALLED, SIGNAL_LATE, SIGNAL_ATTENTION, SIGNAL_UNREPORTED, SIGNAL_STOPPED, SIGNAL_ON_TRACK, SIGNAL_DONE,
	};

	return order[position];
}

int rollup_signal(const int64_t counts[SIGNAL_COUNT])
{
	for (int i = 0; i < SIGNAL_COUNT; i++)
		if (counts[signal_by_weight(i)] > 0)
			return (int)signal_by_weight(i);
	return WORD_NONE;
}

enum signal signal_worse(enum signal a, enum signal b)
{
	int64_t counts[SIGNAL_COUNT] = {0};

	counts[a] = counts[b] = 1;
	return (enum signal)rollup_signal(counts);
}

void permille_print(int64_t permille, char out[PERMILLE_TEXT])
{
	uint64_t magnitude = permille < 0 ? 0 - (uint64_t)permille : (uint64_t)permille;

	out[0] = '\0';
	phrase_add(out, PERMILLE_TEXT, "%s%" PRIu64 ".%" PRIu64 "%%", permille < 0 ? "-" : "", magnitude / 10, magnitude % 10);
}

int64_t rate_permille(struct rate rate)
{
	int64_t permille;

	if (rate.all <= 0)
		return 0;
	permille = (rate.done * WHOLE + rate.all / 2) / rate.all;
	return permille >= WHOLE && rate.done < rate.all ? WHOLE - 1 : permille;
}

void rate_print(struct rate rate, char out[RATE_TEXT])
{
	char percent[PERMILLE_TEXT];

	out[0] = '\0';
	permille_print(rate_permille(rate), percent);
	if (rate.all > 0)
		phrase_add(out, RATE_TEXT, "%" PRId64 "/%" PRId64 " · %s", rate.done, rate.all, percent);
	else
		phrase_add(out, RATE_TEXT, "–");
}
