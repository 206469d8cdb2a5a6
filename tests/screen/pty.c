#include "pty.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "environment.h"
#include "folder.h"

enum { WRITE_LIMIT = 5000 }; /* ms that a program may leave its input unread */

struct pty {
	int master; /* -1 after a hang-up */
	pid_t pid;
	int status;   /* -1 while it runs */
	bool drained; /* no output can come any more */
	char *own_home, *home;
	pty_sink *sink;
	void *sink_context;
	double started, last_byte;
	uint64_t bytes, chunks;
};

/* What the child tells its parent before and, if it fails, after exec; the pipe closes at a successful exec. */
struct report {
	double clock;
	int error;
};

double pty_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void ignore(int number)
{
	(void)number;
}

/* SIGCHLD is blocked except inside pselect, which it ends: a child's end is never missed and never polled for. */
static void watch_children(void)
{
	struct sigaction action = {.sa_handler = ignore};
	sigset_t children;

	sigaction(SIGCHLD, &action, NULL);
	sigemptyset(&children);
	sigaddset(&children, SIGCHLD);
	sigprocmask(SIG_BLOCK, &children, NULL);
}

static bool set_size(int descriptor, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	return ioctl(descriptor, TIOCSWINSZ, &size) == 0;
}

static int open_master(const struct pty_options *options)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);

	if (master < 0)
		return -1;
	if (grantpt(master) || unlockpt(master) || fcntl(master, F_SETFD, FD_CLOEXEC) ||
	    fcntl(master, F_SETFL, O_RDWR | O_NONBLOCK) || !set_size(master, options->rows, options->columns)) {
		close(master);
		return -1;
	}
	return master;
}

static bool become_session(int slave, const char *directory)
{
	static const int defaults[] = {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU, SIGWINCH};
	sigset_t none;

	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		signal(defaults[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	return setsid() >= 0 && ioctl(slave, TIOCSCTTY, 0) == 0 && dup2(slave, 0) == 0 && dup2(slave, 1) == 1 &&
	       dup2(slave, 2) == 2 && (slave <= 2 || close(slave) == 0) && chdir(directory) == 0;
}

static void child(const struct pty_options *options, const char *program, const char *home, char **environment,
		  const char *slave_name, int report)
{
	struct report said = {0};
	int slave = open(slave_name, O_RDWR | O_NOCTTY);

	if (slave >= 0 && become_session(slave, options->directory ? options->directory : home)) {
		extern char **environ;

		environ = environment;
		said.clock = pty_clock();
		if (write(report, &said, sizeof said) == sizeof said)
			execvp(program, (char *const *)options->arguments);
	}
	said.error = errno;
	if (write(report, &said, sizeof said) != sizeof said)
		_exit(126);
	_exit(127);
}

/* Wait until the child has become the program; false, with errno, if it could not. */
static bool has_started(struct pty *pty, int report)
{
	struct report said;
	ssize_t count;

	while ((count = read(report, &said, sizeof said)) == sizeof said) {
		pty->started = said.clock;
		if (said.error) {
			errno = said.error;
			return false;
		}
	}
	return count == 0 && pty->started > 0;
}

static bool launch(struct pty *pty, const struct pty_options *options, char **environment)
{
	const char *slave_name = ptsname(pty->master), *name = options->arguments[0];
	/* The child changes its folder before it becomes the program. */
	char *program = strchr(name, '/') ? realpath(name, NULL) : NULL;
	int report[2];
	bool started;

	if (!slave_name || pipe(report)) {
		free(program);
		return false;
	}
	fcntl(report[0], F_SETFD, FD_CLOEXEC);
	fcntl(report[1], F_SETFD, FD_CLOEXEC);
	pty->pid = fork();
	if (pty->pid == 0)
		child(options, program ? program : name, pty->home, environment, slave_name, report[1]);
	free(program);
	close(report[1]);
	started = pty->pid > 0 && has_started(pty, report[0]);
	close(report[0]);
	return started;
}

static bool choose_home(struct pty *pty, const struct pty_options *options)
{
	pty->own_home = options->home ? NULL : folder_make();
	pty->home = options->home ? strdup(options->home) : pty->own_home;
	return pty->home;
}

struct pty *pty_start(const struct pty_options *options)
{
	struct pty *pty = calloc(1, sizeof *pty);
	char **environment = NULL;
	bool started;
	int error;

	if (!pty)
		return NULL;
	pty->status = -1;
	watch_children();
	pty->master = open_master(options);
	started = pty->master >= 0 && choose_home(pty, options) &&
		  (environment = environment_make(pty->home, options->environment)) && launch(pty, options, environment);
	error = errno;
	environment_destroy(environment);
	if (started)
		return pty;
	pty_destroy(pty);
	errno = error;
	return NULL;
}

/* Take in the program's end, if it has come. */
static bool has_ended(struct pty *pty)
{
	int status;

	if (pty->status < 0 && pty->pid > 0 && waitpid(pty->pid, &status, WNOHANG) == pty->pid)
		pty->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return pty->status >= 0;
}

void pty_destroy(struct pty *pty)
{
	if (!pty)
		return;
	pty_hang_up(pty);
	if (pty->pid > 0 && !has_ended(pty)) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	folder_remove(pty->own_home);
	free(pty->home);
	free(pty);
}

void pty_set_sink(struct pty *pty, pty_sink *sink, void *context)
{
	pty->sink = sink;
	pty->sink_context = context;
}

static enum pty_event take_output(struct pty *pty)
{
	char bytes[65536];
	ssize_t count = read(pty->master, bytes, sizeof bytes);

	if (count <= 0) {
		/* EIO: nobody holds the other side open any more. */
		pty->drained = count == 0 || (errno != EINTR && errno != EAGAIN);
		return PTY_LATE;
	}
	pty->last_byte = pty_clock();
	pty->bytes += (uint64_t)count;
	pty->chunks++;
	if (pty->sink)
		pty->sink(pty->sink_context, bytes, (size_t)count);
	return PTY_OUTPUT;
}

/* Sleep until output, a child's end or the deadline: 1 if there is something to read. */
static int await(struct pty *pty, double deadline)
{
	double left = deadline - pty_clock();
	struct timespec timeout = {0};
	sigset_t mask;
	fd_set readable;

	if (left > 0) {
		timeout.tv_sec = (time_t)(left / 1e3);
		timeout.tv_nsec = (long)((left - (double)timeout.tv_sec * 1e3) * 1e6);
	}
	FD_ZERO(&readable);
	if (!pty->drained)
		FD_SET(pty->master, &readable);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	sigdelset(&mask, SIGCHLD);
	return pselect(pty->drained ? 0 : pty->master + 1, &readable, NULL, NULL, &timeout, &mask);
}

enum pty_event pty_pump(struct pty *pty, double deadline)
{
	for (;;) {
		/* In this order: what was written before the end is there to be read once the end is known. */
		bool ended = has_ended(pty);
		int ready = await(pty, ended ? 0 : deadline);

		if (ready > 0) {
			if (take_output(pty) == PTY_OUTPUT)
				return PTY_OUTPUT;
		} else if (ended) {
			return PTY_ENDED;
		} else if (ready == 0 && pty_clock() >= deadline) {
			return PTY_LATE;
		}
	}
}

bool pty_wait_quiet(struct pty *pty, double quiet, double limit)
{
	double end = pty_clock() + limit;

	for (;;) {
		double calm = pty_clock() + quiet;
		enum pty_event event = pty_pump(pty, calm < end ? calm : end);

		if (event == PTY_ENDED || (event == PTY_LATE && calm <= end))
			return true;
		if (event == PTY_LATE)
			return false;
	}
}

int pty_wait_end(struct pty *pty, double limit)
{
	double end = pty_clock() + limit;
	enum pty_event event;

	while ((event = pty_pump(pty, end)) == PTY_OUTPUT)
		if (pty_clock() >= end)
			return -1;
	return event == PTY_ENDED ? pty->status : -1;
}

bool pty_write(struct pty *pty, const char *bytes, size_t count)
{
	double end = pty_clock() + WRITE_LIMIT;

	while (count > 0 && pty->master >= 0 && pty_clock() < end) {
		ssize_t done = write(pty->master, bytes, count);

		if (done > 0) {
			bytes += done;
			count -= (size_t)done;
		} else if (errno != EAGAIN && errno != EINTR) {
			return false;
		} else {
			/* The program does not read, perhaps because it waits to be read itself. */
			pty_pump(pty, pty_clock() + 10);
		}
	}
	return count == 0;
}

/* Bytes that the program has not read yet; -1 if that can't be known. What was just written may still be on its way into the
 * queue that FIONREAD counts; poll() waits for it. */
static int unread(const struct pty *pty)
{
	const char *name = ptsname(pty->master);
	struct pollfd slave = {.fd = name ? open(name, O_RDONLY | O_NOCTTY | O_CLOEXEC) : -1, .events = POLLIN};
	int waiting = -1;

	if (slave.fd >= 0 && (poll(&slave, 1, 0) < 0 || ioctl(slave.fd, FIONREAD, &waiting)))
		waiting = -1;
	if (slave.fd >= 0)
		close(slave.fd);
	return waiting;
}

bool pty_wait_read(struct pty *pty, double limit)
{
	double deadline = pty_clock() + limit;
	int waiting;

	while ((waiting = unread(pty)) > 0 && pty_clock() < deadline)
		pty_pump(pty, pty_clock() + 1);
	return waiting == 0;
}

/* The state of /proc/PID/stat, behind the name in parentheses. */
static bool sleeps(const struct pty *pty)
{
	char path[64], line[512], *name_end;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pty->pid);
	file = fopen(path, "r");
	if (!file)
		return false;
	name_end = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
	fclose(file);
	return name_end && strncmp(name_end, ") S", 3) == 0;
}

bool pty_wait_idle(struct pty *pty, double limit)
{
	double deadline = pty_clock() + limit;

	while (pty_clock() < deadline) {
		enum pty_event event = pty_pump(pty, pty_clock() + 0.2);

		if (event == PTY_ENDED)
			return true;
		/* Asked last: what it wrote before it went to sleep is there to be read. */
		if (event == PTY_LATE && unread(pty) == 0 && sleeps(pty) && pty_pump(pty, 0) != PTY_OUTPUT)
			return true;
	}
	return false;
}

bool pty_resize(struct pty *pty, int rows, int columns)
{
	return pty->master >= 0 && set_size(pty->master, rows, columns);
}

void pty_hang_up(struct pty *pty)
{
	if (pty->master >= 0)
		close(pty->master);
	pty->master = -1;
	pty->drained = true;
}

bool pty_signal(struct pty *pty, int number)
{
	return !has_ended(pty) && kill(pty->pid, number) == 0;
}

double pty_started(const struct pty *pty)
{
	return pty->started;
}

double pty_last_byte(const struct pty *pty)
{
	return pty->last_byte;
}

uint64_t pty_bytes(const struct pty *pty)
{
	return pty->bytes;
}

uint64_t pty_chunks(const struct pty *pty)
{
	return pty->chunks;
}

pid_t pty_pid(const struct pty *pty)
{
	return pty->pid;
}

int pty_descriptor(const struct pty *pty)
{
	return pty->master;
}

const char *pty_home(const struct pty *pty)
{
	return pty->home;
}
