-- The database of gwagi, schema version 4. Embedded into the program when it is built.
--
-- Days are ISO 8601 text. A `date` is EDTF level 1 (2025-12, ../2028, 2025-11/2026-04, a trailing ? for provisional) or a
-- recurrence (R/P1W, R/P1M, R/P3M, R/P6M, R/P1Y, R); its first and last day are derived from it by the write gate and stored beside it. Amounts are integers with the
-- decimal scale beside them: 13.5 is 135 with scale 1. Enumerations are English words, and three or more of
-- them a chain of OR: of IN (...) SQLite would make a table anew for every row. NULL is "not stated"; empty texts are not stored.
-- `version` counts the changes of a row from 1; a writer names the version it saw. `sort` is the code as a key whose byte
-- order is the order of the tree (include/gwagi/model/code.h). `born` is the id of the change (field '*') that made a row, 0 for one
-- older than the log: by it a row is there, or not yet, when the database is read as of a past day (src/store/lens.c).

PRAGMA application_id = 0x47574147;  -- "GWAG"

-- A meeting of the council.
CREATE TABLE meeting (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- '1'
  sort         TEXT NOT NULL UNIQUE,
  number       INTEGER NOT NULL CHECK (number > 0), -- 제n회
  title        TEXT NOT NULL,
  short_title  TEXT,                            -- 약칭
  date         TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  begins       TEXT CHECK (begins GLOB '[0-2][0-9]:[0-5][0-9]'), -- local time of Seoul
  ends         TEXT CHECK (ends GLOB '[0-2][0-9]:[0-5][0-9]'),
  place        TEXT,
  presided     TEXT,                            -- who presided
  chair        TEXT,                            -- who is the chair by the rules
  basis        TEXT,                            -- the decree it rests on
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A seat in the council.
CREATE TABLE member (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'p1'
  meeting_id   INTEGER NOT NULL REFERENCES meeting,
  position     INTEGER NOT NULL,                -- order of rank as printed
  seat         TEXT NOT NULL CHECK (seat IN ('chair', 'member')),
  grouping     TEXT,                            -- 중앙행정기관의 장, 그 밖의 위원
  name         TEXT NOT NULL,                   -- the office that has the seat
  aliases      TEXT,                            -- other spellings in use, separated by '; '
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What the council is for and how it works, rule by rule.
CREATE TABLE function (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'f1'
  meeting_id   INTEGER NOT NULL REFERENCES meeting,
  position     INTEGER NOT NULL,
  topic        TEXT NOT NULL,                   -- 기능, 주기, 방식 …
  title        TEXT NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The tree of what was decided.
CREATE TABLE item (
  id               INTEGER PRIMARY KEY,
  code             TEXT NOT NULL UNIQUE,        -- '1.2.2.1': meeting.agenda.strategy.task
  sort             TEXT NOT NULL UNIQUE,
  meeting_id       INTEGER NOT NULL REFERENCES meeting,
  parent_id        INTEGER REFERENCES item,     -- NULL for an agenda item
  level            INTEGER NOT NULL CHECK (level >= 1), -- agenda 1 …
  position         INTEGER NOT NULL,            -- among its siblings: the last number of the code
  kind             TEXT NOT NULL CHECK (kind = 'agenda' OR kind = 'strategy' OR kind = 'task' OR kind = 'detail' OR kind = 'group'),
  label            TEXT,                        -- the printed kind: 전략①, 축, 프로젝트③, WG …
  title            TEXT NOT NULL,
  formal_title     TEXT,                        -- as put to the meeting, with (안)
  aliases          TEXT,                        -- other names in the source, separated by '; '
  submitter        TEXT,                        -- who put it to the meeting, as printed
  decision_stated  TEXT CHECK (decision_stated = 'discussed' OR decision_stated = 'resolved' OR decision_stated = 'reported'
                            OR decision_stated = 'not_stated'),
  decision_implied TEXT CHECK (decision_implied = 'discussed' OR decision_implied = 'resolved'
                            OR decision_implied = 'reported' OR decision_implied = 'not_stated'),
  note             TEXT,
  version          INTEGER NOT NULL DEFAULT 1,
  closing      TEXT CHECK (closing = 'completed' OR closing = 'withdrawn' OR closing = 'carried_over' OR closing = 'merged'
                        OR closing = 'split'), -- why it is closed; NULL: open
  closed_on    TEXT,                            -- day
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX item_parent ON item (parent_id, position);
CREATE INDEX item_meeting ON item (meeting_id, level, position);

-- Offices: 부 › 실·국·관 › 과·팀·단, of variable depth.
CREATE TABLE office (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'o1'
  parent_id    INTEGER REFERENCES office,
  name         TEXT NOT NULL,
  valid_from   TEXT,                            -- day; NULL: since before the first meeting
  valid_to     TEXT,                            -- last day; NULL: still there
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  predecessor_id INTEGER REFERENCES office,     -- whose work it took over
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX office_parent ON office (parent_id);

-- Every other spelling of an office's name.
CREATE TABLE office_alias (
  id           INTEGER PRIMARY KEY,
  office_id    INTEGER NOT NULL REFERENCES office,
  name         TEXT NOT NULL,
  born         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (office_id, name)
) STRICT;
CREATE INDEX office_alias_name ON office_alias (name);

-- Which office answers for what; what lies below an item inherits from the nearest one above.
CREATE TABLE assignment (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'a1'
  meeting_id   INTEGER REFERENCES meeting,      -- one of the two is set
  item_id      INTEGER REFERENCES item,
  office_id    INTEGER NOT NULL REFERENCES office,
  role         TEXT NOT NULL CHECK (role = 'lead' OR role = 'support' OR role = 'overall'),
  sort         TEXT NOT NULL,                   -- of the meeting or item
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  CHECK ((meeting_id IS NULL) <> (item_id IS NULL)),
  UNIQUE (meeting_id, item_id, office_id, role)
) STRICT;
CREATE INDEX assignment_item ON assignment (item_id);
CREATE INDEX assignment_office ON assignment (office_id, sort, item_id, meeting_id); -- what an office answers for, without a look at the rows

-- A person's entry in the list of whom to call; a person may have several.
CREATE TABLE contact (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'c1'
  office_id    INTEGER NOT NULL REFERENCES office,
  meeting_id   INTEGER REFERENCES meeting,      -- what the entry is for: one of the two is set
  item_id      INTEGER REFERENCES item,
  name         TEXT NOT NULL,
  position     TEXT,                            -- rank or post: 과장, 사무관 …
  role         TEXT NOT NULL CHECK (role IN ('head', 'staff')),
  phone        TEXT,
  certainty    TEXT NOT NULL CHECK (certainty = 'certain' OR certainty = 'high' OR certainty = 'medium' OR certainty = 'low'),
  valid_from   TEXT,
  valid_to     TEXT,
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  CHECK ((meeting_id IS NULL) <> (item_id IS NULL))
) STRICT;
CREATE INDEX contact_office ON contact (office_id);
CREATE INDEX contact_item ON contact (item_id);

-- A commitment whose keeping can be seen, or a past fact.
CREATE TABLE milestone (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- '1.2.5.1m1', '1m1'
  sort         TEXT NOT NULL UNIQUE,
  meeting_id   INTEGER NOT NULL REFERENCES meeting,
  item_id      INTEGER REFERENCES item,         -- NULL: it hangs on the meeting itself
  position     INTEGER NOT NULL,
  title        TEXT NOT NULL,
  type         TEXT NOT NULL CHECK (type = 'deadline' OR type = 'period' OR type = 'start' OR type = 'recurring'
                                 OR type = 'conditional' OR type = 'ongoing' OR type = 'undated' OR type = 'past'),
  date         TEXT,                            -- EDTF or recurrence
  due_first    TEXT,                            -- first day of `date`, NULL if open
  due_last     TEXT,                            -- last day of `date`: late only after it
  qualifier    TEXT,                            -- the words printed with the date: 까지, 부터, 중, 잠정 …
  original     TEXT,                            -- the `date` first promised, once it has been moved
  forecast     TEXT,                            -- the day it is now expected
  done_on      TEXT,                            -- the day it was done, as reported; EDTF, as precise as known
  reported     TEXT NOT NULL DEFAULT 'none' CHECK (reported = 'none' OR reported = 'not_started' OR reported = 'in_progress'
                                                OR reported = 'reported_done' OR reported = 'on_hold'
                                                OR reported = 'cancelled'),
  reported_on  TEXT,                            -- the 기준일 of the last report
  reason       TEXT,                            -- given with the last report
  verified     TEXT NOT NULL DEFAULT 'none' CHECK (verified = 'none' OR verified = 'received' OR verified = 'confirmed'
                                                OR verified = 'rejected'),
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  slips        INTEGER NOT NULL DEFAULT 0,      -- how many reports in a row moved the forecast later
  recovery     TEXT,                            -- the second of the days promised on the telephone: once it has passed, two were missed
  issue        TEXT,                            -- an open grave issue: accident, budget, disagreement of ministries
  stage        TEXT CHECK (stage = 'drafting' OR stage = 'consultation' OR stage = 'notice' OR stage = 'review'
                        OR stage = 'cabinet' OR stage = 'submitted' OR stage = 'passed' OR stage = 'promulgated'
                        OR stage = 'in_force'), -- of law-making
  born         INTEGER NOT NULL DEFAULT 0,
  answer       INTEGER                          -- the nearest item at or above with an assignment: its offices answer; of what hangs
                                                -- on the meeting itself the meeting, negative; NULL: none (src/store/answer.h)
) STRICT;
CREATE INDEX milestone_item ON milestone (item_id, position);
CREATE INDEX milestone_due ON milestone (due_last);
CREATE INDEX milestone_answer ON milestone (answer, due_last, sort);

-- One time of a recurring milestone, once something is known of it.
CREATE TABLE occurrence (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- '1.3m2@2026-01'
  milestone_id INTEGER NOT NULL REFERENCES milestone,
  period       TEXT NOT NULL,                   -- EDTF: the week, month … it is for
  due_first    TEXT NOT NULL,
  due_last     TEXT NOT NULL,
  done_on      TEXT,
  reported     TEXT NOT NULL DEFAULT 'none' CHECK (reported = 'none' OR reported = 'not_started' OR reported = 'in_progress'
                                                OR reported = 'reported_done' OR reported = 'on_hold'
                                                OR reported = 'cancelled'),
  reported_on  TEXT,
  reason       TEXT,
  verified     TEXT NOT NULL DEFAULT 'none' CHECK (verified = 'none' OR verified = 'received' OR verified = 'confirmed'
                                                OR verified = 'rejected'),
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX occurrence_milestone ON occurrence (milestone_id, due_last);

-- How many milestones have which signal from which day on, for a meeting or an agenda item. A change on a day stands in three rows, of the day,
-- of its 32 days and of its 1024 days, so that the count on any day is the sum of a few hundred rows however many milestones there are.
-- Kept by the write gate, so that neither a new day nor a million rows cost anything. A second series of measures counts on each day by what was
-- reported up to that day: as of a past day.
CREATE TABLE tally (
  scope        TEXT NOT NULL,                   -- `sort` of the meeting or agenda item
  span         INTEGER NOT NULL CHECK (span = 0 OR span = 5 OR span = 10), -- 2^span days
  start        INTEGER NOT NULL,                -- days since 1970-01-01 plus 1000000, divided by 2^span
  measure      INTEGER NOT NULL,                -- src/store/tally.c
  n            INTEGER NOT NULL,                -- by how much the count changes
  PRIMARY KEY (scope, span, start, measure)
) STRICT, WITHOUT ROWID;

-- A figure: to be reached (target, funding …) or to measure against (current, baseline). Structure counts and numbers inside names are none.
CREATE TABLE target (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- '1.2.2.1t1'
  sort         TEXT NOT NULL UNIQUE,
  meeting_id   INTEGER NOT NULL REFERENCES meeting,
  item_id      INTEGER REFERENCES item,
  position     INTEGER NOT NULL,
  title        TEXT NOT NULL,
  class        TEXT NOT NULL CHECK (class = 'target' OR class = 'qualitative' OR class = 'recurring' OR class = 'example'
                                 OR class = 'funding' OR class = 'current' OR class = 'baseline'),
  unit         TEXT,
  comparator   TEXT CHECK (comparator = 'eq' OR comparator = 'ge' OR comparator = 'gt' OR comparator = 'le'
                        OR comparator = 'lt' OR comparator = 'range' OR comparator = 'from_to'),
  approx       INTEGER NOT NULL DEFAULT 0 CHECK (approx IN (0, 1)), -- 수준, 여, 약
  low          INTEGER,
  high         INTEGER,
  baseline     INTEGER,
  scale        INTEGER NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 9), -- decimal places of low, high and baseline
  withheld     INTEGER NOT NULL DEFAULT 0 CHECK (withheld IN (0, 1)),    -- 비공개
  stage        TEXT,                            -- of money: 발표, 계획, 확보, 편성, 집행; NULL: not stated
  due          TEXT,                            -- EDTF or recurrence; of current and baseline figures the day they are of
  due_first    TEXT,
  due_last     TEXT,
  qualifier    TEXT,                            -- the words printed with the figure or its date
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  method       TEXT,                            -- how it is measured
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX target_item ON target (item_id, position);

-- What of a target is to be reached at the end of a year.
CREATE TABLE target_path (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- '1.2.2.1t1@2027'
  target_id    INTEGER NOT NULL REFERENCES target,
  year         INTEGER NOT NULL,
  amount       INTEGER NOT NULL,
  scale        INTEGER NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 9),
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (target_id, year)
) STRICT;

-- A measurement of a target.
CREATE TABLE reading (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'r1'
  target_id    INTEGER NOT NULL REFERENCES target,
  day          TEXT NOT NULL,
  amount       INTEGER NOT NULL,
  scale        INTEGER NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 9),
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  state        TEXT NOT NULL DEFAULT 'final' CHECK (state IN ('provisional', 'final')),
  method       TEXT,                            -- how it was measured
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reading_target ON reading (target_id, day);

-- What proves that a milestone was reached.
CREATE TABLE evidence (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'e1'
  milestone_id INTEGER NOT NULL REFERENCES milestone,
  rank         INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 5), -- 5 관보·법령 4 계약·검수·통계 3 공고·공식 발표 2 공문 1 구두
  title        TEXT NOT NULL,
  issued       TEXT,                            -- day
  received     TEXT,                            -- day
  location     TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  occurrence_id INTEGER REFERENCES occurrence,  -- of a recurring milestone: which time; NULL of others
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evidence_milestone ON evidence (milestone_id);

-- A telephone call about a milestone: who was phoned, what was promised for when.
CREATE TABLE call (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'k1'
  milestone_id INTEGER NOT NULL REFERENCES milestone,
  contact_id   INTEGER REFERENCES contact,
  day          TEXT NOT NULL,
  answer       TEXT NOT NULL,
  promised     TEXT,                            -- day
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX call_milestone ON call (milestone_id);

-- A document that facts come from.
CREATE TABLE source (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 's1'
  title        TEXT NOT NULL,
  publisher    TEXT,
  date         TEXT,
  license      TEXT,
  note         TEXT,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Where a fact stands. The fact is named by its code, of whichever table.
CREATE TABLE citation (
  id           INTEGER PRIMARY KEY,
  entity       TEXT NOT NULL,                   -- code of the fact
  source_id    INTEGER NOT NULL REFERENCES source,
  section      TEXT,                            -- part of the document
  line         INTEGER CHECK (line > 0),        -- of the text version of the document
  certainty    TEXT NOT NULL CHECK (certainty = 'certain' OR certainty = 'high' OR certainty = 'medium' OR certainty = 'low'), -- of the reading
  original     TEXT,                            -- the spelling in the source where the reading was corrected
  note         TEXT,
  born         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX citation_entity ON citation (entity);

-- Two items that belong together across agendas.
CREATE TABLE link (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'l1'
  from_id      INTEGER NOT NULL REFERENCES item,
  to_id        INTEGER NOT NULL REFERENCES item,
  kind         TEXT NOT NULL CHECK (kind = 'related' OR kind = 'shared' OR kind = 'split' OR kind = 'successor'
                                 OR kind = 'carried_over'), -- related: the same matter; shared: a commitment
                                                -- of the one holds for the other; split, successor, carried_over: `to` goes on with what `from` was
  title        TEXT NOT NULL,                   -- what joins them
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (from_id, to_id, kind)
) STRICT;
CREATE INDEX link_to ON link (to_id);

-- The search index: at which places of which rows a gram stands (include/gwagi/text/gram.h), in blocks of up to 960 bytes. Kept by the write gate
-- and the importer; made from the texts alone, so that `check` can compare it with them.
CREATE TABLE search (
  kind         INTEGER NOT NULL CHECK (kind IN (0, 1)), -- of the rows: 0 items, 1 milestones
  gram         INTEGER NOT NULL,                -- two characters, or the initial consonants of three
  first        INTEGER NOT NULL,                -- the first posting: row id times 2^32 plus position
  postings     BLOB NOT NULL,                   -- postings in ascending order, as distances (src/store/postings.h)
  PRIMARY KEY (kind, gram, first)
) STRICT, WITHOUT ROWID;

-- Who may do what (roles are advisory while the file belongs to one Unix account).
CREATE TABLE account (
  id           INTEGER PRIMARY KEY,
  login        TEXT NOT NULL UNIQUE,
  office_id    INTEGER REFERENCES office,
  role         TEXT NOT NULL CHECK (role = 'viewer' OR role = 'officer' OR role = 'coordinator' OR role = 'admin'),
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A frozen 기준일.
CREATE TABLE snapshot (
  id           INTEGER PRIMARY KEY,
  day          TEXT NOT NULL UNIQUE,
  at           TEXT NOT NULL,
  login        TEXT NOT NULL,
  last_change  INTEGER NOT NULL,                -- id of the last change it contains
  hash         TEXT NOT NULL,                   -- SHA-256 of day, last_change, rules and the hash of that change (src/store/chain.c)
  rules        INTEGER NOT NULL DEFAULT 1       -- version of the rules it is judged by
) STRICT;

-- The one history, append-only. A new row is one change of field '*' whose new value is the row as canonical JSON.
CREATE TABLE change (
  id           INTEGER PRIMARY KEY,
  at           TEXT NOT NULL,                   -- real clock, UTC
  effective    TEXT NOT NULL,                   -- the 기준일 that the change belongs to
  login        TEXT NOT NULL,                   -- of the real uid
  action       TEXT NOT NULL,                   -- what the person did
  request      TEXT NOT NULL,                   -- one id for all changes of one request
  entity       TEXT NOT NULL,                   -- code of the row (of accounts: the login)
  kind         TEXT NOT NULL,                   -- table of the row
  field        TEXT NOT NULL,
  old          TEXT,
  new          TEXT,
  reason       TEXT,
  authority    TEXT,                            -- the decision or document it rests on
  version      INTEGER NOT NULL,                -- of the row after the change
  previous     TEXT NOT NULL,                   -- hash of the change before; 64 zeros for the first
  hash         TEXT NOT NULL,                   -- SHA-256 of `previous` and all of the above (src/store/chain.c)
  undoes       TEXT                             -- the request that this one takes back or restores; part of the hash when it is set
) STRICT;
CREATE INDEX change_entity ON change (entity, id, effective);
CREATE INDEX change_request ON change (request);
CREATE INDEX change_effective ON change (effective);
CREATE INDEX change_login ON change (login, id) WHERE action NOT IN ('init', 'import');   -- what a person may undo
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_gone ON change (kind, entity) WHERE field = '*' AND new IS NULL;       -- rows that were taken back
CREATE INDEX change_title ON change (effective) WHERE field IN ('title', 'formal_title', 'aliases'); -- what was found by other words
CREATE TRIGGER change_is_final_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;
CREATE TRIGGER change_is_final_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;

PRAGMA user_version = 4;
