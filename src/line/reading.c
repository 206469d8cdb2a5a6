#include "reading.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "acts.h"
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"
#include "gwagi/store/list.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/detail.h"
#include "lines.h"

enum { MOST = 12 /* entries of a list in the details */, HANG = 2 };

struct reading {
	struct screen screen;
	bool (*fill)(struct session *session, struct reading *reading, struct error *error);
	char code[CODE_TEXT];
	struct ref ref; /* id 0: of no row; nothing can be done there */
	struct lines lines;
};

/* "위치        국방" is "위치: 국방": columns are for the eye. */
static char *without_columns(const struct row *row)
{
	const char *from = text_bytes(&row->text);
	size_t label = row->count > 1 && row->runs[0].style == STYLE_LABEL ? row->runs[0].length : 0;
	bool named = label > 2 && from[label - 2] == ' ' && from[label - 1] == ' ';
	char *out = memory_new(row->text.length + sizeof ":", 1), *to = out;

	for (size_t i = 0; i < row->text.length; i++) {
		if (from[i] == ' ' && (to == out || to[-1] == ' '))
			continue;
		if (from[i] == ' ' && named && i < label && from[i + 1] == ' ') {
			*to++ = ':';
			named = false;
		}
		*to++ = from[i];
	}
	return out;
}

static bool fill_detail(struct session *session, struct reading *reading, struct error *error)
{
	struct detail *detail = detail_create();
	bool good = store_find(session->store, reading->code, &reading->ref, error) &&
		    detail_load(detail, session->store, reading->code, MOST, error);

	if (good)
		detail_layout(detail, 0);
	for (int i = 0; good && i < detail_count(detail); i++) {
		char *line = without_columns(detail_row(detail, i));

		if (*line)
			lines_add(&reading->lines, HANG, line);
		free(line);
	}
	detail_destroy(detail);
	return good;
}

static bool take_change(void *context, const struct record *record)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};
	struct value before = record_value(record, "old"), after = record_value(record, "new");
	struct gate_change change = {.table = record_value(record, "kind").text,
				     .before = before.empty ? NULL : (char *)before.text,
				     .after = after.empty ? NULL : (char *)after.text};
	struct value reason = record_value(record, "reason");
	struct reading *reading = context;
	char at[64], *sentence, *line;

	if (!strcmp(record_value(record, "field").text, "*") && strcmp(record_value(record, "entity").text, reading->code) != 0)
		return true; /* the making of another row that names this one: a citation of it, say */
	snprintf(change.key, sizeof change.key, "%s", record_value(record, "field").text);
	field_print(&time, record_value(record, "at").text, at, sizeof at);
	sentence = change_sentence(&change);
	line = talk_print("%s%s%s (%s, %s)", sentence, reason.empty ? "" : _(", 사유: "), reason.text,
			  record_value(record, "login").text, at);
	lines_add(&reading->lines, HANG, line);
	free(line);
	free(sentence);
	return true;
}

static bool fill_history(struct session *session, struct reading *reading, struct error *error)
{
	struct store_query query = {.kind = RECORD_CHANGE, .of = reading->code};
	char *title = talk_print(_("%s 변경 이력"), reading->code);

	lines_add(&reading->lines, HANG, title);
	free(title);
	return store_list(session->store, &query, take_change, reading, NULL, error);
}

static bool fill_help(struct session *session, struct reading *reading, struct error *error)
{
	(void)session;
	(void)error;
	lines_add(&reading->lines, HANG,
		  _("도움말\n"
		    "화면마다 번호가 있고 끝에 > 가 나옵니다. 번호나 말을 적고 Enter를 누릅니다.\n"
		    "번호: 그것을 고릅니다.\n"
		    "0 또는 b: 뒤로.\n"
		    "빈 줄 또는 n: 다음 쪽.\n"
		    "p: 앞 쪽.\n"
		    "처음: 첫 차림표로.\n"
		    "q: 나가기. 파일 끝(Ctrl-d)도 같습니다.\n"
		    "?: 이 도움말.\n"
		    "1.2.5.1m1, o14: 그 코드로 갑니다.\n"
		    "/말: 찾기. 초성도 됩니다.\n"
		    "f 지연: 거르기. f만 적으면 묻고, f -는 풉니다. 예: 임박, 미보고, office:국방부, due<이달말.\n"
		    "@2026-01-31: 그날의 상태를 봅니다. t: 지금으로.\n"
		    "c 지난달: 변동을 그날부터 봅니다.\n"
		    "s: 상태 바꾸기. v: 확인. e: 고치기. i: 실적. E: 증빙. 통화, 예상일도 그 말로 합니다. 목록에서는 번호를 "
		    "붙입니다: s 3은 3번의 상태.\n"
		    "상세 또는 마침표(.): 지금 들어와 있는 항목의 상세. 목록에서는 번호를 붙입니다: 상세 3.\n"
		    "이어진, 이력: 그 항목의 부서·담당자·과제, 변경 이력.\n"
		    "u: 취소. U: 되살리기.\n"
		    "안건, 점검, 목표, 부서, 일정, 변동: 그 보기로.\n"
		    "묻는 말에는 b가 그만두기입니다.\n"
		    "현황판의 명령 이름(status, undo …)과 글쇠도 됩니다. 한글 자판으로 잘못 친 글쇠도 알아듣습니다."));
	return true;
}

static bool show(struct session *session, struct screen *screen, struct error *error)
{
	struct reading *reading = (struct reading *)screen;

	if (screen->seen != session->state) {
		lines_clear(&reading->lines);
		if (!reading->fill(session, reading, error))
			return false;
		reading->lines.at = 0;
	}
	lines_say(&reading->lines, &session->talk);
	if (lines_are_over(&reading->lines))
		acts_say(session, reading->ref);
	return true;
}

static void turn(struct session *session, struct reading *reading, const struct order *order)
{
	if (order->deed == DEED_PREVIOUS)
		session->shown = !lines_previous(&reading->lines);
	else
		session->shown = !lines_next(&reading->lines);
	if (session->shown && reading->screen.seen != session->state)
		session->shown = false; /* what was written meanwhile */
	if (session->shown)
		talk_say(&session->talk, 0, "%s", order->deed == DEED_PREVIOUS ? _("첫 쪽입니다.") : _("끝입니다."));
	if (session->shown && order->deed == DEED_NOTHING)
		acts_say(session, reading->ref);
}

static bool take(struct session *session, struct screen *screen, const struct order *order)
{
	struct reading *reading = (struct reading *)screen;

	switch (order->deed) {
	case DEED_NOTHING:
	case DEED_NEXT:
	case DEED_PREVIOUS:
		turn(session, reading, order);
		return true;
	case DEED_NUMBER:
		return order->number && acts_do(session, reading->ref, acts_deed(order->number));
	default:
		return false;
	}
}

static struct ref row(const struct screen *screen, int number)
{
	const struct reading *reading = (const struct reading *)screen;

	return number < 0 ? reading->ref : (struct ref){.id = 0};
}

static void destroy(struct screen *screen)
{
	struct reading *reading = (struct reading *)screen;

	lines_clear(&reading->lines);
	free(reading);
}

static const struct screen_type type = {.show = show, .take = take, .row = row, .destroy = destroy};

static struct screen *make(const char *code, bool (*fill)(struct session *session, struct reading *reading, struct error *error))
{
	struct reading *reading = memory_new(1, sizeof *reading);

	reading->screen = (struct screen){.type = &type, .seen = (unsigned)-1};
	reading->fill = fill;
	snprintf(reading->code, sizeof reading->code, "%s", code);
	return &reading->screen;
}

struct screen *reading_detail(const char *code)
{
	return make(code, fill_detail);
}

struct screen *reading_history(const char *code)
{
	return make(code, fill_history);
}

struct screen *reading_help(void)
{
	return make("", fill_help);
}
