#include "signals.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "gwagi/model/message.h"

enum { RESTORE = 256 };

static const int waking[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};
enum { WAKING = sizeof waking / sizeof *waking, CRASHING = sizeof crashing / sizeof *crashing };

static struct {
	int pipe[2];
	volatile sig_atomic_t ending;
	int out;
	struct termios before;
	char restore[RESTORE];
	size_t length;
	struct sigaction old_waking[WAKING], old_crashing[CRASHING], old_pipe;
} caught;

static void on_wake(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;

	if (number == SIGHUP || number == SIGTERM || number == SIGINT)
		caught.ending = number;
	if (write(caught.pipe[1], &byte, 1) < 0) /* full: the loop wakes up anyway */
		byte = 0;
	errno = saved;
}

static void give_back(void)
{
	tcflush(caught.out, TCOFLUSH);
	tcsetattr(caught.out, TCSANOW, &caught.before);
}

static void on_crash(int number)
{
	ssize_t written = write(caught.out, caught.restore, caught.length);

	(void)written;
	tcsetattr(caught.out, TCSANOW, &caught.before);
	raise(number); /* its action is the default one again: SA_RESETHAND */
}

static void on_deadline(int number)
{
	give_back();
	_exit(128 + (caught.ending ? caught.ending : number));
}

static bool catch_signal(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	action.sa_flags = flags;
	sigemptyset(&action.sa_mask);
	return !sigaction(number, &action, old);
}

static bool open_pipe(void)
{
	if (pipe(caught.pipe))
		return false;
	for (int i = 0; i < 2; i++) {
		if (fcntl(caught.pipe[i], F_SETFL, O_NONBLOCK) || fcntl(caught.pipe[i], F_SETFD, FD_CLOEXEC))
			return false;
	}
	return true;
}

bool signals_start(int out, const struct termios *before, struct error *error)
{
	if (!open_pipe())
		return error_set(error, ERROR_USAGE, "%s", _("시스템의 신호를 받을 준비를 하지 못했습니다."));
	caught.ending = 0;
	caught.out = out;
	caught.before = *before;
	caught.length = 0;
	for (size_t i = 0; i < WAKING; i++)
		catch_signal(waking[i], on_wake, 0, &caught.old_waking[i]);
	for (size_t i = 0; i < CRASHING; i++)
		catch_signal(crashing[i], on_crash, (int)SA_RESETHAND, &caught.old_crashing[i]);
	catch_signal(SIGPIPE, SIG_IGN, 0, &caught.old_pipe);
	return true;
}

void signals_restore(const char *bytes, size_t length)
{
	if (length > RESTORE)
		length = 0;
	memcpy(caught.restore, bytes, length);
	caught.length = length;
}

void signals_stop(void)
{
	alarm(0);
	for (size_t i = 0; i < WAKING; i++)
		sigaction(waking[i], &caught.old_waking[i], NULL);
	for (size_t i = 0; i < CRASHING; i++)
		sigaction(crashing[i], &caught.old_crashing[i], NULL);
	sigaction(SIGPIPE, &caught.old_pipe, NULL);
	close(caught.pipe[0]);
	close(caught.pipe[1]);
}

int signals_descriptor(void)
{
	return caught.pipe[0];
}

int signals_take(void)
{
	unsigned char byte;

	return read(caught.pipe[0], &byte, 1) == 1 ? byte : 0;
}

int signals_ending(void)
{
	return caught.ending;
}

void signals_suspend(void)
{
	struct sigaction handler;
	sigset_t stop, old;

	catch_signal(SIGTSTP, SIG_DFL, 0, &handler);
	raise(SIGTSTP);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &old); /* stopped at the latest here */
	sigprocmask(SIG_SETMASK, &old, NULL);
	sigaction(SIGTSTP, &handler, NULL);
}

void signals_deadline(unsigned seconds)
{
	struct sigaction old;

	catch_signal(SIGALRM, on_deadline, 0, &old);
	alarm(seconds);
}
