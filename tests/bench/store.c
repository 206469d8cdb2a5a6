/* store_bench --gwagi PROGRAM --generate PROGRAM --work FOLDER SMALL LARGE
 *
 * What the database costs with SMALL and with LARGE generated milestones: the reads of one screen, at random places, and how they
 * grow; then import, check and export beside what a plain program needs for the same bytes, and the memory of `gwagi show`.
 * Called by
 * ./dev bench. */
#include <nettle/sha2.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "content.h"
#include "gwagi/store/list.h"
#include "gwagi/store/outline.h"
#include "pairs.h"

enum { READS = 300, PAGE = 40, TODAY = 20779 /* 2026-11-22 */, MEGABYTE = 1 << 20 };

struct place {
	struct store *store;
	int64_t items, milestones;
	uint64_t chance; /* of this read */
};

typedef bool read_once(const struct place *place, struct error *error);

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static uint64_t spread(uint64_t number)
{
	uint64_t x = (number + 1) * UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	return (x ^ x >> 27) >> 8;
}

static struct ref any_item(const struct place *place)
{
	return (struct ref){RECORD_ITEM, (int64_t)(place->chance % (uint64_t)place->items) + 1};
}

static struct ref any_milestone(const struct place *place)
{
	return (struct ref){RECORD_MILESTONE, (int64_t)(place->chance % (uint64_t)place->milestones) + 1};
}

static bool read_children(const struct place *place, struct error *error)
{
	struct node node;
	bool good = store_node_first_child(place->store, any_item(place), &node, error);

	for (int i = 1; good && node.ref.id && i < PAGE; i++)
		good = store_node_next(place->store, node.ref, &node, error);
	return good;
}

/* What the details pane asks for. */
static bool read_details(const struct place *place, struct ref ref, const enum record_kind *lists, size_t count,
			 struct error *error)
{
	struct node node;
	bool good = store_node(place->store, ref, &node, error);
	struct store_query query = {.kind = ref.kind, .code = node.code};

	good = good && store_list(place->store, &query, NULL, NULL, NULL, error);
	for (size_t i = 0; good && i < count; i++) {
		query = (struct store_query){.kind = lists[i],
					     .of = node.code,
					     .limit = PAGE,
					     .keys = lists[i] == RECORD_OFFICE ? (const char *const[]){"path", NULL} : NULL};
		good = store_list(place->store, &query, NULL, NULL, NULL, error);
	}
	return good;
}

static bool read_item(const struct place *place, struct error *error)
{
	static const enum record_kind lists[] = {RECORD_MILESTONE, RECORD_TARGET,   RECORD_OFFICE, RECORD_CONTACT,
						 RECORD_LINK,      RECORD_CITATION, RECORD_CHANGE};

	return read_details(place, any_item(place), lists, sizeof lists / sizeof *lists, error);
}

static bool read_milestone(const struct place *place, struct error *error)
{
	static const enum record_kind lists[] = {RECORD_OFFICE, RECORD_CONTACT,  RECORD_EVIDENCE,
						 RECORD_CALL,   RECORD_CITATION, RECORD_CHANGE};

	return read_details(place, any_milestone(place), lists, sizeof lists / sizeof *lists, error);
}

static bool read_counts(const struct place *place, struct error *error)
{
	struct tally tally;

	return store_tally(place->store, (struct ref){RECORD_MEETING, 0}, &tally, error);
}

/* One screen of what an office has to do in a month. */
static bool read_filtered(const struct place *place, struct error *error)
{
	struct filter filter;
	char text[96];
	int year = 2026 + (int)(place->chance % 7), month = (int)(place->chance / 7 % 12) + 1;

	snprintf(text, sizeof text, "office=o%d due=%d-%02d", (int)(place->chance / 84 % 80) + 1, year, month);
	return filter_parse(text, &filter, error) &&
	       store_list(place->store, &(struct store_query){.kind = RECORD_MILESTONE, .filter = &filter, .limit = PAGE}, NULL,
			  NULL, NULL, error);
}

static bool read_page(const struct place *place, struct error *error)
{
	struct node nodes[PAGE];
	size_t count;

	return store_milestones(place->store, (struct ref){RECORD_MEETING, 1}, any_milestone(place).id, false, nodes, PAGE,
				&count, error);
}

/* A new measurement is one line. */
static const struct {
	const char *label;
	read_once *run;
	bool past; /* as of the day on which they were imported, through the lens */
} reads[] = {
	{"아래 줄 (children of a node)", read_children, false},
	{"항목 상세 (details of an item)", read_item, false},
	{"이정표 상세 (details of a milestone)", read_milestone, false},
	{"판정별 건수 (counts at the top)", read_counts, false},
	{"부서와 달로 거르기 (office and due range)", read_filtered, false},
	{"다음 쪽 (next page)", read_page, false},
	{"지난 날의 아래 줄 (children, as of a past day)", read_children, true},
	{"지난 날의 이정표 상세 (details of a milestone, as of a past day)", read_milestone, true},
	{"지난 날의 건수 (counts as of a past day, goal 1000)", read_counts, true},
	{"지난 날의 다음 쪽 (next page, as of a past day)", read_page, true},
};

static int64_t plain_number(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;
	int64_t number = -1;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
		number = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return number;
}

static bool open_place(struct place *place, const char *path, struct error *error)
{
	const struct store_options options = {.path = path, .login = "bench", .today = TODAY, .read_only = true};

	place->items = plain_number(path, "SELECT count(*) FROM item");
	place->milestones = plain_number(path, "SELECT count(*) FROM milestone");
	return store_open(&place->store, &options, error);
}

/* ms of READS reads at random places, after a few that do not count. */
static bool time_reads(struct place *place, read_once *run, double times[READS], struct error *error)
{
	for (int i = -PAGE; i < READS; i++) {
		double start = now();

		place->chance = spread((uint64_t)(i + PAGE));
		if (!run(place, error))
			return false;
		if (i >= 0)
			times[i] = now() - start;
	}
	return true;
}

static bool compare_reads(struct place *small, struct place *large, size_t i, struct error *error)
{
	double few[READS], many[READS], before, after;
	day_number day = reads[i].past ? TODAY : DAY_NONE;

	if (!store_set_as_of(small->store, day, error) || !store_set_as_of(large->store, day, error))
		return false;
	if (!time_reads(small, reads[i].run, few, error) || !time_reads(large, reads[i].run, many, error))
		return false;
	before = quantile(few, READS, 0.5);
	after = quantile(many, READS, 0.5);
	printf("%8.3f %8.3f  %8.3f %8.3f  %6.2f  %s\n", before, quantile(few, READS, 0.99), after, quantile(many, READS, 0.99),
	       after / before, reads[i].label);
	return true;
}

/* Read a file from end to end and hash it: each byte once, as check must at least. */
static double time_plain_check(const char *path)
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE], *bytes = malloc(MEGABYTE);
	double start = now();
	FILE *in = fopen(path, "rb");
	size_t got;

	sha256_init(&context);
	while (in && bytes && (got = fread(bytes, 1, MEGABYTE, in)) > 0)
		sha256_update(&context, got, bytes);
	sha256_digest(&context, sizeof digest, digest);
	if (in)
		fclose(in);
	free(bytes);
	return in ? now() - start : 0;
}

static bool measure_reads(const char *small_path, const char *large_path, const char *small_size, const char *large_size)
{
	struct place small = {0}, large = {0};
	struct error error = {0};
	bool good = open_place(&small, small_path, &error) && open_place(&large, large_path, &error);

	time_plain_check(large_path); /* all of it in the system's memory: it is not the disk that is measured */
	printf("\n한 화면 읽기 ms (reads), 이정표 %s건과 %s건, 목표 p99 <= 5, 늘어남 <= 2\n", small_size, large_size);
	printf("%8s %8s  %8s %8s  %6s\n", "p50", "p99", "p50", "p99", "growth");
	for (size_t i = 0; good && i < sizeof reads / sizeof *reads; i++)
		good = compare_reads(&small, &large, i, &error);
	if (!good)
		fprintf(stderr, "bench: %s\n", error.sentence);
	store_close(small.store);
	store_close(large.store);
	return good;
}

/* The rows of all tables once more, into tables without any index: the least that an import can cost. */
static double time_plain_import(const char *from, const char *to)
{
	static const char copy[] = "PRAGMA synchronous=FULL; BEGIN; CREATE TABLE a AS SELECT * FROM old.item; CREATE TABLE b AS "
				   "SELECT * FROM old.milestone; CREATE TABLE c AS SELECT * FROM old.target; CREATE TABLE d AS "
				   "SELECT * FROM old.assignment; CREATE TABLE e AS SELECT * FROM old.change; COMMIT;";
	sqlite3 *db = NULL;
	char *attach = sqlite3_mprintf("ATTACH %Q AS old", from);
	double start = now(), took = 0;

	remove(to);
	if (sqlite3_open(to, &db) == SQLITE_OK && sqlite3_exec(db, attach, NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_exec(db, copy, NULL, NULL, NULL) == SQLITE_OK)
		took = now() - start;
	else
		fprintf(stderr, "bench: %s\n", sqlite3_errmsg(db));
	sqlite3_free(attach);
	sqlite3_close(db);
	remove(to);
	return took;
}

static bool measure_import(const struct content *content, const char *path, long size)
{
	char copy[4096];
	double plain, took = content_import(content, size);
	int64_t rows = plain_number(path, "SELECT count(*) FROM change");

	snprintf(copy, sizeof copy, "%s/plain.db", content->work);
	plain = time_plain_import(path, copy);
	if (took <= 0 || plain <= 0)
		return false;
	printf("\n가져오기 (import), %lld줄, 바닥은 색인 없는 표에 같은 줄 넣기 (bare tables)\n", (long long)rows);
	printf("%10.1f s %10.1f s   x%5.1f  %8.0f rows/s, 목표 >= 30000\n", plain / 1e3, took / 1e3, took / plain,
	       (double)rows / took * 1e3);
	return true;
}

static bool measure_check(const char *path)
{
	struct place place = {0};
	struct error error = {0};
	int64_t found = -1, changes = plain_number(path, "SELECT count(*) FROM change");
	double plain = time_plain_check(path), start = 0, took = 0;
	bool good = open_place(&place, path, &error);

	start = now();
	good = good && store_check(place.store, NULL, NULL, &found, &error);
	took = now() - start;
	store_close(place.store);
	if (!good || found != 0) {
		fprintf(stderr, "bench: check: %s\n", good ? "damage" : error.sentence);
		return false;
	}
	printf("\n살펴보기 (check), 변경 %lld건, 바닥은 파일의 SHA-256 (hash of the file)\n", (long long)changes);
	printf("%10.1f s %10.1f s   x%5.1f  변경 100만 건에 %.1f s, 목표 <= 10\n", plain / 1e3, took / 1e3, took / plain,
	       took / (double)changes * 1e3);
	return true;
}

/* Resident MB, rounded up, of the program that CHILD is; 0 if it failed. */
static int memory_of(pid_t child)
{
	struct rusage usage;
	int status = -1;

	if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status))
		return 0;
	getrusage(RUSAGE_CHILDREN, &usage);
	return (int)(usage.ru_maxrss / 1024) + 1;
}

/* Of the program with these words, its output nowhere; in a process of its own, whose only child it is: what else was run here
 * would count too. 0 after a sentence if it failed. */
static int memory_of_run(const char *const words[])
{
	int status = 0;
	pid_t pid, child;

	fflush(stdout); /* or the child would say it again */
	pid = fork();
	if (pid == 0) {
		child = fork();
		if (child == 0 && freopen("/dev/null", "w", stdout))
			execv(words[0], (char *const *)words);
		_exit(child == 0 ? 127 : memory_of(child));
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) == 0) {
		fprintf(stderr, "bench: %s failed\n", words[3]);
		return 0;
	}
	return WEXITSTATUS(status);
}

static bool measure_memory(const struct content *content, const char *path)
{
	int megabytes = memory_of_run((const char *const[]){content->gwagi, "--db", path, "show", "1.1", NULL});

	if (megabytes)
		printf("\n메모리 (RSS of gwagi show): %d MB, 목표 <= 16\n", megabytes);
	return megabytes > 0;
}

static void put_plain_row(sqlite3_stmt *row, FILE *out)
{
	for (int i = 0; i < sqlite3_column_count(row); i++) {
		const unsigned char *text = sqlite3_column_text(row, i);

		fputs(text ? (const char *)text : "", out);
		fputc(i + 1 < sqlite3_column_count(row) ? ',' : '\n', out);
	}
}

/* The columns of the table as they are, one after the other: the least that an export can cost. */
static double time_plain_export(const char *path, const char *to)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;
	double start = now();
	FILE *out = fopen(to, "w");
	bool good = out && sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(db, "SELECT * FROM milestone ORDER BY sort", -1, &row, NULL) == SQLITE_OK;

	while (good && sqlite3_step(row) == SQLITE_ROW)
		put_plain_row(row, out);
	good = good && fflush(out) == 0 && fsync(fileno(out)) == 0;
	if (out)
		fclose(out);
	sqlite3_finalize(row);
	sqlite3_close(db);
	remove(to);
	return good ? now() - start : 0;
}

/* All milestones into a file, and all tables into one: how long, and that the memory does not grow with them. */
static bool measure_export(const struct content *content, const char *small, const char *large)
{
	static const char *const formats[] = {"csv", "tsv", "json", "jsonl"};
	int64_t rows = plain_number(large, "SELECT count(*) FROM milestone");
	char to[4096];
	double plain;

	snprintf(to, sizeof to, "%s/export", content->work);
	plain = time_plain_export(large, to);
	if (plain <= 0)
		return false;
	printf("\n내보내기 (export), 이정표 %lld건, 바닥은 표의 칸을 그대로 쓰기 (bare columns), 목표 10만 건에 <= 1.5 s, 메모리 "
	       "같음\n",
	       (long long)rows);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const char *words[] = {content->gwagi, "--db",     small,   "export",  to,  "milestones",
				       "--format",     formats[i], "--yes", "--quiet", NULL};
		int before = memory_of_run(words), after;
		double start = now(), took;

		words[2] = large;
		after = memory_of_run(words);
		took = now() - start;
		remove(to);
		if (!before || !after)
			return false;
		printf("%10.2f s %10.2f s   x%5.1f  10만 건에 %.2f s, %d MB → %d MB  %s\n", plain / 1e3, took / 1e3, took / plain,
		       took / (double)rows * 1e2, before, after, formats[i]);
	}
	return true;
}

int main(int argc, char **argv)
{
	struct content content = {0};
	char *small, *large;
	bool good;

	if (argc != 9 || strcmp(argv[1], "--gwagi") || strcmp(argv[3], "--generate") || strcmp(argv[5], "--work"))
		return 2;
	content = (struct content){.gwagi = argv[2], .generate = argv[4], .work = argv[6]};
	small = content_database(&content, atol(argv[7]));
	large = content_database(&content, atol(argv[8]));
	good = small && large && measure_reads(small, large, argv[7], argv[8]) && measure_memory(&content, large) &&
	       measure_check(large) && measure_export(&content, small, large) && measure_import(&content, large, atol(argv[8]));
	free(small);
	free(large);
	return good ? 0 : 1;
}
