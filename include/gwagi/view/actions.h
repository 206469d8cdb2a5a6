/* The one table of actions: it makes the enum, the help screen, the key bar and the names in a key file. A capital letter has a
 * twin that is no letter, for keyboards that are left in Hangul mode. */
#ifndef GWAGI_VIEW_ACTIONS_H
#define GWAGI_VIEW_ACTIONS_H

#include "gwagi/model/message.h"

/* Where an action stands in the key bar. */
enum { PLACE_NONE = 0, PLACE_LEFT = 1, PLACE_DETAIL = 2, PLACE_TIMELINE = 4, PLACE_ANY = 7 };

/* id, name, default keys, panes in whose key bar it stands, word in the key bar (NULL: not there), help */
#define ACTIONS(X)                                                                                                              \
	X(DOWN, "down", "j Down", PLACE_ANY, N_("이동"), N_("한 줄 아래로"))                                                    \
	X(UP, "up", "k Up", PLACE_NONE, NULL, N_("한 줄 위로"))                                                                 \
	X(OUT, "out", "h Left", PLACE_NONE, NULL, N_("접기, 접을 것이 없으면 윗 항목으로; 일정에서는 앞 때로"))                 \
	X(IN, "in", "l Right", PLACE_NONE, NULL, N_("펼치기, 펼쳐져 있으면 첫 아래 항목으로; 일정에서는 뒤 때로"))              \
	X(OPEN, "open", "Enter", PLACE_ANY, N_("열기"), N_("펼치고 접기, 맨 끝 줄이면 상세로; 상세에서는 이어진 것으로"))       \
	X(UNFOLD, "unfold", "+", PLACE_NONE, NULL, N_("펼치기"))                                                                \
	X(FOLD, "fold", "-", PLACE_NONE, NULL, N_("접기"))                                                                      \
	X(PAGE_DOWN, "page_down", "PgDn", PLACE_NONE, NULL, N_("한 쪽 아래로"))                                                 \
	X(PAGE_UP, "page_up", "PgUp", PLACE_NONE, NULL, N_("한 쪽 위로"))                                                       \
	X(HALF_DOWN, "half_down", "Ctrl-d", PLACE_NONE, NULL, N_("반 쪽 아래로"))                                               \
	X(HALF_UP, "half_up", "Ctrl-u", PLACE_NONE, NULL, N_("반 쪽 위로"))                                                     \
	X(FIRST, "first", "g Home", PLACE_NONE, NULL, N_("맨 처음으로"))                                                        \
	X(LAST, "last", "G End", PLACE_NONE, NULL, N_("맨 끝으로"))                                                             \
	X(NEXT_PANE, "next_pane", "Tab", PLACE_ANY, N_("칸"), N_("다음 칸으로"))                                                \
	X(PREVIOUS_PANE, "previous_pane", "Shift-Tab", PLACE_NONE, NULL, N_("앞 칸으로"))                                       \
	X(MAXIMIZE, "maximize", "m", PLACE_NONE, NULL, N_("이 칸만 크게, 다시 누르면 세 칸"))                                   \
	X(VIEW_TREE, "view_tree", "1", PLACE_LEFT, N_("보기"), N_("안건: 안건과 과제의 나무"))                                  \
	X(VIEW_WORK, "view_work", "2", PLACE_NONE, NULL, N_("점검: 지연·부진, 임박, 미보고, 엇갈림, 기한미설정"))               \
	X(VIEW_TARGETS, "view_targets", "3", PLACE_NONE, NULL, N_("목표: 수치와 달성률"))                                       \
	X(VIEW_OFFICES, "view_offices", "4", PLACE_NONE, NULL, N_("부서: 맡은 것과 전화번호"))                                  \
	X(VIEW_AGENDA, "view_agenda", "5", PLACE_NONE, NULL, N_("일정: 다가오는 기한을 주별로"))                                \
	X(VIEW_CHANGES, "view_changes", "6", PLACE_NONE, NULL, N_("변동: 어느 날부터 바뀐 것"))                                 \
	X(PREVIOUS_VIEW, "previous_view", "[", PLACE_NONE, NULL, N_("앞 보기로"))                                               \
	X(NEXT_VIEW, "next_view", "]", PLACE_NONE, NULL, N_("다음 보기로"))                                                     \
	X(BACK, "back", "b Backspace", PLACE_DETAIL, N_("뒤로"), N_("보던 곳으로 되돌아가기"))                                  \
	X(FORWARD, "forward", "B '", PLACE_NONE, NULL, N_("되돌아온 길을 다시 앞으로"))                                         \
	X(SEARCH, "search", "/", PLACE_LEFT, N_("찾기"), N_("말 찾기: 초성, 쓰다 만 글자도 됩니다"))                            \
	X(NEXT_HIT, "next_hit", "n", PLACE_NONE, NULL, N_("찾은 다음 것으로"))                                                  \
	X(PREVIOUS_HIT, "previous_hit", "N ,", PLACE_NONE, NULL, N_("찾은 앞의 것으로"))                                        \
	X(FILTER, "filter", "f F4", PLACE_LEFT, N_("거르기"), N_("거르기: 맞는 것만 보기 (지연, office:국방부, due<이달말 …)")) \
	X(FILTERS, "filters", "F ;", PLACE_NONE, NULL, N_("마련된 거르기와 저장한 거르기에서 고르기, 저장하기"))                \
	X(GO, "go", "Ctrl-g", PLACE_NONE, NULL, N_("코드(1.2.2.1, o14)나 날로 가기"))                                           \
	X(STATUS, "status", "s", PLACE_LEFT | PLACE_TIMELINE, N_("상태"), N_("이정표의 보고 상태 바꾸기"))                      \
	X(VERIFY, "verify", "v", PLACE_NONE, NULL, N_("이정표의 확인 상태 바꾸기"))                                             \
	X(EDIT, "edit", "e", PLACE_DETAIL, N_("고치기"), N_("칸 하나를 골라 고치기: 이름, 기한, 수치, 비고 …"))                 \
	X(READING, "reading", "i", PLACE_NONE, NULL, N_("목표의 실적 적기"))                                                    \
	X(EVIDENCE, "evidence", "E Ctrl-e", PLACE_NONE, NULL, N_("이정표의 증빙 적기"))                                         \
	X(CALL, "call", "p", PLACE_NONE, NULL, N_("통화 적기: 누구와, 무슨 답, 언제까지 약속"))                                 \
	X(MARK, "mark", "Space", PLACE_NONE, NULL, N_("여러 줄 고르기: 고른 것을 s v 로 한꺼번에 바꿉니다"))                    \
	X(UNDO, "undo", "u", PLACE_ANY, N_("취소"), N_("자기가 마지막으로 바꾼 것 취소하기"))                                   \
	X(REDO, "redo", "Ctrl-r U", PLACE_NONE, NULL, N_("취소한 것 되살리기"))                                                 \
	X(AS_OF, "as_of", "@", PLACE_NONE, NULL, N_("지난 날의 상태 보기: 날이나 달을 적습니다"))                               \
	X(TODAY, "today", "t", PLACE_TIMELINE, N_("오늘"), N_("오늘로: 지난 날에서 돌아오고, 일정을 오늘에 맞추기"))            \
	X(SINCE, "since", "c", PLACE_NONE, NULL, N_("변동을 어느 날(동결)부터 볼지 정하기"))                                    \
	X(ZOOM_IN, "zoom_in", "z", PLACE_TIMELINE, N_("배율"), N_("일정을 자세히: 다년, 년, 분기, 월"))                         \
	X(ZOOM_OUT, "zoom_out", "Z =", PLACE_NONE, NULL, N_("일정을 넓게: 월, 분기, 년, 다년"))                                 \
	X(PAN_BACK, "pan_back", "H {", PLACE_NONE, NULL, N_("일정을 한 쪽 앞으로"))                                             \
	X(PAN_ON, "pan_on", "L }", PLACE_NONE, NULL, N_("일정을 한 쪽 뒤로"))                                                   \
	X(LANES, "lanes", "o", PLACE_TIMELINE, N_("부서별"), N_("일정을 담당 부서별로 묶기"))                                   \
	X(DAYS_LEFT, "days_left", "d", PLACE_NONE, NULL, N_("D-day와 판정의 까닭을 알림 줄에 보기"))                            \
	X(COPY, "copy", "y", PLACE_DETAIL, N_("복사"), N_("코드와 이름을 클립보드로 복사하기(OSC 52)"))                         \
	X(PRINT, "print", "P |", PLACE_NONE, NULL, N_("지금 보기를 글로 저장하기: 연락망, 점검표 …"))                           \
	X(RELOAD, "reload", "r F5", PLACE_NONE, NULL, N_("데이터 다시 읽기"))                                                   \
	X(REDRAW, "redraw", "Ctrl-l", PLACE_NONE, NULL, N_("화면 다시 그리기"))                                                 \
	X(WIDTH, "width", "F2 w", PLACE_NONE, NULL, N_("모호한 글자(· ① →)의 너비 맞추기"))                                     \
	X(SCHEME, "scheme", "F6 a", PLACE_NONE, NULL, N_("색 바꾸기: 어두운 바탕, 밝은 바탕, 흑백, 색약"))                      \
	X(MOUSE, "mouse", "F8 M", PLACE_NONE, NULL, N_("마우스 켜고 끄기"))                                                     \
	X(COMMAND, "command", ": Ctrl-p", PLACE_ANY, N_("명령"), N_("명령 줄: 이름으로 무엇이든 하기"))                         \
	X(HELP, "help", "? F1", PLACE_ANY, N_("도움말"), N_("이 도움말: /로 찾고 Enter로 바로 합니다"))                         \
	X(CLOSE, "close", "Esc", PLACE_NONE, NULL, N_("대화 상자나 알림 닫기, 고른 줄·찾은 말·거르기 지우기, 상세에서 나오기")) \
	X(QUIT, "quit", "q", PLACE_ANY, N_("나가기"), N_("대화 상자를 닫고, 없으면 나가기"))

#endif
