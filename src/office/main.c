/* gwagi-office: sheets (XLSX) and calendars (iCalendar) for gwagi, which starts it (gwagi/office/wire.h). */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "office.h"

static bool write_calendar(struct wire_report *report)
{
	FILE *out = fdopen(WIRE_FILE, "w");
	bool done;

	if (!out)
		return wire_refuse(report, WIRE_UNWRITTEN, errno, 0);
	done = calendar_write(stdin, out, report);
	if (fclose(out) != 0 && done)
		return wire_refuse(report, WIRE_UNWRITTEN, errno, 0);
	return done;
}

static bool read_sheet(const char *most, struct wire_report *report)
{
	char *end;
	long long bytes = strtoll(most, &end, 10);

	if (*end || bytes <= 0)
		return wire_refuse(report, WIRE_GARBLED, 0, 0);
	return sheet_read(WIRE_FILE, bytes, stdout, report) &&
	       (fflush(stdout) == 0 || wire_refuse(report, WIRE_UNWRITTEN, errno, 0));
}

static bool work(int argc, char **argv, struct wire_report *report)
{
	/* A library opens the file by a name; this one is its descriptor's, and no other is ever opened. */
	if (argc == 2 && strcmp(argv[1], "sheet") == 0)
		return sheet_write(stdin, "/proc/self/fd/3", report);
	if (argc == 2 && strcmp(argv[1], "calendar") == 0)
		return write_calendar(report);
	if (argc == 3 && strcmp(argv[1], "read") == 0)
		return read_sheet(argv[2], report);
	return wire_refuse(report, WIRE_GARBLED, 0, 0);
}

int main(int argc, char **argv)
{
	struct wire_report report = {WIRE_FINE, 0, 0};
	char line[WIRE_REPORT];
	bool done;

	if (fcntl(WIRE_ANSWER, F_GETFD) < 0) {
		fputs("gwagi-office는 gwagi가 부르는 프로그램입니다. 손으로 부르지 않습니다.\n"
		      "gwagi-office is started by gwagi, not by hand.\n",
		      stderr);
		return 2;
	}
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing */
	done = work(argc, argv, &report);
	wire_report_print(&report, line);
	if (write(WIRE_ANSWER, line, strlen(line)) != (ssize_t)strlen(line))
		return 1;
	return done ? 0 : 1;
}
