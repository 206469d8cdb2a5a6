/* A dashboard on a small database, whose day is that of a file: pairs of a day and the second when it ends; the first that has
 * not ended is today. When it was left, it says on which day the last change took effect. */
#include <stdio.h>
#include <time.h>
#include "fixture.h"
#include "gwagi/store/list.h"
#include "gwagi/text/input.h"
#include "gwagi/tui/dashboard.h"

static day_number today(void *context, int64_t *ends)
{
	FILE *file = fopen(context, "r");
	char iso[DAY_TEXT];
	day_number day = DAY_NONE;
	long long end;

	*ends = 0;
	while (file && *ends <= time(NULL) && fscanf(file, "%15s %lld", iso, &end) == 2 && day_parse(iso, strlen(iso), &day))
		*ends = end;
	if (!file || day == DAY_NONE || fclose(file) != 0)
		abort();
	return day;
}

static bool print_effective(void *context, const struct record *record)
{
	(void)context;
	printf("effective %s\n", record_value(record, "effective").text);
	return false;
}

int main(int argc, char **argv)
{
	struct dashboard_options options = {.origin = ORIGIN_OPTION, .today = today, .context = argc > 1 ? argv[1] : NULL};
	struct store_query query = {.kind = RECORD_CHANGE, .limit = 1};
	struct error error = {0};
	bool substituted;
	char charset[64];
	void *store;
	int code;

	if (argc < 2 || !text_locale(&substituted, charset, sizeof charset) || fixture_make(&store))
		return 9;
	keymap_start(&options.keymap);
	code = dashboard_run(store, &options, &error);
	if (!store_list(store, &query, print_effective, NULL, NULL, &error))
		fprintf(stderr, "%s\n", error.sentence);
	fixture_remove(&store);
	return code;
}
