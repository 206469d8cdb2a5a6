#include "gwagi/exchange/write.h"

#include "gwagi/store/list.h"
#include "writer.h"

#define BIT(kind) (1u << (kind))

/* What can belong to a row of each kind, in the order in which it is shown. */
static const unsigned belongings[RECORD_KINDS] = {
	[RECORD_MEETING] = BIT(RECORD_MILESTONE) | BIT(RECORD_TARGET) | BIT(RECORD_CONTACT) | BIT(RECORD_MEMBER) |
			   BIT(RECORD_FUNCTION),
	[RECORD_ITEM] = BIT(RECORD_MILESTONE) | BIT(RECORD_TARGET) | BIT(RECORD_CONTACT) | BIT(RECORD_LINK),
	[RECORD_MILESTONE] = BIT(RECORD_OCCURRENCE) | BIT(RECORD_EVIDENCE) | BIT(RECORD_CALL),
	[RECORD_OCCURRENCE] = BIT(RECORD_EVIDENCE),
	[RECORD_TARGET] = BIT(RECORD_PATH) | BIT(RECORD_READING),
	[RECORD_OFFICE] = BIT(RECORD_CONTACT),
};

static const enum record_kind order[] = {
	RECORD_MILESTONE, RECORD_TARGET,  RECORD_CONTACT,  RECORD_MEMBER, RECORD_FUNCTION, RECORD_LINK,   RECORD_OCCURRENCE,
	RECORD_PATH,      RECORD_READING, RECORD_EVIDENCE, RECORD_CALL,   RECORD_CITATION, RECORD_CHANGE,
};

struct object {
	FILE *out;
	struct bytes line; /* what is not in OUT yet */
	unsigned arrays;   /* kinds that follow as arrays; a count of them under the same key gives way */
	bool any;          /* in the array that is written */
};

static void put_line(struct object *object)
{
	fwrite(object->line.at, 1, object->line.length, object->out);
	bytes_clear(&object->line);
}

static bool put_own(void *context, const struct record *record)
{
	struct object *object = context;

	bytes_put_text(&object->line, "{\n  ");
	json_fields(&object->line, record, "\n  ", object->arrays);
	put_line(object);
	return true;
}

static bool put_element(void *context, const struct record *record)
{
	struct object *object = context;

	bytes_put_text(&object->line, object->any ? ",\n    " : "\n    ");
	json_line(&object->line, record);
	put_line(object);
	object->any = true;
	return true;
}

static bool put_array(struct object *object, struct store *store, const char *code, enum record_kind kind, struct error *error)
{
	struct store_query query = {.kind = kind, .of = code};

	fprintf(object->out, ",\n  \"%s\": [", record_kind_plural(kind));
	object->any = false;
	if (!store_list(store, &query, put_element, object, NULL, error))
		return false;
	fputs(object->any ? "\n  ]" : "]", object->out);
	return true;
}

static bool put_object(struct object *object, struct store *store, const char *code, struct error *error)
{
	struct store_query own = {.code = code};
	struct ref ref;

	if (!store_find(store, code, &ref, error))
		return false;
	own.kind = ref.kind;
	object->arrays = belongings[ref.kind] | BIT(RECORD_CITATION) | BIT(RECORD_CHANGE);
	if (!store_list(store, &own, put_own, object, NULL, error))
		return false;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if ((object->arrays & BIT(order[i])) && !put_array(object, store, code, order[i], error))
			return false;
	fputs("\n}\n", object->out);
	return true;
}

bool json_show(FILE *out, struct store *store, const char *code, struct error *error)
{
	struct object object = {.out = out};
	bool done = put_object(&object, store, code, error);

	bytes_finish(&object.line);
	return done;
}
