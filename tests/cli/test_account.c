/* `gwagi account`, and what it changes for the other commands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "program.h"

static void expect_done(const char *arguments, const char *on_error)
{
	struct outcome outcome = run(arguments);

	if (outcome.code != 0 || (*on_error && !strstr(outcome.err, on_error)))
		fail_msg("%s: %d %s", arguments, outcome.code, outcome.err);
	outcome_finish(&outcome);
}

/* The login of whoever runs the tests, as the program finds it. */
static const char *me(void)
{
	static char login[40];
	const struct passwd *person = getpwuid(getuid());

	snprintf(login, sizeof login, "%.39s", person ? person->pw_name : "root");
	return login;
}

static const char *with_me(const char *format)
{
	static char arguments[200];

	snprintf(arguments, sizeof arguments, format, me()); /* NOLINT: the formats are those below */
	return arguments;
}

static void manages_accounts(void **state)
{
	(void)state;
	expect_output("account list", 1, "계정");
	expect_output(with_me("account add %s - admin --reason 처음"), 0, "새로 만듦");
	expect_output("account add kim o7 officer", 0, "kim: 새로 만듦");
	expect_output("account list", 0, "kim");
	expect_output("account list --format json", 0, "\"role\": \"officer\"");
	expect_output("account set kim office=o9 role=총괄 --dry-run", 0, "kim 부서(office): o7 → o9");
	expect_output("list accounts --format csv", 0, "kim,o7,officer,1");
	expect_output("account set kim office=- role=총괄", 0, "kim 권한(role): 담당 → 총괄");
	expect_output("list accounts --format csv", 0, "kim,,coordinator,2");
	expect_output("check", 0, "");
	expect_output("log", 0, "kim");
}

static void refuses_with_a_sentence(void **state)
{
	(void)state;
	expect_done(with_me("account add %s - admin"), "");
	expect_refusal("account", 2, "gwagi help account(으)로");
	expect_refusal("account remove kim", 2, "list, add LOGIN OFFICE ROLE, set");
	expect_refusal("account add kim o7", 2, "list, add LOGIN OFFICE ROLE, set");
	expect_refusal("account add 김 o7 viewer", 2, "로마자");
	expect_refusal("account add kim o999 viewer", 2, "o999");
	expect_refusal("account add kim - king", 2, "role");
	expect_refusal("account set nobody role=viewer", 1, "nobody");
	expect_refusal("account set nobody role", 2, "FIELD=VALUE");
	expect_refusal("account add kim - viewer --effective 2025-12-01", 2, "--effective");
	expect_refusal(with_me("account set %s role=viewer"), 4, "하나뿐인 관리자");
	expect_refusal(with_me("--read-only account set %s role=viewer"), 4, "읽기 전용");
}

/* The one who runs the program becomes an officer, then nobody in particular. */
static void keeps_people_to_their_rights(void **state)
{
	(void)state;
	expect_done("account add boss - viewer", "관리자(admin) 계정이 아직 없습니다");
	expect_done(with_me("account add %s o1 officer"), "아직 없습니다");
	expect_refusal("set 1.2.5.1m1 verified=received", 4, "‘확인’ 권한이 없습니다");
	expect_refusal("set 1.2.5.1m1 reported=in_progress --dry-run", 4, "소관입니다");
	folder_text("source.csv", "code,title,publisher,date,license,note\ns9,책,,,,\n");
	expect_refusal("import source.csv", 4, "가져오기");
	expect_done("account set boss role=admin", "");
	expect_refusal("account set boss role=viewer", 4, "boss(admin)");
	expect_output("list milestones", 0, "1.2.5.1m1");
}

#define ON(test) cmocka_unit_test_setup_teardown(test, database_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {ON(manages_accounts), ON(refuses_with_a_sentence), ON(keeps_people_to_their_rights)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
