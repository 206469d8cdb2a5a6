#include "gwagi/text/memory.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sample.h"

static void gives_zeroed_memory(void **state)
{
	(void)state;
	char *block = memory_new(16, 4), none[64] = {0};

	assert_memory_equal(block, none, 64);
	free(block);
}

static void is_never_null(void **state)
{
	(void)state;
	void *none = memory_new(0, 8), *grown = memory_grow(NULL, 0, 8);

	assert_non_null(none);
	assert_non_null(grown);
	grown = memory_grow(grown, 0, 0);
	assert_non_null(grown);
	free(none);
	free(grown);
}

static void keeps_what_it_grows(void **state)
{
	(void)state;
	char *block = memory_copy("가나다", 9);

	block = memory_grow(block, 1000, 10);
	assert_string_equal(block, "가나다");
	free(block);
}

static void copies_a_part(void **state)
{
	(void)state;
	char *part = memory_copy("가나다", 3), *none = memory_copy(NULL, 0);

	assert_string_equal(part, "가");
	assert_string_equal(none, "");
	free(part);
	free(none);
}

static int signal_of(void (*action)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		action();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void grow_too_far(void)
{
	volatile size_t half = SIZE_MAX / 2;

	free(memory_grow(NULL, half, 4));
}

static void copy_too_far(void)
{
	volatile size_t all = SIZE_MAX;

	free(memory_copy("x", all));
}

static void ends_the_program_on_overflow(void **state)
{
	(void)state;
	assert_int_equal(signal_of(grow_too_far), SIGABRT);
	assert_int_equal(signal_of(copy_too_far), SIGABRT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeroed_memory),          cmocka_unit_test(is_never_null),
		cmocka_unit_test(keeps_what_it_grows),          cmocka_unit_test(copies_a_part),
		cmocka_unit_test(ends_the_program_on_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
