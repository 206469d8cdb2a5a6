#include "rows.h"

#include "gwagi/model/message.h"
#include "gwagi/model/near.h"

static const char *kind_at(int place)
{
	return place < RECORD_KINDS ? record_kind_plural((enum record_kind)place) : NULL;
}

bool rows_kind(const char *name, enum record_kind *kind)
{
	const char *near = near_word(name, kind_at);
	int found = record_kind_find(name);

	*kind = (enum record_kind)found;
	if (found == WORD_NONE && near)
		say(_("모르는 종류입니다: %s. 가까운 것은 ‘%s’입니다."), name, near);
	else if (found == WORD_NONE)
		say(_("모르는 종류입니다: %s. 종류는 gwagi help list로 봅니다."), name);
	return found != WORD_NONE;
}

void rows_shown(enum record_kind kind, const char *keys[ROWS_FIELDS + 1])
{
	size_t count;
	const struct field *fields = store_fields(kind, &count);

	for (size_t i = 0; i < count && i < ROWS_FIELDS; i++)
		if (fields[i].in_table)
			*keys++ = fields[i].key;
	*keys = NULL;
}

/* Where rows go. */
struct taker {
	store_each *each;
	void *context;
};

static void say_other_keyboard(const char *typed, const char *read)
{
	bool hangul = (unsigned char)*read >= 0x80;

	say(hangul ? _("‘%s’(으)로 찾은 결과입니다(‘%s’을(를) 한글 자판으로 읽음).")
		   : _("‘%s’(으)로 찾은 결과입니다(‘%s’을(를) 영문 자판으로 읽음)."),
	    read, typed);
}

/* List again what was not found, as if the words had been typed with the keyboard in the other mode. */
static bool retry_on_other_keyboard(const struct cli *cli, struct store *store, const struct store_query *query,
				    const struct taker *taker, int64_t *rows, struct error *error)
{
	struct filter other;
	struct store_query again = *query;
	char typed[FILTER_TEXT], read[FILTER_TEXT];

	if (!filter_other_keyboard(query->filter, &other, typed, read))
		return true;
	again.filter = &other;
	if (!store_list(store, &again, taker->each, taker->context, rows, error))
		return false;
	if (*rows && !cli->quiet)
		say_other_keyboard(typed, read);
	return true;
}

/* List again what was not found, as if nobody had put spaces and middle dots into words or titles. */
static bool retry_loosely(const struct cli *cli, struct store *store, const struct store_query *query, const struct taker *taker,
			  int64_t *rows, struct error *error)
{
	struct store_query again = *query;
	char words[FILTER_TEXT];

	if (!filter_words(query->filter, words))
		return true;
	again.loose = true;
	if (!store_list(store, &again, taker->each, taker->context, rows, error))
		return false;
	if (*rows && !cli->quiet)
		say(_("‘%s’을(를) 띄어쓰기와 가운뎃점 없이 찾은 결과입니다."), words);
	return true;
}

bool rows_list(const struct cli *cli, struct store *store, const struct store_query *query, store_each *each, void *context,
	       int64_t *rows, struct error *error)
{
	const struct taker taker = {each, context};

	if (!store_list(store, query, each, context, rows, error))
		return false;
	if (*rows || !query->filter)
		return true;
	return retry_on_other_keyboard(cli, store, query, &taker, rows, error) &&
	       (*rows || retry_loosely(cli, store, query, &taker, rows, error));
}
