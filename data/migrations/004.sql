-- Schema 4: rows know the change that made them, so that the database can be read as of a past day; recurring milestones by
-- the time, yearly paths of targets, closed items, succession of offices; what a request takes back. The program counts the tally anew (src/store/migrate.c).

ALTER TABLE meeting ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE function ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN closing TEXT CHECK (closing = 'completed' OR closing = 'withdrawn' OR closing = 'carried_over'
                                             OR closing = 'merged' OR closing = 'split');
ALTER TABLE item ADD COLUMN closed_on TEXT;
ALTER TABLE item ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE office ADD COLUMN predecessor_id INTEGER REFERENCES office;
ALTER TABLE office ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE office_alias ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE milestone ADD COLUMN slips INTEGER NOT NULL DEFAULT 0;
ALTER TABLE milestone ADD COLUMN recovery TEXT;
ALTER TABLE milestone ADD COLUMN issue TEXT;
ALTER TABLE milestone ADD COLUMN stage TEXT CHECK (stage = 'drafting' OR stage = 'consultation' OR stage = 'notice'
                                                OR stage = 'review' OR stage = 'cabinet' OR stage = 'submitted'
                                                OR stage = 'passed' OR stage = 'promulgated' OR stage = 'in_force');
ALTER TABLE milestone ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE milestone ADD COLUMN answer INTEGER;
ALTER TABLE target ADD COLUMN method TEXT;
ALTER TABLE target ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reading ADD COLUMN state TEXT NOT NULL DEFAULT 'final' CHECK (state IN ('provisional', 'final'));
ALTER TABLE reading ADD COLUMN method TEXT;
ALTER TABLE reading ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE citation ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshot ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;
ALTER TABLE change ADD COLUMN undoes TEXT;

CREATE TABLE occurrence (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  milestone_id INTEGER NOT NULL REFERENCES milestone,
  period       TEXT NOT NULL,
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
CREATE TABLE target_path (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  target_id    INTEGER NOT NULL REFERENCES target,
  year         INTEGER NOT NULL,
  amount       INTEGER NOT NULL,
  scale        INTEGER NOT NULL DEFAULT 0 CHECK (scale BETWEEN 0 AND 9),
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (target_id, year)
) STRICT;
ALTER TABLE evidence ADD COLUMN occurrence_id INTEGER REFERENCES occurrence;
ALTER TABLE evidence ADD COLUMN born INTEGER NOT NULL DEFAULT 0;

-- A code for each assignment, and more kinds of links: columns of a kind that can't be added.
CREATE TABLE new_assignment (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  meeting_id   INTEGER REFERENCES meeting,
  item_id      INTEGER REFERENCES item,
  office_id    INTEGER NOT NULL REFERENCES office,
  role         TEXT NOT NULL CHECK (role = 'lead' OR role = 'support' OR role = 'overall'),
  sort         TEXT NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  CHECK ((meeting_id IS NULL) <> (item_id IS NULL)),
  UNIQUE (meeting_id, item_id, office_id, role)
) STRICT;
INSERT INTO new_assignment (id, code, meeting_id, item_id, office_id, role, sort)
  SELECT id, 'a' || id, meeting_id, item_id, office_id, role, coalesce((SELECT i.sort FROM item i WHERE i.id = item_id),
      (SELECT g.sort FROM meeting g WHERE g.id = meeting_id)) FROM assignment ORDER BY id;
DROP TABLE assignment;
ALTER TABLE new_assignment RENAME TO assignment;
CREATE INDEX assignment_item ON assignment (item_id);
CREATE INDEX assignment_office ON assignment (office_id, sort, item_id, meeting_id);
CREATE TABLE new_link (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  from_id      INTEGER NOT NULL REFERENCES item,
  to_id        INTEGER NOT NULL REFERENCES item,
  kind         TEXT NOT NULL CHECK (kind = 'related' OR kind = 'shared' OR kind = 'split' OR kind = 'successor' OR kind = 'carried_over'),
  title        TEXT NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  born         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (from_id, to_id, kind)
) STRICT;
INSERT INTO new_link (id, code, from_id, to_id, kind, title, version) SELECT id, code, from_id, to_id, kind, title, version FROM link ORDER BY id;
DROP TABLE link;
ALTER TABLE new_link RENAME TO link;
CREATE INDEX link_to ON link (to_id);

-- What answers for a milestone.
UPDATE milestone SET answer = down.answer
  FROM (WITH RECURSIVE down(id, answer) AS (
      SELECT i.id, (SELECT a.item_id FROM assignment a WHERE a.item_id = i.id) FROM item i WHERE i.parent_id IS NULL
      UNION ALL SELECT i.id, coalesce((SELECT a.item_id FROM assignment a WHERE a.item_id = i.id), down.answer)
        FROM down CROSS JOIN item i ON i.parent_id = down.id) SELECT id, answer FROM down) down
  WHERE milestone.item_id = down.id;
UPDATE milestone SET answer = -meeting_id WHERE item_id IS NULL;
CREATE INDEX milestone_answer ON milestone (answer, due_last, sort);

DROP INDEX change_entity;
CREATE INDEX change_entity ON change (entity, id, effective);
CREATE INDEX change_login ON change (login, id) WHERE action NOT IN ('init', 'import');
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_gone ON change (kind, entity) WHERE field = '*' AND new IS NULL;
CREATE INDEX change_title ON change (effective) WHERE field IN ('title', 'formal_title', 'aliases');

-- Which change made a row: by its code; of rows without one, the first of a thing by the first change about it, and so on.
UPDATE meeting SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'meeting' AND c.field = '*'), 0);
UPDATE member SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'member' AND c.field = '*'), 0);
UPDATE function SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'function' AND c.field = '*'), 0);
UPDATE item SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'item' AND c.field = '*'), 0);
UPDATE office SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'office' AND c.field = '*'), 0);
UPDATE contact SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'contact' AND c.field = '*'), 0);
UPDATE milestone SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'milestone' AND c.field = '*'), 0);
UPDATE target SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'target' AND c.field = '*'), 0);
UPDATE evidence SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'evidence' AND c.field = '*'), 0);
UPDATE source SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'source' AND c.field = '*'), 0);
UPDATE link SET born = coalesce((SELECT min(c.id) FROM change c WHERE c.entity = code AND c.kind = 'link' AND c.field = '*'), 0);
CREATE TABLE made AS
  SELECT kind, entity, id AS born, row_number() OVER (PARTITION BY kind, entity ORDER BY id) AS place
    FROM change WHERE kind IN ('office_alias', 'assignment', 'citation') AND field = '*';
CREATE INDEX made_place ON made (kind, entity, place);
UPDATE office_alias SET born = coalesce((SELECT m.born FROM made m WHERE m.kind = 'office_alias'
    AND m.entity = (SELECT o.code FROM office o WHERE o.id = office_alias.office_id)
    AND m.place = n.place), 0)
  FROM (SELECT id, row_number() OVER (PARTITION BY office_id ORDER BY id) AS place FROM office_alias) n WHERE n.id = office_alias.id;
UPDATE assignment SET born = coalesce((SELECT m.born FROM made m WHERE m.kind = 'assignment'
    AND m.entity = coalesce((SELECT i.code FROM item i WHERE i.id = assignment.item_id), (SELECT g.code FROM meeting g WHERE g.id = assignment.meeting_id))
    AND m.place = n.place), 0)
  FROM (SELECT id, row_number() OVER (PARTITION BY meeting_id, item_id ORDER BY id) AS place FROM assignment) n WHERE n.id = assignment.id;
UPDATE citation SET born = coalesce((SELECT m.born FROM made m WHERE m.kind = 'citation' AND m.entity = citation.entity AND m.place = n.place), 0)
  FROM (SELECT id, row_number() OVER (PARTITION BY entity ORDER BY id) AS place FROM citation) n WHERE n.id = citation.id;
DROP TABLE made;
DELETE FROM tally;

PRAGMA user_version = 4;
