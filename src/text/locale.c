#include "gwagi/text/input.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The user's character set, and the language of messages. Nothing here sorts, prints days or money by the locale, and to look for
 * each of these categories is a tenth of what a start asks of the system. False if the character set is not there. */
static bool adopt(void)
{
	if (!setlocale(LC_CTYPE, ""))
		return false;
	setlocale(LC_MESSAGES, "");
	return true;
}

static bool is_plain_c(void)
{
	const char *name = setlocale(LC_CTYPE, NULL);

	return name && (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0);
}

/* The character set that the user's locale names: ko_KR.EUC-KR says EUC-KR even where that locale is not installed, and the
 * terminal then speaks it. Empty if it names none. */
static void named_charset(char *charset, size_t size)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *name = "", *dot;

	for (size_t i = 0; !*name && i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);

		name = value ? value : "";
	}
	dot = strchr(name, '.');
	snprintf(charset, size, "%.*s", dot ? (int)strcspn(dot + 1, "@") : 0, dot ? dot + 1 : "");
}

static bool names_utf8(const char *charset)
{
	return strcasecmp(charset, "UTF-8") == 0 || strcasecmp(charset, "utf8") == 0;
}

bool text_locale(bool *substituted, char *charset, size_t size)
{
	bool there = adopt();

	*substituted = false;
	named_charset(charset, size);
	if (!there && *charset && !names_utf8(charset))
		return false;
	if (!there || (!is_utf8() && is_plain_c()))
		*substituted = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	setlocale(LC_NUMERIC, "C");
	bool fine = is_utf8();

	snprintf(charset, size, "%s", fine ? "" : nl_langinfo(CODESET));
	return fine;
}
