#include "gwagi/view/holiday.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/holidays.h"
#include "gwagi/text/memory.h"

enum { ISO_DAY = 10, SATURDAY = 5 };

struct holiday {
	day_number day;
	char *name; /* owned */
};

struct holidays {
	struct holiday *all; /* by day; of those of one day the first that was read stands first */
	size_t count, room;
};

/* The first place whose day is not before DAY. */
static size_t place_of(const struct holidays *holidays, day_number day)
{
	size_t low = 0, high = holidays->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (holidays->all[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add(struct holidays *holidays, day_number day, const char *name, size_t length)
{
	size_t place = place_of(holidays, day + 1);

	if (holidays->count == holidays->room) {
		holidays->room = holidays->room * 2 + 64;
		holidays->all = memory_grow(holidays->all, holidays->room, sizeof *holidays->all);
	}
	memmove(holidays->all + place + 1, holidays->all + place, (holidays->count - place) * sizeof *holidays->all);
	holidays->all[place] = (struct holiday){day, memory_copy(name, length)};
	holidays->count++;
}

static void take_away(struct holidays *holidays, day_number day)
{
	size_t from = place_of(holidays, day), to = place_of(holidays, day + 1);

	for (size_t i = from; i < to; i++)
		free(holidays->all[i].name);
	memmove(holidays->all + from, holidays->all + to, (holidays->count - to) * sizeof *holidays->all);
	holidays->count -= to - from;
}

/* Lines of date,name,…; others are the heading and remarks. */
static void read_built_in(struct holidays *holidays, const char *line)
{
	day_number day;

	for (; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		size_t length = strcspn(line, ",\n");

		if (line[length] == ',' && day_parse(line, length, &day))
			add(holidays, day, line + length + 1, strcspn(line + length + 1, ",\n"));
	}
}

struct holidays *holidays_create(void)
{
	struct holidays *holidays = memory_new(1, sizeof *holidays);

	read_built_in(holidays, store_holidays());
	return holidays;
}

void holidays_destroy(struct holidays *holidays)
{
	if (!holidays)
		return;
	for (size_t i = 0; i < holidays->count; i++)
		free(holidays->all[i].name);
	free(holidays->all);
	free(holidays);
}

const char *holidays_name(const struct holidays *holidays, day_number day)
{
	size_t place = holidays ? place_of(holidays, day) : 0;

	return holidays && place < holidays->count && holidays->all[place].day == day ? holidays->all[place].name : NULL;
}

bool holidays_is_off(const struct holidays *holidays, day_number day)
{
	return day_of_week(day) >= SATURDAY || holidays_name(holidays, day);
}

static bool refuse(const char **at, const char *where, struct error *error, const char *sentence)
{
	*at = where;
	return error_set(error, ERROR_USAGE, "%s", sentence);
}

bool holidays_read(struct holidays *holidays, const char *line, const char **at, struct error *error)
{
	const char *date = line + strspn(line, " "), *name;
	bool away = *date == '-';
	size_t length;
	day_number day;

	if (!*date || *date == '#')
		return true;
	date += away;
	length = strcspn(date, " ");
	name = date + length + strspn(date + length, " ");
	if (!day_parse(date, length, &day))
		return refuse(at, date, error, _("날짜가 아닙니다. 2026-06-03처럼 써 주십시오."));
	if (away && *name && *name != '#')
		return refuse(at, name, error, _("빼는 날에는 이름을 쓰지 않습니다."));
	if (away && !holidays_name(holidays, day))
		return refuse(at, date, error, _("빼려는 날이 공휴일이 아닙니다."));
	if (!away && (!*name || *name == '#'))
		return refuse(at, name, error, _("공휴일의 이름이 없습니다."));
	if (away) {
		take_away(holidays, day);
		return true;
	}
	for (length = strlen(name); length && name[length - 1] == ' ';)
		length--;
	add(holidays, day, name, length);
	return true;
}
