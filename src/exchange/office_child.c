#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */
#include "office_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "gwagi/exchange/office.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum { OWN_PATH = 4096, NOT_LOADED = 127 /* how what could not be loaded ends */ };

/* What is started must be from who could have put other things in the place of gwagi itself, or from oneself. */
static bool is_ours(const char *path, const char *own)
{
	struct stat status, mine;

	if (stat(path, &status) != 0 || stat(own, &mine) != 0 || !S_ISREG(status.st_mode) || access(path, X_OK) != 0)
		return false;
	return (status.st_mode & S_IWOTH) == 0 &&
	       (status.st_uid == 0 || status.st_uid == mine.st_uid || status.st_uid == geteuid());
}

/* Beside gwagi, where it is installed as seen from there, in the tree where both were built. To be freed; NULL with a sentence.
 */
char *office_program(struct error *error)
{
	static const char *const places[] = {".", GWAGI_OFFICE_FOLDER, "../office"};
	char own[OWN_PATH], path[2 * OWN_PATH];
	ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
	char *slash;

	own[length > 0 ? length : 0] = '\0';
	slash = strrchr(own, '/');
	for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
		if (*places[i] == '/')
			snprintf(path, sizeof path, "%s/gwagi-office", places[i]);
		else
			snprintf(path, sizeof path, "%.*s/%s/gwagi-office", (int)(slash - own), own, places[i]);
		if (is_ours(path, own))
			return memory_copy(path, strlen(path));
	}
	error_set(error, ERROR_USAGE,
		  _("XLSX와 일정(ics)을 다루는 프로그램 gwagi-office가 없습니다. gwagi와 같은 폴더나 그 옆의 %s에 설치해 "
		    "주십시오."),
		  GWAGI_OFFICE_FOLDER);
	return NULL;
}

/* Out of the way of the numbers that the program gets them as. */
static int move_up(int descriptor)
{
	int above = fcntl(descriptor, F_DUPFD_CLOEXEC, WIRE_DESCRIPTORS);

	close(descriptor);
	return above;
}

struct ends {
	int theirs[WIRE_DESCRIPTORS]; /* by what they are to be; −1: nothing */
	int in, out, answer;          /* ours */
};

static void close_ends(struct ends *ends)
{
	const int ours[] = {ends->in, ends->out, ends->answer};

	for (int i = 0; i < WIRE_DESCRIPTORS; i++)
		if (ends->theirs[i] >= 0)
			close(ends->theirs[i]);
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (ours[i] >= 0)
			close(ours[i]);
}

/* A one-way street from one of the two to the other. A socket where this program writes: it can be told to raise no signal when
 * the other end is gone, and a pipe can't. */
static bool connect_ends(int *from, int *to, bool socket)
{
	int pair[2] = {-1, -1};

	if ((socket ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) : pipe2(pair, O_CLOEXEC)) != 0)
		return false;
	*from = move_up(pair[1]);
	*to = move_up(pair[0]);
	return *from >= 0 && *to >= 0;
}

static bool make_ends(struct ends *ends, bool reads, int file)
{
	bool done = connect_ends(&ends->theirs[WIRE_ANSWER], &ends->answer, false);

	if (done && reads)
		done = connect_ends(&ends->theirs[WIRE_OUT], &ends->out, false);
	else if (done)
		done = connect_ends(&ends->in, &ends->theirs[WIRE_IN], true);
	ends->theirs[WIRE_FILE] = fcntl(file, F_DUPFD_CLOEXEC, WIRE_DESCRIPTORS);
	return done && ends->theirs[WIRE_FILE] >= 0;
}

static int set_up(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, const struct ends *ends)
{
	sigset_t none, all;
	int bad = 0;

	for (int i = 0; i < WIRE_DESCRIPTORS && !bad; i++) {
		if (ends->theirs[i] >= 0)
			bad = posix_spawn_file_actions_adddup2(actions, ends->theirs[i], i);
		else
			bad = posix_spawn_file_actions_addopen(actions, i, "/dev/null", i == WIRE_IN ? O_RDONLY : O_WRONLY, 0);
	}
	if (!bad)
		bad = posix_spawn_file_actions_addclosefrom_np(actions, WIRE_DESCRIPTORS);
	sigemptyset(&none);
	sigfillset(&all);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	return bad;
}

static int spawn(pid_t *process, char *path, const char *job, const char *most, const struct ends *ends)
{
	char language[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC0", *environment[] = {language, zone, NULL};
	char *words[] = {path, memory_copy(job, strlen(job)), most ? memory_copy(most, strlen(most)) : NULL, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int bad;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	bad = set_up(&actions, &attributes, ends);
	if (!bad)
		bad = posix_spawn(process, path, &actions, &attributes, words, environment);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	free(words[1]);
	free(words[2]);
	return bad;
}

bool office_child_start(struct office_child *child, const char *job, const char *most, int file, struct error *error)
{
	struct ends ends = {{-1, -1, -1, -1, -1}, -1, -1, -1};
	char *path = office_program(error);
	pid_t process;
	int bad;

	if (!path)
		return false;
	bad = make_ends(&ends, most != NULL, file) ? spawn(&process, path, job, most, &ends) : errno;
	free(path);
	if (!bad)
		*child = (struct office_child){process, ends.in, ends.out, ends.answer};
	else
		error_set(error, ERROR_RETRY, _("gwagi-office를 시작하지 못했습니다(%s)."), error_reason(bad));
	if (!bad)
		ends.in = ends.out = ends.answer = -1;
	close_ends(&ends);
	return !bad;
}

static void close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

/* All that it says, which is a line or nothing. */
static bool read_answer(int answer, struct wire_report *report)
{
	char line[WIRE_REPORT + 1];
	size_t length = 0;
	ssize_t got;

	do {
		got = read(answer, line + length, sizeof line - 1 - length);
		length += got > 0 ? (size_t)got : 0;
	} while ((got > 0 && length < sizeof line - 1) || (got < 0 && errno == EINTR));
	line[length] = '\0';
	return wire_report_parse(line, report);
}

static int reap(struct office_child *child)
{
	int status = -1;

	while (waitpid(child->process, &status, 0) < 0 && errno == EINTR)
		;
	child->process = 0;
	return status;
}

bool office_child_wait(struct office_child *child, struct wire_report *report)
{
	int status;
	bool answered;

	close_end(&child->in);
	close_end(&child->out);
	answered = read_answer(child->answer, report);
	close_end(&child->answer);
	status = reap(child);
	if (answered && report->fault == WIRE_FINE && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (!answered || report->fault == WIRE_FINE)
		*report = (struct wire_report){WIRE_FAULTS, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
					       WIFEXITED(status) ? WEXITSTATUS(status) : 0};
	return false;
}

void office_child_kill(struct office_child *child)
{
	if (!child->process)
		return;
	kill(child->process, SIGKILL);
	close_end(&child->in);
	close_end(&child->out);
	close_end(&child->answer);
	reap(child);
}

static const char *sentence_of(enum wire_fault fault)
{
	static const char *const sentences[WIRE_FAULTS] = {
		[WIRE_NO_ZIP] = N_("XLSX 파일이 아닙니다. 엑셀에서 ‘Excel 통합 문서(*.xlsx)’로 저장해 주십시오."),
		[WIRE_OLD] = N_(
			"암호가 걸렸거나 옛 형식(xls)인 파일입니다. 암호를 풀고 ‘Excel 통합 문서(*.xlsx)’로 저장해 주십시오."),
		[WIRE_ENCRYPTED] = N_("암호가 걸린 파일입니다. 암호를 풀고 저장해 주십시오."),
		[WIRE_NO_BOOK] = N_("XLSX 파일이 아닙니다. 엑셀에서 ‘Excel 통합 문서(*.xlsx)’로 저장해 주십시오."),
		[WIRE_MACROS] = N_("매크로를 담은 파일(xlsm)입니다. 매크로 없이 ‘Excel 통합 문서(*.xlsx)’로 저장해 주십시오."),
		[WIRE_BINARY] = N_("이진 형식(xlsb)의 파일입니다. ‘Excel 통합 문서(*.xlsx)’로 저장해 주십시오."),
		[WIRE_NO_SHEET] = N_("보이는 시트가 없습니다."),
		[WIRE_DAMAGED] = N_("파일이 깨졌습니다. 엑셀에서 열어 다시 저장해 주십시오."),
		[WIRE_LARGE] = N_("풀면 너무 큰 파일입니다. --max-size로 한도를 늘릴 수 있습니다."),
		[WIRE_BOMB] = N_("어느 표보다도 심하게 압축된 파일이라 열지 않습니다."),
		[WIRE_DOCTYPE] = N_("XLSX에 있을 수 없는 것(DOCTYPE)이 들어 있어 열지 않습니다."),
	};

	return sentences[fault];
}

/* It gave no answer: killed, or never begun. */
static bool say_end(const struct wire_report *report, struct error *error)
{
	char *path;

	if (report->first)
		return error_set(error, ERROR_RETRY, _("gwagi-office가 도중에 끝났습니다(신호 %ld). 다시 해 보십시오."),
				 report->first);
	if (report->second != NOT_LOADED)
		return error_set(error, ERROR_RETRY, _("gwagi-office가 답 없이 끝났습니다(%ld). 다시 해 보십시오."),
				 report->second);
	path = office_program(error);
	if (path)
		error_set(error, ERROR_USAGE,
			  _("gwagi-office가 쓰는 라이브러리(libxlsxwriter, libical, libminizip, libexpat) 가운데 없는 것이 있어 "
			    "시작하지 못했습니다. 어느 것인지는 ‘ldd %s’가 보입니다."),
			  path);
	free(path);
	return false;
}

bool office_child_say(const struct wire_report *report, struct error *error)
{
	switch (report->fault) {
	case WIRE_UNWRITTEN:
		return error_set(error, ERROR_REFUSED, _("파일을 끝까지 쓰지 못했습니다(%s)."), error_reason((int)report->first));
	case WIRE_NO_ROOM:
		return error_set(error, ERROR_REFUSED, _("/var/tmp에 임시 파일을 쓰지 못했습니다(%s)."),
				 error_reason((int)report->first));
	case WIRE_UNREAD:
		return error_set(error, ERROR_USAGE, _("파일을 읽지 못했습니다(%s)."), error_reason((int)report->first));
	case WIRE_WIDE:
		return error_set(error, ERROR_USAGE, _("%ld째 행: 칸이 너무 많습니다. 한 행에 %d칸까지 읽습니다."), report->first,
				 WIRE_COLUMNS);
	case WIRE_LONG:
		return error_set(error, ERROR_USAGE, _("%ld째 행 %ld째 칸: 글이 너무 깁니다."), report->first, report->second);
	case WIRE_FINE:
	case WIRE_GARBLED:
	case WIRE_LIBRARY:
		return error_set(error, ERROR_USAGE, _("gwagi-office가 만들지 못했습니다(%d.%ld)."), (int)report->fault,
				 report->first);
	case WIRE_FAULTS:
		return say_end(report, error);
	default:
		return error_set(error, ERROR_USAGE, "%s", _(sentence_of(report->fault)));
	}
}
