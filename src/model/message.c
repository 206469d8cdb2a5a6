#include "gwagi/model/message.h"
#include <string.h>

bool message_translated(void)
{
	static const char nobody_named[] = "messages"; /* as libintl begins */

	return strcmp(textdomain(NULL), nobody_named) != 0;
}
