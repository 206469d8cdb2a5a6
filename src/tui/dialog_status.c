/* Changing what a ministry reports of a milestone: which one (if there are several), which status, why; and if somebody else was
 * faster, whose word holds. Nothing is written before the last step; Esc leaves everything as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "collision.h"
#include "gwagi/model/message.h"
#include "gwagi/store/gate.h"
#include "gwagi/text/memory.h"
#include "prompt.h"
#include "state.h"

enum { CHOICES = 64, WIDTH = 68, HEAD = 3, FOOT = 3, NOTE = 3 /* lines, at most */ };
enum { REASON_LIMIT = 1500 /* bytes */ };
enum stage { STAGE_MILESTONE, STAGE_STATUS, STAGE_REASON, STAGE_COLLISION };

struct status {
	enum stage stage;
	struct node choices[CHOICES]; /* the milestones to choose from */
	int count, choice;
	int reported; /* the status chosen */
	struct prompt reason;
	struct body collision;
	struct body note; /* what the gate said, or why a key did nothing */
	bool asked;       /* by the key before: whether the reason may be lost */
};

static const char too_long[] = N_("들어가지 않았습니다. 사유는 한글 500자(1,500바이트)까지입니다.");

static void destroy(void *state)
{
	struct status *status = state;

	prompt_finish(&status->reason);
	body_finish(&status->collision);
	body_finish(&status->note);
	free(status);
}

static const struct node *chosen(const struct status *status)
{
	return &status->choices[status->choice];
}

static int options(const struct status *status)
{
	return status->stage == STAGE_MILESTONE ? status->count : REPORTED_COUNT;
}

static void size(const struct dashboard *dashboard, const void *state, int *height, int *width)
{
	const struct status *status = state;
	int most = status->count > REPORTED_COUNT ? status->count : REPORTED_COUNT;

	*height = HEAD + (most < dashboard->rows / 2 ? most : dashboard->rows / 2) + FOOT;
	if (*height < HEAD + REPORTED_COUNT + FOOT)
		*height = HEAD + REPORTED_COUNT + FOOT;
	*width = WIDTH;
}

/* Where a small window has no room for blank lines, every status is still to be seen. */
static bool is_roomy(const struct area *area)
{
	return area->height >= HEAD + REPORTED_COUNT + FOOT;
}

static int head_height(const struct area *area)
{
	return is_roomy(area) ? HEAD : HEAD - 1;
}

static int note_height(const struct status *status, const struct area *area)
{
	int lines = body_lines(&status->note, area->width);

	return lines < NOTE ? lines : NOTE;
}

static int foot_height(const struct status *status, const struct area *area)
{
	int height = 1 + (status->stage == STAGE_REASON) + note_height(status, area);

	return is_roomy(area) && height < FOOT ? FOOT : height;
}

static void draw_head(struct dashboard *dashboard, const struct status *status, const struct area *area)
{
	struct row row = {0};

	if (status->stage == STAGE_MILESTONE) {
		row_add(&row, STYLE_TITLE, _("어느 이정표의 상태를 바꿉니까?"));
		row_add_format(&row, STYLE_DIM, " %d/%d", status->choice + 1, status->count);
		paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
	} else {
		row_add(&row, STYLE_TITLE,
			status->stage == STAGE_COLLISION ? _("그사이 다른 사람이 바꾸었습니다") : _("부처 보고 상태"));
		paint_row(&dashboard->terminal, area, 0, &row, PAINT_PLAIN);
		row_clear(&row);
		row_add_format(&row, STYLE_KEY, "%s ", chosen(status)->code);
		row_add_fit(&row, STYLE_NORMAL, chosen(status)->title, area->width - row.text.cells, TEXT_LEFT);
		paint_row(&dashboard->terminal, area, 1, &row, PAINT_PLAIN);
	}
	row_finish(&row);
}

static void build_option(const struct status *status, int option, bool marked, int cells, struct row *row)
{
	row_clear(row);
	row_add(row, STYLE_KEY, marked ? "> " : "  ");
	if (option < 9)
		row_add_format(row, STYLE_KEY, "%d ", option + 1);
	else
		row_add(row, STYLE_NORMAL, "  ");
	if (status->stage == STAGE_MILESTONE) {
		const struct node *node = &status->choices[option];

		row_add_format(row, style_of_signal(node->verdict.signal), "%s ", signal_syllable(node->verdict.signal));
		row_add_format(row, STYLE_DIM, "%s ", node->code);
		row_add_fit(row, STYLE_NORMAL, node->title, cells - row->text.cells, TEXT_LEFT);
	} else {
		row_add(row, STYLE_NORMAL, word_korean(VOCABULARY_REPORTED, option));
		if (option == (int)chosen(status)->state.reported)
			row_add(row, STYLE_DIM, _("  (지금)"));
	}
}

static void draw_options(struct dashboard *dashboard, const struct status *status, const struct area *area)
{
	int cursor = status->stage == STAGE_MILESTONE ? status->choice : status->reported;
	int head = head_height(area), height = area->height - head - foot_height(status, area);
	int top = cursor < height ? 0 : cursor - height + 1;
	struct row row = {0};

	for (int i = 0; i < height && top + i < options(status); i++) {
		build_option(status, top + i, top + i == cursor, area->width, &row);
		paint_row(&dashboard->terminal, area, head + i, &row,
			  top + i != cursor               ? PAINT_PLAIN
			  : status->stage == STAGE_REASON ? PAINT_IDLE
							  : PAINT_CURSOR);
	}
	row_finish(&row);
}

static const char *hint(const struct status *status)
{
	if (status->stage == STAGE_COLLISION)
		return collision_hint();
	if (status->stage != STAGE_REASON)
		return _("숫자·화살표, Enter 고름, Esc 취소");
	if (status->reported == REPORTED_ON_HOLD || status->reported == REPORTED_CANCELLED)
		return _("Enter 저장  Esc 취소  (사유 필수)");
	return _("Enter 저장  Esc 취소  (비워도 됨)");
}

static void draw(struct dashboard *dashboard, void *state, const struct area *area)
{
	struct status *status = state;
	struct row row = {0};
	int head = head_height(area), foot = foot_height(status, area);

	draw_head(dashboard, status, area);
	if (status->stage == STAGE_COLLISION)
		body_draw(&status->collision, &dashboard->terminal, area, head, area->height - head - foot, STYLE_NORMAL);
	else
		draw_options(dashboard, status, area);
	body_draw(&status->note, &dashboard->terminal, area, area->height - foot, note_height(status, area), STYLE_ALERT);
	row_add(&row, STYLE_DIM, hint(status));
	paint_row(&dashboard->terminal, area, area->height - 1, &row, PAINT_PLAIN);
	row_finish(&row);
	if (status->stage == STAGE_REASON)
		prompt_draw(&status->reason, &dashboard->terminal, area, area->height - 2, _("사유: "));
}

static void choose_milestone(struct status *status, int choice)
{
	status->choice = choice;
	status->reported = (int)chosen(status)->state.reported;
	status->stage = STAGE_STATUS;
}

static int take(struct status *status, int option)
{
	if (status->stage == STAGE_MILESTONE) {
		choose_milestone(status, option);
	} else {
		status->reported = option;
		status->stage = STAGE_REASON;
	}
	body_finish(&status->note);
	return REACT_DRAW;
}

static void say(struct status *status, const char *sentence)
{
	body_finish(&status->note);
	body_add(&status->note, "%s", sentence);
}

/* What was typed is not thrown away at the first key. */
static int leave(struct status *status, bool asked)
{
	if (asked || !*text_editor_bytes(status->reason.editor))
		return REACT_CLOSE;
	say(status, _("적은 사유를 버립니까? 버리려면 한 번 더 누르십시오."));
	status->asked = true;
	return REACT_DRAW;
}

static int press_option(struct dashboard *dashboard, struct status *status, uint32_t key, bool asked)
{
	int *cursor = status->stage == STAGE_MILESTONE ? &status->choice : &status->reported;

	if (key >= '1' && key <= '9')
		return (int)(key - '1') < options(status) ? take(status, (int)(key - '1')) : REACT_NONE;
	switch (keymap_action(&dashboard->keymap, key)) {
	case ACTION_DOWN:
		*cursor += *cursor + 1 < options(status);
		return REACT_DRAW;
	case ACTION_UP:
		*cursor -= *cursor > 0;
		return REACT_DRAW;
	case ACTION_FIRST:
		*cursor = 0;
		return REACT_DRAW;
	case ACTION_LAST:
		*cursor = options(status) - 1;
		return REACT_DRAW;
	case ACTION_OPEN:
		return take(status, *cursor);
	case ACTION_CLOSE:
	case ACTION_QUIT:
		return leave(status, asked);
	default:
		return REACT_NONE;
	}
}

/* Somebody else was faster: what is there now is read, and what was typed stays. */
static int collide(struct dashboard *dashboard, struct status *status, const struct gate_answer *answer)
{
	struct node *node = &status->choices[status->choice];
	struct error error = {0};

	if (!store_node(dashboard->store, node->ref, node, &error)) {
		say(status, error.sentence);
		return REACT_RELOAD;
	}
	body_finish(&status->note);
	collision_fill(&status->collision, RECORD_MILESTONE, answer);
	status->stage = STAGE_COLLISION;
	return REACT_RELOAD;
}

static void say_written(struct dashboard *dashboard, const struct status *status, const struct gate_answer *answer)
{
	struct text sentence = {0};

	if (answer->count)
		text_append_format(&sentence, _("%s 상태: %s -> %s."), chosen(status)->code,
				   word_korean(VOCABULARY_REPORTED, (int)chosen(status)->state.reported),
				   word_korean(VOCABULARY_REPORTED, status->reported));
	else
		text_append_format(&sentence, _("%s 상태는 그대로입니다."), chosen(status)->code);
	if (answer->merged)
		text_append_format(&sentence, _(" 그사이 다른 사람이 바꾼 %zu항목도 그대로입니다."), answer->merged);
	if (*answer->warning)
		text_append_format(&sentence, " %s", answer->warning);
	dashboard_say(dashboard, *answer->warning ? STYLE_ATTENTION : STYLE_NORMAL, text_bytes(&sentence));
	text_finish(&sentence);
}

static int write_status(struct dashboard *dashboard, struct status *status)
{
	const char *reason = text_editor_bytes(status->reason.editor);
	struct gate_field field = {"reported", word_english(VOCABULARY_REPORTED, status->reported)};
	struct gate_request request = {
		.verb = GATE_REPORT_STATUS,
		.ref = chosen(status)->ref,
		.expected_version = chosen(status)->version,
		.action = "status",
		.fields = &field,
		.count = 1,
		.effective = DAY_NONE,
		.reason = *reason ? reason : NULL,
	};
	struct gate_answer answer = {0};
	int reaction = REACT_DRAW;

	if (store_write(dashboard->store, &request, &answer)) {
		say_written(dashboard, status, &answer);
		reaction = REACT_CLOSE | REACT_RELOAD;
	} else if (answer.result == GATE_CONFLICT) {
		reaction = collide(dashboard, status, &answer);
	} else {
		say(status, answer.error.sentence);
	}
	gate_answer_finish(&answer);
	return reaction;
}

static int press_reason(struct dashboard *dashboard, struct status *status, uint32_t key, bool asked)
{
	switch (prompt_press(&status->reason, key)) {
	case PROMPT_ACCEPTED:
		return write_status(dashboard, status);
	case PROMPT_CANCELLED:
		return leave(status, asked);
	case PROMPT_REFUSED:
		say(status, _(too_long));
		return REACT_DRAW;
	case PROMPT_HANDLED:
		body_finish(&status->note);
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

static int press_collision(struct dashboard *dashboard, struct status *status, uint32_t key, bool asked)
{
	switch (collision_press(&status->collision, &dashboard->keymap, key)) {
	case COLLISION_MINE:
		return write_status(dashboard, status);
	case COLLISION_BACK:
		status->stage = STAGE_REASON;
		return REACT_DRAW;
	case COLLISION_THEIRS:
		return leave(status, asked);
	case COLLISION_MOVED:
		return REACT_DRAW;
	default:
		return asked ? REACT_DRAW : REACT_NONE;
	}
}

static int press(struct dashboard *dashboard, void *state, uint32_t key)
{
	struct status *status = state;
	bool asked = status->asked;

	if (asked)
		body_finish(&status->note);
	status->asked = false;
	if (status->stage == STAGE_COLLISION)
		return press_collision(dashboard, status, key, asked);
	return status->stage == STAGE_REASON ? press_reason(dashboard, status, key, asked)
					     : press_option(dashboard, status, key, asked);
}

/* Those directly below an item. */
static bool collect_own(struct dashboard *dashboard, const struct node *node, struct status *status, struct error *error)
{
	struct node next;

	if (!store_node_first_child(dashboard->store, node->ref, &next, error))
		return false;
	while (next.ref.id && next.ref.kind == RECORD_MILESTONE && status->count < CHOICES) {
		status->choices[status->count++] = next;
		if (!store_node_next(dashboard->store, next.ref, &next, error))
			return false;
	}
	return true;
}

/* The milestone itself, or those directly below an item, or where there are none all that lie deeper. */
static bool collect(struct dashboard *dashboard, const struct node *node, struct status *status, struct error *error)
{
	size_t found = 0;

	if (node->ref.kind == RECORD_MILESTONE) {
		status->count = 1;
		return store_node(dashboard->store, node->ref, &status->choices[0], error);
	}
	if (!collect_own(dashboard, node, status, error))
		return false;
	if (status->count)
		return true;
	if (!store_milestones(dashboard->store, node->ref, 0, false, status->choices, CHOICES, &found, error))
		return false;
	if (found == CHOICES)
		return error_set(error, ERROR_USAGE, "%s", _("이정표가 너무 많습니다. 아래의 이정표로 가서 s를 누르십시오."));
	status->count = (int)found;
	return true;
}

static int refuse(struct dashboard *dashboard, struct status *status, const char *sentence)
{
	destroy(status);
	dashboard_say(dashboard, STYLE_ALERT, sentence);
	return REACT_DRAW;
}

int dialog_status_open(struct dashboard *dashboard)
{
	const struct node *node = dashboard_node(dashboard);
	struct status *status = memory_new(1, sizeof *status);
	struct error error = {0};

	prompt_start(&status->reason, REASON_LIMIT);
	if (!node)
		return refuse(dashboard, status, _("바꿀 이정표가 없습니다."));
	if (!collect(dashboard, node, status, &error))
		return refuse(dashboard, status, error.sentence);
	if (!status->count || !status->choices[0].ref.id)
		return refuse(dashboard, status, _("여기에는 이정표가 없습니다."));
	if (status->count == 1)
		choose_milestone(status, 0);
	dashboard_open(dashboard, &dialog_status, status);
	return REACT_DRAW;
}

static void keep(const void *state, struct draft *draft)
{
	const struct status *status = state;
	const char *reason = text_editor_bytes(status->reason.editor);

	if (!*reason)
		return;
	draft->code = chosen(status)->code;
	draft->fields[0] = (struct draft_field){"reported", word_english(VOCABULARY_REPORTED, status->reported)};
	draft->fields[1] = (struct draft_field){"reason", reason};
	draft->count = 2;
}

static bool fill(struct dashboard *dashboard, struct ref ref, const struct draft *draft, struct status *status,
		 struct error *error)
{
	const char *reason = draft_value(draft, "reason");
	int reported = word_find(VOCABULARY_REPORTED, draft_value(draft, "reported"));

	if (ref.kind != RECORD_MILESTONE)
		return error_set(error, ERROR_USAGE, _("%s은(는) 이정표가 아닙니다."), draft->code);
	status->count = 1;
	if (!store_node(dashboard->store, ref, &status->choices[0], error))
		return false;
	choose_milestone(status, 0);
	if (!text_editor_insert(status->reason.editor, reason, strlen(reason)))
		return error_set(error, ERROR_USAGE, "%s", _(too_long));
	if (reported != WORD_NONE)
		take(status, reported);
	return true;
}

static bool reopen(struct dashboard *dashboard, struct ref ref, const struct draft *draft, struct error *error)
{
	struct status *status = memory_new(1, sizeof *status);

	prompt_start(&status->reason, REASON_LIMIT);
	if (!fill(dashboard, ref, draft, status, error)) {
		destroy(status);
		return false;
	}
	dashboard_open(dashboard, &dialog_status, status);
	return true;
}

const struct dialog_type dialog_status = {
	.size = size, .draw = draw, .press = press, .destroy = destroy, .name = "status", .keep = keep, .reopen = reopen};
