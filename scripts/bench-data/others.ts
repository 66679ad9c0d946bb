import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { runPython } from '../bench/python';

/** Seconds of DuckDB's own `CREATE TABLE AS` into a new file, with every column's type said. */
export async function duckdbSeconds(csv: string, types: readonly string[], folder: string): Promise<number> {
  const file = join(folder, 'beside.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    const columns = types.map((type, index) => `c${index}: '${type}'`).join(', ');
    const scan = `read_csv($1, columns = {${columns}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"')`;
    const started = performance.now();
    await connection.run(`CREATE TABLE beside AS SELECT * FROM ${scan}`, [csv]);
    return (performance.now() - started) / 1000;
  } finally {
    // Left to the garbage collector, it closes its file in the middle of what is timed later: two seconds.
    connection.closeSync();
    instance.closeSync();
    for (const path of [file, `${file}.wal`]) rmSync(path, { force: true });
  }
}

const program = `import sys, time
import pandas
started = time.perf_counter()
frame = pandas.read_csv(sys.argv[1], parse_dates=sys.argv[2:])
print(pandas.__version__, time.perf_counter() - started)`;

/**
 * Seconds of pandas's `read_csv`, without Python's own start; or why there are none.
 *
 * @param dates columns that are to become dates, as they do here; everything else is its default
 */
export async function pandasSeconds(
  csv: string,
  dates: readonly string[],
): Promise<{ readonly version: string; readonly seconds: number } | string> {
  const { ok, output, errors } = await runPython('tensorflow', ['-c', program, csv, ...dates]);
  if (!ok) return `pandas was not timed (PYTHON names the interpreter): ${errors.trim().split('\n').at(-1) ?? ''}`;
  const [version = '', seconds = 'NaN'] = output.trim().split(' ');
  return { version, seconds: Number(seconds) };
}
