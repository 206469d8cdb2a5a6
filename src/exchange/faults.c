#include "faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/memory.h"

enum { NAME_BYTES = 64 }; /* of a column's name that is quoted: a broken header may be one huge cell */

static void keep(struct import_report *report, const char *sentence)
{
	report->faults = memory_grow(report->faults, report->fault_count + 1, sizeof *report->faults);
	report->faults[report->fault_count++] = memory_copy(sentence, strlen(sentence));
}

void faults_add(struct faults *faults, size_t line, size_t column, const char *name, const char *sentence)
{
	struct error composed;
	int bytes = name ? (int)text_cut(name, strlen(name), NAME_BYTES) : 0;

	if (faults->report->fault_count == IMPORT_FAULTS) {
		faults->report->more = true;
		return;
	}
	if (!line)
		error_set(&composed, ERROR_USAGE, "%s: %s", faults->file, sentence);
	else if (!column)
		error_set(&composed, ERROR_USAGE, _("%s %zu번째 줄: %s"), faults->file, line, sentence);
	else if (!bytes)
		error_set(&composed, ERROR_USAGE, _("%s %zu번째 줄 %zu번째 칸: %s"), faults->file, line, column, sentence);
	else
		error_set(&composed, ERROR_USAGE, _("%s %zu번째 줄 %zu번째 칸(%.*s): %s"), faults->file, line, column, bytes,
			  name, sentence);
	keep(faults->report, composed.sentence);
}

size_t faults_count(const struct faults *faults)
{
	return faults->report->fault_count;
}

void faults_clear(struct faults *faults)
{
	struct import_report *report = faults->report;

	for (size_t i = 0; i < report->fault_count; i++)
		free(report->faults[i]);
	free(report->faults);
	report->faults = NULL;
	report->fault_count = 0;
	report->more = false;
}
