#include <stdio.h>
#include "diff.h"
#include "gwagi/model/message.h"

static const struct diff_kind kinds[] = {
	/* in the order in which rows of one place are told */
	{"meeting", RECORD_MEETING, NULL, DIFFERENCE_NEW, NULL, {{"title", DIFFERENCE_OTHER}, {"date", DIFFERENCE_OTHER}}},
	{"item",
	 RECORD_ITEM,
	 NULL,
	 DIFFERENCE_NEW,
	 NULL,
	 {{"closing", DIFFERENCE_CLOSED},
	  {"title", DIFFERENCE_OTHER},
	  {"formal_title", DIFFERENCE_OTHER},
	  {"decision_stated", DIFFERENCE_OTHER}}},
	{"milestone",
	 RECORD_MILESTONE,
	 NULL,
	 DIFFERENCE_NEW,
	 NULL,
	 {{"reported", DIFFERENCE_STATUS},
	  {"verified", DIFFERENCE_VERIFIED},
	  {"date", DIFFERENCE_DUE},
	  {"forecast", DIFFERENCE_FORECAST},
	  {"title", DIFFERENCE_OTHER},
	  {"issue", DIFFERENCE_OTHER},
	  {"stage", DIFFERENCE_OTHER}}},
	{"occurrence",
	 RECORD_OCCURRENCE,
	 "milestone",
	 DIFFERENCE_STATUS,
	 "reported",
	 {{"reported", DIFFERENCE_STATUS}, {"verified", DIFFERENCE_VERIFIED}}},
	{"evidence",
	 RECORD_EVIDENCE,
	 "milestone",
	 DIFFERENCE_EVIDENCE,
	 "title",
	 {{"title", DIFFERENCE_EVIDENCE}, {"rank", DIFFERENCE_EVIDENCE}}},
	{"call",
	 RECORD_CALL,
	 "milestone",
	 DIFFERENCE_CALL,
	 "answer",
	 {{"answer", DIFFERENCE_CALL}, {"promised", DIFFERENCE_CALL}}},
	{"target",
	 RECORD_TARGET,
	 NULL,
	 DIFFERENCE_NEW,
	 NULL,
	 {{"quantity", DIFFERENCE_FIGURE}, {"due", DIFFERENCE_DUE}, {"title", DIFFERENCE_OTHER}}},
	{"target_path", RECORD_PATH, "target", DIFFERENCE_FIGURE, "amount", {{"amount", DIFFERENCE_FIGURE}}},
	{"reading",
	 RECORD_READING,
	 "target",
	 DIFFERENCE_READING,
	 "amount",
	 {{"amount", DIFFERENCE_READING}, {"day", DIFFERENCE_READING}}},
	{"assignment",
	 RECORD_ASSIGNMENT,
	 "entity",
	 DIFFERENCE_ASSIGNMENT,
	 "office_name",
	 {{"office", DIFFERENCE_ASSIGNMENT}, {"role", DIFFERENCE_ASSIGNMENT}}},
	{"link", RECORD_LINK, "from", DIFFERENCE_NEW, "title", {{"title", DIFFERENCE_OTHER}, {"kind", DIFFERENCE_OTHER}}},
	{"office",
	 RECORD_OFFICE,
	 NULL,
	 DIFFERENCE_OFFICE,
	 "name",
	 {{"name", DIFFERENCE_OFFICE},
	  {"parent", DIFFERENCE_OFFICE},
	  {"valid_from", DIFFERENCE_OFFICE},
	  {"valid_to", DIFFERENCE_OFFICE}}},
	{"contact",
	 RECORD_CONTACT,
	 NULL,
	 DIFFERENCE_CONTACT,
	 "name",
	 {{"name", DIFFERENCE_CONTACT},
	  {"office", DIFFERENCE_CONTACT},
	  {"position", DIFFERENCE_CONTACT},
	  {"phone", DIFFERENCE_CONTACT},
	  {"valid_to", DIFFERENCE_CONTACT}}},
};
enum { KINDS = sizeof kinds / sizeof *kinds, WATCHED = sizeof kinds->watched / sizeof *kinds->watched, KEYS = WATCHED + 2 };

const struct diff_kind *diff_kind_find(const char *table)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].table, table) == 0)
			return &kinds[i];
	return NULL;
}

static char *copy(struct value value)
{
	return value.empty ? NULL : memory_copy(value.text, strlen(value.text));
}

/* What is needed of a row as one side sees it: the watched values, then the owner and what is shown. */
enum { OWNER = WATCHED, SHOWN };
struct image {
	const char *keys[KEYS]; /* NULL where nothing is needed */
	bool there;
	char *values[KEYS];
};

static bool take_image(void *context, const struct record *record)
{
	struct image *image = context;

	image->there = true;
	for (size_t i = 0; i < KEYS; i++)
		image->values[i] = image->keys[i] ? copy(record_value(record, image->keys[i])) : NULL;
	return false;
}

static bool read_image(const struct diff_side *side, const struct diff_kind *kind, const char *code, struct image *image,
		       struct error *error)
{
	const char *wanted[KEYS + 1] = {NULL};
	struct store_query query = {.kind = kind->kind, .code = code, .keys = wanted};
	size_t count = 0;

	*image = (struct image){.keys = {[OWNER] = kind->owner, [SHOWN] = kind->shown}};
	for (size_t i = 0; i < WATCHED; i++)
		image->keys[i] = kind->watched[i].key;
	for (size_t i = 0; i < KEYS; i++)
		if (image->keys[i])
			wanted[count++] = image->keys[i];
	return store_list(side->store, &query, take_image, image, NULL, error);
}

static void image_finish(struct image *image)
{
	for (size_t i = 0; i < KEYS; i++)
		free(image->values[i]);
}

struct request {
	const char *key;
	char *value;
};

static bool take_value(void *context, const struct record *record)
{
	struct request *request = context;

	request->value = copy(record_value(record, request->key));
	return false;
}

bool diff_value(const struct diff_side *side, enum record_kind kind, const char *code, const char *key, char **value,
		struct error *error)
{
	const char *const keys[] = {key, NULL};
	struct request request = {key, NULL};
	bool good = store_list(side->store, &(struct store_query){.kind = kind, .code = code, .keys = keys}, take_value, &request,
			       NULL, error);

	*value = request.value;
	return good;
}

static bool take_owner(void *context, const struct record *record)
{
	struct diff *diff = context;
	struct value name = record_value(record, "name");

	diff->owner.ref = record->ref;
	diff->owner.title = copy(name.empty ? record_value(record, "title") : name);
	diff->owner.rule = copy(record_value(record, "rule"));
	diff->owner.offices = copy(record_value(record, "offices"));
	return false;
}

/* As it is on the later day, else as it was; without a rule then. */
static bool read_owner(struct diff *diff, const char *code, struct error *error)
{
	static const char *const keys[] = {"title", "name", "rule", "offices", NULL};
	struct store_query query = {.code = code, .keys = keys};
	struct ref ref;

	free(diff->owner.title);
	free(diff->owner.rule);
	free(diff->owner.offices);
	memset(&diff->owner, 0, sizeof diff->owner);
	snprintf(diff->owner.code, sizeof diff->owner.code, "%s", code);
	if (store_find(diff->to.store, code, &ref, error)) {
		query.kind = ref.kind;
		return store_list(diff->to.store, &query, take_owner, diff, NULL, error);
	}
	if (error->code != ERROR_NOT_FOUND || !store_find(diff->from.store, code, &ref, error))
		return error->code == ERROR_NOT_FOUND; /* of a row that is not there either */
	query.kind = ref.kind;
	if (!store_list(diff->from.store, &query, take_owner, diff, NULL, error))
		return false;
	free(diff->owner.rule);
	diff->owner.rule = NULL;
	return true;
}

bool diff_tell(struct diff *diff, const char *code, const struct diff_row *row, struct error *error)
{
	struct diff_row whole = *row;

	if (diff->counts) {
		diff->counts[row->difference]++;
		return true;
	}
	if (diff->ended)
		return true;
	if (strcmp(diff->owner.code, code) != 0 && !read_owner(diff, code, error))
		return false;
	whole.ref = diff->owner.ref;
	whole.code = diff->owner.code;
	whole.title = diff->owner.title ? diff->owner.title : "";
	whole.rule = diff->owner.rule;
	whole.offices = diff->owner.offices;
	diff->ended = !diff->each(diff->context, &whole);
	return true;
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* What is withheld on the later day is not told of the earlier one. */
static bool is_withheld(const struct diff_kind *kind, const char *key, const char *after)
{
	if (kind->kind == RECORD_TARGET)
		return strcmp(key, "quantity") == 0 && after && strcmp(after, _("비공개")) == 0;
	return (kind->kind == RECORD_PATH || kind->kind == RECORD_READING) && strcmp(key, "amount") == 0 && !after;
}

static bool tell_fields(struct diff *diff, const struct diff_kind *kind, const char *code, const struct image *before,
			const struct image *after, struct error *error)
{
	for (size_t i = 0; i < WATCHED && kind->watched[i].key; i++) {
		const char *key = kind->watched[i].key, *now = after->values[i];
		const struct diff_row row = {.difference = kind->watched[i].difference,
					     .kind = kind->kind,
					     .field = key,
					     .before = is_withheld(kind, key, now) ? NULL : before->values[i],
					     .after = now};

		if (!is_same(before->values[i], now) && !diff_tell(diff, code, &row, error))
			return false;
	}
	return true;
}

/* A row that is there on one of the days only. */
static bool tell_whole(struct diff *diff, const struct diff_kind *kind, const char *code, const struct image *before,
		       const struct image *after, struct error *error)
{
	const struct diff_row row = {.difference = after->there ? kind->made : DIFFERENCE_GONE,
				     .kind = kind->kind,
				     .field = kind->shown,
				     .before = before->values[SHOWN],
				     .after = after->values[SHOWN]};

	return diff_tell(diff, code, &row, error);
}

bool diff_tell_row(struct diff *diff, const struct touched *touched, struct error *error)
{
	const struct diff_kind *kind = touched->kind;
	struct image before, after = {0};
	bool good = read_image(&diff->from, kind, touched->code, &before, error) &&
		    read_image(&diff->to, kind, touched->code, &after, error);
	const char *code = touched->code;

	if (kind->owner && (before.there || after.there))
		code = after.there ? after.values[OWNER] : before.values[OWNER];
	if (good && code && before.there && after.there)
		good = tell_fields(diff, kind, code, &before, &after, error);
	else if (good && code && (before.there || after.there))
		good = tell_whole(diff, kind, code, &before, &after, error);
	image_finish(&before);
	image_finish(&after);
	return good;
}
