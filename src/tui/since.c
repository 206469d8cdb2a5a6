#include "since.h"
#include <stdio.h>
#include <string.h>
#include "gwagi/model/date.h"
#include "gwagi/model/message.h"
#include "gwagi/store/snapshot.h"
#include "state.h"

enum { DAY_BYTES = 100, OFFERED = 20 /* frozen days */ };

static bool read_day(struct dashboard *dashboard, const char *typed, day_number *day, struct error *error)
{
	day_number today = store_today(dashboard->store), first;

	*day = DAY_NONE;
	if (!typed[strspn(typed, " ")])
		return true;
	if (!date_parse_past(typed, today, day, error) || !store_first_day(dashboard->store, &first, error))
		return false;
	if (*day > today)
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 아직 다 지나지 않았습니다."), typed);
	/* In front of the first record there is nothing that could have changed. */
	if (first != DAY_NONE && *day < first)
		*day = first;
	return true;
}

static int accept(struct dashboard *dashboard, const char *typed, struct error *error)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];
	day_number day;

	if (!read_day(dashboard, typed, &day, error))
		return -1;
	places_leave(dashboard);
	if (!left_show(left, VIEW_CHANGES, error) || !listing_set_since(left_listing(left), day, error))
		return -1;
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

/* The frozen days, the latest first. */
static void complete(struct dashboard *dashboard, const char *typed, size_t caret, struct completion *completion)
{
	struct snapshot snapshot = {.day = store_today(dashboard->store)};
	struct error error;
	char iso[DAY_TEXT], day[DAY_TEXT * 2], said[DAY_TEXT * 2 + 16];
	size_t length = strlen(typed);

	completion->from = 0;
	completion->to = length;
	for (int i = 0; i < OFFERED; i++) {
		if (!store_snapshot_before(dashboard->store, snapshot.day - 1, &snapshot, &error) || snapshot.day == DAY_NONE)
			return;
		day_print(snapshot.day, iso);
		day_print_korean(snapshot.day, day);
		snprintf(said, sizeof said, _("%s 동결"), day);
		if (!strncmp(iso, typed, caret < length ? caret : length))
			completion_add(completion, iso, said);
	}
}

/* They come by Up, too. */
static void remember(struct dashboard *dashboard)
{
	struct snapshot snapshot = {.day = DAY_NONE};
	struct error error;
	char iso[DAY_TEXT];

	if (!store_first_day(dashboard->store, &snapshot.day, &error) || snapshot.day == DAY_NONE)
		return;
	for (snapshot.day--;
	     store_snapshot_after(dashboard->store, snapshot.day, &snapshot, &error) && snapshot.day != DAY_NONE;) {
		day_print(snapshot.day, iso);
		text_editor_remember(dashboard->since.prompt.editor, iso, strlen(iso));
	}
}

void since_open(struct dashboard *dashboard)
{
	static const struct ask_type type = {
		.label = N_("언제부터: "),
		.hint = N_("Enter 보기  Esc 그만두기  비우면 지난 동결(없으면 처음)부터  예: 지난달, 12.31, 2025-12"),
		.limit = DAY_BYTES,
		.accept = accept,
		.complete = complete,
	};

	ask_open(dashboard, &dashboard->since, &type, "");
	remember(dashboard);
}
