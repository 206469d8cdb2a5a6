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

/* How many lines it takes; those from the top on are painted if there is an AREA, HEIGHT of them from LINE on. */
static int lay(const struct body *body, int cells, const struct terminal *terminal, const struct area *area, int line, int height)
{
	struct text text = {0};
	struct text_span span = {0};
	struct row row = {0};
	int count = 0;

	text_clean(&text, body->bytes, body->length, TEXT_BODY);
	for (; text_wrap(&text, cells, 0, &span); count++) {
		if (!area || count < body->top || count >= body->top + height)
			continue;
		row_clear(&row);
		row_add_bytes(&row, STYLE_NORMAL, text.bytes + span.offset, span.length);
		paint_row(terminal, area, line + count - body->top, &row, PAINT_PLAIN);
	}
	text_finish(&text);
	row_finish(&row);
	return count;
}

int body_lines(const struct body *body, int cells)
{
	return body->length ? lay(body, cells, NULL, NULL, 0, 0) : 0;
}

void body_draw(struct body *body, const struct terminal *terminal, const struct area *area, int line, int height)
{
	body->count = body_lines(body, area->width);
	body->height = height;
	if (body->top > body->count - height)
		body->top = body->count - height;
	if (body->top < 0)
		body->top = 0;
	if (body->length)
		lay(body, area->width, terminal, area, line, height);
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
