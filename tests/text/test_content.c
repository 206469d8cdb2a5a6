/* Every text of the shipped content wrapped to every width in every mode. Arguments: the CSV files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gwagi/text/memory.h"
#include "gwagi/text/mode.h"
#include "sample.h"

enum { NARROWEST = 10, WIDEST = 70, ROOMY = 20 /* from here on no line may begin or end wrongly */ };

static char *content; /* all fields, NUL-terminated, one behind the other */
static size_t content_length;

/* A file's bytes with the commas and line ends between fields, and the quotes around them, made NULs. */
static void read_file(const char *path)
{
	enum { MOST = 1 << 20 };
	FILE *file = fopen(path, "rb");
	bool quoted = false;

	assert_non_null(file);
	content = memory_grow(content, content_length + MOST, 1);
	char *bytes = content + content_length;
	size_t length = fread(bytes, 1, MOST - 1, file);

	for (size_t i = 0; i < length; i++) {
		quoted = quoted != (bytes[i] == '"');
		if (bytes[i] == '"' || (!quoted && (bytes[i] == ',' || bytes[i] == '\r' || bytes[i] == '\n')))
			bytes[i] = '\0';
	}
	bytes[length] = '\0';
	content_length += length + 1;
	fclose(file);
}

static bool begins_with_one_of(const char *bytes, size_t length, const char *words)
{
	for (; *words; words += strcspn(words, " "), words += *words == ' ') {
		size_t word = strcspn(words, " ");

		if (length >= word && memcmp(bytes, words, word) == 0)
			return true;
	}
	return false;
}

static bool ends_with_one_of(const char *bytes, size_t length, const char *words)
{
	for (; *words; words += strcspn(words, " "), words += *words == ' ') {
		size_t word = strcspn(words, " ");

		if (length >= word && memcmp(bytes + length - word, words, word) == 0)
			return true;
	}
	return false;
}

/* Line ends with the number or sign that safe mode puts for the mark of a list, at its start or behind a space. */
static bool ends_with_safe_mark(const char *bytes, size_t length)
{
	size_t word = length;

	while (word > 0 && bytes[word - 1] != ' ')
		word--;
	return length > word && length - word <= 4 &&
	       begins_with_one_of(bytes + word, length - word, "(1) (2) (3) (4) (5) (6) (7) (8) (9) (10)") &&
	       bytes[length - 1] == ')';
}

static const char closing[] = ", . ; : ! ? ) ] } % ~ · ㆍ ’ ” 」 』 〉 》 】 … ～ ℃ ㎡";
static const char opening[] = "( [ ‘ “ 「 『 〈 《 【 ▲ △ ▶ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑫ ⑬ ⑭ ⑮ ⑯ ⑰ ⑱ ⑲ ⑳ ※ ☞ □ ○ ◇";

struct tally {
	int lines, wrong, roomy_wrong;
};

static void count_line(const struct text *in, const struct text_span *span, int cells, bool last, struct tally *tally)
{
	const char *line = text_bytes(in) + span->offset;
	bool wrong = (span->offset > 0 && begins_with_one_of(line, span->length, closing)) ||
		     (!last && (ends_with_one_of(line, span->length, opening) || ends_with_safe_mark(line, span->length)));

	tally->lines++;
	tally->wrong += wrong;
	tally->roomy_wrong += wrong && cells >= ROOMY;
	if (wrong && cells >= ROOMY)
		print_error("%d: %.*s\n", cells, (int)span->length, line);
}

static void skips_spaces_only(const struct text *in, size_t from, size_t to)
{
	assert_true(from <= to);
	assert_int_equal(strspn(text_bytes(in) + from, " ") >= to - from, true);
}

static void wrap_text(const struct text *in, int cells, int hang, struct tally *tally)
{
	struct text_span span = {0}, next = {0};
	size_t end = 0;
	bool more = text_wrap(in, cells, hang, &next);

	while (more) {
		span = next;
		more = text_wrap(in, cells, hang, &next);
		skips_spaces_only(in, end, span.offset);
		end = span.offset + span.length;
		assert_true(span.cells <= (span.offset > 0 ? cells - hang : cells));
		count_line(in, &span, cells, !more, tally);
	}
	skips_spaces_only(in, end, in->length);
}

static void wraps_well(void **state)
{
	(void)state;
	struct text in = {0};
	struct tally tally = {0};

	for (int mode = 0; mode < TEXT_MODES; mode++) {
		text_set_mode((enum text_mode)mode);
		for (size_t i = 0; i < content_length; i += strlen(content + i) + 1) {
			text_clean(&in, content + i, strlen(content + i), TEXT_LINE);
			int hang = text_hang(&in, 0);

			for (int cells = NARROWEST; cells <= WIDEST; cells++)
				wrap_text(&in, cells, hang, &tally);
		}
	}
	text_finish(&in);
	print_message("%d lines, %d begin or end wrongly, %d of them at %d cells or more\n", tally.lines, tally.wrong,
		      tally.roomy_wrong, ROOMY);
	assert_true(tally.lines > 100000);
	assert_int_equal(tally.roomy_wrong, 0);
}

int main(int count, char **paths)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(wraps_well)};
	int failed;

	for (int i = 1; i < count; i++)
		read_file(paths[i]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(content);
	return failed;
}
