/* One form for everything that is written: fields one below the other, each checked where it stands, what will be changed below
 * them, and nothing written before the last one is left with Enter. A dialog is a table of fields. */
#ifndef GWAGI_SRC_TUI_FORM_H
#define GWAGI_SRC_TUI_FORM_H

#include "body.h"
#include "choice.h"
#include "gwagi/store/gate.h"
#include "prompt.h"
#include "state.h"

enum form_input { FORM_PICK, FORM_LINE, FORM_BODY, FORM_DATE, FORM_AMOUNT, FORM_QUANTITY };

/* Where a value goes: to the row, to a row that may be added beside it, to the request (reason, authority). */
enum form_part { PART_ROW, PART_EXTRA, PART_REQUEST };

#define FORM_WORD(value) (1u << (value)) /* in a set of words */

struct form_field {
	const char *key;   /* of the gate */
	const char *label; /* N_() */
	enum form_input input;
	enum form_part part;
	enum vocabulary vocabulary; /* FORM_PICK; VOCABULARY_NONE: the form's fill() adds what there is */
	const char *hint;           /* N_(): an example or what it is for; NULL: none */
	/* The words of the pick-list `when` with which it is shown and with which it must have a value; NULL: always shown, and
	 * `needed` is 0 or anything else. */
	const char *when;
	unsigned shown, needed;
	bool today; /* an empty one begins with the day it is */
	bool empty; /* FORM_PICK: none of them is a choice too */
	bool sent;  /* even if it is what it was: a report of the same is one */
};

enum { FORM_FIELDS = 8, FORM_VARIANT = 32 };

struct form;

struct form_type {
	const char *name;  /* in a draft */
	const char *title; /* N_() */
	const char *action;
	enum gate_verb verb;
	const char *table;     /* GATE_ADD: of the new row */
	const char *extra;     /* table of what may be added beside; NULL: none */
	enum record_kind kind; /* of the row that it is about; RECORD_KINDS: several */
	const struct form_field *fields;
	size_t count;
	/* Once the row is known: more fields, options, what stands in front of them. NULL: nothing. */
	bool (*fill)(struct dashboard *dashboard, struct form *form, struct error *error);
};

struct form_entry {
	const struct form_field *field;
	char *before;         /* what is stored, as one would type it; "" if nothing; NULL: not the same in all rows */
	char *start;          /* what stood in it first */
	struct prompt prompt; /* what is typed; of a body with a sign for its line breaks */
	struct choice choice; /* FORM_PICK */
	struct body fault;    /* why it can't be that */
	char name[48];        /* in a draft */
};

struct form_row {
	struct ref ref;
	char code[CODE_TEXT];
	char *title;
	int64_t version;
};

struct form {
	const struct form_type *type;
	char variant[FORM_VARIANT]; /* which of several; the type's own */
	struct form_row *rows;
	size_t row_count;
	bool marked; /* they are those that were marked */
	struct form_entry entries[FORM_FIELDS];
	int count, focus;
	char unit[64];      /* of an amount */
	struct body about;  /* in front of the fields */
	struct body change; /* what would be changed, as last looked at */
	struct body note;   /* what the gate said of no field in particular, or why a key did nothing */
	struct body collision;
	size_t collided; /* the row that it is about */
	char *codes;     /* of the rows, for a draft */
	bool asked;      /* by the key before: whether what is typed may be lost */
	bool confirmed;  /* by the key before: that so many rows are changed */
	bool colliding;
	bool returned; /* in a paste, the letter before was a carriage return */
};

/* form.c: a form on the rows of COUNT codes, shown. Reactions; what is wrong is said in the message line. */
int form_open(struct dashboard *dashboard, const struct form_type *type, const char *variant, const char *const *codes,
	      size_t count, bool marked);
extern const struct dialog_type dialog_form;

/* form_fields.c */
extern const char form_line_break[]; /* what a line break of a body is while it is typed */
struct form *form_create(const struct form_type *type, const char *variant);
void form_destroy(struct form *form);
void form_add(struct form *form, const struct form_field *field);
struct form_entry *form_entry(struct form *form, const char *key); /* NULL if it has none */
/* The rows with what they have now, once the fields are there. */
bool form_load(struct dashboard *dashboard, struct form *form, const char *const *codes, size_t count, struct error *error);
bool form_reload(struct dashboard *dashboard, struct form *form,
		 struct error *error); /* what others did meanwhile; typed stays */
bool form_is_shown(const struct form *form, int entry);
bool form_is_needed(const struct form *form, int entry);
bool form_is_changed(const struct form_entry *entry);       /* from what is stored */
bool form_is_touched(const struct form_entry *entry);       /* from what stood in it first */
const char *form_text(const struct form_entry *entry);      /* as it is typed */
char *form_value(const struct form_entry *entry);           /* as it is written, to be freed */
bool form_set(struct form_entry *entry, const char *value); /* as it is written; false if it does not fit */
bool form_is_typed(const struct form *form);                /* something that would be missed */

/* form_words.c; what an answer tells twice is joined in it */
void form_say(struct form *form, const char *sentence);           /* in its note */
void form_preview(struct form *form, struct gate_answer *answer); /* what would be changed, row by row */
void form_say_written(struct dashboard *dashboard, struct form *form, struct gate_answer *answer);

/* form_write.c */
/* Look what would come of it. False if the gate refuses it for the field in focus, which then says why. */
bool form_check(struct dashboard *dashboard, struct form *form);
int form_save(struct dashboard *dashboard, struct form *form); /* reactions */

/* form_draw.c */
void form_size(const struct dashboard *dashboard, const void *state, int *height, int *width);
void form_draw(struct dashboard *dashboard, void *state, const struct area *area);

/* form_draft.c */
void form_keep(const void *state, struct draft *draft);
bool form_reopen(struct dashboard *dashboard, const struct draft *draft, struct error *error); /* as draft_reopen() */

/* The types, and what two of them share: the ranks of evidence in words. */
void form_add_ranks(struct form_entry *entry);
extern const struct form_type form_status, form_verify, form_edit, form_reading, form_evidence, form_call;

#endif
