/* The papers: lines that fit, bytes that do not change, figures that are those of the lists, and nothing that is taken for more
 * than text. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/rollup.h"
#include "gwagi/store/list.h"
#include "gwagi/store/outline.h"
#include "gwagi/text/mode.h"
#include "gwagi/text/text.h"
#include "report_files.h"

static bool has(const char *text, const char *needle)
{
	return strstr(text, needle) != NULL;
}

/* NEEDLE is on the paper. */
static void expect(const char *paper, const char *needle)
{
	if (has(paper, needle))
		return;
	fputs("not there: ", stderr);
	fputs(needle, stderr);
	fputs("\nin: ", stderr);
	fputs(paper, stderr);
	fail();
}

static void check_lines(const char *paper, int cells, const char *what)
{
	const char *end;

	assert_true(*paper);
	for (const char *line = paper; *line; line = end + 1) {
		struct text text = {0};
		bool changed;

		end = strchr(line, '\n');
		CHECK(end, "%s: no end of line: %s\n", what, line);
		changed = text_clean(&text, line, (size_t)(end - line), TEXT_LINE);
		CHECK(text.cells <= cells && !changed, "%s at %d: %d cells: %.*s\n", what, cells, text.cells, (int)(end - line),
		      line);
		CHECK(end == line || (end[-1] != ' ' && !memchr(line, '\t', (size_t)(end - line))), "%s: blanks: %.*s|\n", what,
		      (int)(end - line), line);
		text_finish(&text);
	}
}

/* Every paper in every width and mode; nothing of a title is lost in the narrow ones. */
static void test_lines(void **state)
{
	static const enum text_mode modes[] = {TEXT_NARROW, TEXT_WIDE, TEXT_SAFE};
	struct report_wish wish = wish_of("", NULL);

	for (int report = 0; report < REPORT_COUNT; report++)
		for (int i = 0; i < 6; i++) {
			int cells = i % 2 ? REPORT_WIDE : REPORT_NARROW;
			char *paper;

			text_set_mode(modes[i / 2]);
			paper = paper_of(*state, (enum report)report, &wish, REPORT_TEXT, cells);
			check_lines(paper, cells, report_title((enum report)report));
			free(paper);
		}
}

/* The letters of TEXT one behind the other, without what wrapping and indenting put between them. */
static char *letters(const char *text)
{
	char *out = malloc(strlen(text) + 1), *to = out;

	assert_non_null(out);
	for (; *text; text++)
		if (*text != ' ' && *text != '\n')
			*to++ = *text;
	*to = '\0';
	return out;
}

static bool find_title(void *context, const struct record *record)
{
	char *title = letters(record_value(record, "title").text);

	CHECK(has(context, title), "not whole on the paper: %s\n", title);
	free(title);
	return true;
}

static void test_nothing_is_cut(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	struct store_query query = {.kind = RECORD_TARGET};
	char *paper = paper_of(*state, REPORT_TARGETS, &wish, REPORT_TEXT, REPORT_NARROW), *all = letters(paper);
	struct error error;
	int64_t rows;

	assert_true(store_list(*state, &query, find_title, all, &rows, &error));
	assert_int_equal(rows, 30);
	free(all);
	free(paper);
}

static void test_same_bytes(void **state)
{
	struct report_wish wish = wish_of("", NULL);

	for (int report = 0; report < REPORT_COUNT; report++)
		for (int format = REPORT_TEXT; format <= REPORT_HTML; format++) {
			char *first = paper_of(*state, (enum report)report, &wish, (enum report_format)format, REPORT_WIDE);
			char *second = paper_of(*state, (enum report)report, &wish, (enum report_format)format, REPORT_WIDE);

			assert_string_equal(first, second);
			expect(first, "'26.1.31.(토)"); /* the 기준일 */
			expect(first, "'26.2.2.(월)");  /* the day of printing */
			expect(first, "2025-11-24, 공공누리 표시");
			free(first);
			free(second);
		}
}

/* The words of an agenda's row in a table of Markdown: cells[0] is the first one. Cuts PAPER up. */
enum { CELLS = 14 };
static void read_row(char *paper, const char *title, char *cells[CELLS])
{
	char start[256], *line, *rest;

	snprintf(start, sizeof start, "\n| %s", title);
	line = strstr(paper, start);
	CHECK(line, "no row of %s\n", title);
	*strchr(line + 1, '\n') = '\0';
	rest = line + 3;
	for (int i = 0; i < CELLS; i++) {
		char *end = strstr(rest, " |");

		CHECK(end, "%s has only %d cells\n", title, i);
		cells[i] = rest;
		*end = '\0';
		rest = end + 2 + (end[2] == ' ');
	}
}

static void check_rate(const char *cell, int64_t done, int64_t all, const char *what)
{
	struct rate rate = {done, all};
	char permille[PERMILLE_TEXT], wanted[PERMILLE_TEXT + 64] = "–";

	permille_print(rate_permille(rate), permille);
	if (all)
		snprintf(wanted, sizeof wanted, "%" PRId64 "/%" PRId64 "<br>%s", done, all, permille);
	CHECK(strcmp(cell, wanted) == 0, "%s: %s, not %s\n", what, cell, wanted);
}

/* One row of 총괄표 against what `list` counts with BASE in front of its filters. */
static void check_row(struct store *store, const char *paper, const char *title, const char *base)
{
	static const char *const filters[] = {"!type:past",  "signal:done !type:past", "signal:on_track", "signal:attention",
					      "signal:late", "signal:stalled",         "signal:stopped",  "signal:unreported",
					      "type:undated"};
	static const char due[] = "due<=2026-01-31 !type:past !type:start";
	char *copy = strdup(paper), *cells[CELLS], filter[256];
	int64_t counts[9], reached, fulfilled;

	assert_non_null(copy);
	read_row(copy, title, cells);
	for (int i = 0; i < 9; i++) {
		snprintf(filter, sizeof filter, "%s %s", base, filters[i]);
		counts[i] = month_count(store, RECORD_MILESTONE, filter);
		CHECK(counts[i] == strtoll(cells[2 + i], NULL, 10), "%s, %s: %s on the paper, %" PRId64 " in the list\n", title,
		      filters[i], cells[2 + i], counts[i]);
	}
	snprintf(filter, sizeof filter, "%s %s", base, due);
	reached = month_count(store, RECORD_MILESTONE, filter);
	snprintf(filter, sizeof filter, "%s %s signal:done", base, due);
	fulfilled = month_count(store, RECORD_MILESTONE, filter);
	check_rate(cells[11], counts[1], counts[0], title);
	check_rate(cells[12], fulfilled, reached, title);
	free(copy);
}

static void test_summary_is_the_list(void **state)
{
	struct report_wish wish = wish_of("", NULL), late = wish_of("signal:late | signal:stalled", NULL);
	char *paper = paper_of(*state, REPORT_SUMMARY, &wish, REPORT_MARKDOWN, REPORT_WIDE), title[64], base[64];
	struct tally tally;
	struct error error;

	for (int agenda = 1; agenda <= 10; agenda++) {
		snprintf(title, sizeof title, "1.%d ", agenda);
		snprintf(base, sizeof base, "agenda:1.%d", agenda);
		check_row(*state, paper, title, base);
	}
	check_row(*state, paper, "합계", "");
	assert_true(store_tally(*state, (struct ref){.kind = RECORD_MEETING}, &tally, &error));
	for (int signal = 0; signal < SIGNAL_COUNT; signal++)
		CHECK(tally.signal[signal], "nothing is %s\n", word_english(VOCABULARY_SIGNAL, signal));
	free(paper);
	/* what is filtered is counted the same way */
	paper = paper_of(*state, REPORT_SUMMARY, &late, REPORT_MARKDOWN, REPORT_WIDE);
	check_row(*state, paper, "1.2 ", "agenda:1.2 (signal:late | signal:stalled)");
	check_row(*state, paper, "합계", "(signal:late | signal:stalled)");
	assert_false(has(paper, "\n| 1.3 "));
	free(paper);
}

static void test_summary_sentence(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	char *paper = paper_of(*state, REPORT_SUMMARY, &wish, REPORT_TEXT, REPORT_WIDE);

	expect(paper, "□ (총괄) '26.1.31.(토) 기준 이행과제 61건 중 완료 1, 정상추진 1, 관심필요 1,\n"
		      "  지연 1, 부진 1, 보류·중단 1, 미보고 55\n");
	expect(paper, "\n ○ (지연·부진) 2건\n"
		      "  - 오래된 것('25.9.30., D+123) - 과학기술정보통신부 미래인재정책과 김영은 과장\n"
		      "    ☎ 044-202-4820\n");
	expect(paper, "\n ○ (기한경과·미보고) 1건\n");
	expect(paper, "\n   ※ 기한 미설정 36건: ");
	free(paper);
}

struct expected {
	const char *paper;
	int64_t found;
};

static bool find_code(void *context, const struct record *record)
{
	struct expected *expected = context;
	char code[128];

	snprintf(code, sizeof code, "(%s)", record_value(record, "code").text);
	CHECK(has(expected->paper, code), "%s is not on the paper\n", code);
	expected->found++;
	return true;
}

/* All that FILTER lets through is on the paper, COUNT rows, and the paper has no more: each row has one line of that kind. */
static void check_codes(struct store *store, enum report report, enum record_kind kind, const char *filter, const char *line)
{
	struct report_wish wish = wish_of("", NULL);
	struct filter *parsed = malloc(sizeof *parsed);
	struct store_query query = {.kind = kind, .filter = parsed};
	char *paper = paper_of(store, report, &wish, REPORT_TEXT, REPORT_NARROW);
	struct expected expected = {paper, 0};
	struct error error;
	int64_t lines = 0;

	assert_true(parsed && filter_parse(filter, parsed, &error) &&
		    store_list(store, &query, find_code, &expected, NULL, &error));
	for (const char *at = paper; (at = strstr(at, line)); at += strlen(line))
		lines++;
	CHECK(lines == expected.found && lines, "%s: %" PRId64 " on the paper, %" PRId64 " in the list\n", report_title(report),
	      lines, expected.found);
	free(paper);
	free(parsed);
}

static void test_rows_are_the_list(void **state)
{
	struct report_wish wish;
	char *paper, line[128];

	check_codes(*state, REPORT_DELAYED, RECORD_MILESTONE,
		    "signal:late | signal:stalled | (schedule:overdue signal:unreported) | signal:attention | signal:stopped",
		    "판정 근거:");
	check_codes(*state, REPORT_DUE, RECORD_MILESTONE,
		    "due>=2026-01-31 due<=2026-04-01 !signal:done !type:past !type:start !reported:cancelled", "소관:");
	check_codes(*state, REPORT_TARGETS, RECORD_TARGET, "", "판정 근거:");
	/* what the paper of the days to come leaves out stands on the one that it names */
	wish = wish_of("", NULL);
	paper = paper_of(*state, REPORT_DUE, &wish, REPORT_TEXT, REPORT_WIDE);
	snprintf(line, sizeof line, "※ 이미 기한이 지난 %" PRId64 "건은 ",
		 month_count(*state, RECORD_MILESTONE,
			     "schedule:overdue (signal:late | signal:stalled | signal:unreported | signal:attention | "
			     "signal:stopped)"));
	expect(paper, line);
	free(paper);
}

static void test_delayed(void **state)
{
	struct report_wish wish = wish_of("agenda:1.2", NULL);
	char *paper = paper_of(*state, REPORT_DELAYED, &wish, REPORT_TEXT, REPORT_WIDE);

	expect(paper, "\n거르기: agenda:1.2\n");
	expect(paper, "\n□ 부진 0건\n ○ 해당 없음\n");
	expect(paper, "\n□ 지연 1건\n ○ [지연] 7개 대표 프로젝트 추진 계획 확정 (1.2.5.2m1)\n  - D-day D+31\n");
	expect(paper, "\n  - 판정 근거: 기한 2025-12-31 경과 +31일\n");
	expect(paper, "채연호 팀장 ☎ 02-748-5940");
	expect(paper, "\n  - 사유: 예산 협의\n");
	expect(paper, "기재부와 협의 중, 약속일 '26.2.27.(금)\n");
	free(paper);
}

/* A colour only with a path; of what is withheld no figure anywhere. */
static void test_targets(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	char *paper = paper_of(*state, REPORT_TARGETS, &wish, REPORT_MARKDOWN, REPORT_WIDE);

	assert_true(has(
		paper,
		"\n| 관심필요 | 과학기술 AI 전용 GPU | 1.4.3.1.1t1 | 8,000장 이상<br>목표 | 1,750장 ('26.1.31.(토)) | 21.8%"));
	assert_true(
		has(paper,
		    "\n|  | 온라인 성착취 모니터링 대상 | 1.1.3.2.1t1 | 10개→125개<br>목표 | 60개 ('26.1.31.(토))<br>기준 10개 "
		    "| 43.4% | 미달 · 달성률 43.4% · 경로 없음 |"));
	expect(paper, "| NEXT UNICORN Project 총규모 | 1.6.1.1t1 | 비공개<br>");
	free(paper);
	for (int report = 0; report < REPORT_COUNT; report++) {
		paper = paper_of(*state, (enum report)report, &wish, REPORT_HTML, REPORT_WIDE);
		CHECK(!has(paper, "13.5"), "%s tells a withheld figure\n", report_title((enum report)report));
		free(paper);
	}
}

static void test_card(void **state)
{
	struct report_wish wish = wish_of("", "1.2.5.2m1");
	char *paper = paper_of(*state, REPORT_CARD, &wish, REPORT_MARKDOWN, REPORT_WIDE);
	struct document *document;
	struct error error;

	expect(paper, "\n| 관리번호 | 1.2.5.2m1 |\n| 과제명 | 7개 대표 프로젝트 추진 계획 확정 |\n");
	expect(paper, "\n| 근거 원문 | 붙임 안건2 196번째 줄");
	expect(paper, "\n| 판정 | 지연 (D+31)<br>기한 2025-12-31 경과 +31일 (규칙 2판) |\n");
	expect(paper, "\n| 부처 보고 | 추진중 |\n| 확인 | 자료없음 |\n| 일정 | 기한경과 |\n");
	expect(paper, "\n| 이번 달 실적 | 부처 보고: 미보고 -\\> 추진중 |\n");
	expect(paper, "| 부처 보고: 미보고 -\\> 추진중 - 예산 협의, 근거 제2회 회의 | tester |\n");
	free(paper);
	wish = wish_of("", "1.1.4.1");
	paper = paper_of(*state, REPORT_CARD, &wish, REPORT_MARKDOWN, REPORT_WIDE);
	expect(paper, "| 1.1.4.1m1 | 당초 \\~'26. 12월<br>변경 '27. 3월 | ");
	free(paper);
	wish = wish_of("", "o16");
	assert_false(report_make(*state, REPORT_CARD, &wish, &document, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	wish = wish_of("", "1.99");
	assert_false(report_make(*state, REPORT_CARD, &wish, &document, &error));
	assert_int_equal(error.code, ERROR_NOT_FOUND);
	assert_null(document);
}

static void test_changes(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	char *paper;

	wish.since = day_make(2026, 1, 30);
	paper = paper_of(*state, REPORT_CHANGES, &wish, REPORT_MARKDOWN, REPORT_WIDE);
	expect(paper, "\n□ (비교) '26.1.30.(금) → '26.1.31.(토)\n");
	expect(paper, "\n## 기한 변경 1건\n");
	expect(paper, "| 1.2.5m2 | 관심필요 | 국방인공지능정책팀 | 지연예상 +41일 |\n");
	expect(paper, "| 1.1.4.1m1 | \\~'26. 12월 -\\> '27. 3월 | ");
	free(paper);
	wish = wish_of("agenda:1.3", NULL);
	paper = paper_of(*state, REPORT_CHANGES, &wish, REPORT_TEXT, REPORT_WIDE);
	expect(paper, "\n ○ 변동 없음\n");
	free(paper);
}

static void test_contacts(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	char *paper = paper_of(*state, REPORT_CONTACTS, &wish, REPORT_TEXT, REPORT_WIDE);
	char line[256];

	expect(paper, " 국방인공지능정책팀  책임자  채연호  팀장    02-748-5940\n");
	snprintf(line, sizeof line,
		 "\n  - 맡은 것: 1.2 국방 AX 전략(주관)\n  - 챙길 것: 기한경과 %" PRId64 ", 30일 안 1, 미보고 %" PRId64 "\n",
		 month_count(*state, RECORD_MILESTONE, "agenda:1.2 schedule:overdue !signal:done"),
		 month_count(*state, RECORD_MILESTONE, "agenda:1.2 signal:unreported"));
	CHECK(has(paper, line), "%s\n%s", line, paper);
	free(paper);
}

static void test_wrong_filters(void **state)
{
	static const char *const wrong[] = {"agenda:1.2 (", "signal:반짝"};
	struct report_wish wish;
	struct document *document;
	struct error error;

	for (int report = 0; report < REPORT_CARD; report++)
		for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
			wish = wish_of(wrong[i], NULL);
			assert_false(report_make(*state, (enum report)report, &wish, &document, &error));
			CHECK(error.code == ERROR_USAGE && !document, "%s with %s: %s\n", report_title((enum report)report),
			      wrong[i], error.sentence);
		}
}

static void put_title(const char *code, const char *title)
{
	sqlite3 *database;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(month_path(), &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, "UPDATE milestone SET title = ?1 WHERE code = ?2", -1, &statement, NULL),
			 SQLITE_OK);
	sqlite3_bind_text(statement, 1, title, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, code, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
	sqlite3_finalize(statement);
	sqlite3_close(database);
}

/* Every tag is closed in its order, every < and & is one of markup, and every attribute is quoted. */
static void check_markup(const char *html, const char *what)
{
	char open[64][16];
	int depth = 0;

	for (const char *at = strchr(html, '\n') + 1; *at; at++) {
		if (*at == '&')
			CHECK(!strncmp(at, "&amp;", 5) || !strncmp(at, "&lt;", 4) || !strncmp(at, "&gt;", 4) ||
				      !strncmp(at, "&quot;", 6),
			      "%s: a loose &: %.20s\n", what, at);
		if (*at == '>')
			CHECK(false, "%s: a loose >: %.20s\n", what, at);
		if (*at != '<')
			continue;
		if (at[1] == '/') {
			size_t length = strcspn(at + 2, ">");

			CHECK(depth && !strncmp(open[depth - 1], at + 2, length) && !open[depth - 1][length],
			      "%s: %.20s closes nothing\n", what, at);
			depth--;
			at += length + 2;
			continue;
		}
		CHECK(depth < 64 && at[1] >= 'a' && at[1] <= 'z', "%s: no tag: %.20s\n", what, at);
		snprintf(open[depth++], sizeof *open, "%.*s", (int)strcspn(at + 1, " />"), at + 1);
		for (at++; *at && *at != '>'; at++)
			if (*at == '"')
				at += 1 + strcspn(at + 1, "\"");
		depth -= at[-1] == '/';
	}
	CHECK(!depth, "%s: <%s> is never closed\n", what, open[depth - 1]);
}

/* Outside of figures, which are indented, what begins markup has a backslash before it. */
static void check_markdown(const char *markdown, const char *what)
{
	for (const char *line = markdown; *line; line += strcspn(line, "\n") + 1) {
		const char *end = line + strcspn(line, "\n");

		for (const char *at = line; strncmp(line, "    ", 4) != 0 && at < end; at++)
			if (strchr("<[`", *at))
				CHECK(at > line && (at[-1] == '\\' || !strncmp(at, "<br>", 4)), "%s: a loose sign: %.30s\n", what,
				      at);
	}
}

/* What lies in the database whoever put it there: nothing of it is obeyed by a terminal, a browser or a reader of Markdown. */
static void test_hostile(void **state)
{
	static const char title[] = "<script>alert(1)</script>&amp;\"'><img src=x> \033[31m \xe2\x80\xae"
				    "gnp \xc2\x9b"
				    "31m |a|`b`[c](javascript:d)\r\nx";
	struct report_wish wish = wish_of("", NULL);

	put_title("1.2.5.2m1", title);
	for (int report = 0; report < REPORT_COUNT; report++) {
		const char *what = report_title((enum report)report);
		char *html = paper_of(*state, (enum report)report, &wish, REPORT_HTML, REPORT_WIDE);
		char *text = paper_of(*state, (enum report)report, &wish, REPORT_TEXT, REPORT_NARROW);
		char *markdown = paper_of(*state, (enum report)report, &wish, REPORT_MARKDOWN, REPORT_WIDE);

		check_markup(html, what);
		check_lines(text, REPORT_NARROW, what);
		CHECK(!has(html, "<script") && !has(html, "<img") && !has(html, "http:") && !has(html, "https:"), "%s\n", what);
		CHECK(!strpbrk(html, "\033\r\t") && !strpbrk(markdown, "\033\r\t"), "%s: controls\n", what);
		CHECK(!has(html, "\xe2\x80\xae") && !has(markdown, "\xe2\x80\xae") && !has(html, "\xc2\x9b"), "%s: bidi\n", what);
		check_markdown(markdown, what);
		free(html);
		free(text);
		free(markdown);
	}
}

/* No address, no script, and a policy that would stop them. */
static void test_alone(void **state)
{
	struct report_wish wish = wish_of("", NULL);
	struct document *documents[REPORT_COUNT];
	char *html = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&html, &length);
	struct error error;

	assert_non_null(out);
	for (int i = 0; i < REPORT_COUNT; i++)
		assert_true(report_make(*state, (enum report)i, &wish, &documents[i], &error));
	report_write(out, REPORT_HTML, REPORT_WIDE, documents, REPORT_COUNT);
	assert_int_equal(fclose(out), 0);
	check_markup(html, "all");
	assert_true(has(html, "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
	assert_true(has(html, "<html lang=\"ko\">") && has(html, "name=\"viewport\"") && has(html, "@media print"));
	assert_true(has(html, "prefers-color-scheme:dark") && has(html, "<a href=\"#paper7\">과제관리카드</a>"));
	assert_false(has(html, "http:") || has(html, "https:") || has(html, "<script") || has(html, "<link") ||
		     has(html, " src="));
	for (const char *at = html; (at = strstr(at, "url(")); at++)
		assert_int_equal(strncmp(at, "url(#p-", 7), 0);
	for (int i = 0; i < REPORT_COUNT; i++)
		document_destroy(documents[i]);
	free(html);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, month_make, month_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_lines),      TEST(test_nothing_is_cut),
		TEST(test_same_bytes), TEST(test_summary_is_the_list),
		TEST(test_delayed),    TEST(test_summary_sentence),
		TEST(test_targets),    TEST(test_rows_are_the_list),
		TEST(test_card),       TEST(test_changes),
		TEST(test_contacts),   TEST(test_wrong_filters),
		TEST(test_hostile),    TEST(test_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
