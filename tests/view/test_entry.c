#include "fixture.h"
#include "gwagi/view/entry.h"

static void type(struct entry *entry, const char *text)
{
	assert_true(entry_insert(entry, text, strlen(text)));
}

static void is(const struct entry *entry, const char *text, size_t caret)
{
	assert_string_equal(text_bytes(&entry->text), text);
	assert_int_equal(entry->caret, caret);
}

static void goes_back_by_syllables(void **state)
{
	struct entry entry = {0};

	(void)state;
	type(&entry, "국방");
	type(&entry, "a부");
	is(&entry, "국방a부", 10);
	entry_backspace(&entry);
	is(&entry, "국방a", 7);
	entry_left(&entry);
	entry_left(&entry);
	is(&entry, "국방a", 3);
	type(&entry, "가");
	is(&entry, "국가방a", 6);
	entry_delete(&entry);
	is(&entry, "국가a", 6);
	entry_home(&entry);
	entry_backspace(&entry);
	is(&entry, "국가a", 0);
	entry_right(&entry);
	is(&entry, "국가a", 3);
	entry_end(&entry);
	entry_delete(&entry);
	is(&entry, "국가a", 7);
	entry_finish(&entry);
}

/* macOS sends Hangul letter by letter; it is composed while it is typed. */
static void composes_jamo(void **state)
{
	struct entry entry = {0};

	(void)state;
	type(&entry, "\xe1\x84\x80"); /* ㄱ */
	type(&entry, "\xe1\x85\xa1"); /* ㅏ */
	assert_string_equal(text_bytes(&entry.text), "가");
	type(&entry, "\xe1\x86\xa8"); /* final ㄱ */
	is(&entry, "각", 3);
	type(&entry, "\xe1\x84\x80");
	entry_home(&entry);
	entry_right(&entry);
	type(&entry, "\xe1\x85\xa1"); /* not behind its consonant any more */
	assert_int_equal(strncmp(text_bytes(&entry.text), "각", 3), 0);
	entry_finish(&entry);
}

static void has_an_end(void **state)
{
	struct entry entry = {0};
	int characters = 0;

	(void)state;
	while (entry_insert(&entry, "가", 3))
		characters++;
	assert_int_equal(characters, ENTRY_BYTES / 3);
	assert_int_equal(entry.text.length, ENTRY_BYTES);
	entry_finish(&entry);
}

static void shows_the_caret(void **state)
{
	struct entry entry = {0};
	struct text seen = {0};

	(void)state;
	type(&entry, "가나다라마");
	assert_int_equal(entry_window(&entry, 20, &seen), 10);
	assert_string_equal(text_bytes(&seen), "가나다라마          ");
	assert_int_equal(entry_window(&entry, 8, &seen), 5);
	assert_int_equal(seen.cells, 8);
	entry_home(&entry);
	assert_int_equal(entry_window(&entry, 8, &seen), 0);
	assert_string_equal(text_bytes(&seen), "가나다라");
	text_finish(&seen);
	entry_finish(&entry);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_back_by_syllables),
		cmocka_unit_test(composes_jamo),
		cmocka_unit_test(has_an_end),
		cmocka_unit_test(shows_the_caret),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
