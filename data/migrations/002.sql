-- Schema 2: telephone calls, accounts and frozen days.

-- A telephone call about a milestone: who was phoned, what was promised for when.
CREATE TABLE call (
  id           INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,            -- 'k1'
  milestone_id INTEGER NOT NULL REFERENCES milestone,
  contact_id   INTEGER REFERENCES contact,
  day          TEXT NOT NULL,
  answer       TEXT NOT NULL,
  promised     TEXT,                            -- day
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX call_milestone ON call (milestone_id);

-- Who may do what (roles are advisory while the file belongs to one Unix account).
CREATE TABLE account (
  id           INTEGER PRIMARY KEY,
  login        TEXT NOT NULL UNIQUE,
  office_id    INTEGER REFERENCES office,
  role         TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'coordinator', 'admin')),
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A frozen 기준일.
CREATE TABLE snapshot (
  id           INTEGER PRIMARY KEY,
  day          TEXT NOT NULL UNIQUE,
  at           TEXT NOT NULL,
  login        TEXT NOT NULL,
  last_change  INTEGER NOT NULL,                -- id of the last change it contains
  hash         TEXT NOT NULL
) STRICT;

PRAGMA user_version = 2;
