/* The configuration files: `key = value` lines; # begins a comment. The user's own is $GWAGI_CONFIG, else
 * $XDG_CONFIG_HOME/gwagi/config
 * (~/.config stands for an unset XDG_CONFIG_HOME); what it does not say may stand in the site's, /etc/gwagi/config. */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include <stdbool.h>
#include "gwagi/model/error.h"

struct config_file {
	char *path; /* NULL: no place for it */
	bool there;
};

struct config {
	struct config_file site, user;
	/* NULL: no file says */
	const char *ambiguous;             /* auto, narrow, wide, safe */
	const struct config_file *said_by; /* where AMBIGUOUS stands */
};

/* False, with a sentence that names file, line and column, for what is wrong with a file. Only that which GWAGI_CONFIG names must
 * be there. */
bool config_read(struct config *config, struct error *error);
void config_finish(struct config *config);

/* The word of "auto", "narrow" … that WORD is; NULL if it is none. */
const char *config_ambiguous(const char *word);

#endif
