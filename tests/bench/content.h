/* The databases that are measured: made once by the program itself, then kept. */
#ifndef TESTS_CONTENT_H
#define TESTS_CONTENT_H

#include <stdbool.h>

struct content {
	const char *gwagi, *generate; /* programs */
	const char *work;             /* folder of the databases, made if missing */
};

/* The database with SIZE generated milestones, 0: with the shipped content. The caller frees the path; NULL, after a
 * sentence on standard error, if it could not be made. */
char *content_database(const struct content *content, long size);

/* How many ms it takes to import SIZE generated milestones into a new database; 0, after a sentence, if it failed. */
double content_import(const struct content *content, long size);

#endif
