#include "gwagi/model/filter.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "phrase.h"

static const char *const key_names[KEY_COUNT] = {
	[KEY_OFFICE] = "office",     [KEY_AGENDA] = "agenda", [KEY_KIND] = "kind",         [KEY_TYPE] = "type",
	[KEY_CLASS] = "class",       [KEY_SIGNAL] = "signal", [KEY_SCHEDULE] = "schedule", [KEY_REPORTED] = "reported",
	[KEY_VERIFIED] = "verified", [KEY_DUE] = "due",       [KEY_FORECAST] = "forecast", [KEY_DONE] = "done",
	[KEY_LOW] = "low",           [KEY_HIGH] = "high",     [KEY_LATEST] = "latest",     [KEY_UNIT] = "unit",
	[KEY_CHANGED] = "changed",   [KEY_CITE] = "cite",     [KEY_NOTE] = "note",
};

static const struct {
	const char *korean, *english;
} ready_words[READY_COUNT] = {
	[READY_LATE] = {"지연", "late"},
	[READY_DUE_SOON] = {"임박", "soon"},
	[READY_UNREPORTED] = {"미보고", "unreported"},
	[READY_DIVERGING] = {"엇갈림", "conflicting"},
	[READY_UNDATED] = {"기한미설정", "undated"},
	[READY_DONE] = {"완료", "done"},
	[READY_MY_OFFICE] = {"내부서", "mine"},
};

static const char *const compare_signs[] = {
	[COMPARE_HAS] = ":", [COMPARE_EQ] = "=", [COMPARE_LT] = "<", [COMPARE_LE] = "<=", [COMPARE_GT] = ">", [COMPARE_GE] = ">=",
};

struct reader {
	const char *text, *at;
	struct filter *out;
	size_t used; /* of out->text */
	int depth;   /* of parentheses and ! around AT */
	struct error *error;
};

const char *filter_key_name(enum filter_key key)
{
	return (unsigned)key < KEY_COUNT ? key_names[key] : "";
}

const char *filter_ready_word(enum filter_ready ready)
{
	if ((unsigned)ready >= READY_COUNT)
		return "";
	return message_translated() ? ready_words[ready].english : ready_words[ready].korean;
}

/* Of the character that AT is in, from 1. */
static size_t column_of(const struct reader *reader, const char *at)
{
	size_t column = 0;

	for (const char *c = reader->text; c <= at; c++)
		column += ((unsigned char)c[0] & 0xc0) != 0x80;
	return column;
}

static void skip_blanks(struct reader *reader)
{
	static const char wide_blank[] = "\u3000";

	for (;;) {
		reader->at += strspn(reader->at, " \t\r\n");
		if (strncmp(reader->at, wide_blank, strlen(wide_blank)) != 0)
			return;
		reader->at += strlen(wide_blank);
	}
}

/* How many bytes of a word are at TEXT: a blank, a parenthesis, a bar or a quote ends it. */
static size_t word_length(const char *text)
{
	const char *wide_blank = strstr(text, "\u3000");
	size_t length = strcspn(text, " \t\r\n()|\"");

	return wide_blank && (size_t)(wide_blank - text) < length ? (size_t)(wide_blank - text) : length;
}

static bool ends_with(const char *text, size_t length, const char *end)
{
	size_t size = strlen(end);

	return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* The same of a day, which is printed with blanks in it: '25. 12월, 2026년 3월, 2025. 12. 31. */
static size_t day_length(const char *text)
{
	size_t length = word_length(text);

	while (ends_with(text, length, ".") || ends_with(text, length, "년") || ends_with(text, length, "월")) {
		size_t blanks = strspn(text + length, " ");
		char next = text[length + blanks];

		if (blanks == 0 || next < '0' || next > '9')
			break;
		length += blanks + word_length(text + length + blanks);
	}
	return length;
}

static bool is_day(enum filter_key key)
{
	return key == KEY_DUE || key == KEY_FORECAST || key == KEY_DONE || key == KEY_CHANGED;
}

/* Add NODE; its number, or -1 if there are too many. */
static int add_node(struct reader *reader, struct filter_node node)
{
	if (reader->out->count == FILTER_NODES) {
		error_set(reader->error, ERROR_USAGE,
			  _("조건이 너무 많습니다 (%zu번째 글자). 항과 연산을 합쳐 %d개까지 쓸 수 있습니다."), node.column,
			  FILTER_NODES);
		return -1;
	}
	reader->out->nodes[reader->out->count] = node;
	return (int)reader->out->count++;
}

static int join(struct reader *reader, enum filter_operator op, int left, int right)
{
	return add_node(reader,
			(struct filter_node){
				.op = op, .left = left, .right = right, .value = "", .column = reader->out->nodes[left].column});
}

/* Keep LENGTH bytes as a value. They fit: each is shorter than what was read for it, but for the NUL of the last. */
static const char *keep(struct reader *reader, const char *text, size_t length)
{
	char *value = reader->out->text + reader->used;

	memcpy(value, text, length);
	value[length] = '\0';
	reader->used += length + 1;
	return value;
}

/* "…"; NULL with a sentence if it does not end or is empty. */
static const char *read_phrase(struct reader *reader)
{
	const char *begin = reader->at + 1, *end = strchr(begin, '"');

	if (!end || end == begin) {
		error_set(reader->error, ERROR_USAGE,
			  end ? _("빈 따옴표입니다 (%zu번째 글자).") : _("따옴표가 닫히지 않았습니다 (%zu번째 글자)."),
			  column_of(reader, reader->at));
		return NULL;
	}
	reader->at = end + 1;
	return keep(reader, begin, (size_t)(end - begin));
}

static int find_key(const char *name, size_t length)
{
	for (int key = 0; key < KEY_COUNT; key++)
		if (strlen(key_names[key]) == length && memcmp(key_names[key], name, length) == 0)
			return key;
	return -1;
}

static int find_ready(const char *word)
{
	for (int ready = 0; ready < READY_COUNT; ready++)
		if (strcmp(ready_words[ready].korean, word) == 0 || strcmp(ready_words[ready].english, word) == 0)
			return ready;
	return -1;
}

static int refuse_key(struct reader *reader, size_t length)
{
	char keys[ERROR_SENTENCE / 2] = "", quote[PHRASE_QUOTE];

	for (int key = 0; key < KEY_COUNT; key++)
		phrase_add(keys, sizeof(keys), "%s%s", key ? " " : "", key_names[key]);
	phrase_quote(quote, reader->at, length > 0 ? length : word_length(reader->at));
	error_set(reader->error, ERROR_USAGE, _("‘%s’은(는) 모르는 항목입니다 (%zu번째 글자). 쓸 수 있는 항목: %s."), quote,
		  column_of(reader, reader->at), keys);
	return -1;
}

static enum filter_compare read_sign(struct reader *reader)
{
	enum filter_compare compare = COMPARE_GE;

	while (strncmp(reader->at, compare_signs[compare], strlen(compare_signs[compare])) != 0)
		compare--;
	reader->at += strlen(compare_signs[compare]);
	return compare;
}

/* key sign value; the key has LENGTH bytes. */
static int read_comparison(struct reader *reader, size_t length)
{
	struct filter_node node = {.op = FILTER_COMPARE, .column = column_of(reader, reader->at)};
	int key = find_key(reader->at, length);

	if (key < 0)
		return refuse_key(reader, length);
	node.key = (enum filter_key)key;
	reader->at += length;
	node.compare = read_sign(reader);
	if (*reader->at == '"') {
		node.value = read_phrase(reader);
		return node.value ? add_node(reader, node) : -1;
	}
	length = is_day(node.key) ? day_length(reader->at) : word_length(reader->at);
	if (length == 0) {
		error_set(reader->error, ERROR_USAGE, _("‘%s%s’ 다음에 값이 없습니다 (%zu번째 글자)."), key_names[key],
			  compare_signs[node.compare], column_of(reader, reader->at));
		return -1;
	}
	node.value = keep(reader, reader->at, length);
	node.empty = strcmp(node.value, "없음") == 0 || strcmp(node.value, "none") == 0;
	reader->at += length;
	return add_node(reader, node);
}

static int read_word(struct reader *reader)
{
	struct filter_node node = {.op = FILTER_WORD, .column = column_of(reader, reader->at)};
	size_t length = word_length(reader->at);
	size_t before_sign = strcspn(reader->at, ":=<>");

	if (before_sign < length)
		return read_comparison(reader, before_sign);
	node.value = keep(reader, reader->at, length);
	reader->at += length;

	int ready = find_ready(node.value);

	if (ready >= 0) {
		node.op = FILTER_READY;
		node.ready = (enum filter_ready)ready;
	}
	return add_node(reader, node);
}

static int read_quoted(struct reader *reader)
{
	struct filter_node node = {.op = FILTER_WORD, .column = column_of(reader, reader->at)};

	node.value = read_phrase(reader);
	return node.value ? add_node(reader, node) : -1;
}

static int read_or(struct reader *reader);

static int read_group(struct reader *reader)
{
	const char *open = reader->at++;

	skip_blanks(reader);
	if (*reader->at == ')') {
		error_set(reader->error, ERROR_USAGE, _("빈 괄호입니다 (%zu번째 글자)."), column_of(reader, open));
		return -1;
	}

	int inside = read_or(reader);

	if (inside >= 0 && *reader->at != ')') {
		error_set(reader->error, ERROR_USAGE, _("괄호가 닫히지 않았습니다 (%zu번째 글자)."), column_of(reader, open));
		return -1;
	}
	reader->at += inside >= 0;
	return inside;
}

static int read_unary(struct reader *reader);

static int read_not(struct reader *reader)
{
	size_t column = column_of(reader, reader->at++);
	int operand = read_unary(reader);

	return operand < 0
		       ? -1
		       : add_node(reader, (struct filter_node){
						  .op = FILTER_NOT, .left = operand, .right = -1, .value = "", .column = column});
}

static int read_deeper(struct reader *reader)
{
	int node;

	if (reader->depth == FILTER_DEPTH) {
		error_set(reader->error, ERROR_USAGE, _("괄호와 !가 너무 깊습니다 (%zu번째 글자). %d겹까지 쓸 수 있습니다."),
			  column_of(reader, reader->at), FILTER_DEPTH);
		return -1;
	}
	reader->depth++;
	node = *reader->at == '!' ? read_not(reader) : read_group(reader);
	reader->depth--;
	return node;
}

static int read_unary(struct reader *reader)
{
	skip_blanks(reader);
	switch (*reader->at) {
	case '!':
	case '(':
		return read_deeper(reader);
	case '"':
		return read_quoted(reader);
	case '|':
	case ')':
	case '\0':
		error_set(reader->error, ERROR_USAGE, _("여기에 조건이 있어야 합니다 (%zu번째 글자)."),
			  column_of(reader, reader->at));
		return -1;
	default:
		return read_word(reader);
	}
}

static int read_and(struct reader *reader)
{
	int left = read_unary(reader);

	for (skip_blanks(reader); left >= 0 && *reader->at && *reader->at != '|' && *reader->at != ')'; skip_blanks(reader)) {
		int right = read_unary(reader);

		left = right < 0 ? -1 : join(reader, FILTER_AND, left, right);
	}
	return left;
}

static int read_or(struct reader *reader)
{
	int left = read_and(reader);

	while (left >= 0 && *reader->at == '|') {
		reader->at++;

		int right = read_and(reader);

		left = right < 0 ? -1 : join(reader, FILTER_OR, left, right);
	}
	return left;
}

bool filter_parse(const char *text, struct filter *out, struct error *error)
{
	struct reader reader = {.text = text, .at = text, .out = out, .error = error};

	out->count = 0;
	if (strlen(text) >= FILTER_TEXT)
		return error_set(error, ERROR_USAGE, _("거르는 글이 너무 깁니다 (%zu번째 글자). %d바이트까지 쓸 수 있습니다."),
				 column_of(&reader, text + FILTER_TEXT - 1), FILTER_TEXT - 1);
	skip_blanks(&reader);
	if (!*reader.at)
		return true;
	if (read_or(&reader) < 0)
		return false;
	if (*reader.at)
		return error_set(error, ERROR_USAGE, _("여는 괄호 없이 닫았습니다 (%zu번째 글자)."),
				 column_of(&reader, reader.at));
	return true;
}
