#include "gwagi/view/palette.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/near.h"

enum { RANK_NAME = 0, RANK_PREFIX = 1, RANK_SAID = 2 /* and RANK_… of text_query_rank() behind it */ };

enum action_group action_group(enum action action)
{
	static const struct {
		enum action first;
		enum action_group group;
	} parts[] = {
		{ACTION_COMMAND, GROUP_OTHER}, {ACTION_RELOAD, GROUP_SCREEN},  {ACTION_COPY, GROUP_OTHER},
		{ACTION_AS_OF, GROUP_TIME},    {ACTION_STATUS, GROUP_CHANGE},  {ACTION_SEARCH, GROUP_FIND},
		{ACTION_BACK, GROUP_MOVE},     {ACTION_VIEW_TREE, GROUP_VIEW},
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (action >= parts[i].first)
			return parts[i].group;
	}
	return GROUP_MOVE;
}

const char *action_group_name(enum action_group group)
{
	static const char *const names[GROUP_COUNT] = {
		[GROUP_MOVE] = N_("이동"),     [GROUP_VIEW] = N_("보기"), [GROUP_FIND] = N_("찾기·거르기"),
		[GROUP_CHANGE] = N_("바꾸기"), [GROUP_TIME] = N_("일정"), [GROUP_SCREEN] = N_("화면"),
		[GROUP_OTHER] = N_("그 밖"),
	};

	return _(names[group]);
}

enum action action_find(const char *name, size_t length)
{
	for (int i = 0; i < ACTION_COUNT; i++) {
		const char *own = action_row((enum action)i)->name;

		if (strlen(own) == length && !memcmp(own, name, length))
			return (enum action)i;
	}
	return ACTION_NONE;
}

bool action_takes_words(enum action action)
{
	return action == ACTION_SEARCH || action == ACTION_FILTER || action == ACTION_GO || action == ACTION_AS_OF ||
	       action == ACTION_SINCE;
}

/* How well QUERY is in what is said about ACTION: its name, its help. */
static enum text_rank action_rank(const struct text_query *query, enum action action)
{
	const char *name = action_row(action)->name, *help = _(action_row(action)->help);
	enum text_rank by_name = text_query_rank(query, name, strlen(name)), by_help = text_query_rank(query, help, strlen(help));

	return by_name < by_help ? by_name : by_help;
}

/* RANK_SAID + RANK_NONE: not at all. */
static int rank_of(const struct text_query *query, const char *words, size_t length, enum action action)
{
	const char *name = action_row(action)->name;

	if (length && !strncmp(name, words, length))
		return name[length] ? RANK_PREFIX : RANK_NAME;
	return RANK_SAID + (int)action_rank(query, action);
}

static size_t common_length(const char *one, const char *other)
{
	size_t length = 0;

	while (one[length] && one[length] == other[length])
		length++;
	return length;
}

static void add(struct palette *palette, enum action action, int rank)
{
	const char *first = palette->count ? action_row(palette->actions[0])->name : action_row(action)->name;

	if (rank <= RANK_PREFIX) {
		size_t common = common_length(first, action_row(action)->name);

		if (!palette->count || common < palette->common)
			palette->common = common;
	}
	palette->actions[palette->count++] = action;
}

static void look(struct palette *palette, const char *words, size_t length)
{
	struct text_query *query = text_query_create_loose(words, length);
	int ranks[ACTION_COUNT];

	*palette = (struct palette){.count = 0};
	for (int i = 0; i < ACTION_COUNT; i++)
		ranks[i] = rank_of(query, words, length, (enum action)i);
	text_query_destroy(query);
	for (int rank = RANK_NAME; rank < RANK_SAID + RANK_NONE; rank++) {
		for (int i = 0; i < ACTION_COUNT; i++) {
			if (ranks[i] == rank)
				add(palette, (enum action)i, rank);
		}
	}
}

void palette_look(struct palette *palette, const char *words, size_t length)
{
	char *meant;

	look(palette, words, length);
	if (palette->count)
		return;
	meant = text_other_keyboard(words, length);
	if (meant)
		look(palette, meant, strlen(meant));
	free(meant);
}

static const char *name_at(int place)
{
	return place < ACTION_COUNT ? action_row((enum action)place)->name : NULL;
}

const char *palette_near(const char *word)
{
	return near_word(word, name_at);
}
