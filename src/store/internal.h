/* What the files of the store share: the connection and its statements. */
#ifndef GWAGI_STORE_INTERNAL_H
#define GWAGI_STORE_INTERNAL_H

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/code.h"
#include "gwagi/model/message.h"
#include "gwagi/store/store.h"
#include "gwagi/text/memory.h"

/* 확인(완료) needs an official announcement or better: rank 3 of the evidence ladder (table evidence). */
enum { EVIDENCE_RANK = 3 };

enum { STORE_STATEMENTS = 256, STORE_LISTS = 32, STORE_FOUND = 4, STORE_COUNTED = 64 };

enum above { ABOVE_PATH, ABOVE_OFFICES, ABOVE_COUNT };

struct store {
	sqlite3 *db;
	char *path, *login;
	day_number today;      /* what is judged by: of a past day that is looked at, or `real_today` */
	day_number real_today; /* the 기준일 of this run */
	struct lens *lens;     /* NULL while the present is looked at (lens.h) */
	bool read_only;
	bool viewing; /* between store_view_begin() and its end */
	/* Which ids were found for which codes in this view (list.c). */
	struct found {
		const char *sql; /* by the address of its text; NULL: none */
		char code[CODE_TEXT];
		int64_t id;
	} found[STORE_FOUND];
	size_t found_next;
	/* The last answers of gwagi_path() and gwagi_offices() in the statement that is read (function_above.c). */
	struct above_answer {
		bool known;
		int64_t item, meeting;
		char *text; /* NULL: there is none */
	} above[ABOVE_COUNT];
	struct counted *counted; /* STORE_COUNTED of them, or NULL (tally.c) */
	size_t counted_next;
	/* What they hold for. */
	struct counted_at {
		int64_t version; /* others' commits */
		int changes;     /* ours */
		day_number day;
		const struct lens *lens;
	} counted_at;
	/* Constant statements, prepared once; found again by the address of their text. */
	struct {
		const char *sql;
		sqlite3_stmt *statement;
	} statements[STORE_STATEMENTS];
	size_t statement_count;
	/* Statements of lists, made from the catalogue; found again by their text. */
	struct list_statement {
		char *sql;
		sqlite3_stmt *statement;
		bool busy; /* a list is under way with it */
	} lists[STORE_LISTS];
	size_t list_next;  /* the one to give up next when all are taken */
	size_t index_most; /* grams of new rows that are gathered before they are written (index_load.c) */
};

enum { STORE_SCHEMA = 4, STORE_BUSY_MS = 5000, STORE_INDEX_MOST = 1 << 22 /* 80 MB */ };

/* sql.c: a constant statement, reset and without bindings; NULL with a sentence if it can't be prepared. */
sqlite3_stmt *sql_get(struct store *store, const char *sql, struct error *error);
/* The statement of a list with this text, nobody else's until it is given back; NULL with a sentence if it can't be prepared. */
sqlite3_stmt *sql_take(struct store *store, const char *sql, struct error *error);
void sql_give_back(struct store *store, sqlite3_stmt *statement); /* reset and without bindings; NULL is fine */
void sql_done(sqlite3_stmt *statement);                           /* reset; gives up its locks */
/* *ROW says whether there is one. False with a sentence on an error. */
bool sql_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error);
bool sql_run(struct store *store, sqlite3_stmt *statement, struct error *error); /* to its end, then done */
bool sql_execute(struct store *store, const char *script, struct error *error);  /* several statements without values */
bool sql_fail(struct store *store, struct error *error); /* the connection's last error as a sentence; returns false */
void sql_bind_text(sqlite3_stmt *statement, int index, const char *text); /* NULL and "" bind NULL; borrowed */
const char *sql_text(sqlite3_stmt *statement, int column);                /* "" for NULL */
/* The first column of the first row of a constant statement with one text bound; FALLBACK if there is none. */
bool sql_integer(struct store *store, const char *sql, const char *text, int64_t fallback, int64_t *out, struct error *error);

bool sql_begin(struct store *store, struct error *error); /* BEGIN IMMEDIATE; refused while a past day is looked at */
bool sql_commit(struct store *store, struct error *error);
void sql_rollback(struct store *store);
/* Between the two all is read as it was at the first look, and the file is locked once, not by each statement. Within another
 * transaction they do nothing: *MINE says whose it is. */
bool sql_view(struct store *store, bool *mine, struct error *error);
void sql_view_end(struct store *store, bool mine);

/* open.c: flags, limits and pragmas of every connection; the login and path are copied. */
bool open_connection(struct store **store, const struct store_options *options, struct error *error);
/* A tool that made it a WAL database would expose it to several writers of that mode (store.h): the rollback journal comes back,
 * unless it is open only for reading. */
bool leave_wal(struct store *store, struct error *error);
/* SQLite refuses a symbolic link anywhere in a path; only the last step matters here: PATH with its folder resolved, to be freed.
 * NULL, with errno, if there is no such folder. */
char *resolve_folder(const char *path);

bool migrate_to_current(struct store *store, int version, struct error *error); /* migrate.c */
void function_register(sqlite3 *db, struct store *store);                       /* function.c */
void above_forget(struct store *store); /* function_above.c: what was read before may have changed */

#endif
