/* Quantities as people type them:  prefix* figure [("~" | "→") figure] suffix*  ;  figure = number ["여"] [unit] */
#include <string.h>
#include "figure.h"
#include "gwagi/model/message.h"
#include "phrase.h"
#include "quantity_english.h"

struct mark {
	const char *word;
	int comparator; /* WORD_NONE: it is none */
	bool approximate;
};

static const struct mark prefixes[] = {
	{"예.", WORD_NONE, false},      {"총", WORD_NONE, false},       {"약", WORD_NONE, true},
	{"최대", COMPARATOR_LE, false}, {"최소", COMPARATOR_GE, false},
};

static const struct mark suffixes[] = {
	{"이상", COMPARATOR_GE, false}, {"초과", COMPARATOR_GT, false}, {"이하", COMPARATOR_LE, false},
	{"이내", COMPARATOR_LE, false}, {"미만", COMPARATOR_LT, false}, {"수준", WORD_NONE, true},
	{"내외", WORD_NONE, true},      {"안팎", WORD_NONE, true},      {"정도", WORD_NONE, true},
};

enum { PREFIXES = sizeof(prefixes) / sizeof(prefixes[0]), SUFFIXES = sizeof(suffixes) / sizeof(suffixes[0]) };

struct figure {
	struct amount amount;
	const char *start, *unit;
	size_t unit_length;
	bool over; /* 여 */
};

struct reader {
	const char *at, *end; /* END: where the suffixes begin */
	struct quantity quantity;
	char qualifier[QUANTITY_TEXT];
	const char *reason; /* of a refusal at AT */
	enum figure_fault fault;
};

static bool refuse(struct reader *reader, const char *at, const char *reason)
{
	reader->at = at;
	reader->reason = reason;
	return false;
}

static const char *skip_blank(const char *at)
{
	return at + (*at == ' ');
}

static bool take_mark(struct reader *reader, const struct mark *mark)
{
	if (mark->comparator != WORD_NONE && reader->quantity.comparator != COMPARATOR_EQ)
		return refuse(reader, reader->at, N_("견주는 말은 하나만 씁니다."));
	if (mark->comparator != WORD_NONE)
		reader->quantity.comparator = mark->comparator;
	reader->quantity.approximate |= mark->approximate;
	phrase_add(reader->qualifier, sizeof(reader->qualifier), "%s%s", reader->qualifier[0] ? ", " : "", mark->word);
	return true;
}

static bool read_prefixes(struct reader *reader)
{
	for (size_t i = 0; i < PREFIXES; i++) {
		size_t length = strlen(prefixes[i].word);

		if (strncmp(reader->at, prefixes[i].word, length) != 0)
			continue;
		if (!take_mark(reader, &prefixes[i]))
			return false;
		reader->at = skip_blank(reader->at + length);
	}
	return true;
}

/* Where the word before END begins, if it is a suffix; else NULL. */
static const char *suffix_before(const char *text, const char *end)
{
	for (size_t i = 0; i < SUFFIXES; i++) {
		size_t length = strlen(suffixes[i].word);

		if ((size_t)(end - text) > length && memcmp(end - length, suffixes[i].word, length) == 0)
			return end - length;
	}
	return NULL;
}

static const char *trim_blank(const char *text, const char *end)
{
	return end > text && end[-1] == ' ' ? end - 1 : end;
}

static const char *find_suffixes(const char *text)
{
	const char *end = text + strlen(text), *start;

	while ((start = suffix_before(text, end)) != NULL)
		end = trim_blank(text, start);
	return end;
}

static bool read_suffixes(struct reader *reader)
{
	reader->at = skip_blank(reader->end);
	while (*reader->at) {
		size_t i = 0;

		while (strncmp(reader->at, suffixes[i].word, strlen(suffixes[i].word)) != 0)
			i++; /* find_suffixes() has seen it */
		if (!take_mark(reader, &suffixes[i]))
			return false;
		reader->at = skip_blank(reader->at + strlen(suffixes[i].word));
	}
	return true;
}

/* 5개 지자체, 12대 과제: only such a counter has a second word behind it; 8,000장 확보 is a sentence. */
static bool is_counter(const char *unit, const char *end)
{
	static const char *const counters[] = {"개", "대", "가지"};

	for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++)
		if ((size_t)(end - unit) == strlen(counters[i]) && memcmp(unit, counters[i], strlen(counters[i])) == 0)
			return true;
	return false;
}

static bool may_be_in_unit(char c, bool first)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' ||
	       (!first && (c == '(' || c == ')' || c == '/'));
}

static bool ends_with(const char *start, const char *end, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(end - start) >= length && memcmp(end - length, word, length) == 0;
}

static bool read_unit(struct reader *reader, struct figure *figure)
{
	const char *at = reader->at;
	bool blank = false;

	for (; at < reader->end && *at != '~' && strncmp(at, "→", strlen("→")) != 0; at++) {
		if (*at == ' ' && (at + 1 == reader->end || at[1] == '~' || strncmp(at + 1, "→", strlen("→")) == 0))
			break;
		if (*at == ' ' && !blank && is_counter(reader->at, at))
			blank = true;
		else if (!may_be_in_unit(*at, at == reader->at))
			return refuse(reader, at, N_("단위로 읽을 수 없습니다."));
	}
	if (ends_with(reader->at, at, "까지") || ends_with(reader->at, at, "부터"))
		return refuse(reader, at - strlen("까지"), N_("까지와 부터는 기한에 씁니다."));
	figure->unit = reader->at;
	figure->unit_length = (size_t)(at - reader->at);
	reader->at = skip_blank(at);
	return true;
}

static bool read_figure(struct reader *reader, struct figure *figure)
{
	figure->start = reader->at;
	reader->fault = figure_read(&reader->at, &figure->amount);
	if (reader->fault != FIGURE_SOUND)
		return false;
	if (strncmp(reader->at, "여", strlen("여")) == 0) {
		figure->over = true;
		reader->at += strlen("여");
	}
	reader->at = skip_blank(reader->at);
	return read_unit(reader, figure);
}

/* Whether the number of FIGURE was written with 만, 억 or 조: then a bare one before it may count in these too. */
static bool has_large_unit(const struct figure *figure)
{
	static const char *const words[] = {"만", "억", "조"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *found = strstr(figure->start, words[i]);

		if (found && found < figure->unit)
			return true;
	}
	return false;
}

static bool same_unit(const struct figure *a, const struct figure *b)
{
	return a->unit_length == b->unit_length && memcmp(a->unit, b->unit, a->unit_length) == 0;
}

static bool set_pair(struct reader *reader, const struct figure *left, const struct figure *right, bool range)
{
	struct quantity *quantity = &reader->quantity;

	if (left->unit_length > 0 && !same_unit(left, right))
		return refuse(reader, right->unit, N_("두 쪽의 단위가 다릅니다."));
	if (left->unit_length == 0 && has_large_unit(right) && !has_large_unit(left))
		return refuse(reader, left->start, N_("1~5만이 1인지 1만인지 알 수 없습니다. 1만~5만으로 씁니다."));
	if (range && amount_compare(left->amount, right->amount) >= 0)
		return refuse(reader, right->start, N_("끝이 시작보다 커야 합니다."));
	if (quantity->comparator != COMPARATOR_EQ)
		return refuse(reader, right->start, N_("범위와 변화에는 견주는 말을 쓰지 않습니다."));
	quantity->comparator = range ? COMPARATOR_RANGE : COMPARATOR_FROM_TO;
	quantity->low = range ? left->amount : right->amount;
	quantity->high = right->amount;
	if (!range)
		quantity->baseline = left->amount;
	return true;
}

static bool read_figures(struct reader *reader, struct figure *last)
{
	static const struct mark over = {"여", WORD_NONE, true};
	struct figure first = {0}, second = {0};
	bool range;

	if (!read_figure(reader, &first))
		return false;
	range = *reader->at == '~';
	*last = first;
	if (range || strncmp(reader->at, "→", strlen("→")) == 0) {
		reader->at = skip_blank(reader->at + (range ? 1 : strlen("→")));
		if (!read_figure(reader, &second))
			return false;
		if (reader->at < reader->end)
			return refuse(reader, reader->at, N_("두 수까지만 씁니다."));
		*last = second;
	}
	if (first.over && second.unit)
		return refuse(reader, first.unit, N_("‘여’는 끝의 수에 한 번 씁니다."));
	if (last->over && !take_mark(reader, &over))
		return false;

	const char *end = reader->end;

	if (!read_suffixes(reader))
		return false;
	reader->end = end;
	if (second.unit)
		return set_pair(reader, &first, &second, range);

	bool ceiling = reader->quantity.comparator == COMPARATOR_LE || reader->quantity.comparator == COMPARATOR_LT;

	*(ceiling ? &reader->quantity.high : &reader->quantity.low) = first.amount;
	return true;
}

static bool refuse_typed(const struct reader *reader, const struct typed *typed, struct error *error)
{
	char quote[PHRASE_QUOTE];

	phrase_quote(quote, typed->source, strlen(typed->source));
	if (reader->reason)
		return error_set(error, ERROR_USAGE, _("‘%s’의 %zu번째 글자부터 읽을 수 없습니다. %s"), quote,
				 typed_column(typed, reader->at), _(reader->reason));
	if (reader->fault == FIGURE_NOT_A_NUMBER)
		return error_set(error, ERROR_USAGE,
				 _("‘%s’은(는) 수량이 아닙니다 (%zu번째 글자부터). 예: 8,000장 이상, 1만~5만 장, 10개→125개."),
				 quote, typed_column(typed, reader->at));
	return figure_refuse(error, typed, reader->fault, reader->at);
}

bool quantity_parse(const char *text, struct quantity *out, char words[QUANTITY_WORDS], struct error *error)
{
	struct typed typed;
	struct reader reader = {.quantity = {.comparator = COMPARATOR_EQ, .unit = "", .qualifier = ""},
				.fault = FIGURE_NOT_A_NUMBER};
	struct figure last = {.unit = ""};
	char korean[TYPED_TEXT];
	bool fits = typed_read(quantity_from_english(text, korean) ? korean : text, TYPED_FIGURE, &typed);
	bool withheld = strcmp(typed.text, "비공개") == 0;

	reader.at = typed.text;
	reader.end = find_suffixes(typed.text);
	if (!fits)
		reader.reason = N_("너무 깁니다.");
	if (!fits || (typed.text[0] && !withheld && (!read_prefixes(&reader) || !read_figures(&reader, &last))))
		return refuse_typed(&reader, &typed, error);
	*out = reader.quantity;
	out->withheld = withheld;
	memcpy(words, last.unit, last.unit_length);
	words[last.unit_length] = '\0';
	memcpy(words + last.unit_length + 1, reader.qualifier, strlen(reader.qualifier) + 1);
	out->unit = words;
	out->qualifier = words + last.unit_length + 1;
	return true;
}
