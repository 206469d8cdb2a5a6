#include "gwagi/exchange/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "export_type.h"
#include "gwagi/model/message.h"
#include "gwagi/store/paper.h"
#include "gwagi/text/memory.h"

enum { BUFFER = 1 << 16, FILE_NAME = 64 };

struct export
{
	struct export_options how;
	struct paper paper; /* unless it goes to standard output, or nowhere */
	struct bytes line;  /* what is not written yet */
	const struct export_type *type;
	struct export_place place;
	struct export_loss loss;
	struct office *office; /* unless it is made here */
	FILE *aside;           /* nameless: what goes to standard output only when it is whole; NULL: none */
};

static const struct export_type *const types[EXPORT_FORMATS] = {
	[EXPORT_CSV] = &export_csv,     [EXPORT_TSV] = &export_tsv,           [EXPORT_JSON] = &export_json,
	[EXPORT_LINES] = &export_lines, [EXPORT_MARKDOWN] = &export_markdown, [EXPORT_HTML] = &export_html,
	[EXPORT_XLSX] = &export_xlsx,   [EXPORT_ICS] = &export_ics,
};

const char *export_format_name(enum export_format format)
{
	return types[format]->name;
}

int export_format_find(const char *name)
{
	for (int i = 0; i < EXPORT_FORMATS; i++)
		if (strcmp(types[i]->name, name) == 0)
			return i;
	return WORD_NONE;
}

int export_format_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');

	for (int i = 0; dot && i < EXPORT_FORMATS; i++)
		if (strcasecmp(types[i]->name, dot + 1) == 0)
			return i;
	return WORD_NONE;
}

bool export_is_for_people(enum export_format format)
{
	return types[format]->for_people;
}

bool export_has_encoding(enum export_format format)
{
	return types[format]->separator != 0;
}

static bool is_to_paper(const struct export_options *options)
{
	return !options->nowhere && strcmp(options->path, "-") != 0;
}

static bool is_folder(const struct export_options *options)
{
	return options->whole && export_has_encoding(options->format);
}

bool export_look(const struct export_options *options, bool *taken, struct error *error)
{
	*taken = false;
	if (is_folder(options) && strcmp(options->path, "-") == 0)
		return error_set(error, ERROR_USAGE, _("표마다 파일 하나인 폴더라서 표준 출력에 쓸 수 없습니다."));
	return !is_to_paper(options) || paper_look(options->path, is_folder(options), taken, error);
}

static bool put_bytes(struct export *export, const char *bytes, size_t length)
{
	if (export->how.nowhere)
		return true;
	if (is_to_paper(&export->how))
		return paper_put(&export->paper, bytes, length);
	return fwrite(bytes, 1, length, export->aside ? export->aside : stdout) == length;
}

/* What is gathered goes out when there is enough of it, or ALL of it. */
static bool put_line(struct export *export, bool all)
{
	bool done = true;

	if (all || export->line.length >= BUFFER) {
		done = !export->line.length || put_bytes(export, export->line.at, export->line.length);
		bytes_clear(&export->line);
	}
	return done;
}

/* gwagi-office needs a file that it can go back in; and a whole database is read in one moment, during which nobody can write to
 * it: a reader who has stopped must not make that last. */
static bool begin_aside(struct export *export, struct error *error)
{
	if (is_to_paper(&export->how) || export->how.nowhere || (!export->type->by_office && !export->how.whole))
		return true;
	export->aside = tmpfile();
	return export->aside || error_set(error, ERROR_REFUSED, _("임시 파일을 만들지 못했습니다."));
}

static bool begin_office(struct export *export, struct error *error)
{
	return !export->type->by_office || office_start(&export->office, export->type->kind,
							fileno(export->aside ? export->aside : export->paper.out), error);
}

bool export_begin(struct export **out, const struct export_options *options, struct error *error)
{
	struct export *export = memory_new(1, sizeof *export);
	bool done = true;

	*out = NULL;
	export->how = *options;
	export->type = types[options->format];
	export->place.heading = options->heading;
	export->place.whole = options->whole;
	if (is_to_paper(options))
		done = is_folder(options) ? paper_begin_folder(&export->paper, options->path, error)
					  : paper_begin(&export->paper, options->path, error);
	if (!done) {
		free(export);
		return false;
	}
	if (!begin_aside(export, error) || !begin_office(export, error)) {
		export_abandon(export);
		return false;
	}
	*out = export;
	if (export->type->begin)
		export->type->begin(&export->line, &export->place);
	return true;
}

/* Its text is in UTF-8 up to here. */
static void put_mark(struct export *export)
{
	if (export_has_encoding(export->how.format) && export->how.encoding == ENCODING_UTF8)
		bytes_put_text(&export->line, "\xEF\xBB\xBF");
}

static bool end_table(struct export *export)
{
	if (export->place.table && export->type->end_table)
		export->type->end_table(&export->line, &export->place);
	export->place.table = NULL;
	return put_line(export, is_folder(&export->how));
}

static bool begin_file(struct export *export, const char *name, const char *ending)
{
	char file[FILE_NAME];

	if (is_folder(&export->how) && is_to_paper(&export->how)) {
		snprintf(file, sizeof file, "%s.%s", name, ending);
		if (!paper_file(&export->paper, file))
			return false;
	}
	put_mark(export);
	return true;
}

bool export_table(struct export *export, const char *name, const struct field *fields, size_t count)
{
	if (!end_table(export) || !begin_file(export, name, export->type->name))
		return false;
	export->place.table = name;
	export->place.tables++;
	export->place.rows = 0;
	export->place.fields = fields;
	export->place.count = count;
	if (export->office)
		export_office_table(export->office, export->how.format, export->how.store, name, fields, count);
	else if (export->type->table)
		export->type->table(&export->line, &export->place);
	return put_line(export, false);
}

/* How many bytes the character at TEXT has. */
static size_t character_length(const char *text)
{
	size_t length = 1;

	while ((text[length] & 0xC0) == 0x80)
		length++;
	return length;
}

/* The first character of TEXT that the encoding has not, and its LENGTH; NULL if there is none. */
static const char *find_loss(const char *text, enum text_encoding encoding, size_t *length, struct text_losses *losses)
{
	char *bytes;
	size_t ignored;

	for (; *text; text += *length) {
		*length = character_length(text);
		text_encode(text, *length, encoding, &bytes, &ignored, losses);
		free(bytes);
		if (losses->total)
			return text;
	}
	return NULL;
}

/* Which cell of the row has the first character that the encoding has not. */
static void keep_loss(struct export *export, const struct record *record)
{
	struct export_loss *loss = &export->loss;
	struct text_losses losses;
	const char *found = NULL;
	size_t length = 0;

	for (loss->column = 0; loss->column < record->count && !found; loss->column++)
		if (!record->values[loss->column].empty)
			found = find_loss(record->values[loss->column].text, export->how.encoding, &length, &losses);
	snprintf(loss->character, sizeof loss->character, "%.*s", (int)length, found ? found : "");
	loss->code_point = found ? losses.first[0].character : 0;
	loss->table = export->place.table;
	loss->key = record->fields[loss->column - 1].key;
	loss->row = export->place.rows + 2;
}

/* What was gathered from FROM on, in CP949. How many characters that lacks. */
static size_t encode(struct export *export, size_t from)
{
	struct text_losses losses;
	char *bytes;
	size_t length;

	text_encode(export->line.at + from, export->line.length - from, ENCODING_CP949, &bytes, &length, &losses);
	export->line.length = from;
	bytes_put(&export->line, bytes, length);
	free(bytes);
	return losses.total;
}

/* The mark between the steps of a path is the program's own, and CP949 has it not: there it is >. */
static const char *plain_path(const char *path, struct bytes *plain)
{
	static const char mark[] = "›";

	for (const char *next; (next = strstr(path, mark)); path = next + strlen(mark)) {
		bytes_put(plain, path, (size_t)(next - path));
		bytes_put_char(plain, '>');
	}
	bytes_put_text(plain, path);
	return plain->at;
}

/* The row in CP949. */
static void put_encoded_row(struct export *export, const struct record *record)
{
	size_t from = export->line.length, lost;
	struct value *values = memory_new(record->count, sizeof *values);
	struct record plain = *record;
	struct bytes path = {0};

	for (size_t i = 0; i < record->count; i++) {
		values[i] = record->values[i];
		if (strcmp(record->fields[i].key, "path") == 0 && !values[i].empty)
			values[i].text = plain_path(values[i].text, &path);
	}
	plain.values = values;
	export->type->row(&export->line, &export->place, &plain);
	lost = encode(export, from);
	if (lost && !export->loss.count)
		keep_loss(export, &plain);
	export->loss.count += lost;
	bytes_finish(&path);
	free(values);
}

bool export_row(void *context, const struct record *record)
{
	struct export *export = context;

	if (export->office)
		return office_row(export->office, record);
	if (export->how.encoding == ENCODING_CP949)
		put_encoded_row(export, record);
	else
		export->type->row(&export->line, &export->place, record);
	export->place.rows++;
	return put_line(export, false);
}

const struct export_loss *export_loss(const struct export *export)
{
	return export->loss.count ? &export->loss : NULL;
}

int64_t export_left_out(const struct export *export)
{
	return export->office ? office_left_out(export->office) : 0;
}

bool export_text(struct export *export, const char *name, const char *text)
{
	size_t from;

	if (!end_table(export) || !begin_file(export, name, "txt"))
		return false;
	from = export->line.length;
	bytes_put_text(&export->line, text);
	if (export->how.encoding == ENCODING_CP949)
		encode(export, from); /* what it lacks has a near spelling */
	return put_line(export, true);
}

static bool end_office(struct export *export, struct error *error)
{
	struct office *office = export->office;

	export->office = NULL;
	return !office || office_finish(office, error);
}

/* What standard output did not take is for its owner to see. */
static bool end_aside(struct export *export, struct error *error)
{
	if (!export->aside)
		return true;
	if (fflush(export->aside) != 0 || ferror(export->aside))
		return error_set(error, ERROR_REFUSED, _("디스크에 자리가 없어 쓰지 못했습니다."));
	(void)export_copy(fileno(export->aside));
	return true;
}

static void end_text(struct export *export)
{
	end_table(export);
	if (export->type->end)
		export->type->end(&export->line, &export->place);
	put_line(export, true);
}

bool export_finish(struct export *export, bool replace, struct error *error)
{
	bool done;

	end_text(export);
	done = end_office(export, error) && end_aside(export, error);
	if (done && is_to_paper(&export->how)) {
		done = paper_finish(&export->paper, replace, error);
		export->how.nowhere = true; /* there is nothing left to abandon */
	}
	export_abandon(export);
	return done;
}

void export_abandon(struct export *export)
{
	if (!export)
		return;
	office_abandon(export->office);
	if (export->aside)
		fclose(export->aside);
	if (is_to_paper(&export->how))
		paper_abandon(&export->paper);
	bytes_finish(&export->line);
	free(export);
}
