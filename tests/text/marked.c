#include "marked.h"

#include <string.h>

#include "sample.h"

void marked_check(struct text_query *query, const char *title, size_t room, const char *expected)
{
	struct text_mark marks[8];
	char drawn[200] = "";
	size_t count = text_query_marks(query, title, strlen(title), marks, room), at = 0;

	assert_true(count <= room && room <= sizeof marks / sizeof *marks);
	for (size_t i = 0; i < count; i++) {
		assert_true(marks[i].length > 0 && (i == 0 || marks[i].offset > at));
		strncat(drawn, title + at, marks[i].offset - at);
		strcat(drawn, "[");
		strncat(drawn, title + marks[i].offset, marks[i].length);
		strcat(drawn, "]");
		at = marks[i].offset + marks[i].length;
	}
	strcat(drawn, title + at);
	assert_string_equal(drawn, expected);
	text_query_destroy(query);
}
