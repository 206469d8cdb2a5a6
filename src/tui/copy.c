/* Into the clipboard of the person's own machine, through the terminal (OSC 52): it works over ssh, where no other way does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gwagi/model/message.h"
#include "gwagi/text/input.h"
#include "state.h"

enum { TEXT = CODE_TEXT + NODE_TITLE, ENCODED = (TEXT + 2) / 3 * 4 + 1, REQUEST = ENCODED + 16 };

static void encode(const char *bytes, size_t length, char out[ENCODED])
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < length; at += 3) {
		unsigned long three = 0;

		for (size_t i = 0; i < 3; i++)
			three = three << 8 | (at + i < length ? (unsigned char)bytes[at + i] : 0);
		for (int i = 3; i >= 0; i--, three >>= 6)
			out[i] = at + (size_t)i > length ? '=' : digits[three & 63];
		out += 4;
	}
	*out = '\0';
}

static int say(struct dashboard *dashboard, enum style style, const char *sentence)
{
	dashboard_say(dashboard, style, sentence);
	return REACT_DRAW;
}

/* As it is stored, whatever the width mode makes of it on the screen. What the database should not hold does not leave it: it
 * will be pasted into a shell. */
static void build(const struct node *node, char text[TEXT])
{
	struct text cleaned = {0};
	size_t fault;

	snprintf(text, TEXT, "%s %s", node->code, node->title);
	if (text_inspect(text, strlen(text), false, &fault) == TEXT_SOUND)
		return;
	text_clean(&cleaned, text, strlen(text), TEXT_LINE);
	snprintf(text, TEXT, "%.*s", (int)text_cut(text_bytes(&cleaned), cleaned.length, TEXT - 1), text_bytes(&cleaned));
	text_finish(&cleaned);
}

int copy_node(struct dashboard *dashboard)
{
	const struct node *node = dashboard_node(dashboard);
	char text[TEXT], encoded[ENCODED], request[REQUEST], sentence[TEXT + 128];

	if (!node || !node->ref.id)
		return say(dashboard, STYLE_DIM, _("여기에는 복사할 것이 없습니다."));
	if (!dashboard->terminal.ansi)
		return say(dashboard, STYLE_DIM, _("이 터미널로는 클립보드에 보낼 수 없습니다."));
	build(node, text);
	encode(text, strlen(text), encoded);
	snprintf(request, sizeof request, "\033]52;c;%s\a", encoded);
	terminal_open_with(&dashboard->terminal, request);
	/* Whether the terminal took it nobody says. tmux takes it only where it is told to. */
	snprintf(sentence, sizeof sentence,
		 getenv("TMUX") ? _("복사했습니다(tmux: set-clipboard on): %s") : _("복사했습니다: %s"), text);
	return say(dashboard, STYLE_NORMAL, sentence);
}
