/* Files for and of gwagi-office, in a folder that a group of tests makes. */
#ifndef TESTS_EXCHANGE_OFFICE_FILES_H
#define TESTS_EXCHANGE_OFFICE_FILES_H

#include "gwagi/exchange/office.h"

int office_files_make(void **state);   /* *STATE is the path of the folder */
int office_files_sheets(void **state); /* the same with the files of sheets.py in it */
int office_files_remove(void **state);

int office_files_out(void); /* an empty file without a name, to be closed */
/* What SCRIPT prints of the file, to be freed; it fails the test if the script does. */
char *office_files_look(const char *script, int file, const char *more);
/* The sheet as CSV, to be freed; NULL with the sentence. */
char *office_files_csv(int file, long long most, struct error *error);

#endif
