/* Messages to gwagi-office, and its answers: whatever comes, what is let through is text in its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/office/report.h"
#include "gwagi/office/wire.h"
#include "invariant.h"

/* A line that is taken for a report is the one line that says so. */
static void check_report(const uint8_t *data, size_t size)
{
	struct wire_report report;
	char *line = malloc(size + 1), again[WIRE_REPORT];

	if (!line)
		abort();
	memcpy(line, data, size);
	line[size] = '\0';
	if (wire_report_parse(line, &report)) {
		wire_report_print(&report, again);
		REQUIRE(strcmp(line, again) == 0 && report.fault < WIRE_FAULTS);
	}
	free(line);
}

static void check_message(const struct wire_reader *reader, enum wire_kind kind, enum wire_kind before)
{
	REQUIRE(kind < WIRE_KINDS);
	REQUIRE(reader->length <= WIRE_MOST && strlen(reader->text) == reader->length);
	REQUIRE(invariant_is_utf8(reader->text, reader->length));
	REQUIRE(reader->calendar == (kind >= WIRE_CALENDAR) || kind == WIRE_END);
	REQUIRE(reader->columns <= WIRE_COLUMNS);
	if (kind >= WIRE_EMPTY && kind <= WIRE_BOOLEAN)
		REQUIRE(reader->place >= 1 && reader->place <= reader->columns);
	if (kind > WIRE_EVENT)
		REQUIRE(before + 1 == kind);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct wire_reader reader = {.calendar = invariant_byte(&data, &size) & 1};
	enum wire_kind kind, before = WIRE_END;

	check_report(data, size);
	reader.in = size ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
	if (!reader.in)
		return 0;
	while (wire_next(&reader, &kind)) {
		check_message(&reader, kind, before);
		before = kind;
	}
	fclose(reader.in);
	wire_finish(&reader);
	return 0;
}
