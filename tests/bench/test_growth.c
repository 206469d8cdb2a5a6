/* growth GENERATE GWAGI: no key and no first frame walks through a table. What the program reads of its database is counted by
 * the system (/proc/PID/io), so this can be said without a clock: of 20,000 milestones a step may read an eighth of the file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "content.h"
#include "folder.h"
#include "pty.h"

enum { MILESTONES = 20000, LIMIT = 60000, PART = 8 };

/* Each behind those before. The import was made on the day that is today, and all of it lies on that day in the log. Where many
 * thousand milestones are newly shown as counts of rows below an agenda, they are counted; that is not looked at here. */
static const struct step {
	const char *name, *keys;
	bool counted;
} steps[] = {
	{"first frame", "", true},
	{"to the milestones", "j\rj\rj\rj\rj", false},
	{"moves", "jjjjkkkk", true},
	{"a page", "\033[6~", true},
	{"a page back", "\033[5~", true},
	{"a pane and a move there", "\t\tj", true},
	{"back, to a milestone", "\tkkkkkkkkkkkkkkkkkkjjjjj", false},
	{"the list of states", "s", true},
	{"a state", "3", true},
	{"an edit", "\r\r\r", true}, /* through the fields of its form */
	{"undo", "u", true},
	{"undone", "\r", true},
	{"a search", "/국방", true},
	{"found", "\r", false},
};
enum { STEPS = sizeof steps / sizeof *steps };

/* Bytes that the program has read from files; −1 if the system does not tell. */
static int64_t bytes_read(pid_t pid)
{
	char path[64];
	int64_t number = -1;
	FILE *in;

	snprintf(path, sizeof path, "/proc/%ld/io", (long)pid);
	in = fopen(path, "r");
	if (!in || fscanf(in, "rchar: %" SCNd64, &number) != 1)
		number = -1;
	if (in)
		fclose(in);
	return number;
}

static bool type(struct pty *pty, const char *keys)
{
	/* One after the other: keys that come together are carried out as one. */
	for (; *keys; keys++) {
		size_t length = *keys == '\033' ? 4 : 1;

		if ((unsigned char)*keys >= 0x80)
			length = strlen(keys);
		if (!pty_write(pty, keys, length) || !pty_wait_idle(pty, LIMIT))
			return false;
		keys += length - 1;
	}
	return true;
}

static bool run(const char *gwagi, const char *database, int64_t read[STEPS])
{
	struct pty *pty = pty_start(
		&(struct pty_options){.rows = 40, .columns = 120, .arguments = (const char *[]){gwagi, "--db", database, NULL}});
	int64_t before = 0;
	bool good = pty && pty_pump(pty, pty_clock() + LIMIT) == PTY_OUTPUT && pty_wait_idle(pty, LIMIT);

	for (int i = 0; good && i < STEPS; i++) {
		good = type(pty, steps[i].keys);
		read[i] = bytes_read(pty_pid(pty)) - before;
		before += read[i];
	}
	pty_destroy(pty);
	return good;
}

static int judge(const int64_t read[STEPS], int64_t most)
{
	int bad = 0;

	for (int i = 0; i < STEPS; i++) {
		bool wrong = steps[i].counted && read[i] > most;

		printf("%10" PRId64 "  %s%s\n", read[i], steps[i].name, wrong ? ": too much" : "");
		bad += wrong;
	}
	return bad;
}

int main(int argc, char **argv)
{
	enum { SKIPPED = 77 };
	struct content content = {0};
	int64_t read[STEPS] = {0};
	char *work = folder_make(), *database = NULL;
	struct stat status = {0};
	bool good;

	if (argc != 3 || !work)
		return 2;
	content = (struct content){.generate = argv[1], .gwagi = argv[2], .work = work};
	database = content_database(&content, MILESTONES);
	good = database && stat(database, &status) == 0 && run(content.gwagi, database, read);
	folder_remove(work);
	free(work);
	free(database);
	if (!good) {
		fprintf(stderr, "growth: the program did not come to rest\n");
		return 1;
	}
	return read[0] < 0 ? SKIPPED : judge(read, status.st_size / PART) != 0;
}
