#include "acts.h"
#include "gwagi/model/message.h"
#include "list.h"
#include "reading.h"
#include "write.h"

#define FOR(kind) (1u << RECORD_##kind)
#define FOR_ALL (~0u)

static void read_links(struct session *session, const struct node *node)
{
	found_links(session, node);
}

static void read_history(struct session *session, const struct node *node)
{
	session_push(session, reading_history(node->code));
}

static void read_detail(struct session *session, const struct node *node)
{
	session_push(session, reading_detail(node->code));
}

static const struct {
	int number, deed;
	const char *name;
	unsigned kinds;
	bool writes;
	void (*run)(struct session *session, const struct node *node);
} acts[] = {
	{1, ACTION_STATUS, N_("상태 바꾸기"), FOR(MILESTONE), true, write_status},
	{2, ACTION_VERIFY, N_("확인"), FOR(MILESTONE), true, write_verified},
	{3, DEED_FORECAST, N_("예상일"), FOR(MILESTONE), true, write_forecast},
	{4, ACTION_CALL, N_("통화 적기"), FOR(MILESTONE), true, write_call},
	{5, ACTION_EVIDENCE, N_("증빙 적기"), FOR(MILESTONE), true, write_evidence},
	{6, ACTION_READING, N_("실적 적기"), FOR(TARGET), true, write_reading},
	{7, DEED_LINKS, N_("이어진 곳"), FOR_ALL, false, read_links},
	{8, DEED_HISTORY, N_("이력"), FOR_ALL, false, read_history},
	{9, DEED_BELOW, N_("아래 것"), FOR(MEETING) | FOR(ITEM), false, list_below},
	{9, DEED_BELOW, N_("맡은 것"), FOR(OFFICE), false, list_duties},
	{10, ACTION_EDIT, N_("고치기"), FOR(MEETING) | FOR(ITEM) | FOR(MILESTONE) | FOR(TARGET) | FOR(OFFICE) | FOR(CONTACT),
	 true, write_field},
	{-1, DEED_DETAIL, NULL, FOR_ALL, false, read_detail},
};
enum { ACTS = sizeof acts / sizeof *acts };

void acts_say(struct session *session, struct ref ref)
{
	for (int i = 0; i < ACTS; i++) {
		if (ref.id && acts[i].name && acts[i].kinds & (1u << ref.kind))
			talk_say(&session->talk, 3, "%d %s", acts[i].number, _(acts[i].name));
	}
	talk_say(&session->talk, 2, "%s", _("0 뒤로"));
}

int acts_deed(int number)
{
	for (int i = 0; i < ACTS; i++) {
		if (acts[i].number == number)
			return acts[i].deed;
	}
	return DEED_UNKNOWN;
}

bool acts_do(struct session *session, struct ref ref, int deed)
{
	struct error error = {0};
	struct node node;

	for (int i = 0; i < ACTS; i++) {
		if (acts[i].deed != deed || !ref.id || !(acts[i].kinds & (1u << ref.kind)))
			continue;
		if (acts[i].writes && !session_may_write(session))
			return true;
		if (!store_node(session->store, ref, &node, &error))
			session_say_error(session, &error);
		else if (!node.ref.id)
			talk_say(&session->talk, 0, "%s", _("그 줄은 이제 없습니다."));
		else
			acts[i].run(session, &node);
		return true;
	}
	return false;
}
