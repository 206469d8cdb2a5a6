#include "chain.h"
#include <nettle/sha2.h>
#include <stdio.h>
#include <time.h>

static void hex(const uint8_t *bytes, size_t count, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < count; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * count] = '\0';
}

/* Each value with its length in front, so that no two different rows give the same bytes. */
static void put(struct sha256_ctx *context, const char *value)
{
	uint8_t head[24], *at = head + sizeof head;
	size_t length = value ? strlen(value) : 0, rest = length;

	*--at = value ? ':' : '-';
	while (value && (rest > 0 || *at == ':')) { /* by hand: snprintf took as long as the hashing */
		*--at = (uint8_t)('0' + rest % 10);
		rest /= 10;
	}
	sha256_update(context, (size_t)(head + sizeof head - at), at);
	sha256_update(context, length, (const uint8_t *)value);
}

/* The order is that of the columns of table change; PREVIOUS first. What a request takes back is hashed only where it says so:
 * the changes of an older program have no such column. */
enum { ALWAYS_HASHED = 14, UNDOES = ALWAYS_HASHED, HASHED };

static void hash_row(const char *previous, const char *const values[HASHED], char out[CHAIN_HASH])
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&context);
	put(&context, previous);
	for (int i = 0; i < ALWAYS_HASHED; i++)
		put(&context, values[i]);
	if (values[UNDOES])
		put(&context, values[UNDOES]);
	sha256_digest(&context, sizeof digest, digest);
	hex(digest, sizeof digest, out);
}

void chain_snapshot_hash(const char *day, int64_t last_change, int rules, const char *last_hash, char out[CHAIN_HASH])
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char last[24], version[16];

	snprintf(last, sizeof last, "%lld", (long long)last_change);
	snprintf(version, sizeof version, "%d", rules);
	sha256_init(&context);
	for (const char *const *value = (const char *const[]){day, last, version, last_hash, NULL}; *value; value++)
		put(&context, *value);
	sha256_digest(&context, sizeof digest, digest);
	hex(digest, sizeof digest, out);
}

static bool read_head(struct chain *chain, struct error *error)
{
	sqlite3_stmt *statement = sql_get(chain->store, "SELECT id, hash FROM change ORDER BY id DESC LIMIT 1", error);
	bool row;

	if (!statement || !sql_step(chain->store, statement, &row, error))
		return false;
	chain->id = row ? sqlite3_column_int64(statement, 0) : 0;
	if (row)
		snprintf(chain->previous, sizeof chain->previous, "%s", sql_text(statement, 1));
	else
		snprintf(chain->previous, sizeof chain->previous, "%064d", 0);
	sql_done(statement);
	return true;
}

void chain_next_request(struct chain *chain, const char *request)
{
	uint8_t random[16];

	sqlite3_randomness(sizeof random, random);
	if (request)
		snprintf(chain->request, sizeof chain->request, "%s", request);
	else
		hex(random, sizeof random, chain->request);
}

bool chain_begin(struct chain *chain, struct store *store, const char *request, const char *action, day_number effective,
		 struct error *error)
{
	time_t now = time(NULL);
	struct tm utc;

	*chain = (struct chain){.store = store, .action = action};
	gmtime_r(&now, &utc);
	strftime(chain->at, sizeof chain->at, "%Y-%m-%dT%H:%M:%SZ", &utc);
	day_print(effective == DAY_NONE ? store->today : effective, chain->effective);
	chain_next_request(chain, request);
	return read_head(chain, error);
}

bool chain_append(struct chain *chain, const struct chain_change *change, struct error *error)
{
	sqlite3_stmt *statement = sql_get(
		chain->store,
		"INSERT INTO change (id, at, effective, login, action, request, entity, kind, field, old, new, reason, "
		"authority, version, undoes, previous, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		error);
	char id[24], version[24], hash[CHAIN_HASH];
	const char *values[HASHED] = {id,
				      chain->at,
				      chain->effective,
				      chain->store->login,
				      chain->action,
				      chain->request,
				      change->entity,
				      change->kind,
				      change->field,
				      change->old,
				      change->new,
				      chain->reason,
				      chain->authority,
				      version,
				      chain->undoes};

	if (!statement)
		return false;
	snprintf(id, sizeof id, "%lld", (long long)(chain->id + 1));
	snprintf(version, sizeof version, "%lld", (long long)change->version);
	hash_row(chain->previous, values, hash);
	sqlite3_bind_int64(statement, 1, chain->id + 1);
	for (int i = 1; i < HASHED; i++)
		if (values[i] && values[i] != version)
			sqlite3_bind_text(statement, i + 1, values[i], -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, ALWAYS_HASHED, change->version);
	sqlite3_bind_text(statement, HASHED + 1, chain->previous, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, HASHED + 2, hash, -1, SQLITE_STATIC);
	if (!sql_run(chain->store, statement, error))
		return false;
	chain->id++;
	memcpy(chain->previous, hash, sizeof hash);
	return true;
}

bool chain_verify(struct store *store, int64_t *bad, struct error *error)
{
	sqlite3_stmt *statement = sql_get(
		store,
		"SELECT id, at, effective, login, action, request, entity, kind, field, old, new, reason, authority, version, "
		"undoes, previous, hash FROM change ORDER BY id",
		error);
	char previous[CHAIN_HASH], hash[CHAIN_HASH];
	int64_t expected = 1;
	bool row;

	if (!statement)
		return false;
	snprintf(previous, sizeof previous, "%064d", 0);
	for (*bad = 0; *bad == 0; expected++) {
		const char *values[HASHED];

		if (!sql_step(store, statement, &row, error))
			return false;
		if (!row)
			break;
		for (int i = 0; i < HASHED; i++)
			values[i] = (const char *)sqlite3_column_text(statement, i);
		hash_row(previous, values, hash);
		if (sqlite3_column_int64(statement, 0) != expected || strcmp(sql_text(statement, HASHED), previous) ||
		    strcmp(sql_text(statement, HASHED + 1), hash))
			*bad = sqlite3_column_int64(statement, 0);
		memcpy(previous, hash, sizeof hash);
	}
	sql_done(statement);
	return true;
}
