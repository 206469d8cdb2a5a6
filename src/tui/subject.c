#include "subject.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dialog_pick.h"
#include "gwagi/model/message.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"

enum { MOST = 64 };

struct found {
	struct node nodes[MOST];
	int count;
};

/* Those directly below an item. */
static bool collect_own(struct dashboard *dashboard, struct ref above, struct found *found, struct error *error)
{
	struct node next;

	if (!store_node_first_child(dashboard->store, above, &next, error))
		return false;
	while (next.ref.id && next.ref.kind == RECORD_MILESTONE && found->count < MOST) {
		found->nodes[found->count++] = next;
		if (!store_node_next(dashboard->store, next.ref, &next, error))
			return false;
	}
	return true;
}

/* The milestones directly below a row of the tree, or where there are none all that lie deeper. */
static bool collect_below(struct dashboard *dashboard, struct ref above, struct found *found, struct error *error)
{
	size_t count = 0;

	if (!collect_own(dashboard, above, found, error))
		return false;
	if (found->count)
		return true;
	if (!store_milestones(dashboard->store, above, 0, false, found->nodes, MOST, &count, error))
		return false;
	if (count == MOST)
		return error_set(error, ERROR_USAGE, "%s", _("이정표가 너무 많습니다. 아래의 이정표로 가서 누르십시오."));
	found->count = (int)count;
	return true;
}

struct listing {
	struct dashboard *dashboard;
	struct found *found;
	struct error *error;
};

static bool take_milestone(void *context, const struct record *record)
{
	struct listing *listing = context;
	struct found *found = listing->found;

	if (found->count == MOST)
		return false;
	return store_node(listing->dashboard->store, record->ref, &found->nodes[found->count++], listing->error);
}

/* What an office answers for. */
static bool collect_of_office(struct dashboard *dashboard, const char *code, struct found *found, struct error *error)
{
	static const char *const keys[] = {"code", NULL};
	struct listing listing = {dashboard, found, error};
	struct store_query query = {.kind = RECORD_MILESTONE, .limit = MOST, .keys = keys};
	struct filter filter;
	char text[CODE_TEXT + sizeof "office:"];

	snprintf(text, sizeof text, "office:%s", code);
	if (!filter_parse(text, &filter, error))
		return false;
	query.filter = &filter;
	if (!store_list(dashboard->store, &query, take_milestone, &listing, NULL, error))
		return false;
	return found->count < MOST ||
	       error_set(error, ERROR_USAGE, "%s", _("이정표가 너무 많습니다. 그 이정표로 가서 누르십시오."));
}

static bool take_entity(void *context, const struct record *record)
{
	snprintf(context, CODE_TEXT, "%s", record_value(record, "entity").text);
	return true;
}

/* Of what a contact answers for. */
static bool collect_of_contact(struct dashboard *dashboard, const char *code, struct found *found, struct error *error)
{
	struct store_query query = {.kind = RECORD_CONTACT, .code = code};
	char entity[CODE_TEXT] = "";
	struct ref ref;

	return store_list(dashboard->store, &query, take_entity, entity, NULL, error) &&
	       store_find(dashboard->store, entity, &ref, error) && collect_below(dashboard, ref, found, error);
}

/* Of what a target belongs to. */
static bool collect_beside(struct dashboard *dashboard, const char *code, struct found *found, struct error *error)
{
	char above[CODE_TEXT];
	struct ref ref;

	return !code_parent(code, above) ||
	       (store_find(dashboard->store, above, &ref, error) && collect_below(dashboard, ref, found, error));
}

static bool collect(struct dashboard *dashboard, const struct node *node, struct found *found, struct error *error)
{
	switch (node->ref.kind) {
	case RECORD_MILESTONE:
		found->count = 1;
		return store_node(dashboard->store, node->ref, &found->nodes[0], error);
	case RECORD_MEETING:
	case RECORD_ITEM:
		return collect_below(dashboard, node->ref, found, error);
	case RECORD_OFFICE:
		return collect_of_office(dashboard, node->code, found, error);
	case RECORD_CONTACT:
		return collect_of_contact(dashboard, node->code, found, error);
	default:
		return collect_beside(dashboard, node->code, found, error);
	}
}

static int refuse(struct dashboard *dashboard, const char *sentence)
{
	dashboard_say(dashboard, STYLE_ALERT, sentence);
	return REACT_DRAW;
}

const char **subject_marked(struct dashboard *dashboard)
{
	const struct marks *marks = &dashboard->marks;
	const char **codes = memory_new(1, marks->count * (sizeof *codes + CODE_TEXT) + 1);
	char *at = (char *)(codes + marks->count);
	struct error error = {0};
	struct node node;

	for (size_t i = 0; i < marks->count; i++, at += CODE_TEXT) {
		bool good = marks->refs[i].kind == RECORD_MILESTONE &&
			    store_node(dashboard->store, marks->refs[i], &node, &error) && node.ref.id;

		if (!good) {
			free(codes);
			refuse(dashboard,
			       *error.sentence ? error.sentence
					       : _("고른 줄 가운데 이정표가 아닌 것이 있습니다. 이정표만 골라 다시 하십시오."));
			return NULL;
		}
		snprintf(at, CODE_TEXT, "%s", node.code);
		codes[i] = at;
	}
	return codes;
}

static int open_marked(struct dashboard *dashboard, const struct form_type *type)
{
	const char **codes = subject_marked(dashboard);
	int reactions = codes ? form_open(dashboard, type, "", codes, dashboard->marks.count, true) : REACT_DRAW;

	free(codes);
	return reactions;
}

static void add_options(const struct found *found, struct choice *choice)
{
	for (int i = 0; i < found->count; i++) {
		const struct node *node = &found->nodes[i];
		char label[NODE_TITLE + CODE_TEXT];

		snprintf(label, sizeof label, "%s %s", node->code, node->title);
		choice_add_led(choice, node->code, style_of_signal(node->verdict.signal), signal_syllable(node->verdict.signal),
			       label);
	}
}

/* Of them one. */
static int choose(struct dashboard *dashboard, const struct found *found, const char *question,
		  int (*then)(struct dashboard *dashboard, const char *code))
{
	struct choice choice = {0};

	if (!found->count || !found->nodes[0].ref.id)
		return refuse(dashboard, _("여기에는 이정표가 없습니다."));
	if (found->count == 1)
		return then(dashboard, found->nodes[0].code);
	add_options(found, &choice);
	return dialog_pick_open(dashboard, question, &choice, then);
}

int subject_milestones(struct dashboard *dashboard, const struct form_type *type, bool marks, const char *question,
		       int (*then)(struct dashboard *dashboard, const char *code))
{
	const struct node *node = dashboard_node(dashboard);
	struct found *found;
	struct error error = {0};
	int reactions;

	if (marks && dashboard->marks.count)
		return open_marked(dashboard, type);
	if (!node || !node->ref.id)
		return refuse(dashboard, _("제목 줄입니다. 이정표나 과제의 줄에서 누르십시오."));
	found = memory_new(1, sizeof *found);
	reactions = collect(dashboard, node, found, &error) ? choose(dashboard, found, question, then)
							    : refuse(dashboard, error.sentence);
	free(found);
	return reactions;
}

static bool add_target(void *context, const struct record *record)
{
	char label[NODE_TITLE + CODE_TEXT];

	snprintf(label, sizeof label, "%s %s", record_value(record, "code").text, record_value(record, "title").text);
	choice_add_led(context, record_value(record, "code").text, STYLE_KEY, record_value(record, "quantity").text, label);
	return true;
}

static bool list_targets(struct dashboard *dashboard, struct store_query query, struct choice *choice, struct error *error)
{
	static const char *const keys[] = {"code", "title", "quantity", NULL};

	query.kind = RECORD_TARGET;
	query.limit = MOST;
	query.keys = keys;
	return store_list(dashboard->store, &query, add_target, choice, NULL, error);
}

bool subject_targets(struct dashboard *dashboard, const struct node *node, struct choice *choice, struct error *error)
{
	char code[CODE_TEXT];

	snprintf(code, sizeof code, "%s", node->code);
	if (node->ref.kind == RECORD_TARGET)
		return list_targets(dashboard, (struct store_query){.code = code}, choice, error);
	if (node->ref.kind == RECORD_MILESTONE && !code_parent(node->code, code))
		return true;
	if (node->ref.kind != RECORD_MILESTONE && node->ref.kind != RECORD_ITEM && node->ref.kind != RECORD_MEETING)
		return true;
	return list_targets(dashboard, (struct store_query){.of = code}, choice, error) &&
	       (choice->count || node->ref.kind == RECORD_MILESTONE ||
		list_targets(dashboard, (struct store_query){.under = code}, choice, error));
}
