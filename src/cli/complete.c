/* Completion by the grammar that the usage of each command says: "list | add LOGIN OFFICE ROLE | set LOGIN FIELD=VALUE…". Forms
 * are separated by " | ", words by blanks; a word in brackets may lack, one with … may be repeated; capitals are placeholders. */
#include "complete.h"
#include <ctype.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/code.h"
#include "gwagi/model/message.h"
#include "gwagi/model/record.h"
#include "gwagi/text/text.h"

struct store *complete_store(struct completing *completing)
{
	struct store_options options = cli_store_options(completing->cli);
	struct error error;

	options.path = completing->path;
	options.read_only = true;
	if (!completing->store && !completing->failed)
		completing->failed = !options.path || !store_open(&completing->store, &options, &error);
	return completing->store;
}

/* Nothing that means something to a shell, whichever. */
static bool is_plain(const char *word)
{
	for (; *word; word++)
		if (!isalnum((unsigned char)*word) && !strchr("._-+=:,/@%<>", *word) && (unsigned char)*word < 0x80)
			return false;
	return true;
}

void complete_put(struct completing *completing, const char *word, const char *text)
{
	size_t head = strlen(completing->head);
	struct text cleaned = {0};

	if (completing->words >= COMPLETE_MOST || !*word || !is_plain(word) ||
	    strncmp(word, completing->now + head, strlen(completing->now + head)) != 0)
		return;
	text_clean(&cleaned, text, strlen(text), TEXT_LINE);
	printf("%s%s\t%s\n", completing->head, word, text_bytes(&cleaned));
	text_finish(&cleaned);
	completing->words++;
}

static void put_files(struct completing *completing)
{
	if (!completing->words)
		puts(":files\t");
	completing->words = COMPLETE_MOST;
}

static void put_kinds(struct completing *completing)
{
	for (int i = 0; i < RECORD_KINDS; i++)
		complete_put(completing, record_kind_plural((enum record_kind)i), record_kind_korean((enum record_kind)i));
}

static void put_things(struct completing *completing)
{
	const char *table;

	for (int i = 0; add_thing(i, &table); i++)
		complete_put(completing, add_thing(i, &table), "");
}

static void put_roles(struct completing *completing)
{
	for (size_t i = 0; i < vocabulary_size(VOCABULARY_ACCOUNT_ROLE); i++)
		complete_put(completing, word_english(VOCABULARY_ACCOUNT_ROLE, (int)i),
			     word_korean(VOCABULARY_ACCOUNT_ROLE, (int)i));
}

static void put_commands(struct completing *completing)
{
	for (int i = 0; command_at(i); i++)
		complete_put(completing, command_at(i)->name, _(command_at(i)->summary));
}

static const struct placeholder {
	const char *name;
	void (*put)(struct completing *completing);
} placeholders[] = {
	{"CODE", complete_codes},     {"KIND", put_kinds}, {"FILTER", complete_filter}, {"FIELD=VALUE", complete_fields},
	{"OFFICE", complete_offices}, {"ROLE", put_roles}, {"LOGIN", complete_logins},  {"DAY", complete_days},
	{"FILE", put_files},          {"DIR", put_files},  {"PATH", put_files},         {"COMMAND", put_commands},
	{"THING", put_things},
};

bool complete_is_placeholder(const char *word, size_t length)
{
	return length && isupper((unsigned char)*word);
}

static void put_one(struct completing *completing, const char *word, size_t length)
{
	char literal[64];

	snprintf(literal, sizeof literal, "%.*s", (int)length, word);
	if (!complete_is_placeholder(word, length)) {
		complete_put(completing, literal, "");
		return;
	}
	for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
		if (strcmp(placeholders[i].name, literal) == 0)
			placeholders[i].put(completing);
}

void complete_list(struct completing *completing, const char *list, size_t length)
{
	for (size_t at = 0, end; at < length; at = end + 1) {
		for (end = at; end < length && list[end] != '|'; end++)
			;
		put_one(completing, list + at, end - at);
	}
}

enum { TOKENS = 31 }; /* of a form: as many as bits */

struct token {
	const char *word;
	size_t length;
	unsigned skip; /* the token behind what lacks when this one does; 0: it may not lack */
	bool repeats;
};

/* A form of a usage, without its options. */
struct form {
	struct token tokens[TOKENS];
	int count;
};

/* The next piece between blanks, without brackets; *OPENS and *CLOSES are how many it had. */
static const char *read_piece(const char *at, const char *end, struct token *token, int *opens, int *closes)
{
	static const char more[] = "…";

	for (*opens = *closes = 0; at < end && (*at == ' ' || *at == '['); at++)
		*opens += *at == '[';
	*token = (struct token){.word = at};
	while (at < end && *at != ' ')
		at++;
	token->length = (size_t)(at - token->word);
	for (; token->length && token->word[token->length - 1] == ']'; token->length--)
		++*closes;
	if (token->length > strlen(more) && !memcmp(token->word + token->length - strlen(more), more, strlen(more))) {
		token->length -= strlen(more);
		token->repeats = true;
	}
	return at;
}

static bool is_option(const struct token *token)
{
	return token->length > 2 && token->word[0] == '-' && token->word[1] == '-';
}

enum { DEPTH = 8 }; /* of brackets */

/* Brackets that open with a token and close behind one. */
static void take_token(struct form *form, const struct token *token, int opens, int closes, int open[DEPTH], int *depth)
{
	form->tokens[form->count++] = *token;
	while (opens-- > 0 && *depth < DEPTH)
		open[(*depth)++] = form->count - 1;
	while (closes-- > 0 && *depth > 0)
		form->tokens[open[--*depth]].skip = (unsigned)form->count;
}

static void read_form(const char *at, const char *end, struct form *form)
{
	int open[DEPTH], depth = 0, opens, closes;

	form->count = 0;
	while (at < end && form->count < TOKENS) {
		struct token token;

		at = read_piece(at, end, &token, &opens, &closes);
		if (is_option(&token) && token.word[token.length] == ' ')
			at = read_piece(at, end, &token, &opens, &closes); /* what it takes */
		else if (token.length && !is_option(&token) && strncmp(token.word, "OPTION", token.length) != 0)
			take_token(form, &token, opens, closes, open, &depth);
	}
}

static bool accepts(const struct token *token, const char *word)
{
	size_t length = strlen(word);

	if (complete_is_placeholder(token->word, token->length))
		return (memchr(token->word, '=', token->length) != NULL) == (strchr(word, '=') != NULL) ||
		       strncmp(token->word, "FILTER", strlen("FILTER")) == 0;
	for (size_t at = 0, end; at < token->length; at = end + 1) {
		for (end = at; end < token->length && token->word[end] != '|'; end++)
			;
		if (end - at == length && !strncmp(token->word + at, word, length))
			return true;
	}
	return false;
}

/* With those that may come when what is optional lacks. */
static uint32_t with_optional(const struct form *form, uint32_t places)
{
	for (int i = 0; i < form->count; i++)
		if ((places & 1u << i) && form->tokens[i].skip && form->tokens[i].skip <= TOKENS)
			places |= 1u << form->tokens[i].skip;
	return places;
}

static uint32_t step(const struct form *form, uint32_t places, const char *word)
{
	uint32_t next = 0;

	for (int i = 0; i < form->count; i++) {
		if (!(places & 1u << i) || !accepts(&form->tokens[i], word))
			continue;
		next |= 1u << (i + 1);
		if (form->tokens[i].repeats)
			next |= 1u << i;
	}
	return with_optional(form, next);
}

/* Of the words typed so far those that are no options. */
struct typed {
	const struct command *command;
	const char *pending; /* the option whose value is next */
	bool only_words;     /* -- was said */
	char **words;        /* behind the command */
	int count;
};

static void put_form(struct completing *completing, const struct form *form, const struct typed *typed)
{
	uint32_t places = with_optional(form, 1);

	for (int i = 0; i < typed->count; i++)
		places = step(form, places, typed->words[i]);
	for (int i = TOKENS; i-- > 0;) /* what comes later is less */
		if (i < form->count && (places & 1u << i))
			complete_list(completing, form->tokens[i].word, form->tokens[i].length);
}

static void put_forms(struct completing *completing, const struct typed *typed)
{
	static const char between[] = " | ";

	for (const char *at = typed->command->usage; at;) {
		const char *end = strstr(at, between);
		struct form form;

		read_form(at, end ? end : at + strlen(at), &form);
		put_form(completing, &form, typed);
		at = end ? end + strlen(between) : NULL;
	}
}

/* The formats that the help says behind --format, outside of brackets; it is Korean, so that only these are Latin words. */
static void put_formats(struct completing *completing, const struct command *command)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz", head[] = "  --format FORMAT";
	const char *at = command && command->help ? strstr(command->help, head) : NULL;
	const char *end = at ? at + strcspn(at, "\n") : NULL;
	char seen[256] = "|";

	for (at = at ? at + strlen(head) : NULL; at && at < end && !strchr(".:", *at); at += at < end && !strchr(".:", *at)) {
		size_t length = strspn(at, letters), used = strlen(seen);
		char word[32];

		snprintf(word, sizeof word, "|%.*s|", (int)length, at);
		if (length && used + length + 2 < sizeof seen && !strstr(seen, word)) {
			snprintf(seen + used, sizeof seen - used, "%.*s|", (int)length, at);
			complete_list(completing, at, length);
		}
		at += length;
		at += *at == '(' ? strcspn(at, ")\n") : 0;
	}
}

/* What the usage says behind an option; else what every command takes there. */
static void put_option_value(struct completing *completing, const struct command *command, const char *name, size_t length)
{
	static const struct {
		const char *name, *value;
	} values[] = {{"db", "FILE"},
		      {"as-of", "DAY"},
		      {"color", "auto|always|never"},
		      {"lang", "ko|en"},
		      {"under", "CODE"},
		      {"since", "DAY"},
		      {"effective", "DAY"},
		      {"filter", "FILTER"},
		      {"output", "PATH"},
		      {"encoding", "utf-8|cp949"},
		      {"ambiguous", "auto|narrow|wide|safe"}};
	char option[64];
	const char *said;

	snprintf(option, sizeof option, "--%.*s ", (int)length, name);
	said = command ? strstr(command->usage, option) : NULL;
	if (!strcmp(option, "--format ") && (!said || !strncmp(said + strlen(option), "FORMAT", strlen("FORMAT")))) {
		put_formats(completing, command);
	} else if (said) {
		said += strlen(option);
		complete_list(completing, said, strcspn(said, " ]"));
		return;
	}
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (strlen(values[i].name) == length && !strncmp(values[i].name, name, length))
			complete_list(completing, values[i].value, strlen(values[i].value));
}

/* What the help says behind "  --name ARGUMENT  ". */
static void describe(const char *help, const char *option, char *out, size_t size)
{
	const char *gap;

	*out = '\0';
	help = help ? strstr(help, option) : NULL;
	gap = help ? strstr(help + strlen(option), "  ") : NULL;
	if (!gap || gap > help + strcspn(help, "\n"))
		return;
	gap += strspn(gap, " ");
	snprintf(out, size, "%.*s", (int)strcspn(gap, "\n"), gap);
}

/* Looking through the table of options. */
struct looking {
	struct completing *completing;
	const struct command *command;
	const char *name; /* NULL: all of them are put */
	size_t length;
	bool found, takes; /* that one is there, and takes a value */
};

static bool is_known(const struct option *option, const struct command *command)
{
	return !option->group || (command && (option->group & command->options));
}

static bool look(const struct option *table, void *context)
{
	struct looking *looking = context;
	char word[64], text[256];

	for (const struct option *option = table; option->name; option++) {
		if (!is_known(option, looking->command))
			continue;
		if (!looking->name) {
			snprintf(word, sizeof word, "--%s", option->name);
			describe(!option->group           ? help_options()
				 : looking->command->help ? _(looking->command->help)
							  : NULL,
				 word, text, sizeof text);
			complete_put(looking->completing, word, text);
		} else if (strlen(option->name) == looking->length && !strncmp(option->name, looking->name, looking->length)) {
			looking->found = true;
			looking->takes = option->text != NULL;
		}
	}
	return true;
}

static void put_options(struct completing *completing, const struct command *command)
{
	struct cli cli = {0};

	cli_with_options(&cli, look, &(struct looking){.completing = completing, .command = command});
}

/* Whether the option takes a value that is the next word. */
static bool takes_next(const struct command *command, const char *word)
{
	struct looking looking = {.command = command, .name = word + 2, .length = strlen(word + 2)};
	struct cli cli = {0};

	cli_with_options(&cli, look, &looking);
	return looking.found && looking.takes;
}

static const struct command *find_command(const char *name)
{
	for (int i = 0; command_at(i); i++)
		if (strcmp(command_at(i)->name, name) == 0)
			return command_at(i);
	return NULL;
}

static void take_option(struct completing *completing, struct typed *typed, const char *word, const char *value)
{
	completing->filtered = completing->filtered || !strncmp(word, "--filter", strlen("--filter"));
	if (strchr(word, '=') || !takes_next(typed->command, word)) {
		if (!strncmp(word, "--db=", strlen("--db=")))
			completing->path = word + strlen("--db=");
		return;
	}
	typed->pending = value ? NULL : word + 2;
	if (value && !strcmp(word, "--db"))
		completing->path = value;
}

/* The words before the one that is typed. False if there is no such command. */
static bool take_words(struct completing *completing, struct typed *typed, int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		char *word = argv[i];

		if (!typed->only_words && !strcmp(word, "--")) {
			typed->only_words = true;
		} else if (!typed->only_words && !strncmp(word, "--", 2)) {
			take_option(completing, typed, word, i + 1 < argc ? argv[i + 1] : NULL);
			i += !strchr(word, '=') && takes_next(typed->command, word);
		} else if (typed->only_words || word[0] != '-' || !word[1]) {
			if (typed->command)
				typed->words[typed->count++] = word;
			else if (!(typed->command = find_command(word)))
				return false;
		}
	}
	completing->first = typed->count ? typed->words[0] : NULL;
	for (int i = 0; i < typed->count && !completing->row; i++)
		completing->row = code_kind(typed->words[i]) == CODE_NONE ? NULL : typed->words[i];
	return true;
}

static void put_typed(struct completing *completing, const struct typed *typed)
{
	const char *now = completing->now, *equals = strchr(now, '=');

	if (typed->pending) {
		put_option_value(completing, typed->command, typed->pending, strlen(typed->pending));
	} else if (!typed->only_words && !strncmp(now, "--", 2) && equals) {
		snprintf(completing->head, sizeof completing->head, "%.*s", (int)(equals + 1 - now), now);
		put_option_value(completing, typed->command, now + 2, (size_t)(equals - now - 2));
	} else if (!typed->only_words && *now == '-') {
		put_options(completing, typed->command);
	} else if (!typed->command) {
		put_commands(completing);
	} else {
		put_forms(completing, typed);
	}
}

static int run_complete(const struct cli *cli, int argc, char **argv)
{
	struct completing completing = {.cli = cli, .path = cli->path, .now = argc ? argv[argc - 1] : ""};
	struct typed typed = {.words = argv};

	if (take_words(&completing, &typed, argc ? argc - 1 : 0, argv))
		put_typed(&completing, &typed);
	store_close(completing.store);
	return 0;
}

static int run_codes(const struct cli *cli, int argc, char **argv)
{
	struct completing completing = {.cli = cli, .path = cli->path, .now = argc ? argv[0] : ""};

	complete_codes(&completing);
	store_close(completing.store);
	return 0;
}

static int run_offices(const struct cli *cli, int argc, char **argv)
{
	struct completing completing = {.cli = cli, .path = cli->path, .now = argc ? argv[0] : ""};

	complete_offices(&completing);
	store_close(completing.store);
	return 0;
}

static int run_words(const struct cli *cli, int argc, char **argv)
{
	struct completing completing = {.cli = cli, .path = cli->path, .now = ""};

	(void)argc;
	complete_words_of(&completing, argv[0]);
	return 0;
}

#define HIDDEN .summary = "", .as_of = AS_OF_NONE, .tells_faults = true

const struct command command_complete = {
	.name = "_complete", .usage = "[WORD…]", .least = 0, .most = INT_MAX, .run = run_complete, HIDDEN};
const struct command command_codes = {.name = "_codes", .usage = "[PREFIX]", .least = 0, .most = 1, .run = run_codes, HIDDEN};
const struct command command_offices = {
	.name = "_offices", .usage = "[PREFIX]", .least = 0, .most = 1, .run = run_offices, HIDDEN};
const struct command command_words = {.name = "_words", .usage = "FIELD", .least = 1, .most = 1, .run = run_words, HIDDEN};
