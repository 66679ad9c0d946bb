import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { SeqbenchError } from '../../contract/errors';
import type { DatasetId } from '../../core/ids';
import { storageError } from '../storage-errors';

const fileName = 'data.duckdb';

/**
 * Nothing is ever loaded from elsewhere: no extension is downloaded or found by itself, so a path is a local file or an error.
 * `enable_external_access` must stay on, since it cannot be turned on again and later files are still to be read.
 */
export const warehouseSettings = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** The project's tables. Every one can be made again from its source, so a damaged file is moved aside, not mourned. */
export class Warehouse {
  private broken = false;

  private constructor(
    private readonly path: string,
    private instance: DuckDBInstance,
  ) {}

  /**
   * Opens the file in a project folder, or makes it. Only one process can have it open, which is what keeps a project to one process.
   *
   * @throws SeqbenchError `project.in-use`, `file.disk-full`
   */
  static async open(folder: string): Promise<Warehouse> {
    const path = join(folder, fileName);
    try {
      return new Warehouse(path, await DuckDBInstance.create(path, warehouseSettings));
    } catch (thrown) {
      refuseWhereNotDamaged(thrown);
      await moveAside(path);
      return new Warehouse(path, await DuckDBInstance.create(path, warehouseSettings));
    }
  }

  close(): void {
    this.instance.closeSync();
  }

  /** Runs work on a connection of its own, so that requests do not wait for an import. */
  async use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const instance = await this.sound();
    const connection = await instance.connect();
    try {
      return await work(connection);
    } catch (thrown) {
      if (isFatal(thrown)) this.broken = true;
      throw tableError(thrown);
    } finally {
      connection.closeSync();
    }
  }

  /** After a fatal error (a disk that was full at the wrong moment) DuckDB refuses everything until its file is opened anew. */
  private async sound(): Promise<DuckDBInstance> {
    if (this.broken) {
      this.instance.closeSync();
      this.instance = await DuckDBInstance.create(this.path, warehouseSettings);
      this.broken = false;
    }
    return this.instance;
  }

  /** @returns rows as arrays of DuckDB's values */
  rows(sql: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> {
    return this.use((connection) => readRows(connection, sql, values));
  }

  /** Hands over a result in chunks of up to 2,048 rows, in the table's order. The next is asked for when what is made of one is done. */
  stream(sql: string, onChunk: (chunk: DuckDBDataChunk, firstRow: number) => Promise<void> | void): Promise<void> {
    return this.use(async (connection) => {
      const result = await connection.stream(sql);
      let firstRow = 0;
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        await onChunk(chunk, firstRow);
        firstRow += chunk.rowCount;
      }
    });
  }

  async tables(): Promise<readonly string[]> {
    const found = await this.rows(`SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary`);
    return found.map(([name]) => String(name));
  }

  async drop(table: string): Promise<void> {
    await this.use((connection) => connection.run(`DROP TABLE IF EXISTS ${quoteName(table)}`));
  }
}

export async function readRows(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRows();
}

/** The same column by column, which for many rows takes half the time. @returns no column where there is no row */
export async function readColumns(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getColumns();
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Columns are stored as `c0`, `c1`, …: whatever a file calls its columns, no name is special or too long. */
export function columnName(index: number): string {
  return `c${index}`;
}

export function tableName(id: DatasetId): string {
  return id;
}

function refuseWhereNotDamaged(thrown: unknown): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/could not set lock|being used by another process|conflicting lock/i.test(message)) {
    throw new SeqbenchError({
      code: 'project.in-use',
      message: 'This project is open in another window or command of Seqbench.',
      remedy: 'Close it there, then try again.',
      cause: message,
    });
  }
  const known = storageError(thrown);
  if (known instanceof SeqbenchError) throw known;
}

async function moveAside(path: string): Promise<void> {
  const suffix = `.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  for (const each of [path, `${path}.wal`]) {
    const exists = await stat(each).then(
      () => true,
      () => false,
    );
    if (exists) await rename(each, `${each}${suffix}`);
  }
}

function isFatal(thrown: unknown): boolean {
  return thrown instanceof Error && /FATAL|database has been invalidated/.test(thrown.message);
}

function tableError(thrown: unknown): unknown {
  const known = storageError(thrown);
  if (known instanceof SeqbenchError || !(known instanceof Error) || !/corrupt|checksum/i.test(known.message)) return known;
  return new SeqbenchError({
    code: 'project.damaged',
    message: 'The tables of this project (data.duckdb) are damaged.',
    remedy: 'Close the project, delete data.duckdb in its folder and open it again: the tables are read again from their files.',
    cause: known.message,
  });
}
