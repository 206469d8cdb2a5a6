/* Actions as people look for them: in groups, by name, by the Korean words about them. */
#ifndef GWAGI_VIEW_PALETTE_H
#define GWAGI_VIEW_PALETTE_H

#include "gwagi/text/match.h"
#include "gwagi/view/action.h"

enum action_group { GROUP_MOVE, GROUP_VIEW, GROUP_FIND, GROUP_CHANGE, GROUP_TIME, GROUP_SCREEN, GROUP_OTHER, GROUP_COUNT };
enum action_group action_group(enum action action);
const char *action_group_name(enum action_group group); /* Korean */

enum action action_find(const char *name, size_t length); /* ACTION_NONE if none has this name */
bool action_takes_words(enum action action);              /* it opens a line in which words are typed: `search 국방` */

/* Those that the words typed so far may mean, the likeliest first, those that fit equally in the order of the table: names that
 * begin with them, then by how well the words are in name or help; where nothing is found, the words as typed in the keyboard's
 * other mode. Of no words all actions. Zeroed, it has none. */
struct palette {
	enum action actions[ACTION_COUNT];
	int count;
	size_t common; /* bytes that the names which begin with the words have in common; 0 if there are no such names */
};
void palette_look(struct palette *palette, const char *words, size_t length);

/* The name near to WORD that was perhaps meant; NULL if there is none. */
const char *palette_near(const char *word);

#endif
