#include "quantity_english.h"
#include <string.h>

static const struct {
	const char *english, *korean;
} words[] = {
	{"withheld", "비공개"},  {"e.g. ", "예. "},     {"about ", "약 "},      {"up to ", "최대 "},     {"at least ", "최소 "},
	{" or more", " 이상"},   {" or less", " 이하"}, {" at most", " 이내"},  {" (over)", " 초과"},    {" (under)", " 미만"},
	{" (approx.)", " 수준"}, {" (about)", " 내외"}, {" (around)", " 안팎"}, {" (roughly)", " 정도"},
};

/* The bytes of the English word at AT, 0 if there is none; *KOREAN says it. */
static size_t find_word(const char *at, bool behind_digit, const char **korean)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i].english);

		if (strncmp(at, words[i].english, length) == 0) {
			*korean = words[i].korean;
			return length;
		}
	}
	*korean = "여";
	return behind_digit && *at == '+';
}

bool quantity_from_english(const char *typed, char korean[TYPED_TEXT])
{
	size_t used = 0;
	bool found = false, digit = false;

	while (*typed) {
		const char *said;
		size_t length = find_word(typed, digit, &said), size = length ? strlen(said) : 1;

		if (used + size >= TYPED_TEXT)
			return false;
		memcpy(korean + used, length ? said : typed, size);
		used += size;
		found |= length > 0;
		digit = *typed >= '0' && *typed <= '9';
		typed += length ? length : 1;
	}
	korean[used] = '\0';
	return found;
}
