/* Some fields of milestones, in an order of one's own. */
#ifndef CLI_PICK_H
#define CLI_PICK_H

#include <stdint.h>
#include "gwagi/exchange/write.h"
#include "gwagi/store/list.h"

enum { PICK_MOST = 24 };

/* The fields that KEYS name, up to NULL; how many. */
size_t pick_fields(const char *const *keys, struct field fields[PICK_MOST]);
void pick_values(const char *const *keys, const struct record *record, struct value values[PICK_MOST]);
/* As JSON on standard output, in the order of the tree: all milestones that FILTER (NULL: all) lets through, or of them those
 * that belong to CODE, as store_list() knows `under`, or a milestone itself. */
bool pick_write(struct store *store, const char *code, const struct filter *filter, const char *const *keys, int64_t *rows,
		struct error *error);

#endif
