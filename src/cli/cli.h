/* The program around a command: what was asked for, how it talks, how it opens the database. */
#ifndef CLI_H
#define CLI_H

#include <stdbool.h>
#include "gwagi/exchange/write.h"
#include "gwagi/model/date.h"
#include "gwagi/model/filter.h"
#include "gwagi/store/store.h"
#include "gwagi/view/holiday.h"
#include "mode.h"
#include "options.h"

/* The options that not every command knows. */
enum {
	OPTION_FORMAT = 1 << 0,
	OPTION_UNDER = 1 << 1,
	OPTION_SINCE = 1 << 2,
	OPTION_DRY_RUN = 1 << 3,
	OPTION_CHANGE = 1 << 4, /* --reason, --authority */
	OPTION_EFFECTIVE = 1 << 5,
	OPTION_SCALE = 1 << 6, /* --scale, --width */
	OPTION_DAYS = 1 << 7,
	OPTION_OUTPUT = 1 << 8,
	OPTION_ENCODING = 1 << 9,
	OPTION_TEMPLATE = 1 << 10,
	OPTION_MAX_SIZE = 1 << 11,
	OPTION_FILTER = 1 << 12,
	OPTION_WIDTH = 1 << 13, /* --width alone */
};

/* What can be wrong around the program. */
enum surrounding { SURROUNDING_DATABASE, SURROUNDING_TODAY, SURROUNDING_CONFIG, SURROUNDINGS };

/* What the words around the command said (NULL: nothing), and the surroundings. */
struct cli {
	bool read_only, quiet, yes, ascii, help, version, dry_run, template;
	bool named;       /* the database was: by --db or GWAGI_DB */
	bool substituted; /* the locale was, by C.UTF-8 */
	const char *as_of, *db, *color, *ambiguous, *lang, *format, *under, *since, *reason, *authority, *effective;
	const char *scale, *width, *days, *output, *encoding, *max_size, *filter;
	day_number today, past; /* `past` is the day of --as-of, DAY_NONE without one */
	bool pinned;            /* GWAGI_TODAY said the day, which so stays */
	char *login, *path;
	struct mode mode;
	struct error faults[SURROUNDINGS]; /* ERROR_NONE where nothing is wrong */
};

/* What --as-of is to a command. */
enum as_of {
	AS_OF_SHOWN,   /* it shows the past; what it would write is refused */
	AS_OF_REFUSED, /* it only writes */
	AS_OF_NONE,    /* it is about the file, whatever the day */
};

struct command {
	const char *name, *usage;   /* "set", "CODE FIELD=VALUE… …" */
	const char *summary, *help; /* Korean, marked by N_(); `help` is lines */
	unsigned options;
	enum as_of as_of;
	bool tells_faults;                                        /* of the surroundings, and goes on; `path` may then be NULL */
	int least, most;                                          /* words behind the name */
	int (*run)(const struct cli *cli, int argc, char **argv); /* the words behind the name; returns the exit code */
};
const struct command *command_at(int place);          /* NULL behind the last one */
const struct command *command_find(const char *name); /* NULL, after saying which one is near */
/* main.c: let USE read into CLI by the table of all options; what it returns. */
bool cli_with_options(struct cli *cli, bool (*use)(const struct option *table, void *context), void *context);
/* add.c: what can be added, and the table whose rows it is; NULL behind the last. */
const char *add_thing(int place, const char **table);
const char *add_table(const char *thing); /* NULL if it can't be added */
int command_dashboard(const struct cli *cli);

/* place.c: a variable of the environment, NULL if it is unset or empty; "$VARIABLE" and REST, in place of an unset VARIABLE
 * "$HOME" and INSTEAD, to be freed, NULL without a HOME. */
const char *cli_environment(const char *name);
char *cli_place(const char *variable, const char *instead, const char *rest);

/* surroundings.c: path, login, today, the width mode, each as far as it can be had; the first of the faults, NULL if there is
 * none. */
const struct error *cli_surroundings(struct cli *cli);
void cli_finish(struct cli *cli);
/* The day in Seoul whatever the zone of the server (it has had no summer time since 1988); *ENDS is when it ends, in seconds of
 * the real clock. */
day_number cli_day(int64_t *ends);
struct store_options cli_store_options(const struct cli *cli);
/* Open the database. Where there is none, the second makes it from the shipped content, and so does the first at the place where
 * it lies unless named. The third never makes one. All say what is wrong and return the exit code, 0 if *STORE is open. */
int cli_open(const struct cli *cli, struct store **store);
int cli_open_or_make(const struct cli *cli, struct store **store);
int cli_open_existing(const struct cli *cli, struct store **store);

/* say.c: a cleaned line on standard error, "gwagi: …"; on standard output. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
int say_error(const struct error *error); /* returns its exit code */
void say_line(const char *line);

/* output.c */
bool output_format(const char *name, const char *allowed,
		   enum output_format *format); /* NULL is a table; false after a sentence */
int output_cells(void);                         /* of the terminal on standard output; 0 if it is none */
int output_close(int code);                     /* CODE, or 2 after a sentence if standard output did not take all */

/* value.c */
bool value_date(const struct cli *cli, const char *given, struct date *date);   /* false after a sentence */
bool value_last_day(const struct cli *cli, const char *given, day_number *day); /* of that date; false after a sentence */
bool value_effective(const struct cli *cli, day_number *day);                   /* of --effective; false after a sentence */

bool value_since(const struct cli *cli, day_number *day); /* the first day of --since, DAY_NONE without; false after a sentence */

/* filter.c: the words of a filter, side by side; false, or NULL, after a sentence. The text is to be freed. */
bool value_filter(int argc, char **argv, struct filter *filter);
char *value_filter_text(int argc, char **argv);
char *value_filter_option(const struct cli *cli); /* of --filter; "" without one */
/* Of milestones, what both TEXT and WORDS let through. False with a sentence, which names the columns of TEXT. */
bool value_filter_within(struct store *store, const char *text, const char *words, struct filter *filter, struct error *error);

/* ask.c: QUESTION, a sentence that ends with a question mark, to the person at the terminal; true with --yes. False after a
 * sentence: who is not there to be asked, or said --quiet, has not agreed. The command then ends with ERROR_REFUSED. */
enum { CONFIRM_ROWS = 3 /* may be changed at once without a question */ };
bool cli_confirm(const struct cli *cli, const char *question);

/* progress.c: after a second, on standard error and only if that is a terminal, how many rows there were so far. The line is
 * gone when it ends. */
struct progress {
	bool silent, shown;
	int64_t rows, next; /* when it is shown again, in milliseconds of the monotonic clock */
};
struct progress progress_start(const struct cli *cli);
void progress_row(struct progress *progress);
void progress_end(struct progress *progress);

/* A whole number from LEAST to MOST, in figures; false for anything else, and nothing said. */
bool value_number(const char *given, int least, int most, int *number);

/* holidays.c: the public holidays, of which /etc/gwagi/holidays and $XDG_CONFIG_HOME/gwagi/holidays have been heard, to be
 * destroyed; NULL after a sentence. */
struct holidays *cli_holidays(void);

/* help.c, on standard output */
void help_program(void);
const char *help_options(void); /* what it says of the options that all commands know */
void help_command(const struct command *command);

extern const struct command command_view, command_completion;
extern const struct command command_complete, command_codes, command_offices,
	command_words; /* for completions; not in the help */
extern const struct command command_add, command_undo, command_redo, command_gantt, command_agenda;
extern const struct command command_init, command_list, command_show, command_tree, command_set, command_log, command_import,
	command_export, command_report, command_check, command_snapshot, command_backup, command_account, command_diagnose,
	command_help;

#endif
