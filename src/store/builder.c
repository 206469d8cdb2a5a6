#include "builder.h"
#include <stdio.h>

void builder_finish(struct sql_builder *builder)
{
	for (size_t i = 0; i < builder->count; i++) {
		free(builder->values[i].text);
		if (builder->values[i].ids)
			ids_finish(builder->values[i].ids);
		free(builder->values[i].ids);
	}
	free(builder->values);
	free(builder->sql);
	*builder = (struct sql_builder){0};
}

void builder_put(struct sql_builder *builder, const char *sql)
{
	size_t length = strlen(sql);

	if (builder->length + length + 1 > builder->room) {
		builder->room = (builder->length + length + 1) * 2;
		builder->sql = memory_grow(builder->sql, builder->room, 1);
	}
	memcpy(builder->sql + builder->length, sql, length + 1);
	builder->length += length;
}

static void add(struct sql_builder *builder, char *text, struct ids *ids)
{
	char parameter[16];

	builder->values = memory_grow(builder->values, builder->count + 1, sizeof *builder->values);
	builder->values[builder->count++] = (struct builder_value){text, ids};
	snprintf(parameter, sizeof parameter, "?%zu", builder->count);
	builder_put(builder, parameter);
}

void builder_value(struct sql_builder *builder, const char *value)
{
	add(builder, memory_copy(value, strlen(value)), NULL);
}

void builder_ids(struct sql_builder *builder, struct ids *ids)
{
	add(builder, NULL, ids);
}

void builder_bind(const struct sql_builder *builder, sqlite3_stmt *statement)
{
	for (size_t i = 0; i < builder->count; i++) {
		const struct builder_value *value = &builder->values[i];

		if (value->ids)
			sqlite3_bind_pointer(statement, (int)i + 1, value->ids, BUILDER_IDS, NULL);
		else
			sqlite3_bind_text(statement, (int)i + 1, value->text, -1, SQLITE_STATIC);
	}
}
