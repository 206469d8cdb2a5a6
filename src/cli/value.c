#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"

bool value_date(const struct cli *cli, const char *given, struct date *date)
{
	char stored[DATE_TEXT], *composed = text_compose(given, strlen(given));
	struct error error;
	bool done = date_parse(composed ? composed : given, cli->today, stored, date, &error);

	free(composed);
	if (!done)
		say_error(&error);
	return done;
}

bool value_effective(const struct cli *cli, day_number *day)
{
	struct date date;

	*day = DAY_NONE;
	if (!cli->effective)
		return true;
	if (!value_date(cli, cli->effective, &date))
		return false;
	if (date.precision != PRECISION_DAY || date.first != date.last) {
		say(_("--effective에는 하루를 써 주십시오: %s."), cli->effective);
		return false;
	}
	*day = date.first;
	return true;
}

bool value_since(const struct cli *cli, day_number *day)
{
	struct date date = {.first = DAY_NONE};

	if (cli->since && !value_date(cli, cli->since, &date))
		return false;
	*day = date.first;
	if (cli->since && date.first == DAY_NONE)
		say(_("--since에는 날짜를 써 주십시오: %s."), cli->since);
	return !cli->since || date.first != DAY_NONE;
}

bool value_last_day(const struct cli *cli, const char *given, day_number *day)
{
	char *composed = text_compose(given, strlen(given));
	struct error error;
	bool done = date_parse_past(composed ? composed : given, cli->today, day, &error);

	free(composed);
	if (!done)
		say_error(&error);
	return done;
}

bool value_number(const char *given, int least, int most, int *number)
{
	size_t length = strlen(given);
	long value;

	if (!length || length > 9 || strspn(given, "0123456789") != length)
		return false;
	value = strtol(given, NULL, 10);
	if (value < least || value > most)
		return false;
	*number = (int)value;
	return true;
}
