/* The words for what differs between two days: in `snapshot diff`, in the view of changes. */
#ifndef GWAGI_STORE_DIFFERENCE_H
#define GWAGI_STORE_DIFFERENCE_H

#include "gwagi/store/diff.h"

/* As people read them; to be freed. */
struct difference_words {
	char *field, *before, *after; /* NULL where there is none */
};

void difference_words(const struct diff_row *row, struct difference_words *words);
void difference_words_finish(struct difference_words *words);
/* "'25. 12월 -> '26. 3월", "이름: … -> …" where the difference does not say what of the row it is; "기한 2025-12-31 경과 +10일"
 * of a light that came on while the signal stayed; "3개월째 관심필요" of one that stayed on; to be freed. */
char *difference_sentence(const struct diff_row *row);
/* What differs from when it is looked at without a wish: the last frozen day before the 기준일, else the first day of all. */
bool difference_since(struct store *store, day_number *day, struct error *error);

#endif
