#include "diagnosis.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"
#include "gwagi/text/text.h"

enum { SECTION, KEY, VALUE, COLUMNS, RIGHTS = 07777, RIGHTS_TEXT = 64 };

static const struct field columns[COLUMNS] = {
	[SECTION] = {"section", N_("갈래"), FIELD_TEXT, VOCABULARY_NONE, true},
	[KEY] = {"key", N_("항목"), FIELD_TEXT, VOCABULARY_NONE, true},
	[VALUE] = {"value", N_("값"), FIELD_TEXT, VOCABULARY_NONE, true},
};

void diagnosis_begin(struct diagnosis *diagnosis, enum output_format format)
{
	if (format == OUTPUT_JSON)
		diagnosis->writer = record_writer_create(stdout, format, columns, COLUMNS, 0);
}

void diagnosis_end(struct diagnosis *diagnosis)
{
	record_writer_finish(diagnosis->writer);
}

void diagnosis_section(struct diagnosis *diagnosis, const char *key, const char *heading)
{
	if (!diagnosis->writer && diagnosis->section)
		putchar('\n');
	diagnosis->section = key;
	if (!diagnosis->writer)
		say_line(heading);
}

void diagnosis_value(struct diagnosis *diagnosis, const char *key, const char *value)
{
	const struct value values[COLUMNS] = {
		[SECTION] = {false, diagnosis->section}, [KEY] = {false, key}, [VALUE] = {!value, value ? value : ""}};

	if (diagnosis->writer)
		record_writer_add(diagnosis->writer, &(struct record){{RECORD_KINDS, 0}, COLUMNS, columns, values});
}

static void put(const struct diagnosis *diagnosis, const char *label, const char *value)
{
	struct text text = {0};

	if (diagnosis->writer || !value)
		return;
	text_append_format(&text, "  %s%s%s", label, *label ? ": " : "", value);
	printf("%s\n", text_bytes(&text));
	text_finish(&text);
}

void diagnosis_put(struct diagnosis *diagnosis, const char *key, const char *label, const char *value)
{
	put(diagnosis, label, value);
	diagnosis_value(diagnosis, key, value);
}

void diagnosis_line(struct diagnosis *diagnosis, const char *key, const char *value)
{
	diagnosis_put(diagnosis, key, "", value);
}

/* "0600", "폴더 0700", and whether they are somebody else's. */
static void put_rights(struct diagnosis *diagnosis, const char *key, const char *label, const char *path)
{
	struct stat status;
	char text[RIGHTS_TEXT];
	bool there = path && stat(path, &status) == 0;

	if (there)
		snprintf(text, sizeof text, "%04o%s", (unsigned)status.st_mode & RIGHTS,
			 status.st_uid == geteuid() ? "" : D_(" (다른 사람의 것)"));
	diagnosis_put(diagnosis, key, label, there ? text : NULL);
}

static void put_rights_of(struct diagnosis *diagnosis, const char *key, const char *path)
{
	char rights[64];
	char *folder = path ? memory_copy(path, strlen(path)) : NULL, *slash = folder ? strrchr(folder, '/') : NULL;

	snprintf(rights, sizeof rights, "%s_rights", key);
	put_rights(diagnosis, rights, D_("  권한"), path);
	snprintf(rights, sizeof rights, "%s_folder_rights", key);
	if (slash)
		slash[slash == folder] = '\0';
	put_rights(diagnosis, rights, D_("  폴더의 권한"), slash ? folder : folder ? "." : NULL);
	free(folder);
}

void diagnosis_place(struct diagnosis *diagnosis, const char *key, const char *label, const char *path)
{
	struct stat status;
	struct text text = {0};

	if (path)
		text_append_format(&text, "%s (%s)", path, stat(path, &status) == 0 ? D_("있음") : D_("없음"));
	put(diagnosis, label, path ? text_bytes(&text) : D_("둘 곳이 없음"));
	text_finish(&text);
	diagnosis_value(diagnosis, key, path);
	put_rights_of(diagnosis, key, path);
}
