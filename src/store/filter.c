#include "filter.h"
#include <stdio.h>
#include "gwagi/model/amount.h"
#include "gwagi/model/code.h"
#include "gwagi/model/date.h"
#include "index.h"
#include "milestone.h"

/* What the conversion of one filter has at hand. */
struct conversion {
	struct store *store;
	enum record_kind kind;
	const struct catalog *catalog;
	const struct filter_node *node;
	bool loose; /* its bare words */
	/* NULL if a row need not meet this term; see filter_sql() */
	const struct ids **within;
	struct answering *answering;
	struct error *error;
};

static bool fail_value(const struct conversion *at, const char *wanted)
{
	return error_set(at->error, ERROR_USAGE,
			 _("거르기 %zu번째 글자: ‘%s’의 값 ‘%s’을(를) 알 수 없습니다. 쓸 수 있는 값: %s."), at->node->column,
			 filter_key_name(at->node->key), at->node->value, wanted);
}

static bool fail_compare(const struct conversion *at)
{
	return error_set(at->error, ERROR_USAGE, _("거르기 %zu번째 글자: ‘%s’에는 : 와 = 만 쓸 수 있습니다."), at->node->column,
			 filter_key_name(at->node->key));
}

static bool is_order(enum filter_compare compare)
{
	return compare != COMPARE_HAS && compare != COMPARE_EQ;
}

static const char *operator_sql(enum filter_compare compare)
{
	static const char *const operators[] = {[COMPARE_HAS] = " = ", [COMPARE_EQ] = " = ", [COMPARE_LT] = " < ",
						[COMPARE_LE] = " <= ", [COMPARE_GT] = " > ", [COMPARE_GE] = " >= "};

	return operators[compare];
}

static bool convert_word(const struct conversion *at, const struct catalog_key *key, struct sql_builder *builder)
{
	int value = word_find(key->vocabulary, at->node->value);
	char choices[256] = "";
	size_t used = 0;

	if (is_order(at->node->compare))
		return fail_compare(at);
	if (value == WORD_NONE && at->node->empty)
		value = word_find(key->vocabulary, "none"); /* 없음, where a word of its own says so */
	if (value == WORD_NONE && at->node->empty) {
		builder_put(builder, key->sql);
		builder_put(builder, " IS NULL");
		return true;
	}
	for (size_t i = 0; value == WORD_NONE && i < vocabulary_size(key->vocabulary) && used < sizeof choices; i++)
		used += (size_t)snprintf(choices + used, sizeof choices - used, "%s%s", i ? ", " : "",
					 word_english(key->vocabulary, (int)i));
	if (value == WORD_NONE)
		return fail_value(at, choices);
	builder_put(builder, key->sql);
	builder_put(builder, " = ");
	builder_value(builder, word_english(key->vocabulary, value));
	return true;
}

/* = a period: within it; < before it; <= up to its last day; > after it; >= from its first day. */
static bool convert_days(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	static const char *const edges[] = {
		[COMPARE_LT] = " < ", [COMPARE_LE] = " <= ", [COMPARE_GT] = " > ", [COMPARE_GE] = " >= "};
	struct date date;
	char stored[DATE_TEXT], first[DAY_TEXT], last[DAY_TEXT];
	bool early = at->node->compare == COMPARE_LT || at->node->compare == COMPARE_GE;

	if (!date_parse(at->node->value, at->store->today, stored, &date, NULL) ||
	    (date.first == DAY_NONE && date.last == DAY_NONE))
		return fail_value(at, _("날짜(2026-12, '26. 12월, 3분기말, 내일 …)나 없음"));
	day_print(date.first != DAY_NONE ? date.first : date.last, first);
	day_print(date.last != DAY_NONE ? date.last : date.first, last);
	builder_put(builder, "(");
	builder_put(builder, sql);
	if (is_order(at->node->compare)) {
		builder_put(builder, edges[at->node->compare]);
		builder_value(builder, early ? first : last);
	} else {
		builder_put(builder, " BETWEEN ");
		builder_value(builder, date.first != DAY_NONE ? first : "0000-01-01");
		builder_put(builder, " AND ");
		builder_value(builder, date.last != DAY_NONE ? last : "9999-12-31");
	}
	builder_put(builder, ")");
	return true;
}

static bool convert_number(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	struct amount amount;
	char text[AMOUNT_TEXT];

	if (!amount_parse(at->node->value, &amount, NULL) || !amount.present)
		return fail_value(at, _("수(8000, 1만, 13.5)나 없음"));
	amount_print(amount, text);
	builder_put(builder, sql);
	builder_put(builder, operator_sql(at->node->compare));
	builder_put(builder, "CAST(");
	builder_value(builder, text);
	builder_put(builder, " AS REAL)");
	return true;
}

static bool convert_text(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	if (is_order(at->node->compare))
		return fail_compare(at);
	builder_put(builder, at->node->compare == COMPARE_EQ ? "" : "gwagi_match(");
	builder_put(builder, sql);
	builder_put(builder, at->node->compare == COMPARE_EQ ? " = " : ", ");
	builder_value(builder, at->node->value);
	builder_put(builder, at->node->compare == COMPARE_EQ ? "" : ")");
	return true;
}

/* An office by code, name or alias, with all below it. */
static void put_offices(const struct conversion *at, struct sql_builder *builder)
{
	bool exact = at->node->compare == COMPARE_EQ;

	builder_put(builder, "(WITH RECURSIVE down(id) AS (SELECT id FROM office WHERE code = ");
	builder_value(builder, at->node->value);
	builder_put(builder, exact ? " OR name = " : " OR gwagi_match(name, ");
	builder_value(builder, at->node->value);
	builder_put(builder, exact ? "" : ")");
	builder_put(builder, exact ? " UNION SELECT office_id FROM office_alias WHERE name = "
				   : " UNION SELECT office_id FROM office_alias WHERE gwagi_match(name, ");
	builder_value(builder, at->node->value);
	builder_put(builder, exact ? "" : ")");
	builder_put(builder,
		    " UNION SELECT o.id FROM office o JOIN down ON o.parent_id = down.id UNION SELECT n.id FROM down CROSS "
		    "JOIN office o ON o.id = down.id AND o.valid_to IS NOT NULL AND NOT gwagi_valid(NULL, o.valid_to) "
		    "CROSS JOIN office n ON n.predecessor_id = o.id) SELECT id FROM down)");
}

static bool convert_offices(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	if (at->node->empty) {
		builder_put(builder, "NOT EXISTS ");
		builder_put(builder, sql);
		return true;
	}
	builder_put(builder, "EXISTS (WITH own(id) AS ");
	builder_put(builder, sql);
	builder_put(builder, " SELECT 1 FROM own WHERE own.id IN ");
	put_offices(at, builder);
	builder_put(builder, ")");
	return true;
}

/* One of the offices has an assignment for what answers for the milestone. */
static void put_assigned(const struct conversion *at, const char *for_it, struct sql_builder *builder)
{
	builder_put(builder, "EXISTS (SELECT 1 FROM assignment b WHERE ");
	builder_put(builder, for_it);
	builder_put(builder, " AND b.office_id IN ");
	put_offices(at, builder);
	builder_put(builder, ")");
}

/* Of milestones it is kept what answers for them; as of a past day that may have been another. If all rows must be of these
 * offices, few are looked at, else the set of all that the offices have is worth making. */
static void convert_kept(const struct conversion *at, struct sql_builder *builder)
{
	if (at->node->empty) {
		builder_put(builder, "coalesce(m.answer, 0) NOT IN (SELECT coalesce(item_id, -meeting_id) FROM assignment)");
	} else if (!at->answering || at->answering->offices.sql) {
		builder_put(builder, "m.answer IN (SELECT coalesce(item_id, -meeting_id) FROM assignment WHERE office_id IN ");
		put_offices(at, builder);
		builder_put(builder, ")");
	} else {
		put_offices(at, &at->answering->offices);
		builder_put(builder, "(");
		put_assigned(at, "b.item_id = m.answer", builder);
		builder_put(builder, " OR ");
		put_assigned(at, "b.meeting_id = -m.answer", builder);
		builder_put(builder, ")");
	}
}

/* What the offices answer for: what is assigned to them and what lies below that, down to what is assigned anew. That set does
 * not depend on the row, so SQLite makes it once; to walk up from each row instead took a thousand times as long. */
static bool convert_answered(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	if (at->kind == RECORD_MILESTONE && !at->store->lens) {
		convert_kept(at, builder);
		return true;
	}
	builder_put(builder, sql);
	builder_put(builder, at->node->empty ? " NOT" : "");
	builder_put(builder, " IN (WITH RECURSIVE own(id) AS (SELECT coalesce(item_id, -meeting_id) FROM assignment");
	if (!at->node->empty) {
		builder_put(builder, " WHERE office_id IN ");
		put_offices(at, builder);
	}
	builder_put(builder, " UNION SELECT i.id FROM own CROSS JOIN item i ON i.parent_id = own.id WHERE NOT EXISTS (SELECT 1 "
			     "FROM assignment b WHERE b.item_id = i.id)) SELECT id FROM own)");
	return true;
}

/* agenda=2 is the second agenda of every meeting, agenda=1.2 that of the first. */
static bool convert_agendas(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	if (code_kind(at->node->value) == CODE_ITEM) {
		if (is_order(at->node->compare))
			return fail_compare(at);
		builder_put(builder, "(");
		builder_put(builder, sql);
		builder_put(builder, " = ");
		builder_value(builder, at->node->value);
		for (const char *const *mark = (const char *const[]){".", "m", "t", NULL}; *mark; mark++) {
			char prefix[CODE_TEXT + 8];

			snprintf(prefix, sizeof prefix, "%s%s*", at->node->value, *mark);
			builder_put(builder, " OR ");
			builder_put(builder, sql);
			builder_put(builder, " GLOB ");
			builder_value(builder, prefix);
		}
		builder_put(builder, ")");
		return true;
	}
	if (at->node->value[strspn(at->node->value, "0123456789")] || !*at->node->value)
		return fail_value(at, _("안건 번호(2)나 코드(1.2)"));
	builder_put(builder, "gwagi_agenda(");
	builder_put(builder, sql);
	builder_put(builder, ")");
	builder_put(builder, operator_sql(at->node->compare));
	builder_put(builder, "CAST(");
	builder_value(builder, at->node->value);
	builder_put(builder, " AS INTEGER)");
	return true;
}

/* cite=189 is a line of the source, cite:안건2 a part of it. */
static bool convert_citation(const struct conversion *at, const char *sql, struct sql_builder *builder)
{
	const char *value = at->node->value;
	bool good;

	builder_put(builder, at->node->empty ? "NOT EXISTS (SELECT 1 FROM citation c WHERE c.entity = "
					     : "EXISTS (SELECT 1 FROM citation c WHERE c.entity = ");
	builder_put(builder, sql);
	if (at->node->empty) {
		builder_put(builder, ")");
		return true;
	}
	builder_put(builder, " AND ");
	good = value[strspn(value, "0123456789")] ? convert_text(at, "c.section", builder)
						  : convert_number(at, "c.line", builder);
	builder_put(builder, ")");
	return good;
}

static bool convert_empty(const char *sql, struct sql_builder *builder)
{
	builder_put(builder, sql);
	builder_put(builder, " IS NULL");
	return true;
}

static bool convert_value(const struct conversion *at, const struct catalog_key *key, struct sql_builder *builder)
{
	if (key->type == KEY_WORD)
		return convert_word(at, key, builder);
	if (at->node->empty && is_order(at->node->compare))
		return fail_compare(at);
	if (key->type == KEY_CITATION)
		return convert_citation(at, key->sql, builder);
	if ((key->type == KEY_OFFICES || key->type == KEY_ANSWERED) && is_order(at->node->compare))
		return fail_compare(at);
	if (key->type == KEY_OFFICES)
		return convert_offices(at, key->sql, builder);
	if (key->type == KEY_ANSWERED)
		return convert_answered(at, key->sql, builder);
	if (at->node->empty && key->type != KEY_CHANGE && key->type != KEY_AGENDAS)
		return convert_empty(key->sql, builder);
	switch (key->type) {
	case KEY_DAYS:
		if (at->answering && at->kind == RECORD_MILESTONE && at->node->key == KEY_DUE) {
			builder_put(&at->answering->due, " AND ");
			convert_days(at, key->sql, &at->answering->due);
		}
		return convert_days(at, key->sql, builder);
	case KEY_NUMBER:
		return convert_number(at, key->sql, builder);
	case KEY_AGENDAS:
		return convert_agendas(at, key->sql, builder);
	case KEY_CHANGE: {
		struct sql_builder last = {0};
		bool good;

		builder_put(&last, "(SELECT max(effective) FROM change h WHERE h.entity = ");
		builder_put(&last, key->sql);
		builder_put(&last, ")");
		good = at->node->empty ? convert_empty(last.sql, builder) : convert_days(at, last.sql, builder);
		builder_finish(&last);
		return good;
	}
	default:
		return convert_text(at, key->sql, builder);
	}
}

/* Put SQL, whose %s is where the condition goes that CONVERT appends. */
static void put_until_hole(struct sql_builder *builder, const char *within, const char **rest)
{
	const char *hole = strstr(within, "%s");
	char *head = memory_copy(within, (size_t)(hole - within));

	builder_put(builder, head);
	free(head);
	*rest = hole + 2;
}

static bool convert_compare(const struct conversion *at, struct sql_builder *builder)
{
	const struct catalog_key *key = &at->catalog->keys[at->node->key];
	const char *rest = "";
	bool good;

	if (key->type == KEY_NOT_HERE)
		return error_set(at->error, ERROR_USAGE, _("거르기 %zu번째 글자: 이 종류에는 ‘%s’ 항목이 없습니다."),
				 at->node->column, filter_key_name(at->node->key));
	if (key->within)
		put_until_hole(builder, key->within, &rest);
	good = convert_value(at, key, builder);
	builder_put(builder, rest);
	return good;
}

/* The office of this login, for 내부서. */
static bool my_office(const struct conversion *at, struct sql_builder *builder)
{
	const struct catalog_key *key = &at->catalog->keys[KEY_OFFICE];
	sqlite3_stmt *statement = sql_get(
		at->store, "SELECT o.code FROM main.account a JOIN office o ON o.id = a.office_id WHERE a.login = ?1", at->error);
	bool row, good;
	struct filter_node node = *at->node;
	struct conversion office = *at;

	office.node = &node;
	if (!statement)
		return false;
	if (key->type == KEY_NOT_HERE)
		return error_set(at->error, ERROR_USAGE, _("거르기 %zu번째 글자: 이 종류에는 ‘내부서’를 쓸 수 없습니다."),
				 at->node->column);
	sql_bind_text(statement, 1, at->store->login);
	if (!sql_step(at->store, statement, &row, at->error))
		return false;
	node.value = row ? sql_text(statement, 0) : "";
	node.compare = COMPARE_EQ;
	good = row ? convert_value(&office, key, builder)
		   : error_set(at->error, ERROR_USAGE,
			       _("거르기 %zu번째 글자: 계정 ‘%s’에 정해진 부서가 없어 ‘내부서’를 쓸 수 없습니다."),
			       at->node->column, at->store->login);
	sql_done(statement);
	return good;
}

static bool convert_ready(const struct conversion *at, struct sql_builder *builder)
{
#define JUDGED(which) "gwagi_judge(" which ", " MILESTONE_STATE ")"
	static const char *const conditions[READY_COUNT] = {
		[READY_LATE] = JUDGED("0") " IN ('late', 'stalled')",
		[READY_DUE_SOON] = JUDGED("1") " = 'due_soon'",
		[READY_UNREPORTED] = JUDGED("0") " = 'unreported'",
		[READY_DIVERGING] =
			"((m.reported = 'reported_done' AND m.verified <> 'confirmed') OR (m.reported IN ('not_started', "
			"'in_progress') AND " JUDGED("1") " = 'overdue'))",
		[READY_UNDATED] = "m.type = 'undated'",
		[READY_DONE] = JUDGED("0") " = 'done'",
	};
	const char *rest;

	if (at->node->ready == READY_MY_OFFICE)
		return my_office(at, builder);
	if (!at->catalog->ready)
		return error_set(
			at->error, ERROR_USAGE,
			_("거르기 %zu번째 글자: 이 종류에는 ‘%s’을(를) 쓸 수 없습니다. 글자를 찾으려면 따옴표로 묶어 주십시오."),
			at->node->column, filter_ready_word(at->node->ready));
	put_until_hole(builder, at->catalog->ready, &rest);
	builder_put(builder, conditions[at->node->ready]);
	builder_put(builder, rest);
	return true;
}

/* The index is asked once, before the first row is read. */
static bool convert_indexed_word(const struct conversion *at, const struct text_query *query, struct sql_builder *builder)
{
	struct ids *found = memory_new(1, sizeof *found);
	const char id[] = {at->catalog->order[0], '.', 'i', 'd', '\0'};
	bool good = index_find(at->store, at->kind, query, found, at->error);

	builder_put(builder, "gwagi_hit(");
	builder_ids(builder, found);
	builder_put(builder, ", ");
	builder_put(builder, id);
	builder_put(builder, ")");
	if (at->within && (!*at->within || found->count < (*at->within)->count))
		*at->within = found;
	return good;
}

static void convert_scanned_word(const struct conversion *at, bool loose, struct sql_builder *builder)
{
	builder_put(builder, "(");
	for (size_t i = 0; at->catalog->words[i]; i++) {
		builder_put(builder, i ? " OR " : "");
		builder_put(builder, loose ? "gwagi_match_loose(" : "gwagi_match(");
		builder_put(builder, at->catalog->words[i]);
		builder_put(builder, ", ");
		builder_value(builder, at->node->value);
		builder_put(builder, ")");
	}
	builder_put(builder, ")");
}

/* Loose if that is wanted and leaves something of the word: what is empty is in every title. */
static struct text_query *word_query(const struct conversion *at)
{
	const char *word = at->node->value;
	struct text_query *query = at->loose ? text_query_create_loose(word, strlen(word)) : NULL;

	if (!text_query_is_empty(query))
		return query;
	text_query_destroy(query);
	return text_query_create(word, strlen(word));
}

static bool convert_bare_word(const struct conversion *at, struct sql_builder *builder)
{
	struct text_query *query = word_query(at);
	bool good = true;

	if (index_has(at->kind) && !text_query_is_empty(query))
		good = convert_indexed_word(at, query, builder);
	else
		convert_scanned_word(at, text_query_is_loose(query), builder);
	text_query_destroy(query);
	return good;
}

static bool convert_term(const struct conversion *at, struct sql_builder *builder)
{
	switch (at->node->op) {
	case FILTER_WORD:
		return convert_bare_word(at, builder);
	case FILTER_COMPARE:
		return convert_compare(at, builder);
	default:
		return convert_ready(at, builder);
	}
}

/* Where the walk through the tree of nodes stands: at which node, how much of it is written, whether as its opposite, and whether
 * it needs no parentheses because it is joined to the same. */
struct walk {
	int node;
	int state;
	bool negated, bare;
	bool needed; /* a row that does not meet it does not meet the filter */
};

static bool is_join(const struct filter_node *node)
{
	return node->op == FILTER_AND || node->op == FILTER_OR;
}

static void put_operand(const struct filter *filter, struct walk stack[], size_t *depth, int node, const struct walk *join,
			bool all)
{
	const struct filter_node *operand = &filter->nodes[node];
	bool bare = is_join(operand) && ((operand->op == FILTER_AND) != join->negated) == all;

	stack[(*depth)++] = (struct walk){node, 0, join->negated, bare, join->needed && all};
}

/* What is unknown is not so; its opposite is. */
static bool put_term(const struct conversion *at, bool negated, struct sql_builder *builder)
{
	bool good;

	builder_put(builder, negated ? "coalesce(NOT (" : "");
	good = convert_term(at, builder);
	builder_put(builder, negated ? "), 1)" : "");
	return good;
}

/* SQLite's parser has a stack of 100 symbols. So NOT goes down to the terms, a chain of the same operator gets no parentheses,
 * and of two operands the one with more in it comes first: what is open beside it stays little. */
static bool walk_node(const struct conversion *base, const struct filter *filter, const int weights[], struct walk stack[],
		      size_t *depth, struct sql_builder *builder)
{
	struct walk *top = &stack[*depth - 1], join = *top;
	const struct filter_node *node = &filter->nodes[top->node];
	struct conversion at = *base;
	bool all = (node->op == FILTER_AND) != top->negated;
	bool heavy_left = is_join(node) && weights[node->left] >= weights[node->right];

	at.node = node;
	if (node->op == FILTER_NOT) {
		*top = (struct walk){node->left, 0, !top->negated, false, top->needed};
	} else if (!is_join(node)) {
		--*depth;
		at.within = top->needed && !top->negated ? base->within : NULL;
		at.answering = top->needed && !top->negated ? base->answering : NULL;
		return put_term(&at, top->negated, builder);
	} else if (top->state++ == 0) {
		builder_put(builder, top->bare ? "" : "(");
		put_operand(filter, stack, depth, heavy_left ? node->left : node->right, &join, all);
	} else if (top->state == 2) {
		builder_put(builder, all ? " AND " : " OR ");
		put_operand(filter, stack, depth, heavy_left ? node->right : node->left, &join, all);
	} else {
		builder_put(builder, top->bare ? "" : ")");
		--*depth;
	}
	return true;
}

bool filter_sql(struct store *store, const struct store_query *query, struct sql_builder *builder, const struct ids **within,
		struct answering *answering, struct error *error)
{
	const struct filter *filter = query->filter;
	struct conversion base = {store, query->kind, catalog_of(query->kind), NULL, query->loose, within, answering, error};
	struct walk stack[FILTER_NODES];
	int weights[FILTER_NODES];
	size_t depth = 0;

	*within = NULL;
	if (filter->count == 0) {
		builder_put(builder, "1");
		return true;
	}
	for (size_t i = 0; i < filter->count; i++) {
		const struct filter_node *node = &filter->nodes[i];

		weights[i] = 1 + (is_join(node)            ? weights[node->left] + weights[node->right]
				  : node->op == FILTER_NOT ? weights[node->left]
							   : 0);
	}
	stack[depth++] = (struct walk){(int)filter->count - 1, 0, false, false, true};
	while (depth > 0)
		if (!walk_node(&base, filter, weights, stack, &depth, builder))
			return false;
	return true;
}
