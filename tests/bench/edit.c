#include "edit.h"
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include "pty.h"

enum { QUIET = 20, LIMIT = 5000, ENTERS = 3 /* at most, until a dialog saves */ };

static bool copy(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct stat status;
	bool good = in >= 0 && out >= 0 && fstat(in, &status) == 0;

	for (off_t left = good ? status.st_size : 0; good && left > 0;) {
		ssize_t sent = sendfile(out, in, NULL, (size_t)(left < 1 << 30 ? left : 1 << 30));

		good = sent > 0;
		left -= sent;
	}
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return good;
}

static int64_t number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *row = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
		value = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return value;
}

/* Another row each time, of those at the end, which nothing shows. */
static bool commit(sqlite3 *db, size_t turn, double *took)
{
	char sql[160];
	double before = pty_clock();

	snprintf(sql, sizeof sql, "UPDATE milestone SET note = 'bench' WHERE id = (SELECT max(id) - %zu FROM milestone)", turn);
	*took = 0;
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "bench: %s\n", sqlite3_errmsg(db));
		return false;
	}
	*took = pty_clock() - before;
	return true;
}

static void press(struct pty *pty, const char *key)
{
	pty_write(pty, key, strlen(key));
	pty_pump(pty, pty_clock() + LIMIT);
	pty_wait_quiet(pty, QUIET, LIMIT);
}

/* Status 추진중 and 착수전 in turn. What counts is the key with which another's commit is seen. */
static bool edit(struct pty *pty, sqlite3 *db, size_t turn, double *took)
{
	int64_t before;

	/* The bare commit comes to the screen first. */
	pty_wait_quiet(pty, QUIET * 5, LIMIT);
	before = number(db, "PRAGMA data_version");
	press(pty, "s");
	press(pty, turn % 2 ? "2" : "3");
	for (int i = 0; i < ENTERS; i++) {
		double pressed = pty_clock();

		press(pty, "\r");
		*took = pty_last_byte(pty) - pressed;
		if (number(db, "PRAGMA data_version") != before)
			return true;
	}
	fprintf(stderr, "bench: the keys s %s Enter changed nothing\n", turn % 2 ? "2" : "3");
	return false;
}

static bool take_turns(struct pty *pty, sqlite3 *db, double *commits, double *edits, size_t count)
{
	double unused;
	bool good = commit(db, 0, &unused) && edit(pty, db, 0, &unused);

	for (size_t i = 0; good && i < count; i++)
		good = commit(db, i + 1, &commits[i]) && edit(pty, db, i + 1, &edits[i]);
	return good;
}

bool measure_edits(const char *gwagi, const char *database, const char *open, double *commits, double *edits, size_t count)
{
	char path[4096];
	sqlite3 *db = NULL;
	struct pty *pty = NULL;
	bool good;

	snprintf(path, sizeof path, "%s.edit", database);
	good = copy(database, path) && sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	       sqlite3_exec(db, "PRAGMA synchronous=EXTRA", NULL, NULL, NULL) == SQLITE_OK;
	if (good)
		pty = pty_start(&(struct pty_options){
			.rows = 40, .columns = 120, .arguments = (const char *[]){gwagi, "--db", path, NULL}});
	if (pty) {
		pty_pump(pty, pty_clock() + LIMIT);
		pty_wait_quiet(pty, QUIET * 5, LIMIT);
		press(pty, open);
		good = take_turns(pty, db, commits, edits, count);
	}
	pty_destroy(pty);
	sqlite3_close(db);
	unlink(path);
	return good && pty;
}
