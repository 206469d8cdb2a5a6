/* The enumerations of the data: English words in JSON, CSV and the database, Korean words on screen. Input takes
 * both. The numbers are only for code; nothing stores them. Sources: docs/architecture.md names the list. */
#ifndef GWAGI_MODEL_VOCABULARY_H
#define GWAGI_MODEL_VOCABULARY_H

#include <stddef.h>

#define WORD_NONE (-1) /* no value */

enum vocabulary {
	VOCABULARY_NONE, /* a field without an enumeration */
	VOCABULARY_ITEM_KIND,
	VOCABULARY_MILESTONE_TYPE,
	VOCABULARY_REPORTED,
	VOCABULARY_VERIFIED,
	VOCABULARY_SCHEDULE,
	VOCABULARY_SIGNAL,
	VOCABULARY_TARGET_CLASS,
	VOCABULARY_COMPARATOR,
	VOCABULARY_ASSIGNMENT_ROLE,
	VOCABULARY_CONTACT_ROLE,
	VOCABULARY_CERTAINTY,
	VOCABULARY_SEAT, /* of a member of the meeting */
	VOCABULARY_LINK_KIND,
	VOCABULARY_DECISION, /* what the meeting did with an agenda item */
	VOCABULARY_ACCOUNT_ROLE,
	VOCABULARY_LAW_STAGE,
	VOCABULARY_CLOSING, /* how an item ended */
	VOCABULARY_READING_STATE,
	VOCABULARY_COUNT,
};

/* Side by side, as the documents list them. */
/* clang-format off */
enum item_kind { KIND_AGENDA, KIND_STRATEGY, KIND_TASK, KIND_DETAIL, KIND_GROUP };
enum milestone_type {
	TYPE_DEADLINE, TYPE_PERIOD, TYPE_START, TYPE_RECURRING, TYPE_CONDITIONAL, TYPE_ONGOING, TYPE_UNDATED,
	TYPE_PAST
};
enum reported {
	REPORTED_NONE, REPORTED_NOT_STARTED, REPORTED_IN_PROGRESS, REPORTED_DONE, REPORTED_ON_HOLD,
	REPORTED_CANCELLED, REPORTED_COUNT
};
enum verified { VERIFIED_NONE, VERIFIED_RECEIVED, VERIFIED_CONFIRMED, VERIFIED_REJECTED };
enum schedule {
	SCHEDULE_NO_DUE, SCHEDULE_BEFORE_DUE, SCHEDULE_DUE_SOON, SCHEDULE_OVERDUE, SCHEDULE_DONE_IN_TIME,
	SCHEDULE_DONE_LATE
};
enum signal {
	SIGNAL_DONE, SIGNAL_ON_TRACK, SIGNAL_ATTENTION, SIGNAL_LATE, SIGNAL_STALLED, SIGNAL_STOPPED,
	SIGNAL_UNREPORTED, SIGNAL_COUNT
};
enum target_class {
	CLASS_TARGET, CLASS_QUALITATIVE, CLASS_RECURRING, CLASS_EXAMPLE, CLASS_FUNDING, CLASS_CURRENT, CLASS_BASELINE
};
enum comparator {
	COMPARATOR_EQ, COMPARATOR_GE, COMPARATOR_GT, COMPARATOR_LE, COMPARATOR_LT, COMPARATOR_RANGE,
	COMPARATOR_FROM_TO
};
enum assignment_role { ASSIGNMENT_LEAD, ASSIGNMENT_SUPPORT, ASSIGNMENT_OVERALL };
enum contact_role { CONTACT_HEAD, CONTACT_STAFF };
enum certainty { CERTAINTY_CERTAIN, CERTAINTY_HIGH, CERTAINTY_MEDIUM, CERTAINTY_LOW };
enum seat { SEAT_CHAIR, SEAT_MEMBER };
enum link_kind { LINK_RELATED, LINK_SHARED, LINK_SPLIT, LINK_SUCCESSOR, LINK_CARRIED_OVER };
enum decision { DECISION_DISCUSSED, DECISION_RESOLVED, DECISION_REPORTED, DECISION_NOT_STATED };
enum reading_state { READING_FINAL, READING_PROVISIONAL };
enum account_role { ROLE_VIEWER, ROLE_OFFICER, ROLE_COORDINATOR, ROLE_ADMIN };
enum law_stage {
	STAGE_DRAFTING, STAGE_CONSULTATION, STAGE_NOTICE, STAGE_REVIEW, STAGE_CABINET, STAGE_SUBMITTED,
	STAGE_PASSED, STAGE_PROMULGATED, STAGE_IN_FORCE
};
enum closing { CLOSING_COMPLETED, CLOSING_WITHDRAWN, CLOSING_CARRIED_OVER, CLOSING_MERGED, CLOSING_SPLIT };
/* clang-format on */

size_t vocabulary_size(enum vocabulary vocabulary);
/* The words of VALUE, "" for WORD_NONE or a number out of range. Korean goes through gettext. */
const char *word_english(enum vocabulary vocabulary, int value);
const char *word_korean(enum vocabulary vocabulary, int value);
/* The value of an English or Korean word, WORD_NONE if it is none. */
int word_find(enum vocabulary vocabulary, const char *word);

#endif
