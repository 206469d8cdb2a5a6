/* The configuration files: `key = value` lines; # begins a comment. The user's own is $GWAGI_CONFIG, else
 * $XDG_CONFIG_HOME/gwagi/config
 * (~/.config stands for an unset XDG_CONFIG_HOME); what it does not say may stand in the site's, /etc/gwagi/config. */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include <stdbool.h>
#include "gwagi/model/error.h"
#include "gwagi/view/keymap.h"

struct config_file {
	char *path; /* NULL: no place for it */
	bool there;
};

enum config_setting {
	CONFIG_AMBIGUOUS,   /* auto, narrow, wide, safe */
	CONFIG_SCHEME,      /* dark, light, mono, blind: in the order of enum scheme */
	CONFIG_MOUSE,       /* this and the next two: off, on */
	CONFIG_LOW_TRAFFIC, /* few attributes, for slow lines */
	CONFIG_ASCII,       /* frames of + - | */
	CONFIG_COLOR,       /* auto, always, never */
	CONFIG_LANG,        /* ko, en: in the order of enum language */
	CONFIG_SETTINGS
};
enum config_origin { CONFIG_NOBODY, CONFIG_SITE, CONFIG_USER, CONFIG_FILES };

/* key.ACTION = KEY KEY …, or none */
struct config_binding {
	enum config_origin said_by;
	size_t line, column;
	uint32_t presses[KEYMAP_KEYS];
	int count;
};

struct config {
	struct config_file files[CONFIG_FILES]; /* the first one is unused */
	struct {
		const char *word; /* NULL: no file says */
		enum config_origin said_by;
	} values[CONFIG_SETTINGS];
	struct config_binding keys[ACTION_COUNT];
};

/* False, with a sentence that names file, line and column, for what is wrong with a file. Only that which GWAGI_CONFIG names must
 * be there. */
bool config_read(struct config *config, struct error *error);
void config_finish(struct config *config);

const char *config_name(enum config_setting setting);
/* The word of those that the setting takes that WORD is, and its place among them; NULL if it is none. */
const char *config_word(enum config_setting setting, const char *word, int *place);
/* The place of what was said among those words; 0, the built-in one, where no file says. */
int config_place(const struct config *config, enum config_setting setting);
/* Which key does what with those files: the site's bindings, then the user's, which take away keys from them. */
void config_keymap(const struct config *config, struct keymap *keymap);

#endif
