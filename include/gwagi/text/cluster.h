/* What a reader takes for one character (extended grapheme cluster, UAX #29): a caret moves and a cut is made by these. */
#ifndef GWAGI_TEXT_CLUSTER_H
#define GWAGI_TEXT_CLUSTER_H

#include <stddef.h>

/* Bytes of the cluster at the start of LENGTH bytes of UTF-8, cleaned or not; 0 for LENGTH 0. It looks no further than the
 * cluster's end, keeps to GB1–GB13 of Unicode 15.0 (joined emoji, flags, conjoining jamo, prepended signs), and takes a
 * byte that is no UTF-8 for a cluster of its own. LENGTH must begin where a cluster begins. A cluster of more than 4 KiB, which
 * no language has, comes in parts. */
size_t text_cluster_length(const char *bytes, size_t length);

#endif
