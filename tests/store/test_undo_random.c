/* Two thousand random changes, undos and redos of two persons, beside plain stacks in memory. */
#include "gwagi/store/gate.h"
#include "states.h"
#include "support.h"

enum { STEPS = 2000, KEYS_MOST = 4096, REQUESTS_MOST = STEPS + 1, CHANGES_MOST = 2, VALUE = 48 };

struct key {
	char code[CODE_TEXT], field[16]; /* field "": whether the row is there */
	char value[VALUE];
};

struct request {
	size_t count;
	bool live;
	struct {
		size_t key;
		char old[VALUE], new[VALUE];
	} changes[CHANGES_MOST];
};

struct model {
	struct fixture *fixture;
	struct store *stores[2];
	uint32_t seed;
	size_t keys, requests;
	struct key key[KEYS_MOST];
	struct request request[REQUESTS_MOST];
	struct stack {
		size_t all[REQUESTS_MOST], count;
	} done[2], undone[2];
	size_t outcomes[2][3]; /* undo and redo: went, refused, nothing there */
};

static size_t pick(struct model *model, size_t count)
{
	model->seed = model->seed * 1664525U + 1013904223U;
	return (model->seed >> 8) % count;
}

static size_t add_key(struct model *model, const char *code, const char *field, const char *value)
{
	struct key *key = &model->key[model->keys];

	assert_true(model->keys < KEYS_MOST);
	snprintf(key->code, sizeof key->code, "%s", code);
	snprintf(key->field, sizeof key->field, "%s", field);
	snprintf(key->value, sizeof key->value, "%s", value);
	return model->keys++;
}

static void watch(struct model *model, const char *code, const char *field)
{
	char *value = field_of(model->stores[0], code, field);

	add_key(model, code, field, value);
	free(value);
}

/* Do they touch the same: the same field, or a row that was added and anything of it? */
static bool touches(const struct model *model, size_t a, size_t b)
{
	const struct key *one = &model->key[a], *other = &model->key[b];

	return a == b || (!*one->field && strcmp(one->code, other->code) == 0);
}

/* Whether the changes of a request can go back, or come again: nobody has touched them since, and each is what it was. */
static bool is_free(const struct model *model, size_t place, bool redo)
{
	const struct request *request = &model->request[place];

	for (size_t i = 0; i < request->count; i++) {
		const struct key *key = &model->key[request->changes[i].key];

		if (strcmp(key->value, redo ? request->changes[i].old : request->changes[i].new) != 0)
			return false;
		for (size_t row = 0; *key->field && row < model->keys; row++)
			if (!*model->key[row].field && strcmp(model->key[row].code, key->code) == 0 && !*model->key[row].value)
				return false;
		for (size_t later = place + 1; later < model->requests; later++)
			for (size_t j = 0; model->request[later].live && j < model->request[later].count; j++)
				if (touches(model, request->changes[i].key, model->request[later].changes[j].key))
					return false;
	}
	return true;
}

static void check_value(struct model *model, size_t place)
{
	const struct key *key = &model->key[place];
	struct ref ref;
	struct error error;

	if (*key->field && store_find(model->stores[0], key->code, &ref, &error))
		check_field_of(model->stores[0], key->code, key->field, key->value);
	else if (!*key->field)
		CHECK(store_find(model->stores[0], key->code, &ref, &error) == (*key->value != '\0'), "%s", key->code);
}

static void check_all(struct model *model)
{
	struct error error = {0};
	int64_t found;

	for (size_t i = 0; i < model->keys; i++)
		check_value(model, i);
	CHECK(store_check(model->stores[0], NULL, NULL, &found, &error) && found == 0, "check: %lld", (long long)found);
}

/* An undo or redo, as the stacks say it must end. */
static void go(struct model *model, size_t who, bool redo)
{
	struct stack *from = redo ? &model->undone[who] : &model->done[who], *to = redo ? &model->done[who] : &model->undone[who];
	struct gate_request request = {.verb = redo ? GATE_REDO : GATE_UNDO, .action = "undo", .effective = DAY_NONE};
	size_t place = from->count ? from->all[from->count - 1] : 0;
	enum error_code wanted = !from->count ? ERROR_NOT_FOUND : is_free(model, place, redo) ? ERROR_NONE : ERROR_REFUSED;
	struct gate_answer answer;
	bool good = store_write(model->stores[who], &request, &answer);

	CHECK(good == (wanted == ERROR_NONE) && (good || answer.error.code == wanted), "%s of %zu by %zu: %d, not %d: %s",
	      redo ? "redo" : "undo", place, who, (int)answer.error.code, (int)wanted, answer.error.sentence);
	gate_answer_finish(&answer);
	model->outcomes[redo][good ? 0 : wanted == ERROR_REFUSED ? 1 : 2]++;
	if (!good)
		return;
	from->count--;
	to->all[to->count++] = place;
	model->request[place].live = redo;
	for (size_t i = 0; i < model->request[place].count; i++) {
		struct key *key = &model->key[model->request[place].changes[i].key];

		snprintf(key->value, VALUE, "%s",
			 redo ? model->request[place].changes[i].new : model->request[place].changes[i].old);
		check_value(model, model->request[place].changes[i].key);
	}
}

static void record(struct model *model, size_t who, const struct request *request)
{
	model->request[model->requests] = *request;
	model->request[model->requests].live = true;
	for (size_t i = 0; i < request->count; i++)
		snprintf(model->key[request->changes[i].key].value, VALUE, "%s", request->changes[i].new);
	model->done[who].all[model->done[who].count++] = model->requests++;
	model->undone[who].count = 0;
}

static void make_value(struct model *model, const char *field, char value[VALUE])
{
	static const char *const words[] = {"none", "not_started", "in_progress", "reported_done"};

	if (strcmp(field, "reported") == 0)
		snprintf(value, VALUE, "%s", words[pick(model, 4)]);
	else if (strcmp(field, "low") == 0)
		snprintf(value, VALUE, "%zu.%zu", 1 + pick(model, 9), 1 + pick(model, 9) * 10 + pick(model, 9));
	else if (strcmp(field, "date") == 0)
		snprintf(value, VALUE, "2026-%02zu", 1 + pick(model, 12));
	else
		snprintf(value, VALUE, "글 %zu 가나다 센터", pick(model, 100000));
	if (strcmp(field, "low") == 0 && value[strlen(value) - 1] == '0')
		value[strlen(value) - 1] = '7';
}

/* Set one or two fields of rows that are there. */
static void set(struct model *model, size_t who)
{
	struct gate_request requests[CHANGES_MOST];
	struct gate_field fields[CHANGES_MOST];
	struct request request = {.count = 1 + pick(model, CHANGES_MOST)};
	struct gate_answer answer;

	for (size_t i = 0; i < request.count; i++) {
		size_t key = pick(model, model->keys);
		struct ref ref = {RECORD_ITEM, 0};
		struct error error;

		while (!*model->key[key].field || !store_find(model->stores[0], model->key[key].code, &ref, &error) ||
		       (i && key == request.changes[0].key))
			key = pick(model, model->keys);
		request.changes[i].key = key;
		snprintf(request.changes[i].old, VALUE, "%s", model->key[key].value);
		make_value(model, model->key[key].field, request.changes[i].new);
		if (strcmp(request.changes[i].old, request.changes[i].new) == 0)
			return;
		fields[i] = (struct gate_field){model->key[key].field, request.changes[i].new};
		requests[i] = (struct gate_request){.verb = GATE_SET_FIELD,
						    .ref = ref,
						    .action = "set",
						    .fields = &fields[i],
						    .count = 1,
						    .effective = DAY_NONE};
	}
	CHECK(store_write_all(model->stores[who], requests, request.count, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	record(model, who, &request);
}

static void add(struct model *model, size_t who)
{
	static const struct gate_field fields[] = {{"day", "2026-01-02"}, {"answer", "처음"}},
				       milestone[] = {{"title", "처음"}, {"type", "undated"}};
	bool call = pick(model, 2);
	struct gate_request gate = {.verb = GATE_ADD,
				    .table = call ? "call" : "milestone",
				    .of = call ? "1.1m1" : "1.2.1",
				    .action = "add",
				    .fields = call ? fields : milestone,
				    .count = 2,
				    .effective = DAY_NONE};
	struct request request = {.count = 1};
	struct gate_answer answer;

	CHECK(store_write(model->stores[who], &gate, &answer), "%s", answer.error.sentence);
	request.changes[0].key = add_key(model, answer.changes[0].entity, "", "");
	snprintf(request.changes[0].new, VALUE, "there");
	add_key(model, answer.changes[0].entity, call ? "answer" : "title", "처음");
	gate_answer_finish(&answer);
	record(model, who, &request);
}

/* A change that goes and comes back at once leaves every row as it was, and as it became. */
static void there_and_back(struct model *model, size_t who)
{
	char *before = state_of(model->fixture->path), *after;
	size_t requests = model->requests;

	set(model, who);
	after = state_of(model->fixture->path);
	if (model->requests > requests) {
		go(model, who, false);
		check_state(model->fixture->path, before, "undone");
		go(model, who, true);
		check_state(model->fixture->path, after, "redone");
	}
	free(before);
	free(after);
}

static void one_step(struct model *model)
{
	size_t who = pick(model, 2), what = pick(model, 100);

	if (what < 40)
		set(model, who);
	else if (what < 45)
		add(model, who);
	else if (what < 48)
		there_and_back(model, who);
	else
		go(model, who, what >= 78);
}

static void random_steps_are_as_the_stacks_say(void **state)
{
	static const char *const fields[] = {"note", "qualifier", "title", "reported", "date"};
	struct fixture *fixture = *state;
	struct store_options options = {.path = fixture->path, .login = "kim", .today = fixture->today};
	struct model *model = calloc(1, sizeof *model);
	struct error error;

	assert_non_null(model);
	model->fixture = fixture;
	model->stores[0] = fixture->store;
	model->seed = 20260115;
	assert_true(store_open(&model->stores[1], &options, &error));
	for (size_t i = 0; i < COUNT(fields); i++) {
		watch(model, "1.1m1", fields[i]);
		watch(model, "1.2.1m2", fields[i]);
	}
	watch(model, "1.1t1", "low");
	watch(model, "1.2", "title");
	watch(model, "o2", "name");
	for (size_t i = 1; i <= STEPS; i++) {
		one_step(model);
		if (i % 250 == 0)
			check_all(model);
	}
	for (size_t redo = 0; redo < 2; redo++) /* or nothing was tried */
		for (size_t outcome = 0; outcome < 3; outcome++)
			CHECK(model->outcomes[redo][outcome] > 5 || (!redo && outcome == 2), "%zu %zu: %zu", redo, outcome,
			      model->outcomes[redo][outcome]);
	store_close(model->stores[1]);
	free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(random_steps_are_as_the_stacks_say, fixture_small, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
