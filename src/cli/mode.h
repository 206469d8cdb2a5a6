/* How wide ambiguous characters are in this run (gwagi/text/mode.h), and who says so. */
#ifndef CLI_MODE_H
#define CLI_MODE_H

#include "config.h"
#include "state.h"

enum mode_source {
	MODE_OPTION,      /* --ambiguous */
	MODE_USER,        /* the user's configuration */
	MODE_SITE,        /* the site's */
	MODE_KEPT,        /* a person judged it right on this terminal */
	MODE_BUILT_IN,    /* nobody: narrow */
	MODE_NO_TERMINAL, /* narrow, since standard output is none and the command line does not say otherwise */
};

struct mode {
	enum text_mode mode;
	enum mode_source source;
	enum probe_answer answered; /* what the terminal answered when it was kept */
	struct config config;
	struct state state;
	bool can_keep; /* STATE has a place and a name for this terminal */
};

/* OPTION is what the command line says (NULL: nothing), one of the words of config_word(); the configuration has been read. Sets
 * the mode of the text layer. */
void mode_choose(struct mode *mode, const char *option);
void mode_finish(struct mode *mode);
/* Whether it was said, so that no terminal need be asked. */
bool mode_is_fixed(const struct mode *mode);

#endif
