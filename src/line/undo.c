/* Taking back, and restoring: first what would come of it is said. It is that step or none. */
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/history.h"
#include "write.h"

static bool write_step(struct session *session, const struct history_step *step, bool redo, bool dry_run,
		       struct gate_answer *answer)
{
	struct gate_request request = {.verb = redo ? GATE_REDO : GATE_UNDO,
				       .undoes = step->request,
				       .action = redo ? "redo" : "undo",
				       .effective = DAY_NONE,
				       .dry_run = dry_run};

	return session_write(session, &request, answer);
}

static void say_changes(struct session *session, const struct gate_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++) {
		char *said = change_sentence(&answer->changes[i]);

		talk_say(&session->talk, 2, "%s %s", answer->changes[i].entity, said);
		free(said);
	}
}

static void say_step(struct session *session, const struct history_step *step, bool redo)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	char at[64];

	field_print(&time, step->at, at, sizeof at);
	talk_say(&session->talk, 2,
		 redo ? _("취소한 %s(%s)을(를) 되살리면 이렇게 됩니다.") : _("%s(%s)을(를) 취소하면 이렇게 됩니다."),
		 change_action(step->action), at);
}

static void take_back(struct session *session, const struct history_step *step, bool redo)
{
	struct gate_answer answer = {0};

	if (write_step(session, step, redo, false, &answer)) {
		session->state++;
		talk_say(&session->talk, 0, "%s",
			 redo ? _("되살렸습니다. u는 다시 취소입니다.") : _("취소했습니다. U는 되살리기입니다."));
	} else {
		session_say_error(session, &answer.error);
	}
	gate_answer_finish(&answer);
}

static void preview(struct session *session, const struct history_step *step, bool redo)
{
	struct gate_answer answer = {0};
	bool good = write_step(session, step, redo, true, &answer);

	if (good) {
		say_step(session, step, redo);
		say_changes(session, &answer);
	} else {
		session_say_error(session, &answer.error);
	}
	gate_answer_finish(&answer);
	if (good && session_confirm(session, redo ? _("되살립니까?") : _("취소합니까?")))
		take_back(session, step, redo);
}

void undo_step(struct session *session, bool redo)
{
	struct history_step step = {0};
	struct error error = {0};

	if (!session_may_write(session))
		return;
	if (!store_undo_next(session->store, redo, &step, &error))
		session_say_error(session, &error);
	else if (!*step.request)
		talk_say(&session->talk, 0, "%s", redo ? _("되살릴 것이 없습니다.") : _("취소할 변경이 없습니다."));
	else
		preview(session, &step, redo);
	history_step_finish(&step);
}
