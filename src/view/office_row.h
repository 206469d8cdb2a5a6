/* Rows of the view of offices: offices, their people, what they answer for. */
#ifndef GWAGI_SRC_VIEW_OFFICE_ROW_H
#define GWAGI_SRC_VIEW_OFFICE_ROW_H

#include "entry.h"
#include "gwagi/store/duty.h"
#include "gwagi/view/row.h"
#include "offices.h"
#include "telling.h"

/* An office; the rows below it have its id for their group and are deeper. */
void office_put(const struct offices *offices, int place, struct entry *entry);
void office_put_person(const struct offices *offices, int place, const struct person *person, struct entry *entry);
void office_put_duty(const struct offices *offices, int place, const struct duty *duty, struct entry *entry);
/* CELLS wide. A telephone number is never cut. TALLY of an office or of what it answers for; NULL: not counted yet. */
void office_row_draw(const struct entry *entry, const struct tally *tally, const struct text_query *query, int cells,
		     struct row *row);
void office_row_tell(const struct entry *entry, const struct tally *tally, struct telling *telling);

#endif
