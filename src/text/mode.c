/* The width mode: the one mutable setting of this layer (gwagi/text/mode.h says why and when it may change). */
#include "gwagi/text/mode.h"

#include <string.h>

static enum text_mode current = TEXT_NARROW;

static const char *const names[TEXT_MODES] = {[TEXT_NARROW] = "narrow", [TEXT_WIDE] = "wide", [TEXT_SAFE] = "safe"};

enum text_mode text_mode(void)
{
	return current;
}

void text_set_mode(enum text_mode mode)
{
	current = mode;
}

const char *text_mode_name(enum text_mode mode)
{
	return names[mode];
}

bool text_mode_find(const char *name, enum text_mode *mode)
{
	for (int i = 0; i < TEXT_MODES; i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		*mode = (enum text_mode)i;
		return true;
	}
	return false;
}
