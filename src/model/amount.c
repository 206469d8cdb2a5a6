#include "gwagi/model/amount.h"
#include <inttypes.h>
#include <string.h>
#include "figure.h"
#include "gwagi/model/message.h"
#include "phrase.h"
#include "typed.h"

/* A number without its sign; DECIMAL if it was written with a point. */
struct number {
	uint64_t value;
	int scale;
	bool decimal;
};

static const struct {
	const char *word;
	int exponent;
} units[] = {{"조", 12}, {"억", 8}, {"만", 4}};

enum { UNITS = sizeof(units) / sizeof(units[0]) };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool add_digit(uint64_t *value, unsigned digit)
{
	if (*value > (UINT64_MAX - digit) / 10)
		return false;
	*value = *value * 10 + digit;
	return true;
}

static bool multiply_by_ten(uint64_t *value, int times)
{
	while (times-- > 0)
		if (!add_digit(value, 0))
			return false;
	return true;
}

static const char *skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t')
		at++;
	return at;
}

/* Digits, or groups of digits (1,234,567: the first of one to three, the others of three). */
static enum figure_fault read_whole(const char **at, struct number *out)
{
	size_t digits = strspn(*at, "0123456789");
	bool grouped = (*at)[digits] == ',';

	if (digits == 0 || (grouped && digits > 3))
		return FIGURE_NOT_A_NUMBER;
	for (;;) {
		for (size_t i = 0; i < digits; i++, (*at)++)
			if (!add_digit(&out->value, (unsigned)(**at - '0')))
				return FIGURE_TOO_LARGE;
		if (!grouped || **at != ',')
			return FIGURE_SOUND;
		(*at)++;
		digits = strspn(*at, "0123456789");
		if (digits != 3)
			return FIGURE_NOT_A_NUMBER;
	}
}

static enum figure_fault read_number(const char **at, struct number *out)
{
	enum figure_fault fault = read_whole(at, out);

	if (fault != FIGURE_SOUND || **at != '.')
		return fault;
	out->decimal = true;
	(*at)++;
	if (!is_digit(**at))
		return FIGURE_NOT_A_NUMBER;
	for (; is_digit(**at); (*at)++) {
		if (++out->scale > AMOUNT_SCALE_MAX)
			return FIGURE_TOO_FINE;
		if (!add_digit(&out->value, (unsigned)(**at - '0')))
			return FIGURE_TOO_LARGE;
	}
	return FIGURE_SOUND;
}

/* 천, 백 or 십; the power of ten that it multiplies by. */
static int read_small_unit(const char **at)
{
	static const char *const words[] = {"", "십", "백", "천"};

	for (int exponent = 3; exponent > 0; exponent--)
		if (strncmp(*at, words[exponent], strlen(words[exponent])) == 0) {
			*at += strlen(words[exponent]);
			return exponent;
		}
	return 0;
}

/* 만, 억 or 조; but the 조 of 조원 is left to the unit unless INSIDE a longer number. */
static int read_large_unit(const char **at, bool inside)
{
	for (size_t i = 0; i < UNITS; i++) {
		const char *end = *at + strlen(units[i].word);

		if (strncmp(*at, units[i].word, strlen(units[i].word)) != 0)
			continue;
		if (!inside && strncmp(end, "원", strlen("원")) == 0)
			return 0;
		*at = end;
		return units[i].exponent;
	}
	return 0;
}

static enum figure_fault multiply(struct number *number, int exponent)
{
	int places = number->scale < exponent ? number->scale : exponent;

	number->scale -= places;
	return multiply_by_ten(&number->value, exponent - places) ? FIGURE_SOUND : FIGURE_TOO_LARGE;
}

/* The 5백 of 2천5백: one digit and a smaller unit than SMALL, which becomes that unit; else nothing is read. */
static bool add_small_term(const char **at, struct number *out, int *small)
{
	const char *ahead = skip_blanks(*at);
	uint64_t term = (uint64_t)(*ahead - '0');

	if (out->decimal || !is_digit(*ahead++))
		return false;

	int exponent = read_small_unit(&ahead);

	if (exponent == 0 || exponent >= *small)
		return false;
	multiply_by_ten(&term, exponent);
	if (term > UINT64_MAX - out->value)
		return false;
	out->value += term;
	*small = exponent;
	*at = ahead;
	return true;
}

/* A number and its units: 13.5만, 2천5백만. EXPONENT: of the unit that what follows is less than. */
static enum figure_fault read_term(const char **at, struct number *out, bool inside, int *exponent)
{
	enum figure_fault fault = read_number(at, out);
	int small, large;

	if (fault != FIGURE_SOUND)
		return fault;
	small = read_small_unit(at);
	if (multiply(out, small) != FIGURE_SOUND)
		return FIGURE_TOO_LARGE;
	while (small > 1 && add_small_term(at, out, &small))
		;
	large = read_large_unit(at, inside);
	*exponent = large ? large : small;
	return multiply(out, large);
}

/* Terms of falling units, as in 1만 5천: each is less than one of the unit before it. */
static enum figure_fault read_terms(const char **at, struct number *out)
{
	int exponent = 0;
	enum figure_fault fault = read_term(at, out, false, &exponent);

	for (const char *next = skip_blanks(*at); fault == FIGURE_SOUND && is_digit(*next); next = skip_blanks(*at)) {
		struct number term = {0};
		uint64_t limit = 1;

		*at = next;
		if (exponent == 0 || out->decimal)
			return FIGURE_NOT_A_NUMBER;
		multiply_by_ten(&limit, exponent);
		fault = read_term(at, &term, true, &exponent);
		if (fault == FIGURE_SOUND && (term.decimal || term.value >= limit)) {
			*at = next;
			return FIGURE_NOT_A_NUMBER;
		}
		if (fault == FIGURE_SOUND && term.value > UINT64_MAX - out->value)
			return FIGURE_TOO_LARGE;
		out->value += term.value;
	}
	return fault;
}

enum figure_fault figure_read(const char **at, struct amount *out)
{
	bool negative = **at == '-';
	struct number number = {0};
	enum figure_fault fault;

	*at += negative;
	fault = read_terms(at, &number);
	if (fault != FIGURE_SOUND)
		return fault;
	for (; number.scale > 0 && number.value % 10 == 0; number.scale--)
		number.value /= 10;
	if (number.value > (uint64_t)INT64_MAX + negative)
		return FIGURE_TOO_LARGE;
	*out = (struct amount){true, (int64_t)(negative ? 0 - number.value : number.value), number.scale};
	return FIGURE_SOUND;
}

bool figure_refuse(struct error *error, const struct typed *typed, enum figure_fault fault, const char *place)
{
	char quote[PHRASE_QUOTE];
	size_t column = typed_column(typed, place);

	phrase_quote(quote, typed->source, strlen(typed->source));
	if (fault == FIGURE_TOO_FINE)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 소수점 아래가 %d자리를 넘습니다 (%zu번째 글자)."), quote,
				 AMOUNT_SCALE_MAX, column);
	if (fault == FIGURE_TOO_LARGE)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 너무 큰 수입니다 (%zu번째 글자)."), quote, column);
	if (strncmp(place, "▲", strlen("▲")) == 0)
		return error_set(error, ERROR_USAGE,
				 _("‘%s’의 ▲는 늘었는지 줄었는지 알 수 없습니다 (%zu번째 글자). 줄면 △나 -로 씁니다."), quote,
				 column);
	return error_set(error, ERROR_USAGE,
			 _("‘%s’은(는) 수가 아닙니다 (%zu번째 글자부터). 단위 없이 수만 씁니다. 예: 8,000, 13.5, 1만 5천."),
			 quote, column);
}

bool amount_parse(const char *text, struct amount *out, struct error *error)
{
	struct typed typed;
	struct amount amount = {0};
	const char *at = typed.text;
	enum figure_fault fault = FIGURE_NOT_A_NUMBER;

	if (!typed_read(text, TYPED_FIGURE, &typed))
		return figure_refuse(error, &typed, FIGURE_TOO_LARGE, at);
	if (*at)
		fault = figure_read(&at, &amount);
	if (*at || (fault != FIGURE_SOUND && typed.text[0]))
		return figure_refuse(error, &typed, fault == FIGURE_SOUND ? FIGURE_NOT_A_NUMBER : fault, at);
	*out = amount;
	return true;
}

static uint64_t power_of_ten(int exponent)
{
	uint64_t power = 1;

	multiply_by_ten(&power, exponent);
	return power;
}

/* The value without its sign, whatever the sign: INT64_MIN has no positive twin. */
static uint64_t magnitude(struct amount amount)
{
	return amount.value < 0 ? 0 - (uint64_t)amount.value : (uint64_t)amount.value;
}

/* The decimal places without the trailing zeros, behind a point; nothing if there are none. */
static void add_fraction(char *out, size_t size, struct amount amount)
{
	int places = amount.scale;
	uint64_t fraction = magnitude(amount) % power_of_ten(amount.scale);

	if (fraction == 0)
		return;
	for (; fraction % 10 == 0; fraction /= 10)
		places--;
	phrase_add(out, size, ".%0*" PRIu64, places, fraction);
}

void amount_print(struct amount amount, char out[AMOUNT_TEXT])
{
	out[0] = '\0';
	if (!amount.present)
		return;
	phrase_add(out, AMOUNT_TEXT, "%s%" PRIu64, amount.value < 0 ? "-" : "", magnitude(amount) / power_of_ten(amount.scale));
	add_fraction(out, AMOUNT_TEXT, amount);
}

static void add_groups(char *out, size_t size, uint64_t value)
{
	uint64_t group = 1;

	while (value / group >= 1000)
		group *= 1000;
	phrase_add(out, size, "%" PRIu64, value / group);
	for (group /= 1000; group > 0; group /= 1000)
		phrase_add(out, size, ",%03" PRIu64, value / group % 1000);
}

bool figure_has_units(struct amount amount)
{
	uint64_t one = power_of_ten(amount.scale), whole = magnitude(amount) / one;

	return !message_data_translated() && magnitude(amount) % one == 0 && whole > 0 &&
	       whole % power_of_ten(units[UNITS - 1].exponent) == 0;
}

void figure_add(char *out, size_t size, struct amount amount, bool with_units)
{
	uint64_t whole = magnitude(amount) / power_of_ten(amount.scale);
	const char *blank = "";

	phrase_add(out, size, "%s", amount.value < 0 ? "-" : "");
	for (size_t i = 0; with_units && i < UNITS; i++) {
		uint64_t unit = power_of_ten(units[i].exponent);

		if (whole < unit)
			continue;
		phrase_add(out, size, "%s", blank);
		add_groups(out, size, whole / unit);
		phrase_add(out, size, "%s", units[i].word);
		whole %= unit;
		blank = " ";
	}
	if (!with_units) {
		add_groups(out, size, whole);
		add_fraction(out, size, amount);
	}
}

void amount_print_korean(struct amount amount, char out[AMOUNT_TEXT * 2])
{
	out[0] = '\0';
	if (amount.present)
		figure_add(out, AMOUNT_TEXT * 2, amount, figure_has_units(amount));
}

int amount_compare(struct amount a, struct amount b)
{
	int64_t one_a = (int64_t)power_of_ten(a.scale), one_b = (int64_t)power_of_ten(b.scale);
	int64_t whole_a = a.value / one_a, whole_b = b.value / one_b;
	int64_t part_a = a.value % one_a * (int64_t)power_of_ten(AMOUNT_SCALE_MAX - a.scale);
	int64_t part_b = b.value % one_b * (int64_t)power_of_ten(AMOUNT_SCALE_MAX - b.scale);

	if (whole_a != whole_b)
		return whole_a < whole_b ? -1 : 1;
	return (part_a > part_b) - (part_a < part_b);
}

/* Times ten to the EXPONENT; false if that leaves 64 bits. */
static bool rescale(int64_t *value, int exponent)
{
	for (; exponent > 0; exponent--) {
		if (*value > INT64_MAX / 10 || *value < INT64_MIN / 10)
			return false;
		*value *= 10;
	}
	return true;
}

bool amount_add(struct amount a, struct amount b, struct amount *out)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;

	if (!rescale(&a.value, scale - a.scale) || !rescale(&b.value, scale - b.scale) ||
	    (b.value > 0 ? a.value > INT64_MAX - b.value : a.value < INT64_MIN - b.value))
		return false;
	a.value += b.value;
	for (; scale > 0 && a.value % 10 == 0; scale--)
		a.value /= 10;
	*out = (struct amount){true, a.value, scale};
	return true;
}
