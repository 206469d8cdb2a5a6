/* A long text in the person's own editor. */
#ifndef GWAGI_SRC_TUI_EDITOR_H
#define GWAGI_SRC_TUI_EDITOR_H

#include "terminal.h"

/* Lend the terminal to $VISUAL, else $EDITOR, else vi, with a file that holds BEFORE; nobody else may read it, and it is gone
 * afterwards. *AFTER becomes what was saved, sound UTF-8 with line feeds and none at its end, to be freed. The variable is split
 * into words as a shell does (quotes, backslashes), but no shell runs. On false, with a sentence, *AFTER is left alone: there is
 * no editor, it failed, what it saved is no text. Everything is to be drawn again. A hang-up or another signal that ends us ends
 * the editor too; its being stopped (Ctrl-Z) stops us. */
bool editor_run(struct terminal *terminal, const char *before, char **after, struct error *error);

/* The words of COMMAND, ended by NULL, in a block of their own that is to be freed at once; NULL if a quote is not closed or
 * there is no word. */
char **editor_words(const char *command);

/* editor_file.c: the file. */
struct editor_file {
	char folder[256], path[280];
};
bool editor_file_make(struct editor_file *file, const char *text, struct error *error);
bool editor_file_read(const struct editor_file *file, char **text, struct error *error);
void editor_file_remove(const struct editor_file *file); /* with whatever the editor left beside it */

#endif
