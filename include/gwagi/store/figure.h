/* The figures of one target, for drawing it. */
#ifndef GWAGI_STORE_FIGURE_H
#define GWAGI_STORE_FIGURE_H

#include "gwagi/model/attain.h"
#include "gwagi/model/record.h"
#include "gwagi/store/store.h"

enum { FIGURE_PATH = 100 /* years */ };

/* Texts point into it: it can't be copied. */
struct figure {
	enum target_class class;
	struct quantity quantity;
	struct amount latest; /* of the newest reading; absent: none */
	struct path_point path[FIGURE_PATH];
	size_t path_count;
	struct attainment attainment; /* on the 기준일 */
	char unit[QUANTITY_TEXT], qualifier[QUANTITY_TEXT];
};

/* False with a sentence; ERROR_NOT_FOUND if there is no such target. Of a withheld one no number is told. */
bool store_figure(struct store *store, struct ref target, struct figure *figure, struct error *error);

#endif
