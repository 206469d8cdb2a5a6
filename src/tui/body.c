#include "body.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "gwagi/text/memory.h"

void body_finish(struct body *body)
{
	free(body->bytes);
	*body = (struct body){0};
}

void body_add(struct body *body, const char *format, ...)
{
	va_list values;
	int more;

	va_start(values, format);
	more = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (more < 0)
		return;
	body->bytes = memory_grow(body->bytes, body->length + (size_t)more + 1, 1);
	va_start(values, format);
	vsnprintf(body->bytes + body->length, (size_t)more + 1, format, values);
	va_end(values);
	body->length += (size_t)more;
}

int body_lines(const struct body *body, int cells)
{
	struct text text = {0};
	struct text_span span = {0};
	int count = 0;

	if (!body->length)
		return 0;
	text_clean(&text, body->bytes, body->length, TEXT_BODY);
	while (text_wrap(&text, cells, 0, &span))
		count++;
	text_finish(&text);
	return count;
}

void body_draw(struct body *body, const struct terminal *terminal, const struct area *area, int line, int height,
	       enum style style)
{
	struct text text = {0};
	struct text_span span = {0};
	struct row row = {0};

	body->count = body_lines(body, area->width);
	body->height = height;
	if (body->top > body->count - height)
		body->top = body->count - height;
	if (body->top < 0)
		body->top = 0;
	if (body->count)
		text_clean(&text, body->bytes, body->length, TEXT_BODY);
	for (int i = 0; i < body->count && i < body->top + height && text_wrap(&text, area->width, 0, &span); i++) {
		if (i < body->top)
			continue;
		row_clear(&row);
		row_add_bytes(&row, style, text.bytes + span.offset, span.length);
		paint_row(terminal, area, line + i - body->top, &row, PAINT_PLAIN);
	}
	text_finish(&text);
	row_finish(&row);
}

bool body_is_cut(const struct body *body)
{
	return body->height < body->count;
}

bool body_move(struct body *body, enum action action)
{
	int rows = action_rows(action, body->height);

	if (action == ACTION_FIRST)
		body->top = 0;
	else if (action == ACTION_LAST)
		body->top = body->count;
	else if (rows)
		body->top += rows;
	else
		return false;
	return true;
}
