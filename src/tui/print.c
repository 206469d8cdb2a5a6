#include "print.h"
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/store/paper.h"
#include "gwagi/text/memory.h"
#include "gwagi/view/sheet.h"
#include "state.h"

enum { PATH_BYTES = 1000 };

void print_finish(struct print *print)
{
	prompt_finish(&print->prompt);
	text_finish(&print->why);
	text_finish(&print->label);
	text_finish(&print->name);
	free(print->asked);
}

static void forget(struct print *print)
{
	text_clear(&print->why);
	free(print->asked);
	print->asked = NULL;
}

static void say_what(struct print *print)
{
	text_clear(&print->label);
	if (!print->office.id)
		text_append(&print->label, _("저장할 파일: "));
	else if (print->whole)
		text_append(&print->label, _("전체를 저장할 파일: "));
	else
		text_append_format(&print->label, _("%s(소속까지)만 저장할 파일: "), text_bytes(&print->name));
}

static bool take_office(struct dashboard *dashboard, struct error *error)
{
	struct print *print = &dashboard->print;
	struct node node;

	print->office = listing_office(left_listing(&dashboard->panes[PANE_LEFT]));
	print->whole = !print->office.id;
	text_clear(&print->name);
	if (!print->office.id)
		return true;
	if (!store_node(dashboard->store, print->office, &node, error))
		return false;
	text_append(&print->name, node.title);
	return true;
}

void print_open(struct dashboard *dashboard)
{
	struct print *print = &dashboard->print;
	struct listing *listing = left_listing(&dashboard->panes[PANE_LEFT]);
	char name[SHEET_NAME];
	struct error error = {0};

	if (!listing)
		return;
	if (!take_office(dashboard, &error)) {
		dashboard_say(dashboard, STYLE_ALERT, error.sentence);
		return;
	}
	if (!print->prompt.editor)
		prompt_start(&print->prompt, PATH_BYTES);
	sheet_name(listing, name);
	text_editor_set(print->prompt.editor, name, strlen(name));
	forget(print);
	say_what(print);
	dashboard->line = &print_line;
}

static void draw(struct dashboard *dashboard)
{
	const struct print *print = &dashboard->print;
	const char *hint = print->office.id ? _("Enter 저장  Esc 그만두기  Tab 범위 바꾸기") : _("Enter 저장  Esc 그만두기");
	struct row row = {0};

	row_add_fit(&row, print->why.length ? STYLE_ALERT : STYLE_DIM, print->why.length ? text_bytes(&print->why) : hint,
		    dashboard->bar.width, TEXT_LEFT);
	paint_row(&dashboard->terminal, &dashboard->bar, 0, &row, PAINT_PLAIN);
	row_finish(&row);
	prompt_draw(&dashboard->print.prompt, &dashboard->terminal, &dashboard->note, 0, text_bytes(&print->label));
}

static void close_line(struct dashboard *dashboard)
{
	dashboard->line = NULL;
	dashboard->bars_stale = true;
}

static int refuse(struct print *print, const char *sentence)
{
	text_clear(&print->why);
	text_append(&print->why, sentence);
	return REACT_DRAW;
}

static void say_done(struct dashboard *dashboard, const char *path, int64_t lines)
{
	struct text sentence = {0};

	text_append_format(&sentence, _("%lld줄을 저장했습니다: %s"), (long long)lines, path);
	dashboard_say(dashboard, STYLE_NORMAL, text_bytes(&sentence));
	text_finish(&sentence);
}

/* A failure to write is said by paper_finish(), one to read by *ERROR. */
static bool write_paper(struct dashboard *dashboard, struct paper *paper, bool replace, struct error *error)
{
	const struct print *print = &dashboard->print;
	char *path = memory_copy(paper->path, strlen(paper->path));
	int64_t lines;
	bool good = sheet_write(left_listing(&dashboard->panes[PANE_LEFT]),
				print->whole ? (struct ref){RECORD_OFFICE, 0} : print->office, store_present(dashboard->store),
				paper_line, paper, error);

	lines = paper->lines;
	if (!good && !paper->reason)
		paper_abandon(paper);
	else
		good = paper_finish(paper, replace, error);
	if (good)
		say_done(dashboard, path, lines);
	free(path);
	return good;
}

/* The second Enter, with the same name, replaces what has it. */
static int accept(struct dashboard *dashboard)
{
	struct print *print = &dashboard->print;
	const char *typed = text_editor_bytes(print->prompt.editor);
	bool replace = print->asked && strcmp(print->asked, typed) == 0;
	struct error error = {0};
	struct paper paper;

	if (!paper_begin(&paper, typed, &error))
		return refuse(print, error.sentence);
	if (!replace && paper_exists(&paper)) {
		paper_abandon(&paper);
		print->asked = memory_copy(typed, strlen(typed));
		return refuse(print, _("그 이름의 파일이 있습니다. Enter를 다시 누르면 그 위에 씁니다."));
	}
	if (!write_paper(dashboard, &paper, replace, &error))
		return refuse(print, error.sentence);
	close_line(dashboard);
	return REACT_DRAW;
}

static int press(struct dashboard *dashboard, uint32_t key)
{
	struct print *print = &dashboard->print;

	if (!print->prompt.paste && key == '\t' && print->office.id) {
		print->whole = !print->whole;
		say_what(print);
		return REACT_DRAW;
	}
	switch (prompt_press(&print->prompt, key)) {
	case PROMPT_ACCEPTED:
		return accept(dashboard);
	case PROMPT_CANCELLED:
		close_line(dashboard);
		return REACT_DRAW;
	case PROMPT_REFUSED:
		return refuse(print, _("더 적을 수 없습니다."));
	case PROMPT_HANDLED:
		forget(print);
		return REACT_DRAW;
	default:
		return REACT_NONE;
	}
}

const struct line_type print_line = {.press = press, .draw = draw};
