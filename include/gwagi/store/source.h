/* The documents that the facts come from: what stands under every paper made of them. */
#ifndef GWAGI_STORE_SOURCE_H
#define GWAGI_STORE_SOURCE_H

#include "gwagi/store/store.h"

/* DATE is ISO 8601; what is not stated is "". */
typedef void source_each(void *context, const char *title, const char *date, const char *license);
bool store_sources(struct store *store, source_each *each, void *context, struct error *error);

#endif
