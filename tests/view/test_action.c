#include "fixture.h"
#include "gwagi/view/keymap.h"

static enum action action_of_press(uint32_t press)
{
	struct keymap keymap;

	keymap_start(&keymap);
	return keymap_action(&keymap, press);
}

static void keys_find_their_action(void **state)
{
	static const struct {
		uint32_t press;
		enum action action;
	} table[] = {
		{'j', ACTION_DOWN},
		{PRESS_DOWN, ACTION_DOWN},
		{'k', ACTION_UP},
		{'h', ACTION_OUT},
		{'l', ACTION_IN},
		{'\r', ACTION_OPEN},
		{'g', ACTION_FIRST},
		{'G', ACTION_LAST},
		{PRESS_HOME, ACTION_FIRST},
		{4, ACTION_HALF_DOWN},
		{21, ACTION_HALF_UP},
		{12, ACTION_REDRAW},
		{'\t', ACTION_NEXT_PANE},
		{PRESS_BACKTAB, ACTION_PREVIOUS_PANE},
		{'s', ACTION_STATUS},
		{'?', ACTION_HELP},
		{PRESS_F1, ACTION_HELP},
		{0x1b, ACTION_CLOSE},
		{'q', ACTION_QUIT},
		{PRESS_F5, ACTION_RELOAD},
		{PRESS_F2, ACTION_WIDTH},
		{'w', ACTION_WIDTH},
		{'+', ACTION_UNFOLD},
		{'-', ACTION_FOLD},
		{PRESS_PAGE_UP, ACTION_PAGE_UP},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_int_equal(action_of_press(table[i].press), table[i].action);
}

/* Nothing on letters that would delete, on Hangul or on keys without a name. */
static void other_keys_are_free(void **state)
{
	static const uint32_t free_keys[] = {'X', 'D', 0x3142, 0xac00, PRESS_OTHER, PRESS_NONE, 0, 0x7f};

	(void)state;
	for (size_t i = 0; i < sizeof free_keys / sizeof *free_keys; i++)
		assert_int_equal(action_of_press(free_keys[i]), ACTION_NONE);
}

static void no_key_is_bound_twice(void **state)
{
	(void)state;
	for (uint32_t press = 1; press < 0x80; press++) {
		enum action action = action_of_press(press);
		char name[2] = {(char)press, '\0'};

		if (action == ACTION_NONE || press <= 0x20)
			continue;
		for (int i = (int)action + 1; i < ACTION_COUNT; i++) {
			const char *keys = action_row((enum action)i)->keys;

			assert_true(strcmp(keys, name) != 0 && !(keys[0] == name[0] && keys[1] == ' '));
		}
	}
}

static void every_action_is_explained(void **state)
{
	(void)state;
	for (int i = 0; i < ACTION_COUNT; i++) {
		assert_true(*action_row((enum action)i)->help);
		assert_true(*action_row((enum action)i)->keys);
		assert_true(*action_row((enum action)i)->name);
	}
}

static void pages_keep_a_row_in_sight(void **state)
{
	(void)state;
	assert_int_equal(action_rows(ACTION_DOWN, 10), 1);
	assert_int_equal(action_rows(ACTION_UP, 10), -1);
	assert_int_equal(action_rows(ACTION_PAGE_DOWN, 10), 9);
	assert_int_equal(action_rows(ACTION_HALF_UP, 10), -5);
	assert_int_equal(action_rows(ACTION_PAGE_UP, 1), -1);
	assert_int_equal(action_rows(ACTION_HALF_DOWN, 1), 1);
	assert_int_equal(action_rows(ACTION_HALF_DOWN, 0), 1);
	assert_int_equal(action_rows(ACTION_FIRST, 10), 0);
	assert_int_equal(action_rows(ACTION_NONE, 10), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_find_their_action),    cmocka_unit_test(other_keys_are_free),
		cmocka_unit_test(no_key_is_bound_twice),     cmocka_unit_test(every_action_is_explained),
		cmocka_unit_test(pages_keep_a_row_in_sight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
