/* Hostile texts in every place that holds text, some put there behind the program's back: nothing of them reaches the terminal
 * but characters that have a look of their own. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "dashboard.h"
#include "sequences.h"
#include "strings.h"

enum { NODES = 320, SHOWN = 40 /* bytes of a complaint */ };

static const char *program;     /* set once by main */
static struct unicode *unicode; /* read once by main */

static void complain(const char *what, const char *bytes, size_t count, size_t at)
{
	size_t from = at > SHOWN ? at - SHOWN : 0;

	print_error("%s: byte %zu of %zu should not reach a terminal:", what, at, count);
	for (size_t i = from; i < count && i < at + SHOWN; i++)
		print_error(bytes[i] > 0x20 && bytes[i] < 0x7F ? "%s%c" : "%s\\x%02X", i == at ? " >>> " : "",
			    (unsigned char)bytes[i]);
	print_error("\n");
}

static void check_output(struct terminal *terminal, const char *what, bool drawing)
{
	size_t count, at;
	const char *bytes = terminal_output(terminal, &count);

	at = sequences_check(unicode, bytes, count, drawing);
	if (at < count) {
		complain(what, bytes, count, at);
		fail();
	}
}

/* Run the program with ARGUMENTS behind its name; any end will do but a signal. */
static void run(const char *home, const char *const *arguments)
{
	const char *all[12] = {program};
	char what[200] = "";
	struct terminal *terminal;
	int status;

	for (size_t i = 0; arguments[i] && i + 2 < sizeof all / sizeof *all; i++) {
		all[i + 1] = arguments[i];
		snprintf(what + strlen(what), sizeof what - strlen(what), " %.30s", arguments[i]);
	}
	terminal = terminal_start(&(struct pty_options){.rows = 50, .columns = 150, .arguments = all, .home = home});
	assert_non_null(terminal);
	status = pty_wait_end(terminal_pty(terminal), LIMIT);
	if (status < 0 || status >= 100)
		print_error("%s: status %d\n", what, status);
	assert_in_range(status, 0, 99);
	check_output(terminal, what, false);
	terminal_destroy(terminal);
}

/* hostile(ROW, SALT): one of the strings, as text. */
static void hostile(sqlite3_context *context, int count, sqlite3_value **values)
{
	char bytes[STRINGS_ROOM];
	size_t number = (size_t)(sqlite3_value_int64(values[0]) + sqlite3_value_int64(values[1])) % strings_written();
	size_t length = strings_get(number, bytes);

	(void)count;
	sqlite3_result_text(context, bytes, (int)length, SQLITE_TRANSIENT);
}

static void execute(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		print_error("%s: %s\n", sql, message);
	assert_null(message);
}

/* What the program looks rows up by, and days: with hostile bytes there it would show no more than that they are wrong. */
static bool is_structure(const char *column)
{
	static const char *const names[] = {"code",     "sort",     "scope",       "entity",     "kind",     "field",
					    "date",     "due",      "due_first",   "due_last",   "original", "forecast",
					    "done_on",  "day",      "reported_on", "valid_from", "valid_to", "issued",
					    "received", "promised", "at",          "effective",  "begins",   "ends"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(column, names[i]) == 0)
			return true;
	return false;
}

/* Hostile bytes into the columns of text: those that say something to people, or all of them, whatever the schema forbids. */
static void spoil(const char *home, bool all)
{
	static const char list[] = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
				   "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'";
	char path[4200], sql[400];
	sqlite3_stmt *columns;
	sqlite3 *db;
	int spoiled = 0;

	snprintf(path, sizeof path, "%s/data/gwagi/gwagi.db", home);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_create_function(db, "hostile", 2, SQLITE_UTF8, NULL, hostile, NULL, NULL), SQLITE_OK);
	execute(db, "DROP TRIGGER change_is_final_update; PRAGMA foreign_keys = OFF");
	if (all)
		execute(db, "PRAGMA ignore_check_constraints = ON");
	assert_int_equal(sqlite3_prepare_v2(db, list, -1, &columns, NULL), SQLITE_OK);
	while (sqlite3_step(columns) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(columns, 0),
			   *column = (const char *)sqlite3_column_text(columns, 1);

		if (!all && is_structure(column))
			continue;
		snprintf(sql, sizeof sql, "UPDATE OR IGNORE \"%s\" SET \"%s\" = hostile(rowid, %d)", table, column, spoiled);
		if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK && sqlite3_changes(db) > 0)
			spoiled++;
	}
	sqlite3_finalize(columns);
	sqlite3_close(db);
	/* Of the 14 tables with shipped content, several columns each. */
	assert_true(spoiled > 30);
}

static void make(const char *home, bool all)
{
	char *out = dashboard_command(home, "2026-11-22", (const char *const[]){"init", NULL}, 0);

	assert_non_null(out);
	free(out);
	spoil(home, all);
}

static void run_all(const char *home)
{
	static const char *const kinds[] = {"items",     "milestones", "targets",   "offices",   "contacts", "members",
					    "functions", "meetings",   "links",     "citations", "evidence", "readings",
					    "calls",     "changes",    "snapshots", "accounts"};
	static const char *const codes[] = {"1", "1.1", "1.2.2.1", "1.2.2.1m1", "1.2.2.1t1", "o1", "c1", "1m1", "l1", "e1", "s1"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		run(home, (const char *const[]){"list", kinds[i], NULL});
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		run(home, (const char *const[]){"show", codes[i], NULL});
		run(home, (const char *const[]){"log", codes[i], NULL});
	}
	run(home, (const char *const[]){"tree", NULL});
	run(home, (const char *const[]){"log", NULL});
	run(home, (const char *const[]){"check", NULL});
	run(home, (const char *const[]){"set", "1.2.2.1m1", "reported=in_progress", NULL});
}

static void press(struct terminal *terminal, const char *keys)
{
	assert_true(terminal_keys(terminal, keys));
	assert_true(terminal_wait_idle(terminal, LIMIT));
}

/* Every node with its details, and the dialogs over them. */
static void walk(struct terminal *terminal)
{
	for (int i = 0; i < NODES; i++) {
		press(terminal, "+");
		if (i % 8 == 0)
			press(terminal, "\t" KEY_PAGE_DOWN KEY_PAGE_DOWN "\tG" KEY_SHIFT_TAB KEY_SHIFT_TAB);
		press(terminal, "j");
	}
	press(terminal, "gjjjs");
	press(terminal, "j\r");
	press(terminal, "3");
}

/* All strings as pastes into the line that is open. */
static void paste_all(struct terminal *terminal)
{
	for (size_t i = 0; i < strings_written(); i++) {
		char bytes[STRINGS_ROOM];
		size_t length = strings_get(i, bytes);

		assert_true(terminal_keys(terminal, "\033[200~"));
		assert_true(pty_write(terminal_pty(terminal), bytes, length));
		press(terminal, "\033[201~");
		press(terminal, "\025");
	}
}

static void shows_nothing_but_characters(const char *home, const char *mode)
{
	struct terminal *terminal = dashboard_launch_on(TERMINAL_MUTE, home, 40, 120, NULL, mode);

	assert_non_null(terminal);
	assert_true(terminal_wait_row(terminal, 39, "나가기", LIMIT));
	walk(terminal);
	paste_all(terminal);
	check_output(terminal, mode, true);
	terminal_destroy(terminal);
}

static void on_every_screen(void **state)
{
	make(*state, false);
	shows_nothing_but_characters(*state, "--ambiguous=narrow");
	shows_nothing_but_characters(*state, "--ambiguous=wide");
	shows_nothing_but_characters(*state, "--ambiguous=safe");
	run_all(*state);
}

/* Nothing in the database is what it should be: whether it is shown or refused, no byte of it gets through. */
static void when_everything_is_wrong(void **state)
{
	double end = pty_clock() + LIMIT;
	struct terminal *terminal;

	make(*state, true);
	run_all(*state);
	terminal = dashboard_launch_on(TERMINAL_MUTE, *state, 40, 120, NULL, "--ambiguous=narrow");
	assert_non_null(terminal);
	while (!terminal_alternate(terminal) && pty_pump(terminal_pty(terminal), end) == PTY_OUTPUT)
		;
	press(terminal, "+j+j+j+j\t\ts");
	assert_true(terminal_keys(terminal, "qqq"));
	assert_in_range(pty_wait_end(terminal_pty(terminal), LIMIT), 0, 99);
	check_output(terminal, "everything wrong", true);
	terminal_destroy(terminal);
}

static void write_table(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fprintf(file, "code,parent,name,valid_from,valid_to,note\no900,,\"");
	fwrite(bytes, 1, length, file);
	fprintf(file, "\",\"");
	fwrite(bytes, 1, length, file);
	fprintf(file, "\",,\"");
	fwrite(bytes, 1, length, file);
	fprintf(file, "\"\n");
	fclose(file);
}

/* As a file, as words of a filter, as a code, as a value: taken or refused with a sentence that says what it was. */
static void as_it_comes_in(void **state)
{
	char *out = dashboard_command(*state, "2026-11-22", (const char *const[]){"init", NULL}, 0);
	char path[4200];

	assert_non_null(out);
	free(out);
	snprintf(path, sizeof path, "%s/office.csv", (const char *)*state);
	for (size_t i = 0; i < strings_written(); i++) {
		char bytes[STRINGS_ROOM + 1], value[STRINGS_ROOM + 16];
		size_t length = strings_get(i, bytes);

		bytes[length] = '\0';
		write_table(path, bytes, length);
		run(*state, (const char *const[]){"import", path, NULL});
		snprintf(value, sizeof value, "title=%s", bytes);
		run(*state, (const char *const[]){"set", "1.1", value, NULL});
		run(*state, (const char *const[]){"list", "items", bytes, NULL});
		run(*state, (const char *const[]){"show", bytes, NULL});
	}
	run(*state, (const char *const[]){"log", "1.1", NULL});
	run(*state, (const char *const[]){"show", "1.1", NULL});
}

/* The check finds what it should. */
static void sequences_are_told_apart(void **state)
{
	static const char *const good[] = {"가나 a·\r\n", "\033[2;1H\033[7m가\033[0m\033(B\b", "\033[?1049h\033[22;0;0t",
					   "\033[?25l"};
	static const char *const bad[] = {
		"\x7F",     "\t",         "\a",       "\033]0;x\a", "\033[6n",     "\033[?1000h", "\033P",  "\xC2\x9B", "\xFF",
		"\xEA\xB0", "\u202E",     "\u200B",   "\uFEFF",     "\u2028",      "\uE000",      "\uFE0F", "\033(0",   "\016",
		"\u1160",   "\U000E0041", "\033[21t", "\u0378",     "\033[?2048h", "\u00AD",      "\033",   "\033["};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_int_equal(sequences_check(unicode, good[i], strlen(good[i]), true), strlen(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (sequences_check(unicode, bad[i], strlen(bad[i]), true) != 0)
			print_error("%zu passes\n", i);
		assert_int_equal(sequences_check(unicode, bad[i], strlen(bad[i]), true), 0);
	}
	assert_int_equal(sequences_check(unicode, good[1], strlen(good[1]), false), 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences_are_told_apart),
		cmocka_unit_test_setup_teardown(on_every_screen, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(when_everything_is_wrong, dashboard_home_make, dashboard_home_remove),
		cmocka_unit_test_setup_teardown(as_it_comes_in, dashboard_home_make, dashboard_home_remove),
	};

	dashboard_program(argc, argv);
	program = argc > 1 ? argv[1] : getenv("GWAGI_EXE");
	unicode = unicode_load();
	return unicode ? cmocka_run_group_tests_name("hostile", tests, NULL, NULL) : 1;
}
