/* The content that is built into the program. */
#ifndef EXCHANGE_SHIPPED_H
#define EXCHANGE_SHIPPED_H

#include "gwagi/model/day.h"

/* The day of the first of its meetings, on which it takes effect; DAY_NONE if that can't be read. */
day_number shipped_day(void);

#endif
