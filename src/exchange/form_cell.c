#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/memory.h"

enum {
	WIDE_FIRST = 0xFF01, /* ！ to ～, of which ASCII has the same from ! on */
	WIDE_LAST = 0xFF5E,
	SERIAL_FIRST = 36526, /* 2000-01-01 as Excel counts */
	SERIAL_LAST = 73050,  /* 2099-12-31 */
	SERIAL_1970 = 25569,
	CELL_ROOM = 32 /* for a day in place of a shorter number */
};

#define COLUMN(heading, type)                                         \
	{                                                             \
		heading, heading, FIELD_##type, VOCABULARY_NONE, true \
	}
const struct field form_fields[FORM_COLUMNS] = {
	[FORM_CODE] = COLUMN("관리번호", CODE),    [FORM_PATH] = COLUMN("안건·과제", TEXT),
	[FORM_TITLE] = COLUMN("이정표", TEXT),     [FORM_DUE] = COLUMN("기한", TEXT),
	[FORM_NOW] = COLUMN("지금 상태", TEXT),    [FORM_EXPECTED] = COLUMN("지난 예상일", TEXT),
	[FORM_VERSION] = COLUMN("판", INTEGER),    [FORM_REPORTED] = COLUMN("상태", TEXT),
	[FORM_DONE] = COLUMN("완료일", TEXT),      [FORM_FORECAST] = COLUMN("예상 완료일", TEXT),
	[FORM_RESULT] = COLUMN("추진실적", TEXT),  [FORM_REASON] = COLUMN("사유", TEXT),
	[FORM_PROOF] = COLUMN("증빙 이름", TEXT),  [FORM_RANK] = COLUMN("증빙 등급", TEXT),
	[FORM_ISSUED] = COLUMN("증빙 날짜", TEXT), [FORM_LOCATION] = COLUMN("증빙 위치", TEXT),
};

const char form_noted[] = "실적: ";

static bool is_blank(const char *at, size_t *length)
{
	static const char *const blanks[] = {" ", "\t", "\n", "\xC2\xA0", "\xE3\x80\x80"};

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		*length = strlen(blanks[i]);
		if (strncmp(at, blanks[i], *length) == 0)
			return true;
	}
	return false;
}

/* The full-width sign at AT, three bytes, as ASCII; 0 if it is none. */
static char narrow(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;
	unsigned c;

	if (byte[0] != 0xEF || !byte[1] || !byte[2])
		return 0;
	c = (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
	return (char)(c >= WIDE_FIRST && c <= WIDE_LAST ? c - WIDE_FIRST + '!' : 0);
}

/* One blank for each run of them inside, none at the ends. */
static void clean(char *out, const char *at)
{
	const char *start = out;
	bool blank = false;
	size_t length;
	char c;

	while (*at) {
		if (is_blank(at, &length)) {
			blank = out > start;
			at += length;
			continue;
		}
		if (blank)
			*out++ = ' ';
		blank = false;
		c = narrow(at);
		*out++ = c ? c : *at;
		at += c ? 3 : 1;
	}
	*out = '\0';
}

char *form_cell(const char *bytes)
{
	static const char *const dashes[] = {"-", "–", "—", "―", "·"};
	char *cell = memory_new(strlen(bytes) + CELL_ROOM, 1);

	clean(cell, bytes);
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (strcmp(cell, dashes[i]) == 0)
			*cell = '\0';
	return cell;
}

void form_cell_word(char *cell)
{
	char *out = cell;

	for (const char *at = cell; *at; at++)
		if (*at != ' ')
			*out++ = *at;
	*out = '\0';
}

static bool is_digits(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, "0123456789") == length;
}

void form_cell_day(char *cell)
{
	char *time = strpbrk(cell, " T");
	long number;

	if (time && strspn(time, " T0:.Z") == strlen(time) && strchr(time, ':'))
		*time = '\0';
	time = strchr(cell, '.');
	if (time && time - cell == 5 && strspn(cell, "0123456789") == 5 && strspn(time, ".0") == strlen(time))
		*time = '\0'; /* 46053.0 */
	if (is_digits(cell, 8)) {
		memmove(cell + 8, cell + 6, 3);
		memmove(cell + 5, cell + 4, 2);
		cell[4] = cell[7] = '-';
	} else if (is_digits(cell, 5)) {
		number = strtol(cell, NULL, 10);
		if (number >= SERIAL_FIRST && number <= SERIAL_LAST)
			day_print((day_number)number - SERIAL_1970, cell);
	}
}

long long form_cell_number(const char *cell)
{
	static const char *const tails[] = {"", ".0", ".00", "등급", " 등급", "판", " 판"};
	size_t digits = strspn(cell, "0123456789");

	if (!digits || digits > 15)
		return -1;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (strcmp(cell + digits, tails[i]) == 0)
			return strtoll(cell, NULL, 10);
	return -1;
}

enum form_column form_column_find(const char *heading)
{
	char *given = form_cell(heading), wanted[64];
	int column = 0;

	form_cell_word(given);
	for (; column < FORM_COLUMNS; column++) {
		snprintf(wanted, sizeof wanted, "%s", form_fields[column].key);
		form_cell_word(wanted);
		if (strcmp(wanted, given) == 0)
			break;
	}
	free(given);
	return (enum form_column)column;
}
