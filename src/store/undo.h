/* A request on its way back: all of its changes, in the order of the log, and what becomes of their rows. */
#ifndef GWAGI_STORE_UNDO_H
#define GWAGI_STORE_UNDO_H

#include "gate.h"

struct undo_change {
	int64_t id;
	const struct table *table;
	char entity[CODE_TEXT], field[32];
	char *old, *new; /* owned; NULL for none */
};

struct undoing {
	struct writing *writing;
	bool redo;
	char request[GATE_REQUEST_ID]; /* the one that is taken back or restored */
	struct undo_change *changes;
	size_t count;
};

/* undo_next.c: the request that this person's undo or redo is about, "" if there is none. */
bool undo_next(struct store *store, bool redo, char request[GATE_REQUEST_ID], struct error *error);

/* gate_undo.c: the answers of a refusal; they return false. The second names who has changed FIELD of the row since. */
bool undo_refuse(struct undoing *undoing, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool undo_refuse_later(struct undoing *undoing, const struct undo_change *change, const char *field);

/* gate_restore.c: the fields of a row, of which LAST is the last change of the request. */
bool undo_fields(struct undoing *undoing, size_t last);

/* gate_remove.c: a row that the request added goes, or comes back. */
bool undo_remove(struct undoing *undoing, const struct undo_change *change);
bool undo_insert(struct undoing *undoing, const struct undo_change *change);
bool undo_has_code(const struct table *table); /* whether its rows have codes of their own */
/* The id of the row that the change is about, 0 if it is not there. */
bool undo_row(struct undoing *undoing, const struct undo_change *change, int64_t *id);

#endif
