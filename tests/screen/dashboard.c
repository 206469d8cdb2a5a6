#include "dashboard.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "folder.h"

/* Set once by main, before any test runs. */
static char *program;

void dashboard_program(int argc, char **argv)
{
	const char *named = argc > 1 ? argv[1] : getenv("GWAGI_EXE");

	program = named ? realpath(named, NULL) : NULL; /* a shell may start it in another folder */
	if (!program) {
		fprintf(stderr, "the program's path is missing\n");
		exit(2);
	}
}

const char *dashboard_path(void)
{
	return program;
}

bool dashboard_file(const char *home, const char *folder, const char *name, const char *text)
{
	char path[512];
	FILE *out;
	bool written;

	snprintf(path, sizeof path, "%s/%s", home, folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/%s/gwagi", home, folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/%s/gwagi/%s", home, folder, name);
	out = fopen(path, "w");
	written = out && fputs(text, out) >= 0;
	return out && fclose(out) == 0 && written;
}

/* What is said at the first start would stand in the way of what most tests look at. */
int dashboard_home_make(void **state)
{
	*state = folder_make();
	return *state && dashboard_file(*state, "state", "seen", "") ? 0 : -1;
}

int dashboard_home_remove(void **state)
{
	bool gone = folder_remove(*state);

	free(*state);
	return gone ? 0 : -1;
}

/* A test begins at the first row, wherever the one before was left. */
static void forget_place(const char *home)
{
	char folder[512], path[1024];
	struct dirent *entry;
	DIR *open;

	snprintf(folder, sizeof folder, "%s/state/gwagi", home);
	open = opendir(folder);
	while (open && (entry = readdir(open))) {
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (!strncmp(entry->d_name, "place-", strlen("place-")))
			unlink(path);
	}
	if (open)
		closedir(open);
}

struct terminal *dashboard_launch(const char *home, int rows, int columns, const char *const *environment, const char *argument)
{
	return dashboard_launch_on(0, home, rows, columns, environment, argument);
}

struct terminal *dashboard_launch_on(int traits, const char *home, int rows, int columns, const char *const *environment,
				     const char *argument)
{
	forget_place(home);
	return dashboard_launch_again(traits, home, rows, columns, environment, argument);
}

struct terminal *dashboard_launch_again(int traits, const char *home, int rows, int columns, const char *const *environment,
					const char *argument)
{
	const char *arguments[] = {program, argument, NULL};
	struct pty_options options = {
		.rows = rows, .columns = columns, .arguments = arguments, .environment = environment, .home = home};

	return terminal_start_as(&options, traits);
}

struct terminal *dashboard_start(const char *home, int rows, int columns, const char *today, const char *argument)
{
	char day[64];
	const char *environment[] = {day, NULL};
	struct terminal *terminal;

	snprintf(day, sizeof day, "GWAGI_TODAY=%s", today);
	terminal = dashboard_launch(home, rows, columns, environment, argument);
	if (terminal &&
	    (!terminal_wait_text(terminal, "과학기술관계장", LIMIT) || !terminal_wait_row(terminal, rows - 1, "나가기", LIMIT))) {
		terminal_destroy(terminal);
		return NULL;
	}
	return terminal;
}

struct capture {
	char *bytes;
	size_t length;
};

static void capture(void *context, const char *bytes, size_t count)
{
	struct capture *into = context;
	char *more = realloc(into->bytes, into->length + count + 1);

	if (!more)
		abort();
	memcpy(more + into->length, bytes, count);
	into->bytes = more;
	into->length += count;
	into->bytes[into->length] = '\0';
}

char *dashboard_command(const char *home, const char *today, const char *const *arguments, int expected)
{
	const char *all[16] = {program};
	char day[64];
	const char *environment[] = {day, NULL};
	struct pty_options options = {.rows = 100, .columns = 250, .arguments = all, .environment = environment, .home = home};
	struct capture into = {0};
	struct pty *pty;
	int status;

	snprintf(day, sizeof day, "GWAGI_TODAY=%s", today);
	for (size_t i = 0; arguments[i] && i + 2 < sizeof all / sizeof *all; i++)
		all[i + 1] = arguments[i];
	pty = pty_start(&options);
	if (!pty)
		abort();
	pty_set_sink(pty, capture, &into);
	status = pty_wait_end(pty, LIMIT);
	pty_destroy(pty);
	if (status != expected) {
		fprintf(stderr, "status %d instead of %d: %s\n", status, expected, into.bytes ? into.bytes : "");
		free(into.bytes);
		return NULL;
	}
	return into.bytes ? into.bytes : calloc(1, 1);
}

bool dashboard_press(struct terminal *terminal, const char *keys, const char *text)
{
	return terminal_keys(terminal, keys) && terminal_wait_text(terminal, text, LIMIT);
}

bool dashboard_leave(struct terminal *terminal)
{
	return terminal_keys(terminal, "q") && terminal_wait_end(terminal, 0, LIMIT);
}

bool dashboard_walk_to_data_centre(struct terminal *terminal)
{
	return dashboard_press(terminal, "jjjl", "2.2 인프라 구축") && dashboard_press(terminal, "jjl", "2.2.1 ‘국방통합") &&
	       dashboard_press(terminal, "j", "1만~5만 장 수준");
}
