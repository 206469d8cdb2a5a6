#include <string.h>
#include "gwagi/model/amount.h"
#include "gwagi/model/message.h"
#include "phrase.h"

/* How an approximate figure is printed: by the word that the source has for it. */
enum manner { EXACT, AROUND, LEVEL, OVER }; /* –, 약 13, 5% 수준, 1,000여 개 */

/* Whether WORD is one of the words of TEXT, which stand between blanks, commas and semicolons. */
static bool has_word(const char *text, const char *word)
{
	for (text += strspn(text, " ,;"); *text; text += strspn(text, " ,;")) {
		size_t length = strcspn(text, " ,;");

		if (length == strlen(word) && memcmp(text, word, length) == 0)
			return true;
		text += length;
	}
	return false;
}

static enum manner quantity_manner(const struct quantity *quantity)
{
	if (!quantity->approximate)
		return EXACT;
	if (has_word(quantity->qualifier, "수준"))
		return LEVEL;
	return has_word(quantity->qualifier, "여") ? OVER : AROUND;
}

static void add_amount(char *out, struct amount amount)
{
	char number[AMOUNT_TEXT * 2];

	amount_print_korean(amount, number);
	phrase_add(out, QUANTITY_TEXT, "%s", number);
}

/* The unit, set apart by a blank where the number ends with a word (1만 장, 1,000여 개). */
static void add_unit(char *out, const struct quantity *quantity)
{
	size_t length = strlen(out);
	bool word = length > 0 && ((unsigned char)out[length - 1] & 0x80) != 0;

	if (quantity->unit[0])
		phrase_add(out, QUANTITY_TEXT, word ? " %s" : "%s", quantity->unit);
}

static void add_figure(char *out, const struct quantity *quantity, struct amount amount)
{
	add_amount(out, amount);
	if (quantity_manner(quantity) == OVER)
		phrase_add(out, QUANTITY_TEXT, _("여"));
	add_unit(out, quantity);
}

static void add_range(char *out, const struct quantity *quantity)
{
	add_amount(out, quantity->low);
	phrase_add(out, QUANTITY_TEXT, "~");
	add_figure(out, quantity, quantity->high);
}

static const char *bound_word(int comparator)
{
	switch (comparator) {
	case COMPARATOR_GE:
		return _(" 이상");
	case COMPARATOR_GT:
		return _(" 초과");
	case COMPARATOR_LE:
		return _(" 이하");
	case COMPARATOR_LT:
		return _(" 미만");
	default:
		return "";
	}
}

void quantity_print(const struct quantity *quantity, char out[QUANTITY_TEXT])
{
	bool ceiling = quantity->comparator == COMPARATOR_LE || quantity->comparator == COMPARATOR_LT;
	struct amount figure = quantity->low.present && !(ceiling && quantity->high.present) ? quantity->low : quantity->high;
	enum manner manner = quantity_manner(quantity);

	out[0] = '\0';
	if (quantity->withheld) {
		phrase_add(out, QUANTITY_TEXT, "%s", _("비공개"));
		return;
	}
	if (!figure.present)
		return;
	if (manner == AROUND)
		phrase_add(out, QUANTITY_TEXT, "%s", _("약 "));
	if (quantity->comparator == COMPARATOR_FROM_TO && quantity->baseline.present) {
		add_amount(out, quantity->baseline);
		add_unit(out, quantity);
		phrase_add(out, QUANTITY_TEXT, "→");
	}
	if (quantity->comparator == COMPARATOR_RANGE && quantity->low.present && quantity->high.present)
		add_range(out, quantity);
	else
		add_figure(out, quantity, figure);
	phrase_add(out, QUANTITY_TEXT, "%s%s", bound_word(quantity->comparator), manner == LEVEL ? _(" 수준") : "");
}
