#include "environment.h"
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 64 }; /* variables at most */

static size_t name_length(const char *variable)
{
	return strcspn(variable, "=");
}

static bool same_name(const char *one, const char *other)
{
	size_t length = name_length(one);

	return length == name_length(other) && memcmp(one, other, length) == 0;
}

/* Where VARIABLE's name stands, or the end of the list. */
static size_t find(char **environment, const char *variable)
{
	size_t i = 0;

	while (environment[i] && !same_name(environment[i], variable))
		i++;
	return i;
}

static bool set(char **environment, const char *variable)
{
	size_t at = find(environment, variable);
	char *copy = at + 1 < ROOM ? strdup(variable) : NULL;

	if (!copy)
		return false;
	free(environment[at]);
	environment[at] = copy;
	return true;
}

static void take_away(char **environment, const char *name)
{
	size_t at = find(environment, name), end = at;

	if (!environment[at])
		return;
	while (environment[end + 1])
		end++;
	free(environment[at]);
	environment[at] = environment[end];
	environment[end] = NULL;
}

static bool set_below(char **environment, const char *name, const char *home, const char *folder)
{
	char variable[4096];

	return snprintf(variable, sizeof variable, "%s=%s%s", name, home, folder) < (int)sizeof variable &&
	       set(environment, variable);
}

static bool set_home(char **environment, const char *home)
{
	return set_below(environment, "HOME", home, "") && set_below(environment, "XDG_DATA_HOME", home, "/data") &&
	       set_below(environment, "XDG_CONFIG_HOME", home, "/config") &&
	       set_below(environment, "XDG_STATE_HOME", home, "/state") &&
	       set_below(environment, "XDG_CACHE_HOME", home, "/cache") &&
	       set_below(environment, "XDG_RUNTIME_DIR", home, "/runtime");
}

static bool set_inherited(char **environment)
{
	static const char *const names[] = {"PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "GWAGI_LONG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && !set_below(environment, names[i], value, ""))
			return false;
	}
	return true;
}

static bool set_all(char **environment, const char *home, const char *const *changes)
{
	static const char *const pinned[] = {"LC_ALL=C.UTF-8", "TZ=Asia/Seoul", "TERM=xterm-256color", "GWAGI_TODAY=2026-11-22"};

	if (!set_inherited(environment) || !set_home(environment, home))
		return false;
	for (size_t i = 0; i < sizeof pinned / sizeof *pinned; i++)
		if (!set(environment, pinned[i]))
			return false;
	for (; changes && *changes; changes++) {
		if (!strchr(*changes, '='))
			take_away(environment, *changes);
		else if (!set(environment, *changes))
			return false;
	}
	return true;
}

char **environment_make(const char *home, const char *const *changes)
{
	char **environment = calloc(ROOM, sizeof *environment);

	if (environment && !set_all(environment, home, changes)) {
		environment_destroy(environment);
		return NULL;
	}
	return environment;
}

void environment_destroy(char **environment)
{
	for (char **variable = environment; variable && *variable; variable++)
		free(*variable);
	free(environment);
}
