CREATE TABLE entry (shelf TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (shelf, id)) STRICT, WITHOUT ROWID;
CREATE INDEX entry_in_order ON entry (shelf, at, id);
