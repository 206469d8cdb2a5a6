#include "report_html.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/text.h"

static void put_escaped(FILE *out, const char *bytes, const char *line_break)
{
	struct text text = {0};

	text_clean(&text, bytes, strlen(bytes), TEXT_BODY);
	for (const char *at = text_bytes(&text); *at; at++)
		switch (*at) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\n':
			fputs(line_break, out);
			break;
		default:
			fputc(*at, out);
		}
	text_finish(&text);
}

void html_text(FILE *out, const char *text)
{
	put_escaped(out, text, "<br/>");
}

void html_attribute(FILE *out, const char *text)
{
	put_escaped(out, text, " ");
}

const char *html_signal(int signal)
{
	return signal == WORD_NONE ? "none" : word_english(VOCABULARY_SIGNAL, signal);
}

static void put_cell(FILE *out, const struct table *table, size_t row, size_t column)
{
	static const char *const classes[] = {
		[COLUMN_TEXT] = "t", [COLUMN_LINES] = "l", [COLUMN_NUMBER] = "n", [COLUMN_CODE] = "c", [COLUMN_SIGNAL] = "s"};
	const struct column *about = &table->columns[column];
	const char *text = table->cells[row * table->width + column];
	/* The first that tells what a row is about is its heading. */
	bool heading = about->lead && about->type != COLUMN_SIGNAL &&
		       (!column || table->columns[column - 1].type == COLUMN_SIGNAL);

	fprintf(out,
		heading ? "<th scope=\"row\" role=\"rowheader\" class=\"%s\" data-label=\""
			: "<td role=\"cell\" class=\"%s\" data-label=\"",
		classes[about->type]);
	html_attribute(out, message_of(about->heading));
	fputs("\">", out);
	if (about->type == COLUMN_SIGNAL && *text)
		fprintf(out, "<b class=\"badge %s\">", html_signal(table->signals[row]));
	html_text(out, text);
	if (about->type == COLUMN_SIGNAL && *text)
		fputs("</b>", out);
	fputs(heading ? "</th>" : "</td>", out);
}

/* Its words may stand below each other, but none is broken. */
static void put_heading(FILE *out, const char *heading, const char *between)
{
	for (size_t length; *heading; heading += length + (heading[length] == ' ')) {
		char word[64];

		length = strcspn(heading, " ");
		snprintf(word, sizeof word, "%.*s", (int)length, heading);
		fputs("<span>", out);
		html_text(out, word);
		fputs("</span>", out);
		fputs(heading[length] ? between : "", out);
	}
}

static void put_table(FILE *out, const struct table *table)
{
	fputs("<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">", out);
	for (size_t i = 0; i < table->width; i++) {
		fputs(table->columns[i].type == COLUMN_NUMBER ? "<th scope=\"col\" role=\"columnheader\" class=\"n\">"
							      : "<th scope=\"col\" role=\"columnheader\">",
		      out);
		put_heading(out, message_of(table->columns[i].heading), table->columns[i].type == COLUMN_NUMBER ? "<br/>" : " ");
		fputs("</th>", out);
	}
	fputs("</tr></thead>\n<tbody role=\"rowgroup\">\n", out);
	for (size_t row = 0; row < table->rows; row++) {
		fputs("<tr role=\"row\">", out);
		for (size_t i = 0; i < table->width; i++)
			put_cell(out, table, row, i);
		fputs("</tr>\n", out);
	}
	fputs("</tbody>\n</table>\n", out);
}

static void put_line(FILE *out, const struct block *block)
{
	static const char *const marks[LEVEL_REMARK + 1] = {"□", "○", "-", "※"};

	fprintf(out, "<p class=\"l%d\"><span class=\"mark\">%s</span> ", (int)block->level + 1, marks[block->level]);
	html_text(out, block->text);
	fputs("</p>\n", out);
}

static void put_block(FILE *out, const struct block *block, day_number today)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		fputs("<h2><span class=\"mark\">□</span> ", out);
		html_text(out, block->text);
		fputs("</h2>\n", out);
		break;
	case BLOCK_LINE:
		put_line(out, block);
		break;
	case BLOCK_TABLE:
		put_table(out, &block->table);
		break;
	case BLOCK_BARS:
		html_bars(out, block);
		break;
	case BLOCK_TIMELINE:
		html_timeline(out, block, today);
		break;
	}
}

static void put_document(FILE *out, const struct document *document, size_t place)
{
	fprintf(out, "<article id=\"paper%zu\">\n<header>\n<h1>", place + 1);
	html_text(out, document->title);
	fputs("</h1>\n", out);
	for (size_t i = 0; i < document->head_count; i++) {
		fputs("<p>", out);
		html_text(out, document->head[i]);
		fputs("</p>\n", out);
	}
	fputs("</header>\n", out);
	for (size_t i = 0; i < document->count; i++)
		put_block(out, &document->blocks[i], document->today);
	fputs("<footer>\n", out);
	for (size_t i = 0; i < document->foot_count; i++) {
		fputs("<p>", out);
		html_text(out, document->foot[i]);
		fputs("</p>\n", out);
	}
	fputs("</footer>\n</article>\n", out);
}

static void put_contents(FILE *out, struct document *const *documents, size_t count)
{
	fputs("<nav aria-label=\"", out);
	html_attribute(out, _("차례"));
	fputs("\">\n<h2>", out);
	html_text(out, _("차례"));
	fputs("</h2>\n", out);
	if (documents[0]->head_count) {
		fputs("<p>", out);
		html_text(out, documents[0]->head[0]);
		fputs("</p>\n", out);
	}
	fputs("<ol>\n", out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "<li><a href=\"#paper%zu\">", i + 1);
		html_text(out, documents[i]->title);
		fputs("</a></li>\n", out);
	}
	fputs("</ol>\n</nav>\n", out);
}

/* Nothing is fetched and nothing runs: whoever opens it tells nobody. */
static void put_head(FILE *out, const struct document *document)
{
	fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", message_translated() ? "en" : "ko");
	fputs("<meta charset=\"utf-8\"/>\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
	      "base-uri 'none'; form-action 'none'\"/>\n"
	      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	      "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>",
	      out);
	html_text(out, document->title);
	if (document->head_count) {
		fputs(" - ", out);
		html_text(out, document->head[0]);
	}
	fputs("</title>\n<style>\n", out);
	html_style(out);
	fputs("</style>\n</head>\n<body>\n", out);
}

void documents_write_html(FILE *out, struct document *const *documents, size_t count)
{
	put_head(out, documents[0]);
	html_patterns(out);
	if (count > 1)
		put_contents(out, documents, count);
	fputs("<main>\n", out);
	for (size_t i = 0; i < count; i++)
		put_document(out, documents[i], i);
	fputs("</main>\n</body>\n</html>\n", out);
}
