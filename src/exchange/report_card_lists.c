#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "report_card.h"

enum { SAID = 2048, VALUE = 512, HISTORY = 20 };

/* One list of the card: lines as they come. */
struct lines {
	void (*put)(const struct record *record, struct text *line);
	char *all;
	size_t length;
};

/* What a field says to people. */
static void append_field(struct text *line, const char *before, const struct record *record, const char *key, const char *after)
{
	struct value value = record_value(record, key);
	char out[SAID];

	for (size_t i = 0; !value.empty && i < record->count; i++)
		if (strcmp(record->fields[i].key, key) == 0) {
			field_print(&record->fields[i], value.text, out, sizeof out);
			text_append_format(line, "%s%s%s", before, out, after);
		}
}

static bool take(void *context, const struct record *record)
{
	struct lines *lines = context;
	struct text line = {0};

	lines->put(record, &line);
	lines->all = memory_grow(lines->all, lines->length + line.length + 2, 1);
	lines->length += (size_t)snprintf(lines->all + lines->length, line.length + 2, "%s%s", lines->length ? "\n" : "",
					  text_bytes(&line));
	text_finish(&line);
	return true;
}

/* Of the row CODE. */
static bool put_list_of(struct card *card, const char *code, enum record_kind kind, const char *name,
			void (*put)(const struct record *record, struct text *line))
{
	struct lines lines = {.put = put};
	struct store_query query = {.kind = kind, .of = code};
	bool good = store_list(card->making->store, &query, take, &lines, NULL, card->making->error);

	if (good)
		card_field(card, name, lines.all ? lines.all : "");
	free(lines.all);
	return good;
}

static bool put_list(struct card *card, enum record_kind kind, const char *name,
		     void (*put)(const struct record *record, struct text *line))
{
	return put_list_of(card, card->code, kind, name, put);
}

static bool is_doubtful(const struct record *record)
{
	int certainty = word_find(VOCABULARY_CERTAINTY, record_value(record, "certainty").text);

	return certainty == CERTAINTY_MEDIUM || certainty == CERTAINTY_LOW;
}

static void put_citation(const struct record *record, struct text *line)
{
	const char *place = record_value(record, "line").text;

	text_append(line, is_doubtful(record) ? "[?] " : "");
	append_field(line, "", record, "section", "");
	if (*place)
		text_append_format(line, _(" %s번째 줄"), place);
	append_field(line, _(", 원문 “"), record, "original", "”");
	append_field(line, " - ", record, "note", "");
}

bool card_citations(struct card *card)
{
	return put_list(card, RECORD_CITATION, _("근거 원문"), put_citation);
}

static void put_office(const struct record *record, struct text *line)
{
	append_field(line, "", record, "role", " ");
	append_field(line, "", record, "path", "");
}

bool card_offices(struct card *card)
{
	return put_list(card, RECORD_ASSIGNMENT, _("담당 부서"), put_office);
}

static void put_person(const struct record *record, struct text *line)
{
	append_field(line, "", record, "role", " ");
	append_field(line, "", record, "name", "");
	append_field(line, " ", record, "position", "");
	text_append(line, is_doubtful(record) ? " [?]" : "");
	append_field(line, " ☎ ", record, "phone", "");
	append_field(line, ", ", record, "office_name", "");
}

/* Those in charge stand first, also one who came later. */
struct persons {
	struct lines heads, staff;
};

static bool take_person(void *context, const struct record *record)
{
	struct persons *persons = context;
	int role = word_find(VOCABULARY_CONTACT_ROLE, record_value(record, "role").text);

	return take(role == CONTACT_HEAD ? &persons->heads : &persons->staff, record);
}

bool card_persons(struct card *card)
{
	struct persons persons = {.heads.put = put_person, .staff.put = put_person};
	struct store_query query = {.kind = RECORD_CONTACT, .of = card->code};
	bool good = store_list(card->making->store, &query, take_person, &persons, NULL, card->making->error);
	const char *heads = persons.heads.all ? persons.heads.all : "", *staff = persons.staff.all ? persons.staff.all : "";
	size_t size = strlen(heads) + strlen(staff) + 2;
	char *all = memory_new(size, 1);

	snprintf(all, size, "%s%s%s", heads, *heads && *staff ? "\n" : "", staff);
	if (good)
		card_field(card, _("담당자"), all);
	free(all);
	free(persons.heads.all);
	free(persons.staff.all);
	return good;
}

static void put_target(const struct record *record, struct text *line)
{
	append_field(line, "", record, "code", " ");
	append_field(line, "", record, "title", "");
	append_field(line, ": ", record, "quantity", "");
	append_field(line, _(", 기준 "), record, "baseline", "");
	append_field(line, _(", 실적 "), record, "latest", "");
	append_field(line, ", ", record, "rule", "");
}

bool card_targets(struct card *card)
{
	char parent[CODE_TEXT];
	bool below = card->ref.kind == RECORD_MILESTONE && code_parent(card->code, parent);

	return put_list_of(card, below ? parent : card->code, RECORD_TARGET, _("목표·기준·실적"), put_target);
}

static void put_evidence(const struct record *record, struct text *line)
{
	append_field(line, "", record, "title", "");
	append_field(line, ", ", record, "issued", "");
	append_field(line, ", ", record, "location", "");
	append_field(line, _(" (등급 "), record, "rank", ")");
}

bool card_evidence(struct card *card)
{
	return put_list(card, RECORD_EVIDENCE, _("증빙"), put_evidence);
}

static void put_call(const struct record *record, struct text *line)
{
	append_field(line, "", record, "day", "");
	append_field(line, " ", record, "answer", "");
	append_field(line, _(", 약속일 "), record, "promised", "");
}

bool card_calls(struct card *card)
{
	return put_list(card, RECORD_CALL, _("통화·만회대책"), put_call);
}

static void put_reading(const struct record *record, struct text *line)
{
	append_field(line, "", record, "day", "");
	append_field(line, " ", record, "amount", "");
	append_field(line, "", record, "unit", "");
	append_field(line, " (", record, "state", ")");
	append_field(line, " - ", record, "note", "");
}

bool card_readings(struct card *card)
{
	return put_list(card, RECORD_READING, _("실적"), put_reading);
}

static void put_point(const struct record *record, struct text *line)
{
	append_field(line, "", record, "year", _("년 "));
	append_field(line, "", record, "amount", "");
	append_field(line, "", record, "unit", "");
}

bool card_path(struct card *card)
{
	return put_list(card, RECORD_PATH, _("연차별 경로"), put_point);
}

static void put_link(const struct record *record, struct text *line)
{
	append_field(line, "", record, "from", " ");
	append_field(line, "", record, "from_title", "");
	append_field(line, " → ", record, "to", " ");
	append_field(line, "", record, "to_title", "");
	append_field(line, " (", record, "title", ")");
}

bool card_links(struct card *card)
{
	return put_list(card, RECORD_LINK, _("이어진 과제"), put_link);
}

/* Whether a change is the making of another row that names this one: a citation of it, say. */
static bool made_another(const struct card *card, const struct record *record)
{
	const char *kind = record_value(record, "kind").text;

	return strcmp(record_value(record, "field").text, "*") == 0 &&
	       strncmp(record_kind_plural(card->ref.kind), kind, strlen(kind)) != 0;
}

static char *sentence_of(const struct record *record)
{
	struct value before = record_value(record, "old"), after = record_value(record, "new");
	struct gate_change change = {.table = record_value(record, "kind").text,
				     .before = before.empty ? NULL : (char *)before.text,
				     .after = after.empty ? NULL : (char *)after.text};

	snprintf(change.key, sizeof change.key, "%s", record_value(record, "field").text);
	return change_sentence(&change);
}

/* A change that took effect in the month of the 기준일 and holds is what was done in it. */
static void take_month(struct card *card, const struct record *record, const char *sentence)
{
	char today[DAY_TEXT];

	day_print(store_today(card->making->store), today);
	if (strncmp(record_value(record, "effective").text, today, strlen("2026-01")) == 0 &&
	    strcmp(record_value(record, "undone").text, "true") != 0 && strcmp(record_value(record, "field").text, "*") != 0)
		text_append_format(&card->month, "%s%s", card->month.length ? ", " : "", sentence);
}

static bool take_change(void *context, const struct record *record)
{
	struct card *card = context;
	struct text line = {0}, day = {0};
	char *sentence;

	if (made_another(card, record))
		return true;
	sentence = sentence_of(record);
	take_month(card, record, sentence);
	text_append_format(&line, "%s%s", sentence, strcmp(record_value(record, "undone").text, "true") ? "" : _(" [취소됨]"));
	append_field(&line, " - ", record, "reason", "");
	append_field(&line, _(", 근거 "), record, "authority", "");
	append_field(&day, "", record, "effective", "");
	if (card->history.rows < HISTORY)
		table_row(&card->history, WORD_NONE,
			  (const char *const[]){text_bytes(&day), text_bytes(&line), record_value(record, "login").text});
	else
		card->older++;
	text_finish(&line);
	text_finish(&day);
	free(sentence);
	return true;
}

bool card_history(struct card *card)
{
	static const struct column columns[] = {
		{N_("기준일"), COLUMN_CODE, false},
		{N_("변경 내용"), COLUMN_TEXT, true},
		{N_("입력자"), COLUMN_TEXT, false},
	};
	struct store_query query = {.kind = RECORD_CHANGE, .of = card->code};

	card->history = (struct table){.columns = columns, .width = sizeof columns / sizeof *columns};
	return store_list(card->making->store, &query, take_change, card, NULL, card->making->error);
}
