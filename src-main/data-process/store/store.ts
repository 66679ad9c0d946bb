import Database from 'libsql';
import type { z } from 'zod';
import { SeqbenchError } from '../../contract/errors';
import { storageError } from '../storage-errors';
import { migrations } from './migrations';
import { ParsedLately } from './parsed-lately';

type Value = string | number | null;

/** The project's own database: small, precious, flushed to the disk with every change. */
export class Store {
  private constructor(private readonly database: Database.Database) {}

  /**
   * Opens the file or makes it, and brings its layout up to date.
   *
   * @throws SeqbenchError `project.damaged` where it is no sound database of ours, `file.disk-full`
   */
  static open(path: string): Store {
    try {
      const database = new Database(path, { timeout: 2000 });
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      const store = new Store(database);
      store.migrate();
      store.check();
      return store;
    } catch (thrown) {
      const known = storageError(thrown);
      if (known instanceof SeqbenchError) throw known;
      throw damaged(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  close(): void {
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    this.database.close();
  }

  /** Changes rows. @throws SeqbenchError `file.disk-full` */
  run(sql: string, ...values: readonly Value[]): void {
    try {
      this.database.prepare(sql).run(...values);
    } catch (thrown) {
      throw storageError(thrown);
    }
  }

  /** @throws SeqbenchError `project.damaged` where a row is not what `row` says */
  all<Row>(row: z.ZodType<Row>, sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.database
      .prepare(sql)
      .all(...values)
      .map((found) => parseStored(row, found));
  }

  get<Row>(row: z.ZodType<Row>, sql: string, ...values: readonly Value[]): Row | null {
    return this.all(row, sql, ...values)[0] ?? null;
  }

  /** All of the changes or none. */
  transaction<Result>(work: () => Result): Result {
    try {
      return this.database.transaction(work).immediate();
    } catch (thrown) {
      throw storageError(thrown);
    }
  }

  private migrate(): void {
    const [current] = this.database.prepare('PRAGMA user_version').all();
    const version = Number(Reflect.get(Object(current), 'user_version'));
    if (version > migrations.length) throw newerVersion();
    for (const [index, migration] of migrations.entries()) {
      if (index < version) continue;
      this.database.transaction(() => {
        this.database.exec(migration);
        this.database.exec(`PRAGMA user_version = ${index + 1}`);
      })();
    }
  }

  private check(): void {
    const [answer] = this.database.prepare('PRAGMA quick_check').all();
    if (Reflect.get(Object(answer), 'quick_check') !== 'ok') throw damaged('quick_check found faults');
    for (const table of ['setting', 'dataset', 'problem', 'prepared', 'model', 'run'])
      this.database.prepare(`SELECT count(*) FROM ${table}`).all();
  }
}

/** A dataset's record is asked for by every command that has to do with it, and takes up to 20 ms to check. */
const lately = new ParsedLately();

/** Parses what was stored; a project folder may come from anywhere. */
export function parseStored<Value>(schema: z.ZodType<Value>, stored: unknown): Value {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw damaged(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown reason'}`);
}

/** Text of a JSON column, parsed; what was parsed lately by the same schema is known. */
export function parseJson<Value>(schema: z.ZodType<Value>, text: string): Value {
  return lately.get(schema, text, () => parseText(schema, text));
}

function parseText<Value>(schema: z.ZodType<Value>, text: string): Value {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged('a stored record is not JSON');
  }
  return parseStored(schema, value);
}

function damaged(cause: string): SeqbenchError {
  return new SeqbenchError({
    code: 'project.damaged',
    message: 'The database of this project (project.db) is damaged and cannot be read.',
    remedy: 'Restore the folder from a backup, or start a new project; the runs’ own folders under “runs” are not touched.',
    cause,
  });
}

function newerVersion(): SeqbenchError {
  return new SeqbenchError({
    code: 'project.damaged',
    message: 'This project was made by a newer version of Seqbench.',
    remedy: 'Open it with that version, or a later one.',
  });
}
