#include "gwagi/model/series.h"
#include "gwagi/model/message.h"
#include "gwagi/model/rollup.h"
#include "phrase.h"

static enum signal signal_of(const struct milestone_state *state, const struct rules *rules, day_number today)
{
	return judge(state, rules, today).signal;
}

/* The latest that ended, or for want of one the first, is done, and nothing worse is known of the one that runs. */
static bool is_continued(const struct series *series, const struct rules *rules, day_number today)
{
	enum signal current = series->current ? signal_of(series->current, rules, today) : SIGNAL_ON_TRACK;

	if (!series->latest)
		return current == SIGNAL_DONE;
	return signal_of(series->latest, rules, today) == SIGNAL_DONE &&
	       (current == SIGNAL_ON_TRACK || current == SIGNAL_UNREPORTED || current == SIGNAL_DONE);
}

static struct series_verdict judge_open(const struct series *series, const struct rules *rules, day_number today)
{
	enum signal latest = series->latest ? signal_of(series->latest, rules, today) : SIGNAL_DONE;
	enum signal current = series->current ? signal_of(series->current, rules, today) : SIGNAL_DONE;

	if (!series->latest && !series->current)
		return (struct series_verdict){SERIES_EMPTY, SIGNAL_UNREPORTED};
	if (is_continued(series, rules, today))
		return (struct series_verdict){SERIES_CONTINUED, SIGNAL_ON_TRACK};
	if (series->latest && signal_worse(latest, current) == latest)
		return (struct series_verdict){SERIES_LATEST, latest};
	return (struct series_verdict){SERIES_CURRENT, current};
}

struct series_verdict series_judge(const struct series *series, const struct rules *rules, day_number today)
{
	if (series->closing == WORD_NONE)
		return judge_open(series, rules, today);
	return (struct series_verdict){SERIES_CLOSED, series->closing == CLOSING_COMPLETED ? SIGNAL_DONE : SIGNAL_STOPPED};
}

static void add_basis(const struct series *series, const struct rules *rules, day_number today, char *out)
{
	enum series_basis basis = series_judge(series, rules, today).basis;
	char sentence[JUDGE_SENTENCE];

	switch (basis) {
	case SERIES_CLOSED:
		phrase_add(out, SERIES_SENTENCE, D_("종결: %s"), word_korean(VOCABULARY_CLOSING, series->closing));
		break;
	case SERIES_CONTINUED:
		phrase_add(out, SERIES_SENTENCE, "%s", D_("이행 후 계속추진"));
		break;
	case SERIES_LATEST:
	case SERIES_CURRENT:
		judge_sentence(basis == SERIES_LATEST ? series->latest : series->current, rules, today, sentence);
		phrase_add(out, SERIES_SENTENCE, basis == SERIES_LATEST ? D_("지난 회차: %s") : D_("이번 회차: %s"), sentence);
		break;
	case SERIES_EMPTY:
		phrase_add(out, SERIES_SENTENCE, "%s", D_("회차 없음"));
		break;
	}
}

void series_sentence(const struct series *series, const struct rules *rules, day_number today, char out[SERIES_SENTENCE])
{
	out[0] = '\0';
	add_basis(series, rules, today, out);
	if (series->ended > 0)
		phrase_add(out, SERIES_SENTENCE, D_(" · %d회 중 %d회 이행"), series->ended, series->fulfilled);
}
