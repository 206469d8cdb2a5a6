/* Folders of their own for programs under test. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <stdbool.h>

/* A fresh empty folder below $TMPDIR or /tmp; NULL if that fails. The caller frees the path. */
char *folder_make(void);
/* Remove a folder with everything in it; NULL is fine. */
bool folder_remove(const char *path);

#endif
