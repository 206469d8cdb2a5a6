/* What one has to know to begin, said once. */
#include "gwagi/model/message.h"
#include "state.h"

static void add(const struct dashboard *dashboard, enum action action, const char *word, struct text *sentence)
{
	char key[KEY_NAME];

	keymap_bar(&dashboard->keymap, action, key);
	if (*key)
		text_append_format(sentence, " %s%s", key, word);
}

void dashboard_welcome(struct dashboard *dashboard)
{
	struct text sentence = {0};

	text_append(&sentence, _("처음이시군요:"));
	add(dashboard, ACTION_HELP, _(" 도움말,"), &sentence);
	add(dashboard, ACTION_DOWN, "", &sentence);
	add(dashboard, ACTION_UP, _(" 이동,"), &sentence);
	add(dashboard, ACTION_OPEN, _(" 펼침,"), &sentence);
	add(dashboard, ACTION_VIEW_TREE, _(" 보기,"), &sentence);
	add(dashboard, ACTION_STATUS, _(" 상태,"), &sentence);
	add(dashboard, ACTION_QUIT, _(" 나가기"), &sentence);
	dashboard_say(dashboard, STYLE_ATTENTION, text_bytes(&sentence));
	text_finish(&sentence);
}
