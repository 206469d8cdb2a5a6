#include "gwagi/office/report.h"

#include <stdio.h>
#include <string.h>

void wire_report_print(const struct wire_report *report, char out[WIRE_REPORT])
{
	snprintf(out, WIRE_REPORT, "%d %ld %ld\n", (int)report->fault, report->first, report->second);
}

bool wire_report_parse(const char *line, struct wire_report *report)
{
	struct wire_report read;
	char again[WIRE_REPORT];
	int fault;

	if (sscanf(line, "%d %ld %ld", &fault, &read.first, &read.second) != 3 || fault < 0 || fault >= WIRE_FAULTS)
		return false;
	read.fault = (enum wire_fault)fault;
	wire_report_print(&read, again);
	if (strcmp(line, again) != 0)
		return false;
	*report = read;
	return true;
}

bool wire_refuse(struct wire_report *report, enum wire_fault fault, long first, long second)
{
	if (report->fault == WIRE_FINE)
		*report = (struct wire_report){fault, first, second};
	return false;
}
