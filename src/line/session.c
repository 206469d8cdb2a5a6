#include "session.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/mode.h"
#include "menu.h"
#include "reading.h"

static void drop(struct screen *screen)
{
	screen->type->destroy(screen);
}

void session_push(struct session *session, struct screen *screen)
{
	if (session->count == SESSION_DEPTH) {
		drop(session->screens[1]);
		memmove(session->screens + 1, session->screens + 2, (SESSION_DEPTH - 2) * sizeof *session->screens);
		session->count--;
	}
	session->screens[session->count++] = screen;
	session->shown = false;
}

void session_pop(struct session *session)
{
	if (session->count > 1)
		drop(session->screens[--session->count]);
	session->shown = false;
}

void session_to_menu(struct session *session)
{
	while (session->count > 1)
		session_pop(session);
	session->shown = false;
}

void session_stale(struct session *session)
{
	session->state++;
	session->shown = false;
}

void session_say_error(struct session *session, const struct error *error)
{
	talk_say(&session->talk, 0, "%s", error->sentence);
}

void session_open(struct session *session, const char *code)
{
	struct error error = {0};
	struct ref ref;

	if (store_find(session->store, code, &ref, &error))
		session_push(session, reading_detail(code));
	else
		session_say_error(session, &error);
}

bool session_may_write(struct session *session)
{
	if (store_as_of(session->store) != DAY_NONE)
		talk_say(&session->talk, 0, "%s", _("지난 날을 보고 있어 바꿀 수 없습니다. t로 지금으로 돌아와서 하십시오."));
	else if (store_is_read_only(session->store))
		talk_say(&session->talk, 0, "%s", _("읽기 전용으로 열려 있어 바꿀 수 없습니다."));
	else
		return true;
	return false;
}

bool session_write(struct session *session, const struct gate_request *request, struct gate_answer *answer)
{
	sigset_t ending, before;
	bool good;

	sigemptyset(&ending);
	sigaddset(&ending, SIGHUP);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigprocmask(SIG_BLOCK, &ending, &before);
	good = store_write(session->store, request, answer);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}

const char *session_ask(struct session *session, const char *question)
{
	talk_say(&session->talk, 0, "%s", question);
	if (!talk_ask(&session->talk))
		return NULL;
	if (!order_stops(session->talk.line))
		return session->talk.line;
	talk_say(&session->talk, 0, "%s", _("그만두었습니다."));
	return NULL;
}

bool session_confirm(struct session *session, const char *question)
{
	int answer = -1;

	while (answer < 0) {
		talk_say(&session->talk, 0, _("%s 1 예, 2 아니오"), question);
		if (!talk_ask(&session->talk))
			return false;
		answer = order_yes(session->talk.line);
	}
	return answer;
}

/* A new day, what others have done, whether the file is still there: said once, and read again. */
static void look_around(struct session *session)
{
	int64_t version = store_data_version(session->store), ends;
	day_number today = session->options->today ? session->options->today(session->options->context, &ends)
						   : store_present(session->store);
	struct error error = {0};
	bool moved = !store_is_in_place(session->store, &error);
	char day[DAY_TEXT * 2];

	if (moved && !session->moved)
		session_say_error(session, &error);
	session->moved = moved;
	if (today != store_present(session->store)) {
		store_set_today(session->store, today);
		day_print_korean(today, day);
		talk_say(&session->talk, 0, _("날이 바뀌었습니다. 기준일은 이제 %s입니다."), day);
		session_stale(session);
	}
	if (version && version != session->version) {
		if (session->version)
			talk_say(&session->talk, 0, "%s", _("다른 사람이 바꾸었습니다. 다시 읽습니다."));
		session->version = version;
		session_stale(session);
	}
}

/* What can't be shown, as it is gone, gives way to what one came from. */
static void show(struct session *session)
{
	struct error error = {0};

	while (!session->shown) {
		struct screen *screen = session->screens[session->count - 1];

		session->shown = true;
		if (screen->type->show(session, screen, &error))
			screen->seen = session->state;
		else
			session_say_error(session, &error);
		if (error.code == ERROR_NOT_FOUND && session->count > 1)
			session_pop(session);
		error = (struct error){0};
	}
}

static void take(struct session *session)
{
	struct screen *screen = session->screens[session->count - 1];
	struct order order;
	char *line = session->talk.line;

	session->talk.line = NULL; /* what is asked meanwhile must not take the order's words away */
	order_read(&order, line, &session->options->keymap);
	if (order.meant)
		talk_say(&session->talk, 0, _("한글 자판의 글쇠로 읽었습니다: %s"), order.meant);
	if (!screen->type->take(session, screen, &order))
		session_take(session, &order);
	order_finish(&order);
	free(session->talk.line);
	session->talk.line = line;
}

int line_run(struct store *store, const struct line_options *options)
{
	struct session session = {.store = store, .options = options, .since = DAY_NONE};

	text_set_mode(TEXT_SAFE);
	talk_start(&session.talk);
	session.version = store_data_version(store);
	menu_greet(&session);
	session_push(&session, menu_make());
	while (!session.leaving && !session.talk.ended) {
		look_around(&session);
		show(&session);
		if (talk_ask(&session.talk))
			take(&session);
	}
	while (session.count)
		drop(session.screens[--session.count]);
	talk_finish(&session.talk);
	return 0;
}
