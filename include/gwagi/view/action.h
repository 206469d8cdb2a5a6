/* The one table of actions: it makes the enum, the help screen, the key bar and the names in a key file. */
#ifndef GWAGI_VIEW_ACTION_H
#define GWAGI_VIEW_ACTION_H

#include <stddef.h>
#include <stdint.h>
#include "gwagi/model/message.h"

/* A key press is a uint32_t: a Unicode code point (control keys are those below 32 and 127), or one of these. */
/* clang-format off */
enum {
	PRESS_NONE = 0x110000, /* no key */
	PRESS_OTHER,           /* a key that has no name here */
	PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME, PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_BACKTAB,
	PRESS_BACKSPACE, PRESS_DELETE, PRESS_F1, PRESS_F2, PRESS_F5,
	PRESS_PASTE_BEGIN, PRESS_PASTE_END, /* what comes between them was pasted, not typed */
	PRESS_WORD_LEFT, PRESS_WORD_RIGHT   /* Ctrl with an arrow */
};
/* clang-format on */

/* id, name, default keys, word in the key bar (NULL: not there), help */
#define ACTIONS(X)                                                                            \
	X(DOWN, "down", "j Down", N_("이동"), N_("한 줄 아래로"))                             \
	X(UP, "up", "k Up", NULL, N_("한 줄 위로"))                                           \
	X(OUT, "out", "h Left", NULL, N_("접기, 접을 것이 없으면 윗 항목으로"))               \
	X(IN, "in", "l Right", NULL, N_("펼치기, 펼쳐져 있으면 첫 아래 항목으로"))            \
	X(OPEN, "open", "Enter", N_("펼침"), N_("펼치고 접기; 일정에서는 그 이정표로 가기"))  \
	X(UNFOLD, "unfold", "+", NULL, N_("펼치기"))                                          \
	X(FOLD, "fold", "-", NULL, N_("접기"))                                                \
	X(PAGE_DOWN, "page_down", "PgDn", NULL, N_("한 쪽 아래로"))                           \
	X(PAGE_UP, "page_up", "PgUp", NULL, N_("한 쪽 위로"))                                 \
	X(HALF_DOWN, "half_down", "Ctrl-d", NULL, N_("반 쪽 아래로"))                         \
	X(HALF_UP, "half_up", "Ctrl-u", NULL, N_("반 쪽 위로"))                               \
	X(FIRST, "first", "g Home", NULL, N_("맨 처음으로"))                                  \
	X(LAST, "last", "G End", NULL, N_("맨 끝으로"))                                       \
	X(NEXT_PANE, "next_pane", "Tab", N_("창"), N_("다음 창으로"))                         \
	X(PREVIOUS_PANE, "previous_pane", "Shift-Tab", NULL, N_("앞 창으로"))                 \
	X(SEARCH, "search", "/", N_("찾기"), N_("말 찾기: 초성, 쓰다 만 글자도 됩니다"))      \
	X(NEXT_HIT, "next_hit", "n", NULL, N_("찾은 다음 것으로"))                            \
	X(PREVIOUS_HIT, "previous_hit", "N ,", NULL, N_("찾은 앞의 것으로"))                  \
	X(STATUS, "status", "s", N_("상태"), N_("이정표의 보고 상태 바꾸기"))                 \
	X(UNDO, "undo", "u", N_("취소"), N_("자기가 마지막으로 바꾼 것 취소하기"))            \
	X(REDO, "redo", "Ctrl-r U", NULL, N_("취소한 것 되살리기"))                           \
	X(AS_OF, "as_of", "@", N_("기준일"), N_("지난 날의 상태 보기: 날이나 달을 적습니다")) \
	X(TODAY, "today", "t", NULL, N_("지난 날에서 지금으로 돌아오기"))                     \
	X(RELOAD, "reload", "r F5", NULL, N_("데이터 다시 읽기"))                             \
	X(REDRAW, "redraw", "Ctrl-l", NULL, N_("화면 다시 그리기"))                           \
	X(WIDTH, "width", "F2 w", NULL, N_("모호한 글자(· ① →)의 너비 맞추기"))               \
	X(HELP, "help", "? F1", N_("도움말"), N_("이 도움말"))                                \
	X(CLOSE, "close", "Esc", NULL, N_("대화 상자나 알림 닫기, 찾은 말의 표시 지우기"))    \
	X(QUIT, "quit", "q", N_("나가기"), N_("대화 상자를 닫고, 없으면 나가기"))

#define ACTION_ID(id, name, keys, bar, help) ACTION_##id,
enum action { ACTIONS(ACTION_ID) ACTION_COUNT, ACTION_NONE };
#undef ACTION_ID

struct action_row {
	const char *name, *keys, *bar, *help; /* Korean ones marked by N_() */
};
const struct action_row *action_row(enum action action);
enum action action_of(uint32_t press); /* ACTION_NONE if the key is not bound */
/* How many rows down (up if negative) an action moves in a window of HEIGHT rows: a page keeps one row in sight. 0 for FIRST,
 * LAST and what does not move. */
int action_rows(enum action action, int height);

#endif
