#include "fixture.h"
#include "gwagi/view/palette.h"

static void expect(const char *words, const char *first, int least, int most)
{
	struct palette palette;

	palette_look(&palette, words, strlen(words));
	if (palette.count < least || palette.count > most)
		fail_msg("‘%s’: %d", words, palette.count);
	if (first && strcmp(action_row(palette.actions[0])->name, first) != 0)
		fail_msg("‘%s’: %s", words, action_row(palette.actions[0])->name);
}

static void finds_by_name_and_by_words(void **state)
{
	(void)state;
	expect("", "down", ACTION_COUNT, ACTION_COUNT);
	expect("status", "status", 1, 1);
	expect("filter", "filter", 2, 2); /* the whole name before filters */
	expect("view_", "view_tree", 6, 6);
	expect("red", "redo", 2, ACTION_COUNT);
	expect("상태 바꾸기", "status", 2, 2);
	expect("상태바꾸기", "status", 2, 2);
	expect("도움말", "help", 1, 1);
	expect("ㄷㅇㅁ", "help", 1, 3);
	expect("도우", "help", 1, 3);           /* unfinished */
	expect("ㄴㅅㅁㅅㅕㄴ", "status", 1, 1); /* typed in Hangul mode */
	expect("ehdnaakf", "help", 1, 1);       /* and not */
	expect("xyzzy", NULL, 0, 0);
	expect("\xff", NULL, 0, 0);
}

/* By its own name alone each action is the first. */
static void finds_every_action(void **state)
{
	(void)state;
	for (int i = 0; i < ACTION_COUNT; i++) {
		const char *name = action_row((enum action)i)->name, *help = action_row((enum action)i)->help;
		struct palette palette;
		bool found = false;

		expect(name, name, 1, ACTION_COUNT);
		assert_int_equal(action_find(name, strlen(name)), i);
		palette_look(&palette, help, strlen(help));
		for (int j = 0; j < palette.count; j++)
			found |= (int)palette.actions[j] == i;
		assert_true(found);
	}
	assert_int_equal(action_find("statu", 5), ACTION_NONE);
	assert_int_equal(action_find("", 0), ACTION_NONE);
}

static void expect_common(const char *words, const char *common)
{
	struct palette palette;

	palette_look(&palette, words, strlen(words));
	assert_int_equal(palette.common, strlen(common));
	if (*common)
		assert_int_equal(strncmp(action_row(palette.actions[0])->name, common, strlen(common)), 0);
}

static void completes_as_far_as_names_agree(void **state)
{
	(void)state;
	expect_common("vi", "view_");
	expect_common("view_", "view_");
	expect_common("view_t", "view_t"); /* tree, targets */
	expect_common("view_tr", "view_tree");
	expect_common("fil", "filter");
	expect_common("st", "status");
	expect_common("상태", "");
	expect_common("xyzzy", "");
	expect_common("", "");
}

static void groups_hold_all_of_the_table(void **state)
{
	int counts[GROUP_COUNT] = {0};

	(void)state;
	for (int i = 0; i < ACTION_COUNT; i++)
		counts[action_group((enum action)i)]++;
	for (int i = 0; i < GROUP_COUNT; i++) {
		assert_true(counts[i] > 1);
		assert_true(*action_group_name((enum action_group)i));
	}
	assert_int_equal(action_group(ACTION_DOWN), GROUP_MOVE);
	assert_int_equal(action_group(ACTION_BACK), GROUP_MOVE);
	assert_int_equal(action_group(ACTION_NEXT_VIEW), GROUP_VIEW);
	assert_int_equal(action_group(ACTION_GO), GROUP_FIND);
	assert_int_equal(action_group(ACTION_REDO), GROUP_CHANGE);
	assert_int_equal(action_group(ACTION_DAYS_LEFT), GROUP_TIME);
	assert_int_equal(action_group(ACTION_PRINT), GROUP_OTHER);
	assert_int_equal(action_group(ACTION_MOUSE), GROUP_SCREEN);
	assert_int_equal(action_group(ACTION_QUIT), GROUP_OTHER);
}

static void knows_what_was_meant(void **state)
{
	(void)state;
	assert_string_equal(palette_near("statsu"), "status");
	assert_string_equal(palette_near("quti"), "quit");
	assert_null(palette_near("xyzzy"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_name_and_by_words),
		cmocka_unit_test(finds_every_action),
		cmocka_unit_test(completes_as_far_as_names_agree),
		cmocka_unit_test(groups_hold_all_of_the_table),
		cmocka_unit_test(knows_what_was_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
