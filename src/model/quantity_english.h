/* Words of figures as they are printed and typed in English, turned into the Korean ones that the reader of figures knows. */
#ifndef MODEL_QUANTITY_ENGLISH_H
#define MODEL_QUANTITY_ENGLISH_H

#include <stdbool.h>
#include "typed.h"

/* TYPED with its English words (about 5 %, 8,000 or more, 1,000+, up to 3, withheld …) in Korean. False, with KOREAN of no
 * meaning, if it has none or is too long. */
bool quantity_from_english(const char *typed, char korean[TYPED_TEXT]);

#endif
