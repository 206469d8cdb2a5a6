/* A copy of the database while programs go on using it. */
#ifndef GWAGI_STORE_BACKUP_H
#define GWAGI_STORE_BACKUP_H

#include "gwagi/store/store.h"

struct backup {
	int64_t items, milestones, changes; /* rows */
	int64_t bytes;                      /* of the file */
};

/* Copy what is committed into the file PATH, 0600, and say in *BACKUP what that is. It is built in a file aside
 * (PATH.new-<process>) in the same folder, examined as store_check() does, brought to the disk, and only then does it get its
 * name: PATH is as it was or a whole, sound copy, whenever the program ends. Others may read and write meanwhile; the copy is of
 * one instant.
 *
 * ERROR_USAGE if PATH is there and `replace` is false, or is a folder. ERROR_REFUSED if PATH is the database itself by whatever
 * name, a file that belongs to it, a symbolic link or anything else that is no regular file; if a journal lies beside PATH,
 * which would be played into the copy when that is opened; if there is no room. ERROR_RETRY if a writer keeps the database for
 * five seconds. ERROR_DAMAGED, with the first finding, if the copy is not sound. */
bool store_backup(struct store *store, const char *path, bool replace, struct backup *backup, struct error *error);

#endif
