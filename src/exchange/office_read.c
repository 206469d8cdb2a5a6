/* A sheet in: gwagi-office reads it and hands on CSV. */
#include <errno.h>
#include <stdlib.h>
#include "gwagi/exchange/office.h"
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "office_child.h"
#include "office_made.h"

static bool is_over(FILE *csv)
{
	int next = getc(csv);

	if (next != EOF)
		ungetc(next, csv);
	return next == EOF;
}

FILE *office_open(int in, long long most, struct office **office, struct error *error)
{
	struct office *made = memory_new(1, sizeof *made);
	char bytes[32];
	FILE *csv = NULL;

	snprintf(bytes, sizeof bytes, "%lld", most);
	if (!office_child_start(&made->child, "read", bytes, in, error)) {
		free(made);
		return NULL;
	}
	csv = fdopen(made->child.out, "r");
	if (csv)
		made->child.out = -1;
	else
		error_set(error, ERROR_RETRY, _("gwagi-office를 시작하지 못했습니다(%s)."), error_reason(errno));
	/* What is wrong with the file as such is known before its first row. */
	if (csv && is_over(csv)) {
		struct wire_report report;

		made->over = true;
		if (!office_child_wait(&made->child, &report)) {
			office_child_say(&report, error);
			fclose(csv);
			csv = NULL;
		}
	}
	if (!csv) {
		office_child_kill(&made->child);
		free(made);
	}
	*office = csv ? made : NULL;
	return csv;
}

bool office_end(FILE *csv, struct office *office, struct error *error)
{
	struct wire_report report;
	bool over = is_over(csv), done = true;

	fclose(csv);
	if (!office->over && !over) {
		office_child_kill(&office->child);
		done = error_set(error, ERROR_USAGE, _("시트를 끝까지 읽지 않았습니다."));
	} else if (!office->over && !office_child_wait(&office->child, &report)) {
		done = office_child_say(&report, error);
	}
	free(office);
	return done;
}
