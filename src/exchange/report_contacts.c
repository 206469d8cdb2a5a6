/* 담당자 연락망: whom to call, by ministry, and what each office still has to say. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/sign.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

enum { CELL = 2048, NEAR = 30 /* days */, NAMED = 10 };

enum { OFFICE, ROLE, NAME, POSITION, PHONE, PERSON_COLUMNS };
static const struct column person_columns[PERSON_COLUMNS] = {
	[OFFICE] = {N_("부서"), COLUMN_TEXT, true}, [ROLE] = {N_("구분"), COLUMN_LINES, false},
	[NAME] = {N_("성명"), COLUMN_LINES, false}, [POSITION] = {N_("직위"), COLUMN_LINES, false},
	[PHONE] = {N_("전화"), COLUMN_CODE, false},
};
enum { LEFT, SIGNAL, TITLE, CODE, DUTY_COLUMNS };
static const struct column duty_columns[DUTY_COLUMNS] = {
	[LEFT] = {N_("D-day"), COLUMN_NUMBER, false},
	[SIGNAL] = {N_("판정"), COLUMN_SIGNAL, true},
	[TITLE] = {NC_("column", "과제"), COLUMN_TEXT, true},
	[CODE] = {N_("코드"), COLUMN_CODE, true},
};

struct office {
	int64_t id;
	char *path, *ministry;
	char charge[CELL];             /* "1.2 국방 AX 전략(주관), 1.10 …" */
	int64_t overdue, soon, silent; /* of what it answers for: past its day, due within NEAR days, not reported */
	struct table owed;
	int64_t more; /* that is not in it */
};

struct contacts {
	struct making *making;
	struct office *all;
	size_t count, room;
};

static bool is_there(const struct making *making, const struct record *record)
{
	const char *from = record_value(record, "valid_from").text, *to = record_value(record, "valid_to").text;
	char today[DAY_TEXT];

	day_print(store_today(making->store), today);
	return (!*from || strcmp(from, today) <= 0) && (!*to || strcmp(to, today) >= 0);
}

static bool take_office(void *context, const struct record *record)
{
	struct contacts *contacts = context;
	const char *path = record_value(record, "path").text, *end = strstr(path, " › ");

	if (!is_there(contacts->making, record))
		return true;
	if (contacts->count == contacts->room) {
		contacts->room = contacts->room * 2 + 16;
		contacts->all = memory_grow(contacts->all, contacts->room, sizeof *contacts->all);
	}
	contacts->all[contacts->count++] = (struct office){
		.id = record->ref.id,
		.path = memory_copy(path, strlen(path)),
		.ministry = memory_copy(path, end ? (size_t)(end - path) : strlen(path)),
		.owed = {.columns = duty_columns, .width = DUTY_COLUMNS}};
	return true;
}

static void name_charge(struct office *office, const struct duty *duty)
{
	size_t used = strlen(office->charge);

	used += (size_t)snprintf(office->charge + used, CELL - used, "%s%s %s(", used ? ", " : "", duty->node.code,
				 duty->node.title);
	for (int role = 0, any = 0; role <= ASSIGNMENT_OVERALL; role++)
		if ((duty->roles & 1u << role) && used < CELL)
			used += (size_t)snprintf(office->charge + used, CELL - used, "%s%s", any++ ? "·" : "",
						 word_korean(VOCABULARY_ASSIGNMENT_ROLE, role));
	if (used < CELL)
		snprintf(office->charge + used, CELL - used, ")");
}

static enum walk count_owed(struct making *making, const struct node *node, void *context)
{
	struct office *office = context;
	const struct verdict *verdict = &node->verdict;
	bool near = verdict->has_due && verdict->days_left <= NEAR;
	char left[64];

	(void)making;
	office->overdue += verdict->schedule == SCHEDULE_OVERDUE;
	office->soon += near && verdict->days_left >= 0;
	office->silent += verdict->signal == SIGNAL_UNREPORTED;
	if (!near || office->owed.rows >= NAMED) {
		office->more += near;
		return WALK_ON;
	}
	verdict_left(&node->state, verdict, left, sizeof left);
	table_row(&office->owed, (int)verdict->signal,
		  (const char *const[DUTY_COLUMNS]){[LEFT] = left,
						    [SIGNAL] = word_korean(VOCABULARY_SIGNAL, (int)verdict->signal),
						    [TITLE] = node->title,
						    [CODE] = node->code});
	return WALK_ON;
}

/* What is neither done nor given up, and late, near or silent. */
static bool read_owed(struct making *making, struct office *office, struct ref place)
{
	struct filter *filter = memory_new(1, sizeof *filter);
	struct scan *scan = NULL;
	bool good;

	if (making_filter(making,
			  "!signal:done !signal:stopped !type:past (schedule:overdue | schedule:due_soon | signal:unreported | "
			  "signal:late | signal:stalled)",
			  filter))
		scan = store_scan_answered(making->store, place, filter, making->error);
	good = scan && making_walk_scan(making, scan, count_owed, office);
	store_scan_destroy(scan);
	free(filter);
	return good;
}

static bool read_duties(struct making *making, struct office *office)
{
	struct ref from = {RECORD_ITEM, 0};
	struct duty duty;

	for (;;) {
		if (!store_duty_next(making->store, office->id, from, false, &duty, making->error))
			return false;
		if (!duty.node.ref.id)
			return true;
		from = duty.node.ref;
		name_charge(office, &duty);
		if (!read_owed(making, office, from))
			return false;
	}
}

static const char *name_of(const struct office *office)
{
	const char *last = office->path;

	for (const char *at = strstr(last, " › "); at; at = strstr(last, " › "))
		last = at + strlen(" › ");
	return last;
}

/* Its people, a row each; where nobody is known, that. */
static bool put_persons(struct making *making, const struct office *office, struct table *table)
{
	struct person person = {.node.ref.id = 0};
	const char *cells[PERSON_COLUMNS] = {[OFFICE] = name_of(office)};
	char name[NODE_TITLE + 8];

	for (bool first = true;; first = false) {
		if (!store_person_next(making->store, office->id, person.node.ref.id, false, &person, making->error))
			return false;
		if (!person.node.ref.id && (!first || !*office->charge))
			return true;
		snprintf(name, sizeof name, "%s%s", person.node.ref.id ? person.node.title : _("담당자 모름"),
			 person.node.ref.id && person.doubtful ? " [?]" : "");
		cells[ROLE] = person.node.ref.id ? word_korean(VOCABULARY_CONTACT_ROLE, person.role) : "";
		cells[NAME] = name;
		cells[POSITION] = person.position;
		cells[PHONE] = person.phone;
		table_row(table, WORD_NONE, cells);
		if (!person.node.ref.id)
			return true;
	}
}

static int64_t owed(const struct office *office)
{
	return office->overdue + office->soon + office->silent;
}

static bool put_ministry(struct contacts *contacts, size_t first)
{
	struct making *making = contacts->making;
	struct table table = {.columns = person_columns, .width = PERSON_COLUMNS};
	const char *ministry = contacts->all[first].ministry;
	bool good = true;

	for (size_t i = first; good && i < contacts->count; i++)
		if (strcmp(contacts->all[i].ministry, ministry) == 0 && (!*making->wish->filter || owed(&contacts->all[i])))
			good = put_persons(making, &contacts->all[i], &table);
	if (good && table.rows) {
		document_heading(making->document, "%s", ministry);
		*document_table(making->document, person_columns, PERSON_COLUMNS) = table;
		return true;
	}
	table_finish(&table);
	return good;
}

static bool is_new(const struct contacts *contacts, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (strcmp(contacts->all[i].ministry, contacts->all[place].ministry) == 0)
			return false;
	return true;
}

static void put_office(struct document *document, struct office *office)
{
	document_line(document, LEVEL_CIRCLE, "%s", office->path);
	document_line(document, LEVEL_DASH, _("맡은 것: %s"), office->charge);
	document_line(document, LEVEL_DASH, _("챙길 것: 기한경과 %" PRId64 ", %d일 안 %" PRId64 ", 미보고 %" PRId64),
		      office->overdue, NEAR, office->soon, office->silent);
	if (office->owed.rows)
		*document_table(document, duty_columns, DUTY_COLUMNS) = office->owed;
	office->owed = (struct table){0};
	if (office->more)
		document_line(document, LEVEL_REMARK, _("외 %" PRId64 "건"), office->more);
}

static void put_offices(struct contacts *contacts)
{
	document_heading(contacts->making->document, "%s", _("부서별 맡은 것과 챙길 것"));
	for (size_t i = 0; i < contacts->count; i++)
		if (owed(&contacts->all[i]) || (*contacts->all[i].charge && !*contacts->making->wish->filter))
			put_office(contacts->making->document, &contacts->all[i]);
}

static void finish(struct contacts *contacts)
{
	for (size_t i = 0; i < contacts->count; i++) {
		free(contacts->all[i].path);
		free(contacts->all[i].ministry);
		table_finish(&contacts->all[i].owed);
	}
	free(contacts->all);
}

bool report_contacts(struct making *making)
{
	static const char *const keys[] = {"path", "valid_from", "valid_to", NULL};
	struct store_query query = {.kind = RECORD_OFFICE, .keys = keys};
	struct contacts contacts = {.making = making};
	bool good = store_list(making->store, &query, take_office, &contacts, NULL, making->error);

	for (size_t i = 0; good && i < contacts.count; i++)
		good = read_duties(making, &contacts.all[i]);
	for (size_t i = 0; good && i < contacts.count; i++)
		good = !is_new(&contacts, i) || put_ministry(&contacts, i);
	if (good)
		put_offices(&contacts);
	finish(&contacts);
	return good;
}
