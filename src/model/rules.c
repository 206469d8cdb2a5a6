#include "gwagi/model/rules.h"
#include "gwagi/model/message.h"
#include "phrase.h"

/* Append only: what was judged by a version is judged by it for ever. The newest is the last. */
static const struct rules versions[] = {
	{
		.version = 1,
		.due_soon = 30,
		.stalled = 90,
		.stale_after = 92,
		.slips = 2,
		.missed = 2,
		.path_good = 950,
		.path_fair = 800,
		.band = 50,
		.count = 12,
		.order =
			{
				{RULE_STOPPED, SIGNAL_STOPPED},
				{RULE_CONFIRMED, SIGNAL_DONE},
				{RULE_DONE_UNVERIFIED, SIGNAL_ATTENTION},
				{RULE_NEVER_REPORTED, SIGNAL_UNREPORTED},
				{RULE_REPORT_STALE, SIGNAL_UNREPORTED},
				{RULE_STALLED, SIGNAL_STALLED},
				{RULE_LATE, SIGNAL_LATE},
				{RULE_FORECAST_LATE, SIGNAL_ATTENTION},
				{RULE_DUE_SOON, SIGNAL_ATTENTION},
				{RULE_IN_PROGRESS_NO_DUE, SIGNAL_ON_TRACK},
				{RULE_START_MISSED, SIGNAL_ATTENTION},
				{RULE_ON_TRACK, SIGNAL_ON_TRACK},
			},
	},
	{
		.version = 2,
		.due_soon = 30,
		.stalled = 90,
		.stale_after = 92,
		.slips = 2,
		.missed = 2,
		.path_good = 950,
		.path_fair = 800,
		.band = 50,
		.count = 15,
		.order =
			{
				{RULE_STOPPED, SIGNAL_STOPPED},
				{RULE_CONFIRMED, SIGNAL_DONE},
				{RULE_DONE_UNVERIFIED, SIGNAL_ATTENTION},
				{RULE_NEVER_REPORTED, SIGNAL_UNREPORTED},
				{RULE_REPORT_STALE, SIGNAL_UNREPORTED},
				{RULE_STALLED, SIGNAL_STALLED},
				{RULE_RECOVERY_MISSED, SIGNAL_STALLED},
				{RULE_LATE, SIGNAL_LATE},
				{RULE_FORECAST_LATE, SIGNAL_ATTENTION},
				{RULE_FORECAST_SLIPPING, SIGNAL_ATTENTION},
				{RULE_ISSUE, SIGNAL_ATTENTION},
				{RULE_DUE_SOON, SIGNAL_ATTENTION},
				{RULE_IN_PROGRESS_NO_DUE, SIGNAL_ON_TRACK},
				{RULE_START_MISSED, SIGNAL_ATTENTION},
				{RULE_ON_TRACK, SIGNAL_ON_TRACK},
			},
	},
};

enum { VERSIONS = sizeof(versions) / sizeof(versions[0]) };

const struct rules *rules_current(void)
{
	return &versions[VERSIONS - 1];
}

const struct rules *rules_find(int version)
{
	for (size_t i = 0; i < VERSIONS; i++)
		if (versions[i].version == version)
			return &versions[i];
	return NULL;
}

void rules_name(const struct rules *rules, char out[RULES_NAME])
{
	out[0] = '\0';
	phrase_add(out, RULES_NAME, D_("규칙 %d판"), rules->version);
}
