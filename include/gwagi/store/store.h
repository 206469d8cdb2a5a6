/* The database file: make, open, migrate, close. Everything below includes this header.
 *
 * One connection, one thread. Rollback journal with synchronous=EXTRA, because several programs of one user may write
 * (in WAL mode the SQLite of Debian 12 can lose commits of several writers). A database is refused if it is not ours
 * (application_id), newer than this program (user_version), damaged, not a regular file, or on a network file system. */
#ifndef GWAGI_STORE_STORE_H
#define GWAGI_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include "gwagi/model/day.h"
#include "gwagi/model/error.h"
#include "gwagi/model/rules.h"
#include "gwagi/model/vocabulary.h"

struct store;

struct store_options {
	const char *path;
	const char *login; /* whom changes are recorded for; borrowed while open */
	day_number today;  /* 기준일 of this run: what signals are judged on and changes take effect on */
	bool read_only;
};

/* Open an existing database; an older schema is migrated after a backup copy beside it (refused when read_only).
 * *STORE is NULL on failure. ERROR_NOT_FOUND if there is no such file. */
bool store_open(struct store **store, const struct store_options *options, struct error *error);
/* Make an empty database, 0600 in a folder 0700 that is made if missing. Fails if the file exists. It is built in a file
 * aside, `fill` (may be NULL) puts content into it, and only then does it get its name: whole or not at all. */
typedef bool store_fill(struct store *store, void *context, struct error *error);
bool store_create(const struct store_options *options, store_fill *fill, void *context, struct error *error);
void store_close(struct store *store); /* NULL is fine */

bool store_exists(const char *path); /* or may: where it may not be looked at, opening says so */
const char *store_path(const struct store *store);
day_number store_today(const struct store *store);
void store_set_today(struct store *store, day_number today); /* a new day has begun; what was read before is of the old one */
const char *store_login(const struct store *store);
/* What that login may do, as it stands in the database now (model/rights.h). */
bool store_role(struct store *store, enum account_role *role, struct error *error);
bool store_is_read_only(const struct store *store); /* the file, not the day that is looked at */

/* Look at the database as of a past day: from then on every read gives what follows from the changes that took effect up to DAY,
 * in the order in which they were made; of a frozen day only from those it contains, judged by the rules it has. store_today() is
 * DAY, and every write is refused (ERROR_REFUSED). What others commit meanwhile is seen; rows that they take back are when it is
 * set again. DAY_NONE returns to the present. Not in the midst of a list or a load. ERROR_USAGE for a day that has not come. On
 * failure the present is looked at. */
bool store_set_as_of(struct store *store, day_number day, struct error *error);
day_number store_as_of(const struct store *store);          /* DAY_NONE: the present */
day_number store_present(const struct store *store);        /* the day that it is now, whichever is looked at */
const struct rules *store_rules(const struct store *store); /* those that are judged by */
bool store_as_of_is_frozen(const struct store *store);
/* The first day on which anything took effect: what lies before it is empty. DAY_NONE if nothing ever did. */
bool store_first_day(struct store *store, day_number *day, struct error *error);

/* Whether a file system of this statfs(2) f_type keeps the locks that SQLite needs: not NFS, CIFS, SMB, FUSE, 9P, AFS … */
bool store_filesystem_allowed(uint64_t type);

/* Changes when another connection has committed; compare with the value before. It waits for no writer: 0 if it can't
 * be read just now. */
int64_t store_data_version(struct store *store);
/* False, with a sentence, while its path has no file or another one, since it was moved, removed or replaced: what is open can
 * still be read, and every write is refused with that sentence. */
bool store_is_in_place(const struct store *store, struct error *error);

/* Between the two all is read as it was at the first look, and the file is locked once instead of by each read: for what makes
 * up one screen. Nothing is written and nobody is waited for in between. Begun twice it is as begun once. */
void store_view_begin(struct store *store);
void store_view_end(struct store *store);

/* Look for damage: integrity and foreign keys, the chain of the change log, the kept counts, the search index, days
 * in order. Each finding is one Korean sentence. True if the look itself worked; *FOUND is how many findings there were. Behind
 * them come notices of rows that no office answers for, which are not damage and not counted. */
typedef void store_finding(void *context, const char *sentence);
bool store_check(struct store *store, store_finding *each, void *context, int64_t *found, struct error *error);

const char *store_library_version(void); /* of SQLite: "3.40.1" */

#endif
