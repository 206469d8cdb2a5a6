/* The dashboard's whole state, and how its parts speak to each other: panes and dialogs are const tables of functions
 * with private state; they answer a key with reactions, which loop.c alone carries out. */
#ifndef GWAGI_SRC_TUI_STATE_H
#define GWAGI_SRC_TUI_STATE_H

#include "ask.h"
#include "command.h"
#include "find.h"
#include "go.h"
#include "gwagi/store/outline.h"
#include "gwagi/tui/dashboard.h"
#include "gwagi/view/keymap.h"
#include "gwagi/view/summary.h"
#include "hangul.h"
#include "keys.h"
#include "left.h"
#include "marks.h"
#include "midnight.h"
#include "paint.h"
#include "past.h"
#include "places.h"
#include "print.h"
#include "sift.h"
#include "since.h"
#include "terminal.h"
#include "watch.h"

enum reaction {
	REACT_NONE = 0,
	REACT_DRAW = 1,      /* the panes marked stale */
	REACT_FOLLOW = 2,    /* the left pane's cursor moved: load what follows it */
	REACT_REDRAW = 4,    /* everything on screen */
	REACT_RELOAD = 8,    /* read everything again, keeping places by identity */
	REACT_RELAYOUT = 16, /* another size or another set of panes */
	REACT_REPAINT = 32,  /* send every cell again */
	REACT_CLOSE = 64,    /* the dialog */
	REACT_QUIT = 128,
	REACT_PASS = 256, /* not mine: ask the one above */
};

struct dashboard;
struct pane;

struct pane_type {
	const char *name;                                                            /* in the title line; N_() */
	void (*heading)(const struct pane *pane, struct row *row, enum style style); /* in its place; NULL: NAME */
	void *(*create)(struct store *store);
	void (*destroy)(void *state);
	/* Bring the state to the left pane's cursor and the pane's size; with `reload` read again what is already there. */
	bool (*load)(struct dashboard *dashboard, struct pane *pane, bool reload, struct error *error);
	void (*title)(struct pane *pane, struct row *right); /* what stands at the right of the title line */
	bool (*draw)(struct dashboard *dashboard, struct pane *pane, struct error *error);
	int (*act)(struct dashboard *dashboard, struct pane *pane, enum action action,
		   struct error *error);                     /* reactions; -1 with a sentence */
	const struct node *(*node)(const struct pane *pane); /* under its cursor */
	/* The cursor goes to LINE of the area. Reactions; -1 with a sentence. NULL: it has no cursor. */
	int (*click)(struct dashboard *dashboard, struct pane *pane, int line, struct error *error);
	void (*highlight)(struct pane *pane,
			  const struct text_query *query); /* borrowed; what it finds stands out; NULL: nothing */
};

struct pane {
	const struct pane_type *type;
	void *state;
	struct area title, area;
	bool shown, stale, focused;
	bool outdated; /* everything was read again while it was hidden */
};

enum { PANE_LEFT, PANE_DETAIL, PANE_TIMELINE, PANE_COUNT };

struct dialog_type {
	void (*size)(const struct dashboard *dashboard, const void *state, int *height,
		     int *width); /* wanted, inside the frame */
	void (*draw)(struct dashboard *dashboard, void *state, const struct area *area);
	/* Reactions. One that is not being written in answers PRESS_PASTE_BEGIN by REACT_NONE, and gets nothing of the paste. */
	int (*press)(struct dashboard *dashboard, void *state, uint32_t press);
	void (*destroy)(void *state);
	bool ascii; /* a frame of + - | in every mode: it stands straight even if the mode is wrong */
	/* Only where text for the database is typed: what keep() puts into an empty DRAFT, when it is asked after a press,
	 * outlives the program, and form_reopen() opens it again. It puts no field there as long as nothing is typed. */
	void (*keep)(const void *state, struct draft *draft);
};

/* A line that is typed in the message line and has the keys; draw() may use the key bar's line too. */
struct line_type {
	int (*press)(struct dashboard *dashboard, uint32_t press); /* reactions */
	void (*draw)(struct dashboard *dashboard);
};

struct dashboard {
	struct store *store;
	const struct dashboard_options *options;
	struct terminal terminal;
	struct keys keys;
	struct keymap keymap;
	struct probe probe;
	enum mode_origin origin; /* of the present width mode */
	struct summary summary;
	struct pane panes[PANE_COUNT];
	int focus;
	int rows, columns;
	bool small, single; /* too small for anything; one pane at a time */
	bool maximized;     /* one pane at a time, though there is room for three */
	enum scheme scheme;
	struct area top, bar, note;       /* summary, key bar, message */
	uint64_t *seen;                   /* of all areas of the screen, COLUMNS_SEEN a line of it */
	bool bars_stale;                  /* top line and key bar */
	const struct dialog_type *dialog; /* NULL: none */
	void *dialog_state;
	WINDOW *dialog_window;
	bool unkept;                  /* what is typed can't be kept, which has been said */
	const struct line_type *line; /* NULL: none */
	struct marks marks;
	struct find find;
	struct ask *ask; /* the question that is asked, while `line` is ask_line */
	struct ask past;
	struct ask go;
	struct ask since;
	struct print print;
	struct sift sift;
	struct places places;
	struct hangul hangul;
	struct command command;
	struct text message;
	enum style message_style;
	int64_t data_version;
	struct watch watch;
	struct midnight midnight;
	day_number day;     /* as the options said it last */
	bool lost;          /* its file is not in its place, which has been said */
	bool paste_dropped; /* what is being pasted has nowhere to go */
	int64_t rest;       /* when what follows the left cursor is to be loaded (terminal_clock); 0: it is */
	int reactions;      /* still to be carried out */
	bool undrawn;       /* the screen differs from what was sent */
	int ending;         /* the signal that asked to end */
};

/* layout.c: the areas for the present size; frame and bars. */
void layout_compute(struct dashboard *dashboard);
void layout_draw(struct dashboard *dashboard);
enum action layout_bar_action(const struct dashboard *dashboard, int column); /* what stands there in the key bar */
bool layout_has_room(const struct dashboard *dashboard);                      /* for three panes */

/* The milestone or item that a key is about: under the cursor of the focused pane, else of the tree. NULL if there is none. */
const struct node *dashboard_node(const struct dashboard *dashboard);
/* Say something in the message line; the next key takes it away. */
void dashboard_say(struct dashboard *dashboard, enum style style, const char *sentence);
void dashboard_open(struct dashboard *dashboard, const struct dialog_type *type, void *state); /* takes STATE over */
void dashboard_close(struct dashboard *dashboard);                                             /* the dialog, if one is open */
/* What the action does on the panes behind the dialog, which is closed first: its state is gone. Reactions. */
int dialog_do(struct dashboard *dashboard, enum action action);
void dialog_place(struct dashboard *dashboard); /* make its window for the present size */

/* panes and dialogs */
extern const struct pane_type pane_left, pane_detail, pane_timeline;
/* What is done with the timeline's time from any pane, while it is drawn; reactions. */
int pane_timeline_time(struct dashboard *dashboard, enum action action);
void dialog_help_open(struct dashboard *dashboard);
void dialog_width_open(struct dashboard *dashboard);
/* What is written about the row that a key is about, or the marked ones: forms (form.h). Reactions. */
int dialog_status_open(struct dashboard *dashboard);
int dialog_verify_open(struct dashboard *dashboard);
int dialog_edit_open(struct dashboard *dashboard);
int dialog_reading_open(struct dashboard *dashboard);
int dialog_evidence_open(struct dashboard *dashboard);
int dialog_call_open(struct dashboard *dashboard);
int dialog_undo_open(struct dashboard *dashboard, bool redo);
extern const struct line_type find_line, ask_line, hangul_line, print_line;
int dashboard_go(struct dashboard *dashboard, const char *where); /* a code, a day; reactions */
/* draft.c: what is typed in dialogs, kept until it was written or given up. */
void draft_keep(struct dashboard *dashboard);  /* after a press */
void draft_leave(struct dashboard *dashboard); /* for the next start */
void draft_remove(struct dashboard *dashboard);
bool draft_find(struct dashboard *dashboard, struct draft *draft);    /* what a program before left behind */
const char *draft_value(const struct draft *draft, const char *name); /* "" if it has none */
/* Open the dialog of DRAFT with it, on its row, where the tree goes too. False with a sentence. */
bool draft_reopen(struct dashboard *dashboard, const struct draft *draft, struct error *error);
/* dialog_draft.c: offer what was left behind, one after the other. False if there is nothing. */
bool dialog_draft_open(struct dashboard *dashboard);
/* width.c: the width mode while running. */
void width_start(struct dashboard *dashboard); /* the mode of the options; ask the terminal, if nobody has said it */
/* Draw in another mode: everything that was cleaned is read again, every cell sent again. The message is gone. Reactions. */
int dashboard_set_mode(struct dashboard *dashboard, enum text_mode mode, enum mode_origin origin);
bool dashboard_is_ascii(const struct dashboard *dashboard); /* frames of + - | */
void width_take_answer(struct dashboard *dashboard);        /* once it is complete: change the mode if it says so */
/* welcome.c: for somebody who has not seen it yet. */
void dashboard_welcome(struct dashboard *dashboard);
/* look.c: what of the look a person changes while it runs. Reactions. */
void look_start(struct dashboard *dashboard);
int look_next_scheme(struct dashboard *dashboard);
int look_maximize(struct dashboard *dashboard);
/* mouse.c, copy.c */
bool mouse_is(uint32_t press);
int mouse_press(struct dashboard *dashboard, uint32_t press); /* reactions */
int mouse_switch(struct dashboard *dashboard);
int copy_node(struct dashboard *dashboard); /* code and title of the row that a key is about; reactions */
/* outside.c: what happens meanwhile. The day is moved to before keys are taken, the rest is said after them. */
void outside_look_for_commits(struct dashboard *dashboard);
void outside_look_for_file(struct dashboard *dashboard);
bool outside_move_to_today(struct dashboard *dashboard); /* it is another one */
void outside_say_day(struct dashboard *dashboard);
/* draw.c: everything that is stale into the windows of ncurses. */
void dashboard_draw(struct dashboard *dashboard);
/* act.c: what a key does that is bound to ACTION: the focused pane's, else the dashboard's own. Reactions. */
int dashboard_do(struct dashboard *dashboard, enum action action);
/* loop.c */
void dashboard_carry_out(struct dashboard *dashboard); /* `reactions`; only there */
void dashboard_loop(struct dashboard *dashboard);      /* until the person leaves */

#endif
