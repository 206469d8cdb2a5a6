/* What others changed in a row since the version that a request names. Different fields go together; where both sides changed the
 * same, or what belongs together, the person has to look. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/text/input.h"

/* What others did to a column since then. */
struct other {
	bool seen, changed; /* in the log; still another value than before */
	char *base;
	char login[CONFLICT_LOGIN], at[CONFLICT_TIME]; /* of the last one */
};

struct meeting_point {
	struct passage *passage;
	struct other *others; /* one a column */
	struct other last;    /* of all of them; without a base */
	bool mine;            /* the request has changed the row before: it is one of several */
};

enum { GROUP_REPORT };

/* Fields that make sense only together; every other field stands for itself. */
static int group_of(const char *key)
{
	static const char *const groups[][9] = {
		[GROUP_REPORT] = {"reported", "reported_on", "reason", "done_on", "slips", "forecast"},
		{"date", "due", "type", "original", "qualifier"},
		{"low", "high", "baseline", "comparator", "approx", "unit", "withheld", "scale"},
	};

	for (int group = 0; group < (int)(sizeof groups / sizeof *groups); group++)
		for (const char *const *field = groups[group]; *field; field++)
			if (strcmp(*field, key) == 0)
				return group;
	return -1;
}

static bool belong_together(const struct load_column *a, const struct load_column *b)
{
	return a == b || (group_of(a->key) >= 0 && group_of(a->key) == group_of(b->key));
}

static bool differ(const char *a, const char *b)
{
	return !a || !b ? a != b : strcmp(a, b) != 0;
}

static void take_change(struct meeting_point *point, sqlite3_stmt *statement)
{
	const struct table *table = point->passage->table;
	size_t i = column_find(table, sql_text(statement, 0));
	const char *old = (const char *)sqlite3_column_text(statement, 1);

	snprintf(point->last.login, sizeof point->last.login, "%s", sql_text(statement, 2));
	snprintf(point->last.at, sizeof point->last.at, "%s", sql_text(statement, 3));
	point->last.seen = true;
	if (i == table->count)
		return;
	if (!point->others[i].seen && old)
		point->others[i].base = memory_copy(old, strlen(old));
	point->others[i].seen = true;
	memcpy(point->others[i].login, point->last.login, CONFLICT_LOGIN);
	memcpy(point->others[i].at, point->last.at, CONFLICT_TIME);
}

static bool read_others(struct meeting_point *point)
{
	static const char since[] = "SELECT field, old, login, at, request = ?4 FROM change WHERE entity = ?1 AND kind = ?2 AND "
				    "version > ?3 AND field <> '*' ORDER BY id";
	struct passage *passage = point->passage;
	sqlite3_stmt *statement = sql_get(passage->store, since, &passage->writing->answer->error);
	bool row = true;

	if (!statement)
		return writing_fail(passage->writing);
	sql_bind_text(statement, 1, passage->code);
	sql_bind_text(statement, 2, passage->table->name);
	sqlite3_bind_int64(statement, 3, passage->request->expected_version);
	sql_bind_text(statement, 4, passage->writing->chain.request);
	while (row) {
		if (!sql_step(passage->store, statement, &row, &passage->writing->answer->error))
			return writing_fail(passage->writing);
		if (row && sqlite3_column_int(statement, 4))
			point->mine = true;
		else if (row)
			take_change(point, statement);
	}
	sql_done(statement);
	for (size_t i = 0; i < passage->table->count; i++) {
		char *now = cell_print(&passage->table->columns[i], &passage->before[i]);

		point->others[i].changed = point->others[i].seen && differ(point->others[i].base, now);
		free(now);
	}
	return true;
}

/* Whether the request asks for another value than the row now has. */
static bool is_mine(const struct passage *passage, size_t i)
{
	return passage_has(passage, passage->table->columns[i].key) && !cell_equal(&passage->before[i], &passage->after[i]);
}

/* Whether others made it another value, and not the one that is asked for. */
static bool is_theirs(const struct meeting_point *point, size_t i)
{
	const struct passage *passage = point->passage;

	return point->others[i].changed && (is_mine(passage, i) || !passage_has(passage, passage->table->columns[i].key));
}

/* Whether the request confirms or rejects a report, which then must be the one that was seen. */
static bool is_judgement(const struct passage *passage, size_t i)
{
	const char *word = passage->after[i].text;

	return strcmp(passage->table->columns[i].key, "verified") == 0 && is_mine(passage, i) && word &&
	       (!strcmp(word, word_english(VOCABULARY_VERIFIED, VERIFIED_CONFIRMED)) ||
		!strcmp(word, word_english(VOCABULARY_VERIFIED, VERIFIED_REJECTED)));
}

static bool is_judged(const struct passage *passage, size_t i, size_t k)
{
	const struct load_column *columns = passage->table->columns;

	return (is_judgement(passage, i) && group_of(columns[k].key) == GROUP_REPORT) ||
	       (is_judgement(passage, k) && group_of(columns[i].key) == GROUP_REPORT);
}

/* Whether a column is one of those that both sides want otherwise. */
static bool collides(const struct meeting_point *point, size_t i)
{
	const struct load_column *columns = point->passage->table->columns;
	bool mine = false, theirs = false;

	if (!is_mine(point->passage, i) && !is_theirs(point, i))
		return false;
	for (size_t k = 0; k < point->passage->table->count; k++) {
		if (!belong_together(&columns[i], &columns[k]) && !is_judged(point->passage, i, k))
			continue;
		mine = mine || is_mine(point->passage, k);
		theirs = theirs || is_theirs(point, k);
	}
	return mine && theirs;
}

static void add_conflict(struct meeting_point *point, size_t i)
{
	struct passage *passage = point->passage;
	const struct load_column *column = &passage->table->columns[i];
	const struct other *other = point->others[i].seen ? &point->others[i] : &point->last;
	struct gate_answer *answer = passage->writing->answer;
	struct gate_conflict *conflict;

	answer->conflicts = memory_grow(answer->conflicts, answer->conflict_count + 1, sizeof *answer->conflicts);
	conflict = &answer->conflicts[answer->conflict_count++];
	*conflict = (struct gate_conflict){.theirs = cell_print(column, &passage->before[i])};
	snprintf(conflict->key, sizeof conflict->key, "%s", column->key);
	memcpy(conflict->login, other->login, CONFLICT_LOGIN);
	memcpy(conflict->at, other->at, CONFLICT_TIME);
	if (!point->others[i].seen)
		conflict->base = cell_print(column, &passage->before[i]);
	else if (point->others[i].base)
		conflict->base = memory_copy(point->others[i].base, strlen(point->others[i].base));
	if (passage_has(passage, column->key))
		conflict->mine = cell_print(column, &passage->after[i]);
	else if (conflict->base)
		conflict->mine = memory_copy(conflict->base, strlen(conflict->base));
}

enum { SHOWN = 60, SHOWN_TEXT = 2 * SHOWN + 80 };

/* The beginning of a value as a person reads it. */
static void show(const struct field *field, const char *value, char out[SHOWN_TEXT])
{
	size_t length = value ? strlen(value) : 0, cut = text_cut(value ? value : "", length, SHOWN);
	char part[SHOWN + 1], read[2 * SHOWN + 64];

	snprintf(part, sizeof part, "%.*s", (int)cut, value ? value : "");
	field_print(field, part, read, sizeof read);
	snprintf(out, SHOWN_TEXT, "%s%s", length ? read : _("없음"), cut < length ? "…" : "");
}

static void put_conflict(const struct passage *passage, const struct gate_conflict *conflict, char *out, size_t size)
{
	const struct field *field = table_field(passage->table, conflict->key);
	char base[SHOWN_TEXT], mine[SHOWN_TEXT], theirs[SHOWN_TEXT];
	size_t used = strlen(out);

	show(field, conflict->base, base);
	show(field, conflict->mine, mine);
	show(field, conflict->theirs, theirs);
	snprintf(out + used, size - used, _("%s%s ‘%s’ → ‘%s’ (나는 ‘%s’)"), used ? ", " : "",
		 field ? _(field->heading) : conflict->key, base, theirs, mine);
}

/* Neither side's words are lost: the sentence says them all, the answer has them. */
static bool refuse(struct meeting_point *point)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	struct passage *passage = point->passage;
	struct gate_answer *answer = passage->writing->answer;
	char at[64], all[ERROR_SENTENCE - 256] = "";

	for (size_t i = 0; i < answer->conflict_count; i++)
		put_conflict(passage, &answer->conflicts[i], all, sizeof all);
	field_print(&time, point->last.at, at, sizeof at);
	error_set(&answer->error, ERROR_RETRY, _("그사이 %s 님이 바꾸었습니다(%s, %lld판)%s%s. 다시 보고 해 주십시오."),
		  point->last.seen ? point->last.login : "?", at, (long long)passage->version, *all ? ": " : "", all);
	return writing_answer(passage->writing, GATE_CONFLICT);
}

/* Append WORD to a list with commas that does not have it. */
static void list_word(char *list, size_t size, const char *word)
{
	size_t used = strlen(list);

	if (!strstr(list, word) && used + strlen(word) + 3 < size)
		snprintf(list + used, size - used, "%s%s", used ? ", " : "", word);
}

static void tell_merged(struct meeting_point *point)
{
	struct passage *passage = point->passage;
	char who[120] = "", what[200] = "", sentence[GATE_NOTES];

	for (size_t i = 0; i < passage->table->count; i++) {
		const struct field *field = table_field(passage->table, passage->table->columns[i].key);

		if (!is_theirs(point, i) || is_mine(passage, i))
			continue;
		passage->writing->answer->merged++;
		list_word(who, sizeof who, point->others[i].login);
		list_word(what, sizeof what, field ? _(field->heading) : passage->table->columns[i].key);
	}
	if (!*what)
		return;
	snprintf(sentence, sizeof sentence, _("%s: 그사이 %s 님이 바꾼 것(%s)은 이 변경과 다른 항목이라 함께 두었습니다."),
		 passage->code, who, what);
	writing_warn(passage->writing, sentence);
}

static bool meet(struct meeting_point *point)
{
	struct passage *passage = point->passage;

	if (!read_others(point))
		return false;
	for (size_t i = 0; i < passage->table->count; i++)
		if (collides(point, i))
			add_conflict(point, i);
	if (passage->writing->answer->conflict_count || (!point->last.seen && !point->mine))
		return refuse(point);
	tell_merged(point);
	return true;
}

bool conflict_check(struct passage *passage)
{
	struct meeting_point point = {.passage = passage};
	bool good;

	passage->writing->answer->version = passage->version;
	if (passage->request->expected_version == 0 || passage->request->expected_version == passage->version)
		return true;
	point.others = memory_new(passage->table->count, sizeof *point.others);
	good = meet(&point);
	for (size_t i = 0; i < passage->table->count; i++)
		free(point.others[i].base);
	free(point.others);
	return good;
}
