#include "package.h"

#include <errno.h>
#include <expat.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "gwagi/text/memory.h"

/* PIECE is unpacked at a time; TOKEN is the longest tag; a part over EASE bytes may be RATIO times what is packed. Sheets of tens
 * of thousands of like rows come to 40. */
enum { PIECE = 1 << 15, TOKEN = 1 << 20, EASE = 1 << 21, RATIO = 250, MEMBERS = 10000, MARK = 8 };

struct package {
	unzFile zip;
	int file;
	long long left; /* bytes that may still be unpacked */
};

/* The one descriptor under each name that the library asks for. */
static voidpf open_again(voidpf opaque, const void *name, int mode)
{
	int again = dup(*(const int *)opaque);
	FILE *file = again < 0 ? NULL : fdopen(again, "rb");

	(void)name;
	(void)mode;
	if (!file && again >= 0)
		close(again);
	return file;
}

static bool look_at_mark(int file, struct wire_report *report)
{
	static const unsigned char compound[MARK] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
	unsigned char mark[MARK] = {0};
	ssize_t got = pread(file, mark, sizeof mark, 0);

	if (got < 0)
		return wire_refuse(report, WIRE_UNREAD, errno, 0);
	if (memcmp(mark, compound, sizeof mark) == 0)
		return wire_refuse(report, WIRE_OLD, 0, 0);
	return memcmp(mark, "PK\x03\x04", 4) == 0 || wire_refuse(report, WIRE_NO_ZIP, 0, 0);
}

struct package *package_open(int file, long long most, struct wire_report *report)
{
	struct package *package;
	zlib_filefunc64_def functions;
	unz_global_info64 info;

	if (!look_at_mark(file, report))
		return NULL;
	package = memory_new(1, sizeof *package);
	package->file = file;
	package->left = most;
	fill_fopen64_filefunc(&functions);
	functions.zopen64_file = open_again;
	functions.opaque = &package->file;
	package->zip = unzOpen2_64("", &functions);
	if (package->zip && unzGetGlobalInfo64(package->zip, &info) == UNZ_OK && info.number_entry <= MEMBERS)
		return package;
	wire_refuse(report, WIRE_DAMAGED, 0, 0);
	package_close(package);
	return NULL;
}

void package_close(struct package *package)
{
	if (package && package->zip)
		unzClose(package->zip);
	free(package);
}

bool package_has(struct package *package, const char *name)
{
	return unzLocateFile(package->zip, name, 1) == UNZ_OK;
}

struct parse {
	const struct part_reader *reader;
	struct wire_report *report;
	XML_Parser parser;
};

static void stop_if_refused(struct parse *parse)
{
	if (parse->report->fault != WIRE_FINE)
		XML_StopParser(parse->parser, XML_FALSE);
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct parse *parse = context;

	parse->reader->start(parse->reader->context, part_local(name), attributes);
	stop_if_refused(parse);
}

static void on_end(void *context, const char *name)
{
	struct parse *parse = context;

	if (parse->reader->end)
		parse->reader->end(parse->reader->context, part_local(name));
	stop_if_refused(parse);
}

static void on_text(void *context, const char *bytes, int length)
{
	struct parse *parse = context;

	if (parse->reader->text)
		parse->reader->text(parse->reader->context, bytes, (size_t)length);
	stop_if_refused(parse);
}

/* Entities live in a document type: without one there is nothing to expand and nothing to fetch. */
static void on_doctype(void *context, const char *name, const char *system, const char *public, int internal)
{
	struct parse *parse = context;

	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	wire_refuse(parse->report, WIRE_DOCTYPE, 0, 0);
	stop_if_refused(parse);
}

/* A piece of a part. What the parser holds back is one token, which it looks at anew with each piece. */
static bool parse_piece(struct parse *parse, const char *bytes, size_t length, long long before)
{
	bool done = XML_Parse(parse->parser, bytes, (int)length, length == 0) == XML_STATUS_OK;

	if (parse->report->fault != WIRE_FINE)
		return false;
	if (!done || before - (long long)XML_GetCurrentByteIndex(parse->parser) > TOKEN)
		return wire_refuse(parse->report, WIRE_DAMAGED, 0, 0);
	return true;
}

static bool parse_part(struct package *package, struct parse *parse, const unz_file_info64 *info)
{
	char bytes[PIECE];
	long long all = 0;
	int got;

	do {
		got = unzReadCurrentFile(package->zip, bytes, sizeof bytes);
		if (got < 0)
			return wire_refuse(parse->report, WIRE_DAMAGED, 0, 0);
		all += got;
		package->left -= got;
		if (package->left < 0)
			return wire_refuse(parse->report, WIRE_LARGE, 0, 0);
		if (all > EASE && (unsigned long long)all / RATIO > info->compressed_size)
			return wire_refuse(parse->report, WIRE_BOMB, 0, 0);
		if (!parse_piece(parse, bytes, (size_t)got, all))
			return false;
	} while (got > 0);
	return true;
}

static bool parse_open(struct package *package, struct parse *parse, const unz_file_info64 *info)
{
	bool done;

	parse->parser = XML_ParserCreate(NULL);
	if (!parse->parser)
		abort();
	XML_SetUserData(parse->parser, parse);
	XML_SetElementHandler(parse->parser, on_start, on_end);
	XML_SetCharacterDataHandler(parse->parser, on_text);
	XML_SetStartDoctypeDeclHandler(parse->parser, on_doctype);
	done = parse_part(package, parse, info);
	XML_ParserFree(parse->parser);
	return done;
}

bool package_read(struct package *package, const char *name, const struct part_reader *reader, struct wire_report *report)
{
	struct parse parse = {reader, report, NULL};
	unz_file_info64 info;
	bool done;

	if (!package_has(package, name) || unzGetCurrentFileInfo64(package->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
		return wire_refuse(report, WIRE_DAMAGED, 0, 0);
	if (info.flag & 1)
		return wire_refuse(report, WIRE_ENCRYPTED, 0, 0);
	if (unzOpenCurrentFile(package->zip) != UNZ_OK)
		return wire_refuse(report, WIRE_DAMAGED, 0, 0);
	done = parse_open(package, &parse, &info);
	if (unzCloseCurrentFile(package->zip) == UNZ_CRCERROR && done)
		return wire_refuse(report, WIRE_DAMAGED, 0, 0);
	return done;
}

const char *part_local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *part_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(part_local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool part_is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}
