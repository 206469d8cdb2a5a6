/* What belongs to a row, list by list, an entry a line. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "detail_build.h"
#include "gwagi/model/day.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/text/memory.h"

enum { SAID = 4096, SHORT = 128, HISTORY = 12 };

/* Append to OUT, which never overflows; nothing if TEXT is empty. */
static void add(char out[SAID], const char *before, const char *text, const char *after)
{
	size_t at = strlen(out);

	if (*text)
		snprintf(out + at, SAID - at, "%s%s%s", before, text, after);
}

static void add_field_of(char out[SAID], const struct record *record, const char *key, const char *before, const char *after)
{
	char value[2048];

	detail_text(record, key, value, sizeof value);
	add(out, before, value, after);
}

/* The end of a code that stands below the row shown: m1 of 1.2.5.1m1. */
static const char *short_code(const struct detail *detail, const char *code)
{
	size_t length = strlen(detail->code);

	return !strncmp(code, detail->code, length) ? code + length : code;
}

static void list_milestone(struct detail *detail, const struct record *record)
{
	int signal = word_find(VOCABULARY_SIGNAL, record_value(record, "signal").text);
	struct value left = record_value(record, "days_left");
	char said[SAID] = "", lead[16], day[DAY_TEXT];
	enum style style = signal == WORD_NONE ? STYLE_NORMAL : style_of_signal((enum signal)signal);

	snprintf(lead, sizeof lead, "%s ", signal == WORD_NONE ? "" : signal_syllable((enum signal)signal));
	add(said, "", short_code(detail, record_value(record, "code").text), " ");
	add(said, "", record_value(record, "title").text, "");
	add(said, " - ", word_korean(VOCABULARY_SIGNAL, signal), "");
	add_field_of(said, record, record_value(record, "date").empty ? "type" : "date", ", ", "");
	if (!left.empty && signal != SIGNAL_DONE) {
		day_print_left((int)strtol(left.text, NULL, 10), day);
		add(said, " (", day, ")");
	}
	detail_line(detail, style, lead, 3, STYLE_NORMAL, said);
}

/* 2026-01 of 1.3m2@2026-01 is what it is called. */
static void list_occurrence(struct detail *detail, const struct record *record)
{
	int signal = word_find(VOCABULARY_SIGNAL, record_value(record, "signal").text);
	char said[SAID] = "", lead[16];
	enum style style = signal == WORD_NONE ? STYLE_NORMAL : style_of_signal((enum signal)signal);

	snprintf(lead, sizeof lead, "%s ", signal == WORD_NONE ? "" : signal_syllable((enum signal)signal));
	add(said, "", short_code(detail, record_value(record, "code").text), " ");
	add_field_of(said, record, "period", "", "");
	add(said, " - ", record_value(record, "rule").text, "");
	detail_line(detail, style, lead, 3, STYLE_NORMAL, said);
}

static void list_target(struct detail *detail, const struct record *record)
{
	char said[SAID] = "", lead[SHORT];

	snprintf(lead, sizeof lead, "%s ", short_code(detail, record_value(record, "code").text));
	add(said, "", record_value(record, "title").text, "");
	add(said, ": ", record_value(record, "quantity").text, "");
	add_field_of(said, record, "due", ", ", "");
	add_field_of(said, record, "latest", _(", 실적 "), "");
	add_field_of(said, record, "class", " [", "]");
	detail_line(detail, STYLE_LABEL, lead, 3, STYLE_NORMAL, said);
}

/* The cells of the column in front of what is said, in which the words of a vocabulary stand. */
static int cells_of_words(enum vocabulary vocabulary)
{
	struct text text = {0};
	int most = 0;

	for (size_t i = 0; i < vocabulary_size(vocabulary); i++) {
		text_clear(&text);
		text_append(&text, word_korean(vocabulary, (int)i));
		most = text.cells > most ? text.cells : most;
	}
	text_finish(&text);
	return most + 1;
}

/* "주관 국방부 › 첨단전력기획관실 › 국방인공지능정책팀" */
static void list_office(struct detail *detail, const struct record *record)
{
	char role[64];

	detail_text(record, "role", role, sizeof role);
	detail_line(detail, STYLE_LABEL, role, cells_of_words(VOCABULARY_ASSIGNMENT_ROLE), STYLE_NORMAL,
		    record_value(record, "path").text);
}

/* What an office, or one below it, answers for. */
static void list_charge(struct detail *detail, const struct record *record)
{
	char said[SAID] = "", role[64];

	detail_text(record, "role", role, sizeof role);
	add(said, "", record_value(record, "entity").text, " ");
	add(said, "", record_value(record, "title").text, "");
	if (strcmp(record_value(record, "office").text, detail->code) != 0)
		add(said, " [", record_value(record, "office_name").text, "]");
	detail_line(detail, STYLE_LABEL, role, cells_of_words(VOCABULARY_ASSIGNMENT_ROLE), STYLE_NORMAL, said);
}

static bool is_doubtful(const struct record *record)
{
	int certainty = word_find(VOCABULARY_CERTAINTY, record_value(record, "certainty").text);

	return certainty == CERTAINTY_MEDIUM || certainty == CERTAINTY_LOW;
}

static void list_contact(struct detail *detail, const struct record *record)
{
	char said[SAID] = "", role[64];

	detail_text(record, "role", role, sizeof role);
	add(said, "", record_value(record, "phone").text, "  ");
	add(said, "", record_value(record, "name").text, "");
	add(said, " ", record_value(record, "position").text, "");
	if (is_doubtful(record))
		add(said, " ", "[?]", "");
	add(said, ", ", record_value(record, "office_name").text, "");
	add(said, " - ", record_value(record, "note").text, "");
	detail_line(detail, STYLE_LABEL, role, cells_of_words(VOCABULARY_CONTACT_ROLE), STYLE_NORMAL, said);
}

static bool is_outward(const struct detail *detail, const struct record *record)
{
	return !strcmp(record_value(record, "from").text, detail->code);
}

static void list_link(struct detail *detail, const struct record *record)
{
	bool outward = is_outward(detail, record);
	char said[SAID] = "", lead[SHORT];

	add(said, "", record_value(record, outward ? "to_title" : "from_title").text, "");
	add(said, " (", record_value(record, "title").text, ")");
	add_field_of(said, record, "kind", " [", "]");
	snprintf(lead, sizeof lead, "%s ", record_value(record, outward ? "to" : "from").text);
	detail_line(detail, STYLE_KEY, lead, 3, STYLE_NORMAL, said);
}

static void list_evidence(struct detail *detail, const struct record *record)
{
	char said[SAID] = "";

	add(said, "", record_value(record, "title").text, "");
	add_field_of(said, record, "issued", ", ", "");
	add(said, ", ", record_value(record, "location").text, "");
	add(said, _(" (등급 "), record_value(record, "rank").text, ")");
	detail_line(detail, STYLE_LABEL, "- ", 2, STYLE_NORMAL, said);
}

static void list_citation(struct detail *detail, const struct record *record)
{
	char said[SAID] = "", place[SHORT];

	if (is_doubtful(record))
		add(said, "", "[?]", " ");
	add(said, "", record_value(record, "section").text, "");
	snprintf(place, sizeof place, _(" %s번째 줄"), record_value(record, "line").text);
	add(said, "", *record_value(record, "line").text ? place : "", "");
	add(said, _(", 원문 “"), record_value(record, "original").text, "”");
	add(said, " - ", record_value(record, "note").text, "");
	detail_line(detail, STYLE_LABEL, "- ", 2, is_doubtful(record) ? STYLE_ATTENTION : STYLE_NORMAL, said);
}

/* Whether a change is the making of another row that names this one: a citation of it, say. */
static bool made_another(const struct detail *detail, const struct record *record)
{
	const char *kind = record_value(record, "kind").text;

	return !strcmp(record_value(record, "field").text, "*") &&
	       strncmp(record_kind_plural(detail->kind), kind, strlen(kind)) != 0;
}

/* The day that a change belongs to, where it was not recorded on that day. */
static void add_effective(char out[SAID], const struct record *record)
{
	char at[SHORT];

	detail_text(record, "at", at, sizeof at);
	if (strncmp(at, record_value(record, "effective").text, strlen("2026-01-31")) != 0)
		add_field_of(out, record, "effective", _(" [기준일 "), "]");
}

static void list_change(struct detail *detail, const struct record *record)
{
	struct value before = record_value(record, "old"), after = record_value(record, "new");
	const char *action = record_value(record, "action").text;
	bool undone = !strcmp(record_value(record, "undone").text, "true");
	struct gate_change change = {.table = record_value(record, "kind").text,
				     .before = before.empty ? NULL : (char *)before.text,
				     .after = after.empty ? NULL : (char *)after.text};
	char said[SAID] = "", *sentence;

	snprintf(change.key, sizeof change.key, "%s", record_value(record, "field").text);
	sentence = change_sentence(&change);
	add_field_of(said, record, "at", "", " ");
	add(said, "", record_value(record, "login").text, " ");
	if (!strcmp(action, "undo") || !strcmp(action, "redo"))
		add(said, "", change_action(action), " ");
	add(said, "", sentence, undone ? _(" [취소됨]") : "");
	add(said, " - ", record_value(record, "reason").text, "");
	add(said, _(", 근거 "), record_value(record, "authority").text, "");
	add_effective(said, record);
	detail_line(detail, STYLE_LABEL, "- ", 2, undone ? STYLE_DIM : STYLE_NORMAL, said);
	free(sentence);
}

/* Members, functions, readings and calls: every field of the table, one behind the other. */
static void list_other(struct detail *detail, const struct record *record)
{
	char said[SAID] = "";

	for (size_t i = 0; i < record->count; i++) {
		if (record->fields[i].in_table && record->fields[i].type != FIELD_CODE)
			add_field_of(said, record, record->fields[i].key, *said ? " " : "", "");
	}
	detail_line(detail, STYLE_LABEL, "- ", 2, STYLE_NORMAL, said);
}

struct section {
	enum record_kind kind;
	const char *heading;
	void (*list)(struct detail *detail, const struct record *record);
	unsigned kinds;          /* of rows that have such a list, a bit each */
	const char *const *keys; /* the fields it reads; NULL: all */
};

#define KEYS(...)                 \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

#define FOR(kind) (1u << RECORD_##kind)
#define FOR_ALL (~0u)

static const struct section sections[] = {
	{RECORD_MILESTONE, N_("이정표"), list_milestone, FOR(ITEM) | FOR(MEETING),
	 KEYS("code", "title", "signal", "date", "type", "days_left")},
	{RECORD_TARGET, N_("목표·수치"), list_target, FOR(ITEM) | FOR(MEETING),
	 KEYS("code", "title", "quantity", "due", "latest", "class")},
	{RECORD_OCCURRENCE, N_("회차"), list_occurrence, FOR(MILESTONE), KEYS("code", "period", "signal", "rule")},
	{RECORD_PATH, N_("경로"), list_other, FOR(TARGET), NULL},
	{RECORD_READING, N_("실적"), list_other, FOR(TARGET), NULL},
	{RECORD_ASSIGNMENT, N_("담당 부서"), list_office, FOR(ITEM) | FOR(MEETING) | FOR(MILESTONE) | FOR(TARGET),
	 KEYS("office", "role", "path")},
	{RECORD_CONTACT, N_("담당자"), list_contact, FOR(ITEM) | FOR(MEETING) | FOR(MILESTONE) | FOR(TARGET) | FOR(OFFICE),
	 KEYS("code", "role", "phone", "name", "position", "certainty", "office_name", "note")},
	{RECORD_ASSIGNMENT, N_("맡은 것"), list_charge, FOR(OFFICE), KEYS("entity", "role", "title", "office", "office_name")},
	{RECORD_MILESTONE, N_("이정표"), list_milestone, FOR(OFFICE),
	 KEYS("code", "title", "signal", "date", "type", "days_left")},
	{RECORD_EVIDENCE, N_("증빙"), list_evidence, FOR(MILESTONE) | FOR(OCCURRENCE),
	 KEYS("title", "issued", "location", "rank")},
	{RECORD_CALL, N_("통화"), list_other, FOR(MILESTONE), NULL},
	{RECORD_LINK, N_("이어진 과제"), list_link, FOR(ITEM), KEYS("from", "to", "from_title", "to_title", "title", "kind")},
	{RECORD_FUNCTION, N_("기능과 운영"), list_other, FOR(MEETING), NULL},
	{RECORD_MEMBER, N_("위원"), list_other, FOR(MEETING), NULL},
	{RECORD_CITATION, N_("근거 자료"), list_citation, FOR_ALL, KEYS("certainty", "section", "line", "original", "note")},
	{RECORD_CHANGE, N_("변경 이력"), list_change, FOR_ALL,
	 KEYS("at", "effective", "login", "action", "kind", "field", "old", "new", "reason", "authority", "undone")},
};

/* The row that an entry leads to. */
static const char *link_of(const struct detail *detail, const struct record *record)
{
	switch (record->ref.kind) {
	case RECORD_MILESTONE:
	case RECORD_TARGET:
	case RECORD_OFFICE:
	case RECORD_CONTACT:
		return record_value(record, "code").text;
	case RECORD_ASSIGNMENT:
		return record_value(record, detail->kind == RECORD_OFFICE ? "entity" : "office").text;
	case RECORD_LINK:
		return record_value(record, is_outward(detail, record) ? "to" : "from").text;
	default:
		return "";
	}
}

struct listing {
	struct detail *detail;
	const struct section *section;
	int64_t most, shown;
};

static bool take_entry(void *context, const struct record *record)
{
	struct listing *listing = context;

	if (record->ref.kind == RECORD_CHANGE && made_another(listing->detail, record))
		return true;
	if (listing->most && listing->shown == listing->most) {
		detail_line(listing->detail, STYLE_DIM, "", 0, STYLE_DIM, _("… 더 있음"));
		return false;
	}
	if (!listing->shown++)
		detail_heading(listing->detail, _(listing->section->heading));
	snprintf(listing->detail->link, sizeof listing->detail->link, "%s", link_of(listing->detail, record));
	listing->section->list(listing->detail, record);
	listing->detail->link[0] = '\0';
	return true;
}

/* Milestones hang on no office: those that it answers for are asked for. */
static bool load_answered(struct detail *detail, struct store_query *query, struct listing *listing, struct error *error)
{
	struct filter *filter = memory_new(1, sizeof *filter);
	char text[CODE_TEXT + 16];
	bool good;

	snprintf(text, sizeof text, "office=%s", detail->code);
	query->of = NULL;
	query->filter = filter;
	good = filter_parse(text, filter, error) && store_list(detail->store, query, take_entry, listing, NULL, error);
	free(filter);
	return good;
}

/* Changes are not limited but left when there are enough: nobody knows how many of them will not be shown. */
static bool load_section(struct detail *detail, const struct section *section, struct error *error)
{
	struct listing listing = {.detail = detail, .section = section, .most = detail->most};
	struct store_query query = {.kind = section->kind, .of = detail->code, .keys = section->keys};

	if (section->kind == RECORD_CHANGE && detail->most > HISTORY)
		listing.most = HISTORY;
	else if (section->kind != RECORD_CHANGE && detail->most)
		query.limit = detail->most + 1;
	if (section->kind == RECORD_MILESTONE && detail->kind == RECORD_OFFICE)
		return load_answered(detail, &query, &listing, error);
	return store_list(detail->store, &query, take_entry, &listing, NULL, error);
}

bool detail_lists(struct detail *detail, struct error *error)
{
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		if (sections[i].kinds & (1u << detail->kind) && !load_section(detail, &sections[i], error))
			return false;
	}
	return true;
}
