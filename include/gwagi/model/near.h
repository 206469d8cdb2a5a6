/* The word that was meant. */
#ifndef GWAGI_MODEL_NEAR_H
#define GWAGI_MODEL_NEAR_H

/* The one of the words at(0), at(1) … NULL that is a slip of the finger away from WORD; NULL if none is. */
const char *near_word(const char *word, const char *(*at)(int place));

#endif
