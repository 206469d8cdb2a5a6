/* The parts of gwagi-office. Each does one of its jobs; false, with the reason in the report. */
#ifndef OFFICE_H
#define OFFICE_H

#include <stdio.h>
#include "gwagi/office/report.h"
#include "gwagi/office/wire.h"

bool sheet_write(FILE *in, const char *path, struct wire_report *report);
bool calendar_write(FILE *in, FILE *out, struct wire_report *report);
/* The first visible sheet of the XLSX in FILE as CSV; at most MOST bytes are unpacked. */
bool sheet_read(int file, long long most, FILE *out, struct wire_report *report);

#endif
