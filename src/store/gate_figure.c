/* The figures of targets, readings and paths: how they are given, what is refused or warned about. */
#include <stdio.h>
#include "gate.h"
#include "gwagi/model/amount.h"
#include "place.h"

static bool is_part(const char *key)
{
	static const char *const parts[] = {"low", "high", "baseline", "comparator", "approx", "unit", "qualifier"};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcmp(parts[i], key) == 0)
			return true;
	return false;
}

static void put_part(struct figure *figure, const char *key, const char *value)
{
	figure->fields[figure->count++] = (struct gate_field){key, value};
}

/* A unit that is not said stays; a withheld figure says nothing of its numbers. */
static void put_parts(struct figure *figure, const struct quantity *quantity)
{
	if (quantity->withheld) {
		put_part(figure, "withheld", "true");
		return;
	}
	amount_print(quantity->low, figure->low);
	amount_print(quantity->high, figure->high);
	amount_print(quantity->baseline, figure->baseline);
	put_part(figure, "low", figure->low);
	put_part(figure, "high", figure->high);
	put_part(figure, "baseline", figure->baseline);
	put_part(figure, "comparator", word_english(VOCABULARY_COMPARATOR, quantity->comparator));
	put_part(figure, "approx", quantity->approximate ? "true" : "false");
	put_part(figure, "qualifier", quantity->qualifier);
	if (*quantity->unit)
		put_part(figure, "unit", quantity->unit);
}

bool gate_figure_read(struct writing *writing, const struct gate_field *given, size_t count, struct figure *figure)
{
	const char *text = NULL;
	struct quantity quantity;
	struct error error;

	figure->fields = memory_new(count + FIGURE_PARTS, sizeof *figure->fields);
	figure->count = 0;
	for (size_t i = 0; i < count; i++)
		if (strcmp(given[i].key, "quantity") == 0)
			text = given[i].value;
		else
			figure->fields[figure->count++] = given[i];
	for (size_t i = 0; text && i < count; i++)
		if (is_part(given[i].key))
			return writing_refuse(writing, given[i].key, _("quantity와 %s은(는) 함께 쓸 수 없습니다."), given[i].key);
	if (!text)
		return true;
	if (!quantity_parse(text, &quantity, figure->words, &error))
		return writing_refuse(writing, "quantity", "quantity: %s", error.sentence);
	put_parts(figure, &quantity);
	return true;
}

static struct cell *after(struct passage *passage, const char *key)
{
	return passage_cell(passage, passage->after, key);
}

/* The goal is an upper bound, or lies below where it began. */
static bool is_falling(struct passage *passage, const struct cell *goal)
{
	const struct cell *baseline = after(passage, "baseline"), *word = after(passage, "comparator");
	int comparator = word->text ? word_find(VOCABULARY_COMPARATOR, word->text) : WORD_NONE;

	return comparator == COMPARATOR_LE || comparator == COMPARATOR_LT ||
	       (baseline->state == CELL_INTEGER && goal->integer < baseline->integer);
}

static struct amount amount_of(const struct cell *cell)
{
	return (struct amount){cell->state == CELL_INTEGER, cell->integer, cell->scale};
}

/* A goal that was brought to what is reached already; the figures may be withheld. */
static bool warn_eased(struct passage *passage)
{
	static const char newest[] = "SELECT r.amount, r.scale FROM reading r JOIN target t ON t.id = r.target_id WHERE t.code = "
				     "?1 ORDER BY r.day DESC, r.id DESC LIMIT 1";
	const char *key = after(passage, "low")->state == CELL_INTEGER ? "low" : "high";
	struct amount old = amount_of(passage_cell(passage, passage->before, key)), goal = amount_of(after(passage, key)),
		      reached = {0};
	int sign = is_falling(passage, after(passage, key)) ? -1 : 1;
	sqlite3_stmt *statement = sql_get(passage->store, newest, &passage->writing->answer->error);
	bool row;

	if (!statement)
		return writing_fail(passage->writing);
	sql_bind_text(statement, 1, passage->code);
	if (!sql_step(passage->store, statement, &row, &passage->writing->answer->error))
		return writing_fail(passage->writing);
	if (row)
		reached = (struct amount){true, sqlite3_column_int64(statement, 0), sqlite3_column_int(statement, 1)};
	sql_done(statement);
	if (old.present && goal.present && reached.present && sign * amount_compare(goal, old) < 0 &&
	    sign * amount_compare(reached, goal) >= 0)
		writing_warn(passage->writing, _("목표를 이미 이룬 값보다 낮추었습니다."));
	return true;
}

bool target_check(struct passage *passage)
{
	const char *key, *wrong = place_figures(passage->table, passage->after, &key);

	if (wrong)
		return writing_refuse(passage->writing, passage_has(passage, key) ? key : "low", "%s", wrong);
	return warn_eased(passage);
}

bool figure_check(struct passage *passage)
{
	struct error error = {0};
	const char *method, *wrong;

	cell_set_integer(after(passage, "scale"), after(passage, "amount")->scale);
	if (passage->request->ref.kind != RECORD_READING || !passage_has(passage, "method"))
		return true;
	method = after(passage, "method")->text;
	wrong = place_measured(passage->store, after(passage, "target")->integer, method ? method : "", &error);
	return !wrong || writing_refuse(passage->writing, "method", "%s", wrong);
}
