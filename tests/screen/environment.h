/* The environment of programs under test: the same on every machine and for every person. */
#ifndef TESTS_ENVIRONMENT_H
#define TESTS_ENVIRONMENT_H

/* NULL-terminated, for execve. CHANGES as in struct pty_options. NULL without memory. */
char **environment_make(const char *home, const char *const *changes);
void environment_destroy(char **environment);

#endif
