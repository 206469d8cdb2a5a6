#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "file.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

void session_start(struct session *session, const char *database)
{
	char *path = realpath(database, NULL);
	const char *told = path ? path : database;
	char name[64];

	/* Databases of other paths have other files. */
	snprintf(name, sizeof name, "/gwagi/place-%016" PRIx64, file_sum(told, strlen(told)));
	session->paths[SESSION_PLACE] = cli_place("XDG_STATE_HOME", "/.local/state", name);
	session->paths[SESSION_FILTERS] = cli_place("XDG_STATE_HOME", "/.local/state", "/gwagi/filters");
	free(path);
}

void session_finish(struct session *session)
{
	for (int i = 0; i < SESSION_TEXTS; i++)
		free(session->paths[i]);
}

static char *read_text(void *context, enum session_text which)
{
	const struct session *session = context;
	char *bytes = NULL;
	size_t length, offset;

	if (!session->paths[which] || file_read(AT_FDCWD, session->paths[which], O_NOFOLLOW, &bytes, &length) != 0)
		return NULL;
	if (length < SESSION_BYTES && text_inspect(bytes, length, true, &offset) == TEXT_SOUND)
		return bytes;
	free(bytes);
	return NULL;
}

static bool write_text(void *context, enum session_text which, const char *text, struct error *error)
{
	const struct session *session = context;
	int code = session->paths[which] ? file_replace(session->paths[which], text, strlen(text)) : ENOENT;

	return !code || error_set(error, ERROR_REFUSED, _("적어 두지 못했습니다: %s (%s)."),
				  session->paths[which] ? session->paths[which] : "$HOME", error_reason(code));
}

struct session_keeper session_keeper(struct session *session)
{
	return (struct session_keeper){.read = read_text, .write = write_text, .context = session};
}
