#include "gwagi/model/message.h"
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char variable[] = "LANGUAGE", domain[] = "gwagi";
static const char data_kept[] = "gwagi-talk"; /* no catalogue of its own: only _() looks into that of the domain */

bool message_translated(void)
{
	static const char nobody_named[] = "messages"; /* as libintl begins */

	return strcmp(textdomain(NULL), nobody_named) != 0;
}

bool message_data_translated(void)
{
	return strcmp(textdomain(NULL), domain) == 0;
}

const char *message_text(const char *text)
{
	return message_translated() ? dgettext(domain, text) : text;
}

const char *message_value(const char *text)
{
	return message_data_translated() ? dgettext(domain, text) : text;
}

const char *message_bare(const char *marked)
{
	const char *apart = strchr(marked, MESSAGE_APART[0]);

	return apart ? apart + 1 : marked;
}

const char *message_of(const char *marked)
{
	const char *translated = message_value(marked);

	return translated == marked ? message_bare(marked) : translated;
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
	const char *before = getenv(variable);
	char languages[256];

	/* What was there stays behind the colon, for message_languages(). */
	snprintf(languages, sizeof languages, "en%s%s", before ? ":" : "", before ? before : "");
	setenv(variable, languages, 1);
	leave_plain_locale();
	bindtextdomain(domain, folder);
	bind_textdomain_codeset(domain, "UTF-8");
	textdomain(domain);
}

void message_keep_data(void)
{
	if (message_translated())
		textdomain(data_kept);
}

const char *message_languages(void)
{
	const char *languages = getenv(variable), *colon = languages ? strchr(languages, ':') : NULL;

	if (!message_translated())
		return languages;
	return colon ? colon + 1 : NULL;
}

void message_leave(void)
{
	const char *languages = message_languages();
	char before[256];

	if (languages) {
		snprintf(before, sizeof before, "%s", languages);
		setenv(variable, before, 1);
	} else {
		unsetenv(variable);
	}
}
