#include <stdio.h>
#include "diff.h"

/* The changes that the earlier day (?1, up to the change ?2) can't see and the later one (?3, up to ?4) can, and the other way
 * round: a day that was frozen late knows of changes that one frozen before it does not. */
static const char changed[] =
	"SELECT kind, entity FROM main.change WHERE effective > ?1 AND effective <= ?3 AND id <= ?4 UNION SELECT kind, entity "
	"FROM main.change WHERE id > min(?2, ?4) AND id <= max(?2, ?4) AND effective <= ?1";

static void keep(struct diff *diff, const struct diff_kind *kind, const char *code)
{
	if (!(diff->touched_count & (diff->touched_count - 1))) /* a power of two: full */
		diff->touched = memory_grow(diff->touched, diff->touched_count ? diff->touched_count * 2 : 1,
					    sizeof *diff->touched);
	diff->touched[diff->touched_count++] = (struct touched){kind, memory_copy(code, strlen(code)), NULL};
}

static bool read_changed(struct diff *diff, struct error *error)
{
	struct store *store = diff->to.store;
	sqlite3_stmt *statement = sql_get(store, changed, error);
	char from[DAY_TEXT], to[DAY_TEXT];
	bool row;

	if (!statement)
		return false;
	day_print(diff->from.day, from);
	day_print(diff->to.day, to);
	sql_bind_text(statement, 1, from);
	sqlite3_bind_int64(statement, 2, diff->from.last);
	sql_bind_text(statement, 3, to);
	sqlite3_bind_int64(statement, 4, diff->to.last);
	for (;;) {
		const struct diff_kind *kind;

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		kind = diff_kind_find(sql_text(statement, 0));
		if (kind)
			keep(diff, kind, sql_text(statement, 1));
	}
	sql_done(statement);
	return true;
}

/* Where it is told: the place of its owner in the tree; offices and contacts behind all of that. */
static bool place(struct diff *diff, struct touched *touched, struct error *error)
{
	char sort[CODE_SORT], *owner = NULL;
	const struct diff_kind *kind = touched->kind;
	const char *code = touched->code;

	if (kind->owner && (!diff_value(&diff->to, kind->kind, code, kind->owner, &owner, error) ||
			    (!owner && !diff_value(&diff->from, kind->kind, code, kind->owner, &owner, error))))
		return false;
	code_sort_key(owner ? owner : code, sort);
	touched->sort = memory_new(strlen(sort) + 2, 1);
	snprintf(touched->sort, strlen(sort) + 2, "%s%s", kind->kind == RECORD_OFFICE || kind->kind == RECORD_CONTACT ? "~" : "",
		 sort);
	free(owner);
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct touched *left = a, *right = b;
	int order = strcmp(left->sort, right->sort);

	if (!order) /* the kinds lie in one table */
		order = (left->kind > right->kind) - (left->kind < right->kind);
	if (!order)
		order = (strlen(left->code) > strlen(right->code)) - (strlen(left->code) < strlen(right->code));
	return order ? order : strcmp(left->code, right->code);
}

bool diff_find_touched(struct diff *diff, struct error *error)
{
	if (!read_changed(diff, error))
		return false;
	for (size_t i = 0; i < diff->touched_count; i++)
		if (!place(diff, &diff->touched[i], error))
			return false;
	if (diff->touched_count)
		qsort(diff->touched, diff->touched_count, sizeof *diff->touched, compare);
	return true;
}
