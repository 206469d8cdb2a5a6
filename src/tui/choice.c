#include "choice.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "prompt.h"

enum { DIGITS = 9 };

void choice_finish(struct choice *choice)
{
	for (int i = 0; i < choice->count; i++) {
		free(choice->options[i].value);
		free(choice->options[i].lead);
		free(choice->options[i].label);
	}
	free(choice->options);
	*choice = (struct choice){0};
}

static char *copy(const char *text)
{
	return memory_copy(text, strlen(text));
}

void choice_add_led(struct choice *choice, const char *value, enum style style, const char *lead, const char *label)
{
	choice->options = memory_grow(choice->options, (size_t)choice->count + 1, sizeof *choice->options);
	choice->options[choice->count++] = (struct choice_option){
		.value = copy(value), .lead = lead ? copy(lead) : NULL, .style = style, .label = copy(label)};
}

void choice_add(struct choice *choice, const char *value, const char *label)
{
	choice_add_led(choice, value, STYLE_NORMAL, NULL, label);
}

void choice_add_words(struct choice *choice, enum vocabulary vocabulary)
{
	for (int i = 0; i < (int)vocabulary_size(vocabulary); i++)
		choice_add(choice, word_english(vocabulary, i), word_korean(vocabulary, i));
}

int choice_find(const struct choice *choice, const char *value)
{
	for (int i = 0; i < choice->count; i++)
		if (strcmp(choice->options[i].value, value) == 0)
			return i;
	return -1;
}

const char *choice_value(const struct choice *choice)
{
	return choice->count ? choice->options[choice->cursor].value : "";
}

static bool starts_with(const char *label, const char *bytes, size_t length)
{
	struct text_query *query = text_query_create(bytes, length);
	struct text_mark mark;
	bool starts = text_query_marks(query, label, strlen(label), &mark, 1) == 1 && mark.offset == 0;

	text_query_destroy(query);
	return starts;
}

/* The Latin letter on whose key a Hangul letter lies; 0 if there is none. */
static char latin_of(const char *letter)
{
	char *other = text_other_keyboard(letter, strlen(letter));
	char latin = other && other[0] && !other[1] ? other[0] : '\0';

	free(other);
	return latin;
}

/* The consonant on the key of a Latin letter; NULL if there is none. */
static const char *consonant_of(char latin)
{
	static const char *const consonants[] = {"ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ",
						 "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"};

	for (size_t i = 0; i < sizeof consonants / sizeof *consonants; i++)
		if (latin_of(consonants[i]) == latin)
			return consonants[i];
	return NULL;
}

/* What was pressed, and what it is in the other keyboard mode. */
struct letter {
	char bytes[PRESS_BYTES + 1];
	char latin;            /* 0: none */
	const char *consonant; /* NULL: none */
};

static bool read_letter(uint32_t press, struct letter *letter)
{
	*letter = (struct letter){.latin = '\0'};
	if (press <= ' ' || press >= PRESS_NONE)
		return false;
	press_encode(press, letter->bytes);
	letter->latin = press < 0x7f ? (char)press : latin_of(letter->bytes);
	letter->consonant = press < 0x7f ? consonant_of((char)press) : NULL;
	return true;
}

static bool begins(const struct choice_option *option, const struct letter *letter)
{
	return starts_with(option->label, letter->bytes, strlen(letter->bytes)) ||
	       (letter->latin && (option->value[0] | 0x20) == (letter->latin | 0x20)) ||
	       (letter->consonant && starts_with(option->label, letter->consonant, strlen(letter->consonant)));
}

/* The next one behind the cursor that begins like that, round the end. */
static bool go_to_letter(struct choice *choice, const struct letter *letter)
{
	for (int step = 1; step <= choice->count; step++) {
		int option = (choice->cursor + step) % choice->count;

		if (!begins(&choice->options[option], letter))
			continue;
		choice->cursor = option;
		return true;
	}
	return false;
}

static enum choice_result go(struct choice *choice, enum action action)
{
	switch (action) {
	case ACTION_DOWN:
		if (choice->cursor + 1 >= choice->count)
			return CHOICE_BEHIND;
		choice->cursor++;
		return CHOICE_MOVED;
	case ACTION_UP:
		if (choice->cursor < 1)
			return CHOICE_BEFORE;
		choice->cursor--;
		return CHOICE_MOVED;
	case ACTION_FIRST:
		choice->cursor = 0;
		return CHOICE_MOVED;
	case ACTION_LAST:
		choice->cursor = choice->count - 1;
		return CHOICE_MOVED;
	case ACTION_OPEN:
		return CHOICE_TAKEN;
	default:
		return CHOICE_NONE;
	}
}

enum choice_result choice_press(struct choice *choice, const struct keymap *keymap, uint32_t press)
{
	enum action action = keymap_action(keymap, press);
	struct letter letter;
	enum choice_result result;

	if (!choice->count)
		return CHOICE_NONE;
	if (press > '0' && press <= '0' + DIGITS) {
		if ((int)(press - '1') >= choice->count)
			return CHOICE_NONE;
		choice->cursor = (int)(press - '1');
		return CHOICE_TAKEN;
	}
	result = go(choice, action);
	if (result != CHOICE_NONE || action == ACTION_CLOSE || action == ACTION_QUIT || !read_letter(press, &letter))
		return result;
	if (go_to_letter(choice, &letter))
		return CHOICE_MOVED;
	return press > 0x7f && letter.latin ? go(choice, keymap_action(keymap, (uint32_t)letter.latin)) : CHOICE_NONE;
}

void choice_row(const struct choice *choice, int option, int cells, struct row *row)
{
	const struct choice_option *it = &choice->options[option];
	int end = row->text.cells + cells;

	row_add(row, STYLE_KEY, option == choice->cursor ? "> " : "  ");
	if (option < DIGITS)
		row_add_format(row, STYLE_KEY, "%d ", option + 1);
	else
		row_add(row, STYLE_NORMAL, "  ");
	if (it->lead)
		row_add_format(row, it->style, "%s ", it->lead);
	if (option + 1 == choice->now) {
		row_add(row, STYLE_NORMAL, it->label);
		row_add(row, STYLE_DIM, _("  (지금)"));
	} else {
		row_add_fit(row, STYLE_NORMAL, it->label, end - row->text.cells, TEXT_LEFT);
	}
}
