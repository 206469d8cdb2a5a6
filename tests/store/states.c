#include "states.h"
#include "fields.h"
#include "support.h"

static const char *const tables[] = {"meeting",    "member",   "function",  "item",       "office",   "office_alias",
				     "assignment", "contact",  "milestone", "occurrence", "target",   "target_path",
				     "reading",    "evidence", "call",      "source",     "citation", "link"};

/* The query that makes a line of each row. */
static char *query_of(const char *path)
{
	struct text sql = {0};

	text_put(&sql, "SELECT group_concat(line, char(10)) FROM (");
	for (size_t i = 0; i < COUNT(tables); i++) {
		char names[200], *columns;

		snprintf(names, sizeof names,
			 "SELECT group_concat('quote(\"' || name || '\")', '||''|''||') FROM pragma_table_info('%s') WHERE name "
			 "NOT "
			 "IN ('version', 'born')",
			 tables[i]);
		columns = raw_text(path, names);
		text_put(&sql, "SELECT '");
		text_put(&sql, tables[i]);
		text_put(&sql, " ' || ");
		text_put(&sql, columns);
		text_put(&sql, " AS line FROM ");
		text_put(&sql, tables[i]);
		text_put(&sql, " UNION ALL ");
		free(columns);
	}
	text_put(&sql,
		 "SELECT 'tally ' || scope || '|' || span || '|' || start || '|' || measure || '|' || n FROM tally WHERE n <> 0 "
		 "AND measure < 64 ORDER BY 1)"); /* those from 64 on are of what was known on each day, which undoing leaves */
	return sql.bytes;
}

char *state_of(const char *path)
{
	char *sql = query_of(path), *state = raw_text(path, sql);

	free(sql);
	return state;
}

/* The first line of A that differs. */
static void print_difference(const char *a, const char *b)
{
	while (*a && *b && strcspn(a, "\n") == strcspn(b, "\n") && strncmp(a, b, strcspn(a, "\n")) == 0) {
		a += strcspn(a, "\n");
		a += *a == '\n';
		b += strcspn(b, "\n");
		b += *b == '\n';
	}
	print_error("is:     %.*s\nwanted: %.*s\n", (int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b);
}

void check_state(const char *path, const char *state, const char *what)
{
	char *now = state_of(path);

	if (strcmp(now, state) != 0)
		print_difference(now, state);
	CHECK(strcmp(now, state) == 0, "%s: the rows are not what they were", what);
	free(now);
}
