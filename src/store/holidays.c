#include "gwagi/store/holidays.h"
#include "embedded.h"

const char *store_holidays(void)
{
	return (const char *)embedded_holidays[0].bytes;
}
