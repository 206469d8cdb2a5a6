/* Asks the terminal, says what came of it, and reads the line that was typed meanwhile. */
#include <stdio.h>
#include <string.h>
#include "gwagi/tui/probe.h"

int main(void)
{
	struct probe_report report;
	char line[256] = "";

	terminal_probe(&report, 1000);
	printf("answer %s, device <%s>, secondary <%s>, cells", probe_answer_name(report.answer), report.device,
	       report.secondary);
	for (int i = 0; i < PROBE_GLYPHS; i++)
		printf(" %d", report.cells[i]);
	printf("\n");
	fflush(stdout);
	if (report.answer != PROBE_NOT_ASKED && fgets(line, sizeof line, stdin))
		printf("then <%.*s>\n", (int)strcspn(line, "\n"), line);
	return 0;
}
