#include "formula.h"

#include <string.h>

bool formula_guarded(const char *text)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

	text += strspn(text, "'");
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}
