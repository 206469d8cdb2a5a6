#include "places.h"
#include <string.h>
#include "gwagi/model/message.h"
#include "state.h"

static struct place here(const struct dashboard *dashboard)
{
	const struct pane *left = &dashboard->panes[PANE_LEFT];
	const struct node *node = left->type->node(left);

	return (struct place){left_view(left), node ? node->ref : (struct ref){.id = 0}};
}

static bool is_same(struct place a, struct place b)
{
	return a.view == b.view && a.ref.kind == b.ref.kind && a.ref.id == b.ref.id;
}

void places_leave(struct dashboard *dashboard)
{
	struct places *places = &dashboard->places;
	struct place place = here(dashboard);

	if (places->at && is_same(places->all[places->at - 1], place)) {
		places->count = places->at;
		return;
	}
	if (places->at == PLACES)
		memmove(places->all, places->all + 1, (size_t)--places->at * sizeof *places->all);
	places->all[places->at++] = place;
	places->count = places->at;
}

bool places_visit(struct dashboard *dashboard, struct ref ref, struct error *error)
{
	struct places before = dashboard->places;

	places_leave(dashboard);
	if (left_go(&dashboard->panes[PANE_LEFT], ref, error))
		return true;
	dashboard->places = before;
	return false;
}

static int go(struct dashboard *dashboard, struct place place)
{
	struct pane *left = &dashboard->panes[PANE_LEFT];
	struct error error = {0};

	if (!left_show(left, place.view, &error) || (place.ref.id && !left_go(left, place.ref, &error)))
		dashboard_say(dashboard, STYLE_ATTENTION, error.sentence);
	dashboard->focus = PANE_LEFT;
	return REACT_RELAYOUT;
}

int places_go(struct dashboard *dashboard, bool backwards)
{
	struct places *places = &dashboard->places;
	struct place place = here(dashboard), next;

	if (backwards ? !places->at : places->at >= places->count) {
		dashboard_say(dashboard, STYLE_DIM, backwards ? _("되돌아갈 곳이 없습니다.") : _("앞으로 갈 곳이 없습니다."));
		return REACT_DRAW;
	}
	/* The one in hand changes places with the one to go to. */
	next = places->all[backwards ? places->at - 1 : places->at];
	places->all[backwards ? places->at - 1 : places->at] = place;
	places->at += backwards ? -1 : 1;
	return go(dashboard, next);
}
