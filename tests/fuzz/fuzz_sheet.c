/* XLSX files: the bytes of a file, or of one of its parts in a file that is otherwise sound. What comes of it is CSV in UTF-8, or
 * a reason. */
#define _GNU_SOURCE /* memfd_create */
#include <minizip/zip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "invariant.h"
#include "office.h"

enum { MOST = 1 << 20 };

#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct {
	const char *name, *text;
} parts[] = {
	{"[Content_Types].xml", "<Types><Override PartName='/xl/workbook.xml' ContentType='spreadsheetml.sheet.main'/></Types>"},
	{"_rels/.rels", "<R><Relationship Id='1' Type='" TYPE "officeDocument' Target='xl/workbook.xml'/></R>"},
	{"xl/workbook.xml", "<workbook><sheets><sheet id='1'/></sheets></workbook>"},
	{"xl/_rels/workbook.xml.rels",
	 "<R><Relationship Id='1' Type='" TYPE "worksheet' Target='s.xml'/><Relationship Id='2' Type='" TYPE
	 "styles' Target='y.xml'/><Relationship Id='3' Type='" TYPE "sharedStrings' Target='t.xml'/></R>"},
	{"xl/y.xml",
	 "<s><numFmt numFmtId='200' formatCode='yyyy'/><cellXfs><xf numFmtId='14'/><xf numFmtId='200'/><xf numFmtId='22'/>"
	 "<xf numFmtId='20'/></cellXfs></s>"},
	{"xl/t.xml", "<sst><si><t>a</t></si><si><t>b</t></si></sst>"},
	{"xl/s.xml", "<w><row><c t='s'><v>0</v></c><c s='1'><v>46022</v></c></row></w>"},
};
enum { PARTS = sizeof parts / sizeof *parts };

static void pack(int file, unsigned chosen, const uint8_t *data, size_t size)
{
	char path[64];
	zipFile zip;

	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	zip = zipOpen(path, APPEND_STATUS_CREATE);
	REQUIRE(zip);
	for (unsigned i = 0; i < PARTS; i++) {
		const void *bytes = i == chosen ? (const void *)data : parts[i].text;

		REQUIRE(zipOpenNewFileInZip(zip, parts[i].name, NULL, NULL, 0, NULL, 0, NULL, 0, 0) == ZIP_OK);
		REQUIRE(zipWriteInFileInZip(zip, bytes, (unsigned)(i == chosen ? size : strlen(parts[i].text))) == ZIP_OK);
		REQUIRE(zipCloseFileInZip(zip) == ZIP_OK);
	}
	REQUIRE(zipClose(zip, NULL) == ZIP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned chosen = invariant_byte(&data, &size) % (PARTS + 1);
	int file = memfd_create("sheet", MFD_CLOEXEC);
	struct wire_report report = {WIRE_FINE, 0, 0};
	char *csv = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&csv, &length);
	bool done;

	REQUIRE(file >= 0 && out);
	if (chosen < PARTS)
		pack(file, chosen, data, size);
	else
		REQUIRE(write(file, data, size) == (ssize_t)size);
	done = sheet_read(file, MOST, out, &report);
	fclose(out);
	REQUIRE(done == (report.fault == WIRE_FINE) && report.fault != WIRE_GARBLED);
	REQUIRE(length <= MOST && invariant_is_utf8(csv, length));
	free(csv);
	close(file);
	return 0;
}
