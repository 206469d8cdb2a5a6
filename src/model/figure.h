/* Reading a number with its Korean units from the front of a text. */
#ifndef MODEL_FIGURE_H
#define MODEL_FIGURE_H

#include "gwagi/model/amount.h"
#include "typed.h"

enum figure_fault { FIGURE_SOUND, FIGURE_NOT_A_NUMBER, FIGURE_TOO_FINE, FIGURE_TOO_LARGE };

/* Read the longest number at *AT, as typed.h spells it, and move *AT behind it; on a fault *AT is where it lies. A single 조, 억
 * or 만 with 원 behind it is left: 13.5조원 is 13.5 of the unit 조원. */
enum figure_fault figure_read(const char **at, struct amount *out);

/* Say that TYPED is no number, with the character at PLACE in its text and the reason; false. */
bool figure_refuse(struct error *error, const struct typed *typed, enum figure_fault fault, const char *place);

/* What printing a lone number with 만, 억 and 조 needs: whether it is a multiple of 만, and not 0. In other
 * languages figures have digits only. */
bool figure_has_units(struct amount amount);
/* "8,000", "1억 2,000만"; without UNITS always in digits. Appends to OUT of SIZE bytes. */
void figure_add(char *out, size_t size, struct amount amount, bool units);

#endif
