#include "content.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "environment.h"
#include "folder.h"
#include "pty.h"

static bool run(const char *const *arguments, const char *home)
{
	char **environment = environment_make(home, NULL);
	int status = -1;
	pid_t pid = environment ? fork() : -1;

	if (pid == 0) {
		/* What the program reports belongs to the talk, not to the table. */
		dup2(2, 1);
		execve(arguments[0], (char *const *)arguments, environment);
		_exit(127);
	}
	environment_destroy(environment);
	if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	fprintf(stderr, "bench: %s failed\n", arguments[0]);
	return false;
}

static bool import_parts(const struct content *content, const char *database, const char *csv, const char *home)
{
	char folder[4096];

	for (int part = 0;; part++) {
		snprintf(folder, sizeof folder, "%s/%d", csv, part);
		if (access(folder, R_OK))
			return part > 0;
		if (!run((const char *[]){content->gwagi, "--db", database, "import", folder, NULL}, home))
			return false;
	}
}

static bool fill(const struct content *content, const char *database, long size)
{
	char count[32];
	char *home = folder_make(), *csv = folder_make();
	double before = pty_clock();
	bool done = false;

	snprintf(count, sizeof count, "%ld", size);
	if (home && csv && size > 0)
		done = run((const char *[]){content->generate, csv, count, NULL}, home) &&
		       import_parts(content, database, csv, home);
	else if (home && csv)
		done = run((const char *[]){content->gwagi, "--db", database, "init", NULL}, home);
	if (done)
		fprintf(stderr, "bench: made %s in %.1f s\n", database, (pty_clock() - before) / 1e3);
	folder_remove(csv);
	folder_remove(home);
	free(csv);
	free(home);
	return done;
}

char *content_database(const struct content *content, long size)
{
	char path[4096], unfinished[4096 + 8];

	if (mkdir(content->work, 0700) && errno != EEXIST) {
		perror(content->work);
		return NULL;
	}
	snprintf(path, sizeof path, "%s/%ld.db", content->work, size);
	if (access(path, R_OK) == 0)
		return strdup(path);
	/* An interrupted run must not leave half a database under the name. */
	snprintf(unfinished, sizeof unfinished, "%s.new", path);
	remove(unfinished);
	if (!fill(content, unfinished, size) || rename(unfinished, path))
		return NULL;
	return strdup(path);
}

double content_import(const struct content *content, long size)
{
	char count[32], path[4096];
	char *home = folder_make(), *csv = folder_make();
	double before, took = 0;

	snprintf(count, sizeof count, "%ld", size);
	snprintf(path, sizeof path, "%s/import.db", content->work);
	remove(path);
	if (home && csv && run((const char *[]){content->generate, csv, count, NULL}, home)) {
		before = pty_clock();
		took = import_parts(content, path, csv, home) ? pty_clock() - before : 0;
	}
	remove(path);
	folder_remove(csv);
	folder_remove(home);
	free(csv);
	free(home);
	return took;
}
