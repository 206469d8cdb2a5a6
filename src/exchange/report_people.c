/* Who answers for a row, and whom to call there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/store/duty.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

struct known {
	int64_t id;
	char *office, *lines, *path, *persons, *first;
};

struct people {
	struct known *all;
	size_t count, room;
};

struct people *people_create(void)
{
	return memory_new(1, sizeof(struct people));
}

void people_destroy(struct people *people)
{
	if (!people)
		return;
	for (size_t i = 0; i < people->count; i++) {
		free(people->all[i].office);
		free(people->all[i].lines);
		free(people->all[i].path);
		free(people->all[i].persons);
		free(people->all[i].first);
	}
	free(people->all);
	free(people);
}

void person_line(const struct person *person, struct text *out)
{
	text_append(out, person->node.title);
	text_append_format(out, "%s%s%s%s%s", *person->position ? " " : "", person->position, *person->phone ? " ☎ " : "",
			   person->phone, person->doubtful ? " [?]" : "");
}

static bool read_persons(struct making *making, struct known *known)
{
	struct person person = {.node.ref.id = 0};
	struct text line = {0};
	size_t length = 0;
	bool good;

	known->persons = memory_copy("", 0);
	known->first = memory_copy("", 0);
	do {
		good = store_person_next(making->store, known->id, person.node.ref.id, false, &person, making->error);
		if (!good || !person.node.ref.id)
			break;
		text_clear(&line);
		person_line(&person, &line);
		if (!length) {
			free(known->first);
			known->first = memory_copy(text_bytes(&line), line.length);
		}
		known->persons = memory_grow(known->persons, length + line.length + 2, 1);
		snprintf(known->persons + length, line.length + 2, "%s%s", length ? "\n" : "", text_bytes(&line));
		length += line.length + (length != 0);
	} while (person.node.ref.id);
	text_finish(&line);
	return good;
}

/* The ministry and the office, of the way from one down to the other. */
static char *short_name(const char *path, const char *name, char between)
{
	const char *end = strstr(path, " › ");
	size_t length = end ? (size_t)(end - path) : 0, size = length + strlen(name) + 2;
	char *out = memory_new(size, 1);

	snprintf(out, size, "%.*s%.*s%s", (int)length, path, length != 0, &between, name);
	return out;
}

static bool read_office(struct making *making, struct known *known)
{
	static const char *const keys[] = {"name", "path", NULL};
	char *values[MAKING_KEYS];
	struct node node;

	if (!store_node(making->store, (struct ref){RECORD_OFFICE, known->id}, &node, making->error))
		return false;
	if (!making_values(making, RECORD_OFFICE, node.code, keys, values)) {
		making_forget(values);
		return false;
	}
	known->office = short_name(values[1], values[0], ' ');
	known->lines = short_name(values[1], values[0], '\n');
	known->path = values[1];
	free(values[0]);
	return read_persons(making, known);
}

static const struct known *find(const struct people *people, int64_t office)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->all[i].id == office)
			return &people->all[i];
	return NULL;
}

static const struct known *know(struct making *making, int64_t office)
{
	struct people *people = making->people;
	struct known *known;

	if (people->count == people->room) {
		people->room = people->room * 2 + 16;
		people->all = memory_grow(people->all, people->room, sizeof *people->all);
	}
	known = &people->all[people->count++];
	*known = (struct known){.id = office};
	return read_office(making, known) ? known : NULL;
}

bool people_of(struct making *making, struct ref ref, struct answering *answering)
{
	const struct known *known;
	struct ref place;
	int64_t office;

	*answering = (struct answering){"", "", "", "", ""};
	if (!store_duty_of(making->store, ref, &place, &office, making->error))
		return false;
	if (!office)
		return true;
	known = find(making->people, office);
	if (!known)
		known = know(making, office);
	if (known)
		*answering = (struct answering){known->office, known->lines, known->path, known->persons, known->first};
	return known != NULL;
}
