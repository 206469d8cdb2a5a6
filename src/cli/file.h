/* Small files of the program itself: its configuration, its state. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FILE_MOST = 64 * 1024 }; /* bytes that are read */

/* All of a regular file, nothing of /dev/null, with a NUL behind; *BYTES is to be freed. FLAGS are added to those of openat(2).
 * 0, or the errno: EINVAL if it is another kind of file, EFBIG if it is larger than FILE_MOST. */
int file_read(int folder, const char *path, int flags, char **bytes, size_t *length);

/* LENGTH bytes become the file PATH, 0600, in a folder that is made, 0700, if it is missing. Written aside, and on the disk
 * before they get the name: whoever reads sees what was there or all of it. 0, or the errno. */
int file_replace(const char *path, const char *bytes, size_t length);

/* The folder of the file PATH, open, if its last step is no symbolic link; with `make` those that are missing on the way are made
 * first, 0700. −1 with errno. */
int file_folder(const char *path, bool make);

uint64_t file_sum(const char *bytes, size_t length); /* FNV-1a: tells contents and names apart, and is no protection */

#endif
