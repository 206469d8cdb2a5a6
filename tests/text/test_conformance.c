/* This layer against the test files and tables of the Unicode standard itself. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unistr.h>

#include "gwagi/text/cluster.h"
#include "gwagi/text/input.h"
#include "gwagi/text/mode.h"
#include "sample.h"
#include "unicode.h"

#define FOLDER "/usr/share/unicode/"

enum { TEXT_BYTES = 512 };

/* Unpacked if it is packed; to be read to its end. */
static FILE *open_file(const char *name)
{
	char command[256];

	/* With -f it passes on what is not packed. */
	snprintf(command, sizeof command, "bzip2 -dcf " FOLDER "%s", name);
	FILE *file = popen(command, "r"); /* NOLINT: the names are those in the tests */

	assert_non_null(file);
	return file;
}

static void close_file(FILE *file)
{
	if (pclose(file) != 0)
		fail_msg("%s", FOLDER " can't be read: are the packages unicode-data and bzip2 installed?");
}

/* Hexadecimal code points with spaces around them, to UTF-8 in BYTES; *AT moves behind them. Sets *IS_NEW if one is
 * too new. Returns the bytes written. */
static size_t read_characters(const char **at, char *bytes, bool *is_new)
{
	size_t length = 0;

	for (; isxdigit((unsigned char)**at) || **at == ' '; ++*at) {
		char *end;

		if (**at == ' ')
			continue;
		uint32_t c = (uint32_t)strtoul(*at, &end, 16);

		length += utf8_encode(c, bytes + length);
		*is_new = *is_new || unicode_is_too_new(c);
		*at = end - 1;
	}
	return length;
}

/* A line "÷ 0020 × 0308 ÷" as UTF-8 and, for each byte of it and its end, whether a cluster ends before it. */
struct boundaries {
	char bytes[TEXT_BYTES];
	size_t length;
	bool ends[TEXT_BYTES];
	bool is_new;
};

static void read_boundaries(struct boundaries *b, const char *line)
{
	static const char boundary[] = "÷", none[] = "×";

	*b = (struct boundaries){0};
	while (strncmp(line, boundary, 2) == 0 || strncmp(line, none, 2) == 0) {
		b->ends[b->length] = strncmp(line, boundary, 2) == 0;
		line += 2;
		b->length += read_characters(&line, b->bytes + b->length, &b->is_new);
	}
	assert_true(b->length == 0 || (*line == '\t' && b->ends[b->length]));
}

static bool splits_as_said(const struct boundaries *b)
{
	size_t start = 0;

	for (size_t at = 1; at <= b->length; at++) {
		if (!b->ends[at])
			continue;
		if (text_cluster_length(b->bytes + start, b->length - start) != at - start)
			return false;
		start = at;
	}
	return true;
}

static void splits_clusters(void **state)
{
	(void)state;
	FILE *file = open_file("auxiliary/GraphemeBreakTest.txt");
	char line[1024];
	struct boundaries b;
	int run = 0;

	while (fgets(line, sizeof line, file)) {
		read_boundaries(&b, line);
		if (b.length == 0)
			continue;
		if (b.is_new || !splits_as_said(&b))
			fail_msg("%s", line);
		run++;
	}
	close_file(file);
	assert_int_equal(run, 602);
}

/* The five columns of a line: source, NFC, NFD, NFKC, NFKD. */
struct forms {
	char form[5][TEXT_BYTES];
	size_t length[5];
	bool is_new;
};

static bool read_forms(struct forms *f, const char *line)
{
	f->is_new = false;
	for (int i = 0; i < 5; i++) {
		f->length[i] = read_characters(&line, f->form[i], &f->is_new);
		if (f->length[i] == 0 || *line++ != ';')
			return false;
	}
	return true;
}

static bool composes_to(const struct forms *f, int from, int to)
{
	char *composed = text_compose(f->form[from], f->length[from]);
	bool same = composed && strlen(composed) == f->length[to] && memcmp(composed, f->form[to], f->length[to]) == 0;

	free(composed);
	return same;
}

/* The source of a line that is one character is marked in SINGLE: all others are their own form. */
static void composes_the_cases(bool *single)
{
	FILE *file = open_file("NormalizationTest.txt.bz2");
	char line[2048];
	struct forms f;
	int run = 0, skipped = 0;

	while (fgets(line, sizeof line, file)) {
		ucs4_t c;

		if (!read_forms(&f, line))
			continue;
		if ((size_t)u8_mbtouc(&c, (uint8_t *)f.form[0], f.length[0]) == f.length[0])
			single[c] = true;
		if (f.is_new) {
			skipped++;
			continue;
		}
		if (!composes_to(&f, 0, 1) || !composes_to(&f, 1, 1) || !composes_to(&f, 2, 1) || !composes_to(&f, 3, 3) ||
		    !composes_to(&f, 4, 3))
			fail_msg("%s", line);
		run++;
	}
	close_file(file);
	assert_int_equal(run, 18992);
	assert_int_equal(skipped, 82);
}

static void composes(void **state)
{
	(void)state;
	bool *single = calloc(UNICODE_END, sizeof *single);
	int run = 0;

	assert_non_null(single);
	composes_the_cases(single);
	for (uint32_t c = 1; c < UNICODE_END; c++) {
		struct forms f;

		if (single[c] || (c >= 0xD800 && c <= 0xDFFF))
			continue;
		f.length[0] = (size_t)u8_uctomb((uint8_t *)f.form[0], c, 6);
		if (!composes_to(&f, 0, 0))
			fail_msg("U+%04X", (unsigned)c);
		run++;
	}
	assert_int_equal(run, 1095034);
	free(single);
}

/* A newer libunistring needs no list, and one of another version another. */
static void lists_what_the_library_lacks(void **state)
{
	(void)state;
	struct unicode *unicode = unicode_load();
	int count = 0;

	assert_non_null(unicode);
	for (uint32_t c = 0; c < UNICODE_END; c++) {
		bool assigned = memcmp(unicode->category[c], "Cn", 2) != 0;
		bool known = !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn);

		if (unicode_is_too_new(c) != (assigned && !known))
			fail_msg("U+%04X is %s", (unsigned)c, known ? "known" : "not known");
		count += unicode_is_too_new(c);
	}
	assert_int_equal(count, 4489);
	unicode_destroy(unicode);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(splits_clusters),
		cmocka_unit_test(composes),
		cmocka_unit_test(lists_what_the_library_lacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
