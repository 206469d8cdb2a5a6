/* Names that change, items that end or become several, offices that others take over from. */
#include "support.h"

static void check_refused(struct store *store, const char *code, const char *reason, const char *field, const char *first,
			  const char *second)
{
	struct gate_answer answer;
	char *before = dump(store), *after;

	CHECK(!write_fields(store, code, reason, &answer, first, second, NULL), "%s %s was taken", code, first);
	CHECK(answer.result == GATE_INVALID && strcmp(answer.field, field) == 0, "%s: %s %s", first, answer.field,
	      answer.error.sentence);
	gate_answer_finish(&answer);
	after = dump(store);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void check_sentence(struct store *store, const char *code, const char *given, const char *named)
{
	struct gate_answer answer;

	CHECK(!write_fields(store, code, "사유", &answer, given, NULL), "%s %s was taken", code, given);
	CHECK(strstr(answer.error.sentence, named), "%s %s: %s", code, given, answer.error.sentence);
	gate_answer_finish(&answer);
}

static void print_finding(void *context, const char *sentence)
{
	(void)context;
	print_error("%s\n", sentence);
}

static void check_sound(struct store *store)
{
	struct error error = {0};
	int64_t found;

	CHECK(store_check(store, print_finding, NULL, &found, &error), "%s", error.sentence);
	assert_int_equal(found, 0);
}

static bool write_with(struct store *store, const char *code, const char *authority, const char *key, const char *value,
		       struct gate_answer *answer)
{
	const struct gate_field field = {key, value};
	const struct gate_request request = {.verb = GATE_SET_FIELD,
					     .ref = find(store, code),
					     .action = "set",
					     .fields = &field,
					     .count = 1,
					     .reason = "결정에 따라",
					     .authority = authority,
					     .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static bool add(struct store *store, const char *table, const char *of, struct gate_answer *answer,
		const struct gate_field *fields, size_t count)
{
	const struct gate_request request = {.verb = GATE_ADD,
					     .table = table,
					     .of = of,
					     .action = "add",
					     .fields = fields,
					     .count = count,
					     .effective = DAY_NONE};

	return store_write(store, &request, answer);
}

static int64_t changes_of_kind(struct store *store, const char *entity, const char *kind)
{
	struct store_query query = {.kind = RECORD_CHANGE, .of = entity};
	char *kinds = list_query(store, &query, "kind");
	int64_t count = 0;

	for (const char *at = kinds; (at = strstr(at, kind)); at++)
		count++;
	free(kinds);
	return count;
}

static void a_new_name_leaves_the_old_one(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	CHECK(write_with(store, "1.2.1", "제2회 회의", "title", "연구센터 세우기", &answer), "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	assert_int_equal(answer.count, 2);
	assert_string_equal(answer.changes[1].key, "aliases");
	gate_answer_finish(&answer);
	check_field_of(store, "1.2.1", "aliases", "전략 하나");
	check_codes(store, RECORD_ITEM, "\"전략 하나\"", "1.2.1");
	check_codes(store, RECORD_ITEM, "연구센터", "1.2.1");
	write_good(store, "1.2.1", "", "title=연구소", NULL);
	check_field_of(store, "1.2.1", "aliases", "전략 하나; 연구센터 세우기");
	write_good(store, "1.2.1", "", "title=전략 하나", NULL); /* back again: it is among them already */
	check_field_of(store, "1.2.1", "aliases", "전략 하나; 연구센터 세우기; 연구소");
	write_good(store, "1.2.1", "", "formal_title=전략(안)", NULL); /* there was none */
	check_field_of(store, "1.2.1", "aliases", "전략 하나; 연구센터 세우기; 연구소");
	write_good(store, "1.2.1", "", "formal_title=", NULL);
	check_field_of(store, "1.2.1", "aliases", "전략 하나; 연구센터 세우기; 연구소; 전략(안)");
	for (int i = 0; i < 60; i++) { /* more than fit */
		char title[64];

		snprintf(title, sizeof title, "title=이름 %d", i);
		write_good(store, "1.2.1", "", title, NULL);
	}
	check_codes(store, RECORD_ITEM, "연구센터", "1.2.1");
	check_sound(store);
}

static void spacing_is_no_new_name(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	assert_true(write_fields(store, "1.2.1", "", &answer, "title=전략하나", NULL));
	assert_string_equal(answer.warning, "");
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	check_field_of(store, "1.2.1", "aliases", "");
	assert_true(write_fields(store, "o1", "", &answer, "name=국 방 부", NULL));
	assert_int_equal(answer.count, 1);
	gate_answer_finish(&answer);
	check_field_of(store, "o1", "aliases", "");
}

static void a_new_name_is_a_decision(void **state)
{
	static const char *const codes[] = {"1.2.1", "1.1m1", "1.1t1", "1"};
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	for (size_t i = 0; i < COUNT(codes); i++) {
		assert_true(write_fields(store, codes[i], "사유만", &answer, "title=새 이름", NULL));
		CHECK(strstr(answer.warning, "근거"), "%s: %s", codes[i], answer.warning);
		gate_answer_finish(&answer);
		CHECK(write_with(store, codes[i], "제2회 회의", "title", "더 새 이름", &answer), "%s", answer.error.sentence);
		CHECK(!*answer.warning, "%s: %s", codes[i], answer.warning);
		gate_answer_finish(&answer);
	}
	assert_true(write_fields(store, "c1", "", &answer, "name=임꺽정", NULL)); /* that is another person */
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
	check_sound(store);
}

static void an_office_is_found_by_both_names(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	CHECK(write_with(store, "o2", "직제 개정", "name", "국방데이터과", &answer), "%s", answer.error.sentence);
	assert_int_equal(answer.count, 2);
	assert_string_equal(answer.changes[1].table, "office_alias");
	assert_int_equal(answer.version, 2);
	gate_answer_finish(&answer);
	check_field_of(store, "o2", "aliases", "국방인공지능정책팀");
	assert_int_equal(changes_of_kind(store, "o2", "office_alias"), 1);
	check_codes(store, RECORD_ITEM, "office=국방인공지능정책팀", "1.2 1.2.1");
	check_codes(store, RECORD_ITEM, "office=국방데이터과", "1.2 1.2.1");
	write_good(store, "o2", "", "name=국방인공지능정책팀", NULL);
	write_good(store, "o2", "", "name=국방데이터과", NULL);
	assert_int_equal(changes_of_kind(store, "o2", "office_alias"), 2);
	check_sound(store);
}

static void warns_of_offices_of_one_name(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	const struct gate_field name = {"name", "국방인공지능정책팀"}, other = {"name", "국방인공지능정책과"};
	struct gate_answer answer;

	CHECK(add(store, "office", "o1", &answer, &other, 1), "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
	assert_true(add(store, "office", "o1", &answer, &name, 1));
	CHECK(strstr(answer.warning, "o2"), "%s", answer.warning);
	gate_answer_finish(&answer);
	CHECK(write_with(store, "o3", "근거", "name", "국방인공지능정책팀", &answer), "%s", answer.error.sentence);
	CHECK(strstr(answer.warning, "o2"), "%s", answer.warning);
	gate_answer_finish(&answer);
	assert_true(add(store, "office", "o2", &answer, &name, 1)); /* below another */
	assert_string_equal(answer.warning, "");
	gate_answer_finish(&answer);
}

static void closing_needs_a_reason(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	check_refused(store, "1.2", "", "reason", "closing=withdrawn", NULL);
	check_refused(store, "1.2", "사유", "closing", "closing=언젠가", NULL);
	check_refused(store, "1.2", "사유", "closing", "closing=split", NULL);
	check_refused(store, "1.2", "사유", "closed_on", "closing=withdrawn", "closed_on=2026-01-16");
	check_refused(store, "1.2", "사유", "closed_on", "closed_on=2026-01-10", NULL);
	check_refused(store, "1.2", "사유", "to", "closing=withdrawn", "to=1.1");
	check_refused(store, "1.1m1", "사유", "closing", "closing=withdrawn", NULL);
	CHECK(write_with(store, "1.2", "제2회 회의", "closing", "철회", &answer), "%s", answer.error.sentence);
	assert_string_equal(answer.warning, "");
	assert_int_equal(answer.version, 2);
	gate_answer_finish(&answer);
	check_field_of(store, "1.2", "closing", "withdrawn");
	check_field_of(store, "1.2", "closed_on", "2026-01-15");
	check_field_of(store, "1.2.1m1", "reported", "cancelled");
	check_field_of(store, "1.2.1m1", "reason", "결정에 따라");
	check_field_of(store, "1.2.1m2", "signal", "stopped");
	check_field_of(store, "1.1m1", "reported", "none");
	assert_true(write_fields(store, "1.2", "또", &answer, "closing=withdrawn", NULL));
	assert_int_equal(answer.count, 0);
	gate_answer_finish(&answer);
	check_sound(store);
}

static void nothing_is_added_or_reported_where_it_is_closed(void **state)
{
	static const struct gate_field item[] = {{"kind", "task"}, {"title", "과제"}};
	static const struct gate_field milestone[] = {{"type", "undated"}, {"title", "일"}};
	static const struct gate_field target[] = {{"class", "target"}, {"title", "수"}};
	static const struct {
		const char *table, *of;
		const struct gate_field *fields;
	} samples[] = {{"item", "1.2", item},           {"item", "1.2.1", item},
		       {"milestone", "1.2", milestone}, {"milestone", "1.2.1", milestone},
		       {"target", "1.2", target},       {"target", "1.2.1", target}};
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	write_good(store, "1.2", "철회함", "closing=withdrawn", NULL);
	for (size_t i = 0; i < COUNT(samples); i++) {
		assert_false(add(store, samples[i].table, samples[i].of, &answer, samples[i].fields, 2));
		CHECK(answer.result == GATE_INVALID && strstr(answer.error.sentence, "철회"), "%s: %s", samples[i].table,
		      answer.error.sentence);
		gate_answer_finish(&answer);
	}
	check_sentence(store, "1.2.1m1", "reported=in_progress", "‘1.2’은(는) 종결(철회)");
	check_sentence(store, "1.2.1m1", "forecast=2026-03", "‘1.2’은(는) 종결(철회)");
	check_sentence(store, "1.2.1m1", "date=2026-12", "‘1.2’은(는) 종결(철회)");
	write_good(store, "1.2.1m1", "", "note=적어 둠", NULL);
	check_refused(store, "1.2", "", "reason", "closing=", NULL);
	write_good(store, "1.2", "다시 함", "closing=", NULL);
	check_field_of(store, "1.2", "closed_on", "");
	check_field_of(store, "1.2.1m1", "reported", "cancelled"); /* who takes it up again reports it */
	write_good(store, "1.2.1m1", "", "reported=in_progress", NULL);
	assert_true(add(store, "milestone", "1.2", &answer, milestone, 2));
	gate_answer_finish(&answer);
	check_sound(store);
}

static void is_completed_only_when_all_is(void **state)
{
	static const struct gate_field series[] = {{"type", "recurring"}, {"title", "회의"}, {"date", "매월"}};
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	CHECK(add(store, "milestone", "1.2.1", &answer, series, 3), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	check_sentence(store, "1.2", "closing=completed", "‘1.2.1m1’");
	write_good(store, "1.2.1m1", "멈춤", "reported=on_hold", NULL);
	check_sentence(store, "1.2", "closing=completed", "‘1.2.1m2’");
	write_good(store, "1.2.1m2", "", "reported=reported_done", NULL);
	check_sentence(store, "1.2", "closing=completed", "‘1.2.1m2’"); /* nobody has confirmed it */
	write_good(store, "1.2.1m2", "그만둠", "reported=cancelled", NULL);
	write_good(store, "1.2", "다 함", "closing=completed", "closed_on=2026-01-10", NULL);
	check_field_of(store, "1.2", "closed_on", "2026-01-10");
	check_field_of(store, "1.2.1m1", "reported", "on_hold");
	check_field_of(store, "1.2.1m3", "reported", "none");
	check_sound(store);
}

static void goes_on_in_another_item(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;

	check_refused(store, "1.2", "사유", "to", "closing=carried_over", NULL);
	check_refused(store, "1.2", "사유", "to", "closing=merged", "to=o1");
	check_refused(store, "1.2", "사유", "to", "closing=merged", "to=1.2");
	check_refused(store, "1.2", "사유", "to", "closing=merged", "to=1.2.1");
	check_refused(store, "1.2", "사유", "to", "closing=merged", "to=1.3");
	write_good(store, "1.2", "다음 회의로", "closing=carried_over", "to=1.1", NULL);
	check_field_of(store, "l1", "from", "1.2");
	check_field_of(store, "l1", "to", "1.1");
	check_field_of(store, "l1", "kind", "carried_over");
	check_field_of(store, "1.2.1m1", "reported", "cancelled");
	write_good(store, "1.2", "다음 회의로", "closing=carried_over", "to=1.1", NULL);
	write_good(store, "1.2", "합침", "closing=통합", "to=1.1", NULL);
	check_field_of(store, "l2", "kind", "successor");
	check_refused(store, "1.1", "사유", "to", "closing=merged", "to=1.2"); /* that is closed */
	assert_int_equal(list_count(store, RECORD_LINK, ""), 2);
	check_sound(store);
}

static void becomes_several(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct gate_answer answer;

	check_refused(store, "1.2", "사유", "split", "split=첫째", NULL);
	check_refused(store, "1.2", "", "reason", "split=첫째", "split=둘째");
	check_refused(store, "1.2", "사유", "note", "split=첫째", "note=첫째");
	check_refused(store, "1.2", "사유", "title", "split=첫째", "split=");
	write_good(store, "1.2.1", "둘로", "split=가", "split=나", "kind=task", NULL);
	check_field_of(store, "1.2.3", "kind", "task");
	CHECK(write_fields(store, "1.2", "둘로 나눔", &answer, "split=갑돌이", "split=을순이", NULL), "%s",
	      answer.error.sentence);
	assert_int_equal(answer.count, 10);
	assert_int_equal(answer.version, 2);
	gate_answer_finish(&answer);
	check_codes(store, RECORD_ITEM, "갑돌이|을순이", "1.3 1.4");
	check_field_of(store, "1.3", "kind", "agenda");
	check_field_of(store, "1.4", "offices", "국방인공지능정책팀");
	check_field_of(store, "c3", "entity", "1.4");
	check_field_of(store, "c3", "phone", "02-000-0000");
	check_field_of(store, "l4", "from", "1.2");
	check_field_of(store, "l4", "to", "1.4");
	check_field_of(store, "l4", "kind", "split");
	check_field_of(store, "1.2", "closing", "split");
	/* What was promised stays, and so does its code. */
	check_field_of(store, "1.2.1m2", "reported", "none");
	write_good(store, "1.2.1m2", "", "reported=in_progress", NULL);
	check_refused(store, "1.2", "사유", "split", "split=셋째", "split=넷째");
	check_sound(store);
}

static void an_office_takes_over(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;
	struct error error;
	struct gate_answer answer;
	struct gate_field to_new[] = {{"successor", "new"}, {"name", "국방데이터과"}};
	struct gate_request request = {.verb = GATE_SET_FIELD,
				       .action = "set",
				       .fields = to_new,
				       .count = 2,
				       .reason = "직제 개정",
				       .effective = day_make(2026, 2, 10)};
	char *when;

	fixture_reopen(fixture, day_make(2026, 2, 15), false);
	store = fixture->store;
	request.ref = find(store, "o2");
	check_refused(store, "o2", "", "reason", "successor=o1", NULL);
	check_refused(store, "o2", "사유", "successor", "successor=o2", NULL);
	check_refused(store, "o2", "사유", "successor", "successor=o9", NULL);
	check_refused(store, "o2", "사유", "successor", "successor=1.1", NULL);
	check_refused(store, "o2", "사유", "name", "successor=o1", "name=이름");
	check_refused(store, "o2", "사유", "moves", "successor=o1", "moves=1.1");
	check_refused(store, "o2", "사유", "moves", "successor=o1", "moves=1.2,무엇");
	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	CHECK(strstr(answer.warning, "직제"), "%s", answer.warning);
	assert_int_equal(answer.version, 2);
	gate_answer_finish(&answer);
	check_field_of(store, "o3", "parent", "o1");
	check_field_of(store, "o3", "valid_from", "2026-02-10");
	check_field_of(store, "o3", "predecessor", "o2");
	check_field_of(store, "o2", "valid_to", "2026-02-09");
	check_field_of(store, "a1", "office", "o3");
	check_field_of(store, "c1", "office", "o3");
	check_field_of(store, "1.2.1m1", "offices", "국방데이터과");
	when = list_query(store, &(struct store_query){.kind = RECORD_CHANGE, .limit = 1}, "effective");
	assert_string_equal(when, "2026-02-10");
	free(when);
	/* Both names lead there, the old one by way of its successor. */
	check_codes(store, RECORD_ITEM, "office=o3", "1.2 1.2.1");
	check_codes(store, RECORD_ITEM, "office=o2", "1.2 1.2.1");
	check_codes(store, RECORD_ITEM, "office=국방인공지능정책팀", "1.2 1.2.1");
	check_sentence(store, "o1", "parent=o2", "o2");
	check_sentence(store, "c1", "office=o2", "o3 국방데이터과");
	check_sentence(store, "a1", "office=o2", "o3 국방데이터과");
	assert_false(add(store, "office", "o2", &answer, &to_new[1], 1));
	CHECK(strstr(answer.error.sentence, "o3 국방데이터과"), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	check_sound(store);
	/* The day before knows nothing of it. */
	CHECK(store_set_as_of(store, day_make(2026, 2, 9), &error), "%s", error.sentence);
	check_field_of(store, "1.2.1m1", "offices", "국방인공지능정책팀");
	check_field_of(store, "c1", "office", "o2");
	check_field_of(store, "o2", "valid_to", "");
	check_codes(store, RECORD_OFFICE, "", "o1 o2");
	check_codes(store, RECORD_ITEM, "office=국방데이터과", "");
	CHECK(store_set_as_of(store, day_make(2026, 2, 10), &error), "%s", error.sentence);
	check_field_of(store, "1.2.1m1", "offices", "국방데이터과");
	CHECK(store_set_as_of(store, DAY_NONE, &error), "%s", error.sentence);
	request = (struct gate_request){.verb = GATE_UNDO, .action = "undo", .effective = DAY_NONE};
	CHECK(store_write(store, &request, &answer), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	check_field_of(store, "o2", "valid_to", "");
	check_field_of(store, "c1", "office", "o2");
	check_codes(store, RECORD_OFFICE, "", "o1 o2");
	check_sound(store);
}

static void an_office_is_divided(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	const struct gate_field name = {"name", "가과"}, below = {"name", "나과"};
	const struct gate_field more[] = {{"entity", "1.1"}, {"office", "o2"}, {"role", "lead"}};
	struct gate_answer answer;

	CHECK(add(store, "assignment", NULL, &answer, more, 3), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	CHECK(add(store, "office", "o1", &answer, &name, 1), "%s", answer.error.sentence); /* o3 */
	gate_answer_finish(&answer);
	CHECK(add(store, "office", "o2", &answer, &below, 1), "%s", answer.error.sentence); /* o4 */
	gate_answer_finish(&answer);
	write_good(store, "o2", "나눔", "successor=o3", "moves=1.1, o4", NULL);
	check_field_of(store, "o2", "valid_to", "");
	check_field_of(store, "o4", "parent", "o3");
	check_field_of(store, "o3", "predecessor", "o2");
	check_field_of(store, "o3", "valid_from", "2026-01-15");
	check_codes(store, RECORD_ITEM, "office=o2", "1.2 1.2.1"); /* it goes on */
	check_codes(store, RECORD_ITEM, "office=o3", "1.1");
	check_refused(store, "o3", "사유", "parent", "parent=o4", NULL);
	check_refused(store, "o3", "사유", "parent", "parent=o3", NULL);
	write_good(store, "o2", "나눔", "successor=o4", NULL);
	check_field_of(store, "o2", "valid_to", "2026-01-14");
	check_field_of(store, "o4", "predecessor", "o2");
	check_codes(store, RECORD_ITEM, "office=o2", "1.1 1.2 1.2.1");
	check_sound(store);
}

/* What the heir does already stays with the old one, out of sight. */
static void an_office_goes_into_another(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	const struct gate_field same[] = {{"entity", "1.2"}, {"office", "o1"}, {"role", "lead"}};
	struct gate_answer answer;

	CHECK(add(store, "assignment", NULL, &answer, same, 3), "%s", answer.error.sentence);
	gate_answer_finish(&answer);
	write_good(store, "o2", "합침", "successor=o1", NULL);
	check_field_of(store, "o2", "valid_to", "2026-01-14");
	check_field_of(store, "o1", "valid_from", ""); /* it was there before */
	check_field_of(store, "a1", "office", "o2");
	check_field_of(store, "c1", "office", "o1");
	check_field_of(store, "1.2", "offices", "국방부");
	check_codes(store, RECORD_ITEM, "office=o1", "1.2 1.2.1");
	check_sound(store);
}

static void who_is_gone_is_not_listed(void **state)
{
	struct store *store = ((struct fixture *)*state)->store;
	struct store_query contacts = {.kind = RECORD_CONTACT, .of = "1.2.1m1"}, offices = {.kind = RECORD_OFFICE, .of = "1.2.1"};
	static const struct {
		const char *code, *given, *contacts, *offices;
	} samples[] = {
		{"c1", "note=있음", "c1", "o2"},           {"c1", "valid_from=2026-01-15", "c1", "o2"},
		{"c1", "valid_from=2026-01-16", "", "o2"}, {"c1", "valid_from=", "c1", "o2"},
		{"c1", "valid_to=2026-01-15", "c1", "o2"}, {"c1", "valid_to=2026-01-14", "", "o2"},
		{"c1", "valid_to=", "c1", "o2"},           {"o2", "valid_to=2026-01-15", "c1", "o2"},
		{"o2", "valid_to=2026-01-14", "", ""},
	};

	for (size_t i = 0; i < COUNT(samples); i++) {
		char *found;

		write_good(store, samples[i].code, "", samples[i].given, NULL);
		found = list_query(store, &contacts, "code");
		CHECK(strcmp(found, samples[i].contacts) == 0, "%s: %s", samples[i].given, found);
		free(found);
		found = list_query(store, &offices, "code");
		CHECK(strcmp(found, samples[i].offices) == 0, "%s: %s", samples[i].given, found);
		free(found);
	}
	check_field_of(store, "1.2", "offices", "");
	check_codes(store, RECORD_CONTACT, "", "c1"); /* the list of all has it */
}

#define ON(test) cmocka_unit_test_setup_teardown(test, fixture_small, fixture_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON(a_new_name_leaves_the_old_one),
		ON(spacing_is_no_new_name),
		ON(a_new_name_is_a_decision),
		ON(an_office_is_found_by_both_names),
		ON(warns_of_offices_of_one_name),
		ON(closing_needs_a_reason),
		ON(nothing_is_added_or_reported_where_it_is_closed),
		ON(is_completed_only_when_all_is),
		ON(goes_on_in_another_item),
		ON(becomes_several),
		ON(an_office_takes_over),
		ON(an_office_is_divided),
		ON(an_office_goes_into_another),
		ON(who_is_gone_is_not_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
