#include "shipped.h"

#include <stdlib.h>
#include <string.h>
#include "embedded.h"
#include "table_input.h"

struct meeting_day {
	size_t column; /* of the date, from 1; 0 before the header was read */
	day_number day;
};

static bool read_row(void *context, const struct csv_row *row)
{
	struct meeting_day *meeting = context;

	if (meeting->column) {
		if (meeting->column <= row->count)
			day_parse(row->cells[meeting->column - 1].bytes, row->cells[meeting->column - 1].length, &meeting->day);
		return false;
	}
	for (size_t i = 0; i < row->count; i++)
		if (strcmp(row->cells[i].bytes, "date") == 0)
			meeting->column = i + 1;
	return meeting->column > 0;
}

day_number shipped_day(void)
{
	const struct embedded_file *file = embedded_council;
	struct import_report report = {0};
	struct faults faults = {"meeting.csv", &report};
	struct meeting_day meeting = {0, DAY_NONE};
	struct table_input input;

	while (file->name && strcmp(file->name, faults.file) != 0)
		file++;
	if (!file->name)
		return DAY_NONE;
	input_shipped(&input, (const char *)file->bytes, file->size);
	input_read(&input, read_row, &meeting, &faults);
	import_report_finish(&report);
	return meeting.day;
}
