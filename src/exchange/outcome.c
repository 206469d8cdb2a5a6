#include "outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "faults.h"
#include "gwagi/text/memory.h"

static char *copy(const char *text)
{
	return text ? memory_copy(text, strlen(text)) : NULL;
}

struct import_count *outcome_table(struct import_report *report, const char *table, const char *file)
{
	struct import_count *count;

	report->counts = memory_grow(report->counts, report->tables + 1, sizeof *report->counts);
	count = &report->counts[report->tables++];
	*count = (struct import_count){.table = table, .file = copy(file)};
	return count;
}

void outcome_changes(struct import_report *report, const struct gate_change *changes, size_t count)
{
	report->change_total += (int64_t)count;
	for (size_t i = 0; i < count && report->change_count < IMPORT_CHANGES; i++) {
		struct gate_change *change;

		report->changes = memory_grow(report->changes, report->change_count + 1, sizeof *report->changes);
		change = &report->changes[report->change_count++];
		*change = changes[i];
		change->before = copy(changes[i].before);
		change->after = copy(changes[i].after);
	}
}

void outcome_count(struct import_report *report, struct import_count *count, const struct load_result *result)
{
	count->added += result->outcome == LOAD_ADDED;
	count->changed += result->outcome == LOAD_CHANGED;
	count->unchanged += result->outcome == LOAD_UNCHANGED;
	report->changed += result->outcome == LOAD_CHANGED;
	outcome_changes(report, result->changes, result->count);
}

void outcome_note(struct import_report *report, const char *format, const char *file)
{
	char sentence[512];

	snprintf(sentence, sizeof sentence, format, file); /* NOLINT: the formats are constant, each with one %s */
	report->notes = memory_grow(report->notes, report->note_count + 1, sizeof *report->notes);
	report->notes[report->note_count++] = copy(sentence);
}

bool outcome_equal(const struct import_report *report, const struct import_report *other)
{
	bool equal = report->tables == other->tables && report->change_total == other->change_total;

	for (size_t i = 0; equal && i < report->tables; i++) {
		const struct import_count *a = &report->counts[i], *b = &other->counts[i];

		equal = a->added == b->added && a->changed == b->changed && a->unchanged == b->unchanged;
	}
	return equal;
}

void import_report_finish(struct import_report *report)
{
	struct faults all = {.report = report};

	faults_clear(&all);
	for (size_t i = 0; i < report->tables; i++)
		free(report->counts[i].file);
	for (size_t i = 0; i < report->change_count; i++) {
		free(report->changes[i].before);
		free(report->changes[i].after);
	}
	for (size_t i = 0; i < report->note_count; i++)
		free(report->notes[i]);
	free(report->counts);
	free(report->changes);
	free(report->notes);
	memset(report, 0, sizeof *report);
}
