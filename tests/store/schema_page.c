/* schema_page DATABASE SCHEMA.SQL HEAD.MD: docs/schema.md on standard output. The tables and columns are those of DATABASE, which
 * the program has just made; what they mean stands in the comments of SCHEMA.SQL; HEAD.MD comes first. A column without a meaning
 * ends it. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/vocabulary.h"
#include "gwagi/store/load.h"

enum { ROOM = 8192, FIELDS = 64, NAME = 64 };

/* What SCHEMA.SQL says of a table. */
struct told {
	char about[ROOM];
	int count;
	struct {
		char name[NAME], meaning[1024], words[1024]; /* the comment, and what may be its value */
	} columns[FIELDS];
};

static _Noreturn void stop(const char *why, const char *what)
{
	fprintf(stderr, "schema_page: %s: %s\n", why, what);
	exit(1);
}

static void append(char *to, size_t room, const char *text, size_t length)
{
	size_t at = strlen(to);

	snprintf(to + at, room - at, "%s%.*s", at && length ? " " : "", (int)length, text);
}

/* The words in quotes of a CHECK that compares with words. */
static void read_words(const char *line, char *words, size_t room)
{
	const char *comment = strstr(line, "--");

	if (strstr(line, "GLOB"))
		return;
	for (const char *at = line, *end; (at = strchr(at, '\'')) && (!comment || at < comment) && (end = strchr(at + 1, '\''));
	     at = end + 1) {
		append(words, room, "`", 1);
		snprintf(words + strlen(words), room - strlen(words), "%.*s`", (int)(end - at - 1), at + 1);
	}
}

/* A line between the parentheses of a CREATE TABLE: a column, or more about the one before. */
static void read_line(struct told *told, const char *line)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
	const char *comment = strstr(line, "--"), *check = strstr(line, "CHECK");
	size_t name;

	if (strncmp(line, "  ", 2) != 0)
		return;
	name = strspn(line + 2, letters);
	if (name && line[2 + name] == ' ') {
		if (told->count == FIELDS)
			stop("too many columns", line);
		snprintf(told->columns[told->count++].name, NAME, "%.*s", (int)name, line + 2);
	} else if (line[2] != ' ') {
		return; /* a rule of the whole table */
	} else {
		check = line;
	}
	if (!told->count)
		return;
	if (check)
		read_words(check, told->columns[told->count - 1].words, sizeof told->columns->words);
	if (comment)
		append(told->columns[told->count - 1].meaning, sizeof told->columns->meaning, comment + 3,
		       strcspn(comment + 3, "\n"));
}

static void read_told(const char *path, const char *table, struct told *told)
{
	FILE *in = fopen(path, "r");
	char *line = NULL, head[NAME + 32];
	size_t room = 0;
	bool inside = false;

	*told = (struct told){0};
	snprintf(head, sizeof head, "CREATE TABLE %s (", table);
	while (in && getline(&line, &room, in) >= 0) {
		if (inside && *line == ')')
			break;
		if (inside)
			read_line(told, line);
		else if (strncmp(line, "-- ", 3) == 0)
			append(told->about, sizeof told->about, line + 3, strcspn(line + 3, "\n"));
		else if (strncmp(line, head, strlen(head)) == 0)
			inside = true;
		else
			*told->about = '\0';
	}
	free(line);
	if (!inside)
		stop("no such table in the schema", table);
	fclose(in);
}

/* What a column of this name is everywhere, where the schema has no comment on it. */
static const char *common(const char *name)
{
	static const char *const columns[][2] = {
		{"id", "number of the row, within this database only"},
		{"code", "what people and other tables call the row; never given again"},
		{"sort", "`code` as a key whose byte order is that of the tree"},
		{"version", "counts the changes of the row from 1"},
		{"born", "id of the change that made the row; 0: older than the log"},
		{"position", "place among those beside it"},
		{"title", "its name, as decided"},
		{"name", "its name"},
		{"note", "a remark"},
		{"date", "day"},
		{"day", "day"},
		{"due_first", "first day of the date"},
		{"due_last", "last day of the date"},
		{"valid_from", "day"},
		{"valid_to", "last day"},
		{"reported", "what the office reports"},
		{"reported_on", "the 기준일 of the last report"},
		{"reason", "given with it"},
		{"verified", "what was made of the report"},
		{"done_on", "the day it was done"},
		{"role", "what it is there"},
		{"kind", "what it is"},
		{"class", "what sort of figure"},
		{"seat", "chair or member"},
		{"comparator", "how figure and goal compare"},
		{"unit", "of the amounts"},
		{"low", "the goal, or its lower end; an integer with `scale`"},
		{"high", "the upper end of a range"},
		{"baseline", "where it began"},
		{"amount", "an integer with `scale`"},
		{"scale", "decimal places of the amounts"},
		{"year", "year"},
		{"place", "where"},
		{"phone", "office telephone"},
		{"location", "where it is kept"},
		{"answer", "what was said"},
		{"publisher", "who published it"},
		{"license", "on what terms"},
		{"login", "of the real uid"},
		{"at", "real clock, UTC"},
		{"ends", "local time of Seoul"},
		{"basis", "what it rests on"},
		{"grouping", "among whom"},
		{"decision_stated", "what the meeting did with it, as it says"},
		{"decision_implied", "and as follows from the decree"},
		{"certainty", "of the reading"},
		{"type", "what sort of commitment"},
		{"period", "which time"},
		{"state", "provisional or final"},
		{"rank", "how much it proves"},
		{"span", "how many days the row is of"},
		{"formal_title", "as put to the meeting"},
		{"entity", "code of the row that it is about"},
		{"due", "date"},
		{"field", "which field; `*`: the whole row"},
		{"old", "before"},
		{"new", "after"},
	};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (strcmp(columns[i][0], name) == 0)
			return columns[i][1];
	return NULL;
}

static sqlite3_stmt *ask(sqlite3 *db, const char *sql, const char *table)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		stop(sqlite3_errmsg(db), sql);
	if (table)
		sqlite3_bind_text(statement, 1, table, -1, SQLITE_TRANSIENT);
	return statement;
}

/* The table that a column refers to, into TO; "" for none. */
static void find_reference(sqlite3 *db, const char *table, const char *column, char to[NAME])
{
	sqlite3_stmt *keys = ask(db, "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE \"from\" = ?", table);

	*to = '\0';
	sqlite3_bind_text(keys, 2, column, -1, SQLITE_TRANSIENT);
	if (sqlite3_step(keys) == SQLITE_ROW)
		snprintf(to, NAME, "%s", (const char *)sqlite3_column_text(keys, 0));
	sqlite3_finalize(keys);
}

static void print_column(sqlite3 *db, const char *table, const char *name, const char *type, bool needed, const struct told *told)
{
	const char *meaning = common(name), *words = "", *example = "";
	char to[NAME];

	find_reference(db, table, name, to);
	for (int i = 0; i < told->count; i++) {
		if (strcmp(told->columns[i].name, name) != 0)
			continue;
		if (meaning && *told->columns[i].meaning == '\'')
			example = told->columns[i].meaning;
		else if (*told->columns[i].meaning)
			meaning = told->columns[i].meaning;
		words = told->columns[i].words;
	}
	if (!meaning && !*to)
		stop("a column without a meaning", name);
	printf("| `%s` | %s%s | ", name, type, needed ? "" : ", may be NULL");
	if (*to)
		printf("row of `%s`%s", to, meaning ? "; " : "");
	printf("%s%s%s%s%s |\n", meaning ? meaning : "", *example ? ", such as " : "", example, *words ? ": " : "", words);
}

static void print_table(sqlite3 *db, const char *table, const struct told *told)
{
	sqlite3_stmt *columns = ask(db, "SELECT name, type, \"notnull\" OR pk FROM pragma_table_xinfo(?) ORDER BY cid", table);

	printf("\n### `%s`\n\n%s\n\n| column | type | meaning |\n|---|---|---|\n", table, told->about);
	while (sqlite3_step(columns) == SQLITE_ROW)
		print_column(db, table, (const char *)sqlite3_column_text(columns, 0),
			     (const char *)sqlite3_column_text(columns, 1), sqlite3_column_int(columns, 2), told);
	sqlite3_finalize(columns);
}

static void print_tables(sqlite3 *db, const char *schema)
{
	sqlite3_stmt *tables = ask(
		db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid", NULL);
	struct told *told = malloc(sizeof *told);

	puts("\n## Tables");
	while (told && sqlite3_step(tables) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(tables, 0);

		read_told(schema, table, told);
		print_table(db, table, told);
	}
	free(told);
	sqlite3_finalize(tables);
}

static void print_words(enum vocabulary vocabulary)
{
	for (int i = 0; i < (int)vocabulary_size(vocabulary); i++)
		printf("%s`%s` %s", i ? ", " : "", word_english(vocabulary, i), word_korean(vocabulary, i));
}

/* What a cell of the column holds. */
static void print_type(const struct load_column *column)
{
	static const char *const types[] = {
		[FIELD_TEXT] = "one line of text",
		[FIELD_BODY] = "text",
		[FIELD_INTEGER] = "whole number",
		[FIELD_BOOLEAN] = "`true` `false`",
		[FIELD_DAY] = "day",
		[FIELD_DATE] = "date (EDTF) or recurrence",
		[FIELD_AMOUNT] = "decimal number",
		[FIELD_CODE] = "code",
		[FIELD_LIST] = "texts",
		[FIELD_TIME] = "time",
	};

	if (column->type == FIELD_WORD)
		print_words(column->vocabulary);
	else
		printf("%s", types[column->type]);
}

static void print_files(void)
{
	size_t tables, count;
	const char *const *names = store_load_tables(&tables);

	puts("\n## Files of `import` and `export`\n\nIn the order in which they are read: what is referred to comes first.");
	for (size_t i = 0; i < tables; i++) {
		const struct load_column *columns = store_load_columns(names[i], &count);

		printf("\n### `%s.csv`\n\n| column | value | cell |\n|---|---|---|\n", names[i]);
		for (size_t j = 0; j < count && *columns[j].key; j++) {
			printf("| `%s` | ", columns[j].key);
			print_type(&columns[j]);
			printf(" | %s |\n", columns[j].required   ? "needed"
					    : columns[j].may_lack ? "the column may lack"
								  : "may be empty");
		}
	}
}

static void print_head(const char *path)
{
	FILE *in = fopen(path, "r");

	if (!in)
		stop("cannot be read", path);
	for (int c; (c = getc(in)) != EOF;)
		putchar(c);
	fclose(in);
}

int main(int argc, char **argv)
{
	sqlite3 *db;

	if (argc != 4)
		stop("usage", "DATABASE SCHEMA.SQL HEAD.MD");
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		stop(sqlite3_errmsg(db), argv[1]);
	print_head(argv[3]);
	print_tables(db, argv[2]);
	print_files();
	sqlite3_close(db);
	return 0;
}
