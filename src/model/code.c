#include "gwagi/model/code.h"
#include <string.h>
#include "gwagi/model/recurrence.h"

enum { NUMBER_DIGITS = 9 };

/* A code taken apart. */
struct parts {
	enum code_kind kind;
	int numbers;   /* in the part that names a meeting or an item */
	size_t parent; /* length of the code that it hangs on; 0 if it hangs on nothing */
	int position;  /* the last number */
};

/* The number at AT, which moves behind it; 0 if there is none (0 itself and leading zeros are none). */
static int read_number(const char **at)
{
	int value = 0, digits = 0;

	if (**at == '0')
		return 0;
	for (; **at >= '0' && **at <= '9'; (*at)++) {
		if (++digits > NUMBER_DIGITS)
			return 0;
		value = value * 10 + (**at - '0');
	}
	return value;
}

static enum code_kind lettered_kind(char letter)
{
	switch (letter) {
	case 'o':
		return CODE_OFFICE;
	case 'c':
		return CODE_CONTACT;
	case 'p':
		return CODE_MEMBER;
	case 'f':
		return CODE_FUNCTION;
	case 'l':
		return CODE_LINK;
	case 's':
		return CODE_SOURCE;
	case 'e':
		return CODE_EVIDENCE;
	case 'r':
		return CODE_READING;
	case 'k':
		return CODE_CALL;
	case 'a':
		return CODE_ASSIGNMENT;
	default:
		return CODE_NONE;
	}
}

/* The label of a period, to the end; behind a target only that of a year. */
static bool read_label(const char *label, struct parts *out)
{
	struct recurrence_period period;
	bool yearly;

	if ((out->kind != CODE_MILESTONE && out->kind != CODE_TARGET) || out->position == 0 ||
	    !recurrence_find(label, &period, NULL))
		return false;
	yearly = period.recurrence == RECURRENCE_YEARLY;
	if (out->kind == CODE_TARGET && !yearly)
		return false;
	out->kind = out->kind == CODE_MILESTONE ? CODE_OCCURRENCE : CODE_PATH;
	out->position = yearly ? period.year : period.number;
	return true;
}

/* meeting{.number}[m number[@label] | t number[@year]] */
static bool read_tree_code(const char *code, struct parts *out)
{
	const char *at = code;

	for (;;) {
		out->position = read_number(&at);
		if (out->position == 0 || ++out->numbers > CODE_DEPTH)
			return false;
		if (*at != '.')
			break;
		out->parent = (size_t)(at - code);
		at++;
	}
	out->kind = out->numbers == 1 ? CODE_MEETING : CODE_ITEM;
	if (*at == 'm' || *at == 't') {
		out->kind = *at == 'm' ? CODE_MILESTONE : CODE_TARGET;
		out->parent = (size_t)(at - code);
		at++;
		out->position = read_number(&at);
	}
	if (*at == '@') {
		out->parent = (size_t)(at - code);
		return read_label(at + 1, out);
	}
	return out->position > 0 && *at == '\0';
}

static bool read_lettered_code(const char *code, struct parts *out)
{
	const char *at = code + 1;

	out->kind = lettered_kind(code[0]);
	if (out->kind == CODE_NONE)
		return false;
	out->position = read_number(&at);
	return out->position > 0 && *at == '\0';
}

static struct parts take_apart(const char *code)
{
	struct parts parts = {0};
	bool tree = code[0] >= '0' && code[0] <= '9';

	if (strlen(code) < CODE_TEXT && (tree ? read_tree_code(code, &parts) : read_lettered_code(code, &parts)))
		return parts;
	return (struct parts){0};
}

enum code_kind code_kind(const char *code)
{
	return take_apart(code).kind;
}

bool code_parent(const char *code, char out[CODE_TEXT])
{
	struct parts parts = take_apart(code);

	if (parts.parent == 0)
		return false;
	memcpy(out, code, parts.parent);
	out[parts.parent] = '\0';
	return true;
}

int code_position(const char *code)
{
	return take_apart(code).position;
}

int code_level(const char *code)
{
	int numbers = take_apart(code).numbers;

	return numbers > 0 ? numbers - 1 : 0;
}

void code_sort_key(const char *code, char out[CODE_SORT])
{
	size_t used = 0; /* at most a letter more for each of CODE_DEPTH + 1 numbers than CODE_TEXT bytes: it fits */
	bool label = false;

	if (code_kind(code) == CODE_NONE)
		code = "";
	for (const char *at = code; *at;) {
		/* Years of four digits: the label of an occurrence sorts as it is. */
		size_t digits = label ? 0 : strspn(at, "0123456789");

		if (digits == 0) {
			label = label || *at == '@';
			out[used++] = *at == 'm' ? '!' : *at == 't' ? '#' : *at == '@' ? '$' : *at;
			at++;
			continue;
		}
		out[used++] = (char)('a' + digits - 1);
		memcpy(out + used, at, digits);
		used += digits;
		at += digits;
	}
	out[used] = '\0';
}
