#include "gwagi/model/error.h"
#include "phrase.h"

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
	va_list list;

	if (!error)
		return false;
	error->code = code;
	error->sentence[0] = '\0';
	va_start(list, format);
	phrase_add_list(error->sentence, sizeof(error->sentence), format, list);
	va_end(list);
	return false;
}
