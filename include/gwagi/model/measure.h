/* How far a target has come (attain.h), for drawing it. */
#ifndef GWAGI_MODEL_MEASURE_H
#define GWAGI_MODEL_MEASURE_H

#include "gwagi/model/attain.h"

struct measure {
	enum target_class class;
	enum attain_mark mark;
	int signal; /* enum signal, or WORD_NONE */
	bool pathless, has_rate;
	int64_t rate;   /* permille, up to the end that is reached last */
	int near, path; /* on the way there, in permille: the end of a range that is reached first, the path today; −1: none */
};

struct measure measure_of(enum target_class class, const struct quantity *goal, const struct attainment *attainment);
/* "[===|==:.....]" of CELLS cells, the brackets among them: up to where it has come, `|` the low end of a range, `:` where the
 * path should be. Full only if the goal is reached. "" if there is no room or no rate. */
void measure_bar(const struct measure *measure, int cells, char *out, size_t size);
/* Why there is no bar, or what stands beside it: 자료없음, 비공개, 현황 …, 62.5%. */
void measure_words(const struct measure *measure, char *out, size_t size);

#endif
