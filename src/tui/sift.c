#include "sift.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "gwagi/text/match.h"
#include "gwagi/text/memory.h"
#include "state.h"

void sift_finish(struct sift *sift)
{
	ask_finish(&sift->line);
	ask_finish(&sift->name);
	for (int i = 0; i < sift->count; i++)
		free(sift->saved[i].filter);
	sift->count = 0;
}

/* Of rows that are still to be looked for, one stands in the list. */
static bool finds_nothing(struct dashboard *dashboard)
{
	return !listing_count(left_listing(&dashboard->panes[PANE_LEFT]));
}

bool sift_set(struct dashboard *dashboard, const char *filter, struct error *error)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];

	if (!left_set_filter(left, filter, error))
		return false;
	dashboard->reactions |= REACT_FOLLOW | REACT_REDRAW;
	if (*filter && finds_nothing(dashboard))
		dashboard_say(dashboard, STYLE_ATTENTION, _("거르기에 맞는 것이 없습니다. Esc로 풀거나 f로 고치십시오."));
	else if (*filter)
		dashboard_say(dashboard, STYLE_DIM, _("거르기는 보기를 바꾸어도 남습니다. Esc 풀기  F 저장"));
	return true;
}

/* Where the character COLUMN (from 1) of TYPED stands. */
static const char *character_at(const char *typed, size_t column)
{
	while (column > 1 && *typed) {
		typed++;
		column -= ((unsigned char)*typed & 0xC0) != 0x80;
	}
	return typed;
}

/* TYPED with its bare words read on the other keyboard; to be freed. NULL if none can be. */
static char *read_otherwise(const char *typed)
{
	struct filter filter;
	struct error error = {0};
	struct body line = {0};
	const char *rest = typed;

	if (!filter_parse(typed, &filter, &error))
		return NULL;
	for (size_t i = 0; i < filter.count; i++) {
		const char *value = filter.nodes[i].value, *word = character_at(typed, filter.nodes[i].column);
		char *meant = filter.nodes[i].op == FILTER_WORD ? text_other_keyboard(value, strlen(value)) : NULL;

		word += *word == '"';
		if (meant && word >= rest) {
			body_add(&line, "%.*s%s", (int)(word - rest), rest, meant);
			rest = word + strlen(value);
		}
		free(meant);
	}
	if (rest != typed)
		body_add(&line, "%s", rest);
	return line.bytes;
}

/* What finds nothing may have been typed with the keyboard in the other mode: then that is the filter, and it is said. */
static bool try_otherwise(struct dashboard *dashboard, const char *typed, struct error *error)
{
	char *meant = finds_nothing(dashboard) ? read_otherwise(typed) : NULL;
	struct error refused = {0};
	struct text sentence = {0};
	bool good = true;

	if (meant && (!sift_set(dashboard, meant, &refused) || finds_nothing(dashboard))) {
		good = sift_set(dashboard, typed, error);
	} else if (meant) {
		text_append_format(&sentence, _("‘%s’(으)로 거른 결과(‘%s’을(를) 다른 자판으로 읽음)"), meant, typed);
		dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	}
	text_finish(&sentence);
	free(meant);
	return good;
}

static int accept(struct dashboard *dashboard, const char *typed, struct error *error)
{
	const char *filter = typed + strspn(typed, " ");

	return sift_set(dashboard, filter, error) && try_otherwise(dashboard, filter, error) ? REACT_DRAW : -1;
}

static void complete(struct dashboard *dashboard, const char *typed, size_t caret, struct completion *completion)
{
	completion_of_filter(completion, dashboard->store, typed, caret);
}

void sift_open(struct dashboard *dashboard)
{
	static const struct ask_type type = {
		.label = N_("거르기: "),
		.hint = N_("Enter 거르기  Esc 그만두기  비우면 모두  예: 지연 office:국방부 due<이달말"),
		.limit = FILTER_TEXT - 1,
		.accept = accept,
		.complete = complete,
	};

	ask_open(dashboard, &dashboard->sift.line, &type, left_filter(&dashboard->panes[PANE_LEFT]));
}

/* Name and filter of all that are saved, a line each. */
static bool keep(struct dashboard *dashboard, struct error *error)
{
	const struct session_keeper *keeper = dashboard->options->session;
	const struct sift *sift = &dashboard->sift;
	struct body lines = {0};
	bool kept;

	if (!keeper)
		return true;
	for (int i = 0; i < sift->count; i++)
		body_add(&lines, "%s\n%s\n", sift->saved[i].name, sift->saved[i].filter);
	kept = keeper->write(keeper->context, SESSION_FILTERS, lines.bytes ? lines.bytes : "", error);
	body_finish(&lines);
	return kept;
}

static void put(struct sift *sift, const char *name, size_t length, const char *filter, size_t bytes)
{
	struct saved_filter *saved = NULL;

	if (!length || length >= SIFT_NAME || !bytes || bytes >= FILTER_TEXT)
		return;
	for (int i = 0; i < sift->count && !saved; i++) {
		if (strlen(sift->saved[i].name) == length && !memcmp(sift->saved[i].name, name, length))
			saved = &sift->saved[i];
	}
	if (!saved && sift->count < SIFT_MOST)
		saved = &sift->saved[sift->count++];
	if (!saved)
		return;
	free(saved->filter);
	memcpy(saved->name, name, length);
	saved->name[length] = '\0';
	saved->filter = memory_copy(filter, bytes);
}

void sift_load(struct dashboard *dashboard)
{
	const struct session_keeper *keeper = dashboard->options->session;
	char *text = keeper ? keeper->read(keeper->context, SESSION_FILTERS) : NULL;

	for (char *name = text, *filter, *end; name && (filter = strchr(name, '\n')) && (end = strchr(filter + 1, '\n'));
	     name = end + 1)
		put(&dashboard->sift, name, (size_t)(filter - name), filter + 1, (size_t)(end - filter - 1));
	free(text);
}

static int accept_name(struct dashboard *dashboard, const char *typed, struct error *error)
{
	const char *name = typed + strspn(typed, " "), *filter = left_filter(&dashboard->panes[PANE_LEFT]);
	struct text sentence = {0};

	if (!*name) {
		error_set(error, ERROR_USAGE, "%s", _("이름을 적으십시오."));
		return -1;
	}
	if (dashboard->sift.count == SIFT_MOST) {
		error_set(error, ERROR_USAGE, _("저장한 거르기가 %d개입니다. F에서 하나를 지우고 하십시오."), SIFT_MOST);
		return -1;
	}
	put(&dashboard->sift, name, strlen(name), filter, strlen(filter));
	if (!keep(dashboard, error))
		return -1;
	text_append_format(&sentence, _("‘%s’(으)로 저장했습니다. F에서 고릅니다."), name);
	dashboard_say(dashboard, STYLE_NORMAL, text_bytes(&sentence));
	text_finish(&sentence);
	return REACT_DRAW;
}

void sift_ask_name(struct dashboard *dashboard)
{
	static const struct ask_type type = {
		.label = N_("이 거르기의 이름: "),
		.hint = N_("Enter 저장  Esc 그만두기"),
		.limit = SIFT_NAME - 1,
		.accept = accept_name,
	};

	ask_open(dashboard, &dashboard->sift.name, &type, "");
}

void sift_drop(struct dashboard *dashboard, int saved)
{
	struct sift *sift = &dashboard->sift;
	struct error error = {0};

	free(sift->saved[saved].filter);
	sift->count--;
	memmove(sift->saved + saved, sift->saved + saved + 1, (size_t)(sift->count - saved) * sizeof *sift->saved);
	if (!keep(dashboard, &error))
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
}
