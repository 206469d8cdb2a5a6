#include "find.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "state.h"

enum { QUERY_BYTES = 500 };

void find_finish(struct find *find)
{
	store_search_destroy(find->search);
	text_query_destroy(find->query);
	text_finish(&find->reading);
	prompt_finish(&find->prompt);
	*find = (struct find){0};
}

void find_reload(struct find *find)
{
	store_search_destroy(find->search);
	find->search = NULL;
}

static void highlight(struct dashboard *dashboard)
{
	for (int i = 0; i < PANE_COUNT; i++)
		dashboard->panes[i].type->highlight(&dashboard->panes[i], dashboard->find.query);
}

/* QUERY, which is taken over, is what is looked for from now on. */
static void set_query(struct dashboard *dashboard, struct text_query *query, struct search *search)
{
	struct text_query *before = dashboard->find.query;

	find_reload(&dashboard->find);
	dashboard->find.query = query;
	dashboard->find.search = search;
	highlight(dashboard);
	text_query_destroy(before);
}

int find_clear(struct dashboard *dashboard)
{
	if (!dashboard->find.query)
		return REACT_NONE;
	set_query(dashboard, NULL, NULL);
	return REACT_FOLLOW | REACT_REDRAW;
}

void find_open(struct dashboard *dashboard)
{
	struct find *find = &dashboard->find;

	if (!find->prompt.editor)
		prompt_start(&find->prompt, QUERY_BYTES);
	text_editor_set(find->prompt.editor, "", 0);
	dashboard->line = &find_line;
}

static void draw(struct dashboard *dashboard)
{
	prompt_draw(&dashboard->find.prompt, &dashboard->terminal, &dashboard->note, 0,
		    dashboard->find.full ? _("찾기(더 적을 수 없음): ") : _("찾기: "));
}

static struct ref place_of(const struct dashboard *dashboard)
{
	const struct pane *tree = &dashboard->panes[PANE_LEFT];
	const struct node *node = tree->type->node(tree);

	return node ? node->ref : (struct ref){.kind = RECORD_MEETING};
}

static int fail(struct dashboard *dashboard, const struct error *error)
{
	dashboard_say(dashboard, STYLE_ALERT, error->sentence);
	return REACT_DRAW;
}

/* What was looked for, which hit it is, of how many; -1: nobody has counted them. */
static void say_place(struct dashboard *dashboard, int64_t place, int64_t count)
{
	const struct find *find = &dashboard->find;
	char sentence[QUERY_BYTES * 3];
	char where[64];

	if (count < 0)
		snprintf(where, sizeof where, "%s", _("찾음"));
	else if (place)
		snprintf(where, sizeof where, "%" PRId64 "/%" PRId64, place, count);
	else
		snprintf(where, sizeof where, _("%" PRId64 "건"), count);
	if (text_query_is_loose(find->query))
		snprintf(sentence, sizeof sentence, _("‘%s’(띄어쓰기·가운뎃점 없이) %s, n 다음  N 이전"),
			 text_query_bytes(find->query), where);
	else if (find->reading.length)
		snprintf(sentence, sizeof sentence, _("%s: %s, n 다음  N 이전"), text_bytes(&find->reading), where);
	else
		snprintf(sentence, sizeof sentence, _("‘%s’ %s, n 다음  N 이전"), text_query_bytes(find->query), where);
	dashboard_say(dashboard, STYLE_NORMAL, sentence);
}

static int go(struct dashboard *dashboard, const struct node *node, int64_t place)
{
	struct error error = {0};

	if (!places_visit(dashboard, node->ref, &error))
		return fail(dashboard, &error);
	say_place(dashboard, place, store_search_count(dashboard->find.search));
	return REACT_FOLLOW | REACT_REDRAW;
}

static int say_nothing_found(struct dashboard *dashboard, const char *words)
{
	char sentence[QUERY_BYTES * 3];

	snprintf(sentence, sizeof sentence, _("‘%s’을(를) 찾지 못했습니다."), words);
	dashboard_say(dashboard, STYLE_ATTENTION, sentence);
	return REACT_DRAW;
}

struct answer {
	struct text_query *query;
	struct search *search;
};

static void drop(struct answer *answer)
{
	store_search_destroy(answer->search);
	text_query_destroy(answer->query);
	*answer = (struct answer){0};
}

/* ANSWER takes over QUERY. */
static bool look_for(struct dashboard *dashboard, struct text_query *query, struct answer *answer, struct error *error)
{
	answer->query = query;
	answer->search = store_search(dashboard->store, answer->query, error);
	if (!answer->search)
		drop(answer);
	return answer->search != NULL;
}

/* What is found by QUERY, which is taken over, takes the place of ANSWER, which found nothing; nothing doesn't. */
static bool look_again(struct dashboard *dashboard, struct text_query *query, struct answer *answer, struct error *error)
{
	struct answer other = {0};
	bool good = look_for(dashboard, query, &other, error);

	if (other.search && store_search_count(other.search)) {
		drop(answer);
		*answer = other;
	} else {
		drop(&other);
	}
	return good;
}

/* Typed with the keyboard in the other mode? Then that is said. */
static bool look_on_other_keyboard(struct dashboard *dashboard, const char *words, struct answer *answer, struct error *error)
{
	char *meant = text_other_keyboard(words, strlen(words));
	bool good = !meant || look_again(dashboard, text_query_create(meant, strlen(meant)), answer, error);

	if (good && meant && store_search_count(answer->search))
		text_append_format(&dashboard->find.reading, _("‘%s’(으)로 찾은 결과(‘%s’을(를) 다른 자판으로 읽음)"), meant,
				   words);
	free(meant);
	return good;
}

/* As it stands; else as if typed in the other mode; else whatever the spacing. */
static bool look_every_way(struct dashboard *dashboard, const char *words, struct answer *answer, struct error *error)
{
	size_t length = strlen(words);

	return look_for(dashboard, text_query_create(words, length), answer, error) &&
	       (store_search_count(answer->search) || look_on_other_keyboard(dashboard, words, answer, error)) &&
	       (store_search_count(answer->search) ||
		look_again(dashboard, text_query_create_loose(words, length), answer, error));
}

/* The tree as it is has an index; what any other view lists is looked through itself. */
static bool is_indexed(const struct dashboard *dashboard)
{
	const struct pane *left = &dashboard->panes[PANE_LEFT];

	return left_view(left) == VIEW_TREE && !*left_filter(left);
}

/* To the next row of the view that QUERY, which is taken over, finds; false if there is none, with a sentence on failure. */
static bool look_in_view(struct dashboard *dashboard, struct text_query *query, bool backwards, struct error *error)
{
	int64_t place = 0, count = 0;
	struct places before = dashboard->places;
	bool good;

	if (query != dashboard->find.query)
		set_query(dashboard, query, NULL);
	places_leave(dashboard);
	good = listing_find(left_listing(&dashboard->panes[PANE_LEFT]), query, backwards, &place, &count, error);
	if (good && (place || count < 0)) {
		say_place(dashboard, place, count);
		return true;
	}
	dashboard->places = before;
	return false;
}

/* Where it would be found instead. */
static int say_not_in_view(struct dashboard *dashboard, const char *words)
{
	struct text_query *query = text_query_create(words, strlen(words));
	struct error error = {0};
	struct search *search = store_search(dashboard->store, query, &error);
	int64_t count = search ? store_search_count(search) : 0;
	char sentence[QUERY_BYTES * 3];

	store_search_destroy(search);
	text_query_destroy(query);
	if (!count)
		return say_nothing_found(dashboard, words) | REACT_FOLLOW | REACT_REDRAW;
	snprintf(sentence, sizeof sentence, _("이 보기에는 ‘%s’이(가) 없습니다. 안건 보기(1)에는 %" PRId64 "건 있습니다."), words,
		 count);
	dashboard_say(dashboard, STYLE_ATTENTION, sentence);
	return REACT_FOLLOW | REACT_REDRAW;
}

/* As it stands; else as if typed in the other mode; else whatever the spacing. */
static int start_in_view(struct dashboard *dashboard, const char *words)
{
	size_t length = strlen(words);
	char *meant = text_other_keyboard(words, length);
	struct error error = {0};
	bool found = look_in_view(dashboard, text_query_create(words, length), false, &error);

	text_clear(&dashboard->find.reading);
	if (!found && error.code == ERROR_NONE && meant) {
		text_append_format(&dashboard->find.reading, _("‘%s’(으)로 찾은 결과(‘%s’을(를) 다른 자판으로 읽음)"), meant,
				   words);
		found = look_in_view(dashboard, text_query_create(meant, strlen(meant)), false, &error);
		if (!found)
			text_clear(&dashboard->find.reading);
	}
	if (!found && error.code == ERROR_NONE)
		found = look_in_view(dashboard, text_query_create_loose(words, length), false, &error);
	free(meant);
	if (error.code != ERROR_NONE)
		return fail(dashboard, &error);
	return found ? REACT_FOLLOW | REACT_REDRAW : say_not_in_view(dashboard, words);
}

/* The one that fits best is where one goes first: a title that begins with the word is more likely meant than one that holds it
 * somewhere. */
static int start(struct dashboard *dashboard, const char *words)
{
	struct answer answer = {0};
	struct error error = {0};
	struct node node;
	int64_t place;

	if (!is_indexed(dashboard))
		return start_in_view(dashboard, words);
	text_clear(&dashboard->find.reading);
	if (!look_every_way(dashboard, words, &answer, &error)) {
		drop(&answer);
		return fail(dashboard, &error);
	}
	set_query(dashboard, answer.query, answer.search);
	if (!store_search_count(answer.search))
		return say_nothing_found(dashboard, words) | REACT_FOLLOW | REACT_REDRAW;
	if (!store_search_best(answer.search, place_of(dashboard), &node, &place, &error))
		return fail(dashboard, &error);
	return go(dashboard, &node, place);
}

static int accept(struct dashboard *dashboard)
{
	struct find *find = &dashboard->find;
	struct text_query *query;
	const char *words = text_editor_bytes(find->prompt.editor);
	bool empty;

	dashboard->line = NULL;
	query = text_query_create(words, strlen(words));
	empty = text_query_is_empty(query);
	text_query_destroy(query);
	if (empty)
		return find_clear(dashboard) | REACT_DRAW;
	text_editor_remember(find->prompt.editor, words, strlen(words));
	return start(dashboard, words);
}

static int press(struct dashboard *dashboard, uint32_t key)
{
	dashboard->find.full = false;
	switch (prompt_press(&dashboard->find.prompt, key)) {
	case PROMPT_ACCEPTED:
		return accept(dashboard);
	case PROMPT_CANCELLED:
		dashboard->line = NULL;
		return REACT_DRAW;
	case PROMPT_REFUSED:
		dashboard->find.full = true;
		return REACT_DRAW;
	case PROMPT_HANDLED:
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

const struct line_type find_line = {.press = press, .draw = draw};

int find_step(struct dashboard *dashboard, bool backwards)
{
	struct find *find = &dashboard->find;
	struct error error = {0};
	struct node node;
	int64_t place;

	if (!find->query) {
		dashboard_say(dashboard, STYLE_DIM, _("찾을 말을 먼저 /로 적어 주십시오."));
		return REACT_DRAW;
	}
	if (!is_indexed(dashboard) && look_in_view(dashboard, find->query, backwards, &error))
		return REACT_FOLLOW | REACT_REDRAW;
	if (!is_indexed(dashboard))
		return error.code != ERROR_NONE ? fail(dashboard, &error)
						: say_not_in_view(dashboard, text_query_bytes(find->query));
	if (!find->search)
		find->search = store_search(dashboard->store, find->query, &error);
	if (!find->search || !store_search_step(find->search, place_of(dashboard), backwards, &node, &place, &error))
		return fail(dashboard, &error);
	if (!node.ref.id)
		return say_nothing_found(dashboard, text_query_bytes(find->query));
	return go(dashboard, &node, place);
}
