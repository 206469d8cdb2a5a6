/* Drafts (gwagi/tui/draft.h) as files: $XDG_STATE_HOME/gwagi/draft-<process>, beside what is kept of terminals and like that 0600
 * in a folder 0700. A program has its draft locked (flock) as long as it lives: one that can be locked was left behind. What is
 * no draft of ours for this database, whole and sound, is passed over and never touched. */
#ifndef CLI_DRAFTS_H
#define CLI_DRAFTS_H

#include <stdint.h>
#include "gwagi/tui/draft.h"

enum { DRAFT_NAME = 64, DRAFT_SLOT = 32 * 1024 /* bytes */ };

struct drafts {
	char *place;    /* "…/gwagi/draft-"; NULL: there is none */
	char *database; /* its real path */
	int folder;     /* -1: not open */
	int file;       /* in hand; -1: none */
	char name[DRAFT_NAME];
	uint64_t sequence;         /* of what is in SLOT */
	char slot[DRAFT_SLOT + 1]; /* what the file holds */
	char (*left)[DRAFT_NAME];  /* names not to be found again */
	size_t left_count;
};

void drafts_start(struct drafts *drafts, const char *database);
void drafts_finish(struct drafts *drafts);                /* what is in hand is left */
struct draft_keeper drafts_keeper(struct drafts *drafts); /* borrows it */

#endif
