/* The documents that the facts come from: what stands under every paper made of them. */
#ifndef GWAGI_STORE_SOURCE_H
#define GWAGI_STORE_SOURCE_H

#include "gwagi/store/store.h"

/* In the order they came in, valid during the call. DATE is ISO 8601; what is not stated is "". False with a sentence. */
typedef void source_each(void *context, const char *title, const char *date, const char *license);
bool store_sources(struct store *store, source_each *each, void *context, struct error *error);

#endif
