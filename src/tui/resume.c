#include "resume.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/store/list.h"
#include "state.h"

enum { LINE = 4096 };

static const char *const view_words[VIEW_COUNT] = {
	[VIEW_TREE] = "tree",       [VIEW_WORK] = "work",     [VIEW_TARGETS] = "targets",
	[VIEW_OFFICES] = "offices", [VIEW_AGENDA] = "agenda", [VIEW_CHANGES] = "changes",
};

static int view_of(const char *word)
{
	for (int i = 0; i < VIEW_COUNT; i++) {
		if (!strcmp(view_words[i], word))
			return i;
	}
	return -1;
}

/* Places of the views that are not shown are found when they are: nothing is read for them now. */
static void take_line(struct dashboard *dashboard, const char *name, const char *value)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];
	struct error error = {0};
	struct ref ref;

	if (!strcmp(name, "filter"))
		left_set_filter(left, value, &error);
	else if (!strcmp(name, "view") && view_of(value) >= 0)
		left_show(left, (enum view)view_of(value), &error);
	else if (!strcmp(name, "at") && store_find(dashboard->store, value, &ref, &error))
		left_stay(left, ref);
}

void resume_read(struct dashboard *dashboard)
{
	const struct session_keeper *keeper = dashboard->options->session;
	char *text = keeper ? keeper->read(keeper->context, SESSION_PLACE) : NULL;

	for (char *line = text, *end; line && (end = strchr(line, '\n')); line = end + 1) {
		char *blank = memchr(line, ' ', (size_t)(end - line));

		if (!blank || end - line >= LINE)
			continue;
		*blank = *end = '\0';
		take_line(dashboard, line, blank + 1);
	}
	free(text);
	sift_load(dashboard);
}

void resume_keep(struct dashboard *dashboard)
{
	const struct session_keeper *keeper = dashboard->options->session;
	const struct pane *left = &dashboard->panes[PANE_LEFT];
	const struct node *node = left->type->node(left);
	struct body lines = {0};
	struct error error = {0};

	if (!keeper)
		return;
	body_add(&lines, "view %s\n", view_words[left_view(left)]);
	if (*left_filter(left))
		body_add(&lines, "filter %s\n", left_filter(left));
	if (node)
		body_add(&lines, "at %s\n", node->code);
	/* Nobody is there any more to be told that it could not be kept. */
	keeper->write(keeper->context, SESSION_PLACE, lines.bytes, &error);
	body_finish(&lines);
}
