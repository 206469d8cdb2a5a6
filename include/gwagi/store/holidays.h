/* The public holidays that are built in: lines of date,name,kind,basis; # begins a remark. */
#ifndef GWAGI_STORE_HOLIDAYS_H
#define GWAGI_STORE_HOLIDAYS_H

const char *store_holidays(void); /* data/holidays.csv, constant */

#endif
