#include <stdio.h>
#include "freeze.h"
#include "gwagi/model/date.h"
#include "gwagi/model/rules.h"
#include "gwagi/store/snapshot.h"
#include "rights.h"

enum { WHEN = 64 };

/* By whom and when, for sentences. */
static void print_when(const struct snapshot *snapshot, char when[WHEN])
{
	static const struct field at = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};

	field_print(&at, snapshot->at, when, WHEN);
}

bool freeze_check(struct store *store, day_number day, struct error *error)
{
	struct snapshot snapshot;
	char text[DAY_TEXT], when[WHEN];

	if (!store_snapshot(store, day, &snapshot, error))
		return false;
	if (snapshot.day == DAY_NONE)
		return true;
	day_print(day, text);
	print_when(&snapshot, when);
	return error_set(error, ERROR_REFUSED, _("%s은(는) 동결되었습니다(%s님, %s). 바로잡을 것은 다음 날짜로 적어 주십시오."),
			 text, snapshot.login, when);
}

bool store_snapshot_warning(struct store *store, day_number day, char *sentence, size_t size, struct error *error)
{
	struct snapshot later;
	char text[DAY_TEXT];

	*sentence = '\0';
	if (!store_snapshot_after(store, day, &later, error))
		return false;
	if (later.day == DAY_NONE)
		return true;
	day_print(later.day, text);
	snprintf(sentence, size, _("이미 동결한 날(%s)보다 앞선 날로 적었습니다. 동결한 자료는 그때 알던 대로 남습니다."), text);
	return true;
}

bool freeze_warn(struct writing *writing)
{
	char sentence[GATE_NOTES / 2];

	if (!store_snapshot_warning(writing->store, writing->effective, sentence, sizeof sentence, &writing->answer->error))
		return writing_fail(writing);
	if (*sentence && writing->answer->count)
		writing_warn(writing, sentence);
	return true;
}

bool freeze_day(struct writing *writing, const struct gate_request *request, day_number *day)
{
	struct error error;
	char stored[DATE_TEXT];
	struct date date;

	if (request->count != 1 || strcmp(request->fields[0].key, "day") != 0)
		return writing_refuse(writing, "day", _("동결할 날 하나를 정해 주십시오."));
	if (!date_parse(request->fields[0].value, writing->store->today, stored, &date, &error))
		return writing_refuse(writing, "day", "%s", error.sentence);
	if (date.last == DAY_NONE)
		return writing_refuse(writing, "day", _("‘%s’은(는) 끝나는 날이 없어서 동결할 수 없습니다."),
				      request->fields[0].value);
	*day = date.last;
	return true;
}

static bool check_day(struct writing *writing, day_number day, const char *text)
{
	struct snapshot earlier;
	char when[WHEN];

	if (day > writing->store->today)
		return writing_refuse(writing, "day", _("아직 오지 않은 날은 동결할 수 없습니다: %s."), text);
	if (!store_snapshot(writing->store, day, &earlier, &writing->answer->error))
		return writing_fail(writing);
	print_when(&earlier, when);
	if (earlier.day == DAY_NONE)
		return true;
	error_set(&writing->answer->error, ERROR_REFUSED, _("%s은(는) 이미 동결되었습니다(%s님, %s)."), text, earlier.login,
		  when);
	return writing_answer(writing, GATE_DENIED);
}

static bool insert(struct writing *writing, const char *day)
{
	static const char add[] =
		"INSERT INTO snapshot (day, at, login, last_change, hash, rules) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
	const struct chain *chain = &writing->chain;
	sqlite3_stmt *statement = sql_get(writing->store, add, &writing->answer->error);
	char hash[CHAIN_HASH];

	if (!statement)
		return writing_fail(writing);
	chain_snapshot_hash(day, chain->id, rules_current()->version, chain->previous, hash);
	sql_bind_text(statement, 1, day);
	sql_bind_text(statement, 2, chain->at);
	sql_bind_text(statement, 3, writing->store->login);
	sqlite3_bind_int64(statement, 4, chain->id);
	sql_bind_text(statement, 5, hash);
	sqlite3_bind_int(statement, 6, rules_current()->version);
	return sql_run(writing->store, statement, &writing->answer->error) || writing_fail(writing);
}

static bool log_row(struct writing *writing, const char *day)
{
	sqlite3_stmt *statement = sql_get(writing->store, "SELECT " SNAPSHOT_JSON " FROM snapshot s WHERE s.day = ?1",
					  &writing->answer->error);
	struct chain_change change = {.entity = day, .kind = "snapshot", .field = "*", .version = 1};
	char *json;
	bool row;

	if (!statement)
		return writing_fail(writing);
	sql_bind_text(statement, 1, day);
	if (!sql_step(writing->store, statement, &row, &writing->answer->error))
		return writing_fail(writing);
	json = memory_copy(sql_text(statement, 0), strlen(sql_text(statement, 0)));
	sql_done(statement);
	writing_note(writing, day, "snapshot", "*", NULL, json);
	writing->answer->version = change.version;
	change.new = json;
	return chain_append(&writing->chain, &change, &writing->answer->error) || writing_fail(writing);
}

bool gate_freeze(struct writing *writing, const struct gate_request *request)
{
	day_number day;
	char text[DAY_TEXT];

	if (!rights_check(writing, RIGHT_FREEZE, NULL) || !freeze_day(writing, request, &day))
		return false;
	day_print(day, text);
	if (!check_day(writing, day, text) || !insert(writing, text) || !log_row(writing, text))
		return false;
	if (day == writing->store->today)
		writing_warn(writing, _("오늘을 동결했습니다. 오늘 날짜로는 더 적을 수 없습니다."));
	return true;
}
