/* 총괄표: a line an agenda, all of it in one sentence, and what that sentence is about. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "gwagi/model/sign.h"
#include "gwagi/text/memory.h"
#include "report_build.h"

enum { NAMED = 5 /* of what is late */, EXAMPLES = 2 /* of what has no day */, CELL = 160 };

/* A meeting or an agenda. */
struct line {
	struct node node;
	struct tally tally;
	int64_t lit, recovered;
	bool own; /* of a meeting: what hangs on it and on no agenda */
};

struct summary {
	struct line *lines;
	size_t count, room, last; /* last: the one found last */
	struct tally all;
	int64_t lit, recovered, done, moved;
	struct making *making;
};

static const struct column columns[] = {
	{N_("안건"), COLUMN_TEXT, true},
	{N_("주관"), COLUMN_TEXT, true},
	{NC_("count", "과제"), COLUMN_NUMBER, false},
	{N_("완료"), COLUMN_NUMBER, false},
	{N_("정상"), COLUMN_NUMBER, false},
	{N_("관심"), COLUMN_NUMBER, false},
	{N_("지연"), COLUMN_NUMBER, false},
	{N_("부진"), COLUMN_NUMBER, false},
	{N_("보류·중단"), COLUMN_NUMBER, false},
	{N_("미보고"), COLUMN_NUMBER, false},
	{N_("기한 미설정"), COLUMN_NUMBER, false},
	{N_("이행률 (전체)"), COLUMN_NUMBER, false},
	{N_("이행률 (도래분)"), COLUMN_NUMBER, false},
	{N_("전월 대비"), COLUMN_NUMBER, false},
};
enum { COLUMNS = sizeof columns / sizeof *columns, SIGNALS_FROM = 3 };

/* In the order of the columns. */
static const enum signal order[SIGNAL_COUNT] = {SIGNAL_DONE,    SIGNAL_ON_TRACK, SIGNAL_ATTENTION, SIGNAL_LATE,
						SIGNAL_STALLED, SIGNAL_STOPPED,  SIGNAL_UNREPORTED};

static struct line *add_line(struct summary *summary, const struct node *node)
{
	if (summary->count == summary->room) {
		summary->room = summary->room * 2 + 16;
		summary->lines = memory_grow(summary->lines, summary->room, sizeof *summary->lines);
	}
	summary->lines[summary->count] = (struct line){.node = *node, .own = node->ref.kind == RECORD_MEETING};
	return &summary->lines[summary->count++];
}

/* FACTOR 1 counts it in, −1 out. */
static void add_tally(struct tally *to, const struct tally *tally, int factor)
{
	to->total += factor * tally->total;
	for (int i = 0; i < SIGNAL_COUNT; i++)
		to->signal[i] += factor * tally->signal[i];
	to->overdue += factor * tally->overdue;
	to->due_soon += factor * tally->due_soon;
	to->undated += factor * tally->undated;
	to->due += factor * tally->due;
	to->due_done += factor * tally->due_done;
	to->past += factor * tally->past;
}

/* Meetings, each with what is its own, and their agendas. */
static bool read_agendas(struct summary *summary, size_t meeting)
{
	struct making *making = summary->making;
	struct node node;
	bool good = store_node_first_child(making->store, summary->lines[meeting].node.ref, &node, making->error);

	while (good && node.ref.id) {
		if (node.ref.kind == RECORD_ITEM) {
			struct line *line = add_line(summary, &node);

			good = store_tally(making->store, node.ref, &line->tally, making->error);
			add_tally(&summary->lines[meeting].tally, &line->tally, -1);
		}
		good = good && store_node_next(making->store, node.ref, &node, making->error);
	}
	return good;
}

static bool read_lines(struct summary *summary)
{
	struct making *making = summary->making;
	struct node node;
	bool good = store_node_first_child(making->store, (struct ref){.kind = RECORD_MEETING}, &node, making->error);

	while (good && node.ref.id) {
		size_t meeting = summary->count;
		struct line *line = add_line(summary, &node);

		good = store_tally(making->store, node.ref, &line->tally, making->error);
		add_tally(&summary->all, &line->tally, 1);
		good = good && read_agendas(summary, meeting) && store_node_next(making->store, node.ref, &node, making->error);
	}
	return good;
}

static bool is_below(const char *code, const struct line *line)
{
	size_t length = strlen(line->node.code);

	if (strncmp(code, line->node.code, length) != 0)
		return false;
	return !code[length] || (line->own ? code[length] == 'm' || code[length] == 't' : strchr(".mt", code[length]) != NULL);
}

/* The line that counts the row CODE. */
static struct line *find_line(struct summary *summary, const char *code)
{
	for (size_t i = 0; i < summary->count; i++) {
		struct line *line = &summary->lines[(summary->last + i) % summary->count];

		if (is_below(code, line)) {
			summary->last = (summary->last + i) % summary->count;
			return line;
		}
	}
	return NULL;
}

static void count_row(void *context, const struct scan_told *told)
{
	struct summary *summary = context;
	struct line *line = find_line(summary, told->code);
	const struct verdict *verdict = &told->verdict;
	struct tally one = {.total = !verdict->past, .past = verdict->past};

	if (!verdict->past) {
		one.signal[verdict->signal] = 1;
		one.overdue = verdict->schedule == SCHEDULE_OVERDUE;
		one.due_soon = verdict->schedule == SCHEDULE_DUE_SOON;
		one.undated = told->state.type == TYPE_UNDATED;
		one.due = verdict->due_reached;
		one.due_done = verdict->due_reached && verdict->signal == SIGNAL_DONE;
	}
	add_tally(&summary->all, &one, 1);
	if (line)
		add_tally(&line->tally, &one, 1);
}

/* What a filter lets through is in no kept count. */
static bool count_filtered(struct summary *summary)
{
	summary->all = (struct tally){0};
	for (size_t i = 0; i < summary->count; i++)
		summary->lines[i].tally = (struct tally){0};
	return making_tell(summary->making, RECORD_MILESTONE, "", count_row, summary);
}

static bool take_change(void *context, const struct diff_row *row)
{
	struct summary *summary = context;
	struct line *line;

	if (!sieve_lets(summary->making->sieve, row->ref))
		return true;
	line = find_line(summary, row->code);
	if (row->difference == DIFFERENCE_LIT)
		summary->lit++;
	if (row->difference == DIFFERENCE_RECOVERED)
		summary->recovered++;
	if (row->difference == DIFFERENCE_DONE)
		summary->done++;
	if (row->difference == DIFFERENCE_DUE)
		summary->moved++;
	if (line && row->difference == DIFFERENCE_LIT)
		line->lit++;
	if (line && row->difference == DIFFERENCE_RECOVERED)
		line->recovered++;
	return true;
}

static void put_counts(const struct tally *tally, struct text *out)
{
	for (int i = 0; i < SIGNAL_COUNT; i++)
		if (order[i] == SIGNAL_DONE || tally->signal[order[i]])
			text_append_format(out, "%s%s %" PRId64, i ? ", " : "", word_korean(VOCABULARY_SIGNAL, (int)order[i]),
					   tally->signal[order[i]]);
}

static void put_all(struct summary *summary)
{
	struct making *making = summary->making;
	const struct tally *all = &summary->all;
	char today[DAY_TEXT * 2], since[DAY_TEXT * 2], whole[RATE_TEXT], due[RATE_TEXT];
	struct text counts = {0};

	making_day(store_today(making->store), today);
	making_day(making->since, since);
	rate_print((struct rate){all->signal[SIGNAL_DONE], all->total}, whole);
	rate_print((struct rate){all->due_done, all->due}, due);
	put_counts(all, &counts);
	document_line(making->document, LEVEL_SQUARE, _("(총괄) %s 기준 이행과제 %" PRId64 "건 중 %s"), today, all->total,
		      text_bytes(&counts));
	document_line(making->document, LEVEL_CIRCLE, _("(이행률) 전체 %s, 기한 도래분 %s"), whole, due);
	document_line(making->document, LEVEL_CIRCLE,
		      _("(변동) 신규 점등 %" PRId64 ", 복귀 %" PRId64 ", 완료 %" PRId64 ", 기한 변경 %" PRId64 " (%s 대비)"),
		      summary->lit, summary->recovered, summary->done, summary->moved, since);
	text_finish(&counts);
}

/* "3대 축 혁신 실행과제 추진 계획 확정('25. 12월, D+10) - 국방부 국방인공지능정책팀 채연호 팀장 ☎ 02-748-5940" */
static enum walk name_late(struct making *making, const struct node *node, void *context)
{
	int *named = context;
	char due[DATE_TEXT * 2], left[64];
	struct answering answering;

	if (!people_of(making, node->ref, &answering))
		return WALK_FAILED;
	date_print_korean(&node->state.date, due, sizeof due);
	verdict_left(&node->state, &node->verdict, left, sizeof left);
	document_line(making->document, LEVEL_DASH, "%s(%s, %s)%s%s%s%s", node->title, due, left, *answering.office ? " - " : "",
		      answering.office, *answering.first ? " " : "", answering.first);
	return ++*named < NAMED ? WALK_ON : WALK_ENOUGH;
}

static bool put_late(struct summary *summary, const char *word, int64_t count, const char *condition)
{
	struct making *making = summary->making;
	int named = 0;

	if (!count) {
		document_line(making->document, LEVEL_CIRCLE, _("(%s) 해당 없음"), word);
		return true;
	}
	document_line(making->document, LEVEL_CIRCLE, _("(%s) %" PRId64 "건"), word, count);
	if (!making_walk(making, RECORD_MILESTONE, SCAN_DUE, condition, name_late, &named))
		return false;
	if (count > NAMED)
		document_line(making->document, LEVEL_REMARK, _("외 %" PRId64 "건은 ‘%s’에 실음"), count - NAMED,
			      report_title(REPORT_DELAYED));
	return true;
}

struct examples {
	int named;
	struct text text;
};

static enum walk name_example(struct making *making, const struct node *node, void *context)
{
	struct examples *examples = context;

	(void)making;
	text_append_format(&examples->text, "%s%s", examples->named ? ", " : "", node->title);
	return ++examples->named < EXAMPLES ? WALK_ON : WALK_ENOUGH;
}

static bool put_undated(struct summary *summary)
{
	struct making *making = summary->making;
	struct examples examples = {0};
	bool good = true;

	if (summary->all.undated) {
		good = making_walk(making, RECORD_MILESTONE, SCAN_TREE, "type:undated", name_example, &examples);
		document_line(making->document, LEVEL_REMARK, _("기한 미설정 %" PRId64 "건: %s%s → 소관부서에 기한 설정 요청"),
			      summary->all.undated, text_bytes(&examples.text), summary->all.undated > EXAMPLES ? _(" 등") : "");
	}
	text_finish(&examples.text);
	return good;
}

static void put_rate(struct rate rate, char out[CELL])
{
	char permille[PERMILLE_TEXT];

	if (!rate.all) {
		snprintf(out, CELL, "–");
		return;
	}
	permille_print(rate_permille(rate), permille);
	snprintf(out, CELL, "%" PRId64 "/%" PRId64 "\n%s", rate.done, rate.all, permille);
}

static void put_row(struct table *table, const char *title, const char *lead, const struct tally *tally, int64_t lit,
		    int64_t recovered)
{
	char texts[COLUMNS][CELL];
	const char *cells[COLUMNS] = {title, lead};
	int at = 2;

	snprintf(texts[at++], CELL, "%" PRId64, tally->total);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		snprintf(texts[at++], CELL, "%" PRId64, tally->signal[order[i]]);
	snprintf(texts[at++], CELL, "%" PRId64, tally->undated);
	put_rate((struct rate){tally->signal[SIGNAL_DONE], tally->total}, texts[at++]);
	put_rate((struct rate){tally->due_done, tally->due}, texts[at++]);
	snprintf(texts[at], CELL, _("점등 %" PRId64 "\n복귀 %" PRId64), lit, recovered);
	for (int i = 2; i < COLUMNS; i++)
		cells[i] = texts[i];
	table_row(table, WORD_NONE, cells);
}

static bool put_table(struct summary *summary)
{
	struct making *making = summary->making;
	struct table *table = document_table(making->document, columns, COLUMNS);
	struct answering answering;
	char title[NODE_TITLE + CODE_TEXT + 64];

	for (size_t i = 0; i < summary->count; i++) {
		const struct line *line = &summary->lines[i];

		if (!line->tally.total && (line->own || *making->wish->filter))
			continue;
		if (!people_of(making, line->node.ref, &answering))
			return false;
		snprintf(title, sizeof title, "%s %s%s", line->node.code, line->node.title, line->own ? _(" 자체") : "");
		put_row(table, title, answering.office, &line->tally, line->lit, line->recovered);
	}
	put_row(table, _("합계"), "", &summary->all, summary->lit, summary->recovered);
	return true;
}

static bool write_summary(struct summary *summary)
{
	struct making *making = summary->making;
	const struct tally *all = &summary->all;
	bool filtered = *making->wish->filter != '\0';
	int64_t silent = 0;

	if (!read_lines(summary) || (filtered && !count_filtered(summary)) ||
	    !store_diff(making->store, making->since, store_today(making->store), take_change, summary, making->error) ||
	    !making_count(making, RECORD_MILESTONE, REPORT_SILENCE, &silent))
		return false;
	put_all(summary);
	if (!put_late(summary, _("지연·부진"), all->signal[SIGNAL_LATE] + all->signal[SIGNAL_STALLED],
		      "signal:late | signal:stalled") ||
	    !put_late(summary, _("기한경과·미보고"), silent, REPORT_SILENCE) || !put_undated(summary))
		return false;
	document_heading(making->document, _("안건별 추진현황"));
	if (!put_table(summary))
		return false;
	document_line(making->document, LEVEL_REMARK,
		      _("과제는 지난 사실 %" PRId64 "건을 뺀 이정표, 이행률은 완료/전체와 완료/기한 도래분"), all->past);
	return true;
}

bool report_summary(struct making *making)
{
	struct summary summary = {.making = making};
	bool good = write_summary(&summary);

	free(summary.lines);
	return good;
}
