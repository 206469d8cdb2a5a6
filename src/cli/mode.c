#include "mode.h"

#include <string.h>
#include <unistd.h>

/* False for NULL and auto, which leave it open. */
static bool says(const char *word, enum text_mode *mode)
{
	return word && text_mode_find(word, mode);
}

static void choose(struct mode *mode, const char *option)
{
	const struct config *config = &mode->config;

	mode->mode = TEXT_NARROW;
	mode->answered = PROBE_NOT_ASKED;
	if (says(option, &mode->mode))
		mode->source = MODE_OPTION;
	else if (!isatty(STDOUT_FILENO))
		mode->source = MODE_NO_TERMINAL;
	else if (!option && says(config->values[CONFIG_AMBIGUOUS].word, &mode->mode))
		mode->source = config->values[CONFIG_AMBIGUOUS].said_by == CONFIG_USER ? MODE_USER : MODE_SITE;
	else if (mode->can_keep && state_read(&mode->state, &mode->mode, &mode->answered))
		mode->source = MODE_KEPT;
	else
		mode->source = MODE_BUILT_IN;
}

void mode_choose(struct mode *mode, const char *option)
{
	mode->can_keep = state_find(&mode->state);
	choose(mode, option);
	text_set_mode(mode->mode);
}

void mode_finish(struct mode *mode)
{
	config_finish(&mode->config);
	state_finish(&mode->state);
}

bool mode_is_fixed(const struct mode *mode)
{
	return mode->source <= MODE_SITE;
}
