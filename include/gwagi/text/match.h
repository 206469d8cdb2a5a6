/* Finding words in Korean titles: case, width and composition ignored; a consonant stands for a syllable's initial
 * (ㄱㅎㄱㅅ finds 과학기술; spaces of the title are ignored for a query of consonants only). */
#ifndef GWAGI_TEXT_MATCH_H
#define GWAGI_TEXT_MATCH_H

#include <stdbool.h>
#include <stddef.h>

struct text_query; /* a query made ready once for many titles */

struct text_query *text_query_create(const char *query, size_t length);
void text_query_destroy(struct text_query *query); /* NULL is fine */
/* True if TITLE holds the query; an empty query is in every title. */
bool text_query_match(const struct text_query *query, const char *title, size_t length);

#endif
