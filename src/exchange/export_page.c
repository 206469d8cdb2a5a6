/* For people: the columns of a table, Korean headings and words. */
#include <stdlib.h>
#include <string.h>
#include "export_type.h"
#include "gwagi/model/message.h"

/* A character that would not stand for itself, and what does. */
struct escape {
	char character;
	const char *text;
};

static void put_escaped(struct bytes *out, const char *text, const struct escape *escapes, const char *special)
{
	for (size_t plain; plain = strcspn(text, special), bytes_put(out, text, plain), text[plain]; text += plain + 1) {
		const struct escape *escape = escapes;

		while (escape->character != text[plain])
			escape++;
		bytes_put_text(out, escape->text);
	}
}

static void put_markdown(struct bytes *out, const char *text)
{
	static const struct escape escapes[] = {{'\\', "\\\\"}, {'|', "\\|"},   {'`', "\\`"}, {'*', "\\*"},
						{'<', "&lt;"},  {'\n', "<br>"}, {'\r', " "}};

	put_escaped(out, text, escapes, "\\|`*<\n\r");
}

static void put_html(struct bytes *out, const char *text)
{
	static const struct escape escapes[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\n', "<br>"}};

	put_escaped(out, text, escapes, "&<>\"\n");
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_INTEGER || field->type == FIELD_AMOUNT;
}

static void put_value(struct bytes *out, const struct field *field, struct value value,
		      void (*put)(struct bytes *out, const char *text))
{
	char *text = record_text(field, value);

	put(out, text);
	free(text);
}

static void begin_markdown(struct bytes *out, const struct export_place *place)
{
	if (!place->heading)
		return;
	bytes_put_text(out, "# ");
	put_markdown(out, place->heading);
	bytes_put_text(out, "\n\n");
}

static void put_markdown_header(struct bytes *out, const struct export_place *place)
{
	for (size_t i = 0; i < place->count; i++)
		if (place->fields[i].in_table) {
			bytes_put_text(out, "| ");
			put_markdown(out, _(place->fields[i].heading));
			bytes_put_char(out, ' ');
		}
	bytes_put_text(out, "|\n");
	for (size_t i = 0; i < place->count; i++)
		if (place->fields[i].in_table)
			bytes_put_text(out, is_number(&place->fields[i]) ? "| --: " : "| --- ");
	bytes_put_text(out, "|\n");
}

static void put_markdown_row(struct bytes *out, const struct export_place *place, const struct record *record)
{
	(void)place;
	for (size_t i = 0; i < record->count; i++)
		if (record->fields[i].in_table) {
			bytes_put_text(out, "| ");
			put_value(out, &record->fields[i], record->values[i], put_markdown);
			bytes_put_char(out, ' ');
		}
	bytes_put_text(out, "|\n");
}

const struct export_type export_markdown = {
	.name = "md", .for_people = true, .begin = begin_markdown, .table = put_markdown_header, .row = put_markdown_row};

static void begin_html(struct bytes *out, const struct export_place *place)
{
	static const char style[] =
		"<style>\n"
		":root { color-scheme: light dark; }\n"
		"body { font: 15px/1.5 'Noto Sans KR', 'Malgun Gothic', sans-serif; margin: 1em; }\n"
		"div { overflow-x: auto; }\n"
		"table { border-collapse: collapse; }\n"
		"th, td { border: 1px solid #8888; padding: .2em .5em; text-align: left; vertical-align: top; }\n"
		"thead { background: #8882; }\n"
		".n { text-align: right; white-space: nowrap; }\n"
		"@media print { body { font-size: 9pt; margin: 0; } tr { break-inside: avoid; } }\n"
		"</style>\n";
	const char *heading = place->heading ? place->heading : "";

	bytes_put_text(out,
		       message_translated() ? "<!doctype html>\n<html lang=\"en\">\n" : "<!doctype html>\n<html lang=\"ko\">\n");
	bytes_put_text(out, "<head>\n<meta charset=\"utf-8\">\n"
			    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	put_html(out, heading);
	bytes_put_text(out, "</title>\n");
	bytes_put_text(out, style);
	bytes_put_text(out, "</head>\n<body>\n<h1>");
	put_html(out, heading);
	bytes_put_text(out, "</h1>\n");
}

static void put_html_header(struct bytes *out, const struct export_place *place)
{
	bytes_put_text(out, "<div><table>\n<thead><tr>");
	for (size_t i = 0; i < place->count; i++)
		if (place->fields[i].in_table) {
			bytes_put_text(out, is_number(&place->fields[i]) ? "<th class=\"n\">" : "<th>");
			put_html(out, _(place->fields[i].heading));
			bytes_put_text(out, "</th>");
		}
	bytes_put_text(out, "</tr></thead>\n<tbody>\n");
}

static void put_html_row(struct bytes *out, const struct export_place *place, const struct record *record)
{
	(void)place;
	bytes_put_text(out, "<tr>");
	for (size_t i = 0; i < record->count; i++)
		if (record->fields[i].in_table) {
			bytes_put_text(out, is_number(&record->fields[i]) ? "<td class=\"n\">" : "<td>");
			put_value(out, &record->fields[i], record->values[i], put_html);
			bytes_put_text(out, "</td>");
		}
	bytes_put_text(out, "</tr>\n");
}

static void end_html_table(struct bytes *out, const struct export_place *place)
{
	(void)place;
	bytes_put_text(out, "</tbody>\n</table></div>\n");
}

static void end_html(struct bytes *out, const struct export_place *place)
{
	(void)place;
	bytes_put_text(out, "</body>\n</html>\n");
}

const struct export_type export_html = {.name = "html",
					.for_people = true,
					.begin = begin_html,
					.table = put_html_header,
					.row = put_html_row,
					.end_table = end_html_table,
					.end = end_html};
