/* Where a person left the dashboard (gwagi/tui/session.h), as files of the state folder: `place-<sum of the database's path>` and
 * `filters`, 0600, each written aside and renamed. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "gwagi/tui/session.h"

struct session {
	char *paths[SESSION_TEXTS]; /* NULL: no place for it */
};

void session_start(struct session *session, const char *database);
void session_finish(struct session *session);
struct session_keeper session_keeper(struct session *session); /* borrows it */

#endif
