#include "gwagi/model/attain.h"
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "phrase.h"

static void add_mark(const struct target_state *target, enum attain_mark mark, const struct rules *rules, char *out)
{
	static const char *const words[] = {
		[ATTAIN_WITHHELD] = N_("비공개"),   [ATTAIN_NO_READING] = N_("자료없음"), [ATTAIN_MISSED] = N_("미달"),
		[ATTAIN_LOW_END] = N_("하한 달성"), [ATTAIN_HIGH_END] = N_("상한 달성"),  [ATTAIN_REACHED] = N_("달성"),
	};
	char band[PERMILLE_TEXT];

	if (mark == ATTAIN_NEAR) {
		permille_print(rules->band, band);
		phrase_add(out, ATTAIN_SENTENCE, D_("목표의 ±%s 안 · 사람이 판단"), band);
	} else if (mark != ATTAIN_UNMEASURED) {
		phrase_add(out, ATTAIN_SENTENCE, "%s", D_(words[mark]));
	} else if (target_is_measured(target->class)) {
		phrase_add(out, ATTAIN_SENTENCE, "%s", D_("목표값 없음"));
	} else {
		phrase_add(out, ATTAIN_SENTENCE, D_("측정하지 않음(%s)"),
			   word_korean(VOCABULARY_TARGET_CLASS, (int)target->class));
	}
}

static void add_rates(const struct target_state *target, const struct attainment *attainment, char *out)
{
	char low[PERMILLE_TEXT], high[PERMILLE_TEXT];

	if (!attainment->has_rate)
		return;
	permille_print(attainment->rate_low, low);
	permille_print(attainment->rate_high, high);
	if (target->quantity->comparator == COMPARATOR_RANGE)
		phrase_add(out, ATTAIN_SENTENCE, D_(" · 하한 대비 %s, 상한 대비 %s"), low, high);
	else
		phrase_add(out, ATTAIN_SENTENCE, D_(" · 달성률 %s"), low);
}

static void add_path(const struct target_state *target, const struct attainment *attainment, char *out)
{
	char day[DAY_TEXT], figure[2 * AMOUNT_TEXT], ratio[PERMILLE_TEXT];

	if (attainment->path != PATH_REACHED) {
		phrase_add(out, ATTAIN_SENTENCE, "%s",
			   attainment->path == PATH_NONE ? D_(" · 경로 없음") : D_(" · 경로 시작 전"));
		return;
	}
	day_print(attainment->point.day, day);
	amount_print_korean(attainment->point.amount, figure);
	phrase_add(out, ATTAIN_SENTENCE, D_(" · 경로 %s %s%s"), day, figure, target->quantity->unit);
	permille_print(attainment->ratio, ratio);
	if (attainment->has_ratio)
		phrase_add(out, ATTAIN_SENTENCE, D_(" 대비 %s"), ratio);
	phrase_add(out, ATTAIN_SENTENCE, " %s", word_korean(VOCABULARY_SIGNAL, attainment->signal));
}

void attain_sentence(const struct target_state *target, const struct rules *rules, day_number today, char out[ATTAIN_SENTENCE])
{
	struct attainment attainment = attain(target, rules, today);

	out[0] = '\0';
	add_mark(target, attainment.mark, rules, out);
	if (attainment.mark < ATTAIN_MISSED)
		return;
	add_rates(target, &attainment, out);
	add_path(target, &attainment, out);
}
