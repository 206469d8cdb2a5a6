/* search_bench DATABASE WORD…: how long the search index takes for each word, beside a plain look at every title with the same
 * rules (text_query_match). Both must find the same rows, or it ends with 1. Called by ./dev bench. */
#include "gwagi/store/search.h"
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "pairs.h"

enum { PAIRS = 5, GOAL = 50 /* ms */ };

struct bench {
	sqlite3 *plain;
	struct store *store;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bool row_matches(const struct text_query *query, sqlite3_stmt *row)
{
	for (int i = 0; i < sqlite3_column_count(row); i++) {
		const char *title = (const char *)sqlite3_column_text(row, i);

		if (title && text_query_match(query, title, (size_t)sqlite3_column_bytes(row, i)))
			return true;
	}
	return false;
}

static long scan_table(sqlite3 *plain, const char *sql, const struct text_query *query)
{
	sqlite3_stmt *rows;
	long found = 0;

	if (sqlite3_prepare_v2(plain, sql, -1, &rows, NULL) != SQLITE_OK)
		return -1;
	while (sqlite3_step(rows) == SQLITE_ROW)
		found += row_matches(query, rows);
	sqlite3_finalize(rows);
	return found;
}

/* What store_search() looks at, one title after the other. */
static long scan(sqlite3 *plain, const struct text_query *query)
{
	return scan_table(plain, "SELECT title, short_title, code FROM meeting", query) +
	       scan_table(plain, "SELECT title, formal_title, code, aliases FROM item", query) +
	       scan_table(plain, "SELECT title, code FROM milestone", query);
}

static double time_scan(const struct bench *bench, const char *word, long *found)
{
	double start = now();
	struct text_query *query = text_query_create(word, strlen(word));

	*found = scan(bench->plain, query);
	text_query_destroy(query);
	return now() - start;
}

static double time_search(const struct bench *bench, const char *word, long *found)
{
	double start = now();
	struct error error = {0};
	struct text_query *query = text_query_create(word, strlen(word));
	struct search *search = store_search(bench->store, query, &error);

	*found = search ? (long)store_search_count(search) : -1;
	store_search_destroy(search);
	text_query_destroy(query);
	return now() - start;
}

static bool measure(const struct bench *bench, const char *word)
{
	double scans[PAIRS], searches[PAIRS];
	long scanned = 0, searched = 0;
	char label[128], goal[32];

	for (int i = 0; i < PAIRS; i++) {
		if (i % 2)
			searches[i] = time_search(bench, word, &searched);
		scans[i] = time_scan(bench, word, &scanned);
		if (i % 2 == 0)
			searches[i] = time_search(bench, word, &searched);
		if (scanned != searched) {
			fprintf(stderr, "‘%s’: 하나씩 보면 %ld건, 색인으로는 %ld건입니다.\n", word, scanned, searched);
			return false;
		}
	}
	snprintf(goal, sizeof goal, "<= %d ms", GOAL);
	snprintf(label, sizeof label, "%s (%ld)", word, searched);
	pairs_print(scans, searches, PAIRS, goal, label);
	return true;
}

int main(int argc, char **argv)
{
	struct bench bench = {0};
	struct error error = {0};
	bool good = argc > 2;

	if (!good)
		return 2;
	struct store_options options = {.path = argv[1], .login = "bench", .read_only = true};

	if (sqlite3_open_v2(argv[1], &bench.plain, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
	    !store_open(&bench.store, &options, &error)) {
		fprintf(stderr, "%s: %s\n", argv[1], error.sentence);
		good = false;
	}
	printf("\n찾기 ms (search), %d쌍 (pairs)\n", PAIRS);
	pairs_head("scan", "index");
	for (int i = 2; good && i < argc; i++)
		good = measure(&bench, argv[i]);
	store_close(bench.store);
	sqlite3_close(bench.plain);
	return good ? 0 : 1;
}
