import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { SeqbenchError } from '../../../contract/errors';
import { defaultImportOptions } from '../../../core/dataset/import-options';
import { fileWith, temporaryFolder } from '../../testing/data-client';
import { readRows } from '../../warehouse/warehouse';
import { fingerprint } from './fingerprint';
import { readTable } from './read-table';
import { Scratch } from './scratch';
import { openSource } from './source';
import type { ReadTable } from './table-reading';

const { signal } = new AbortController();

/** Reads a file of which only the beginning is looked at before the columns' types are decided. */
async function readAsLarge(content: string): Promise<ReadTable & { readonly last: readonly unknown[] }> {
  const path = fileWith(content);
  const print = await fingerprint(path, signal, () => undefined);
  const scratch = new Scratch(temporaryFolder());
  const source = await openSource(path, path, print, { options: defaultImportOptions, scratch, signal });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const read = await readTable(connection, { table: 't', sources: [source], options: defaultImportOptions, plans: null, signal });
    const [last = []] = await readRows(connection, 'SELECT * FROM t ORDER BY rowid DESC LIMIT 1');
    return { ...read, last };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A table whose last value stands far behind what is looked at. */
const endingIn = (last: string): string => `a,b\n${Array.from({ length: 120_000 }, (_, index) => `${index},1\n`).join('')}${last}\n`;
const typesOf = ({ plans }: ReadTable): readonly string[] => plans.map(({ type }) => type);

it('keeps a fraction at the end of whole numbers', async () => {
  const read = await readAsLarge(endingIn('3.75,1'));
  expect([typesOf(read), read.last, read.rows]).toEqual([['DOUBLE', 'BIGINT'], [3.75, 1n], 120_001]);
});

it('makes a column of numbers with text at its end a column of text', async () => {
  const read = await readAsLarge(endingIn('oops,1'));
  expect([typesOf(read), read.last]).toEqual([
    ['VARCHAR', 'BIGINT'],
    ['oops', 1n],
  ]);
});

it('keeps every digit of a whole number beyond 2⁵³', async () => {
  const read = await readAsLarge(endingIn('9007199254740993,1'));
  expect(read.last).toEqual([9_007_199_254_740_993n, 1n]);
});

it('refuses a row with too few fields at the end, by its line', async () => {
  await expect(readAsLarge(endingIn('7'))).rejects.toThrow(SeqbenchError);
  await expect(readAsLarge(endingIn('7'))).rejects.toThrow('Line 120,002 of games.csv has too few fields');
});
