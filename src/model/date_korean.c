/* Dates as people type them.
 *
 *   typed = [point] ["~" | "부터" | "이후" | "-"] [point | "계속"] ["까지" | "내" …] ["(잠정)"] */
#include <string.h>
#include "date_english.h"
#include "date_reader.h"
#include "gwagi/model/message.h"
#include "phrase.h"
#include "typed.h"

/* A span being read, and where its ends stand. */
struct reading {
	struct span span;
	const char *left, *right;
};

static bool take_any(struct reader *reader, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (reader_take(reader, words[i]))
			return true;
	return false;
}

#define TAKE_ANY(reader, words) take_any(reader, words, sizeof(words) / sizeof((words)[0]))

static bool take_joint(struct reader *reader)
{
	static const char *const joints[] = {"~", "부터", "이후"};
	struct reader ahead = *reader;

	if (TAKE_ANY(reader, joints))
		return true;
	if (reader->left == PRECISION_NONE || reader->dashed || !reader_take(&ahead, "-") || *ahead.at == '\0')
		return false;
	*reader = ahead;
	return true;
}

/* 내 of 10년 내 may count years; so it says nothing beside such a year. */
static bool take_bound(struct reader *reader, const struct point *point)
{
	static const char *const sure[] = {"까지", "이전"}, *const within[] = {"이내", "내", "안에", "안"};
	bool doubtful = reader->short_year && period_precision(point->end) == PRECISION_YEAR;

	return TAKE_ANY(reader, sure) || (!doubtful && TAKE_ANY(reader, within));
}

static void take_end_marks(struct reader *reader, struct span *span)
{
	static const char *const plans[] = {"(예정)", "예정"}, *const marks[] = {"(잠정)", "잠정"};

	TAKE_ANY(reader, plans);
	if (TAKE_ANY(reader, marks)) {
		span->to_uncertain |= span->to.year != 0;
		span->from_uncertain |= span->to.year == 0;
	}
}

static bool read_span(struct reader *reader, struct reading *out)
{
	struct point left = {0}, right = {0};

	out->left = out->right = reader->at;
	if (*reader->at != '~') {
		if (!reader_take_point(reader, &left))
			return false;
		reader->context = left.end;
		reader->left = period_precision(left.end);
	}

	bool joined = take_joint(reader), single;

	out->right = joined ? reader->at : out->left;
	reader->short_year = reader->short_year && !joined;
	if (joined && *reader->at && !reader_take(reader, "계속") && *reader->at != '(' && !reader_take_point(reader, &right))
		return false;
	if (!joined)
		right = left;
	out->span = (struct span){
		.from = left.begin, .to = right.end, .from_uncertain = left.uncertain, .to_uncertain = right.uncertain};
	single = !joined && span_is_single(&out->span);
	if (take_bound(reader, &right) && !joined) {
		out->span.from = (struct period){0};
		out->span.from_uncertain = false;
	}
	take_end_marks(reader, &out->span);
	if (single && out->span.from.year)
		out->span.from_uncertain = out->span.to_uncertain;
	else if (!joined)
		out->span.from_uncertain = false;
	return *reader->at == '\0' && (out->span.from.year || out->span.to.year);
}

static bool read_recurrence(const char *text, struct span *out)
{
	static const struct {
		const char *word;
		enum date_recurrence recurrence;
	} words[] = {
		{"매주", RECURRENCE_WEEKLY},         {"매월", RECURRENCE_MONTHLY},        {"매달", RECURRENCE_MONTHLY},
		{"매분기", RECURRENCE_QUARTERLY},    {"분기별", RECURRENCE_QUARTERLY},    {"매반기", RECURRENCE_HALF_YEARLY},
		{"반기별", RECURRENCE_HALF_YEARLY},  {"매년", RECURRENCE_YEARLY},         {"해마다", RECURRENCE_YEARLY},
		{"주기적으로", RECURRENCE_UNSTATED}, {"정기적으로", RECURRENCE_UNSTATED}, {"필요시", RECURRENCE_UNSTATED},
		{"주기미정", RECURRENCE_UNSTATED},   {"수시", RECURRENCE_UNSTATED},       {"상시", RECURRENCE_UNSTATED},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(text, words[i].word) == 0) {
			*out = (struct span){.recurrence = words[i].recurrence};
			return true;
		}
	return false;
}

/* A stored form counts only if its days exist, as 2026-30 is none but a range of years. */
static bool read_any(struct reader *reader, struct reading *out)
{
	struct period wrong;
	struct reading typed;
	bool read;

	out->left = out->right = reader->at;
	read = read_recurrence(reader->at, &out->span) || span_read(reader->at, strlen(reader->at), &out->span);
	if ((!read || span_check(&out->span, &wrong) != SPAN_SOUND) && read_span(reader, &typed)) {
		*out = typed;
		read = true;
	}
	return read;
}

/* Why gwagi refuses what an official may well write. AT_PLACE: said of the word at which reading failed. */
static const char *reason_for(const char *text, const char *place)
{
	static const struct {
		const char *word;
		bool at_place;
		const char *reason;
	} reasons[] = {
		{":", false, N_("시각은 적을 수 없습니다.")},
		{"주차", false, N_("달의 몇째 주는 세는 법이 여럿입니다. 날로 씁니다.")},
		{"째주", false, N_("달의 몇째 주는 세는 법이 여럿입니다. 날로 씁니다.")},
		{",", false, N_("날짜는 하나만 적습니다.")},
		{"·", false, N_("날짜는 하나만 적습니다.")},
		{"초", true, N_("‘초’는 끝나는 날이 없는 말입니다. 상순(1~10일)이나 날로 씁니다.")},
		{"연초", true, N_("‘연초’는 끝나는 날이 없는 말입니다. 달이나 날로 씁니다.")},
		{"월초", true, N_("‘월초’는 끝나는 날이 없는 말입니다. 날로 씁니다.")},
		{"경", true, N_("어림한 날은 적을 수 없습니다. 어림하는 말은 한정어에 씁니다.")},
		{"쯤", true, N_("어림한 날은 적을 수 없습니다. 어림하는 말은 한정어에 씁니다.")},
		{"무렵", true, N_("어림한 날은 적을 수 없습니다. 어림하는 말은 한정어에 씁니다.")},
		{"전후", true, N_("어림한 날은 적을 수 없습니다. 어림하는 말은 한정어에 씁니다.")},
		{"%", true, N_("어림한 날은 적을 수 없습니다. 어림하는 말은 한정어에 씁니다.")},
		{"전", true, N_("‘전’에 그날이 들어가는지 알 수 없습니다. ‘이전’이나 ‘까지’로 씁니다.")},
		{"후", true, N_("‘후’에 그날이 들어가는지 알 수 없습니다. ‘이후’나 ‘부터’로 씁니다.")},
		{"내후년", true, N_("‘내후년’은 사람마다 달리 셉니다. 해를 수로 씁니다.")},
		{"내", true, N_("몇 해 안인지 어느 해 안인지 알 수 없습니다. 해를 네 자리로 씁니다.")},
		{"이내", true, N_("몇 해 안인지 어느 해 안인지 알 수 없습니다. 해를 네 자리로 씁니다.")},
		{"D-", true, N_("무슨 날부터 세는지 알 수 없습니다. 날짜나 30일 뒤처럼 씁니다.")},
		{"D+", true, N_("무슨 날부터 세는지 알 수 없습니다. 날짜나 30일 뒤처럼 씁니다.")},
		{"매", true, N_("되풀이는 주기만 적습니다: 매주, 매월, 매분기, 매반기, 매년.")},
		{"미정", true, N_("날짜가 없으면 비워 둡니다.")},
		{"추후", true, N_("날짜가 없으면 비워 둡니다.")},
		{"없음", true, N_("날짜가 없으면 비워 둡니다.")},
		{"무기한", true, N_("날짜가 없으면 비워 둡니다.")},
		{"요일", false, N_("어느 주인지 함께 씁니다: 이번 주 금요일.")},
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		const char *word = reasons[i].word;

		if (reasons[i].at_place ? strncmp(place, word, strlen(word)) == 0 : strstr(text, word) != NULL)
			return _(reasons[i].reason);
	}
	place += strspn(place, "0123456789");
	return strncmp(place, "일", strlen("일")) == 0 ? _("몇 월인지 함께 씁니다: 8월 31일.")
						       : _("예: 2025-12, '25. 12월, 8.31.");
}

static bool refuse_text(struct error *error, const struct typed *typed, const char *place)
{
	char quote[PHRASE_QUOTE], character[8] = "";
	const char *reason = reason_for(typed->text, place);

	phrase_quote(quote, typed->source, strlen(typed->source));
	if (*place == '\0')
		return error_set(error, ERROR_USAGE, _("‘%s’은(는) 날짜가 아닙니다. 끝(%zu번째 글자)에 무엇이 빠졌습니다. %s"),
				 quote, typed_column(typed, place), reason);
	memcpy(character, place, phrase_character(place));
	return error_set(error, ERROR_USAGE, _("‘%s’은(는) 날짜가 아닙니다. %zu번째 글자 ‘%s’부터 읽을 수 없습니다. %s"), quote,
			 typed_column(typed, place), character, reason);
}

static bool refuse_long(struct error *error, const char *text)
{
	char quote[PHRASE_QUOTE];

	phrase_quote(quote, text, strlen(text));
	return error_set(error, ERROR_USAGE, _("‘%s’은(는) 날짜가 아닙니다. 너무 깁니다."), quote);
}

static bool refuse_fault(struct error *error, const struct typed *typed, const struct reading *reading, enum span_fault fault,
			 struct period wrong, bool year_inferred)
{
	bool left = wrong.year == reading->span.from.year && wrong.month == reading->span.from.month &&
		    wrong.day == reading->span.from.day;
	size_t column = typed_column(typed, left && fault != SPAN_REVERSED ? reading->left : reading->right);
	char quote[PHRASE_QUOTE];

	phrase_quote(quote, typed->source, strlen(typed->source));
	if (fault == SPAN_NO_SUCH_MONTH)
		return error_set(error, ERROR_USAGE, _("‘%s’에서 %d월은 없는 달입니다 (%zu번째 글자)."), quote, wrong.month,
				 column);
	if (fault == SPAN_NO_SUCH_DAY)
		return error_set(error, ERROR_USAGE, _("‘%s’에서 %d년 %d월 %d일은 없는 날입니다 (%zu번째 글자)."), quote,
				 wrong.year, wrong.month, wrong.day, column);
	return error_set(error, ERROR_USAGE, _("‘%s’은(는) 끝이 시작보다 빠릅니다 (%zu번째 글자).%s"), quote, column,
			 year_inferred ? _(" 해가 바뀌면 두 쪽에 해를 적습니다.") : "");
}

static bool refuse_weekday(struct error *error, const struct typed *typed, const struct reader *reader)
{
	char quote[PHRASE_QUOTE], right[DAY_TEXT * 2];

	phrase_quote(quote, typed->source, strlen(typed->source));
	day_print_korean(reader->wrong_weekday, right);
	return error_set(error, ERROR_USAGE, _("‘%s’의 요일이 다릅니다 (%zu번째 글자). 맞는 요일: %s."), quote,
			 typed_column(typed, reader->weekday_at), right);
}

bool date_parse(const char *text, day_number today, char stored[DATE_TEXT], struct date *out, struct error *error)
{
	struct typed typed;
	struct civil_day civil = day_civil(today);
	struct reader reader = {.at = typed.text,
				.furthest = typed.text,
				.today = today,
				.context = {civil.year, civil.month, 0},
				.wrong_weekday = DAY_NONE};
	struct reading reading = {0};
	struct period wrong = {0};
	char korean[TYPED_TEXT];

	if (date_from_english(text, korean))
		text = korean;
	if (!typed_read(text, TYPED_DATE, &typed))
		return refuse_long(error, text);
	if (typed.text[0]) {
		if (!read_any(&reader, &reading))
			return refuse_text(error, &typed, reader.at > reader.furthest ? reader.at : reader.furthest);

		enum span_fault fault = span_check(&reading.span, &wrong);

		if (fault != SPAN_SOUND)
			return refuse_fault(error, &typed, &reading, fault, wrong, reader.year_inferred);
		if (reader.wrong_weekday != DAY_NONE)
			return refuse_weekday(error, &typed, &reader);
	}
	span_print(&reading.span, stored);
	*out = span_date(&reading.span);
	out->year_inferred = reader.year_inferred;
	return true;
}
