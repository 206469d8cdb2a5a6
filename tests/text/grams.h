/* What an index does with a query's phrases, in the plainest way. */
#ifndef GWAGI_TESTS_TEXT_GRAMS_H
#define GWAGI_TESTS_TEXT_GRAMS_H

#include "gwagi/text/gram.h"

/* One of the phrases of QUERY holds for the grams of a row. */
bool grams_hold(const struct text_query *query, const struct text_grams *grams);

#endif
