/* For other programs. */
#include "export_type.h"

static const struct delimited commas = {',', "\r\n"}, tabs = {'\t', "\r\n"};

static void put_csv_header(struct bytes *out, const struct export_place *place)
{
	delimited_header(out, &commas, place->fields, place->count);
}

static void put_csv_row(struct bytes *out, const struct export_place *place, const struct record *record)
{
	(void)place;
	delimited_row(out, &commas, record);
}

const struct export_type export_csv = {.name = "csv", .separator = ',', .table = put_csv_header, .row = put_csv_row};

static void put_tsv_header(struct bytes *out, const struct export_place *place)
{
	delimited_header(out, &tabs, place->fields, place->count);
}

static void put_tsv_row(struct bytes *out, const struct export_place *place, const struct record *record)
{
	(void)place;
	delimited_row(out, &tabs, record);
}

const struct export_type export_tsv = {.name = "tsv", .separator = '\t', .table = put_tsv_header, .row = put_tsv_row};

static void begin_json(struct bytes *out, const struct export_place *place)
{
	if (place->whole)
		bytes_put_char(out, '{');
}

static void begin_array(struct bytes *out, const struct export_place *place)
{
	if (place->whole) {
		bytes_put_text(out, place->tables > 1 ? ",\n\"" : "\n\"");
		bytes_put_text(out, place->table);
		bytes_put_text(out, "\": ");
	}
	bytes_put_char(out, '[');
}

static void put_element(struct bytes *out, const struct export_place *place, const struct record *record)
{
	bytes_put_text(out, place->rows ? ",\n" : "\n");
	json_line(out, record);
}

static void end_array(struct bytes *out, const struct export_place *place)
{
	bytes_put_text(out, place->rows ? "\n]" : "]");
}

static void end_json(struct bytes *out, const struct export_place *place)
{
	bytes_put_text(out, place->whole ? "\n}\n" : "\n");
}

const struct export_type export_json = {
	.name = "json", .begin = begin_json, .table = begin_array, .row = put_element, .end_table = end_array, .end = end_json};

static void put_object(struct bytes *out, const struct export_place *place, const struct record *record)
{
	(void)place;
	json_line(out, record);
	bytes_put_char(out, '\n');
}

const struct export_type export_lines = {.name = "jsonl", .row = put_object};
