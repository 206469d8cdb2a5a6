#include "check.h"
#include "gwagi/model/filter.h"

/* The nodes as a text with parentheses: &(a |(b !c)). A node's text is built from those before it. */
static void show_filter(const struct filter *filter, char *out, size_t size)
{
	static const char *const signs[] = {":", "=", "<", "<=", ">", ">="};
	static char texts[FILTER_NODES][600];

	out[0] = '\0';
	for (size_t i = 0; i < filter->count; i++) {
		const struct filter_node *node = &filter->nodes[i];
		char *text = texts[i];

		if (node->op <= FILTER_OR)
			assert_true(node->left < node->right && node->right < (int)i);
		switch (node->op) {
		case FILTER_AND:
		case FILTER_OR:
			snprintf(text, 600, "%c(%.280s %.280s)", node->op == FILTER_AND ? '&' : '|', texts[node->left],
				 texts[node->right]);
			break;
		case FILTER_NOT:
			snprintf(text, 600, "!%.500s", texts[node->left]);
			break;
		case FILTER_WORD:
			snprintf(text, 600, "[%.500s]", node->value);
			break;
		case FILTER_COMPARE:
			snprintf(text, 600, "%s%s%s", filter_key_name(node->key), signs[node->compare],
				 node->empty ? "∅" : node->value);
			break;
		case FILTER_READY:
			snprintf(text, 600, "{%s}", filter_ready_word(node->ready));
			break;
		}
	}
	if (filter->count > 0)
		snprintf(out, size, "%s", texts[filter->count - 1]);
}

static void filters_are_taken_apart(void **state)
{
	static const char *const rows[][2] = {
		{"", ""},
		{" \t\n", ""},
		{"국방", "[국방]"},
		{" 국방 ", "[국방]"},
		{"국방　데이터", "&([국방] [데이터])"},
		{"가 나　다", "&(&([가] [나]) [다])"},
		{"\"국방 데이터\"", "[국방 데이터]"},
		{"a b c", "&(&([a] [b]) [c])"},
		{"a | b c", "|([a] &([b] [c]))"},
		{"a b | c", "|(&([a] [b]) [c])"},
		{"a|b|c", "|(|([a] [b]) [c])"},
		{"(a | b) c", "&(|([a] [b]) [c])"},
		{"a(b|c)d", "&(&([a] |([b] [c])) [d])"},
		{"!a b", "&(![a] [b])"},
		{"! a | b", "|(![a] [b])"},
		{"!(a b)", "!&([a] [b])"},
		{"!!a", "!![a]"},
		{"a!b", "[a!b]"},
		{"((a))", "[a]"},
		{"a\"b c\"d", "&(&([a] [b c]) [d])"},
		/* comparisons */
		{"office:과기정통부", "office:과기정통부"},
		{"due<=2026-03", "due<=2026-03"},
		{"due<'26.4.", "due<'26.4."},
		{"due>=이달말", "due>=이달말"},
		/* a day is printed with blanks in it */
		{"due='25. 12월 국방", "&(due='25. 12월 [국방])"},
		{"(due>=2025. 12. 31. | 지연)", "|(due>=2025. 12. 31. {지연})"},
		{"done:2026년 3월 중", "&(done:2026년 3월 [중])"},
		{"changed>2026년 국방", "&(changed>2026년 [국방])"},
		{"note:2025. 12", "&(note:2025. [12])"},
		{"low>5", "low>5"},
		{"unit=장", "unit=장"},
		{"note:\"a | b)\"", "note:a | b)"},
		{"cite:http://x=y", "cite:http://x=y"},
		{"due:없음", "due:∅"},
		{"done=none", "done=∅"},
		{"!due:none", "!due:∅"},
		{"unit:\"없음\"", "unit:없음"},
		{"unit:\"none\"", "unit:none"},
		{"(kind:task|kind:detail)signal:late", "&(|(kind:task kind:detail) signal:late)"},
		/* ready words, only bare */
		{"지연", "{지연}"},
		{"임박 내부서", "&({임박} {내부서})"},
		{"미보고|엇갈림|기한미설정|완료", "|(|(|({미보고} {엇갈림}) {기한미설정}) {완료})"},
		{"!완료", "!{완료}"},
		{"\"지연\"", "[지연]"},
		{"지연됨", "[지연됨]"},
		{"signal:지연", "signal:지연"},
		{"\"note:x\"", "[note:x]"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		static struct filter filter;
		struct error error = {0};
		char text[600];

		CHECK(filter_parse(rows[i][0], &filter, &error), "%s: %s\n", rows[i][0], error.sentence);
		show_filter(&filter, text, sizeof(text));
		CHECK(strcmp(text, rows[i][1]) == 0, "%s: %s\n", rows[i][0], text);
	}
}

static void every_key_and_ready_word_is_known(void **state)
{
	static const char *const keys[KEY_COUNT] = {"office",   "agenda",   "kind",    "type",     "class", "signal", "schedule",
						    "reported", "verified", "due",     "forecast", "done",  "low",    "high",
						    "latest",   "unit",     "changed", "cite",     "note"};
	static const char *const ready[READY_COUNT] = {"지연", "임박", "미보고", "엇갈림", "기한미설정", "완료", "내부서"};
	static struct filter filter;

	(void)state;
	for (int key = 0; key < KEY_COUNT; key++) {
		char text[40];

		snprintf(text, sizeof(text), "%s:x", keys[key]);
		assert_string_equal(filter_key_name((enum filter_key)key), keys[key]);
		CHECK(filter_parse(text, &filter, NULL) && (int)filter.nodes[0].key == key, "%s\n", text);
	}
	for (int word = 0; word < READY_COUNT; word++) {
		assert_string_equal(filter_ready_word((enum filter_ready)word), ready[word]);
		CHECK(filter_parse(ready[word], &filter, NULL) && (int)filter.nodes[0].ready == word, "%s\n", ready[word]);
	}
	assert_string_equal(filter_key_name(KEY_COUNT), "");
	assert_string_equal(filter_ready_word(READY_COUNT), "");
}

/* In the order of the nodes, operands first. */
static void nodes_remember_their_column(void **state)
{
	static const struct {
		enum filter_operator op;
		size_t column;
	} rows[] = {
		{FILTER_WORD, 1}, {FILTER_COMPARE, 5}, {FILTER_READY, 12}, {FILTER_NOT, 11}, {FILTER_OR, 5}, {FILTER_AND, 1},
	};
	static struct filter filter;

	(void)state;
	assert_true(filter_parse("국방 (due:x|!지연)", &filter, NULL));
	assert_int_equal(filter.count, COUNT(rows));
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK(filter.nodes[i].op == rows[i].op && filter.nodes[i].column == rows[i].column, "node %zu\n", i);
}

static void what_is_no_filter_is_refused_with_the_column(void **state)
{
	static const struct {
		const char *text, *column, *reason;
	} rows[] = {
		{"국방 \"데이터", "(4번째 글자)", "따옴표가 닫히지"},
		{"note:\"데이터", "(6번째 글자)", "따옴표가 닫히지"},
		{"a \"\"", "(3번째 글자)", "빈 따옴표"},
		{"unit:\"\"", "(6번째 글자)", "빈 따옴표"},
		{"국방 (a | b", "(4번째 글자)", "괄호가 닫히지"},
		{"((a)", "(1번째 글자)", "괄호가 닫히지"},
		{"가 ( )", "(3번째 글자)", "빈 괄호"},
		{"()", "(1번째 글자)", "빈 괄호"},
		{"가나)", "(3번째 글자)", "여는 괄호 없이"},
		{"(가))나", "(4번째 글자)", "여는 괄호 없이"},
		{")", "(1번째 글자)", "조건이 있어야"},
		{"| 가", "(1번째 글자)", "조건이 있어야"},
		{"가 |", "(4번째 글자)", "조건이 있어야"},
		{"가 | | 나", "(5번째 글자)", "조건이 있어야"},
		{"(가 |) 나", "(5번째 글자)", "조건이 있어야"},
		{"!", "(2번째 글자)", "조건이 있어야"},
		{"!|가", "(2번째 글자)", "조건이 있어야"},
		{"가 due:", "(7번째 글자)", "‘due:’ 다음에 값이 없습니다"},
		{"due<= 2026", "(6번째 글자)", "‘due<=’ 다음에 값이 없습니다"},
		{"(due>)", "(6번째 글자)", "‘due>’ 다음에 값이 없습니다"},
		{"가 부서:과기정통부", "(3번째 글자)", "‘부서’은(는) 모르는 항목입니다"},
		{"dued<=2026", "(1번째 글자)", "‘dued’은(는) 모르는 항목입니다"},
		{"du=2026", "(1번째 글자)",
		 "office agenda kind type class signal schedule reported verified due forecast done low high latest unit "
		 "changed cite note"},
		{"(Office:x)", "(2번째 글자)", "‘Office’은(는) 모르는 항목입니다"},
		{":x", "(1번째 글자)", "‘:x’은(는) 모르는 항목입니다"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		static struct filter filter;
		struct error error = {0};
		size_t length;

		CHECK(!filter_parse(rows[i].text, &filter, &error), "%s\n", rows[i].text);
		CHECK(error.code == ERROR_USAGE && strstr(error.sentence, rows[i].column) &&
			      strstr(error.sentence, rows[i].reason),
		      "%s: %s\n", rows[i].text, error.sentence);
		length = strlen(error.sentence);
		assert_int_equal(error.sentence[length - 1], '.');
		assert_false(filter_parse(rows[i].text, &filter, NULL));
	}
}

static void limits_are_kept(void **state)
{
	static const struct {
		const char *before, *middle, *after;
		int times;
		const char *reason; /* NULL: within the limit */
	} rows[] = {
		{"(", "가", ")", FILTER_DEPTH, NULL},
		{"(", "가", ")", FILTER_DEPTH + 1, "(33번째 글자)"},
		{"!", "가", "", FILTER_DEPTH, NULL},
		{"!", "가", "", FILTER_DEPTH + 1, "(33번째 글자)"},
		{"(", "가", "", 1000, "너무 깊습니다"},
		{"가 ", "", "", FILTER_NODES / 2, NULL},
		{"가 ", "", "", FILTER_NODES / 2 + 1, "조건이 너무 많습니다"},
		{"a", "", "", FILTER_TEXT - 1, NULL},
		{"a", "", "", FILTER_TEXT, "(2048번째 글자)"},
		{"가", "", "", FILTER_TEXT, "(683번째 글자)"},
		{"\"a\"b", "", "", FILTER_NODES / 4, NULL},
	};
	static char text[FILTER_TEXT * 4];
	static struct filter filter;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = {0};
		bool read;

		text[0] = '\0';
		append(text, sizeof(text), rows[i].before, rows[i].times);
		append(text, sizeof(text), rows[i].middle, 1);
		append(text, sizeof(text), rows[i].after, rows[i].times);
		read = filter_parse(text, &filter, &error);
		CHECK(read == !rows[i].reason, "row %zu: %s\n", i, error.sentence);
		CHECK(!rows[i].reason || strstr(error.sentence, rows[i].reason), "row %zu: %s\n", i, error.sentence);
	}
	text[0] = '\0';
	append(text, sizeof(text), "a", FILTER_TEXT - 1);
	assert_true(filter_parse(text, &filter, NULL));
	assert_string_equal(filter.nodes[0].value, text);
}

/* Texts of the signs of the language in random order: none may be taken for more, or for less, than it holds. */
static void random_texts_neither_crash_nor_overflow(void **state)
{
	static const char *const pieces[] = {"(", ")", "!", "|", "\"", " ", "due", "<=", ":", "가", "지연", "없음", "=", "none"};
	static struct filter filter;
	unsigned seed = 1, accepted = 0;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[200] = "";

		for (unsigned length = (seed >> 16) % 12; length > 0; length--) {
			seed = seed * 1664525u + 1013904223u;
			append(text, sizeof(text), pieces[(seed >> 16) % COUNT(pieces)], 1);
		}
		seed = seed * 1664525u + 1013904223u;
		if (!filter_parse(text, &filter, NULL))
			continue;
		accepted++;
		for (size_t i = 0; i < filter.count; i++) {
			const struct filter_node *node = &filter.nodes[i];

			CHECK(node->column >= 1 && node->column <= strlen(text), "%s\n", text);
			CHECK(node->op > FILTER_NOT || (node->left >= 0 && node->left < (int)i), "%s\n", text);
			CHECK(node->op > FILTER_OR || (node->right > node->left && node->right < (int)i), "%s\n", text);
			CHECK(node->op < FILTER_WORD || node->value[0], "%s\n", text);
		}
	}
	assert_true(accepted > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filters_are_taken_apart),
		cmocka_unit_test(every_key_and_ready_word_is_known),
		cmocka_unit_test(nodes_remember_their_column),
		cmocka_unit_test(what_is_no_filter_is_refused_with_the_column),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(random_texts_neither_crash_nor_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
