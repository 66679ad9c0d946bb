import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digitsCsv } from '../resources/samples/digits.mjs';
import samples from '../resources/samples/index.json';
import { sharesCsv } from '../resources/samples/shares.mjs';
import { sunspotsCsv } from '../resources/samples/sunspots.mjs';

const folderOfSamples = join(import.meta.dirname, '../resources/samples');

const rowsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/[,;]/));

describe('the simulated samples', () => {
  it.each(samples)('are the very bytes that the index names: $id', ({ script, sha256 }) => {
    const folder = mkdtempSync(join(tmpdir(), 'seqbench-sample-'));
    const file = join(folder, 'sample.csv');
    execFileSync(process.execPath, [join(folderOfSamples, script), file]);
    const bytes = readFileSync(file);
    rmSync(folder, { recursive: true });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });
});

describe('the simulated sunspots', () => {
  const rows = rowsOf(sunspotsCsv());

  it('have every day from 1818 to the end of June 2017 once, in eight fields', () => {
    expect(rows.length).toBe(72_865);
    expect(rows.every((row) => row.length === 8)).toBe(true);
    const dayOf = ([year, month, day]: readonly string[]): number => Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    const first = Date.UTC(1818, 0, 1) / 86_400_000;
    expect(rows.every((row, index) => dayOf(row) === first + index)).toBe(true);
    expect(rows.at(-1)?.slice(0, 3)).toEqual(['2017', '06', '30']);
  });

  it('say −1 where nothing was seen, and leave 61,551 days after the last such day: 55,160 before 2000', () => {
    const seen = rows.map((row) => Number(row[6]) > 0);
    expect(rows.every((row, index) => (Number(row[4]) === -1) !== seen[index])).toBe(true);
    const kept = rows.slice(seen.lastIndexOf(false) + 1);
    expect(kept.length).toBe(61_551);
    expect(kept.filter((row) => Number(row[0]) < 2000).length).toBe(55_160);
  });
});

describe('the simulated share prices', () => {
  const [head, ...rows] = rowsOf(sharesCsv());

  it('have 926 days of AAL among those of other companies, in order', () => {
    expect(head).toEqual(['date', 'open', 'high', 'low', 'close', 'volume', 'Name']);
    const days = rows.filter((row) => row[6] === 'AAL').map((row) => row[0] ?? '');
    expect(days.length).toBe(926);
    expect(days).toEqual([...new Set(days)].sort());
    expect(new Set(rows.map((row) => row[6])).size).toBe(24);
  });

  it('keep low below open and close, and high above', () => {
    const wrong = rows.filter((row) => {
      const [open = 0, high = 0, low = 0, close = 0] = row.slice(1, 5).map(Number);
      return !(low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close));
    });
    expect(wrong).toEqual([]);
  });
});

describe('the digits', () => {
  it('that lie in the repository are those of the package, pixel by pixel', () => {
    const kept = gunzipSync(readFileSync(join(folderOfSamples, 'digits.csv.gz'))).toString();
    expect(kept === digitsCsv()).toBe(true);
    const rows = kept.trimEnd().split('\n');
    expect(rows.length).toBe(10_001);
    expect(rows.slice(1, 11).map((row) => row.slice(row.lastIndexOf(',') + 1))).toEqual(
      Array.from({ length: 10 }, (_, digit) => String(digit)),
    );
  });
});
