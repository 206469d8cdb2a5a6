/* What may stand in which column, for people who fill the tables. */
#include "gwagi/exchange/export.h"
#include "gwagi/model/message.h"
#include "gwagi/store/dump.h"
#include "gwagi/store/load.h"
#include "gwagi/text/bytes.h"

/* What a column of each type takes; of codes see below. */
static const char *type_text(enum field_type type)
{
	switch (type) {
	case FIELD_BODY:
		return N_("글(여러 줄)");
	case FIELD_INTEGER:
		return N_("정수, 예: 3");
	case FIELD_BOOLEAN:
		return N_("true 또는 false");
	case FIELD_DAY:
		return N_("하루, 예: 2025-12-31");
	case FIELD_DATE:
		return N_("때, 예: 2025-12-31, 2025-12, 2025-11/2026-04, ~2030, R/P1M(매월)");
	case FIELD_AMOUNT:
		return N_("수, 예: 13.5");
	case FIELD_WORD:
		return N_("다음 가운데 하나: ");
	default:
		return N_("글(한 줄)");
	}
}

static const char *code_text(enum code_kind kind)
{
	static const char *const examples[CODE_KINDS] = {[CODE_NONE] = "1, 1.2.1",    [CODE_MEETING] = "1",
							 [CODE_ITEM] = "1.2.1",       [CODE_MILESTONE] = "1.2.1m1",
							 [CODE_TARGET] = "1.2.1t1",   [CODE_OFFICE] = "o1",
							 [CODE_CONTACT] = "c1",       [CODE_MEMBER] = "p1",
							 [CODE_FUNCTION] = "f1",      [CODE_LINK] = "l1",
							 [CODE_SOURCE] = "s1",        [CODE_EVIDENCE] = "e1",
							 [CODE_READING] = "r1",       [CODE_CALL] = "k1",
							 [CODE_ASSIGNMENT] = "a1",    [CODE_OCCURRENCE] = "1.2.1m1@2026-01",
							 [CODE_PATH] = "1.2.1t1@2026"};

	return examples[kind];
}

static void put_words(struct bytes *out, enum vocabulary vocabulary)
{
	for (int i = 0; i < (int)vocabulary_size(vocabulary); i++) {
		bytes_put_text(out, i ? ", " : "");
		bytes_put_text(out, word_english(vocabulary, i));
		if (message_translated())
			continue;
		bytes_put_char(out, '(');
		bytes_put_text(out, word_korean(vocabulary, i));
		bytes_put_char(out, ')');
	}
}

static void put_column(struct bytes *out, const struct load_column *column, const struct field *field)
{
	bytes_put_text(out, "  ");
	bytes_put_text(out, column->key);
	if (field->heading != field->key) {
		bytes_put_char(out, ' ');
		bytes_put_text(out, _(field->heading));
	}
	bytes_put_text(out, column->required ? _(" — 반드시. ") : _(" — 비워도 됨. "));
	if (column->type == FIELD_CODE) {
		bytes_put_text(out, _("코드, 예: "));
		bytes_put_text(out, code_text(column->codes));
	} else {
		bytes_put_text(out, _(type_text(column->type)));
	}
	if (column->type == FIELD_WORD)
		put_words(out, column->vocabulary);
	bytes_put_text(out, "\r\n");
}

static void put_table(struct bytes *out, const char *table)
{
	struct field fields[DUMP_FIELDS];
	size_t count;
	const struct load_column *columns = store_load_columns(table, &count);

	store_dump_fields(table, fields);
	bytes_put_text(out, "\r\n");
	bytes_put_text(out, table);
	bytes_put_text(out, ".csv\r\n");
	for (size_t i = 0; i < count; i++)
		put_column(out, &columns[i], &fields[i]);
}

char *export_explanation(void)
{
	static const char *const lines[] = {
		N_("다음 회의를 가져오기 위한 빈 표"),
		"",
		N_("표마다 파일 하나이고 첫 줄은 칸의 이름입니다. 그 아래에 한 줄에 하나씩 적고, 첫 줄과 파일 이름은"),
		N_("그대로 두십시오. 칸의 차례는 바꾸어도 되지만 빠진 칸이 있으면 안 됩니다. 쓰지 않는 표는 비워 둡니다."),
		N_("가져오기: gwagi import 이-폴더. 먼저 살펴보기만 하려면 --dry-run을 함께 씁니다."),
		N_("코드는 회의 1, 안건 1.1, 그 아래 1.1.1 …, 이정표 1.1.1m1, 목표 1.1.1t1처럼 자리를 그대로 적은 것입니다."),
		N_("다른 줄을 가리키는 코드는 앞선 표나 같은 표의 앞선 줄, 또는 이미 있는 데이터베이스에 있어야 합니다."),
	};
	struct bytes out = {0};
	size_t count;
	const char *const *tables = store_load_tables(&count);

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		bytes_put_text(&out, *lines[i] ? _(lines[i]) : ""); /* the translation of "" is none */
		bytes_put_text(&out, "\r\n");
	}
	for (size_t i = 0; i < count; i++)
		put_table(&out, tables[i]);
	return out.at;
}
