/* What an export's formats make of values, and every character there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "gwagi/exchange/export.h"
#include "gwagi/exchange/write.h"
#include "gwagi/store/paper.h"

static const struct field fields[] = {
	{"code", "코드", FIELD_CODE, VOCABULARY_NONE, true},   {"title", "이름", FIELD_TEXT, VOCABULARY_NONE, true},
	{"amount", "값", FIELD_AMOUNT, VOCABULARY_NONE, true}, {"path", "경로", FIELD_TEXT, VOCABULARY_NONE, false},
	{"note", "비고", FIELD_BODY, VOCABULARY_NONE, true},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static char folder[] = "/tmp/gwagi-export-XXXXXX";

static const char *in_folder(const char *name)
{
	static char path[200];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static char *read_out(void)
{
	FILE *in = fopen(in_folder("out"), "rb");
	static char bytes[1 << 16];
	size_t length;

	assert_non_null(in);
	length = fread(bytes, 1, sizeof bytes - 1, in);
	bytes[length] = '\0';
	fclose(in);
	return bytes;
}

static bool put(struct export *export, const char *const texts[FIELDS])
{
	struct value values[FIELDS];

	for (size_t i = 0; i < FIELDS; i++)
		values[i] = (struct value){!texts[i], texts[i] ? texts[i] : ""};
	return export_row(export, &(struct record){{RECORD_ITEM, 1}, FIELDS, fields, values});
}

/* ROWS rows, in TABLES tables of the same. */
static void expect(struct export_options options, int tables, int rows, const char *const texts[][FIELDS], const char *wanted)
{
	struct error error;
	struct export *export;

	options.path = in_folder("out");
	options.whole = tables > 1;
	assert_true(export_begin(&export, &options, &error));
	for (int table = 0; table < tables; table++) {
		assert_true(export_table(export, table ? "second" : "first", fields, FIELDS));
		for (int i = 0; i < rows; i++)
			assert_true(put(export, texts[i]));
	}
	assert_true(export_finish(export, true, &error));
	assert_string_equal(read_out(), wanted);
}

static const char *const rows[][FIELDS] = {
	{"1.1", "=가|나", "-2.5", "가 › 나", "첫\n*둘째* <b> & \"셋\""},
	{"1.2", NULL, NULL, NULL, "\\`"},
};

static void writes_every_format(void **state)
{
	(void)state;
	expect((struct export_options){.format = EXPORT_CSV}, 1, 2, rows,
	       "\xEF\xBB\xBF"
	       "code,title,amount,path,note\r\n1.1,'=가|나,-2.5,가 › 나,\"첫\n*둘째* <b> & \"\"셋\"\"\"\r\n1.2,,,,\\`\r\n");
	expect((struct export_options){.format = EXPORT_TSV}, 1, 2, rows,
	       "\xEF\xBB\xBF"
	       "code\ttitle\tamount\tpath\tnote\r\n1.1\t'=가|나\t-2.5\t가 › 나\t\"첫 *둘째* <b> & "
	       "\"\"셋\"\"\"\r\n1.2\t\t\t\t\\`\r\n");
	expect((struct export_options){.format = EXPORT_JSON}, 1, 1, rows,
	       "[\n{\"code\": \"1.1\", \"title\": \"=가|나\", \"amount\": -2.5, \"path\": \"가 › 나\", \"note\": \"첫\\n*둘째* "
	       "<b> & "
	       "\\\"셋\\\"\"}\n]\n");
	expect((struct export_options){.format = EXPORT_JSON}, 1, 0, rows, "[]\n");
	expect((struct export_options){.format = EXPORT_LINES}, 1, 2, rows,
	       "{\"code\": \"1.1\", \"title\": \"=가|나\", \"amount\": -2.5, \"path\": \"가 › 나\", \"note\": \"첫\\n*둘째* <b> "
	       "& "
	       "\\\"셋\\\"\"}\n{\"code\": \"1.2\", \"title\": null, \"amount\": null, \"path\": null, \"note\": \"\\\\`\"}\n");
	expect((struct export_options){.format = EXPORT_JSON}, 2, 1, rows + 1,
	       "{\n\"first\": [\n{\"code\": \"1.2\", \"title\": null, \"amount\": null, \"path\": null, \"note\": "
	       "\"\\\\`\"}\n],\n"
	       "\"second\": [\n{\"code\": \"1.2\", \"title\": null, \"amount\": null, \"path\": null, \"note\": "
	       "\"\\\\`\"}\n]\n}\n");
	expect((struct export_options){.format = EXPORT_MARKDOWN, .heading = "머리 | <x>"}, 1, 2, rows,
	       "# 머리 \\| &lt;x>\n\n| 코드 | 이름 | 값 | 비고 |\n| --- | --- | --: | --- |\n"
	       "| 1.1 | =가\\|나 | -2.5 | 첫<br>\\*둘째\\* &lt;b> & \"셋\" |\n| 1.2 |  |  | \\\\\\` |\n");
}

static void writes_a_page(void **state)
{
	const char *page;

	(void)state;
	expect((struct export_options){.format = EXPORT_CSV, .encoding = ENCODING_CP949}, 1, 1, rows,
	       "code,title,amount,path,note\r\n1.1,'=\xb0\xa1|\xb3\xaa,-2.5,\xb0\xa1 > \xb3\xaa,\"\xc3\xb9\n*\xb5\xd1\xc2\xb0* "
	       "<b> & "
	       "\"\"\xbc\xc2\"\"\"\r\n");
	{
		struct error error;
		struct export *export;
		const struct export_options options = {.path = in_folder("out"), .format = EXPORT_HTML, .heading = "머리 <x>"};

		assert_true(export_begin(&export, &options, &error));
		assert_true(export_table(export, "first", fields, FIELDS));
		assert_true(put(export, rows[0]));
		assert_true(export_finish(export, true, &error));
	}
	page = read_out();
	assert_non_null(strstr(page, "<title>머리 &lt;x&gt;</title>"));
	assert_non_null(strstr(page, "<tr><td>1.1</td><td>=가|나</td><td class=\"n\">-2.5</td><td>첫<br>*둘째* &lt;b&gt; &amp; "
				     "&quot;셋&quot;</td></tr>\n</tbody>\n</table></div>\n</body>\n</html>\n"));
}

static size_t utf8(uint32_t c, char out[5])
{
	size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	for (size_t i = length; i-- > 0; c >>= 6)
		out[i] = (char)(i ? 0x80 | (c & 0x3F) : lead[length] | c);
	out[length] = '\0';
	return length;
}

/* What the library makes of a string, but for the two line breaks of JavaScript. */
static void every_character_in_json(void **state)
{
	static const struct field one = {"x", "x", FIELD_TEXT, VOCABULARY_NONE, true};

	(void)state;
	for (uint32_t c = 1; c < 0x11000; c++) {
		char text[8] = "a", *out = NULL, *wanted;
		size_t length;
		struct value value = {false, text};
		FILE *stream = open_memstream(&out, &length);
		struct record_writer *writer = record_writer_create(stream, OUTPUT_JSON, &one, 1, 0);
		json_t *string;

		text[utf8(c, text + 1) + 1] = '\0';
		strcat(text, "z");
		assert_true(record_writer_add(writer, &(struct record){{RECORD_ITEM, 1}, 1, &one, &value}));
		assert_true(record_writer_finish(writer));
		fclose(stream);
		string = json_string(text);
		if (c == 0x2028 || c == 0x2029)
			wanted = strdup(c == 0x2028 ? "\"a\\u2028z\"" : "\"a\\u2029z\"");
		else if (string)
			wanted = json_dumps(string, JSON_ENCODE_ANY);
		else
			wanted = NULL; /* a surrogate, which is no character */
		json_decref(string);
		if (wanted) {
			out[strlen(out) - 4] = '\0'; /* }, line, ], line */
			assert_string_equal(out + 8, wanted);
		} else {
			assert_true(c >= 0xD800 && c <= 0xDFFF);
			string = json_loads(out, 0, NULL);
			assert_non_null(string);
			json_decref(string);
		}
		free(wanted);
		free(out);
	}
}

/* What has no loss reads as the same again. */
static void every_character_in_cp949(void **state)
{
	const struct export_options options = {.path = "-", .nowhere = true, .encoding = ENCODING_CP949};
	int kept = 0;

	(void)state;
	for (uint32_t c = 0x20; c < 0x11000; c++) {
		char text[5], *bytes, *again;
		const char *texts[FIELDS] = {"1", text, NULL, NULL, NULL};
		struct text_losses losses;
		struct text_decoder *decoder;
		struct error error;
		struct export *export;
		size_t length, again_length;

		if ((c >= 0xD800 && c <= 0xDFFF) || c == 0x7F)
			continue;
		utf8(c, text);
		text_encode(text, strlen(text), ENCODING_CP949, &bytes, &length, &losses);
		assert_true(export_begin(&export, &options, &error));
		assert_true(export_table(export, "first", fields, FIELDS) && put(export, texts));
		assert_true(!export_loss(export) == !losses.total);
		if (losses.total) {
			assert_int_equal(export_loss(export)->code_point, c);
			assert_string_equal(export_loss(export)->character, text);
			assert_int_equal(export_loss(export)->column, 2);
			assert_int_equal(export_loss(export)->row, 2);
		} else {
			decoder = text_decoder_create(ENCODING_CP949);
			assert_true(text_decoder_feed(decoder, bytes, length, true, &again, &again_length));
			/* A few come back as what Unicode says is the same. */
			kept += again_length == strlen(text) && memcmp(again, text, again_length) == 0;
			text_decoder_destroy(decoder);
		}
		export_abandon(export);
		free(bytes);
	}
	assert_true(kept > 17000); /* 11,172 syllables, 4,888 Hanja, the rest signs */
}

static void knows_its_formats(void **state)
{
	(void)state;
	for (int i = 0; i < EXPORT_FORMATS; i++)
		assert_int_equal(export_format_find(export_format_name((enum export_format)i)), i);
	assert_int_equal(export_format_find("table"), WORD_NONE);
	assert_int_equal(export_format_of("a.json/b"), WORD_NONE);
	assert_int_equal(export_format_of("b.c/a.TSV"), EXPORT_TSV);
	assert_int_equal(export_format_of("csv"), WORD_NONE);
}

static void makes_folders_whole(void **state)
{
	struct paper paper;
	struct error error;
	struct stat status;
	bool taken;

	(void)state;
	assert_true(paper_look(in_folder("new"), true, &taken, &error) && !taken);
	assert_true(paper_begin_folder(&paper, in_folder("new/"), &error));
	assert_true(paper_file(&paper, "a") && paper_put(&paper, "1", 1));
	assert_true(paper_file(&paper, "b"));
	assert_false(paper_file(&paper, "a")); /* it has one of that name */
	assert_false(paper_finish(&paper, false, &error));
	assert_int_equal(stat(in_folder("new"), &status), -1);
	assert_true(paper_begin_folder(&paper, in_folder("new"), &error));
	assert_true(paper_file(&paper, "a") && paper_put(&paper, "1", 1));
	/* Somebody else makes one meanwhile, and puts something into it. */
	assert_int_equal(mkdir(in_folder("new"), 0700), 0);
	close(open(in_folder("new/x"), O_CREAT | O_WRONLY, 0600));
	assert_false(paper_finish(&paper, false, &error));
	assert_non_null(strstr(error.sentence, "비어 있지 않습니다"));
	assert_int_equal(stat(in_folder("new/a"), &status), -1);
	assert_int_equal(unlink(in_folder("new/x")), 0);
	assert_true(paper_begin_folder(&paper, in_folder("new"), &error));
	assert_true(paper_file(&paper, "a"));
	paper_abandon(&paper);
	assert_true(paper_begin_folder(&paper, in_folder("new"), &error));
	assert_true(paper_file(&paper, "a"));
	assert_true(paper_finish(&paper, false, &error));
	assert_int_equal(unlink(in_folder("new/a")), 0);
	assert_int_equal(rmdir(in_folder("new")), 0);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

/* Nothing else is in it. */
static int remove_folder(void **state)
{
	(void)state;
	unlink(in_folder("out"));
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_every_format),     cmocka_unit_test(writes_a_page),
		cmocka_unit_test(every_character_in_json), cmocka_unit_test(every_character_in_cp949),
		cmocka_unit_test(knows_its_formats),       cmocka_unit_test(makes_folders_whole),
	};

	return cmocka_run_group_tests_name("export", tests, make_folder, remove_folder);
}
