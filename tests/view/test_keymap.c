#include <ctype.h>
#include "fixture.h"
#include "gwagi/view/keymap.h"

static void every_key_has_its_name(void **state)
{
	(void)state;
	for (uint32_t press = 1; press < PRESS_PASTE_BEGIN; press++) {
		char name[KEY_NAME];

		if (press == 0x80)
			press = PRESS_UP;
		press_name(press, name);
		if (*name && press != '\n' && press != 8) /* which come as Enter and Backspace */
			assert_int_equal(press_find(name, strlen(name)), press);
	}
	assert_int_equal(press_find("Ctrl-j", 6), '\r');
	assert_int_equal(press_find("Ctrl-m", 6), '\r');
	assert_int_equal(press_find("Ctrl-i", 6), '\t');
	assert_int_equal(press_find("Ctrl-h", 6), PRESS_BACKSPACE);
	assert_int_equal(press_find("Ctrl-", 5), PRESS_NONE);
	assert_int_equal(press_find("Ctrl-A", 6), PRESS_NONE);
	assert_int_equal(press_find("F11", 3), PRESS_NONE);
	assert_int_equal(press_find("jk", 2), PRESS_NONE);
	assert_int_equal(press_find("", 0), PRESS_NONE);
	assert_int_equal(press_find("\xea\xb0\x80", 3), PRESS_NONE);
}

static void every_default_key_is_one(void **state)
{
	struct keymap keymap;
	char keys[KEYMAP_KEYS * KEY_NAME];

	(void)state;
	keymap_start(&keymap);
	for (int i = 0; i < ACTION_COUNT; i++) {
		keymap_keys(&keymap, (enum action)i, keys, sizeof keys);
		assert_string_equal(keys, action_row((enum action)i)->keys);
		for (int j = 0; keymap.keys[i][j] != PRESS_NONE; j++)
			assert_int_equal(keymap_action(&keymap, keymap.keys[i][j]), i);
	}
}

/* A keyboard in Hangul mode sends the same for small letters and most capitals. */
static void capitals_have_a_twin(void **state)
{
	struct keymap keymap;

	(void)state;
	keymap_start(&keymap);
	for (int i = 0; i < ACTION_COUNT; i++) {
		bool capital = false, twin = false;

		for (int j = 0; keymap.keys[i][j] != PRESS_NONE; j++) {
			bool ascii = keymap.keys[i][j] < 0x80;

			capital |= ascii && isupper((int)keymap.keys[i][j]);
			twin |= !ascii || !isalpha((int)keymap.keys[i][j]);
		}
		if (capital && !twin)
			fail_msg("%s", action_row((enum action)i)->name);
	}
}

static void expect_keys(const struct keymap *keymap, enum action action, const char *expected)
{
	char keys[KEYMAP_KEYS * KEY_NAME];

	keymap_keys(keymap, action, keys, sizeof keys);
	assert_string_equal(keys, expected);
}

static void a_key_has_one_action(void **state)
{
	static const uint32_t one[] = {'x', 'f', PRESS_F3}, other[] = {'j', PRESS_F4};
	struct keymap keymap;

	(void)state;
	keymap_start(&keymap);
	keymap_bind(&keymap, ACTION_STATUS, one, 3);
	expect_keys(&keymap, ACTION_STATUS, "x f F3");
	expect_keys(&keymap, ACTION_FILTER, "F4");
	assert_int_equal(keymap_action(&keymap, 's'), ACTION_NONE);
	keymap_bind(&keymap, ACTION_MARK, other, 2);
	expect_keys(&keymap, ACTION_FILTER, "");
	expect_keys(&keymap, ACTION_DOWN, "Down");
	assert_int_equal(keymap_action(&keymap, 'j'), ACTION_MARK);
	keymap_bind(&keymap, ACTION_STATUS, one, 1);
	expect_keys(&keymap, ACTION_STATUS, "x");
	keymap_bind(&keymap, ACTION_MARK, NULL, 0);
	expect_keys(&keymap, ACTION_MARK, "");
	assert_int_equal(keymap_action(&keymap, 'j'), ACTION_NONE);
	keymap_bind(&keymap, ACTION_UP, other, 1);
	expect_keys(&keymap, ACTION_UP, "j");
}

static void the_bar_joins_the_views(void **state)
{
	static const uint32_t keys[] = {'7', 'x'};
	struct keymap keymap;
	char key[KEY_NAME];

	(void)state;
	keymap_start(&keymap);
	keymap_bar(&keymap, ACTION_VIEW_TREE, key);
	assert_string_equal(key, "1~6");
	keymap_bar(&keymap, ACTION_VIEW_WORK, key);
	assert_string_equal(key, "2");
	keymap_bar(&keymap, ACTION_DOWN, key);
	assert_string_equal(key, "j");
	keymap_bind(&keymap, ACTION_VIEW_AGENDA, keys, 1);
	keymap_bar(&keymap, ACTION_VIEW_TREE, key);
	assert_string_equal(key, "1");
	for (uint32_t i = 0; i < 6; i++) {
		uint32_t digit = '4' + i;

		keymap_bind(&keymap, (enum action)(ACTION_VIEW_TREE + (int)i), &digit, 1);
	}
	keymap_bar(&keymap, ACTION_VIEW_TREE, key);
	assert_string_equal(key, "4~9");
	keymap_bind(&keymap, ACTION_VIEW_TREE, keys + 1, 1);
	keymap_bar(&keymap, ACTION_VIEW_TREE, key);
	assert_string_equal(key, "x");
	keymap_bind(&keymap, ACTION_VIEW_TREE, NULL, 0);
	keymap_bar(&keymap, ACTION_VIEW_TREE, key);
	assert_string_equal(key, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_its_name),  cmocka_unit_test(every_default_key_is_one),
		cmocka_unit_test(capitals_have_a_twin),    cmocka_unit_test(a_key_has_one_action),
		cmocka_unit_test(the_bar_joins_the_views),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
