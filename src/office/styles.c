/* Which styles of cells are days: what a sheet keeps of a day is a number. */
#include <stdlib.h>
#include <string.h>
#include "book.h"
#include "gwagi/text/memory.h"

/* Of the formats that have a number only. 27 to 36 and 50 to 58 are days of Korean, Japanese and Chinese programs, 32 and 33
 * times. */
static enum show show_of_number(long id)
{
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58))
		return SHOW_DAY;
	if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 45 && id <= 47))
		return SHOW_TIME;
	return id == 22 ? SHOW_DAY_TIME : SHOW_NUMBER;
}

/* Behind what is printed as it stands: "…", \x, _x, *x, and what stands in brackets, except hours that go on counting: [h]. */
static const char *skip_literal(const char *at)
{
	const char *end;

	if (*at == '"' || *at == '[') {
		end = strchr(at + 1, *at == '"' ? '"' : ']');
		return end ? end + 1 : at + strlen(at);
	}
	if (strchr("\\_*", *at))
		return at[1] ? at + 2 : at + 1;
	return at;
}

enum show show_of(const char *format)
{
	bool day = false, month = false, time = false;

	while (*format && *format != ';') {
		const char *next = skip_literal(format);

		if (*format == '[' && strchr("hHmMsS", format[1]))
			time = true;
		if (next != format) {
			format = next;
			continue;
		}
		day = day || strchr("yYdD", *format);
		month = month || strchr("mM", *format);
		time = time || strchr("hHsS", *format);
		format++;
	}
	if (day && time)
		return SHOW_DAY_TIME;
	if (day || (month && !time))
		return SHOW_DAY;
	return time ? SHOW_TIME : SHOW_NUMBER;
}

struct reading {
	struct styles *styles;
	struct {
		long id;
		enum show show;
	} * formats;
	size_t formats_count;
	bool within; /* cellXfs, which cells name */
};

enum { FORMATS = 4096, STYLES = 65536 }; /* what Excel can have */

static enum show show_of_id(const struct reading *reading, long id)
{
	for (size_t i = 0; i < reading->formats_count; i++)
		if (reading->formats[i].id == id)
			return reading->formats[i].show;
	return show_of_number(id);
}

static void add_format(struct reading *reading, const char **attributes)
{
	const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");

	if (!id || !code || reading->formats_count == FORMATS)
		return;
	reading->formats[reading->formats_count].id = strtol(id, NULL, 10);
	reading->formats[reading->formats_count++].show = show_of(code);
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;
	const char *id = part_attribute(attributes, "numFmtId");

	if (strcmp(name, "numFmt") == 0)
		add_format(reading, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		reading->within = true;
	else if (strcmp(name, "xf") == 0 && reading->within && reading->styles->count < STYLES)
		reading->styles->shows[reading->styles->count++] = (unsigned char)show_of_id(reading,
											     id ? strtol(id, NULL, 10) : 0);
}

static void on_end(void *context, const char *name)
{
	struct reading *reading = context;

	if (strcmp(name, "cellXfs") == 0)
		reading->within = false;
}

bool styles_read(struct package *package, const char *name, struct styles *styles, struct wire_report *report)
{
	struct reading reading = {.styles = styles};
	bool done;

	styles->shows = memory_new(STYLES, 1);
	reading.formats = memory_new(FORMATS, sizeof *reading.formats);
	done = package_read(package, name, &(struct part_reader){on_start, on_end, NULL, &reading}, report);
	free(reading.formats);
	return done;
}

void styles_finish(struct styles *styles)
{
	free(styles->shows);
	*styles = (struct styles){0};
}
