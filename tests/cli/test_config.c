/* The configuration files: settings, keys, faults with their places, and which file's word holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include "config_keys.h"
#include "program.h"

static void expect_said(const char *environment, const char *needle)
{
	struct outcome outcome = run_in(environment, NULL, "diagnose");

	if (outcome.code != 0 || !strstr(outcome.out, needle))
		fail_msg("%s: not in\n%s%s", needle, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

static void expect_silent(const char *environment, const char *needle)
{
	struct outcome outcome = run_in(environment, NULL, "diagnose");

	if (outcome.code != 0 || strstr(outcome.out, needle))
		fail_msg("%s: stands in\n%s%s", needle, outcome.out, outcome.err);
	outcome_finish(&outcome);
}

static void test_settings(void **state)
{
	static const char *const values[][4] = {
		{"scheme", "dark", "light", "mono"},  {"mouse", "on", "off", NULL},
		{"low_traffic", "on", "off", NULL},   {"ascii", "on", "off", NULL},
		{"color", "auto", "always", "never"}, {"ambiguous", "auto", "narrow", "safe"},
		{"scheme", "blind", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		for (size_t j = 1; j < 4 && values[i][j]; j++) {
			char line[64], said[64];

			snprintf(line, sizeof line, "%s = %s\n", values[i][0], values[i][j]);
			snprintf(said, sizeof said, "  %s = %s (설정)\n", values[i][0], values[i][j]);
			folder_text("mine", line);
			expect_said("GWAGI_CONFIG=mine", said);
		}
	}
	expect_silent("GWAGI_CONFIG=/dev/null", "(설정)\n");
}

static void test_keys(void **state)
{
	static const struct {
		const char *line, *said;
	} cases[] = {
		{"key.status = x F3\n", "  key.status = x F3 (설정)\n"},
		{"key.status=x\tF3 \r\n", "  key.status = x F3 (설정)\n"},
		{"key.mark = none\n", "  key.mark = none (설정)\n"},
		{"key.zoom_out = = Z\n", "  key.zoom_out = = Z (설정)\n"},
		{"key.search = # /\n", "  key.search = # / (설정)\n"},
		{"key.half_down = Ctrl-d PgDn\n", "  key.half_down = Ctrl-d PgDn (설정)\n"},
		{"key.half_down = PgDn\nkey.page_down = none\n", "  key.half_down = PgDn (설정)\n"},
		{"key.down = k Up\nkey.up = j Down\n", "  key.up = j Down (설정)\n"}, /* one takes what the other gave up */
		{"key.back = Ctrl-h\n", "  key.back = Backspace (설정)\n"},           /* as terminals send it */
		{"key.open = o\nkey.close = none\n", "  key.open = o Enter (설정)\n"},
		{"key.open = o\nkey.close = none\n", "  key.close = Esc (설정)\n"}, /* dialogs need them */
		{"key.open = Enter Space\n", "  key.open = Enter Space (설정)\n"},
		{"key.quit = x\nkey.status = q\n", "  key.quit = x (설정)\n"},
		{"key.mark = 1 2 3 4 5 6 7\n", "  key.mark = 1 2 3 4 5 6 7 (설정)\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		folder_text("mine", cases[i].line);
		expect_said("GWAGI_CONFIG=mine", cases[i].said);
	}
}

static void test_faults(void **state)
{
	static const struct {
		const char *text, *needle;
	} cases[] = {
		{"schem = dark\n", "mine 1번째 줄 1번째 글자: 모르는 설정입니다: ‘schem’. 가까운 것은 ‘scheme’입니다."},
		{"scheme = pink\n",
		 "mine 1번째 줄 10번째 글자: ‘pink’은(는) scheme에 쓸 수 없습니다. 쓸 수 있는 것: dark, light"},
		{"mouse = yes\n", "1번째 줄 9번째 글자: ‘yes’은(는) mouse에 쓸 수 없습니다. 쓸 수 있는 것: on, off."},
		{"mouse = on\n# x\nmouse = on\n", "3번째 줄 9번째 글자: ‘mouse’이(가) 두 번"},
		{"key.statsu = s\n", "mine 1번째 줄 5번째 글자: 모르는 동작입니다: ‘statsu’. 가까운 것은 ‘status’입니다."},
		{"key.상태 = s\n", "1번째 줄 5번째 글자: 모르는 동작입니다: ‘상태’. 이름은 현황판의 도움말(?)에 있습니다."},
		{"key. = s\n", "1번째 줄 5번째 글자: 모르는 동작입니다: ‘’."},
		{"key.status =\n", "1번째 줄 1번째 글자: ‘이름 = 값’이 아닙니다."},
		{"key.status = s 상 F3\n", "1번째 줄 16번째 글자: ‘상’은(는) 글쇠의 이름이 아닙니다. 예: s G Ctrl-d Space"},
		{"key.status = s F11\n", "1번째 줄 16번째 글자: ‘F11’은(는) 글쇠의 이름이 아닙니다."},
		{"key.status = none s\n", "1번째 줄 14번째 글자: ‘none’은(는) 글쇠의 이름이 아닙니다."},
		{"key.status = Ctrl-c\n", "1번째 줄 14번째 글자: ‘Ctrl-c’은(는) 터미널이 쓰는 글쇠여서"},
		{"key.status = Ctrl-s\n", "1번째 줄 14번째 글자: ‘Ctrl-s’은(는) 터미널이 쓰는 글쇠여서"},
		{"key.status = s s\n", "1번째 줄 16번째 글자: ‘s’이(가) 두 번 나옵니다."},
		{"key.status = Enter\n", "14번째 글자: ‘Enter’은(는) 대화 상자에 쓰는 글쇠여서 key.open에만 쓸 수 있습니다."},
		{"key.status = Ctrl-m\n", "14번째 글자: ‘Ctrl-m’은(는) 대화 상자에 쓰는 글쇠여서 key.open에만"},
		{"key.quit = Esc\n", "‘Esc’은(는) 대화 상자에 쓰는 글쇠여서 key.close에만"},
		{"key.status = a\n\nkey.verify = v a\n", "mine 3번째 줄 16번째 글자: ‘a’은(는) 1번째 줄의 key.status에 이미"},
		{"key.status = a\nkey.status = b\n", "2번째 줄 5번째 글자: ‘key.status’이(가) 두 번"},
		{"key.mark = 1 2 3 4 5 6 7 8\n", "1번째 줄 26번째 글자: 글쇠는 7개까지입니다."},
		{"# x\nkey.quit = none\n", "mine 2번째 줄 5번째 글자: 이렇게 하면 quit에 글쇠가 남지 않습니다. key.quit에 다른"},
		{"key.status = q\n", "mine 1번째 줄 5번째 글자: 이렇게 하면 quit에 글쇠가 남지 않습니다."},
		{"key.status = ?\nkey.verify = F1\n", "mine 2번째 줄 5번째 글자: 이렇게 하면 help에 글쇠가 남지 않습니다."},
		{"key.command = none\n", "이렇게 하면 command에 글쇠가 남지 않습니다."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome outcome;

		folder_text("mine", cases[i].text);
		expect_refusal_of(run_in("GWAGI_CONFIG=mine", NULL, "list items"), 2, cases[i].needle, cases[i].text);
		outcome = run_in("GWAGI_CONFIG=mine", NULL, "diagnose"); /* which goes on */
		assert_int_equal(outcome.code, 0);
		assert_non_null(strstr(outcome.out, cases[i].needle));
		outcome_finish(&outcome);
	}
}

/* A file with a fault says nothing at all. */
static void test_half_a_file(void **state)
{
	(void)state;
	folder_text("mine", "scheme = light\nkey.status = x\nmouse = yes\n");
	expect_silent("GWAGI_CONFIG=mine", "scheme = light");
	expect_silent("GWAGI_CONFIG=mine", "key.status");
}

static void bind(struct config *config, enum config_origin origin, size_t line, const char *name, const char *value)
{
	struct error error = {0};
	const char *at;

	if (!config_bind(config, origin, line, 1, name, value, &at, &error))
		fail_msg("%s", error.sentence);
}

/* Setting by setting, whatever the order of the lines. */
static void test_the_user_goes_before_the_site(void **state)
{
	struct config config = {.keys = {{.count = 0}}};
	struct keymap keymap;
	enum action lost;

	(void)state;
	bind(&config, CONFIG_SITE, 1, "status", "f x");
	bind(&config, CONFIG_SITE, 2, "verify", "i");
	bind(&config, CONFIG_SITE, 3, "mark", "F9");
	bind(&config, CONFIG_USER, 1, "status", "s");
	bind(&config, CONFIG_USER, 2, "today", "F9");
	config_keymap(&config, &keymap);
	assert_int_equal(keymap_action(&keymap, 's'), ACTION_STATUS);
	assert_int_equal(keymap_action(&keymap, 'f'), ACTION_FILTER); /* nobody takes it any more */
	assert_int_equal(keymap_action(&keymap, 'x'), ACTION_NONE);
	assert_int_equal(keymap_action(&keymap, 'i'), ACTION_VERIFY);
	assert_int_equal(keymap_action(&keymap, 'v'), ACTION_NONE);
	assert_int_equal(keymap_action(&keymap, PRESS_F9), ACTION_TODAY);
	assert_int_equal(keymap.keys[ACTION_MARK][0], PRESS_NONE);
	assert_int_equal(keymap.keys[ACTION_READING][0], PRESS_NONE);
	assert_null(config_lost(&config, &lost));
	bind(&config, CONFIG_SITE, 4, "quit", "x");
	bind(&config, CONFIG_USER, 7, "edit", "x");
	assert_int_equal(config_lost(&config, &lost)->line, 7);
	assert_int_equal(lost, ACTION_QUIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_settings, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_keys, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_faults, folder_make, folder_remove),
		cmocka_unit_test_setup_teardown(test_half_a_file, folder_make, folder_remove),
		cmocka_unit_test(test_the_user_goes_before_the_site),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
