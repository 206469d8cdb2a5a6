/* What an import has done so far, for its report. */
#ifndef EXCHANGE_OUTCOME_H
#define EXCHANGE_OUTCOME_H

#include "gwagi/exchange/import.h"
#include "gwagi/store/load.h"

struct import_count *outcome_table(struct import_report *report, const char *table, const char *file);
void outcome_count(struct import_report *report, struct import_count *count, const struct load_result *result);
void outcome_changes(struct import_report *report, const struct gate_change *changes, size_t count);
void outcome_note(struct import_report *report, const char *format, const char *file);
bool outcome_equal(const struct import_report *report, const struct import_report *other); /* the same numbers */

#endif
