#include "gwagi/model/rights.h"
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "gwagi/model/message.h"

static const struct {
	const char *english, *korean;
	enum reach officer, coordinator; /* a viewer has none of them, an admin all */
} rights[RIGHT_COUNT] = {
	[RIGHT_REPORT] = {"report", N_("보고"), REACH_OWN, REACH_ALL},
	[RIGHT_FORECAST] = {"forecast", N_("예상일"), REACH_OWN, REACH_ALL},
	[RIGHT_EVIDENCE] = {"evidence", N_("증빙"), REACH_OWN, REACH_ALL},
	[RIGHT_READING] = {"reading", N_("측정값"), REACH_OWN, REACH_ALL},
	[RIGHT_CALL] = {"call", N_("통화"), REACH_OWN, REACH_ALL},
	[RIGHT_VERIFY] = {"verify", N_("확인"), REACH_NONE, REACH_ALL},
	[RIGHT_REVISE] = {"revise", N_("기한 변경"), REACH_NONE, REACH_ALL},
	[RIGHT_EDIT] = {"edit", N_("내용 고치기"), REACH_NONE, REACH_ALL},
	[RIGHT_STRUCTURE] = {"structure", N_("구조 바꾸기"), REACH_NONE, REACH_ALL},
	[RIGHT_UNDO] = {"undo", N_("되돌리기"), REACH_OWN, REACH_ALL},
	[RIGHT_FREEZE] = {"freeze", N_("동결"), REACH_NONE, REACH_ALL},
	[RIGHT_ACCOUNT] = {"account", N_("계정 관리"), REACH_NONE, REACH_NONE},
	[RIGHT_IMPORT] = {"import", N_("가져오기"), REACH_NONE, REACH_ALL},
};

enum reach rights_reach(enum account_role role, enum right right)
{
	switch (role) {
	case ROLE_OFFICER:
		return rights[right].officer;
	case ROLE_COORDINATOR:
		return rights[right].coordinator;
	case ROLE_ADMIN:
		return REACH_ALL;
	default:
		return REACH_NONE;
	}
}

const char *right_english(enum right right)
{
	return rights[right].english;
}

const char *right_korean(enum right right)
{
	return _(rights[right].korean);
}

enum right rights_of_addition(const char *table)
{
	static const struct {
		const char *table;
		enum right right;
	} own[] = {{"evidence", RIGHT_EVIDENCE}, {"reading", RIGHT_READING}, {"call", RIGHT_CALL}, {"account", RIGHT_ACCOUNT}};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strcmp(own[i].table, table) == 0)
			return own[i].right;
	return RIGHT_STRUCTURE;
}

enum right rights_of_field(const char *table, const char *field)
{
	static const struct {
		const char *table, *field; /* TABLE NULL: of any */
		enum right right;
	} fields[] = {
		/* what follows from a change and is logged beside it needs no more than that, when it is taken back */
		{"milestone", "slips", RIGHT_FORECAST},  {"milestone", "recovery", RIGHT_CALL},
		{"milestone", "type", RIGHT_REVISE},     {"milestone", "issue", RIGHT_REPORT},
		{"milestone", "stage", RIGHT_REPORT},    {"milestone", "reported", RIGHT_REPORT},
		{"milestone", "done_on", RIGHT_REPORT},  {"occurrence", "reported", RIGHT_REPORT},
		{"occurrence", "done_on", RIGHT_REPORT}, {"milestone", "forecast", RIGHT_FORECAST},
		{"milestone", "verified", RIGHT_VERIFY}, {"occurrence", "verified", RIGHT_VERIFY},
		{"milestone", "date", RIGHT_REVISE},     {"milestone", "qualifier", RIGHT_REVISE},
		{"target", "due", RIGHT_REVISE},         {"target", "qualifier", RIGHT_REVISE},
		{"item", "closing", RIGHT_STRUCTURE},    {"item", "closed_on", RIGHT_STRUCTURE},
		{NULL, "valid_from", RIGHT_STRUCTURE},   {NULL, "valid_to", RIGHT_STRUCTURE},
		{NULL, "office", RIGHT_STRUCTURE},       {"office", "parent", RIGHT_STRUCTURE},
		{"assignment", "role", RIGHT_STRUCTURE},
	};
	enum right whole = rights_of_addition(table);

	if (whole != RIGHT_STRUCTURE) /* what whoever may add it may also put right */
		return whole;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if ((!fields[i].table || strcmp(fields[i].table, table) == 0) && strcmp(fields[i].field, field) == 0)
			return fields[i].right;
	return strcmp(field, "*") == 0 ? RIGHT_STRUCTURE : RIGHT_EDIT;
}

enum right rights_of_change(const char *table, const char *field, const char *before, const char *after)
{
	size_t length = before ? strlen(before) : 0;
	bool reported = strcmp(table, "milestone") == 0 || strcmp(table, "occurrence") == 0;

	if (reported && strcmp(field, "note") == 0 && after && strncmp(after, before ? before : "", length) == 0 &&
	    (!length || after[length] == '\n'))
		return RIGHT_REPORT;
	return rights_of_field(table, field);
}
