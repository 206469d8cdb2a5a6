/* A row beside the others, once it is as it was asked for: what is refused, what is warned about, what follows for other rows. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/model/date.h"

/* Columns of the answer's changes from FIRST on; "*" is a new row, in which all are new. */
static bool is_touched(const struct writing *writing, size_t first, const char *const *keys)
{
	for (size_t i = first; i < writing->answer->count; i++)
		for (const char *const *key = keys; *key; key++)
			if (!strcmp(writing->answer->changes[i].key, *key) || !strcmp(writing->answer->changes[i].key, "*"))
				return true;
	return false;
}

/* What makes no sense if SQL finds a row, of the row ?1 on the 기준일 ?2. */
struct sense {
	const char *table;
	const char *keys[3]; /* looked at when one of them has changed */
	const char *sql;
	bool refused; /* else warned about */
	const char *sentence;
};

#define CLAIM(table) "SELECT 1 FROM " table " x WHERE x.id = ?1 AND x.reported = 'reported_done' AND x.verified <> 'confirmed' "
#define OF_MILESTONE "e.milestone_id = x.id AND e.occurrence_id IS NULL"
#define OF_OCCURRENCE "e.occurrence_id = x.id"
#define NONE_OF(condition) "AND NOT EXISTS (SELECT 1 FROM evidence e WHERE " condition ")"
/* Some has a day, and no day of any is in the time at whose end it was done, or after it. */
#define OLD(condition)                                                                                                 \
	"AND EXISTS (SELECT 1 FROM evidence e WHERE " condition " AND e.issued IS NOT NULL) AND NOT EXISTS (SELECT 1 " \
	"FROM evidence e WHERE " condition " AND coalesce(e.issued, '9999') >= coalesce(gwagi_end(x.done_on, 0), "     \
	"gwagi_end(x.done_on, 1), ''))"

static const struct sense senses[] = {
	{"reading", {"day"}, "SELECT 1 FROM reading WHERE id = ?1 AND day > ?2", true, N_("기준일보다 뒤의 날입니다.")},
	{"call", {"day"}, "SELECT 1 FROM call WHERE id = ?1 AND day > ?2", true, N_("기준일보다 뒤의 날입니다.")},
	{"reading",
	 {"day"},
	 "SELECT 1 FROM reading x JOIN target t ON t.id = x.target_id JOIN meeting g ON g.id = t.meeting_id WHERE x.id = ?1 AND "
	 "x.day < g.date",
	 false,
	 N_("실적의 날이 결정한 회의보다 앞섭니다.")},
	{"evidence",
	 {"issued"},
	 "SELECT 1 FROM evidence x JOIN milestone m ON m.id = x.milestone_id JOIN meeting g ON g.id = m.meeting_id WHERE x.id = "
	 "?1 AND m.type <> 'past' AND x.issued < g.date",
	 false,
	 N_("증빙이 결정한 회의보다 앞선 것입니다.")},
	{"evidence",
	 {"issued"},
	 "SELECT 1 FROM evidence x JOIN milestone m ON m.id = x.milestone_id LEFT JOIN occurrence o ON o.id = x.occurrence_id "
	 "WHERE x.id = ?1 AND x.issued < CASE WHEN o.id IS NULL THEN coalesce(gwagi_end(m.done_on, 0), gwagi_end(m.done_on, 1)) "
	 "ELSE coalesce(gwagi_end(o.done_on, 0), gwagi_end(o.done_on, 1)) END",
	 false,
	 N_("증빙이 완료일보다 앞선 것입니다.")},
	{"milestone",
	 {"reported", "done_on"},
	 "SELECT 1 FROM milestone x JOIN meeting g ON g.id = x.meeting_id WHERE x.id = ?1 AND x.type <> 'past' AND "
	 "gwagi_last_day(x.done_on) < g.date",
	 false,
	 N_("완료일이 결정한 회의보다 앞섭니다.")},
	{"milestone", {"reported"}, CLAIM("milestone") NONE_OF(OF_MILESTONE), false, N_("완료보고의 증빙이 아직 없습니다.")},
	{"milestone",
	 {"reported", "done_on"},
	 CLAIM("milestone") OLD(OF_MILESTONE),
	 false,
	 N_("증빙이 모두 완료일보다 앞선 것입니다.")},
	{"occurrence", {"reported"}, CLAIM("occurrence") NONE_OF(OF_OCCURRENCE), false, N_("완료보고의 증빙이 아직 없습니다.")},
	{"occurrence",
	 {"reported", "done_on"},
	 CLAIM("occurrence") OLD(OF_OCCURRENCE),
	 false,
	 N_("증빙이 모두 완료일보다 앞선 것입니다.")},
};

static bool find_row(struct writing *writing, const char *sql, int64_t id, bool *found)
{
	sqlite3_stmt *statement = sql_get(writing->store, sql, &writing->answer->error);
	char day[DAY_TEXT];

	if (!statement)
		return writing_fail(writing);
	day_print(writing->effective, day);
	sqlite3_bind_int64(statement, 1, id);
	if (sqlite3_bind_parameter_count(statement) > 1)
		sqlite3_bind_text(statement, 2, day, -1, SQLITE_TRANSIENT);
	if (!sql_step(writing->store, statement, found, &writing->answer->error))
		return writing_fail(writing);
	sql_done(statement);
	return true;
}

static bool check_senses(struct writing *writing, const struct table *table, int64_t id, size_t first)
{
	for (size_t i = 0; i < sizeof senses / sizeof *senses; i++) {
		const struct sense *sense = &senses[i];
		bool found;

		if (strcmp(sense->table, table->name) != 0 || !is_touched(writing, first, sense->keys))
			continue;
		if (!find_row(writing, sense->sql, id, &found))
			return false;
		if (found && sense->refused)
			return writing_refuse(writing, sense->keys[0], "%s: %s", sense->keys[0], _(sense->sentence));
		if (found)
			writing_warn(writing, _(sense->sentence));
	}
	return true;
}

/* The first two columns of the first row: an id (0 if there is none) and a text. */
static bool look_up(struct writing *writing, const char *sql, int64_t id, int64_t *out, char text[DATE_TEXT])
{
	sqlite3_stmt *statement = sql_get(writing->store, sql, &writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(writing);
	sqlite3_bind_int64(statement, 1, id);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	*out = row ? sqlite3_column_int64(statement, 0) : 0;
	snprintf(text, DATE_TEXT, "%s", row ? sql_text(statement, 1) : "");
	sql_done(statement);
	return true;
}

bool settle_recovery(struct writing *writing, int64_t milestone)
{
	static const char second[] = "SELECT ?1, (SELECT DISTINCT promised FROM call WHERE milestone_id = ?1 AND promised IS NOT "
				     "NULL ORDER BY promised LIMIT 1 OFFSET 1)";
	char day[DATE_TEXT];
	int64_t id = 0;

	return look_up(writing, second, milestone, &id, day) &&
	       gate_row_imply(writing, (struct ref){RECORD_MILESTONE, id}, "recovery", day);
}

bool settle_received(struct writing *writing, struct ref claim)
{
	return gate_row_imply(writing, claim, "verified", word_english(VOCABULARY_VERIFIED, VERIFIED_RECEIVED));
}

/* What a call is about is promised anew. */
static bool settle_call(struct writing *writing, int64_t call)
{
	char text[DATE_TEXT];
	int64_t milestone = 0;

	return look_up(writing, "SELECT milestone_id, '' FROM call WHERE id = ?1", call, &milestone, text) &&
	       settle_recovery(writing, milestone);
}

static bool settle_evidence(struct writing *writing, int64_t evidence)
{
	static const char bare[] = "SELECT m.id, '' FROM evidence x JOIN milestone m ON m.id = x.milestone_id WHERE x.id = ?1 "
				   "AND x.occurrence_id IS NULL AND m.verified = 'none'";
	static const char bare_time[] =
		"SELECT o.id, '' FROM evidence x JOIN occurrence o ON o.id = x.occurrence_id WHERE x.id = "
		"?1 AND o.verified = 'none'";
	char text[DATE_TEXT];
	int64_t milestone = 0, occurrence = 0;

	return look_up(writing, bare, evidence, &milestone, text) && look_up(writing, bare_time, evidence, &occurrence, text) &&
	       (!milestone || settle_received(writing, (struct ref){RECORD_MILESTONE, milestone})) &&
	       (!occurrence || settle_received(writing, (struct ref){RECORD_OCCURRENCE, occurrence}));
}

/* A report of one time says that the whole goes on, unless the whole was reported otherwise. */
static bool settle_occurrence(struct writing *writing, int64_t occurrence)
{
	static const char going[] =
		"SELECT m.id, '' FROM occurrence x JOIN milestone m ON m.id = x.milestone_id WHERE x.id = ?1 AND x.reported IN "
		"('in_progress', 'reported_done') AND m.reported IN ('none', 'not_started', 'in_progress')";
	struct gate_field fields[] = {{"reported", word_english(VOCABULARY_REPORTED, REPORTED_IN_PROGRESS)}};
	struct gate_request report = {.verb = GATE_REPORT_STATUS, .fields = fields, .count = 1};
	char text[DATE_TEXT];
	int64_t milestone = 0;

	if (!look_up(writing, going, occurrence, &milestone, text))
		return false;
	report.ref = (struct ref){RECORD_MILESTONE, milestone};
	return !milestone || gate_row_write(writing, &report);
}

static bool settle_others(struct writing *writing, const struct table *table, int64_t id, size_t first)
{
	static const char *const promised[] = {"promised", NULL}, *const made[] = {"*", NULL},
				 *const reported[] = {"reported", NULL};

	switch (table->kind) {
	case RECORD_CALL:
		return !is_touched(writing, first, promised) || settle_call(writing, id);
	case RECORD_EVIDENCE:
		return !is_touched(writing, first, made) || settle_evidence(writing, id);
	case RECORD_OCCURRENCE:
		return !is_touched(writing, first, reported) || settle_occurrence(writing, id);
	default:
		return true;
	}
}

bool gate_settle(struct writing *writing, const struct table *table, int64_t id, size_t first)
{
	int64_t version = writing->answer->version;
	bool good = check_senses(writing, table, id, first) && settle_others(writing, table, id, first);

	if (good)
		writing->answer->version = version;
	return good;
}
