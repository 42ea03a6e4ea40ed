CREATE TABLE waiting (noun TEXT NOT NULL, key TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL, PRIMARY KEY (noun, key)) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_by_start ON waiting (from_id, noun);
CREATE INDEX waiting_by_end ON waiting (to_id, noun);
