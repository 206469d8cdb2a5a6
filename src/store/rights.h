/* The rights of the person at the keyboard. Everything that writes asks here, inside its transaction. */
#ifndef GWAGI_STORE_RIGHTS_H
#define GWAGI_STORE_RIGHTS_H

#include "gwagi/model/rights.h"
#include "internal.h"

/* Who it is, read once in a transaction. Without any account the owner of the file is an admin; where there are accounts, a login
 * without one is a viewer. */
struct person {
	int role;                 /* enum account_role */
	bool known;               /* has an account, or there is none at all */
	bool alone;               /* there are accounts but no admin, and the person owns the file: may manage accounts */
	int64_t office;           /* id; 0: none */
	int64_t accounts, admins; /* how many there are */
};
bool person_read(struct store *store, struct person *person, struct error *error);

/* Whether PERSON may do that to the row of CODE (NULL: to any row at all). Else ERROR_REFUSED with a sentence that says what is
 * missing and whom to ask, ERROR_NOT_FOUND if it matters whose the row is and there is none, or what the database could not do.
 */
bool rights_allow(struct store *store, const struct person *person, enum right right, const char *code, struct error *error);

/* The same for a request under way; false with the answer set. */
struct writing;
bool rights_check(struct writing *writing, enum right right, const char *code);

#endif
