/* What an office answers for by itself, and whom to call there, a row at a time: each is an indexed look-up. False, with a
 * sentence, only where the database fails; that there is none is said in the answer. */
#ifndef GWAGI_STORE_DUTY_H
#define GWAGI_STORE_DUTY_H

#include "gwagi/store/outline.h"

struct duty {
	struct node node; /* the item or meeting; id 0: there is none */
	unsigned roles;   /* a bit for each enum assignment_role */
};
/* What is assigned to OFFICE, in the order of the tree: the next one behind (before) FROM, of id 0 the first (last) one. */
bool store_duty_next(struct store *store, int64_t office, struct ref from, bool backwards, struct duty *duty,
		     struct error *error);
/* FROM itself, if it is assigned to OFFICE. */
bool store_duty(struct store *store, int64_t office, struct ref from, struct duty *duty, struct error *error);
/* All that is assigned to any office: PLACE is the id of the item or, negative, of the meeting. By office. */
typedef void duty_each(void *context, int64_t office, int64_t place);
bool store_duties(struct store *store, duty_each *each, void *context, struct error *error);
/* Who answers for an item, milestone or target: *PLACE is what is assigned, itself or the nearest above (id 0: nobody), *OFFICE
 * the one that leads it, of those that are there on the 기준일. */
bool store_duty_of(struct store *store, struct ref ref, struct ref *place, int64_t *office, struct error *error);

enum { PERSON_TEXT = 96 };
struct person {
	struct node node; /* the contact, its title is the name; id 0: there is none */
	int64_t office;
	int role;                                       /* enum contact_role */
	bool doubtful;                                  /* the reading of the source is not sure */
	char position[PERSON_TEXT], phone[PERSON_TEXT]; /* "" if not stated */
};
/* The people of OFFICE on the 기준일, those in charge first, of several entries that say the same the first: the next one behind
 * (before) FROM, 0: the first (last) one. */
bool store_person_next(struct store *store, int64_t office, int64_t from, bool backwards, struct person *person,
		       struct error *error);
/* A contact that is one of those people. */
bool store_person(struct store *store, int64_t id, struct person *person, struct error *error);

#endif
