/* What `diagnose` tells: facts under headings, for people as lines, for programs as rows of section, key and value. */
#ifndef CLI_DIAGNOSIS_H
#define CLI_DIAGNOSIS_H

#include "cli.h"

struct diagnosis {
	struct record_writer *writer; /* NULL: lines for people */
	const char *section;
};

void diagnosis_begin(struct diagnosis *diagnosis, enum output_format format); /* OUTPUT_TABLE or OUTPUT_JSON */
void diagnosis_end(struct diagnosis *diagnosis);
void diagnosis_section(struct diagnosis *diagnosis, const char *key, const char *heading);
/* Cleaned, so that what the environment holds can't be obeyed. VALUE is NULL where there is none: no line for people. */
void diagnosis_put(struct diagnosis *diagnosis, const char *key, const char *label, const char *value);
void diagnosis_line(struct diagnosis *diagnosis, const char *key, const char *value);  /* without a label */
void diagnosis_value(struct diagnosis *diagnosis, const char *key, const char *value); /* for programs alone */
/* A path (NULL: none), whether something is there, and its rights and those of its folder. */
void diagnosis_place(struct diagnosis *diagnosis, const char *key, const char *label, const char *path);

/* diagnose_database.c: the section of the database, which is only read; why it can't be opened, if so. */
void diagnosis_database(struct diagnosis *diagnosis, const struct cli *cli);

#endif
