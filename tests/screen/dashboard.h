/* The dashboard on the harness's terminal, as the screen tests start and drive it. */
#ifndef TESTS_DASHBOARD_H
#define TESTS_DASHBOARD_H

#include "terminal.h"

enum { LIMIT = 15000 }; /* ms that any wait may take */

/* Keys as a terminal sends them. */
#define KEY_ESC "\033"
#define KEY_ENTER "\r"
#define KEY_DOWN "\033OB"
#define KEY_UP "\033OA"
#define KEY_RIGHT "\033OC"
#define KEY_LEFT "\033OD"
#define KEY_PAGE_DOWN "\033[6~"
#define KEY_PAGE_UP "\033[5~"
#define KEY_HOME_ "\033OH"
#define KEY_END_ "\033OF"
#define KEY_SHIFT_TAB "\033[Z"
#define KEY_F1 "\033OP"
#define KEY_F2 "\033OQ"

/* The program's path: the first argument of the test, or GWAGI_EXE. */
void dashboard_program(int argc, char **argv);
const char *dashboard_path(void);

/* cmocka's setup and teardown: *STATE is a fresh folder, as of somebody who has started it before, which dashboard_home_remove()
 * takes away. */
int dashboard_home_make(void **state);
int dashboard_home_remove(void **state);

/* Write the file gwagi/NAME in FOLDER ("config", "state") of HOME. */
bool dashboard_file(const char *home, const char *folder, const char *name, const char *text);

/* Start it in the folder HOME (kept), on the day TODAY, with ARGUMENT in front of nothing else (NULL: none), and wait until its
 * three panes, or what a narrow screen has of them, stand there. */
struct terminal *dashboard_start(const char *home, int rows, int columns, const char *today, const char *argument);
/* The same without waiting, with changes of the environment. */
struct terminal *dashboard_launch(const char *home, int rows, int columns, const char *const *environment, const char *argument);
/* The same on a terminal with TRAITS. */
struct terminal *dashboard_launch_on(int traits, const char *home, int rows, int columns, const char *const *environment,
				     const char *argument);
/* The same, beginning where the dashboard was left before. */
struct terminal *dashboard_launch_again(int traits, const char *home, int rows, int columns, const char *const *environment,
					const char *argument);
/* Run `gwagi ARGUMENTS…` (NULL-terminated, without the name) in HOME until it ends; what it wrote, to be freed. */
char *dashboard_command(const char *home, const char *today, const char *const *arguments, int expected);

/* Send KEYS, then wait for TEXT. */
bool dashboard_press(struct terminal *terminal, const char *keys, const char *text);
/* Leave with q and wait for status 0. */
bool dashboard_leave(struct terminal *terminal);
/* From the start: down to agenda 2, open it, its second strategy, and stand on the data centre. */
bool dashboard_walk_to_data_centre(struct terminal *terminal);

#endif
