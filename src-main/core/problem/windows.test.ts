import { describe, expect, it } from 'vitest';
import { chronologicalCuts, orderedParts } from './ordered-parts';
import { type Assignment, partCode, unused } from './part-codes';
import { type RandomStream, randomStream } from './random';
import { type PartName, partNames } from './split-spec';
import { countStraddling, coveredRows, gridOf, stretchEnds, type WindowedRows, windowStarts } from './windows';
import { type WindowsSpec, windowsSchema } from './windows-spec';

interface RandomCase {
  readonly rows: WindowedRows;
  readonly windows: WindowsSpec;
  readonly lost: number;
  /** [rows] */
  readonly series: readonly number[];
  readonly noTarget: readonly boolean[];
}

function randomCase(seed: number): RandomCase {
  const random = randomStream(seed);
  const count = random.below(60);
  const series: number[] = [];
  for (let row = 0, current = 0; row < count; row += 1) {
    if (random.below(15) === 0) current += 1;
    series.push(current);
  }
  const runs = random.below(2) === 0;
  const codes = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) codes[row] = runs && row > 0 && random.below(8) > 0 ? (codes[row - 1] ?? 0) : randomCode(random);
  const noTarget = series.map(() => random.below(20) === 0);
  return {
    rows: {
      assignment: { codes, same: random.below(6) === 0 },
      bounds: Uint32Array.from([0, ...series.flatMap((each, row) => (row > 0 && each !== series[row - 1] ? [row] : [])), count]),
      gaps: random.below(2) === 0 ? null : Uint8Array.from(series, () => (random.below(12) === 0 ? 1 : 0)),
      targetless:
        random.below(2) === 0 ? null : Uint32Array.from({ length: count + 1 }, (_, end) => noTarget.slice(0, end).filter(Boolean).length),
    },
    windows: windowsSchema.parse({
      lookBack: 1 + random.below(6),
      foresight: random.below(4),
      ...(random.below(3) === 0 ? { targetAt: 'every-step' } : { horizon: 1 + random.below(3) }),
      stride: 1 + random.below(4),
    }),
    lost: random.below(2),
    series,
    noTarget,
  };
}

function randomCode(random: RandomStream): number {
  return [partCode.train, partCode.validation, partCode.test, unused][random.below(4)] ?? 0;
}

/** Rows that a window at `start` needs, told one by one from what a window is. */
function neededRows(
  { windows, lost }: RandomCase,
  start: number,
): { readonly all: readonly number[]; readonly targets: readonly number[] } {
  const { lookBack, foresight, horizon, targetAt } = windows;
  const inputs = Array.from({ length: lookBack + lost }, (_, step) => start - lost + step);
  const targets =
    targetAt === 'every-step'
      ? Array.from({ length: lookBack }, (_, step) => start + step + foresight + 1)
      : Array.from({ length: horizon }, (_, step) => start + lookBack + foresight + step);
  const last = Math.max(...targets);
  return { all: Array.from({ length: last - (inputs[0] ?? 0) + 1 }, (_, place) => (inputs[0] ?? 0) + place), targets };
}

function isSound(given: RandomCase, code: number, start: number): boolean {
  const { rows, series, noTarget } = given;
  const { all, targets } = neededRows(given, start);
  const { codes } = rows.assignment;
  return (
    all.every((row) => row >= 0 && row < codes.length && codes[row] === code && series[row] === series[all[0] ?? 0]) &&
    all.slice(1).every((row) => rows.gaps?.[row] !== 1) &&
    (!rows.targetless || targets.every((row) => !noTarget[row]))
  );
}

/** Goes through the rows one by one; a stretch begins where the row before is of another kind, and only every `stride`-th place of it counts. */
function naiveStarts(given: RandomCase, part: PartName): readonly number[] {
  const { rows, series, windows, lost } = given;
  const { codes, same } = rows.assignment;
  const code = same && part === 'test' ? 0 : partNames.indexOf(part);
  const starts: number[] = [];
  let begin = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const goesOn = row > 0 && codes[row] === codes[row - 1] && series[row] === series[row - 1] && rows.gaps?.[row] !== 1;
    if (!goesOn) begin = row;
    const place = row - begin - lost;
    if (place >= 0 && place % windows.stride === 0 && isSound(given, code, row)) starts.push(row);
  }
  return starts;
}

function naiveStraddling(given: RandomCase): number {
  const { rows, series, windows, lost } = given;
  const { codes } = rows.assignment;
  let count = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const place = row - series.indexOf(series[row] ?? 0) - lost;
    if (place < 0 || place % windows.stride !== 0) continue;
    const { all } = neededRows(given, row);
    if (all.some((each) => series[each] !== series[row])) continue;
    const inOnePart = isSound(given, codes[all[0] ?? 0] ?? 0, row);
    const inNone = all.every((each) => codes[each] === unused) && all.slice(1).every((each) => rows.gaps?.[each] !== 1);
    if (!inOnePart && !inNone) count += 1;
  }
  return count;
}

describe('windows of random series, parts, gaps and settings', () => {
  it('are those that a walk from row to row finds', () => {
    for (let seed = 1; seed <= 1500; seed += 1) {
      const given = randomCase(seed);
      const grid = gridOf(given.windows, given.lost);
      const ends = stretchEnds(given.rows);
      for (const part of partNames) {
        expect([...windowStarts(given.rows, ends, grid, part)], `seed ${seed}, ${part}`).toEqual(naiveStarts(given, part));
      }
      expect(countStraddling(given.rows, ends, grid), `seed ${seed}, straddling`).toBe(naiveStraddling(given));
    }
  });

  it('cover as many rows as a set of them holds', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomStream(seed);
      const span = 1 + random.below(6);
      const starts = Uint32Array.from(Array.from({ length: random.below(20) }, () => random.below(80))).sort();
      const rows = new Set([...starts].flatMap((start) => Array.from({ length: span }, (_, step) => start + step)));
      expect(coveredRows(starts, span), `seed ${seed}`).toBe(rows.size);
    }
  });
});

describe('windows of the reference problems', () => {
  const oneSeries = (codes: Uint8Array): WindowedRows => ({
    assignment: { codes, same: false } satisfies Assignment,
    bounds: Uint32Array.of(0, codes.length),
    gaps: null,
    targetless: null,
  });

  it('of a share price: 648, 139 and 139 of 926 rows, 635 windows to train on', () => {
    const all = { count: 926, bounds: Uint32Array.of(0, 926), order: null };
    const rows = oneSeries(orderedParts(all, (count) => chronologicalCuts(count, { test: 0.15, validation: 0.15 })));
    const grid = gridOf(windowsSchema.parse({ lookBack: 7, foresight: 6 }), 0);
    const ends = stretchEnds(rows);
    expect(partNames.map((part) => rows.assignment.codes.filter((code) => code === partCode[part]).length)).toEqual([648, 139, 139]);
    expect(partNames.map((part) => windowStarts(rows, ends, grid, part).length)).toEqual([635, 126, 126]);
    expect(countStraddling(rows, ends, grid)).toBe(26);
  });

  it('of sunspots: 55,150 and 6,381 of 55,160 and 6,391 rows', () => {
    const rows = oneSeries(Uint8Array.from({ length: 61_551 }, (_, row) => (row < 55_160 ? partCode.train : partCode.test)));
    const ends = stretchEnds(rows);
    const grid = gridOf(windowsSchema.parse({ lookBack: 10 }), 0);
    expect([windowStarts(rows, ends, grid, 'train').length, windowStarts(rows, ends, grid, 'test').length]).toEqual([55_150, 6381]);
  });
});
