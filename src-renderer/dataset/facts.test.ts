import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import { filledIn } from '../../src-main/core/dataset/import-options';
import { asId, type DatasetId, type Sha256 } from '../../src-main/core/ids';
import { describeChanges, describeReading } from './facts';

const dataset: DatasetSummary = {
  id: asId<DatasetId>('a'),
  name: 'Games',
  hash: asId<Sha256>('0'.repeat(64)),
  source: '/games.csv',
  bytes: 1,
  files: [],
  rows: 9,
  options: filledIn({}),
  columns: [],
  importedAt: '2026-11-22T00:00:00Z',
  simulated: false,
  leftOut: 0,
  notes: [],
};

describe('what the strip says of an import', () => {
  it('is nothing where every row came in as it stands in the file', () => {
    expect(describeChanges(dataset)).toBeNull();
  });

  it('is how many rows were left out, or how much there is to read about those that were not', () => {
    expect(describeChanges({ ...dataset, leftOut: 1 })).toBe('1 row left out');
    expect(describeChanges({ ...dataset, notes: ['Points are thousands marks.'] })).toBe('1 note');
    expect(describeChanges({ ...dataset, leftOut: 1200, notes: ['a', 'b'] })).toBe('1,200 rows left out');
  });

  it('is how the file was read, where the user said so', () => {
    const reading = (options: Parameters<typeof filledIn>[0]): string | null => describeReading({ ...dataset, options: filledIn(options) });
    expect(reading({ delimiter: ';', header: false })).toBe('fields between semicolons, no line of names');
    expect(reading({})).toBeNull();
    expect(reading({ format: 'xlsx' })).toBe('Excel workbook');
    expect(reading({ preset: 'daily-sunspots', delimiter: ';' })).toBe('daily sunspot file');
  });
});
