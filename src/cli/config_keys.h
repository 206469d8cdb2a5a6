/* The lines of a configuration that say which key does what. */
#ifndef CLI_CONFIG_KEYS_H
#define CLI_CONFIG_KEYS_H

#include "config.h"

/* The line "key.NAME = VALUE", of which NAME is where NAME begins, at LINE and COLUMN of the file of ORIGIN. False with a
 * sentence, and *AT the byte that it is about. */
bool config_bind(struct config *config, enum config_origin origin, size_t line, size_t column, const char *name,
		 const char *value, const char **at, struct error *error);
/* The binding that left an action without a key that nobody can do without: *ACTION; NULL if there is none. */
const struct config_binding *config_lost(const struct config *config, enum action *action);

#endif
