/* What may stand where one is typing a command, for the completions of shells: a line each, a word, a tab and what it means.
 * Everything comes from the program's own tables and the database, which is only read; whatever is wrong, nothing is said. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "cli.h"

enum { COMPLETE_MOST = 500 /* words */ };

struct completing {
	const struct cli *cli;
	const char *path;        /* of the database */
	struct store *store;     /* NULL until it is asked for */
	bool failed;             /* it can't be opened */
	const char *now;         /* what is typed of the word */
	char head[64];           /* of it what stands before the part that is completed: --format=, reported= */
	int words;               /* put so far */
	const char *first, *row; /* the first word behind the command, the first that can be a code; NULL: none */
	bool filtered;           /* --filter was said */
};

struct store *complete_store(struct completing *completing); /* NULL if there is none */
/* If it begins with what is typed, and no shell could take it for more than a word. TEXT is cleaned. */
void complete_put(struct completing *completing, const char *word, const char *text);
/* Each of the words of LIST, which are separated by '|'; those of them that are a placeholder (CODE, KIND …) are looked up. */
void complete_list(struct completing *completing, const char *list, size_t length);
bool complete_is_placeholder(const char *word, size_t length);

/* complete_rows.c */
void complete_codes(struct completing *completing);
void complete_offices(struct completing *completing);
void complete_fields(struct completing *completing);
void complete_words_of(struct completing *completing, const char *field); /* of the enumeration that it takes */
void complete_filter(struct completing *completing);
void complete_days(struct completing *completing);
void complete_logins(struct completing *completing);

#endif
