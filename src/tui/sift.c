#include "sift.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "body.h"
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
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

bool sift_set(struct dashboard *dashboard, const char *filter, struct error *error)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];

	if (!left_set_filter(left, filter, error))
		return false;
	dashboard->reactions |= REACT_FOLLOW | REACT_REDRAW;
	if (*filter && !listing_count(left_listing(left)) && !left_is_working(left))
		dashboard_say(dashboard, STYLE_ATTENTION, _("거르기에 맞는 것이 없습니다. Esc로 풀거나 f로 고치십시오."));
	else if (*filter)
		dashboard_say(dashboard, STYLE_DIM, _("거르기는 보기를 바꾸어도 남습니다. Esc 풀기  F 저장"));
	return true;
}

static int accept(struct dashboard *dashboard, const char *typed, struct error *error)
{
	return sift_set(dashboard, typed + strspn(typed, " "), error) ? REACT_DRAW : -1;
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

	if (!*name)
		return error_set(error, ERROR_USAGE, "%s", _("이름을 적으십시오.")) ? 0 : -1;
	if (dashboard->sift.count == SIFT_MOST)
		return error_set(error, ERROR_USAGE, _("저장한 거르기가 %d개입니다. F에서 하나를 지우고 하십시오."), SIFT_MOST)
			       ? 0
			       : -1;
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
