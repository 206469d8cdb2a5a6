/* The columns of a node (outline.h), and reading them. */
#ifndef GWAGI_STORE_NODE_H
#define GWAGI_STORE_NODE_H

#include "gwagi/store/outline.h"
#include "internal.h"
#include "milestone.h"

/* The columns of a node, alike for all three tables; `m` is NULLs but for milestones. Read by node_read(). */
#define NO_STATE "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
#define MEETING_NODE                                                                                                         \
	"SELECT x.id, x.code, x.title, NULL, 0, EXISTS (SELECT 1 FROM item i WHERE i.meeting_id = x.id AND i.level = 1) OR " \
	"EXISTS (SELECT 1 FROM milestone m WHERE m.sort >= x.sort || '!' AND m.sort < x.sort || '\"'), x.version, "          \
	"NULL, " NO_STATE " FROM meeting x "
#define ITEM_NODE                                                                                                    \
	"SELECT x.id, x.code, x.title, x.label, x.level, EXISTS (SELECT 1 FROM item i WHERE i.parent_id = x.id) OR " \
	"EXISTS (SELECT 1 FROM milestone m WHERE m.item_id = x.id), x.version, x.closing, " NO_STATE " FROM item x "
#define MILESTONE_NODE                                                                                                  \
	"SELECT m.id, m.code, m.title, NULL, coalesce((SELECT i.level FROM item i WHERE i.id = m.item_id), 0) + 1, 0, " \
	"m.version, NULL, " MILESTONE_STATE ", gwagi_last_day(m.original)"                                              \
	" FROM milestone m "
#define TARGET_NODE "SELECT x.id, x.code, x.title, NULL, 0, 0, x.version, NULL, " NO_STATE " FROM target x "
#define OFFICE_NODE                                                                                                   \
	"SELECT x.id, x.code, x.name, NULL, 0, EXISTS (SELECT 1 FROM office o WHERE o.parent_id = x.id), x.version, " \
	"NULL, " NO_STATE " FROM office x "
#define CONTACT_NODE "SELECT x.id, x.code, x.name, NULL, 0, 0, x.version, NULL, " NO_STATE " FROM contact x "
enum { NODE_STATE = 8, NODE_ORIGINAL = NODE_STATE + MILESTONE_COLUMNS };

void node_read(struct store *store, sqlite3_stmt *statement, enum record_kind kind, struct node *node);

#endif
