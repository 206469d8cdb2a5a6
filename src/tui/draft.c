/* What is typed in dialogs, kept until it was written or given up. */
#include <string.h>
#include "form.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"

/* It is tried again at the next press, but said only once. */
void draft_keep(struct dashboard *dashboard)
{
	const struct draft_keeper *drafts = dashboard->options->drafts;
	const struct dialog_type *type = dashboard->dialog;
	struct draft draft = {.count = 0};
	struct error error = {0};

	if (!drafts || !type || !type->keep)
		return;
	type->keep(dashboard->dialog_state, &draft);
	if (drafts->put(drafts->context, &draft, &error) || dashboard->unkept)
		return;
	dashboard->unkept = true;
	dashboard_say(dashboard, STYLE_ALERT, error.sentence);
}

void draft_leave(struct dashboard *dashboard)
{
	const struct draft_keeper *drafts = dashboard->options->drafts;

	if (drafts)
		drafts->leave(drafts->context);
}

void draft_remove(struct dashboard *dashboard)
{
	const struct draft_keeper *drafts = dashboard->options->drafts;

	if (drafts)
		drafts->remove(drafts->context);
}

bool draft_find(struct dashboard *dashboard, struct draft *draft)
{
	const struct draft_keeper *drafts = dashboard->options->drafts;

	return drafts && !store_is_read_only(dashboard->store) && drafts->find(drafts->context, draft);
}

const char *draft_value(const struct draft *draft, const char *name)
{
	for (size_t i = 0; i < draft->count; i++)
		if (strcmp(draft->fields[i].name, name) == 0)
			return draft->fields[i].value;
	return "";
}

/* Where no view has such a row, the cursor stays. */
bool draft_reopen(struct dashboard *dashboard, const struct draft *draft, struct error *error)
{
	struct error nowhere;
	struct ref ref;

	if (!store_find(dashboard->store, draft->code, &ref, error) || !form_reopen(dashboard, draft, error))
		return false;
	if (left_lists(ref))
		left_go(&dashboard->panes[PANE_LEFT], ref, &nowhere);
	return true;
}
