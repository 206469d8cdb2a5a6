/* How far something long has come, for a person who waits at a terminal. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include "cli.h"
#include "gwagi/model/message.h"

static const char line_start[] = "\r\033[K";

enum { FIRST = 1000, NEXT = 200, ROWS = 256 /* between two looks at the clock */ }; /* milliseconds */

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct progress progress_start(const struct cli *cli)
{
	return (struct progress){.silent = cli->quiet || !isatty(STDERR_FILENO), .next = now() + FIRST};
}

void progress_row(struct progress *progress)
{
	int64_t time;

	if (progress->silent || ++progress->rows % ROWS != 0 || (time = now()) < progress->next)
		return;
	progress->next = time + NEXT;
	progress->shown = true;
	fputs(line_start, stderr);
	fprintf(stderr, _("gwagi: %lld줄…"), (long long)progress->rows);
	fflush(stderr);
}

void progress_end(struct progress *progress)
{
	if (progress->shown)
		fputs(line_start, stderr);
	progress->shown = false;
}
