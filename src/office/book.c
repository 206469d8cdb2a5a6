#include "book.h"

#include <stdio.h>
#include <string.h>

enum { IDENTIFIER = 256 };

/* A relation: what it is (the last part of its type), where it leads. */
struct relations {
	const char *wanted_id, *wanted_kind; /* one of the two */
	const char *base;                    /* of the part whose relations they are */
	char kind[IDENTIFIER], target[PACKAGE_NAME];
};

/* TARGET as seen from the part BASE, without . and ..; false if it leads out of the package or is too long. */
static bool resolve(const char *base, const char *target, char out[PACKAGE_NAME])
{
	const char *slash = strrchr(base, '/');
	size_t length = *target == '/' || !slash ? 0 : (size_t)(slash - base);

	if (length >= PACKAGE_NAME || strchr(target, '\\'))
		return false;
	memcpy(out, base, length);
	for (target += *target == '/'; *target;) {
		size_t step = strcspn(target, "/");

		if (step == 2 && strncmp(target, "..", 2) == 0) {
			if (!length)
				return false;
			while (length && out[--length] != '/')
				;
		} else if (step && !(step == 1 && *target == '.')) {
			if (length + step + 2 > PACKAGE_NAME)
				return false;
			if (length)
				out[length++] = '/';
			memcpy(out + length, target, step);
			length += step;
		}
		target += step + (target[step] == '/');
	}
	out[length] = '\0';
	return length > 0;
}

static void on_relation(void *context, const char *name, const char **attributes)
{
	struct relations *relations = context;
	const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type");
	const char *target = part_attribute(attributes, "Target"), *kind = type ? strrchr(type, '/') : NULL;
	const char *mode = part_attribute(attributes, "TargetMode");
	bool wanted;

	if (strcmp(name, "Relationship") != 0 || !id || !kind || !target || *relations->target)
		return;
	kind++;
	wanted = relations->wanted_id ? strcmp(id, relations->wanted_id) == 0 : strcmp(kind, relations->wanted_kind) == 0;
	if (!wanted || (mode && strcmp(mode, "External") == 0) || !resolve(relations->base, target, relations->target))
		return;
	snprintf(relations->kind, sizeof relations->kind, "%s", kind);
}

/* Where the relations of a part stand: _rels/.rels, xl/_rels/workbook.xml.rels. */
static void relations_name(const char *part, char out[PACKAGE_NAME + 16])
{
	const char *slash = strrchr(part, '/');
	int folder = slash ? (int)(slash - part) + 1 : 0;

	snprintf(out, PACKAGE_NAME + 16, "%.*s_rels/%s.rels", folder, part, part + folder);
}

/* The first relation of BASE ("" for the package) with this id or of this kind; *TARGET is "" without one. */
static bool follow(struct package *package, const char *base, const char *id, const char *kind, struct relations *found,
		   struct wire_report *report)
{
	char name[PACKAGE_NAME + 16];

	*found = (struct relations){.wanted_id = id, .wanted_kind = kind, .base = base};
	relations_name(base, name);
	if (!package_has(package, name))
		return true;
	return package_read(package, name, &(struct part_reader){on_relation, NULL, NULL, found}, report);
}

struct types {
	const char *part;
	char type[IDENTIFIER];
};

static void on_type(void *context, const char *name, const char **attributes)
{
	struct types *types = context;
	const char *part = part_attribute(attributes, "PartName"), *type = part_attribute(attributes, "ContentType");

	if (strcmp(name, "Override") == 0 && part && type && *part == '/' && strcmp(part + 1, types->part) == 0)
		snprintf(types->type, sizeof types->type, "%s", type);
}

/* Macros and the binary format tell of themselves in the list of types. */
static bool check_type(struct package *package, const char *part, struct wire_report *report)
{
	static const char list[] = "[Content_Types].xml";
	struct types types = {part, ""};

	if (!package_has(package, list))
		return wire_refuse(report, WIRE_NO_BOOK, 0, 0);
	if (!package_read(package, list, &(struct part_reader){on_type, NULL, NULL, &types}, report))
		return false;
	if (strstr(types.type, "macroEnabled"))
		return wire_refuse(report, strstr(types.type, "binary") ? WIRE_BINARY : WIRE_MACROS, 0, 0);
	if (strstr(types.type, "sheet.binary"))
		return wire_refuse(report, WIRE_BINARY, 0, 0);
	return strstr(types.type, "spreadsheetml") || wire_refuse(report, WIRE_NO_BOOK, 0, 0);
}

enum { SHEETS = 256 };
struct sheets {
	char (*ids)[IDENTIFIER]; /* of the relations of visible ones */
	size_t count;
	bool from_1904;
};

static void on_book(void *context, const char *name, const char **attributes)
{
	struct sheets *sheets = context;
	const char *id = part_attribute(attributes, "id"), *state = part_attribute(attributes, "state");

	if (strcmp(name, "workbookPr") == 0)
		sheets->from_1904 = part_is_true(part_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") != 0 || !id || (state && strcmp(state, "visible") != 0) || sheets->count == SHEETS)
		return;
	snprintf(sheets->ids[sheets->count++], IDENTIFIER, "%s", id);
}

/* Charts may stand among the sheets. */
static bool find_sheet(struct package *package, struct book *book, struct wire_report *report)
{
	char ids[SHEETS][IDENTIFIER];
	struct sheets sheets = {ids, 0, false};
	struct relations found;

	if (!package_read(package, book->main, &(struct part_reader){on_book, NULL, NULL, &sheets}, report))
		return false;
	book->from_1904 = sheets.from_1904;
	for (size_t i = 0; i < sheets.count; i++) {
		if (!follow(package, book->main, ids[i], NULL, &found, report))
			return false;
		if (strcmp(found.kind, "worksheet") == 0 && package_has(package, found.target)) {
			memcpy(book->sheet, found.target, sizeof book->sheet);
			return true;
		}
	}
	return wire_refuse(report, WIRE_NO_SHEET, 0, 0);
}

static bool find_part(struct package *package, const struct book *book, const char *kind, char out[PACKAGE_NAME],
		      struct wire_report *report)
{
	struct relations found;

	if (!follow(package, book->main, NULL, kind, &found, report))
		return false;
	if (package_has(package, found.target))
		memcpy(out, found.target, PACKAGE_NAME);
	return true;
}

bool book_find(struct package *package, struct book *book, struct wire_report *report)
{
	struct relations found;

	*book = (struct book){0};
	if (!follow(package, "", NULL, "officeDocument", &found, report))
		return false;
	if (!*found.target)
		return wire_refuse(report, WIRE_NO_BOOK, 0, 0);
	memcpy(book->main, found.target, sizeof book->main);
	return check_type(package, book->main, report) && find_sheet(package, book, report) &&
	       find_part(package, book, "styles", book->styles, report) &&
	       find_part(package, book, "sharedStrings", book->strings, report);
}
