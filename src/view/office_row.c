#include "office_row.h"
#include <stdio.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "tree_row.h"

enum { WIDE = 44 /* from here on there is room for what a person is there */ };

void office_put(const struct offices *offices, int place, struct entry *entry)
{
	const struct office *office = &offices->all[place];

	*entry = (struct entry){.kind = ENTRY_ROW, .depth = office->depth};
	entry->node = (struct node){
		.ref = {RECORD_OFFICE, office->id}, .level = office->depth, .closing = WORD_NONE, .version = office->version};
	snprintf(entry->node.code, sizeof entry->node.code, "%s", office->code);
	snprintf(entry->node.title, sizeof entry->node.title, "%s", office->name);
}

/* What is kept of a row: two texts, one behind the other. */
static void say(struct entry *entry, const char *first, const char *second)
{
	snprintf(entry->said, sizeof entry->said, "%.60s\n%.90s", first, second);
}

void office_put_person(const struct offices *offices, int place, const struct person *person, struct entry *entry)
{
	const struct office *office = &offices->all[place];
	char position[PERSON_TEXT * 2];

	*entry = (struct entry){.kind = ENTRY_ROW, .group = office->id, .node = person->node, .depth = office->depth + 1};
	snprintf(position, sizeof position, "%s%s%s%s", person->position, *person->position ? " " : "",
		 word_korean(VOCABULARY_CONTACT_ROLE, person->role), person->doubtful ? " [?]" : "");
	say(entry, person->phone, position);
}

/* "주관", "주관·지원" */
static void print_roles(unsigned roles, char *out, size_t size)
{
	static const enum assignment_role order[] = {ASSIGNMENT_LEAD, ASSIGNMENT_OVERALL, ASSIGNMENT_SUPPORT};
	size_t used = 0;

	*out = '\0';
	for (size_t i = 0; i < sizeof order / sizeof *order && used < size; i++) {
		if (roles >> order[i] & 1)
			used += (size_t)snprintf(out + used, size - used, "%s%s", used ? "·" : "",
						 word_korean(VOCABULARY_ASSIGNMENT_ROLE, (int)order[i]));
	}
}

void office_put_duty(const struct offices *offices, int place, const struct duty *duty, struct entry *entry)
{
	const struct office *office = &offices->all[place];
	char roles[64];

	*entry = (struct entry){.kind = ENTRY_ROW, .group = office->id, .node = duty->node, .depth = office->depth + 1};
	print_roles(duty->roles, roles, sizeof roles);
	say(entry, roles, "");
}

static void add_person(const struct entry *entry, const struct text_query *query, int cells, struct row *row)
{
	const char *second = strchr(entry->said, '\n');
	struct row left = {0}, phone = {0};

	row_add_bytes(&phone, STYLE_NORMAL, entry->said, (size_t)(second - entry->said));
	row_add(&left, STYLE_NORMAL, entry->node.title);
	if (cells >= WIDE)
		row_add_format(&left, STYLE_NORMAL, "  %s", second + 1);
	else
		row_add_format(&left, STYLE_NORMAL, " %.*s", (int)strcspn(second + 1, " "), second + 1);
	row_add_fit_hits(row, STYLE_NORMAL, query, text_bytes(&left.text), cells - row->text.cells - phone.text.cells - 1,
			 TEXT_LEFT);
	row_pad(row, cells - phone.text.cells);
	row_add_row(row, &phone);
	row_finish(&left);
	row_finish(&phone);
}

static void add_title(const struct entry *entry, const struct tally *tally, const struct text_query *query, int cells,
		      struct row *row)
{
	enum style style = entry->node.ref.kind == RECORD_OFFICE ? STYLE_TITLE : STYLE_NORMAL;
	struct row right = {0};

	if (entry->node.closing != WORD_NONE)
		row_add_format(&right, STYLE_DIM, "%s ", word_korean(VOCABULARY_CLOSING, entry->node.closing));
	if (tally)
		tree_row_counts(tally, &right);
	else
		row_add(&right, STYLE_DIM, "…");
	row_add_fit_hits(row, style, query, entry->node.title,
			 cells - row->text.cells - right.text.cells - (right.text.cells ? 1 : 0), TEXT_LEFT);
	row_pad(row, cells - right.text.cells);
	row_add_row(row, &right);
	row_finish(&right);
}

void office_row_draw(const struct entry *entry, const struct tally *tally, const struct text_query *query, int cells,
		     struct row *row)
{
	const char *code = strchr(entry->node.code, '.');

	row_clear(row);
	row_pad(row, entry->depth * (cells < WIDE ? 1 : 2));
	row_add(row, STYLE_KEY, !entry->node.has_children ? "  " : entry->open ? "- " : "+ ");
	if (entry->node.ref.kind == RECORD_CONTACT) {
		add_person(entry, query, cells, row);
		return;
	}
	if (entry->node.ref.kind != RECORD_OFFICE)
		row_add_format(row, STYLE_LABEL, "%.*s %s ", (int)strcspn(entry->said, "\n"), entry->said,
			       code ? code + 1 : entry->node.code);
	add_title(entry, tally, query, cells, row);
}

void office_row_tell(const struct entry *entry, const struct tally *tally, struct telling *telling)
{
	size_t first = strcspn(entry->said, "\n");

	telling->depth = entry->depth;
	telling->apart = entry->node.ref.kind == RECORD_OFFICE;
	text_append(&telling->title, entry->node.title);
	if (entry->node.ref.kind == RECORD_CONTACT) {
		text_append_format(&telling->title, " %s", entry->said + first + 1);
		text_append_format(&telling->tail, "%.*s", (int)first, entry->said);
		return;
	}
	if (entry->node.ref.kind != RECORD_OFFICE)
		text_append_format(&telling->head, "%.*s %s", (int)first, entry->said, entry->node.code);
	if (tally)
		telling_counts(tally, &telling->tail);
}
