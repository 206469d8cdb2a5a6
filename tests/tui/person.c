/* The dashboard of one person: on the database PATH, as LOGIN, on the day that the tests' small database has. */
#include <stdio.h>
#include "gwagi/text/input.h"
#include "gwagi/tui/dashboard.h"

int main(int argc, char **argv)
{
	struct store_options open = {
		.path = argc > 1 ? argv[1] : "", .login = argc > 2 ? argv[2] : "", .today = day_make(2026, 1, 20)};
	struct dashboard_options options = {.origin = ORIGIN_OPTION};
	struct error error = {0};
	struct store *store;
	bool substituted;
	char charset[64];
	int code;

	if (!text_locale(&substituted, charset, sizeof charset) || !store_open(&store, &open, &error)) {
		fprintf(stderr, "%s\n", error.sentence);
		return 9;
	}
	keymap_start(&options.keymap);
	code = dashboard_run(store, &options, &error);
	store_close(store);
	return code;
}
