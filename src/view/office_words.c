/* The plain words of a filter that name offices or people. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "offices.h"

struct names {
	struct offices *offices;
	const struct text_query *query;
	bool *named; /* of each office, whether the word names it */
	bool any;
};

static bool is_in(const struct text_query *query, const char *text)
{
	return text_query_match(query, text, strlen(text));
}

static bool take_contact(void *context, const struct record *record)
{
	struct names *names = context;
	const char *code = record_value(record, "office").text;

	if (!is_in(names->query, record_value(record, "name").text))
		return true;
	for (size_t i = 0; i < names->offices->count; i++) {
		if (names->offices->all[i].there && strcmp(names->offices->all[i].code, code) == 0)
			names->any = names->named[i] = true;
	}
	return true;
}

/* A word names an office by its name, another spelling, its code or somebody's name, and with it all below it. */
static bool find_named(struct names *names, struct error *error)
{
	static const char *const keys[] = {"office", "name", NULL};
	struct store_query people = {.kind = RECORD_CONTACT, .keys = keys};
	const struct offices *offices = names->offices;

	for (size_t i = 0; i < offices->count; i++) {
		const struct office *office = &offices->all[i];

		names->named[i] = office->there && (is_in(names->query, office->name) || is_in(names->query, office->aliases) ||
						    strcmp(text_query_bytes(names->query), office->code) == 0);
		names->any |= names->named[i];
	}
	return store_list(offices->store, &people, take_contact, names, NULL, error);
}

/* From column COLUMN, in characters from 1, to the end of the word or phrase there is nothing but blanks. */
static void blank_out(char *text, size_t column)
{
	char *at = text, end = ' ';

	for (size_t i = 1; *at && i < column; i++) {
		at++;
		while ((*at & 0xc0) == 0x80)
			at++;
	}
	if (*at == '"') {
		end = '"';
		*at++ = ' ';
	}
	while (*at && *at != end && (end == '"' || !strchr("()|\"", *at)))
		*at++ = ' ';
	if (*at == '"')
		*at = ' ';
}

static bool choose_by(struct offices *offices, const struct filter_node *word, char *rest, struct error *error)
{
	struct text_query *query = text_query_create(word->value, strlen(word->value));
	struct names names = {.offices = offices, .query = query, .named = memory_new(offices->count + 1, sizeof(bool))};
	bool good = find_named(&names, error);

	for (size_t i = 0; good && names.any && i < offices->count; i++) {
		bool named = false;

		for (int above = (int)i; above >= 0; above = offices->all[above].parent)
			named |= names.named[above];
		offices->all[i].own &= named;
	}
	if (good && names.any)
		blank_out(rest, word->column);
	free(names.named);
	text_query_destroy(query);
	return good;
}

/* Which terms all must hold: those joined to the root by nothing but AND. */
static void mark_needed(const struct filter *filter, bool needed[FILTER_NODES])
{
	memset(needed, 0, FILTER_NODES * sizeof *needed);
	if (filter->count)
		needed[filter->count - 1] = true;
	for (size_t i = filter->count; i-- > 0;) {
		if (needed[i] && filter->nodes[i].op == FILTER_AND)
			needed[filter->nodes[i].left] = needed[filter->nodes[i].right] = true;
	}
}

bool offices_choose(struct offices *offices, const char *filter, char rest[FILTER_TEXT], struct error *error)
{
	struct filter *parsed = memory_new(1, sizeof *parsed);
	bool needed[FILTER_NODES];
	bool good = filter_parse(filter, parsed, error);

	snprintf(rest, FILTER_TEXT, "%s", filter);
	mark_needed(parsed, needed);
	for (size_t i = 0; good && i < parsed->count; i++) {
		if (needed[i] && parsed->nodes[i].op == FILTER_WORD)
			good = choose_by(offices, &parsed->nodes[i], rest, error);
	}
	free(parsed);
	return good;
}
