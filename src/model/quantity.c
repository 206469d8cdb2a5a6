#include <string.h>
#include "figure.h"
#include "gwagi/model/message.h"
#include "phrase.h"

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

/* The word of WORDS, marked, that the qualifier of an approximate figure has, or NULL. */
static const char *level_word(const struct quantity *quantity)
{
	static const char *const words[] = {N_("수준"), N_("내외"), N_("안팎"), N_("정도")};

	for (size_t i = 0; quantity->approximate && i < sizeof(words) / sizeof(words[0]); i++)
		if (has_word(quantity->qualifier, words[i]))
			return words[i];
	return NULL;
}

static bool is_over(const struct quantity *quantity)
{
	return quantity->approximate && has_word(quantity->qualifier, "여");
}

static void add_prefixes(char *out, const struct quantity *quantity)
{
	bool about = has_word(quantity->qualifier, "약") || (!level_word(quantity) && !is_over(quantity));

	if (has_word(quantity->qualifier, "예."))
		phrase_add(out, QUANTITY_TEXT, "%s", D_("예. "));
	if (quantity->approximate && about)
		phrase_add(out, QUANTITY_TEXT, "%s", D_("약 "));
	if (quantity->comparator == COMPARATOR_LE && has_word(quantity->qualifier, "최대"))
		phrase_add(out, QUANTITY_TEXT, "%s", D_("최대 "));
	if (quantity->comparator == COMPARATOR_GE && has_word(quantity->qualifier, "최소"))
		phrase_add(out, QUANTITY_TEXT, "%s", D_("최소 "));
}

/* The unit, set apart by a blank where the number ends with a word (1만 장, 1,000여 개). */
static void add_unit(char *out, const struct quantity *quantity)
{
	size_t length = strlen(out);
	bool word = length > 0 && ((unsigned char)out[length - 1] & 0x80) != 0;

	if (quantity->unit[0])
		phrase_add(out, QUANTITY_TEXT, word ? " %s" : "%s", quantity->unit);
}

static void add_figure(char *out, const struct quantity *quantity, struct amount amount, bool units)
{
	figure_add(out, QUANTITY_TEXT, amount, units);
	if (is_over(quantity))
		phrase_add(out, QUANTITY_TEXT, "%s", D_("여"));
	add_unit(out, quantity);
}

/* Both in digits or both with units: 9,000~1만 may be 9,000만 as well. */
static void add_pair(char *out, const struct quantity *quantity, struct amount from, struct amount to, bool arrow)
{
	bool units = figure_has_units(from) && figure_has_units(to);

	figure_add(out, QUANTITY_TEXT, from, units);
	if (arrow)
		add_unit(out, quantity);
	phrase_add(out, QUANTITY_TEXT, arrow ? "→" : "~");
	add_figure(out, quantity, to, units);
}

static const char *bound_word(const struct quantity *quantity)
{
	switch (quantity->comparator) {
	case COMPARATOR_GE:
		return has_word(quantity->qualifier, "최소") ? "" : D_(" 이상");
	case COMPARATOR_GT:
		return D_(" 초과");
	case COMPARATOR_LE:
		return has_word(quantity->qualifier, "최대")   ? ""
		       : has_word(quantity->qualifier, "이내") ? D_(" 이내")
							       : D_(" 이하");
	case COMPARATOR_LT:
		return D_(" 미만");
	default:
		return "";
	}
}

void quantity_print(const struct quantity *quantity, char out[QUANTITY_TEXT])
{
	bool ceiling = quantity->comparator == COMPARATOR_LE || quantity->comparator == COMPARATOR_LT;
	struct amount figure = quantity->low.present && !(ceiling && quantity->high.present) ? quantity->low : quantity->high;
	const char *level = level_word(quantity);

	out[0] = '\0';
	if (quantity->withheld) {
		phrase_add(out, QUANTITY_TEXT, "%s", D_("비공개"));
		return;
	}
	if (!figure.present)
		return;
	add_prefixes(out, quantity);
	if (quantity->comparator == COMPARATOR_FROM_TO && quantity->baseline.present)
		add_pair(out, quantity, quantity->baseline, figure, true);
	else if (quantity->comparator == COMPARATOR_RANGE && quantity->low.present && quantity->high.present)
		add_pair(out, quantity, quantity->low, quantity->high, false);
	else
		add_figure(out, quantity, figure, figure_has_units(figure));
	phrase_add(out, QUANTITY_TEXT, "%s%s%s", bound_word(quantity), level ? " " : "", level ? D_(level) : "");
}
