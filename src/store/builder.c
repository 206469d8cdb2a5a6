#include "builder.h"
#include <stdio.h>

void builder_finish(struct sql_builder *builder)
{
	for (size_t i = 0; i < builder->count; i++)
		free(builder->values[i]);
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

void builder_value(struct sql_builder *builder, const char *value)
{
	char parameter[16];

	builder->values = memory_grow(builder->values, builder->count + 1, sizeof *builder->values);
	builder->values[builder->count++] = memory_copy(value, strlen(value));
	snprintf(parameter, sizeof parameter, "?%zu", builder->count);
	builder_put(builder, parameter);
}
