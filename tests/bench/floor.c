/* floor DATABASE [-d]: the least that a dashboard of this kind can cost on this machine. One page of milestones from a prepared
 * statement, a highlight that j and k move, pages, with -d the highlighted row's own fields beside it, q to leave; no layers, no
 * checks, no measuring of text. What gwagi costs is stated as a multiple of it. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 40, TEXT = 512, KEY = 96, PAGES = 1024 };

struct page {
	sqlite3_stmt *rows, *fields;
	char sort[PAGE][KEY], text[PAGE][TEXT];
	int count, at, width;
	char before[PAGES][KEY]; /* where the pages before this one began */
	int depth;
};

static const char *column(sqlite3_stmt *statement, int number)
{
	const unsigned char *text = sqlite3_column_text(statement, number);

	return text ? (const char *)text : "";
}

/* The page that begins at the key FROM. */
static void load(struct page *page, const char *from)
{
	char first[KEY];

	snprintf(first, sizeof first, "%s", from);
	page->count = 0;
	sqlite3_bind_text(page->rows, 1, first, -1, SQLITE_STATIC);
	while (page->count < LINES && sqlite3_step(page->rows) == SQLITE_ROW) {
		snprintf(page->text[page->count], TEXT, "%-16s %-12s %-14s %s", column(page->rows, 0), column(page->rows, 2),
			 column(page->rows, 3), column(page->rows, 1));
		snprintf(page->sort[page->count++], KEY, "%s", column(page->rows, 4));
	}
	sqlite3_reset(page->rows);
}

static void draw_row(const struct page *page, int row)
{
	wchar_t wide[TEXT];
	size_t length = mbstowcs(wide, page->text[row], TEXT - 1);
	int cells = 0;
	size_t end = 0;

	/* Hangul is all that is wide here. */
	for (; length != (size_t)-1 && end < length; end++) {
		int width = wide[end] >= 0x1100 ? 2 : 1;

		if (cells + width > page->width)
			break;
		cells += width;
	}
	attrset(row == page->at ? A_REVERSE : A_NORMAL);
	mvhline(row, 0, ' ', page->width);
	mvaddnwstr(row, 0, wide, (int)end);
	attrset(A_NORMAL);
}

static void draw_fields(const struct page *page)
{
	if (!page->fields)
		return;
	sqlite3_bind_text(page->fields, 1, page->sort[page->at], -1, SQLITE_STATIC);
	if (sqlite3_step(page->fields) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(page->fields); i++) {
			move(i + 1, page->width + 1);
			clrtoeol();
			printw("%s: %.45s", sqlite3_column_name(page->fields, i), column(page->fields, i));
		}
	sqlite3_reset(page->fields);
}

static void draw(const struct page *page)
{
	for (int row = 0; row < page->count; row++)
		draw_row(page, row);
	if (page->fields)
		mvvline(0, page->width, ACS_VLINE, LINES);
	draw_fields(page);
}

static void go_to(struct page *page, int row)
{
	int old = page->at;

	if (row < 0 || row >= page->count)
		return;
	page->at = row;
	draw_row(page, old);
	draw_row(page, row);
	draw_fields(page);
}

static void go_to_page(struct page *page, bool forth)
{
	if (forth && page->count > 1 && page->depth < PAGES)
		memcpy(page->before[page->depth++], page->sort[0], KEY);
	else if (forth || !page->depth)
		return;
	load(page, forth ? page->sort[page->count - 1] : page->before[--page->depth]);
	page->at = page->at < page->count ? page->at : page->count - 1;
	draw(page);
}

static void press(struct page *page, int key)
{
	if (key == 'j' && page->at + 1 == page->count && page->count > 1) {
		load(page, page->sort[1]);
		draw(page);
	} else if (key == 'j') {
		go_to(page, page->at + 1);
	} else if (key == 'k') {
		go_to(page, page->at - 1);
	} else if (key == KEY_NPAGE || key == KEY_PPAGE) {
		go_to_page(page, key == KEY_NPAGE);
	}
}

static void run(struct page *page)
{
	int key;

	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	curs_set(0);
	scrollok(stdscr, TRUE);
	idlok(stdscr, TRUE);
	page->width = page->fields ? COLS * 6 / 10 : COLS;
	load(page, "");
	draw(page);
	refresh();
	while ((key = getch()) != 'q' && key != ERR) {
		press(page, key);
		refresh();
	}
	endwin();
}

int main(int argc, char **argv)
{
	static struct page page;
	bool details = argc > 2 && strcmp(argv[2], "-d") == 0;
	sqlite3 *db;

	setlocale(LC_ALL, "");
	if (argc < 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) ||
	    sqlite3_prepare_v2(db,
			       "SELECT code, title, date, reported, sort FROM milestone WHERE sort >= ? ORDER BY sort LIMIT 40",
			       -1, &page.rows, NULL) ||
	    (details && sqlite3_prepare_v2(db, "SELECT * FROM milestone WHERE sort = ?", -1, &page.fields, NULL))) {
		fprintf(stderr, "usage: floor DATABASE [-d]\n");
		return 2;
	}
	run(&page);
	sqlite3_finalize(page.rows);
	sqlite3_finalize(page.fields);
	sqlite3_close(db);
	return 0;
}
