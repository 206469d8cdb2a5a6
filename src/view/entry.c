#include "gwagi/view/entry.h"
#include <string.h>
#include "gwagi/text/layout.h"

void entry_finish(struct entry *entry)
{
	text_finish(&entry->text);
	*entry = (struct entry){0};
}

/* Where the cluster that ends at or holds byte AT - 1 begins; 0 at the start. */
static size_t cluster_before(const struct text *text, size_t at)
{
	struct text_cell cell;
	size_t offset = 0, before = 0;

	while (offset < at && text_next_cell(text, &offset, &cell))
		before = cell.offset;
	return before;
}

/* Put head, BYTES and tail together anew: cleaning composes what was typed letter by letter, so the caret is found
 * again by what stands behind it. */
static bool put_together(struct entry *entry, size_t head, const char *bytes, size_t length, size_t tail)
{
	char whole[ENTRY_BYTES];
	struct text cleaned = {0};
	size_t rest = entry->text.length - tail;

	entry->lead[0] = '\0';
	if (head + length + rest > sizeof whole)
		return false;
	memcpy(whole, text_bytes(&entry->text), head);
	memcpy(whole + head, bytes, length);
	memcpy(whole + head + length, text_bytes(&entry->text) + tail, rest);
	text_clean(&cleaned, whole, head + length + rest, TEXT_LINE);
	text_finish(&entry->text);
	entry->text = cleaned;
	entry->caret = cleaned.length > rest ? cleaned.length - rest : 0;
	return true;
}

/* A code point of three bytes between two others. */
static bool between(const char *bytes, size_t length, const char *first, const char *last)
{
	return length == 3 && memcmp(bytes, first, 3) >= 0 && memcmp(bytes, last, 3) <= 0;
}

/* Decomposed Hangul comes letter by letter. A consonant alone is shown as one that stands alone, so it is remembered for
 * the vowel that makes a syllable of it. */
bool entry_insert(struct entry *entry, const char *bytes, size_t length)
{
	char syllable[8];

	if (*entry->lead && between(bytes, length, "\u1160", "\u11a7")) {
		memcpy(syllable, entry->lead, 3);
		memcpy(syllable + 3, bytes, 3);
		return put_together(entry, cluster_before(&entry->text, entry->caret), syllable, 6, entry->caret);
	}
	if (!put_together(entry, entry->caret, bytes, length, entry->caret))
		return false;
	if (between(bytes, length, "\u1100", "\u115f"))
		memcpy(entry->lead, bytes, 3);
	return true;
}

void entry_backspace(struct entry *entry)
{
	put_together(entry, cluster_before(&entry->text, entry->caret), "", 0, entry->caret);
}

void entry_delete(struct entry *entry)
{
	struct text_cell cell;
	size_t offset = entry->caret;

	if (text_next_cell(&entry->text, &offset, &cell))
		put_together(entry, entry->caret, "", 0, offset);
}

void entry_left(struct entry *entry)
{
	entry->caret = cluster_before(&entry->text, entry->caret);
	entry->lead[0] = '\0';
}

void entry_right(struct entry *entry)
{
	struct text_cell cell;

	text_next_cell(&entry->text, &entry->caret, &cell);
	entry->lead[0] = '\0';
}

void entry_home(struct entry *entry)
{
	entry->caret = 0;
	entry->lead[0] = '\0';
}

void entry_end(struct entry *entry)
{
	entry->caret = entry->text.length;
}

int entry_window(const struct entry *entry, int cells, struct text *out)
{
	struct text_cell cell;
	size_t offset = 0;
	int caret = 0, from = 0;

	while (offset < entry->caret && text_next_cell(&entry->text, &offset, &cell))
		caret += cell.cells;
	/* Two cells stay free behind the caret: an input method previews a syllable there. */
	if (caret > cells - 3)
		from = caret - (cells - 3);
	text_slice(out, &entry->text, from, cells);
	return caret - from;
}
