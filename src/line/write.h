/* What can be written about a row: questions, preview, the gate. */
#ifndef GWAGI_SRC_LINE_WRITE_H
#define GWAGI_SRC_LINE_WRITE_H

#include "session.h"

void write_status(struct session *session, const struct node *node);
void write_verified(struct session *session, const struct node *node);
void write_forecast(struct session *session, const struct node *node);
void write_call(struct session *session, const struct node *node);
void write_evidence(struct session *session, const struct node *node);
void write_reading(struct session *session, const struct node *node);
void write_field(struct session *session, const struct node *node);

/* undo.c: what this person did last, or took back last. */
void undo_step(struct session *session, bool redo);

#endif
