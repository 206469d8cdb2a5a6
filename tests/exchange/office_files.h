/* A folder with the files of sheets.py in it, for a group of tests. */
#ifndef TESTS_EXCHANGE_OFFICE_FILES_H
#define TESTS_EXCHANGE_OFFICE_FILES_H

int office_files_make(void **state); /* *STATE is its path */
int office_files_remove(void **state);

#endif
