/* Word of other programs' commits. A commit ends with the deletion of the journal, which inotify tells of; where it is refused,
 * the database is looked at once a second. Word is only a reason to look: store_data_version() knows. */
#ifndef GWAGI_SRC_TUI_WATCH_H
#define GWAGI_SRC_TUI_WATCH_H

#include <stdbool.h>

struct watch {
	int descriptor; /* readable when there is word; -1 where it is refused */
	char *name;     /* of the database in its folder */
	bool due;       /* a look could not be taken and is to be taken again soon */
};

void watch_start(struct watch *watch, const char *path);
void watch_stop(struct watch *watch);
int watch_wait(const struct watch *watch); /* milliseconds until a look is due without word; -1: only word is waited for */
bool watch_take(struct watch *watch);      /* take what it has told; whether to look */

#endif
