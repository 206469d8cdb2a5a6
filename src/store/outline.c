#include "gwagi/store/outline.h"
#include <stdio.h>
#include "gwagi/text/input.h"
#include "lens.h"
#include "milestone.h"
#include "node.h"
#include "reach.h"
#include "ref.h"

static void copy_cut(char *out, size_t size, sqlite3_stmt *statement, int column)
{
	const char *text = sql_text(statement, column);
	size_t length = text_cut(text, strlen(text), size - 1);

	memcpy(out, text, length);
	out[length] = '\0';
}

void node_read(struct store *store, sqlite3_stmt *statement, enum record_kind kind, struct node *node)
{
	*node = (struct node){.ref = {kind, sqlite3_column_int64(statement, 0)}};
	copy_cut(node->code, sizeof node->code, statement, 1);
	copy_cut(node->title, sizeof node->title, statement, 2);
	copy_cut(node->label, sizeof node->label, statement, 3);
	node->level = sqlite3_column_int(statement, 4);
	node->has_children = sqlite3_column_int(statement, 5) != 0;
	node->version = sqlite3_column_int64(statement, 6);
	node->closing = word_find(VOCABULARY_CLOSING, sql_text(statement, 7));
	if (!day_parse(sql_text(statement, NODE_ORIGINAL), (size_t)sqlite3_column_bytes(statement, NODE_ORIGINAL),
		       &node->original))
		node->original = DAY_NONE;
	if (kind == RECORD_MILESTONE) {
		milestone_read(statement, NODE_STATE, &node->state);
		node->verdict = judge(&node->state, store_rules(store), store->today);
	}
}

/* One row of SQL with the id bound; id 0 if there is none. */
static bool fetch(struct store *store, const char *sql, enum record_kind kind, int64_t id, struct node *node, struct error *error)
{
	sqlite3_stmt *statement = sql_get(store, sql, error);
	bool row;

	node->ref = (struct ref){kind, 0};
	if (!statement)
		return false;
	if (sqlite3_bind_parameter_count(statement))
		sqlite3_bind_int64(statement, 1, id);
	if (!sql_step(store, statement, &row, error))
		return false;
	if (row)
		node_read(store, statement, kind, node);
	sql_done(statement);
	return true;
}

/* The first of two queries that finds a row. */
static bool fetch_either(struct store *store, const char *first, enum record_kind first_kind, const char *second,
			 enum record_kind second_kind, int64_t id, struct node *node, struct error *error)
{
	return fetch(store, first, first_kind, id, node, error) &&
	       (node->ref.id || fetch(store, second, second_kind, id, node, error));
}

static bool nothing(struct ref ref, struct node *node)
{
	node->ref = (struct ref){ref.kind, 0};
	return true;
}

bool store_node(struct store *store, struct ref ref, struct node *node, struct error *error)
{
	switch (ref.kind) {
	case RECORD_MEETING:
		return fetch(store, MEETING_NODE "WHERE x.id = ?1", ref.kind, ref.id, node, error);
	case RECORD_ITEM:
		return fetch(store, ITEM_NODE "WHERE x.id = ?1", ref.kind, ref.id, node, error);
	case RECORD_MILESTONE:
		return fetch(store, MILESTONE_NODE "WHERE m.id = ?1", ref.kind, ref.id, node, error);
	case RECORD_TARGET:
		return fetch(store, TARGET_NODE "WHERE x.id = ?1", ref.kind, ref.id, node, error);
	case RECORD_OFFICE:
		return fetch(store, OFFICE_NODE "WHERE x.id = ?1", ref.kind, ref.id, node, error);
	case RECORD_CONTACT:
		return fetch(store, CONTACT_NODE "WHERE x.id = ?1", ref.kind, ref.id, node, error);
	default:
		return nothing(ref, node);
	}
}

/* Milestones that hang on the meeting of id ?1 itself. */
#define OF_MEETING                                                                                                               \
	"WHERE m.sort >= (SELECT sort FROM meeting WHERE id = ?1) || '!' AND m.sort < (SELECT sort FROM meeting WHERE id = ?1) " \
	"|| '\"' "

bool store_node_first_child(struct store *store, struct ref parent, struct node *node, struct error *error)
{
	if (parent.id == 0)
		return fetch(store, MEETING_NODE "ORDER BY x.sort LIMIT 1", RECORD_MEETING, 0, node, error);
	if (parent.kind == RECORD_MEETING)
		return fetch_either(store, MILESTONE_NODE OF_MEETING "ORDER BY m.sort LIMIT 1", RECORD_MILESTONE,
				    ITEM_NODE "WHERE x.meeting_id = ?1 AND x.level = 1 ORDER BY x.position LIMIT 1", RECORD_ITEM,
				    parent.id, node, error);
	if (parent.kind == RECORD_ITEM)
		return fetch_either(store, MILESTONE_NODE "WHERE m.item_id = ?1 ORDER BY m.position LIMIT 1", RECORD_MILESTONE,
				    ITEM_NODE "WHERE x.parent_id = ?1 ORDER BY x.position LIMIT 1", RECORD_ITEM, parent.id, node,
				    error);
	return nothing(parent, node);
}

bool store_node_last_child(struct store *store, struct ref parent, struct node *node, struct error *error)
{
	if (parent.id == 0)
		return fetch(store, MEETING_NODE "ORDER BY x.sort DESC LIMIT 1", RECORD_MEETING, 0, node, error);
	if (parent.kind == RECORD_MEETING)
		return fetch_either(store, ITEM_NODE "WHERE x.meeting_id = ?1 AND x.level = 1 ORDER BY x.position DESC LIMIT 1",
				    RECORD_ITEM, MILESTONE_NODE OF_MEETING "ORDER BY m.sort DESC LIMIT 1", RECORD_MILESTONE,
				    parent.id, node, error);
	if (parent.kind == RECORD_ITEM)
		return fetch_either(store, ITEM_NODE "WHERE x.parent_id = ?1 ORDER BY x.position DESC LIMIT 1", RECORD_ITEM,
				    MILESTONE_NODE "WHERE m.item_id = ?1 ORDER BY m.position DESC LIMIT 1", RECORD_MILESTONE,
				    parent.id, node, error);
	return nothing(parent, node);
}

/* The siblings of the item of id ?1: under its item, or, of an agenda, under its meeting. The signs keep SQLite from the index of
 * all items of a level, which it would walk through. */
#define ITEM_SIBLINGS                                                                                                      \
	ITEM_NODE "JOIN item s ON s.id = ?1 WHERE +x.meeting_id = s.meeting_id AND +x.level = s.level AND x.parent_id IS " \
		  "s.parent_id AND x.position "
/* Milestones beside that of id ?1; of the meeting those without an item. */
#define MILESTONE_SIBLINGS \
	MILESTONE_NODE     \
	"JOIN milestone s ON s.id = ?1 WHERE m.item_id IS s.item_id AND m.meeting_id = s.meeting_id AND m.position "

bool store_node_next(struct store *store, struct ref ref, struct node *node, struct error *error)
{
	if (ref.kind == RECORD_MEETING)
		return fetch(store,
			     MEETING_NODE "WHERE x.sort > (SELECT sort FROM meeting WHERE id = ?1) ORDER BY x.sort LIMIT 1",
			     ref.kind, ref.id, node, error);
	if (ref.kind == RECORD_ITEM)
		return fetch(store, ITEM_SIBLINGS "> s.position ORDER BY x.position LIMIT 1", ref.kind, ref.id, node, error);
	if (ref.kind != RECORD_MILESTONE)
		return nothing(ref, node);
	return fetch_either(
		store, MILESTONE_SIBLINGS "> s.position ORDER BY m.position LIMIT 1", RECORD_MILESTONE,
		ITEM_NODE
		"JOIN milestone s ON s.id = ?1 WHERE x.meeting_id = s.meeting_id AND x.parent_id IS s.item_id AND x.level = "
		"coalesce((SELECT p.level FROM item p WHERE p.id = s.item_id), 0) + 1 ORDER BY x.position LIMIT 1",
		RECORD_ITEM, ref.id, node, error);
}

bool store_node_previous(struct store *store, struct ref ref, struct node *node, struct error *error)
{
	if (ref.kind == RECORD_MEETING)
		return fetch(store,
			     MEETING_NODE "WHERE x.sort < (SELECT sort FROM meeting WHERE id = ?1) ORDER BY x.sort DESC LIMIT 1",
			     ref.kind, ref.id, node, error);
	if (ref.kind == RECORD_ITEM)
		return fetch_either(
			store, ITEM_SIBLINGS "< s.position ORDER BY x.position DESC LIMIT 1", RECORD_ITEM,
			MILESTONE_NODE
			"JOIN item s ON s.id = ?1 WHERE m.item_id IS s.parent_id AND m.meeting_id = s.meeting_id ORDER BY "
			"m.position DESC LIMIT 1",
			RECORD_MILESTONE, ref.id, node, error);
	if (ref.kind != RECORD_MILESTONE)
		return nothing(ref, node);
	return fetch(store, MILESTONE_SIBLINGS "< s.position ORDER BY m.position DESC LIMIT 1", ref.kind, ref.id, node, error);
}

bool store_node_parent(struct store *store, struct ref ref, struct node *node, struct error *error)
{
	if (ref.kind == RECORD_ITEM)
		return fetch_either(store, ITEM_NODE "WHERE x.id = (SELECT parent_id FROM item WHERE id = ?1)", RECORD_ITEM,
				    MEETING_NODE "WHERE x.id = (SELECT meeting_id FROM item WHERE id = ?1)", RECORD_MEETING,
				    ref.id, node, error);
	if (ref.kind == RECORD_MILESTONE)
		return fetch_either(store, ITEM_NODE "WHERE x.id = (SELECT item_id FROM milestone WHERE id = ?1)", RECORD_ITEM,
				    MEETING_NODE "WHERE x.id = (SELECT meeting_id FROM milestone WHERE id = ?1)", RECORD_MEETING,
				    ref.id, node, error);
	return nothing(ref, node);
}

bool store_milestones(struct store *store, struct ref below, int64_t after, bool backwards, struct node *nodes, size_t room,
		      size_t *count, struct error *error)
{
	static const char forward[] = MILESTONE_NODE "WHERE m.sort >= ?1 AND m.sort < ?2 ORDER BY m.sort LIMIT ?3";
	static const char backward[] = MILESTONE_NODE "WHERE m.sort >= ?1 AND m.sort < ?2 ORDER BY m.sort DESC LIMIT ?3";
	char edge[CODE_SORT] = "", from[CODE_SORT + 1], to[CODE_SORT + 1];
	sqlite3_stmt *statement;
	struct reach reach;
	bool row = true;
	int level;

	*count = 0;
	if (!reach_of(store, below, &reach, error) ||
	    (after && !ref_sort(store, (struct ref){RECORD_MILESTONE, after}, edge, &level, error)))
		return false;
	if (reach.office)
		return reach_milestones(store, &reach, after, backwards, nodes, room, count, error);
	statement = sql_get(store, backwards ? backward : forward, error);
	if (!statement)
		return false;
	/* One bound on each side, so that a page begins where the last one ended; nothing lies between a key and the key with a
	 * blank. */
	snprintf(from, sizeof from, "%s%s", after && !backwards ? edge : reach.from, after && !backwards ? " " : "");
	snprintf(to, sizeof to, "%s", after && backwards ? edge : reach.to);
	sqlite3_bind_text(statement, 1, from, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, to, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 3, (sqlite3_int64)room);
	while (*count < room) {
		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		node_read(store, statement, RECORD_MILESTONE, &nodes[(*count)++]);
	}
	sql_done(statement);
	return true;
}
