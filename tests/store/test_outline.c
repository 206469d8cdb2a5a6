/* The tree row by row, in both directions, and its milestones in pages. */
#include "gwagi/model/code.h"
#include "support.h"

enum { ROWS = 1 + 260 + 66 };

struct walk {
	struct store *store;
	struct node node;
	char sort[CODE_SORT];
	int rows, milestones;
};

typedef bool step_function(struct store *store, struct ref ref, struct node *node, struct error *error);

static bool step(struct walk *walk, step_function *function, struct ref from, struct node *node)
{
	struct error error;

	CHECK(function(walk->store, from, node, &error), "%s: %s", walk->node.code, error.sentence);
	return node->ref.id != 0;
}

/* The row that follows in the drawn tree: the first child, or the next of the nearest that has one. */
static bool go_on(struct walk *walk)
{
	struct node next, above = walk->node;
	bool has_child = step(walk, store_node_first_child, above.ref, &next);

	CHECK(has_child == above.has_children, "%s: has_children is wrong", above.code);
	if (has_child) {
		walk->node = next;
		return true;
	}
	for (;;) {
		if (step(walk, store_node_next, above.ref, &next)) {
			walk->node = next;
			return true;
		}
		if (!step(walk, store_node_parent, above.ref, &next))
			return false;
		above = next;
	}
}

/* The row before: the parent, or the deepest last child of the one before. */
static bool go_back(struct walk *walk)
{
	struct node previous, last;

	if (!step(walk, store_node_previous, walk->node.ref, &previous))
		return step(walk, store_node_parent, walk->node.ref, &walk->node);
	while (step(walk, store_node_last_child, previous.ref, &last))
		previous = last;
	walk->node = previous;
	return true;
}

static void check_node(struct walk *walk)
{
	const struct node *node = &walk->node;
	struct node again;
	char above[CODE_TEXT], sort[CODE_SORT];
	bool is_milestone = node->ref.kind == RECORD_MILESTONE;

	code_sort_key(node->code, sort);
	CHECK(strcmp(walk->sort, sort) < 0, "%s comes too late", node->code);
	memcpy(walk->sort, sort, sizeof sort);
	assert_int_equal(node->level, code_level(node->code) + is_milestone);
	assert_true(*node->title && node->version == 1);
	assert_true(!is_milestone || !node->has_children);
	walk->rows++;
	walk->milestones += is_milestone;
	assert_true(step(walk, store_node, node->ref, &again));
	assert_string_equal(again.code, node->code);
	assert_int_equal(step(walk, store_node_parent, node->ref, &again), code_parent(node->code, above));
	if (again.ref.id)
		assert_string_equal(again.code, above);
}

static void goes_through_the_whole_tree(void **state)
{
	struct fixture *fixture = *state;
	struct walk walk = {.store = fixture->store};

	assert_true(step(&walk, store_node_first_child, (struct ref){RECORD_MEETING, 0}, &walk.node));
	do
		check_node(&walk);
	while (go_on(&walk));
	assert_int_equal(walk.rows, ROWS);
	assert_int_equal(walk.milestones, 66);
}

static void goes_back_the_same_way(void **state)
{
	struct fixture *fixture = *state;
	struct walk walk = {.store = fixture->store}, back = walk;
	struct ref way[ROWS] = {{RECORD_MEETING, 0}};
	int rows = 0;
	struct node last;

	assert_true(step(&walk, store_node_first_child, (struct ref){RECORD_MEETING, 0}, &walk.node));
	do {
		assert_true(rows < ROWS);
		way[rows++] = walk.node.ref;
	} while (go_on(&walk));
	assert_true(step(&back, store_node_last_child, (struct ref){RECORD_MEETING, 0}, &back.node));
	while (step(&back, store_node_last_child, back.node.ref, &last))
		back.node = last;
	do {
		assert_true(rows-- > 0);
		CHECK(back.node.ref.id == way[rows].id && back.node.ref.kind == way[rows].kind, "%s stands in the wrong place",
		      back.node.code);
	} while (go_back(&back));
	assert_int_equal(rows, 0);
}

static void has_the_labels_and_judgements(void **state)
{
	struct fixture *fixture = *state;
	struct node node;
	struct error error;

	assert_true(store_node(fixture->store, find(fixture->store, "1.1.1.1"), &node, &error));
	assert_string_equal(node.label, "프로젝트①");
	assert_true(store_node(fixture->store, find(fixture->store, "1.2.5.1m1"), &node, &error));
	assert_int_equal(node.verdict.schedule, SCHEDULE_OVERDUE);
	assert_int_equal(node.verdict.signal, SIGNAL_UNREPORTED);
	assert_int_equal(node.verdict.days_left, -15);
	assert_int_equal(node.state.type, TYPE_DEADLINE);
	assert_true(store_node(fixture->store, find(fixture->store, "1"), &node, &error));
	assert_string_equal(node.title, "제1회 과학기술관계장관회의");
	assert_int_equal(node.level, 0);
}

static void finds_nothing_where_nothing_is(void **state)
{
	static const struct ref none[] = {{RECORD_MEETING, 99},  {RECORD_ITEM, 9999},   {RECORD_MILESTONE, 9999},
					  {RECORD_OFFICE, 9999}, {RECORD_TARGET, 9999}, {RECORD_LINK, 1}};
	static step_function *const steps[] = {store_node,      store_node_first_child, store_node_last_child,
					       store_node_next, store_node_previous,    store_node_parent};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(none); i++) {
		struct node found[2];
		struct error failure;
		size_t count;

		CHECK(store_milestones(fixture->store, none[i], 0, false, found, COUNT(found), &count, &failure), "%s",
		      failure.sentence);
		CHECK(count == 0, "below row %zu lies %s", i, found[0].code);
	}
	for (size_t i = 0; i < COUNT(none); i++)
		for (size_t j = 0; j < COUNT(steps); j++) {
			struct node node = {.ref = {RECORD_ITEM, 7}};
			struct error error;

			CHECK(steps[j](fixture->store, none[i], &node, &error), "%s", error.sentence);
			CHECK(node.ref.id == 0, "step %zu of row %zu finds %s", j, i, node.code);
		}
}

static void cuts_long_titles_at_a_character(void **state)
{
	struct fixture *fixture = *state;
	char title[6 + 3 * 200 + 1] = "title=";
	struct node node;
	struct error error;

	for (size_t i = 0; i < 200; i++)
		memcpy(title + 6 + 3 * i, "가", 4);
	write_good(fixture->store, "1.3.1", "", title, NULL);
	assert_true(store_node(fixture->store, find(fixture->store, "1.3.1"), &node, &error));
	assert_int_equal(strlen(node.title), (NODE_TITLE - 1) / 3 * 3);
	assert_memory_equal(node.title, title + 6, strlen(node.title));
}

/* The milestones below CODE in pages of ROOM, their codes with blanks between. */
static void page(struct store *store, const char *code, size_t room, bool backwards, char out[4096])
{
	struct ref below = *code ? find(store, code) : (struct ref){RECORD_MEETING, 0};
	struct node nodes[16];
	struct error error;
	int64_t after = 0;
	size_t count;

	*out = '\0';
	do {
		CHECK(store_milestones(store, below, after, backwards, nodes, room, &count, &error), "%s", error.sentence);
		assert_true(count <= room);
		for (size_t i = 0; i < count; i++) {
			assert_int_equal(nodes[i].ref.kind, RECORD_MILESTONE);
			snprintf(out + strlen(out), 4096 - strlen(out), "%s%s", *out ? " " : "", nodes[i].code);
			after = nodes[i].ref.id;
		}
	} while (count == room);
}

static void turn_around(const char *codes, char out[4096])
{
	const char *code = codes;

	*out = '\0';
	while (*code) {
		size_t length = strcspn(code, " ");

		if (*out) {
			memmove(out + length + 1, out, strlen(out) + 1);
			out[length] = ' ';
		} else {
			out[length] = '\0';
		}
		memcpy(out, code, length);
		code += length + strspn(code + length, " ");
	}
}

static void pages_through_milestones(void **state)
{
	static const char *const places[] = {"1", "1.2", "1.9", "1.4.3.4", "1.2.2.1", "1.2.2", "1.2.5.1m1", "1m1", "1.1.1"};
	static const size_t rooms[] = {1, 2, 7, 16};
	struct fixture *fixture = *state;
	char found[4096], expected[4096];

	for (size_t i = 0; i < COUNT(places); i++) {
		struct store_query query = {.kind = RECORD_MILESTONE, .under = places[i]};
		char *listed = list_query(fixture->store, &query, "code");

		for (size_t j = 0; j < COUNT(rooms); j++) {
			page(fixture->store, places[i], rooms[j], false, found);
			CHECK(strcmp(found, listed) == 0, "%s, %zu at once: [%s], not [%s]", places[i], rooms[j], found, listed);
			page(fixture->store, places[i], rooms[j], true, found);
			turn_around(listed, expected);
			CHECK(strcmp(found, expected) == 0, "%s backwards, %zu at once: [%s], not [%s]", places[i], rooms[j],
			      found, expected);
		}
		free(listed);
	}
	page(fixture->store, "", 16, false, found);
	page(fixture->store, "1", 16, false, expected);
	assert_string_equal(found, expected);
}

/* Several meetings, and children that no milestone precedes. */
static void steps_over_meetings(void **state)
{
	struct fixture *fixture = *state;
	struct store_load *load = load_begin(fixture->store);
	struct walk walk = {.store = fixture->store};
	struct error error;

	load_good(load, "meeting", "code=10", "number=10", "title=제10회", "date=2026-11-01", NULL);
	load_good(load, "meeting", "code=2", "number=2", "title=제2회", "date=2026-02-01", NULL);
	load_good(load, "milestone", "code=2m1", "title=모임", "type=undated", NULL);
	CHECK(store_load_commit(load, &error), "%s", error.sentence);
	assert_true(step(&walk, store_node_first_child, (struct ref){RECORD_MEETING, 0}, &walk.node));
	do
		check_node(&walk);
	while (go_on(&walk));
	assert_int_equal(walk.rows, ROWS + 3);
	assert_string_equal(walk.node.code, "10");
	assert_true(step(&walk, store_node_previous, walk.node.ref, &walk.node));
	assert_string_equal(walk.node.code, "2");
	assert_true(walk.node.has_children);
	assert_true(step(&walk, store_node_last_child, walk.node.ref, &walk.node));
	assert_string_equal(walk.node.code, "2m1");
	assert_false(step(&walk, store_node_next, walk.node.ref, &walk.node));
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_shipped, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(goes_through_the_whole_tree),   ON(goes_back_the_same_way),
		ON(has_the_labels_and_judgements), ON(finds_nothing_where_nothing_is),
		ON(pages_through_milestones),      ON(cuts_long_titles_at_a_character),
		ON(steps_over_meetings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
