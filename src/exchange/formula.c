#include "formula.h"

#include <string.h>

bool formula_guarded(const char *text)
{
	static const char *const wide[] = {"＝", "＋", "－", "＠"};

	text += strspn(text, "'");
	text += strspn(text, " \n"); /* a TSV has a blank for a line feed */
	if ((unsigned char)*text < 0x80)
		return *text && strchr("=+-@\t\r", *text);
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}
