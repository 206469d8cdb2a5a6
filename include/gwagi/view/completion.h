/* What may stand where one is typing a filter: keys, the values of a key, ready words. */
#ifndef GWAGI_VIEW_COMPLETION_H
#define GWAGI_VIEW_COMPLETION_H

#include "gwagi/store/store.h"

enum { COMPLETION_WORD = 128, COMPLETION_MOST = 40 };

/* Zeroed, it is empty. */
struct completion {
	size_t from, to; /* bytes of the text that a word takes the place of */
	int count;
	struct completion_word {
		char word[COMPLETION_WORD];  /* as it is to be typed */
		char gloss[COMPLETION_WORD]; /* what it means, in Korean; "" if it says so itself */
	} * words;                           /* owned */
};

void completion_finish(struct completion *completion);
void completion_clear(struct completion *completion);
/* WORD is appended if there is room. */
void completion_add(struct completion *completion, const char *word, const char *gloss);
/* For a filter (gwagi/model/filter.h) that is being typed, with the caret behind CARET bytes. Words are found by what they begin
 * with and by what they hold, initial consonants included. */
void completion_of_filter(struct completion *completion, struct store *store, const char *typed, size_t caret);

#endif
