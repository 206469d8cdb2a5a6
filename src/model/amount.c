#include "gwagi/model/amount.h"
#include <inttypes.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "phrase.h"

enum fault { SOUND, NOT_A_NUMBER, TOO_FINE, TOO_LARGE };

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
static enum fault read_whole(const char **at, struct number *out)
{
	size_t digits = strspn(*at, "0123456789");
	bool grouped = (*at)[digits] == ',';

	if (digits == 0 || (grouped && digits > 3))
		return NOT_A_NUMBER;
	for (;;) {
		for (size_t i = 0; i < digits; i++, (*at)++)
			if (!add_digit(&out->value, (unsigned)(**at - '0')))
				return TOO_LARGE;
		if (!grouped || **at != ',')
			return SOUND;
		(*at)++;
		digits = strspn(*at, "0123456789");
		if (digits != 3)
			return NOT_A_NUMBER;
	}
}

static enum fault read_number(const char **at, struct number *out)
{
	enum fault fault = read_whole(at, out);

	if (fault != SOUND || **at != '.')
		return fault;
	out->decimal = true;
	(*at)++;
	if (!is_digit(**at))
		return NOT_A_NUMBER;
	for (; is_digit(**at); (*at)++) {
		if (++out->scale > AMOUNT_SCALE_MAX)
			return TOO_FINE;
		if (!add_digit(&out->value, (unsigned)(**at - '0')))
			return TOO_LARGE;
	}
	return SOUND;
}

/* 천, 만, 억, 조, 천만 …; the power of ten that they multiply by. */
static int read_units(const char **at)
{
	int exponent = 0;

	if (strncmp(*at, "천", strlen("천")) == 0) {
		exponent = 3;
		*at += strlen("천");
	}
	for (size_t i = 0; i < UNITS; i++)
		if (strncmp(*at, units[i].word, strlen(units[i].word)) == 0) {
			*at += strlen(units[i].word);
			return exponent + units[i].exponent;
		}
	return exponent;
}

/* A number and its units: 13.5만. */
static enum fault read_term(const char **at, struct number *out, int *exponent)
{
	enum fault fault = read_number(at, out);

	if (fault != SOUND)
		return fault;
	*exponent = read_units(at);

	int places = out->scale < *exponent ? out->scale : *exponent;

	out->scale -= places;
	return multiply_by_ten(&out->value, *exponent - places) ? SOUND : TOO_LARGE;
}

/* Terms of falling units, as in 1만 5천: each is less than one of the unit before it. */
static enum fault read_terms(const char *at, struct number *out)
{
	int exponent = 0;
	enum fault fault = read_term(&at, out, &exponent);

	for (at = skip_blanks(at); fault == SOUND && *at; at = skip_blanks(at)) {
		struct number next = {0};
		uint64_t limit = 1;

		if (exponent == 0 || out->decimal)
			return NOT_A_NUMBER;
		multiply_by_ten(&limit, exponent);
		fault = read_term(&at, &next, &exponent);
		if (fault == SOUND && (next.decimal || next.value >= limit))
			return NOT_A_NUMBER;
		if (fault == SOUND && next.value > UINT64_MAX - out->value)
			return TOO_LARGE;
		out->value += next.value;
	}
	return fault;
}

static enum fault read_amount(const char *text, struct amount *out)
{
	const char *at = skip_blanks(text);
	bool negative = *at == '-';
	struct number number = {0};
	enum fault fault;

	*out = (struct amount){.present = *at != '\0'};
	if (!out->present)
		return SOUND;
	fault = read_terms(at + negative, &number);
	if (fault != SOUND)
		return fault;
	for (; number.scale > 0 && number.value % 10 == 0; number.scale--)
		number.value /= 10;
	if (number.value > (uint64_t)INT64_MAX + negative)
		return TOO_LARGE;
	out->value = (int64_t)(negative ? 0 - number.value : number.value);
	out->scale = number.scale;
	return SOUND;
}

bool amount_parse(const char *text, struct amount *out, struct error *error)
{
	struct amount amount;
	char quote[PHRASE_QUOTE];
	enum fault fault = read_amount(text, &amount);

	phrase_quote(quote, text, strlen(text));
	switch (fault) {
	case NOT_A_NUMBER:
		return error_set(error, ERROR_USAGE,
				 _("‘%s’은(는) 수가 아닙니다. 단위 없이 수만 씁니다. 예: 8,000, 13.5, 1만 5천."), quote);
	case TOO_FINE:
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 소수점 아래가 %d자리를 넘습니다."), quote, AMOUNT_SCALE_MAX);
	case TOO_LARGE:
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 너무 큰 수입니다."), quote);
	default:
		*out = amount;
		return true;
	}
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

void amount_print_korean(struct amount amount, char out[AMOUNT_TEXT * 2])
{
	const size_t size = AMOUNT_TEXT * 2;
	const char *unit = "";

	out[0] = '\0';
	if (!amount.present)
		return;

	uint64_t one = power_of_ten(amount.scale), whole = magnitude(amount) / one;

	for (size_t i = 0; i < UNITS && !*unit && whole > 0 && magnitude(amount) % one == 0; i++)
		if (whole % power_of_ten(units[i].exponent) == 0) {
			unit = units[i].word;
			whole /= power_of_ten(units[i].exponent);
		}
	phrase_add(out, size, "%s", amount.value < 0 ? "-" : "");
	add_groups(out, size, whole);
	add_fraction(out, size, amount);
	phrase_add(out, size, "%s", unit);
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
