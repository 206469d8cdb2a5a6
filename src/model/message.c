#include "gwagi/model/message.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char variable[] = "LANGUAGE";

bool message_translated(void)
{
	static const char nobody_named[] = "messages"; /* as libintl begins */

	return strcmp(textdomain(NULL), nobody_named) != 0;
}

/* gettext() looks nothing up in the locale C. */
static void leave_plain_locale(void)
{
	const char *name = setlocale(LC_MESSAGES, NULL);

	if (!name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

void message_speak_english(const char *folder)
{
	static const char domain[] = "gwagi";
	const char *before = getenv(variable);
	char languages[256];

	/* What was there stays behind the colon, for message_leave(). */
	snprintf(languages, sizeof languages, "en%s%s", before ? ":" : "", before ? before : "");
	setenv(variable, languages, 1);
	leave_plain_locale();
	bindtextdomain(domain, folder);
	bind_textdomain_codeset(domain, "UTF-8");
	textdomain(domain);
}

void message_leave(void)
{
	const char *languages = message_translated() ? getenv(variable) : NULL, *colon = languages ? strchr(languages, ':') : NULL;
	char before[256];

	if (!languages)
		return;
	if (!colon) {
		unsetenv(variable);
		return;
	}
	snprintf(before, sizeof before, "%s", colon + 1);
	setenv(variable, before, 1);
}
