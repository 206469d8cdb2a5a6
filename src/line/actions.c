/* What can be asked for on every screen. */
#include <string.h>
#include "acts.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/view/past.h"
#include "list.h"
#include "reading.h"
#include "session.h"
#include "write.h"

static const struct screen *top(const struct session *session)
{
	return session->screens[session->count - 1];
}

/* What stands behind the word; without it, what is asked for. NULL if the person leaves it. */
static const char *words_of(struct session *session, const struct order *order, const char *question)
{
	return *order->rest ? order->rest : session_ask(session, question);
}

static void open_view(struct session *session, enum view view)
{
	struct screen *screen = list_view(session, view);

	if (!screen)
		return;
	session->view = view;
	session_to_menu(session);
	session_push(session, screen);
}

static void search(struct session *session, const struct order *order)
{
	const char *words = words_of(session, order, _("찾을 말은? 초성도 됩니다."));

	if (words && *words)
		found_search(session, words);
}

/* The views as FILTER lets them through; what is no filter leaves the one before. */
static void set_filter(struct session *session, const char *filter)
{
	char before[SESSION_FILTER];
	struct screen *screen;

	if (strlen(filter) >= SESSION_FILTER) {
		talk_say(&session->talk, 0, "%s", _("거르기가 너무 깁니다."));
		return;
	}
	memcpy(before, session->filter, sizeof before);
	memcpy(session->filter, filter, strlen(filter) + 1);
	screen = list_view(session, session->view);
	if (!screen) {
		memcpy(session->filter, before, sizeof before);
		return;
	}
	session_to_menu(session);
	if (!*filter)
		talk_say(&session->talk, 0, "%s", _("거르기를 풀었습니다."));
	session_push(session, screen);
}

static void filter(struct session *session, const struct order *order)
{
	const char *words = words_of(
		session, order, _("거르기는? -는 풀기. 예: 지연, 임박, 미보고, 엇갈림, 기한미설정, office:국방부, due<이달말"));

	if (words && *words)
		set_filter(session, strcmp(words, "-") ? words : "");
}

static void go(struct session *session, const struct order *order)
{
	const char *code = words_of(session, order, _("어느 코드로 갑니까? 예: 1.2.2.1, o14"));

	if (code && *code)
		session_open(session, code);
}

static void look_at(struct session *session, day_number day)
{
	struct error error = {0};
	struct text said = {0};

	if (!store_set_as_of(session->store, day, &error)) {
		session_say_error(session, &error);
	} else {
		past_sentence(session->store, &said);
		talk_say(&session->talk, 0, "%s", text_bytes(&said));
	}
	text_finish(&said);
	session_stale(session);
}

static void as_of(struct session *session, const struct order *order)
{
	const char *typed = words_of(session, order, _("어느 날을 봅니까? 예: 2025-12, 지난달, 어제"));
	struct error error = {0};
	day_number day;

	if (!typed || !*typed)
		return;
	if (past_read(session->store, typed, &day, &error))
		look_at(session, day);
	else
		session_say_error(session, &error);
}

static void today(struct session *session)
{
	if (store_as_of(session->store) == DAY_NONE)
		talk_say(&session->talk, 0, "%s", _("지금을 보고 있습니다. 지난 날은 @2026-01-31처럼 적습니다."));
	else
		look_at(session, DAY_NONE);
}

/* What has changed since which day? An empty answer: as usual. */
static void set_since(struct session *session, const struct order *order)
{
	const char *typed = words_of(session, order,
				     _("언제부터 바뀐 것을 봅니까? 예: 지난달, 2025-12-31. 비우면 마지막 동결부터"));
	struct error error = {0};
	day_number day = DAY_NONE;

	if (!typed)
		return;
	if (*typed && !past_read(session->store, typed, &day, &error)) {
		session_say_error(session, &error);
		return;
	}
	session->since = day;
	open_view(session, VIEW_CHANGES);
}

static void back(struct session *session)
{
	if (session->count == 1)
		talk_say(&session->talk, 0, "%s", _("첫 차림표입니다. q는 나가기입니다."));
	else
		session_pop(session);
}

static void command(struct session *session)
{
	const char *typed = session_ask(session, _("무엇을 합니까? 명령 이름이나 글쇠."));
	struct order order;

	if (!typed || !*typed)
		return;
	order_read(&order, typed, &session->options->keymap);
	if (order.deed != ACTION_COMMAND)
		session_take(session, &order);
	order_finish(&order);
}

/* True if it is one of those that move between screens. */
static bool move_about(struct session *session, const struct order *order)
{
	switch (order->deed) {
	case ACTION_VIEW_TREE:
	case ACTION_VIEW_WORK:
	case ACTION_VIEW_TARGETS:
	case ACTION_VIEW_OFFICES:
	case ACTION_VIEW_AGENDA:
	case ACTION_VIEW_CHANGES:
		open_view(session, (enum view)(order->deed - ACTION_VIEW_TREE));
		return true;
	case ACTION_BACK:
	case ACTION_OUT:
		back(session);
		return true;
	case ACTION_CLOSE:
		session_to_menu(session);
		return true;
	case ACTION_HELP:
		session_push(session, reading_help());
		return true;
	case ACTION_RELOAD:
	case ACTION_REDRAW:
		session_stale(session);
		return true;
	case ACTION_QUIT:
		session->leaving = true;
		return true;
	default:
		return false;
	}
}

/* True if it is one of those that ask or write. */
static bool ask_for(struct session *session, const struct order *order)
{
	switch (order->deed) {
	case ACTION_SEARCH:
		search(session, order);
		return true;
	case ACTION_FILTER:
	case ACTION_FILTERS:
		filter(session, order);
		return true;
	case ACTION_GO:
	case DEED_CODE:
		go(session, order);
		return true;
	case ACTION_AS_OF:
		as_of(session, order);
		return true;
	case ACTION_TODAY:
		today(session);
		return true;
	case ACTION_SINCE:
		set_since(session, order);
		return true;
	case ACTION_COMMAND:
		command(session);
		return true;
	case ACTION_UNDO:
	case ACTION_REDO:
		undo_step(session, order->deed == ACTION_REDO);
		return true;
	default:
		return false;
	}
}

/* Something about a row: the one that is read, or the one whose number stands behind the word. */
static bool act(struct session *session, const struct order *order)
{
	struct ref ref = top(session)->type->row ? top(session)->type->row(top(session), order->number) : (struct ref){.id = 0};

	return acts_do(session, ref, order->deed);
}

void session_take(struct session *session, const struct order *order)
{
	if (order->deed == DEED_NUMBER && !order->number)
		back(session);
	else if (order->deed == DEED_NUMBER)
		talk_say(&session->talk, 0, _("%d번은 없습니다."), order->number);
	else if (order->deed == DEED_UNKNOWN)
		talk_say(&session->talk, 0, "%s", _("모르는 말입니다. ?는 도움말입니다."));
	else if (!move_about(session, order) && !ask_for(session, order) && !act(session, order))
		talk_say(&session->talk, 0, "%s",
			 _("여기서는 할 수 없습니다. 목록에서는 번호를 붙이십시오(s 3). ?는 도움말입니다."));
}
