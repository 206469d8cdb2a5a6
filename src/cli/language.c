#include "language.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"

static enum language language_of(const char *word)
{
	int place;

	return config_word(CONFIG_LANG, word, &place) ? (enum language)place : LANGUAGE_OPEN;
}

/* The last --lang that says a word which it takes; the others are refused when the options are read. */
static enum language said_by_option(int argc, char **argv)
{
	static const char option[] = "--lang";
	enum language said = LANGUAGE_OPEN;

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		size_t length = sizeof option - 1;
		enum language found = LANGUAGE_OPEN;

		if (strncmp(argv[i], option, length) == 0 && argv[i][length] == '=')
			found = language_of(argv[i] + length + 1);
		else if (strcmp(argv[i], option) == 0 && i + 1 < argc)
			found = language_of(argv[i + 1]);
		said = found != LANGUAGE_OPEN ? found : said;
	}
	return said;
}

/* Whether a locale (en_GB.UTF-8, en) is of the language. */
static bool speaks(const char *locale, const char *language)
{
	size_t length = strlen(language);

	return strncmp(locale, language, length) == 0 && !isalpha((unsigned char)locale[length]);
}

/* As gettext(3) finds it: LANGUAGE, whose first one counts, goes before a locale that is not the plain one. */
static enum language said_by_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *locale = NULL, *list = cli_environment("LANGUAGE");

	for (size_t i = 0; !locale && i < sizeof names / sizeof *names; i++)
		locale = cli_environment(names[i]);
	if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return LANGUAGE_OPEN;
	locale = list ? list : locale;
	return speaks(locale, "en") ? LANGUAGE_ENGLISH : speaks(locale, "ko") ? LANGUAGE_KOREAN : LANGUAGE_OPEN;
}

enum language language_asked(int argc, char **argv)
{
	enum language said = said_by_option(argc, argv);

	return said != LANGUAGE_OPEN ? said : said_by_environment();
}

static bool holds_catalogue(const char *folder)
{
	char path[4096];
	int length = snprintf(path, sizeof path, "%s/en/LC_MESSAGES/gwagi.mo", folder);

	return length > 0 && (size_t)length < sizeof path && access(path, R_OK) == 0;
}

/* The folder of catalogues that belongs to this very program: of the folder it was built in, or of the tree it was installed to,
 * wherever that was moved. */
static bool find_catalogues(char *folder, size_t size)
{
	static const char built[] = "/src/cli";
	char *end;
	ssize_t length = readlink("/proc/self/exe", folder, size - 1);

	folder[length > 0 ? length : 0] = '\0';
	end = strrchr(folder, '/');
	if (end) {
		*end = '\0';
		if ((size_t)(end - folder) > strlen(built) && strcmp(end - strlen(built), built) == 0)
			end -= strlen(built);
		snprintf(end, size - (size_t)(end - folder), "%s", *end ? "/po" : "/" GWAGI_LOCALE_BESIDE);
		if (holds_catalogue(folder))
			return true;
	}
	snprintf(folder, size, "%s", GWAGI_LOCALE);
	return holds_catalogue(folder);
}

void language_speak(enum language language)
{
	char folder[4096];

	if (language != LANGUAGE_ENGLISH)
		return;
	if (find_catalogues(folder, sizeof folder))
		message_speak_english(folder);
	else
		say("영어로 된 글의 파일이 없어 한국어로 실행합니다. No catalogue of English messages was found: going on in "
		    "Korean.");
}
