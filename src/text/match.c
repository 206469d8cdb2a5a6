#include "gwagi/text/match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "gwagi/text/memory.h"
#include "query.h"

static struct code_set single(ucs4_t c)
{
	return (struct code_set){1, {{c, c}}};
}

/* Syllables that begin with the consonants FIRST to LAST. */
static struct code_range beginning_with(int first, int last)
{
	return (struct code_range){text_syllable((struct syllable){first, 0, 0}),
				   text_syllable((struct syllable){last, VOWELS - 1, FINALS - 1})};
}

/* Every tense consonant (ㄲ) follows its plain one (ㄱ), as a letter and in the order of the syllables, and is its key shifted.
 */
static struct code_set consonant_set(ucs4_t c)
{
	const char *keys = text_keystrokes(c), *next = text_keystrokes(c + 1);
	bool tense_next = next[0] == keys[0] - ('a' - 'A') && !next[1];
	int initial = text_initial_of(c);

	return (struct code_set){2, {{c, c + tense_next}, beginning_with(initial, initial + tense_next)}};
}

static void add_to_set(struct code_set *set, ucs4_t first, ucs4_t last)
{
	if (set->count > 0 && set->ranges[set->count - 1].last + 1 == first)
		set->ranges[set->count - 1].last = last;
	else
		set->ranges[set->count++] = (struct code_range){first, last};
}

/* What syllable C can become when one goes on typing, but for a consonant that moves. */
static struct code_set unfinished_set(ucs4_t c)
{
	struct syllable parts = text_syllable_parts(c);
	struct code_set set = {0};
	struct syllable more = parts;

	if (parts.final == 0) {
		for (; more.vowel < VOWELS && text_is_unfinished(text_vowel(parts.vowel), text_vowel(more.vowel)); more.vowel++)
			add_to_set(&set, text_syllable(more), text_syllable(more) + FINALS - 1);
		return set;
	}
	for (; more.final < FINALS; more.final++) {
		if (text_is_unfinished(text_final(parts.final), text_final(more.final)))
			add_to_set(&set, text_syllable(more), text_syllable(more));
	}
	return set;
}

/* 도깨비불: the last key of syllable C, which has a final, may begin the next syllable. */
static void move_last_key(ucs4_t c, struct code_set *shorter, struct code_set *next)
{
	struct syllable parts = text_syllable_parts(c);
	const char *keys = text_keystrokes(text_final(parts.final));
	size_t left = strlen(keys) - 1;
	int initial = text_initial_of(text_keystroke_letter(keys + left, 1));

	parts.final = left > 0 ? text_final_of(text_keystroke_letter(keys, left)) : 0;
	*shorter = single(text_syllable(parts));
	*next = (struct code_set){1, {beginning_with(initial, initial)}};
}

static bool has_consonants_only(const ucs4_t *codes, size_t count)
{
	size_t consonants = 0;

	for (size_t i = 0; i < count; i++) {
		if (text_is_consonant(codes[i]))
			consonants++;
		else if (codes[i] != ' ')
			return false;
	}
	return consonants > 0;
}

static void fold_query(struct text_query *query, const char *bytes, size_t length)
{
	struct folded folded;
	size_t start = 0;

	text_fold(&folded, bytes, length, false);
	if (query->loose)
		text_fold_drop_spaces(&folded, true);
	query->consonants = has_consonants_only(folded.codes, folded.count);
	if (query->consonants)
		text_fold_drop_spaces(&folded, false);
	while (start < folded.count && folded.codes[start] == ' ')
		start++;
	while (folded.count > start && folded.codes[folded.count - 1] == ' ')
		folded.count--;
	query->count = folded.count - start;
	query->codes = memory_grow(NULL, query->count, sizeof *query->codes);
	if (query->count > 0)
		memcpy(query->codes, folded.codes + start, query->count * sizeof *query->codes);
	text_fold_finish(&folded);
}

static void make_rows(struct text_query *query)
{
	struct code_set *sets = memory_grow(NULL, query->count, sizeof *sets);
	size_t last = query->count - 1;

	for (size_t i = 0; i < query->count; i++)
		sets[i] = text_is_consonant(query->codes[i]) ? consonant_set(query->codes[i]) : single(query->codes[i]);
	query->rows[query->row_count++] = (struct code_row){query->count, sets};
	if (!text_is_syllable(query->codes[last]))
		return;
	sets[last] = unfinished_set(query->codes[last]);
	if (text_syllable_parts(query->codes[last]).final == 0)
		return;
	struct code_set *moved = memory_grow(NULL, query->count + 1, sizeof *moved);

	memcpy(moved, sets, last * sizeof *moved);
	move_last_key(query->codes[last], &moved[last], &moved[last + 1]);
	query->rows[query->row_count++] = (struct code_row){query->count + 1, moved};
}

static struct text_query *create(const char *query, size_t length, bool loose)
{
	struct text_query *made = memory_new(1, sizeof *made);

	made->bytes = memory_copy(query, length);
	made->loose = loose;
	fold_query(made, query, length);
	if (made->count > 0)
		make_rows(made);
	return made;
}

struct text_query *text_query_create(const char *query, size_t length)
{
	struct text_query *made = create(query, length, false);

	text_query_ask(made);
	return made;
}

struct text_query *text_query_create_loose(const char *query, size_t length)
{
	return create(query, length, true);
}

void text_query_destroy(struct text_query *query)
{
	if (!query)
		return;
	for (size_t i = 0; i < query->row_count; i++)
		free(query->rows[i].sets);
	free(query->steps);
	free(query->ranges);
	free(query->codes);
	free(query->bytes);
	free(query);
}

bool text_query_is_empty(const struct text_query *query)
{
	return !query || query->count == 0;
}

bool text_query_is_loose(const struct text_query *query)
{
	return query && query->loose;
}

const char *text_query_bytes(const struct text_query *query)
{
	return query ? query->bytes : "";
}

static void fold_title(const struct text_query *query, struct folded *folded, const char *title, size_t length, bool placed)
{
	text_fold(folded, title, length, placed);
	if (query->loose || query->consonants)
		text_fold_drop_spaces(folded, query->loose);
}

static bool is_in(const struct code_set *set, ucs4_t c)
{
	for (size_t i = 0; i < set->count; i++) {
		if (c >= set->ranges[i].first && c <= set->ranges[i].last)
			return true;
	}
	return false;
}

/* A place in a title where a row holds. */
struct hit {
	size_t start, count;
};

/* The first hit at or behind FROM; false if there is none. Two rows never hold at the same place: they differ in a syllable. */
static bool find(const struct text_query *query, const struct folded *folded, size_t from, struct hit *hit)
{
	for (size_t start = from; start < folded->count; start++) {
		for (size_t r = 0; r < query->row_count; r++) {
			const struct code_row *row = &query->rows[r];
			size_t i = 0;

			if (row->count > folded->count - start)
				continue;
			while (i < row->count && is_in(&row->sets[i], folded->codes[start + i]))
				i++;
			if (i == row->count) {
				*hit = (struct hit){start, i};
				return true;
			}
		}
	}
	return false;
}

bool text_query_match(const struct text_query *query, const char *title, size_t length)
{
	struct folded folded;
	struct hit hit;

	if (text_query_is_empty(query))
		return true;
	fold_title(query, &folded, title, length, false);
	bool found = find(query, &folded, 0, &hit);

	text_fold_finish(&folded);
	return found;
}

/* Whether something was left out in front of a code. */
static bool is_behind_gap(const struct folded *folded, size_t at)
{
	const struct text_mark *before = &folded->places[at - 1];

	return folded->places[at].offset > before->offset + before->length;
}

static enum text_rank rank_of(const struct text_query *query, const struct folded *folded, size_t start)
{
	if (folded->count == query->count && memcmp(folded->codes, query->codes, query->count * sizeof *query->codes) == 0)
		return RANK_EXACT;
	for (size_t i = 0; i < query->count; i++) {
		if (text_is_consonant(query->codes[i]) && text_is_syllable(folded->codes[start + i]))
			return RANK_CONSONANTS;
	}
	bool begins = start == 0 || text_is_sign(folded->codes[start - 1]) || (query->loose && is_behind_gap(folded, start));

	return begins ? RANK_WORD_START : RANK_INSIDE;
}

enum text_rank text_query_rank(const struct text_query *query, const char *title, size_t length)
{
	struct folded folded;
	struct hit hit;
	enum text_rank best = RANK_NONE;

	if (text_query_is_empty(query))
		return length == 0 ? RANK_EXACT : RANK_WORD_START;
	fold_title(query, &folded, title, length, query->loose);
	for (size_t from = 0; best > RANK_WORD_START && find(query, &folded, from, &hit); from = hit.start + 1) {
		enum text_rank rank = rank_of(query, &folded, hit.start);

		if (rank < best)
			best = rank;
	}
	text_fold_finish(&folded);
	return best;
}

/* Append START to END, or lengthen the last mark if it touches it: two hits may even share a character (ㄳ). False without room.
 */
static bool add_mark(struct text_mark *marks, size_t *count, size_t room, size_t start, size_t end)
{
	struct text_mark *last = *count > 0 ? &marks[*count - 1] : NULL;

	if (last && start <= last->offset + last->length) {
		last->length = end - last->offset;
		return true;
	}
	if (*count == room)
		return false;
	marks[(*count)++] = (struct text_mark){start, end - start};
	return true;
}

size_t text_query_marks(const struct text_query *query, const char *title, size_t length, struct text_mark *marks, size_t room)
{
	struct folded folded;
	struct hit hit;
	size_t count = 0;

	if (text_query_is_empty(query))
		return 0;
	fold_title(query, &folded, title, length, true);
	for (size_t from = 0; find(query, &folded, from, &hit); from = hit.start + hit.count) {
		const struct text_mark *last = &folded.places[hit.start + hit.count - 1];

		if (!add_mark(marks, &count, room, folded.places[hit.start].offset, last->offset + last->length))
			break;
	}
	text_fold_finish(&folded);
	return count;
}
