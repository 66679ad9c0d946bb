/**
 * Every change of the store's layout, in order; the store's `user_version` says how many it has seen.
 * Never change an entry that was released: add one.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE dataset (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL,
    file TEXT NOT NULL
  ) STRICT;
  CREATE TABLE problem (
    id TEXT PRIMARY KEY,
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    name TEXT NOT NULL,
    spec TEXT NOT NULL
  ) STRICT;
  CREATE TABLE prepared (
    recipe TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    summary TEXT NOT NULL
  ) STRICT;
  CREATE TABLE model (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    spec TEXT NOT NULL
  ) STRICT;
  CREATE TABLE run (
    id TEXT PRIMARY KEY,
    problem_id TEXT NOT NULL REFERENCES problem (id),
    state TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX run_of_problem ON run (problem_id);
  `,
  `
  CREATE TABLE reject (
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    position INTEGER NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_name TEXT,
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (dataset_id, position)
  ) STRICT, WITHOUT ROWID;
  `,
];
