#include "grams.h"

static bool in_step(const struct text_gram_step *step, uint64_t gram)
{
	for (size_t i = 0; i < step->count; i++) {
		if (gram >= step->ranges[i].first && gram <= step->ranges[i].last)
			return true;
	}
	return false;
}

static bool step_holds(const struct text_gram_step *step, const struct text_grams *grams, uint64_t start)
{
	for (size_t i = 0; i < grams->count; i++) {
		if (grams->grams[i].position == start + step->offset && in_step(step, grams->grams[i].gram))
			return true;
	}
	return false;
}

static bool phrase_holds(const struct text_gram_phrase *phrase, const struct text_grams *grams)
{
	for (size_t i = 0; i < grams->count; i++) {
		uint64_t position = grams->grams[i].position;
		size_t step = 1;

		if (position < phrase->steps[0].offset || !in_step(&phrase->steps[0], grams->grams[i].gram))
			continue;
		while (step < phrase->count && step_holds(&phrase->steps[step], grams, position - phrase->steps[0].offset))
			step++;
		if (step == phrase->count)
			return true;
	}
	return false;
}

bool grams_hold(const struct text_query *query, const struct text_grams *grams)
{
	const struct text_gram_phrase *phrases;
	size_t count = text_query_phrases(query, &phrases);

	for (size_t i = 0; i < count; i++) {
		if (phrase_holds(&phrases[i], grams))
			return true;
	}
	return false;
}
