#include "gwagi/model/record.h"
#include <string.h>
#include "gwagi/model/message.h"

static const struct {
	const char *plural, *korean;
} kinds[RECORD_KINDS] = {
	[RECORD_ITEM] = {"items", N_("안건·과제")},
	[RECORD_MILESTONE] = {"milestones", N_("이정표")},
	[RECORD_TARGET] = {"targets", N_("목표")},
	[RECORD_OFFICE] = {"offices", N_("부서")},
	[RECORD_CONTACT] = {"contacts", N_("담당자")},
	[RECORD_MEMBER] = {"members", N_("구성원")},
	[RECORD_FUNCTION] = {"functions", N_("기능")},
	[RECORD_MEETING] = {"meetings", N_("회의")},
	[RECORD_LINK] = {"links", N_("연결")},
	[RECORD_CITATION] = {"citations", N_("출처")},
	[RECORD_EVIDENCE] = {"evidence", N_("증빙")},
	[RECORD_READING] = {"readings", N_("실적")},
	[RECORD_CALL] = {"calls", N_("통화")},
	[RECORD_CHANGE] = {"changes", N_("변경")},
	[RECORD_SNAPSHOT] = {"snapshots", N_("기준일")},
	[RECORD_ACCOUNT] = {"accounts", N_("계정")},
	[RECORD_ASSIGNMENT] = {"assignments", N_("담당 지정")},
	[RECORD_OCCURRENCE] = {"occurrences", N_("회차")},
	[RECORD_PATH] = {"paths", N_("연차별 목표")},
};

const char *record_kind_plural(enum record_kind kind)
{
	return (unsigned)kind < RECORD_KINDS ? kinds[kind].plural : "";
}

const char *record_kind_korean(enum record_kind kind)
{
	return (unsigned)kind < RECORD_KINDS ? _(kinds[kind].korean) : "";
}

int record_kind_find(const char *plural)
{
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		if (strcmp(plural, kinds[kind].plural) == 0)
			return kind;
	return WORD_NONE;
}

struct value record_value(const struct record *record, const char *key)
{
	for (size_t i = 0; i < record->count; i++)
		if (strcmp(record->fields[i].key, key) == 0)
			return record->values[i];
	return (struct value){.empty = true, .text = ""};
}
