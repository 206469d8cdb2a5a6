/* Files that are built aside and get their name when they are whole. */
#ifndef GWAGI_STORE_ASIDE_H
#define GWAGI_STORE_ASIDE_H

#include <stdbool.h>

/* Where PATH is built, in the same folder; no two programs have the same. To be freed. */
char *aside_name(const char *path);
/* An empty file only for us, 0600, that nothing else could have put there. 0 or the errno. */
int aside_make(const char *aside);
/* Give the file PATH as its name, when all of it is on the disk, and sync the folder; ASIDE is gone then. Without `replace`
 * whoever was first keeps his: EEXIST. 0 or the errno, and then PATH is as before, unless it was replaced and the folder could
 * not be synced. */
int aside_publish(const char *aside, const char *path, bool replace);

char *aside_folder(const char *path); /* of PATH; to be freed */

#endif
