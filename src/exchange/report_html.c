#include "report_document.h"
void documents_write_html(FILE *out, struct document *const *documents, size_t count)
{
	(void)out;
	(void)documents;
	(void)count;
}
