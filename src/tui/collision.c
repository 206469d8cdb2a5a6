#include "collision.h"
#include <stdlib.h>
#include "gwagi/model/message.h"
#include "gwagi/store/change.h"

enum { TIME = 64 };

void collision_fill(struct body *body, enum record_kind kind, const struct gate_answer *answer)
{
	static const struct field time = {"at", "", FIELD_TIME, VOCABULARY_NONE, false};

	body_finish(body);
	for (size_t i = 0; i < answer->conflict_count; i++) {
		const struct gate_conflict *conflict = &answer->conflicts[i];
		const struct field *field = change_field((int)kind, conflict->key);
		char *mine = change_value(field, conflict->mine), *theirs = change_value(field, conflict->theirs),
		     *base = change_value(field, conflict->base);
		char at[TIME];

		field_print(&time, conflict->at, at, sizeof at);
		body_add(body, _("%s\n  내 값: %s\n  지금 값: %s (%s 님, %s)\n  처음 값: %s\n"),
			 field ? _(field->heading) : conflict->key, mine, theirs, conflict->login, at, base);
		free(mine);
		free(theirs);
		free(base);
	}
}

const char *collision_hint(void)
{
	return _("Enter 내 값  h·← 고침  Esc 지금 값");
}

enum collision_choice collision_press(struct body *body, const struct keymap *keymap, uint32_t press)
{
	switch (keymap_action(keymap, press)) {
	case ACTION_OPEN:
		return COLLISION_MINE;
	case ACTION_OUT:
		return COLLISION_BACK;
	case ACTION_CLOSE:
	case ACTION_QUIT:
		return COLLISION_THEIRS;
	default:
		return body_move(body, keymap_action(keymap, press)) ? COLLISION_MOVED : COLLISION_NONE;
	}
}
