#include "gwagi/store/dump.h"
#include "builder.h"
#include "columns.h"
#include "gwagi/model/message.h"
#include "ref.h"

/* Columns of the statement in front of those of the table. */
enum { ID, IS_WITHHELD, GIVEN };

/* The heading that any list has for a column, most of all that of the table's own, then of the same type: the date of a source
 * is a day, and none that something is due. */
static const char *heading_of(const struct table *table, const struct load_column *column)
{
	static const struct field unlisted[] = {{"publisher", N_("펴낸 곳"), FIELD_TEXT, VOCABULARY_NONE, false},
						{"license", N_("이용 조건"), FIELD_TEXT, VOCABULARY_NONE, false}};
	const struct field *field = table_field(table, column->key), *fields;
	bool same = field;
	size_t count;

	for (int kind = 0; !same && kind < RECORD_KINDS; kind++) {
		fields = store_fields((enum record_kind)kind, &count);
		for (size_t i = 0; i < count && !same; i++)
			if (strcmp(fields[i].key, column->key) == 0) {
				same = fields[i].type == column->type;
				field = same || !field ? &fields[i] : field;
			}
	}
	for (size_t i = 0; !field && i < sizeof unlisted / sizeof *unlisted; i++)
		if (strcmp(unlisted[i].key, column->key) == 0)
			field = &unlisted[i];
	return field ? field->heading : column->key;
}

size_t store_dump_fields(const char *name, struct field fields[DUMP_FIELDS])
{
	const struct table *table = table_find(name);
	size_t count;
	const struct load_column *columns = store_load_columns(name, &count);

	for (size_t i = 0; i < count; i++)
		fields[i] = (struct field){columns[i].key, heading_of(table, &columns[i]), columns[i].type, columns[i].vocabulary,
					   true};
	return count;
}

const char *store_dump_table(enum record_kind kind)
{
	const struct table *table = table_of(kind);

	return table ? table->name : kind == RECORD_CITATION ? "citation" : NULL;
}

static void put_all(struct sql_builder *builder, const char *const parts[])
{
	for (; *parts; parts++)
		builder_put(builder, *parts);
}

/* The figures of a target and what belongs to it. */
static bool is_figure(const struct table *table)
{
	return strcmp(table->name, "reading") == 0 || strcmp(table->name, "target_path") == 0;
}

static const char *withheld_of(const struct table *table)
{
	if (strcmp(table->name, "target") == 0)
		return "x.withheld";
	return is_figure(table) ? "(SELECT t.withheld FROM target t WHERE t.id = x.target_id)" : "0";
}

static void put_column(struct sql_builder *builder, const struct table *table, const struct load_column *column,
		       bool with_withheld)
{
	static const char entity[] = "coalesce((SELECT i.code FROM item i WHERE i.id = x.item_id), (SELECT g.code FROM meeting g "
				     "WHERE g.id = x.meeting_id))";

	if (!*column->name)
		builder_put(builder, entity);
	else if (column_is_id(column))
		put_all(builder, (const char *const[]){"(SELECT r.code FROM ", code_table(column->codes), " r WHERE r.id = x.\"",
						       column->name, "\")", NULL});
	else if (column->type == FIELD_AMOUNT)
		put_all(builder, (const char *const[]){"CASE WHEN ", with_withheld ? "1" : withheld_of(table), " = ",
						       with_withheld ? "1" : "0", " THEN gwagi_amount(x.\"", column->name,
						       "\", x.scale) END", NULL});
	else
		put_all(builder, (const char *const[]){"x.\"", column->name, "\"", NULL});
}

/* An office comes behind the one that it belongs to and the one that it follows, else in the order of ids, which lists have: by
 * the highest id of those that it hangs on, and by how far it hangs from that. */
static const char office_order[] =
	"(WITH RECURSIVE up(id, far) AS (SELECT x.id, 0 UNION SELECT n.id, up.far + 1 FROM up JOIN office o ON o.id = up.id JOIN "
	"office n ON n.id = o.parent_id OR n.id = o.predecessor_id WHERE up.far < 64) SELECT max(id * 100 + far) FROM up), x.id";

static const char *order_of(const struct table *table)
{
	if (strcmp(table->name, "office") == 0)
		return office_order;
	/* Of assignments the sort key is that of what they are for. */
	return column_find(table, "sort") < table->count && table->kind != RECORD_ASSIGNMENT ? "x.sort" : "x.id";
}

static sqlite3_stmt *prepare(struct store *store, const struct table *table, size_t count, bool with_withheld,
			     struct error *error)
{
	struct sql_builder builder = {0};
	sqlite3_stmt *statement;

	put_all(&builder, (const char *const[]){"SELECT x.id, ", withheld_of(table), NULL});
	for (size_t i = 0; i < count; i++) {
		builder_put(&builder, ", ");
		put_column(&builder, table, &table->columns[i], with_withheld);
	}
	put_all(&builder, (const char *const[]){" FROM \"", table->name, "\" x ORDER BY ", order_of(table), NULL});
	statement = sql_take(store, builder.sql, error);
	builder_finish(&builder);
	return statement;
}

static void read_values(sqlite3_stmt *statement, const struct field *fields, size_t count, struct value *values)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = sql_text(statement, GIVEN + (int)i);

		if (*text && fields[i].type == FIELD_BOOLEAN)
			text = *text == '0' ? "false" : "true";
		values[i] = (struct value){!*text, text};
	}
}

bool store_dump(struct store *store, const char *name, bool with_withheld, store_each *each, void *context,
		struct dump_count *count, struct error *error)
{
	const struct table *table = table_find(name);
	struct field fields[DUMP_FIELDS];
	struct value values[DUMP_FIELDS];
	struct record record = {{table->kind == WORD_NONE ? RECORD_KINDS : (enum record_kind)table->kind, 0},
				store_dump_fields(name, fields),
				fields,
				values};
	sqlite3_stmt *statement = prepare(store, table, record.count, with_withheld, error);
	bool row = statement != NULL, good = row;

	*count = (struct dump_count){0};
	while (row) {
		good = sql_step(store, statement, &row, error);
		if (!good || !row)
			break;
		record.ref.id = sqlite3_column_int64(statement, ID);
		count->withheld += sqlite3_column_int(statement, IS_WITHHELD);
		if (sqlite3_column_int(statement, IS_WITHHELD) && !with_withheld && is_figure(table))
			continue;
		read_values(statement, fields, record.count, values);
		count->rows++;
		row = each(context, &record);
	}
	sql_give_back(store, statement);
	return good;
}
