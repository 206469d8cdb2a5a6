-- Schema 3: the search index. The program fills it (src/store/migrate.c).

-- The search index: at which places of which rows a gram stands (include/gwagi/text/gram.h), in blocks of up to 960 bytes. Kept by the write gate
-- and the importer; made from the texts alone, so that `check` can compare it with them.
CREATE TABLE search (
  kind         INTEGER NOT NULL CHECK (kind IN (0, 1)), -- of the rows: 0 items, 1 milestones
  gram         INTEGER NOT NULL,                -- two characters, or the initial consonants of three
  first        INTEGER NOT NULL,                -- the first posting: row id times 2^32 plus position
  postings     BLOB NOT NULL,                   -- postings in ascending order, as distances (src/store/postings.h)
  PRIMARY KEY (kind, gram, first)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
