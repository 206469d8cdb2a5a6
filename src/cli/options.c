#include "options.h"

#include <stddef.h>
#include <string.h>
#include "gwagi/model/message.h"

struct known {
	const struct option *table;
	unsigned groups;
};

static const struct option *find(const struct known *known, const char *name, size_t length)
{
	for (const struct option *option = known->table; option->name; option++)
		if (strlen(option->name) == length && strncmp(option->name, name, length) == 0 &&
		    (!option->group || (option->group & known->groups)))
			return option;
	return NULL;
}

static const struct option *find_letter(const struct known *known, char letter)
{
	for (const struct option *option = known->table; option->name; option++)
		if (option->letter == letter)
			return option;
	return NULL;
}

static bool refuse(const char *word, struct error *error)
{
	return error_set(error, ERROR_USAGE, _("모르는 옵션입니다: %s. 도움말은 gwagi --help로 봅니다."), word);
}

/* --name, --name=VALUE, --name VALUE; *TAKEN is how many of the LEFT words that was. */
static bool read_long(const struct known *known, int left, char **argv, int *taken, struct error *error)
{
	const char *name = argv[0] + 2, *equals = strchr(name, '=');
	const struct option *option = find(known, name, equals ? (size_t)(equals - name) : strlen(name));

	*taken = 1;
	if (!option)
		return refuse(argv[0], error);
	if (option->flag) {
		*option->flag = true;
		return !equals || error_set(error, ERROR_USAGE, _("옵션 --%s에는 값을 줄 수 없습니다."), option->name);
	}
	if (!equals && left < 2)
		return error_set(error, ERROR_USAGE, _("옵션 --%s에 값이 없습니다."), option->name);
	*option->text = equals ? equals + 1 : argv[1];
	*taken = equals ? 1 : 2;
	return true;
}

/* -h, -V, -hV */
static bool read_letters(const struct known *known, const char *word, struct error *error)
{
	for (const char *letter = word + 1; *letter; letter++) {
		const struct option *option = find_letter(known, *letter);

		if (!option)
			return refuse(word, error);
		*option->flag = true;
	}
	return true;
}

static int keep_rest(int kept, int from, int argc, char **argv)
{
	while (from < argc)
		argv[kept++] = argv[from++];
	return kept;
}

bool options_read(const struct option *table, unsigned groups, bool first_only, int *argc, char **argv, struct error *error)
{
	const struct known known = {table, groups};
	int kept = 0, taken;

	for (int i = 0; i < *argc; i += taken) {
		const char *word = argv[i];
		bool is_word = word[0] != '-' || !word[1], ends = strcmp(word, "--") == 0;

		taken = 1;
		if (ends || (first_only && is_word)) {
			*argc = keep_rest(kept, i + ends, *argc, argv);
			return true;
		}
		if (is_word)
			argv[kept++] = argv[i];
		else if (!(word[1] == '-' ? read_long(&known, *argc - i, argv + i, &taken, error)
					  : read_letters(&known, word, error)))
			return false;
	}
	*argc = kept;
	return true;
}
