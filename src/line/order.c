#include "order.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/code.h"
#include "gwagi/model/message.h"
#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/listing.h"

enum { DIGITS = 4 };

static const struct {
	const char *word; /* may be marked */
	int deed;
} words[] = {
	{"n", DEED_NEXT},
	{"next", DEED_NEXT},
	{N_("다음"), DEED_NEXT},
	{"p", DEED_PREVIOUS},
	{"previous", DEED_PREVIOUS},
	{N_("앞"), DEED_PREVIOUS},
	{N_("이전"), DEED_PREVIOUS},
	{".", DEED_DETAIL},
	{"detail", DEED_DETAIL},
	{N_("상세"), DEED_DETAIL},
	{"forecast", DEED_FORECAST},
	{N_("예상일"), DEED_FORECAST},
	{"links", DEED_LINKS},
	{N_("이어진"), DEED_LINKS},
	{"history", DEED_HISTORY},
	{N_("이력"), DEED_HISTORY},
	{N_("아래"), DEED_BELOW},
	{N_("맡은"), DEED_BELOW},
	{N_("확인"), ACTION_VERIFY},
	{N_("통화"), ACTION_CALL},
	{N_("증빙"), ACTION_EVIDENCE},
	{N_("실적"), ACTION_READING},
	{N_("되살리기"), ACTION_REDO},
	{N_("지금"), ACTION_TODAY},
	{NC_("view", "안건"), ACTION_VIEW_TREE},
	{NC_("view", "점검"), ACTION_VIEW_WORK},
	{NC_("view", "목표"), ACTION_VIEW_TARGETS},
	{NC_("view", "부서"), ACTION_VIEW_OFFICES},
	{NC_("view", "일정"), ACTION_VIEW_AGENDA},
	{NC_("view", "변동"), ACTION_VIEW_CHANGES},
	{N_("처음"), ACTION_CLOSE},
};

static int find_word(const char *word, const struct keymap *keymap)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(word, message_bare(words[i].word)) || !strcmp(word, message_of(words[i].word)))
			return words[i].deed;
	for (int i = 0; i < ACTION_COUNT; i++) {
		const struct action_row *row = action_row((enum action)i);

		if (!strcmp(word, row->name) || (row->bar && !strcmp(word, _(row->bar))))
			return i;
	}
	if (keymap_action(keymap, press_find(word, strlen(word))) != ACTION_NONE)
		return (int)keymap_action(keymap, press_find(word, strlen(word)));
	return DEED_UNKNOWN;
}

/* A few digits and nothing else; -1 if it is not that. */
static int read_number(const char *text)
{
	size_t length = strspn(text, "0123456789");

	return length && length < DIGITS && !text[length] ? (int)strtol(text, NULL, 10) : -1;
}

static int read_word(const char *word, const struct keymap *keymap)
{
	int deed = find_word(word, keymap);

	if (deed != DEED_UNKNOWN || strlen(word) >= CODE_TEXT)
		return deed;
	return code_kind(word) != CODE_NONE ? DEED_CODE : DEED_UNKNOWN;
}

/* Typed in the other mode? */
static void read_other(struct order *order, const char *word, const struct keymap *keymap)
{
	char *meant = text_other_keyboard(word, strlen(word));

	if (meant)
		order->deed = read_word(meant, keymap);
	if (order->deed == DEED_UNKNOWN)
		free(meant);
	else
		order->meant = meant;
}

void order_read(struct order *order, const char *line, const struct keymap *keymap)
{
	size_t length;
	char *word;

	if (*line == ':' && line[1])
		line++;
	length = *line == '/' || *line == '@' ? 1 : strcspn(line, " ");
	*order = (struct order){.deed = DEED_NOTHING, .number = read_number(line), .rest = line + length};
	order->rest += strspn(order->rest, " ");
	if (order->number >= 0)
		order->deed = DEED_NUMBER;
	if (!*line || order->number >= 0)
		return;
	order->number = read_number(order->rest);
	word = memory_copy(line, length);
	order->deed = read_word(word, keymap);
	if (order->deed == DEED_UNKNOWN)
		read_other(order, word, keymap);
	if (order->deed == DEED_CODE)
		order->rest = order->meant ? order->meant : line;
	free(word);
}

void order_finish(struct order *order)
{
	free(order->meant);
	order->meant = NULL;
}

static bool is_one_of(const char *line, const char *const *answers)
{
	for (; *answers; answers++)
		if (!strcmp(line, *answers))
			return true;
	return false;
}

bool order_stops(const char *line)
{
	static const char *const answers[] = {"b", "q", "ㅠ", "ㅂ", "그만", "뒤로", NULL};

	return is_one_of(line, answers);
}

int order_yes(const char *line)
{
	static const char *const yes[] = {"1", "y", "yes", "예", "네", "ㅛ", NULL};
	static const char *const no[] = {"2", "0", "n", "no", "아니오", "아니요", "ㅜ", NULL};

	if (is_one_of(line, yes))
		return 1;
	return is_one_of(line, no) || order_stops(line) ? 0 : -1;
}
