/* The terminal is asked how wide it draws ambiguous characters: what its answers change, and that they are never keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"

enum { ROWS = 24, COLUMNS = 80, GLYPHS = 8, COLUMNS_MOST = 120, NOTE = ROWS - 2 };
static const char *const january[] = {"GWAGI_TODAY=2026-01-10", NULL};
static const char said_wide[] = "두 칸으로 그립니다", said_safe[] = "다른 글자로 바꾸어";

static char *program; /* set once by main */

static struct terminal *start_at(void **state, int traits, int rows, int columns)
{
	struct terminal *terminal = dashboard_launch_on(traits, *state, rows, columns, january, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, rows - 1, "나가기", LIMIT));
	return terminal;
}

static struct terminal *start_on(void **state, int traits)
{
	return start_at(state, traits, ROWS, COLUMNS);
}

static void leave(struct terminal *terminal)
{
	assert_true(dashboard_leave(terminal));
	terminal_destroy(terminal);
}

static int count_of(struct terminal *terminal, const char *bytes)
{
	size_t count;
	int found = 0;

	for (const char *at = terminal_output(terminal, &count); (at = strstr(at, bytes)); at++)
		found++;
	return found;
}

static void send(struct terminal *terminal, const char *bytes)
{
	assert_true(terminal_keys(terminal, bytes));
	assert_true(pty_wait_read(terminal_pty(terminal), LIMIT));
}

/* What a terminal answers that draws the glyphs so wide. */
static const char *answers(char out[256], const char *cells, const char *secondary)
{
	size_t used = 0;

	for (int i = 0; cells[i]; i++)
		used += (size_t)snprintf(out + used, 256 - used, "\033[2;%dR", cells[i] - '0' + 1);
	snprintf(out + used, 256 - used, "\033[>%sc\033[?64;1;2;6;9;15;16;17;18;21;22;28c", secondary);
	return out;
}

/* Nothing was said, and the frames are lines. */
static void is_untouched(struct terminal *terminal)
{
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_string_equal(terminal_row(terminal, NOTE), "");
	assert_true(terminal_wait_row(terminal, 1, "─[안건]", LIMIT));
	assert_int_equal(count_of(terminal, "\033[2J"), 1);
}

static void asks_before_the_first_frame(void **state)
{
	struct terminal *terminal = start_on(state, 0);
	size_t count;
	const char *output = terminal_output(terminal, &count);
	const char *screen = strstr(output, "\033[?1049h"), *question = strstr(output, "\033[6n"),
		   *clear = strstr(output, "\033[2J");

	assert_true(screen && question && clear && screen < question && question < clear);
	assert_int_equal(count_of(terminal, "\033[6n"), GLYPHS);
	is_untouched(terminal); /* it draws them narrow */
	leave(terminal);
}

static void does_not_ask(void **state, const char *change, const char *term)
{
	const char *environment[] = {"GWAGI_TODAY=2026-01-10", change, term, NULL};
	struct terminal *terminal = dashboard_launch(*state, ROWS, COLUMNS, environment, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, ROWS - 1, "나가기", LIMIT));
	assert_int_equal(count_of(terminal, "\033[6n"), 0);
	assert_int_equal(count_of(terminal, "\033[c"), 0);
	leave(terminal);
}

static void multiplexers_are_not_asked(void **state)
{
	does_not_ask(state, "TMUX=/tmp/tmux-0/default,1,0", NULL);
	does_not_ask(state, "STY=1.pts-0.host", NULL);
	does_not_ask(state, "ZELLIJ=0", NULL);
	does_not_ask(state, "TERM=screen-256color", NULL);
	does_not_ask(state, "TERM=tmux-256color", NULL);
}

/* A window too small to ask in. */
static void small_windows_are_not_asked(void **state)
{
	struct terminal *terminal = dashboard_launch(*state, 2, COLUMNS, january, NULL);

	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, "작습니다", LIMIT));
	assert_int_equal(count_of(terminal, "\033[6n"), 0);
	leave(terminal);
}

static void what_is_typed_meanwhile_is_keys(void **state)
{
	struct terminal *terminal = dashboard_launch_on(TERMINAL_MUTE, *state, ROWS, COLUMNS, january, NULL);

	assert_non_null(terminal);
	assert_true(terminal_keys(terminal, "jj"));
	assert_true(terminal_wait_text(terminal, "1.1 AI 민생 10대 프로젝트 추진방안", LIMIT));
	assert_true(dashboard_press(terminal, "G", "1.10 과학기술관계장관회의 운영방안"));
	leave(terminal);
	terminal = dashboard_launch_on(TERMINAL_MUTE, *state, ROWS, COLUMNS, january, NULL);
	assert_non_null(terminal);
	assert_true(terminal_keys(terminal, "jjq"));
	assert_true(terminal_wait_end(terminal, 0, LIMIT));
	terminal_destroy(terminal);
}

static void answers_decide(void **state)
{
	static const struct {
		const char *cells, *secondary, *said; /* NULL: nothing changes */
	} cases[] = {
		{"21111111", "41;379;0", NULL},    {"22222222", "41;379;0", said_wide},  {"22122212", "0;10;1", said_safe},
		{"21111110", "0;10;1", said_safe}, {"31111111", "0;136;0", "not UTF-8"}, {"11111111", "0;136;0", "not UTF-8"},
		{"22222222", "84;0;0", NULL},      {"22222222", "83;40900;0", NULL},     {"22222222", "1;10;0", NULL},
		{"2222222", "41;379;0", NULL},     {"222222222", "41;379;0", NULL},      {"", "41;379;0", NULL},
	};
	char bytes[256];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct terminal *terminal = start_on(state, TERMINAL_MUTE);

		send(terminal, answers(bytes, cases[i].cells, cases[i].secondary));
		if (cases[i].said)
			assert_true(terminal_wait_row(terminal, NOTE, cases[i].said, LIMIT));
		else
			is_untouched(terminal);
		if (cases[i].said == said_wide || cases[i].said == said_safe) {
			assert_true(terminal_wait_row(terminal, 1, "-[안건]---", LIMIT));
			assert_false(terminal_find(terminal, "│", NULL, NULL));
			assert_int_equal(count_of(terminal, "\033[2J"), 2);
		}
		leave(terminal);
	}
}

/* Reports of other rows are somebody else's; what comes again changes nothing. */
static void only_the_answers_count(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);
	char bytes[256];

	send(terminal, "\033[24;80R\033[1;3R\033[2R\033[;R\033[2;R\033[2;3;4R\033[2;2000000000000R");
	send(terminal, answers(bytes, "22222222", "41;379;0"));
	assert_true(terminal_wait_row(terminal, NOTE, said_wide, LIMIT));
	send(terminal, answers(bytes, "21111111", "41;379;0"));
	send(terminal, "\033[2;2R\033[?6c");
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_true(terminal_wait_row(terminal, NOTE, said_wide, LIMIT));
	assert_int_equal(count_of(terminal, "\033[2J"), 2);
	leave(terminal);
}

static void answers_in_pieces_are_no_keys(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);
	char bytes[256], piece[2] = "";

	assert_true(dashboard_press(terminal, "s", "부처 보고 상태")); /* ESC would close it, digits would choose */
	answers(bytes, "22222222", "41;379;0");
	for (const char *at = bytes; *at; at++) {
		*piece = *at;
		send(terminal, piece);
	}
	assert_true(terminal_wait_row(terminal, NOTE, said_wide, LIMIT));
	assert_true(terminal_wait_text(terminal, "부처 보고 상태", LIMIT));
	assert_true(terminal_wait_text(terminal, "+----", LIMIT)); /* the dialog's frame */
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "부처 보고 상태", LIMIT));
	leave(terminal);
}

/* While answers may still come an ESC is kept for a moment; it is the key nevertheless. */
static void escape_is_still_a_key(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);

	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	send(terminal, KEY_ESC);
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	send(terminal, KEY_ESC);
	send(terminal, "G");
	assert_true(terminal_wait_text(terminal, "1.10 과학기술관계장관회의 운영방안", LIMIT));
	leave(terminal);
}

/* An answer that a slow line holds up behind its ESC: that was taken for the key, but not the rest. */
static void the_rest_of_an_answer_is_no_key(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);

	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	send(terminal, KEY_ESC);
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	send(terminal, "[?");
	send(terminal, "6c");
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_false(terminal_find(terminal, "한 줄 아래로", NULL, NULL)); /* ? would have opened it */
	assert_true(dashboard_press(terminal, "?", "한 줄 아래로"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "한 줄 아래로", LIMIT));
	leave(terminal);
}

/* What was cleaned before is cleaned again, hidden panes too, and everything stays where it was. */
static void keeps_its_place(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);
	char bytes[256];

	assert_true(dashboard_walk_to_data_centre(terminal));
	assert_true(terminal_wait_row(terminal, 3, "위치", LIMIT));
	assert_true(dashboard_press(terminal, "\tj", "2-"));
	send(terminal, answers(bytes, "22122212", "0;10;1"));
	assert_true(terminal_wait_row(terminal, NOTE, said_safe, LIMIT));
	assert_true(terminal_wait_row(terminal, 2, "위치", LIMIT)); /* one row down, as before */
	assert_true(terminal_wait_text(terminal, "2.2.1 '국방통합", LIMIT));
	assert_false(terminal_find(terminal, "‘", NULL, NULL));
	leave(terminal);
	terminal = start_at(state, TERMINAL_MUTE, 12, 40);
	assert_true(terminal_keys(terminal, "jjjljjlj\t"));
	assert_true(terminal_wait_text(terminal, "‘국방통합", LIMIT));
	assert_true(terminal_keys(terminal, "\t"));
	assert_true(terminal_wait_text(terminal, "마감", LIMIT));
	send(terminal, answers(bytes, "22122212", "0;10;1"));
	assert_true(terminal_wait_row(terminal, 10, "다른 글자로", LIMIT));
	assert_true(dashboard_press(terminal, "\t\t", "'국방통합"));
	leave(terminal);
}

/* A pane that was hidden when everything was read again is read when it shows. */
static void hidden_panes_are_read_again(void **state)
{
	struct terminal *terminal = start_at(state, 0, 12, 40);

	assert_true(terminal_keys(terminal, "jjjljjlj\t"));
	assert_true(terminal_wait_text(terminal, "미보고", LIMIT));
	assert_true(terminal_keys(terminal, "\t\t"));
	assert_true(dashboard_press(terminal, "s3" KEY_ENTER, "사유"));
	assert_true(dashboard_press(terminal, KEY_ENTER, "추진중."));
	assert_true(terminal_keys(terminal, "\t"));
	assert_true(terminal_wait_row(terminal, 1, "[상세]", LIMIT));
	assert_true(terminal_wait_text(terminal, "정상추진, 기한미설정", LIMIT));
	leave(terminal);
}

static bool is_border(const char *text)
{
	return !strcmp(text, "|") || !strcmp(text, "+");
}

static void wide_terminals_are_drawn_straight(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_WIDE);
	int column = 30;

	assert_true(terminal_wait_row(terminal, NOTE, said_wide, LIMIT));
	assert_true(dashboard_walk_to_data_centre(terminal));
	for (int row = 1; row < NOTE; row++)
		assert_true(is_border(terminal_cell(terminal, row, column).text));
	leave(terminal);
}

static bool is_given_back(struct terminal *terminal, void *context)
{
	(void)context;
	return !terminal_alternate(terminal);
}

/* Answers that come when one leaves at once are not typed into the shell. */
static void nothing_is_left_for_the_shell(void **state)
{
	const char *arguments[] = {"sh", "-c", "\"$0\"; read x; echo \"the shell got <$x>\"", program, NULL};
	struct pty_options options = {
		.rows = ROWS, .columns = COLUMNS, .arguments = arguments, .environment = january, .home = *state};
	struct terminal *terminal = terminal_start_as(&options, TERMINAL_MUTE);
	char bytes[256];

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, ROWS - 1, "나가기", LIMIT));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_keys(terminal, answers(bytes, "21111111", "41;379;0")));
	assert_true(terminal_wait(terminal, is_given_back, NULL, "the shell's screen", LIMIT));
	assert_true(terminal_keys(terminal, "ok\n"));
	assert_true(terminal_wait_text(terminal, "the shell got <ok>", LIMIT));
	terminal_destroy(terminal);
}

/* Nor those that come when one goes to the shell for a while. */
static void nothing_is_left_while_stopped(void **state)
{
	static const char commands[] = "set -m; \"$0\"; read x; echo \"the shell got <$x>\"; read x; fg";
	const char *arguments[] = {"sh", "-c", commands, program, NULL};
	struct pty_options options = {
		.rows = ROWS, .columns = COLUMNS, .arguments = arguments, .environment = january, .home = *state};
	struct terminal *terminal = terminal_start_as(&options, TERMINAL_MUTE);
	char bytes[256];

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, ROWS - 1, "나가기", LIMIT));
	assert_true(terminal_keys(terminal, "\032"));
	assert_true(terminal_keys(terminal, answers(bytes, "22222222", "41;379;0")));
	assert_true(terminal_wait(terminal, is_given_back, NULL, "the shell's screen", LIMIT));
	assert_true(terminal_keys(terminal, "ok\n"));
	assert_true(terminal_wait_text(terminal, "the shell got <ok>", LIMIT));
	assert_true(terminal_keys(terminal, "\n"));
	assert_true(terminal_wait_row(terminal, 1, "-[안건]---", LIMIT)); /* and they count */
	leave(terminal);
}

/* The columns of the bars behind the samples, as the terminal drew them. */
static void find_bars(struct terminal *terminal, int bars[4])
{
	int row, column, first;

	assert_true(terminal_find(terminal, "과학기술2026-11-22", &row, &first));
	column = first;
	for (int i = 0; i < 4; i++) {
		while (column < COLUMNS_MOST && strcmp(terminal_cell(terminal, row + i, column).text, ".")) /* of the filling */
			column++;
		while (!strcmp(terminal_cell(terminal, row + i, column).text, "."))
			column++;
		if (strcmp(terminal_cell(terminal, row + i, column).text, "|"))
			terminal_fail(terminal, "no bar");
		bars[i] = column;
		column = first;
		assert_string_equal(terminal_cell(terminal, row + i, bars[i]).text, "|");
	}
}

static bool are_straight(struct terminal *terminal)
{
	int bars[4];

	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	find_bars(terminal, bars);
	return bars[0] == bars[1] && bars[0] == bars[2] && bars[0] == bars[3];
}

static void calibrates_at(void **state, int traits, int rows, int columns, const char *right, const char *wrong)
{
	struct terminal *terminal = start_at(state, traits, rows, columns);

	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_true(dashboard_press(terminal, KEY_F2, "Enter 이대로  m 다음에도  Esc 되돌림"));
	assert_true(terminal_find(terminal, "오른쪽 막대가 똑바로 보입니까?", NULL, NULL));
	assert_true(terminal_find(terminal, "(터미널의 답)", NULL, NULL) || !(traits & TERMINAL_WIDE));
	assert_true(are_straight(terminal));
	assert_true(dashboard_press(terminal, wrong, "(여기에서 고름)"));
	assert_false(are_straight(terminal));
	assert_true(dashboard_press(terminal, "3", "[3 안전]"));
	assert_true(are_straight(terminal));
	assert_true(dashboard_press(terminal, "l", "[1 좁게]")); /* and round */
	assert_true(dashboard_press(terminal, KEY_LEFT, "[3 안전]"));
	assert_true(terminal_keys(terminal, KEY_ESC)); /* as before */
	assert_true(terminal_wait_no_text(terminal, "[3 안전]", LIMIT));
	assert_true(dashboard_press(terminal, "w", right));
	assert_true(are_straight(terminal));
	assert_true(dashboard_press(terminal, "3" KEY_ENTER, "2026"));
	assert_true(dashboard_press(terminal, "w", "[3 안전]"));
	if (rows > 12) /* where the dialog leaves room for it */
		assert_true(dashboard_press(terminal, "ㅋ", "한글 입력 상태"));
	assert_true(terminal_keys(terminal, "q"));
	assert_true(terminal_wait_no_text(terminal, "[3 안전]", LIMIT));
	leave(terminal);
}

static void a_person_judges(void **state)
{
	calibrates_at(state, 0, 40, 120, "[1 좁게]", "2");
	calibrates_at(state, 0, 24, 80, "[1 좁게]", "2");
	calibrates_at(state, 0, 12, 40, "[1 좁게]", "2");
	calibrates_at(state, TERMINAL_WIDE, 40, 120, "[2 넓게]", "1");
	calibrates_at(state, TERMINAL_WIDE, 24, 80, "[2 넓게]", "1");
	calibrates_at(state, TERMINAL_WIDE, 12, 40, "[2 넓게]", "1");
}

/* What was kept holds for a terminal that answers the same; to another answer it was not given. */
static void what_is_kept_holds_for_the_answer(void **state)
{
	struct terminal *terminal = start_on(state, 0);

	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_true(dashboard_press(terminal, KEY_F2 "3m", "다음에도 이대로 그립니다"));
	leave(terminal);
	terminal = start_on(state, 0);
	assert_true(terminal_wait_quiet(terminal, 100, LIMIT));
	assert_true(terminal_wait_row(terminal, 1, "-[안건]---", LIMIT));
	assert_string_equal(terminal_row(terminal, NOTE), "");
	assert_int_equal(count_of(terminal, "\033[2J"), 1);
	assert_true(dashboard_press(terminal, KEY_F2, "지금 쓰지 않음 (기억해 둔 것)"));
	assert_true(terminal_keys(terminal, KEY_ESC));
	assert_true(terminal_wait_no_text(terminal, "기억해 둔 것", LIMIT));
	leave(terminal);
	terminal = start_on(state, TERMINAL_WIDE);
	assert_true(terminal_wait_row(terminal, NOTE, said_wide, LIMIT));
	leave(terminal);
}

/* What a person has chosen no answer changes; one that came before it is left is kept in mind. */
static void a_person_goes_before_the_answer(void **state)
{
	struct terminal *terminal = start_on(state, TERMINAL_MUTE);
	char bytes[256];

	assert_true(dashboard_press(terminal, KEY_F2 "3", "[3 안전]"));
	send(terminal, answers(bytes, "22222222", "41;379;0"));
	assert_true(dashboard_press(terminal, "l" KEY_LEFT, "터미널의 답: 두 칸"));
	assert_true(terminal_wait_text(terminal, "[3 안전]", LIMIT));
	assert_true(terminal_keys(terminal, KEY_ENTER));
	assert_true(terminal_wait_no_text(terminal, "[3 안전]", LIMIT));
	assert_string_equal(terminal_row(terminal, NOTE), "");
	leave(terminal);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, dashboard_home_make, dashboard_home_remove)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		CASE(asks_before_the_first_frame),
		CASE(multiplexers_are_not_asked),
		CASE(small_windows_are_not_asked),
		CASE(what_is_typed_meanwhile_is_keys),
		CASE(answers_decide),
		CASE(only_the_answers_count),
		CASE(answers_in_pieces_are_no_keys),
		CASE(escape_is_still_a_key),
		CASE(the_rest_of_an_answer_is_no_key),
		CASE(keeps_its_place),
		CASE(hidden_panes_are_read_again),
		CASE(wide_terminals_are_drawn_straight),
		CASE(a_person_judges),
		CASE(what_is_kept_holds_for_the_answer),
		CASE(a_person_goes_before_the_answer),
		CASE(nothing_is_left_for_the_shell),
		CASE(nothing_is_left_while_stopped),
	};
	int failed;

	dashboard_program(argc, argv);
	program = realpath(argc > 1 ? argv[1] : getenv("GWAGI_EXE"), NULL); /* a shell starts it in another folder */
	failed = cmocka_run_group_tests_name("width", tests, NULL, NULL);
	free(program);
	return failed;
}
