/* Rows by their codes: what a search has found, what belongs to a row, what an office answers for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"
#include "list.h"

enum { MOST = 300 /* of a kind */ };

struct found {
	struct screen screen;
	char *title;
	char (*codes)[CODE_TEXT];
	size_t count, room, at; /* `at`: the first one of the page */
	struct ref rows[LIST_PAGE];
};

static void add_code(struct found *found, const char *code, size_t length)
{
	if (!length || length >= CODE_TEXT)
		return;
	for (size_t i = 0; i < found->count; i++)
		if (strlen(found->codes[i]) == length && !memcmp(found->codes[i], code, length))
			return;
	if (found->count == found->room) {
		found->room = found->room ? found->room * 2 : 16;
		found->codes = memory_grow(found->codes, found->room, sizeof *found->codes);
	}
	memcpy(found->codes[found->count], code, length);
	found->codes[found->count++][length] = '\0';
}

static void say_row(struct session *session, struct found *found, int place)
{
	const char *code = found->codes[found->at + (size_t)place];
	struct error error = {0};
	struct node node = {0};
	char *said = NULL;

	if (store_find(session->store, code, &found->rows[place], &error) &&
	    store_node(session->store, found->rows[place], &node, &error) && node.ref.id)
		said = entry_say(session->store, &node, &error);
	talk_say(&session->talk, 2, "%d %s%s", place + 1, said ? said : code, said ? "" : _(" (없음)"));
	free(said);
}

static int page_size(const struct found *found)
{
	size_t left = found->count - found->at;

	return (int)(left < LIST_PAGE ? left : LIST_PAGE);
}

static bool show(struct session *session, struct screen *screen, struct error *error)
{
	struct found *found = (struct found *)screen;

	(void)error;
	talk_say(&session->talk, 2, _("%s, %zu건"), found->title, found->count);
	memset(found->rows, 0, sizeof found->rows);
	for (int i = 0; i < page_size(found); i++)
		say_row(session, found, i);
	list_say_end(session, found->at + LIST_PAGE < found->count);
	return true;
}

static void turn(struct session *session, struct found *found, bool back)
{
	bool good = back ? found->at > 0 : found->at + LIST_PAGE < found->count;

	if (good)
		found->at = back ? found->at - LIST_PAGE : found->at + LIST_PAGE;
	else
		talk_say(&session->talk, 0, "%s", back ? _("첫 쪽입니다.") : _("끝입니다."));
	session->shown = !good;
}

static bool take(struct session *session, struct screen *screen, const struct order *order)
{
	struct found *found = (struct found *)screen;

	switch (order->deed) {
	case DEED_NOTHING:
	case DEED_NEXT:
	case DEED_PREVIOUS:
		turn(session, found, order->deed == DEED_PREVIOUS);
		return true;
	case DEED_NUMBER:
		if (order->number < 1 || order->number > page_size(found))
			return false;
		session_open(session, found->codes[found->at + (size_t)order->number - 1]);
		return true;
	default:
		return false;
	}
}

static struct ref row(const struct screen *screen, int number)
{
	const struct found *found = (const struct found *)screen;

	return number >= 1 && number <= page_size(found) ? found->rows[number - 1] : (struct ref){.id = 0};
}

static void destroy(struct screen *screen)
{
	struct found *found = (struct found *)screen;

	free(found->title);
	free(found->codes);
	free(found);
}

static const struct screen_type type = {.show = show, .take = take, .row = row, .destroy = destroy};

static struct found *make(char *title)
{
	struct found *found = memory_new(1, sizeof *found);

	found->screen.type = &type;
	found->title = title;
	return found;
}

/* The list as a screen, or NOTHING, a sentence, if it is empty. */
static void push(struct session *session, struct found *found, const char *nothing)
{
	if (found->count) {
		session_push(session, &found->screen);
		return;
	}
	talk_say(&session->talk, 0, "%s", nothing);
	destroy(&found->screen);
}

static bool take_code(void *context, const struct record *record)
{
	struct value code = record_value(record, "code");

	add_code(context, code.text, strlen(code.text));
	return true;
}

/* Rows of KIND that FILTER lets through. */
static bool add_filtered(struct session *session, struct found *found, enum record_kind kind, const struct filter *filter,
			 bool loose, struct error *error)
{
	static const char *const keys[] = {"code", NULL};
	struct store_query query = {.kind = kind, .filter = filter, .loose = loose, .limit = MOST, .keys = keys};

	return store_list(session->store, &query, take_code, found, NULL, error);
}

static bool search_kinds(struct session *session, struct found *found, const struct filter *filter, bool loose,
			 struct error *error)
{
	static const enum record_kind kinds[] = {RECORD_OFFICE, RECORD_CONTACT, RECORD_ITEM, RECORD_MILESTONE, RECORD_TARGET};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!add_filtered(session, found, kinds[i], filter, loose, error))
			return false;
	return true;
}

static bool search_phrase(struct session *session, struct found *found, const char *words, bool loose, struct error *error)
{
	struct filter *filter = memory_new(1, sizeof *filter);
	char *phrase = talk_print("\"%s\"", words);
	bool good = filter_parse(phrase, filter, error) && search_kinds(session, found, filter, loose, error);

	free(phrase);
	free(filter);
	return good;
}

static bool search_other_keyboard(struct session *session, struct found *found, const char *words, struct error *error)
{
	char *meant = text_other_keyboard(words, strlen(words));
	bool good = true;

	if (meant)
		good = search_phrase(session, found, meant, false, error);
	if (meant && found->count)
		talk_say(&session->talk, 0, _("‘%s’(으)로 읽어 찾았습니다."), meant);
	free(meant);
	return good;
}

/* As it stands; else as if typed in the other mode; else whatever the spacing. */
static bool search_every_way(struct session *session, struct found *found, const char *words, struct error *error)
{
	return search_phrase(session, found, words, false, error) &&
	       (found->count || search_other_keyboard(session, found, words, error)) &&
	       (found->count || search_phrase(session, found, words, true, error));
}

void found_search(struct session *session, const char *words)
{
	struct found *found = make(talk_print(_("찾기 ‘%s’"), words));
	char *nothing = talk_print(_("‘%s’을(를) 찾지 못했습니다."), words);
	struct error error = {0};

	if (strchr(words, '"')) {
		talk_say(&session->talk, 0, "%s", _("찾는 말에 큰따옴표는 쓸 수 없습니다."));
		destroy(&found->screen);
	} else if (search_every_way(session, found, words, &error)) {
		push(session, found, nothing);
	} else {
		session_say_error(session, &error);
		destroy(&found->screen);
	}
	free(nothing);
}

/* The codes that a row names. */
static bool take_links(void *context, const struct record *record)
{
	static const char *const keys[] = {"parent", "office", "entity", "items", "from", "to"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *codes = record_value(record, keys[i]).text;

		while (*codes) {
			size_t length = strcspn(codes, "\n");

			add_code(context, codes, length);
			codes += length + (codes[length] == '\n');
		}
	}
	return true;
}

static bool add_links(struct session *session, struct found *found, const struct node *node, struct error *error)
{
	static const enum record_kind kinds[] = {RECORD_LINK, RECORD_TARGET, RECORD_OFFICE, RECORD_CONTACT};
	struct store_query self = {.kind = node->ref.kind, .code = node->code};

	if (!store_list(session->store, &self, take_links, found, NULL, error))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct store_query query = {.kind = kinds[i], .of = node->code, .limit = MOST};

		if (!store_list(session->store, &query, kinds[i] == RECORD_LINK ? take_links : take_code, found, NULL, error))
			return false;
	}
	return true;
}

void found_links(struct session *session, const struct node *node)
{
	struct found *found = make(talk_print(_("%s 이어진 곳"), node->code));
	struct error error = {0};

	if (add_links(session, found, node, &error)) {
		push(session, found, _("이어진 곳이 없습니다."));
		return;
	}
	session_say_error(session, &error);
	destroy(&found->screen);
}

void list_duties(struct session *session, const struct node *node)
{
	struct found *found = make(talk_print(_("%s 맡은 것"), node->title));
	struct filter *filter = memory_new(1, sizeof *filter);
	char *text = talk_print("office:%s", node->code);
	struct error error = {0};

	if (filter_parse(text, filter, &error) && add_filtered(session, found, RECORD_MILESTONE, filter, false, &error) &&
	    add_filtered(session, found, RECORD_TARGET, filter, false, &error)) {
		push(session, found, _("맡은 이정표와 목표가 없습니다."));
	} else {
		session_say_error(session, &error);
		destroy(&found->screen);
	}
	free(filter);
	free(text);
}
