#include "heading.h"

void heading_put(struct entry *entry, int64_t group)
{
	/* A kind that no row of the database has. */
	*entry = (struct entry){.kind = ENTRY_HEADING, .group = group, .node.ref = {RECORD_KINDS, group}};
}

void heading_draw(const struct entry *entry, const char *right, enum style style, int cells, struct row *row)
{
	struct row end = {0};

	row_add(&end, style, right);
	row_clear(row);
	row_add(row, STYLE_KEY, !entry->node.has_children ? "  " : entry->open ? "- " : "+ ");
	row_add_fit(row, STYLE_TITLE, entry->node.title, cells - row->text.cells - end.text.cells - 1, TEXT_LEFT);
	row_pad(row, cells - end.text.cells);
	row_add_row(row, &end);
	row_finish(&end);
}
