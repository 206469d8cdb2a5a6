/* Dates as they are printed and typed in English, turned into the Korean ones that the reader of typed dates knows. */
#ifndef MODEL_DATE_ENGLISH_H
#define MODEL_DATE_ENGLISH_H

#include <stdbool.h>
#include "typed.h"

/* What TYPED is in Korean. False, with KOREAN of no meaning, for any text that is none of these:
 *   31 Dec 2025, 31 Dec, Dec 2025, Dec, Q3 2026, 2026-Q3, two of them with - or ~ between, from or to (until, by) before one of
 *   them, (tentative) behind one; today, tomorrow, yesterday; this, next and last week, month, quarter, year or friday;
 *   month-end, quarter-end, year-end; weekly, monthly, quarterly, half-yearly, yearly.
 * A blank and a hyphen in words are alike, so are capital and small letters. */
bool date_from_english(const char *typed, char korean[TYPED_TEXT]);

#endif
