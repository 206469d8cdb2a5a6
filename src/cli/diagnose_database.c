/* What `diagnose` tells of the database: what its header says, whether it can be opened, how it is then. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include "diagnosis.h"
#include "gwagi/model/message.h"
#include "gwagi/store/health.h"

/* The labels of what people look for first; the others are called by their keys. */
static const char *label_of(const char *key)
{
	static const struct {
		const char *key, *label;
	} labels[] = {
		{"application_id", N_("파일의 임자(application_id)")},
		{"schema", N_("파일의 판")},
		{"last_change", N_("마지막 변경(UTC)")},
		{"last_effective", N_("마지막 기준일")},
		{"quick_check", N_("간단한 검사")},
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].key, key) == 0)
			return D_(labels[i].label);
	return key;
}

static void put_fact(void *context, const char *key, const char *value)
{
	diagnosis_put(context, key, label_of(key), value);
}

static void put_number(struct diagnosis *diagnosis, const char *key, const char *label, int64_t number)
{
	char text[32];

	snprintf(text, sizeof text, "%" PRId64, number);
	diagnosis_put(diagnosis, key, label, text);
}

/* What lies beside it is a change that was broken off, or another mode of SQLite. */
static void put_beside(struct diagnosis *diagnosis, const char *path, const char *end, const char *key)
{
	char name[4096];
	struct stat status;

	snprintf(name, sizeof name, "%s%s", path, end);
	diagnosis_put(diagnosis, key, key, lstat(name, &status) == 0 ? D_("있음") : NULL);
}

static void put_file(struct diagnosis *diagnosis, const char *path)
{
	struct statvfs room;
	struct stat status;

	if (stat(path, &status) == 0)
		put_number(diagnosis, "bytes", D_("크기(바이트)"), status.st_size);
	if (statvfs(path, &room) == 0)
		put_number(diagnosis, "free_bytes", D_("남은 자리(바이트)"), (int64_t)room.f_bavail * (int64_t)room.f_frsize);
	put_beside(diagnosis, path, "-journal", "journal");
	put_beside(diagnosis, path, "-wal", "wal");
}

static void put_opened(struct diagnosis *diagnosis, const struct cli *cli)
{
	struct store_options options = cli_store_options(cli);
	struct error error = {0};
	struct store *store;

	options.read_only = true;
	if (store_open(&store, &options, &error)) {
		store_health(store, put_fact, diagnosis, &error);
		store_close(store);
	}
	diagnosis_put(diagnosis, "fault", D_("이상"), error.code == ERROR_NONE ? NULL : error.sentence);
}

void diagnosis_database(struct diagnosis *diagnosis, const struct cli *cli)
{
	diagnosis_section(diagnosis, "database", D_("데이터베이스"));
	if (!cli->path || !store_exists(cli->path)) {
		diagnosis_put(diagnosis, "fault", D_("이상"), D_("데이터베이스가 없습니다. gwagi init으로 만들 수 있습니다."));
		return;
	}
	store_header(cli->path, put_fact, diagnosis);
	put_file(diagnosis, cli->path);
	put_opened(diagnosis, cli);
}
