/* What gwagi-office makes. */
#include <string.h>
#include <unistd.h>
#include "export_type.h"
#include "gwagi/model/message.h"
#include "gwagi/store/dump.h"

const struct export_type export_xlsx = {.name = "xlsx", .by_office = true, .kind = OFFICE_XLSX};
const struct export_type export_ics = {.name = "ics", .by_office = true, .kind = OFFICE_CALENDAR};

/* The Korean name of a list or of a file's table, else NAME as it is. */
static const char *tab_of(const char *name)
{
	int found = record_kind_find(name);

	for (int kind = 0; kind < RECORD_KINDS && found == WORD_NONE; kind++) {
		const char *table = store_dump_table((enum record_kind)kind);

		if (table && strcmp(table, name) == 0)
			found = kind;
	}
	if (found != WORD_NONE)
		return record_kind_korean((enum record_kind)found);
	if (strcmp(name, "office_alias") == 0) /* what has no list */
		return _("부서의 다른 이름");
	return strcmp(name, "source") == 0 ? _("출처 문서") : name;
}

void export_office_table(struct office *office, enum export_format format, struct store *store, const char *name,
			 const struct field *fields, size_t count)
{
	if (format == EXPORT_ICS)
		office_calendar(office, _("과기현황판"), store);
	else
		office_sheet(office, tab_of(name), fields, count, true);
}

bool export_copy(int from)
{
	enum { PIECE = 1 << 16 };
	char bytes[PIECE];
	off_t at = 0;
	ssize_t got;

	while ((got = pread(from, bytes, sizeof bytes, at)) > 0) {
		if (fwrite(bytes, 1, (size_t)got, stdout) != (size_t)got)
			return false;
		at += got;
	}
	return got == 0;
}
